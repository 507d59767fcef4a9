from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console, RenderableType

from sayso.cli import screens
from sayso.ledger.tables import CheckResult, Explanation, Fault, Line, Summary
from sayso.records import Interval, Judgement, Note, PlaceRel, Status, Verdict
from sayso.store.evidence import pieces
from sayso.store.rows import ClaimRow, Refusal, ReportRow
from tests.made import NOW, RUN, make_claim, make_plan, make_report


def shown(*screen: RenderableType, width: int = 80) -> str:
    """What stands on a terminal without colours, without the blanks at line ends."""
    out = Console(file=io.StringIO(), width=width, markup=False, emoji=False, highlight=False, color_system=None)
    for each in screen:
        out.print(each)
    assert isinstance(out.file, io.StringIO)
    return "\n".join(line.rstrip() for line in out.file.getvalue().splitlines())


@pytest.fixture
def rows() -> list[ClaimRow]:
    report = make_report()
    return [ClaimRow(claim=claim, report=report) for claim in (make_claim(report), make_plan(report))]


def test_claims_stand_as_cards_under_their_report(rows: list[ClaimRow]) -> None:
    assert shown(*screens.claim_cards(rows)).splitlines() == [
        "kestrel  Kestrel News, 2029-05-12 “Shells fall on Tamra”",
        f"  {rows[0].claim.id[:9]} ● occurred     ASSAULT    > people · 2029-05-11, Tamra, >= 12 killed",
        "                                      (people)",
        "            “At least 12 people were killed when shells hit a market in Tamra on",
        "            Friday”",
        "            says Kestrel News › Élie Dessan",
        f"  {rows[1].claim.id[:9]} ○ planned      MOBILIZE   Hamat Army · 2029-05-14..2029-05-20, Tamra",
        "            “The Hamat army will send a brigade to Tamra next week”",
        "            says Kestrel News › Hamat Army",
    ]


def test_no_line_is_wider_than_the_terminal(rows: list[ClaimRow]) -> None:
    for width in (40, 80, 120):
        screen = shown(
            *screens.claim_cards(rows), screens.claim_lines(rows), screens.claim_screen(rows[0]), width=width
        )
        assert max(map(len, screen.splitlines())) <= width


def test_claims_of_two_reports_have_two_heads(rows: list[ClaimRow]) -> None:
    other = make_report(name="heron", outlet=None, published=None, title=None)
    cards = shown(*screens.claim_cards([rows[0], ClaimRow(claim=make_claim(other), report=other)]))
    assert "\n\nheron  outlet unknown, undated\n" in cards


def test_a_reprint_says_whom_it_reprints() -> None:
    line = screens.report_line(make_report(original_outlet="Heron Post")).plain
    assert "reprints Heron Post" in line
    assert "reprints" not in screens.report_line(make_report(original_outlet="Kestrel News")).plain


def test_claims_stand_one_to_a_line_in_overviews(rows: list[ClaimRow]) -> None:
    head, first, second = shown(screens.claim_lines(rows)).splitlines()
    assert head.split() == ["claim", "status", "type", "where", "words", "who", "says", "so"]
    assert first.split()[1:] == ["●", "occurred", "ASSAULT", "Tamra", "hit", "Élie", "Dessan"]
    assert "planned" in second


def test_every_status_has_a_sign_and_a_style() -> None:
    for status in Status:
        assert screens.status_line(status).plain.endswith(status.value)
    assert screens.status_line(Status.OCCURRED).plain[0] != screens.status_line(Status.PLANNED).plain[0]


def test_one_claim_is_shown_with_its_sentence_fields_and_chain(rows: list[ClaimRow]) -> None:
    judged = replace(
        rows[0],
        judgements=(Judgement(claim=rows[0].claim.id, verdict=Verdict.REJECT, coder="ana", made=NOW, note="a rumour"),),
    )
    screen = shown(screens.claim_screen(judged))
    assert "on Friday”, Governor Élie Dessan said." in " ".join(screen.split())
    assert "type       ASSAULT (heavy-weapons)" in screen
    assert "where      at Tamra (12.50°N 31.25°E, within 8 km)" in screen
    assert "when       2029-05-11 (relative)" in screen
    assert "how many   >= 12 killed (people)" in screen
    assert "says who   Kestrel News  publisher\n             └ Élie Dessan  named person" in screen
    assert "judged     reject by ana" in screen
    assert "retired" not in screen


