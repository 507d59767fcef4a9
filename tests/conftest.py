"""Fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold data and scorers beside the repository; tests that need it are skipped where it is missing."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("the folder ../shared with the gold data is not here")
    return SHARED
