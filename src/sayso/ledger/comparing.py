"""The verbs of comparison, which Ledger has: what coders said apart from one another, and how far they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sayso.errors import NotFoundError, ReviewError
from sayso.ledger.coders import Coding, code, read_coding
from sayso.ledger.decisions import still_held
from sayso.ledger.reviewing import Reviewing, now, signing_name
from sayso.ledger.values import values_of
from sayso.records import Claim, Judgement, Report, ReportId, Verdict
from sayso.score.coders import Coded, Comparison, Values, compare, pairs_of
from sayso.store import judgements, queries
from sayso.store.connections import plain_errors


class Comparing(Reviewing):
    """What can be told of the coders of one open ledger, and what somebody settles between them."""

    def coding(self) -> Coding:
        """Give what each coder said of each claim, and what is settled."""
        with plain_errors(self.path):
            return read_coding(judgements.judgements(self._connection))

    def machine_values(self, claims: Iterable[str]) -> Mapping[str, Values]:
        """Give every field of some claims as text, before anybody's decision, by their whole ids; unknown ids nothing.

        A claim that a person added is given as it was written.
        """
        with plain_errors(self.path):
            return {claim.id: values_of(claim, report) for claim, report in self._claims_as_read(claims)}

    def _claims_as_read(self, claims: Iterable[str]) -> Iterator[tuple[Claim, Report]]:
        """Go report by report: opening one costs more than all of its claims."""
        wanted: dict[ReportId, list[str]] = {}
        for each in dict.fromkeys(claims):
            report = judgements.report_of(self._connection, each)
            if report is not None:
                wanted.setdefault(report, []).append(each)
        for name, ids in wanted.items():
            held = queries.load_report(self._connection, name)
            assert held is not None
            current: dict[str, Claim] = {each.id: each for each in held.claims}
            for each in ids:
                older = None if each in current else queries.load_claim(self._connection, each)
                yield older[0].claim if older else current[each], held.report

    def coded(self) -> Coded:
        """Give what each coder says of each claim that somebody decided about, field by field."""
        coding = self.coding()
        return code(coding, self.machine_values(coding.words))

    def adopt(self, claim: str, whose: str, adjudicator: str, *, note: str | None = None) -> Judgement:
        """Settle what coders differ on: one coder's word, whatever it is, becomes the adjudicator's own.

        Raises NotFoundError where that coder stands by no word on the claim, and ReviewError where there is nothing to
        take: who is unsure has said nothing.
        """
        row = self._claim(claim)
        held = still_held(self.judgements(row.claim.id))
        own = [each for each in held if each.coder == whose and not each.adjudicated]
        if not own:
            raise NotFoundError(f"{whose} stands by no word on claim {row.claim.id}")
        if own[-1].verdict is Verdict.UNSURE:
            raise ReviewError(f"{whose} is unsure: there is nothing to take")
        settled = replace(own[-1], coder=signing_name(adjudicator), made=now(), note=note, adjudicated=True)
        return self._keep(settled, row.report)

    def agreement(self, *coders: str) -> tuple[Comparison, ...]:
        """Compare two coders or more; without names each two with claims in common, those with most such claims first.

        Raises NotFoundError where a name has decided nothing.
        """
        coded = self.coded()
        known = {coder for given in coded.values() for coder in given}
        strange = [each for each in coders if each not in known]
        if strange:
            names = ", ".join(sorted(known)) or "nobody has"
            raise NotFoundError(f"nobody called '{strange[0]}' has decided anything here ({names})")
        pairs = [tuple(coders)] if coders else [pair for pair, _ in pairs_of(coded)]
        return tuple(compare(coded, pair) for pair in pairs)