def test_corrections_and_merges_are_told_with_what_they_change(rows: list[ClaimRow]) -> None:
    row = rows[0]
    corrected = Judgement(
        claim=row.claim.id, verdict=Verdict.CORRECT, coder="ana", made=NOW, changes='{"mode": "drone"}'
    )
    merged = replace(corrected, verdict=Verdict.MERGE, changes='{"into": "c123456789abc"}', adjudicated=True)
    screen = " ".join(shown(screens.claim_screen(replace(row, judgements=(corrected, merged)))).split())
    assert f"correct by ana, {NOW}, mode=drone" in screen
    assert f"merge by ana as adjudicator, {NOW}, into c1234567" in screen


def test_a_retired_claim_says_so(rows: list[ClaimRow]) -> None:
    assert "This claim is retired" in shown(screens.claim_screen(rows[0], current=False))


def test_what_is_unknown_is_said(rows: list[ClaimRow]) -> None:
    claim = rows[0].claim
    nowhere = replace(claim.places[0], rel=PlaceRel.NEAR, place=replace(claim.places[0].place, lat=None, lon=None))
    undated = replace(claim.when, interval=Interval(None, None))
    bare = replace(claim, places=(nowhere,), attribution=(), hedge=claim.trigger, when=undated)
    screen = shown(screens.claim_screen(ClaimRow(claim=bare, report=rows[0].report)))
    assert "near Tamra, place unknown" in screen
    assert "undated, Tamra" in shown(*screens.claim_cards([ClaimRow(claim=bare, report=rows[0].report)]))
    assert "says who   nobody" in screen
    assert "hedge      hit" in screen
    assert "nobody that the report names" in shown(*screens.claim_cards([ClaimRow(claim=bare, report=rows[0].report)]))


def test_south_and_west_are_told_from_north_and_east(rows: list[ClaimRow]) -> None:
    claim = rows[0].claim
    there = replace(claim.places[0].place, lat=-12.5, lon=-31.25, radius_km=None)
    screen = shown(
        screens.claim_screen(
            ClaimRow(claim=replace(claim, places=(replace(claim.places[0], place=there),)), report=rows[0].report)
        )
    )
    assert "(12.50°S 31.25°W)" in screen


def test_a_report_is_shown_with_its_text_and_its_margin() -> None:
    report = make_report(byline=("Ana Osei",), url="https://example.org/a")
    notes = (Note(step="places", text="not resolved", span=make_claim(report).trigger), *report.notes)
    row = ReportRow(report=report, run=RUN, added=NOW, notes=notes, claims=(make_claim(report),))
    screen = shown(screens.report_screen(row))
    assert "byline     Ana Osei" in screen
    assert "claims     1, underlined below" in screen
    assert "read by    Sayso 0.1.0, run run-one" in screen
    assert "The Hamat army will send a brigade to Tamra next week, the army said." in screen
    assert "places: not resolved “hit”" in screen
    assert "collect: no byline found" in screen


def test_an_explanation_names_words_rules_and_what_was_refused(rows: list[ClaimRow]) -> None:
    lines = tuple(Line(piece=piece, words=rows[0].words(piece.span)) for piece in pieces(rows[0].claim))
    screen = shown(screens.explanation_screen(Explanation(row=rows[0], current=False, lines=lines)), width=100)
    assert "triggers/ASSAULT/hit" in screen
    assert "not HARM" in screen
    assert "no words" in screen
    assert "This claim is retired" in screen


def test_a_summary_counts_and_lists_what_was_refused() -> None:
    refused = (Refusal(file="in/a.txt", reason="a.txt: is empty; give words"),)
    summary = Summary(added=2, unchanged=1, refused=refused, claims=1, retired=3, words=1200, seconds=0.52)
    assert shown(screens.summary_screen(summary)).splitlines() == [
        "4 files: 2 new, 0 read again, 1 unchanged, 1 refused.",
        "1 claim from 1,200 words in 0.5 s.",
        "3 claims retired: the new reading no longer makes them so.",
        "refused in/a.txt: is empty; give words",
    ]
    assert "goes on from here" in shown(screens.summary_screen(Summary(interrupted=True)))


def test_a_check_says_what_was_proved_or_what_is_wrong() -> None:
    assert "1 claim, 9 stretches of words: each one proved" in shown(
        screens.check_screen(CheckResult(reports=1, claims=1, words=9, faults=())), width=120
    )
    fault = Fault(report="kestrel", claim="c1", what="lost its words")
    screen = shown(screens.check_screen(CheckResult(reports=1, claims=1, words=9, faults=(fault,))), width=120)
    assert "checked: 1 fault." in screen
    assert "fault kestrel c1: lost its words" in screen


def test_plans_are_parted_from_what_is_told_as_happened(rows: list[ClaimRow]) -> None:
    happened, other = screens.split_by_happening(rows)
    assert ([row.trigger for row in happened], [row.trigger for row in other]) == (["hit"], ["send a brigade"])
