"""The verbs of review, which Ledger has: what people decide about claims, signed, dated, appended."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sayso.errors import NotFoundError, ReviewError
from sayso.ledger.additions import as_corrections, write_missed, write_second
from sayso.ledger.corrections import check_changes, correct, signed
from sayso.ledger.decisions import (
    INTO,
    NOBODY,
    Correction,
    Decision,
    Picks,
    as_decision,
    decide,
    standing,
    write_changes,
)
from sayso.ledger.layered import Layered
from sayso.ledger.layers import Layer, Ruled
from sayso.ledger.linkings import LinkSummary
from sayso.ledger.values import values_of
from sayso.records import Claim, ClaimId, Judgement, LinkRel, Report, ReportId, Verdict
from sayso.store import judgements as kept
from sayso.store import linking, queries
from sayso.store.connections import plain_errors
from sayso.store.evidence import Piece
from sayso.store.rows import ClaimRow, ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FormValues:
    """The fields of a claim as text: as the reading or the addition has them, and as a coder corrected them."""

    held: Mapping[str, str]
    own: Mapping[str, str]
    picked: Mapping[str, Picks]


class Reviewing:
    """What a person may decide about claims of one open ledger."""

    path: Path | None
    blind: str = ""  # a coder who is to see nothing of what others said of a claim before having decided on it
    _connection: sqlite3.Connection

    def link(self, *, everything: bool = False) -> LinkSummary:
        """Find what belongs together."""
        raise NotImplementedError

    def judge(
        self,
        claim: str,
        verdict: Verdict,
        coder: str,
        *,
        changes: Mapping[str, str | Correction] | None = None,
        note: str | None = None,
        adjudicated: bool = False,
    ) -> Judgement:
        """Append a person's decision on a claim, signed and dated; it is on the disk when this returns.

        `changes` are corrected fields (`CORRECTABLE` names them), `adjudicated` marks a word that settles what coders
        differ on. `Verdict.WITHDRAWN` takes the coder's last word back, whatever it was. Raises NotFoundError, and
        ReviewError for what cannot be kept.
        """
        if verdict in (Verdict.ADD, Verdict.SPLIT, Verdict.MERGE):
            raise ReviewError(f"'{verdict}' has a verb of its own: add_claim, split or merge")
        row = self._claim(claim)
        told = as_corrections(changes or {})
        check_changes(told, row.claim, row.report)
        made = _signed(row.claim.id, verdict, coder, note=note, adjudicated=adjudicated)
        return self._keep(replace(made, changes=write_changes(told)), row.report)

    def add_claim(
        self,
        report: str,
        fields: Mapping[str, str | Correction],
        coder: str,
        *,
        note: str | None = None,
        adjudicated: bool = False,
    ) -> Judgement:
        """Append a claim that the machine missed: its `trigger` (words of the report), `type`, `status`, other fields.

        The judgement's `claim` is the new id. Raises NotFoundError, and ReviewError for what cannot be kept.
        """
        found = self._find(report)
        if not isinstance(found, ReportRow):
            raise NotFoundError(f"{report} is a claim; a missed claim is added to a report")
        made = _signed(ClaimId(""), Verdict.ADD, coder, note=note, adjudicated=adjudicated)
        added = write_missed(found.report, as_corrections(fields), as_decision(made))
        self._refuse_known(added.id, coder)
        return self._keep(replace(made, claim=added.id, added=added), found.report)

    def split(
        self,
        claim: str,
        second: Mapping[str, str | Correction],
        coder: str,
        *,
        changes: Mapping[str, str | Correction] | None = None,
        note: str | None = None,
        adjudicated: bool = False,
    ) -> Judgement:
        """Part a claim that tells two things: `changes` correct the first, `second` has the other's trigger and fields.

        What `second` does not give is as the claim had it before. One decision: taking it back takes both back. Raises
        NotFoundError, and ReviewError for what cannot be kept.
        """
        row = self._claim(claim)
        told = as_corrections(changes or {})
        check_changes(told, row.claim, row.report)
        made = _signed(row.claim.id, Verdict.SPLIT, coder, note=note, adjudicated=adjudicated)
        added = write_second(row.claim, row.report, as_corrections(second), as_decision(made))
        if added.id == row.claim.id:
            raise ReviewError("both would have the same trigger and source; pick other words for the second")
        self._refuse_known(added.id, coder)
        return self._keep(replace(made, changes=write_changes(told), added=added), row.report)

    def merge(
        self, claim: str, into: str, coder: str, *, note: str | None = None, adjudicated: bool = False
    ) -> Judgement:
        """Leave a claim out because another of its report says the same; the decision points to the one that stays.

        Raises NotFoundError, and ReviewError for claims of two reports.
        """
        row, other = self._claim(claim), self._claim(into)
        if row.claim.id == other.claim.id or row.claim.report != other.claim.report:
            raise ReviewError("two claims of one report can be merged, and these are not")
        made = _signed(row.claim.id, Verdict.MERGE, coder, note=note, adjudicated=adjudicated)
        return self._keep(replace(made, changes=write_changes({}, **{INTO: other.claim.id})), row.report)

    def _keep(self, made: Judgement, report: Report) -> Judgement:
        """Append a judgement; where it changes what counts, the report is linked anew when linking runs next."""
        with plain_errors(self.path):
            before = self._counting(report)
            kept.add_judgement(self._connection, made, report=report)
            if self._counting(report) != before:
                linking.forget_linking(self._connection, {report.id})
        return made

    def _counting(self, report: Report) -> tuple[Claim, ...]:
        held = queries.load_report(self._connection, report.id)
        assert held is not None
        return Layered(self._connection).of_report(report, held.claims)

    def _refuse_known(self, claim: ClaimId, coder: str) -> None:
        """Refuse to add what the machine, or the same coder, has: it is there to be judged."""
        known = queries.load_claim(self._connection, claim)
        own = self.decisions(coder).get(claim)
        if known and (known[1] or (own and own.verdict is Verdict.ADD)):
            raise ReviewError(f"these words carry claim {claim} already; judge that one, or pick other words")

    def _layered(self, layer: Layer = Layer.REVIEWED) -> Layered:
        return Layered(self._connection, Layer(layer), blind=self.blind)  # a plain 'machine' will do

    def _ruled(self, found: tuple[ClaimRow, bool]) -> tuple[ClaimRow, bool, Decision]:
        """Give a claim as people made it, whether anybody still makes it, and the decision that stands on it."""
        with plain_errors(self.path):
            layered = self._layered()
            ruled = layered.find(found[0].claim.id)
        if ruled:
            return ruled[0], True, ruled[1].decision
        told = layered.seen(found[0].judgements)
        return replace(found[0], judgements=told), False, standing(told)

    def _reviewed(self, row: ReportRow) -> ReportRow:
        with plain_errors(self.path):
            return replace(row, claims=self._layered().of_report(row.report, row.claims))

    def judge_pair(self, claim: str, other: str, verdict: Verdict, coder: str, *, note: str | None = None) -> Judgement:
        """Append a person's word on whether two claims tell one event: accept (the same), reject, unsure, withdrawn.

        It wins over every score, at once and after every new reading; the events around the two are linked anew.
        """
        first, second = self._find(claim), self._find(other)
        if isinstance(first, ReportRow) or isinstance(second, ReportRow):
            raise NotFoundError("a judgement about a pair is about two claims; one of these is a report")
        made = Judgement(claim=first[0].claim.id, verdict=verdict, coder=coder, made=now(), note=note)
        with plain_errors(self.path):
            kept.add_judgement(self._connection, made, (LinkRel.SAME_EVENT, second[0].claim.id))
            linking.forget_linking(self._connection, {first[0].claim.report, second[0].claim.report})
        self.link()
        return made

    def judgements(self, claim: str | None = None) -> tuple[Judgement, ...]:
        """Give all decisions about a claim (by its whole id), or about all claims, dated, oldest first."""
        with plain_errors(self.path):
            return kept.judgements(self._connection, claim)

    def decisions(self, coder: str | None = None) -> Mapping[ClaimId, Decision]:
        """Give the decision that stands on each claim that somebody decided about.

        With a coder's name, that coder's own last words, so that two coders can be compared.
        """
        return decide(self.judgements(), coder)

    def ruled(self, *reports: str) -> dict[ReportId, tuple[tuple[ClaimRow, Ruled], ...]]:
        """Give the claims of reports as people made them, each with its decision, in text order; rejected ones too.

        Without ids, of all reports that somebody looked into; a report that nobody judged is left out. Nobody is blind
        to any of it here.
        """
        with plain_errors(self.path):
            layered = Layered(self._connection)
            found = {}
            for each in sorted(layered.judged.intersection(reports) if reports else layered.judged):
                held = queries.load_report(self._connection, each)
                assert held is not None
                ruled = layered.ruled(held.report, held.claims)
                found[each] = tuple((ClaimRow(claim=one.claim, report=held.report), one) for one in ruled)
            return found

    def form_values(self, claim: str, coder: str) -> FormValues:
        """Give a claim's fields as a form shows them: as they are without anybody's word, and as this coder has them.

        Raises NotFoundError.
        """
        row, own = self._claim(claim), decide(self.judgements(claim), coder).get(ClaimId(claim), NOBODY)
        return FormValues(
            held=values_of(row.claim, row.report),
            own=values_of(correct(row.claim, row.report, own), row.report),
            picked=own.picked,
        )

    def _claim(self, wanted: str) -> ClaimRow:
        found = self._find(wanted)
        if isinstance(found, ReportRow):
            raise NotFoundError(f"{wanted} is a report; a judgement is about one claim")
        return found[0]

    def _find(self, wanted: str) -> tuple[ClaimRow, bool] | ReportRow:
        with plain_errors(self.path):
            ids = queries.find_ids(self._connection, wanted)
            if len(ids) != 1:
                raise NotFoundError(_not_one(wanted, ids))
            found = queries.load_claim(self._connection, ids[0]) or queries.load_report(self._connection, ids[0])
        assert found is not None
        return found


def _not_one(wanted: str, ids: tuple[str, ...]) -> str:
    if ids:
        return f"'{wanted}' means more than one thing: {', '.join(ids[:6])}; type more of the id"
    return f"nothing here is called '{wanted}'; ids stand in the first column of `sayso claims`"


def _signed(claim: ClaimId, verdict: Verdict, coder: str, *, note: str | None, adjudicated: bool) -> Judgement:
    name = signing_name(coder)
    return Judgement(claim=claim, verdict=verdict, coder=name, made=now(), note=note, adjudicated=adjudicated)


def signing_name(coder: str) -> str:
    """Give a coder's name as decisions are signed with it, in one line. Raises ReviewError for none."""
    name = " ".join(coder.split())
    if not name:
        raise ReviewError("a decision is signed; give the coder's name")
    return name


def signed_piece(piece: Piece, decision: Decision) -> Piece:
    """Give a field with its evidence; a corrected one that has no rule to say so says who corrected it."""
    return replace(piece, rule=signed(decision)) if piece.field in decision.changes and not piece.rule else piece


def now() -> str:
    """Give this moment in ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
