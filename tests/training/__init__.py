"""Tests of the training scripts that need no torch."""
