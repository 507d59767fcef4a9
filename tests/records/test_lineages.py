from __future__ import annotations

from sayso.records import Copy, CopyKind, Passage, ReportId, Span
from sayso.store.codec import decode, encode


def test_a_copy_goes_into_the_ledger_and_out_again() -> None:
    copy = Copy(
        report=ReportId("r2"),
        copy_of=ReportId("r1"),
        kind=CopyKind.EXCERPT,
        share=0.25,
        kept=0.5,
        passages=(Passage(Span(0, 9), Span(4, 13)),),
        reasons=("published later",),
    )
    assert decode(Copy, encode(copy)) == copy
