"""What the store hands out: claims with their report, reports, refusals, counts. Records, never bare dicts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sayso.records import Claim, ClaimId, Judgement, Note, Report, Run, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which claims are asked for; what is None or empty asks nothing.

    `where`, `who` and `source` match a part of the canonical name, in any case; `where` also an ISO country code.
    `since` and `until` keep claims whose interval meets them, open sides included. `text` is words of the quote.
    """

    where: str | None = None
    who: str | None = None
    since: date | None = None
    until: date | None = None
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    source: str | None = None
    section: tuple[str, ...] = ()
    text: str | None = None
    report: str | None = None
    box: tuple[float, float, float, float] | None = None  # west, south, east, north, in degrees
    but: tuple[str, ...] = ()  # ids of reports that are left out
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim with the whole report that it stands in, so that each of its spans can be turned into words."""

    claim: Claim
    report: Report
    judgements: tuple[Judgement, ...] = ()

    @property
    def quote(self) -> str:
        """The clause that carries the claim."""
        return self.report.quote(self.claim.span)

    @property
    def trigger(self) -> str:
        """The words that name the event."""
        return self.report.quote(self.claim.trigger)

    def words(self, span: Span | None) -> str | None:
        """Give the words of a span of this claim, None for no span."""
        return None if span is None else self.report.quote(span)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report with its text, the run, notes and claims of its current reading."""

    report: Report
    run: Run | None
    added: str
    notes: tuple[Note, ...] = ()
    claims: tuple[Claim, ...] = ()
    replaced: int = 0  # how often the same text was received again with other metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file that could not be read, why, and when that was."""

    file: str
    reason: str
    made: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The bytes of a report as received."""

    digest: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedClaim:
    """A claim as it lies in the file, still undecoded, with the seal it was given."""

    id: ClaimId
    report: str
    record: str
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a reading changed: 'added', 'again' (another run or other metadata), 'unchanged'; claims in and out."""

    outcome: str
    claims: int = 0
    retired: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much the ledger holds; claims are the current ones."""

    reports: int
    claims: int
    retired: int
    judgements: int
    refusals: int
    runs: tuple[Run, ...] = field(default=())
