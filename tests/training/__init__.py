"""Tests of the training scripts; what needs torch is skipped without it."""
