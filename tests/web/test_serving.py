from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sayso.errors import StoreError
from sayso.web.serving import make_house, serve


def test_on_loopback_no_token_is_asked_for() -> None:
    assert make_house("127.0.0.1", 8021, None).token is None
    assert make_house("127.0.0.1", 8021, "mine").token == "mine"


def test_elsewhere_a_token_is_made_and_is_never_the_same() -> None:
    one, two = make_house("0.0.0.0", 8021, None).token, make_house("0.0.0.0", 8021, None).token
    assert one and two and one != two and len(one) >= 24


def test_a_missing_ledger_is_said_before_anything_listens(tmp_path: Path) -> None:
    told: list[str] = []
    with pytest.raises(StoreError):
        serve(tmp_path / "none.sayso", make_house("127.0.0.1", 8021, None), told.append)
    assert told == []


def test_the_desk_costs_nothing_until_it_is_served() -> None:
    heavy = ("fastapi", "jinja2", "uvicorn")
    asked = f"import sys, sayso, sayso.cli; print([each for each in {heavy!r} if each in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
