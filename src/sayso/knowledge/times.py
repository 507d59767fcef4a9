"""The lexicon of time expressions (data/en/times.toml)."""

from __future__ import annotations

from pathlib import Path

from sayso.knowledge.rules import RuleLexicon, load_rules

TIMES_FILE = Path(__file__).parent / "data" / "en" / "times.toml"


def load_times(overlay: Path | None = None) -> RuleLexicon:
    """Load the rules for times; `overlay` is a user's times.toml, whose entries add to ours or replace them by id."""
    return load_rules(TIMES_FILE, overlay)
