"""Events and plans: every telling in order, the independent roots, where the tellings differ, what became of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.errors import NotFoundError
from sayso.ledger import Ledger
from sayso.ledger.hall import ClaimFilters
from sayso.ledger.happenings import EventRow, PlanRow, plan_row
from sayso.link.tellings import told_on
from sayso.records import Link
from sayso.store.rows import ClaimRow
from sayso.web.asking import Asked, in_the_file
from sayso.web.cards import Card, make_card
from sayso.web.models import Contrast, EventLine, EventPage, RootLine, Ruled, Telling, Tied
from sayso.web.overviews import make_points
from sayso.web.readings import make_decided
from sayso.web.surveys import Brief, Survey, make_brief
from sayso.web.trees import grow_trees

MOST_EVENTS = 60  # an event is worked out on reading; more than a page of them would only make the reader wait


def make_events(survey: Survey, ledger: Ledger, asked: Asked) -> list[EventLine]:
    """List the events that meet the filters, those that most reports tell first."""
    rows = ledger.events(**_filters(asked))
    return [_line(row, survey) for row in rows]


def make_plans(survey: Survey, ledger: Ledger, asked: Asked) -> list[EventLine]:
    """List the plans that meet the filters, each with what became of it."""
    rows = ledger.plans(**_filters(asked))
    return [_line(row.plan, survey, fate=row.fate.value) for row in rows]


def _filters(asked: Asked) -> ClaimFilters:
    return {**in_the_file(asked), "text": asked.text or None, "limit": max(asked.shown, MOST_EVENTS)}


def find_event(ledger: Ledger, wanted: str, survey: Survey) -> EventPage:
    """Draw up the event or plan that an id means. Raises NotFoundError."""
    row = ledger.show(wanted)
    if not isinstance(row, EventRow):
        raise NotFoundError(f"{wanted} is no event")
    return make_event_page(row, survey)


def make_event_page(row: EventRow, survey: Survey) -> EventPage:
    """Draw up one event or plan."""
    plan: PlanRow | None = plan_row(row) if row.event.plan else None
    root_of: dict[str, str] = {claim: root.name for root in row.event.witnesses for claim in root.claims}
    reports: dict[str, str] = {each.claim.id: each.report.id for each in row.rows}
    others: dict[str, ClaimRow] = {each.claim.id: each for each in (*row.rows, *row.others)}
    turned = {each.row.claim.id for each in plan.turnings} if plan else set()
    cards = [_card(each, survey) for each in row.rows]
    return EventPage(
        line=_line(row, survey, fate=plan.fate.value if plan else ""),
        tellings=[
            Telling(card=card, root=root_of.get(card.id, ""), told=told_on(each.report))
            for each, card in zip(row.rows, cards, strict=True)
        ],
        roots=[
            RootLine(
                name=root.name,
                claims=list(root.claims),
                reports=len({reports[claim] for claim in root.claims if claim in reports}),
                reasons=list(root.reasons),
            )
            for root in row.event.witnesses
        ],
        contrasts=[
            Contrast(
                field=each.field,
                contradictory=each.contradictory,
                values=[(value.value, _who_says(value.claims, others)) for value in each.values],
            )
            for each in row.differences
        ],
        tied=[tied for link in row.links if (tied := _tied(link, row, others, survey)) and tied.card.id not in turned],
        turnings=[
            Tied(rel=each.fate.value, card=_card(each.row, survey), reasons=list(each.reasons[1:]))
            for each in (plan.turnings if plan else ())
        ],
        trees=grow_trees(((root.name, root.claims, root.reasons) for root in row.event.witnesses), cards, row.copies),
        points=make_points((_brief(each, survey) for each in row.rows), set()),
        history=_history((*row.rows, *row.set_aside)),
    )


def _history(rows: Iterable[ClaimRow]) -> list[Ruled]:
    """Give what people decided on the tellings, the oldest first."""
    told = [
        Ruled(claim=row.claim.id, quote=row.quote, decision=make_decided(each))
        for row in rows
        for each in row.judgements
    ]
    return sorted(told, key=lambda each: each.decision.made)


def _line(row: EventRow, survey: Survey, *, fate: str = "") -> EventLine:
    return EventLine(
        id=row.event.id,
        plan=row.event.plan,
        card=_card(row.first, survey),
        tellings=len(row.rows),
        reports=row.reports,
        roots=len(row.event.witnesses),
        root_names=list(row.event.roots),
        contradicted=row.contradicted,
        fate=fate,
    )


def _card(row: ClaimRow, survey: Survey) -> Card:
    return make_card(_brief(row, survey))


def _brief(row: ClaimRow, survey: Survey) -> Brief:
    return survey.by_id.get(row.claim.id) or make_brief(row)


def _who_says(claims: Iterable[str], others: Mapping[str, ClaimRow]) -> list[str]:
    """Name the innermost source of each claim, and its report, each once."""
    rows = [others[each] for each in claims if each in others]
    return list(dict.fromkeys(_voice(row) for row in rows))


def _voice(row: ClaimRow) -> str:
    outlet = row.report.outlet or row.report.name
    inner = row.claim.attribution[-1].canonical if row.claim.attribution else outlet
    return inner if inner == outlet else f"{inner}, in {outlet}"


def _tied(link: Link, row: EventRow, others: Mapping[str, ClaimRow], survey: Survey) -> Tied | None:
    own = {each.claim.id for each in row.rows}
    other = link.end if link.start in own else link.start
    if other not in others:
        return None
    return Tied(rel=link.rel.value, card=_card(others[other], survey), reasons=list(link.reasons))
