from __future__ import annotations

from sayso.store.rows import ClaimRow
from tests.made import make_claim, make_report


def test_a_row_gives_the_words_of_each_span() -> None:
    report = make_report()
    row = ClaimRow(claim=make_claim(report), report=report)
    assert row.quote.startswith("At least 12")
    assert row.trigger == "hit"
    assert row.words(row.claim.when.span) == "Friday"
    assert row.words(None) is None
