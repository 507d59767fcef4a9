"""A ledger seen through one of its layers: claims by filters, by id, by report; what no longer counts in events."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from heapq import merge
from itertools import islice

from sayso.ledger.coders import seen_by
from sayso.ledger.layers import Layer, Review, Ruled, make_review, rule
from sayso.records import Claim, ClaimId, Event, Judgement, Report, ReportId
from sayso.store import finding, judgements, queries
from sayso.store.matching import meets
from sayso.store.rows import ClaimRow, Filters

REPORTS_KEPT = 64  # events take their claims from many reports, and neighbours often from the same


class Layered:
    """One layer of an open ledger, as it stands when this is made. Cheap where nobody has decided anything."""

    def __init__(self, connection: sqlite3.Connection, layer: Layer = Layer.REVIEWED, *, blind: str = "") -> None:
        """Look up which reports people have looked into; their decisions are read when they are needed.

        `blind` is a coder who is not to know what others said of a claim before having decided on it.
        """
        self.layer, self.blind = layer, blind
        self._connection = connection
        reviewed = layer is not Layer.MACHINE
        self.judged = frozenset(judgements.judged_reports(connection)) if reviewed else frozenset[ReportId]()
        self._ruled = lru_cache(maxsize=REPORTS_KEPT)(self._rule)
        self._counting: dict[ReportId, frozenset[ClaimId]] = {}

    @cached_property
    def changed(self) -> frozenset[ReportId]:
        """The reports whose claims in this layer may differ from the machine's, which the file's own index finds."""
        if self.layer is not Layer.REVIEWED:
            return self.judged
        return frozenset(judgements.changed_reports(self._connection)) if self.judged else self.judged

    def of_report(self, report: Report, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Give the claims of a report in this layer, in text order; `claims` are the machine's."""
        if self.layer is not Layer.ADJUDICATED and report.id not in self.judged:
            return tuple(claims)
        return tuple(each.claim for each in self.ruled(report, claims) if each.counts_in(self.layer))

    def ruled(self, report: Report, claims: Iterable[Claim]) -> tuple[Ruled, ...]:
        """Give the claims of a report with the decisions on them, rejected ones too; `claims` are the machine's."""
        if report.id not in self.judged:
            return tuple(Ruled(claim=each) for each in claims)
        return rule(report, claims, self._review(report.id), judgements.gone_claims(self._connection, report.id))

    def _review(self, report: str) -> Review:
        return make_review(self.seen(judgements.judgements(self._connection, report=report)))

    def seen(self, told: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
        """Give those among all judgements about some claims that may be known here."""
        return seen_by(told, self.blind) if self.blind else told

    def _rule(self, report: ReportId) -> tuple[Report, dict[ClaimId, Ruled]] | None:
        held = queries.load_report(self._connection, report)
        if held is None:
            return None
        return held.report, {each.claim.id: each for each in self.ruled(held.report, held.claims)}

    def find(self, claim: str) -> tuple[ClaimRow, Ruled] | None:
        """Give a claim by its whole id with what people made of it; None where it is neither read nor added today."""
        report = judgements.report_of(self._connection, claim)
        held = self._ruled(report) if report else None
        ruled = held[1].get(ClaimId(claim)) if held else None
        if held is None or ruled is None:
            return None
        told = self.seen(judgements.judgements(self._connection, claim))
        return ClaimRow(claim=ruled.claim, report=held[0], judgements=told), ruled

    def row(self, claim: str) -> ClaimRow | None:
        """Give a claim of this layer by its whole id; None where it does not count in it."""
        found = self.find(claim)
        return found[0] if found and found[1].counts_in(self.layer) else None

    def rows(self, filters: Filters) -> Iterator[ClaimRow]:
        """Give the claims of this layer that meet all filters, in the ledger's order; no report is loaded in vain."""
        people = self._rows_of_changed(replace(filters, limit=None))
        if self.layer is Layer.ADJUDICATED:
            return islice(people, filters.limit)
        untouched = queries.find_claims(self._connection, replace(filters, but=tuple(sorted(self.changed))))
        return islice(merge(untouched, people, key=_place_in_order), filters.limit)

    def _rows_of_changed(self, filters: Filters) -> Iterator[ClaimRow]:
        wanted = self.changed if filters.report is None else self.changed & {ReportId(filters.report)}
        if filters.text:  # quotes, corrected ones too, are words of their reports
            wanted = wanted.intersection(finding.reports_with(self._connection, filters.text, wanted))
        for report in queries.report_ids(self._connection) if wanted else ():
            if report in wanted:
                yield from (row for row in self.rows_of(ReportId(report)) if meets(row, filters))

    def rows_of(self, report: ReportId) -> tuple[ClaimRow, ...]:
        """Give the claims of a report that count in this layer, in text order."""
        held = self._ruled(report)
        assert held is not None
        counting = (each.claim for each in held[1].values() if each.counts_in(self.layer))
        return tuple(ClaimRow(claim=each, report=held[0]) for each in counting)

    def ids(self, filters: Filters) -> frozenset[ClaimId]:
        """Give the ids of the claims of this layer that meet all filters but the limit."""
        people = frozenset(row.claim.id for row in self._rows_of_changed(replace(filters, limit=None)))
        if self.layer is Layer.ADJUDICATED:
            return people
        left = replace(filters, limit=None, but=tuple(sorted(self.changed)))
        return people.union(queries.claim_ids(self._connection, left))

    def trimmed(self, event: Event) -> Event | None:
        """Give an event without the tellings that do not count in this layer, and without roots that rested on them.

        None where no telling is left. Events are linked over the reviewed layer: a rejected claim comes back into none
        of them, whatever layer is asked for.
        """
        if self.layer is not Layer.ADJUDICATED and not self.changed:
            return event
        counting = frozenset(each for each in event.claims if self._counts(each))
        if len(counting) == len(event.claims):
            return event
        kept = tuple(each for each in event.claims if each in counting)
        roots = (
            replace(root, claims=tuple(each for each in root.claims if each in counting)) for root in event.witnesses
        )
        return replace(event, claims=kept, witnesses=tuple(root for root in roots if root.claims)) if kept else None

    def _counts(self, claim: str) -> bool:
        report = self._changed_claims.get(ClaimId(claim))
        return self.layer is not Layer.ADJUDICATED if report is None else claim in self._inside(report)

    @cached_property
    def _changed_claims(self) -> Mapping[ClaimId, ReportId]:
        """The claims of the reports that people changed, with these reports."""
        return judgements.claims_of(self._connection, self.changed)

    def _inside(self, report: ReportId) -> frozenset[ClaimId]:
        if report not in self._counting:
            held = self._rule(report)
            ruled = held[1].values() if held else ()
            self._counting[report] = frozenset(each.claim.id for each in ruled if each.counts_in(self.layer))
        return self._counting[report]


def _place_in_order(row: ClaimRow) -> tuple[str, str, int, int, str]:
    return row.report.name, row.report.id, row.claim.span.start, row.claim.span.end, row.claim.id
