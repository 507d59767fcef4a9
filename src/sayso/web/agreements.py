"""Two coders side by side: how far they agree, where they differ, and what a third person settles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pydantic import BaseModel

from sayso.ledger import Ledger
from sayso.ledger.coders import Coding, code
from sayso.ledger.decisions import NOBODY, Decision
from sayso.records import Verdict
from sayso.score.agreement import RELIABLE, TENTATIVE, Agreement
from sayso.score.coders import FIELDS, VERDICT, Coded, Comparison, Difference, Values, compare, pairs_of
from sayso.web.asking import Asked, find_briefs
from sayso.web.cards import Card, Decided, make_card, tell_decision
from sayso.web.decision_forms import read_decision, read_note
from sayso.web.models import ClaimPage
from sayso.web.readings import make_claim_page
from sayso.web.surveys import Brief, Survey

QUEUE_SHOWN = 12
FEWEST = 20  # claims; of fewer, one decision more or less moves alpha from one verdict to the next
TAKES = {"machine": Verdict.ACCEPT, "reject": Verdict.REJECT}


class CoderPair(BaseModel):
    """Two coders, the claims that both decided, those decided alike in every field, and those still to be settled."""

    first: str
    second: str
    claims: int
    alike: int
    waiting: int


class FieldLine(BaseModel):
    """Agreement on one field over the claims for which both gave a value; None where it cannot be told.

    `share` lies in 0..1, `kappa` in -1..1, `alpha` is at most 1; `level` puts alpha in a word.
    """

    field: str
    scale: str
    claims: int
    agreed: int
    share: float | None
    kappa: float | None
    alpha: float | None
    level: str


class Side(BaseModel):
    """One field as the machine and two coders have it; None where a coder does not keep the claim."""

    field: str
    machine: str
    first: str | None
    second: str | None
    differs: bool


class Differing(BaseModel):
    """A claim on which two coders differ, as the machine reads it, with the fields in question."""

    card: Card
    sides: list[Side]
    settled: Decided | None


class AgreementPage(BaseModel):
    """All pairs of coders; figures and differences of one of them; figures of all coders where there are more."""

    pairs: list[CoderPair]
    pair: CoderPair | None
    figures: list[FieldLine]
    everybody: list[FieldLine]
    differences: list[Differing]
    more: int


class AdjudicationPage(BaseModel):
    """The claims on which two coders differ, and one of them in hand with every field side by side.

    `barred` says why this person cannot settle them: 'coder' (is one of the two) or 'blind' (codes blind); '' who can.
    """

    adjudicator: str
    barred: str
    pair: CoderPair | None
    queue: list[Differing]
    at: int
    hand: Differing | None
    page: ClaimPage | None
    first: Decided | None
    second: Decided | None
    next: str
    previous: str


class Table:
    """What all coders said of the claims that meet some filters; the machine's values decide what meets them."""

    def __init__(self, briefs: Iterable[Brief], values: Mapping[str, Values], coding: Coding) -> None:
        """Take claims in brief as the machine reads them, the machine's values of their fields, and people's words."""
        self.briefs = {each.id: each for each in briefs}
        self.values, self.coding = values, coding
        given = code(coding, values)
        self.coded: Coded = {claim: given[claim] for claim in self.briefs if claim in given}  # in the ledger's order

    def pairs(self) -> list[CoderPair]:
        """Give all pairs of coders who decided a claim in common, those with most such claims first."""
        return [self._pair(compare(self.coded, pair)) for pair, _ in pairs_of(self.coded)]

    def _pair(self, found: Comparison) -> CoderPair:
        return CoderPair(
            first=found.coders[0],
            second=found.coders[1],
            claims=found.claims,
            alike=found.alike,
            waiting=sum(each.claim not in self.coding.settled for each in found.differences),
        )

    def pair(self, first: str, second: str) -> CoderPair | None:
        """Give two coders, in the order of their names; None where they decided no claim in common."""
        found = compare(self.coded, sorted({first, second}))
        return self._pair(found) if found.claims else None

    def most_in_dispute(self) -> CoderPair | None:
        """Give the two coders with most claims that wait to be settled; None where no two have any in common."""
        return max(self.pairs(), key=lambda each: each.waiting, default=None)

    def compare(self, pair: CoderPair) -> Comparison:
        """Compare two coders."""
        return compare(self.coded, (pair.first, pair.second))

    def everybody(self) -> Comparison:
        """Compare all coders over the claims that at least two of them decided."""
        return compare(self.coded, sorted({coder for given in self.coded.values() for coder in given}))

    def differing(self, difference: Difference, pair: CoderPair) -> Differing:
        """Give a claim on which two coders differ, every field side by side."""
        brief, given = self.briefs[difference.claim], self.coded[difference.claim]
        machine: Values = {**self.values[brief.id], VERDICT: ""}
        return Differing(
            card=make_card(brief),
            sides=[
                Side(
                    field=field,
                    machine=machine.get(field, ""),
                    first=given[pair.first].get(field),
                    second=given[pair.second].get(field),
                    differs=field in difference.fields,
                )
                for field in FIELDS
            ],
            settled=tell_decision(self.coding.settled.get(brief.id, NOBODY)),
        )


