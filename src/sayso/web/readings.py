"""The report page and the claim page: the text with its claims, and one claim with everything behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.errors import NotFoundError
from sayso.ledger import Ledger
from sayso.ledger.decisions import Decision, as_decision, read_changes
from sayso.ledger.tables import Explanation
from sayso.records import Claim, Judgement, Report, Span, Verdict
from sayso.store.rows import ClaimRow, ReportRow
from sayso.web.cards import Card, Decided, make_card, make_tallies
from sayso.web.highlights import Cut, cut_stretch, find_paragraphs, grey_stretches
from sayso.web.models import Block, ClaimPage, Field, Margin, Piece, ReportPage
from sayso.web.surveys import Brief, Survey, make_brief

AROUND = 600  # characters of text shown on each side of a claim's quote, cut at the paragraph


def find_report(ledger: Ledger, wanted: str, survey: Survey) -> ReportPage:
    """Draw up the report that an id or a name means. Raises NotFoundError."""
    row = ledger.show(wanted)
    if not isinstance(row, ReportRow):
        raise NotFoundError(f"{wanted} is no report")
    return make_report_page(row, survey)


def make_report_page(row: ReportRow, survey: Survey) -> ReportPage:
    """Draw up the reading view of a report."""
    report = row.report
    briefs: dict[str, Brief] = {claim.id: _brief(claim, report, survey) for claim in row.claims}
    return ReportPage(
        id=report.id,
        name=report.name,
        title=report.title,
        outlet=report.outlet,
        published=report.published,
        byline=list(report.byline),
        url=report.url,
        original_outlet=report.original_outlet,
        original_published=report.original_published,
        anchor=report.anchor_date,
        digest=report.digest,
        added=row.added,
        run=row.run.version if row.run else None,
        replaced=row.replaced,
        tallies=make_tallies(briefs.values()),
        blocks=_blocks(row, briefs),
        notes=[
            Margin(step=note.step, text=note.text, words=report.quote(note.span) if note.span else None)
            for note in dict.fromkeys((*row.report.notes, *row.notes))
        ],
    )


def _brief(claim: Claim, report: Report, survey: Survey) -> Brief:
    return survey.by_id.get(claim.id) or make_brief(ClaimRow(claim=claim, report=report))


def _blocks(row: ReportRow, briefs: Mapping[str, Brief]) -> list[Block]:
    """Go through paragraphs and claims together; both come in text order, so that no claim is looked at in vain."""
    report, grey = row.report, grey_stretches(row.report)
    claims = sorted(row.claims, key=lambda each: each.span)
    blocks, first, reach = [], 0, max((each.span.end - each.span.start for each in claims), default=0)
    for paragraph in find_paragraphs(report.text):
        while first < len(claims) and claims[first].span.start + reach <= paragraph.start:
            first += 1
        last = first
        while last < len(claims) and claims[last].span.start < paragraph.end:
            last += 1
        cuts = cut_stretch(paragraph, claims[first:last], grey)
        here = [each for each in claims[first:last] if each.span.start >= paragraph.start]
        blocks.append(
            Block(
                start=paragraph.start,
                pieces=[_piece(cut, report, briefs) for cut in cuts],
                grey=all(cut.grey for cut in cuts),
                cards=[make_card(briefs[each.id]) for each in here],
            )
        )
    return blocks


def _piece(cut: Cut, report: Report, briefs: Mapping[str, Brief]) -> Piece:
    speaking = (cut.triggers or cut.claims)[:1]
    return Piece(
        words=report.quote(cut.span),
        claims=list(cut.claims),
        triggers=list(cut.triggers),
        begins=list(cut.begins),
        family=briefs[speaking[0]].family.value if speaking else "",
        grey=cut.grey,
    )


def make_claim_page(explanation: Explanation, ledger: Ledger) -> ClaimPage:
    """Draw up one claim with the words and rules behind it."""
    row = explanation.row
    brief = replace(make_brief(row), decision=explanation.decision)
    event = ledger.event_of(row.claim.id) if explanation.current else None
    return ClaimPage(
        card=make_card(brief),
        current=explanation.current,
        context=_context(row, brief),
        context_start=_around(row).start,
        fields=[
            Field(
                field=line.piece.field,
                value=line.piece.value,
                words=line.words,
                start=line.piece.span.start if line.piece.span else None,
                end=line.piece.span.end if line.piece.span else None,
                rule=line.piece.rule,
                score=line.piece.score,
                refused=list(line.piece.refused),
            )
            for line in explanation.lines
        ],
        decisions=[make_decided(each) for each in row.judgements],
        event=event.id if event else None,
        plan=bool(event and event.plan),
    )


def _context(row: ClaimRow, brief: Brief) -> list[Piece]:
    """Give the quote with the text around it, inside its paragraph."""
    cuts = cut_stretch(_around(row), (row.claim,), grey_stretches(row.report))
    return [_piece(cut, row.report, {brief.id: brief}) for cut in cuts]


def _around(row: ClaimRow) -> Span:
    span, report = row.claim.span, row.report
    start = max(report.text.rfind("\n\n", 0, span.start) + 2, span.start - AROUND, 0)
    close = report.text.find("\n\n", span.end)
    stop = min(close if close >= 0 else len(report.text), span.end + AROUND)
    return Span(min(start, span.start), stop)


def make_decided(judgement: Judgement) -> Decided:
    """Give one decision as the desk tells it."""
    return Decided(
        verdict=judgement.verdict.value,
        coder=judgement.coder,
        made=judgement.made,
        note=judgement.note,
        changes={**read_changes(judgement.changes), **_pointed_to(as_decision(judgement))},
        adjudicated=judgement.adjudicated,
    )


def _pointed_to(decision: Decision) -> dict[str, str]:
    """Give the other claim that a merge or a split is about."""
    into = {"into": decision.into} if decision.into else {}
    second = {"second": decision.added.id} if decision.verdict is Verdict.SPLIT and decision.added else {}
    return {**into, **second}


def cards_of(briefs: Sequence[Brief], most: int) -> list[Card]:
    """Give the first cards of a list."""
    return [make_card(each) for each in briefs[:most]]
