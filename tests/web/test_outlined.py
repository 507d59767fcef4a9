from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.ledger.layers import Layer
from sayso.store.connections import connect
from sayso.web import outlined
from sayso.web.outlined import load_survey
from sayso.web.surveys import make_survey


def test_outlines_and_whole_claims_give_the_same_survey(demo_ledger: Path, ledger_file: Path) -> None:
    for path in (demo_ledger, ledger_file):
        with Ledger.open(path) as ledger:
            whole = make_survey(ledger.claims(layer=Layer.MACHINE))
        connection = connect(path)
        brief = load_survey(connection)
        connection.close()
        assert brief.briefs == whole.briefs and len(brief.briefs) > 2


def test_an_empty_ledger_has_an_empty_survey() -> None:
    connection = connect(None)
    assert load_survey(connection).briefs == ()
    connection.close()


def test_whoever_makes_it_may_rest_in_between(demo_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlined, "AT_ONCE", 10)
    rests, connection = Counter[str](), connect(demo_ledger)
    found = load_survey(connection, lambda: rests.update(["rest"]))
    connection.close()
    assert rests["rest"] == -(-len(found.briefs) // 10) > 1
