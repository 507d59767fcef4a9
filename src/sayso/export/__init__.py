"""Exports: one module per format, each a function from reports and their claims to files."""