def find_coded(machine: Survey, coding: Coding, asked: Asked, *, only: str = "") -> list[Brief]:
    """Give the claims that somebody decided about and that meet the filters by the machine's values.

    `only` leaves those that this coder has decided about too.
    """
    briefs = find_briefs(machine.briefs, replace(asked, reviewed=""))
    return [each for each in briefs if each.id in coding.words and (not only or coding.word(each.id, only))]


def choose_pair(pairs: Sequence[CoderPair], first: str, second: str) -> CoderPair | None:
    """Give the pair that is meant, in either order; without names the pair with most claims."""
    if not first and not second:
        return pairs[0] if pairs else None
    return next((each for each in pairs if {each.first, each.second} == {first, second}), None)


def make_agreement(table: Table, asked: Asked, first: str, second: str) -> AgreementPage:
    """Draw up how far coders agree, and where the two that are meant differ."""
    pairs = table.pairs()
    pair = choose_pair(pairs, first, second)
    found = table.compare(pair) if pair else None
    differences = found.differences if found else ()
    return AgreementPage(
        pairs=pairs,
        pair=pair,
        figures=[make_line(each) for each in found.figures] if found else [],
        everybody=[make_line(each) for each in table.everybody().figures] if len(pairs) > 1 else [],
        differences=[table.differing(each, pair) for each in differences[: asked.shown]] if pair else [],
        more=max(0, len(differences) - asked.shown),
    )


def make_line(found: Agreement) -> FieldLine:
    """Give the figures of one field."""
    return FieldLine(
        field=found.field,
        scale=found.scale.value,
        claims=found.units,
        agreed=found.agreed,
        share=found.share,
        kappa=found.kappa,
        alpha=found.alpha,
        level=level_of(found),
    )


def level_of(found: Agreement) -> str:
    """Put alpha in a word: what may rest on data coded like that; '' where it cannot be told."""
    if found.alpha is None:
        return ""
    if found.units < FEWEST:
        return "few"
    return "reliable" if found.alpha >= RELIABLE else "tentative" if found.alpha >= TENTATIVE else "low"


def make_adjudication(
    table: Table, ledger: Ledger, *, pair: CoderPair | None, adjudicator: str, wanted: str
) -> AdjudicationPage:
    """Draw up the claims that two coders differ on and nobody has settled, in the order of the reports, one in hand."""
    found = {each.claim: each for each in table.compare(pair).differences} if pair else {}
    waiting = [each for each in found if each not in table.coding.settled]
    in_hand = wanted if wanted in found else waiting[0] if waiting and not wanted else ""
    at = waiting.index(in_hand) if in_hand in waiting else -1
    first = max(0, at - 2)

    def tell(coder: str) -> Decided | None:
        return tell_decision(table.coding.word(in_hand, coder) or NOBODY)

    return AdjudicationPage(
        adjudicator=adjudicator,
        barred="coder" if pair and adjudicator in (pair.first, pair.second) else "",
        pair=pair,
        queue=[table.differing(found[each], pair) for each in waiting[first : first + QUEUE_SHOWN]] if pair else [],
        at=at,
        hand=table.differing(found[in_hand], pair) if pair and in_hand else None,
        page=make_claim_page(ledger.explain(in_hand), ledger) if in_hand else None,
        first=tell(pair.first) if pair else None,
        second=tell(pair.second) if pair else None,
        next=follow(waiting, in_hand, list(found), 1),
        previous=follow(waiting, in_hand, list(found), -1),
    )


def follow(waiting: Sequence[str], claim: str, order: Sequence[str], by: int) -> str:
    """Give the nearest claim that waits after (1) or before (-1) a claim; at the ends the claim itself."""
    if claim not in order:
        return waiting[0] if waiting else ""
    left = frozenset(waiting)
    rest = order[order.index(claim) + 1 :] if by > 0 else order[: order.index(claim)][::-1]
    return next((each for each in rest if each in left), claim)


def read_settlement(form: Mapping[str, str], held: Values, coder: str) -> Decision:
    """Read an adjudicator's own decision off a form: `take` is machine, reject or edit.

    Raises ValueError in plain words. `held` are the claim's fields before any decision.
    """
    take = form.get("take", "")
    if take in TAKES:
        return Decision(verdict=TAKES[take], coder=coder, note=read_note(form), adjudicated=True)
    if take != "edit":
        raise ValueError(f"'{take}' settles nothing")
    return replace(read_decision({**form, "verdict": "correct"}, held, coder), adjudicated=True)


def edited_values(hand: Differing) -> dict[str, str]:
    """Give the values to begin an edit with: what both say, and the machine's where they differ."""
    return {each.field: each.machine if each.differs or each.first is None else each.first for each in hand.sides}
