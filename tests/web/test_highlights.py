from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.records import Claim, Span
from sayso.web.highlights import cut_stretch, find_paragraphs, grey_stretches
from tests.made import TEXT, make_claim, make_plan, make_report

REPORT = make_report()
CLAIM = make_claim(REPORT)


def claim(name: str, start: int, end: int, trigger: tuple[int, int]) -> Claim:
    return replace(CLAIM, id=name, span=Span(start, end), trigger=Span(*trigger))  # type: ignore[arg-type]


def test_paragraphs_lie_between_empty_lines() -> None:
    text = "\n\none\ntwo\n \t\n\nthree\r\n"
    assert [text[each.start : each.end] for each in find_paragraphs(text)] == ["one\ntwo", "three"]
    assert list(find_paragraphs("")) == [] and list(find_paragraphs(" \n \n")) == []


def test_the_pieces_joined_are_the_text() -> None:
    whole = Span(0, len(TEXT))
    cuts = cut_stretch(whole, [CLAIM, make_plan(REPORT)], grey_stretches(REPORT))
    assert "".join(REPORT.quote(each.span) for each in cuts) == TEXT
    assert [REPORT.quote(each.span) for each in cuts if each.triggers] == ["hit", "send a brigade"]
    assert [REPORT.quote(each.span) for each in cuts if each.grey] == ["© Kestrel News"]


def test_nested_quotes_name_the_inner_one_first() -> None:
    outer, inner = claim("outer", 0, 20, (2, 4)), claim("inner", 5, 12, (6, 8))
    cuts = {each.span: each for each in cut_stretch(Span(0, 30), [outer, inner], [])}
    assert cuts[Span(6, 8)].claims == ("inner", "outer")
    assert cuts[Span(6, 8)].triggers == ("inner",)
    assert cuts[Span(5, 6)].begins == ("inner",)
    assert cuts[Span(12, 20)].claims == ("outer",)
    assert cuts[Span(20, 30)].claims == ()


def test_overlapping_quotes_are_each_drawn_whole() -> None:
    cuts = cut_stretch(Span(0, 30), [claim("one", 0, 12, (1, 2)), claim("two", 8, 20, (9, 10))], [])
    for name, start, end in (("one", 0, 12), ("two", 8, 20)):
        covered = [each.span for each in cuts if name in each.claims]
        assert (covered[0].start, covered[-1].end) == (start, end)


def test_a_quote_that_began_before_the_stretch_still_marks_it() -> None:
    (first, *_) = cut_stretch(Span(10, 30), [claim("one", 0, 12, (8, 11))], [])
    assert (first.claims, first.triggers, first.begins) == (("one",), ("one",), ())


spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda each: (each[0], each[0] + each[1]))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
@given(st.lists(spans, max_size=8), st.lists(spans, max_size=3), spans)
def test_any_spans_cut_into_pieces_that_join_again(
    quotes: list[tuple[int, int]], grey: list[tuple[int, int]], stretch: tuple[int, int]
) -> None:
    claims = [claim(f"c{at}", *each, each) for at, each in enumerate(quotes)]
    cuts = cut_stretch(Span(*stretch), claims, sorted(Span(*each) for each in grey))
    assert (cuts[0].span.start, cuts[-1].span.end) == stretch
    assert all(one.span.end == two.span.start for one, two in pairwise(cuts))
    for each in claims:
        for cut in cuts:
            inside = each.span.start <= cut.span.start and cut.span.end <= each.span.end
            assert (each.id in cut.claims) == inside
