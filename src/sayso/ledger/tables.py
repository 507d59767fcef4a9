"""What the hall hands to whoever asked: tables of claims, summaries, explanations, results of a check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from sayso.ledger.decisions import NOBODY, Decision
from sayso.records import Claim, ReportId, Role
from sayso.store.evidence import Piece, in_numbers
from sayso.store.rows import ClaimRow, Refusal

if TYPE_CHECKING:
    import pandas

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class ClaimTable(Sequence[ClaimRow]):
    """Claims with their quotes and reports, in order of report and text."""

    rows: tuple[ClaimRow, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[ClaimRow]:
        return iter(self.rows)

    @overload
    def __getitem__(self, at: int) -> ClaimRow: ...
    @overload
    def __getitem__(self, at: slice) -> ClaimTable: ...
    def __getitem__(self, at: int | slice) -> ClaimRow | ClaimTable:
        return ClaimTable(self.rows[at]) if isinstance(at, slice) else self.rows[at]

    def to_dicts(self) -> list[dict[str, Cell]]:
        """Give flat rows, the same keys in each (COLUMNS): parties, places and chains joined by '; '."""
        return [flat(row) for row in self.rows]

    def to_pandas(self) -> pandas.DataFrame:
        """Give a pandas DataFrame of the flat rows; days as text. Needs the extra `sayso[pandas]`."""
        try:
            import pandas
        except ImportError as missing:
            raise ImportError("to_pandas() needs pandas: pip install 'sayso[pandas]'") from missing
        return pandas.DataFrame(self.to_dicts(), columns=list(COLUMNS))


FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so


def in_spreadsheet(words: str) -> str:
    """Give words as a spreadsheet may hold them: an apostrophe stands before what it would run."""
    return f"'{words}" if words.startswith(FORMULA) else words


COLUMNS = (
    *("id", "report", "outlet", "published", "title", "section", "type", "mode", "status", "hedge"),
    *("actors", "recipients", "about", "places", "lat", "lon", "radius_km", "precision", "from", "to", "basis"),
    *("quantities", "source", "chain", "salience", "score", "quote", "trigger", "start", "end", "url"),
)


def flat(row: ClaimRow) -> dict[str, Cell]:
    """Give a claim as one flat row: parties, places and chains joined by '; '."""
    return dict(zip(COLUMNS, _cells(row), strict=True))


def _cells(row: ClaimRow) -> tuple[Cell, ...]:
    claim, report = row.claim, row.report
    place = next((each.place for each in claim.places if each.place.lat is not None), None)
    start, end = (each.isoformat() if each else None for each in claim.when.interval)
    return (
        claim.id,
        report.name,
        report.outlet,
        report.published.isoformat() if report.published else None,
        report.title,
        claim.section.value,
        claim.type.value.value,
        claim.mode,
        claim.status.value.value,
        row.words(claim.hedge),
        *(_joined(each.canonical for each in claim.actors if each.role is role) for role in Role),
        _joined(each.place.canonical for each in claim.places),
        *((place.lat, place.lon, place.radius_km, place.precision.value) if place else (None,) * 4),
        start,
        end,
        claim.when.basis.value,
        _joined(in_numbers(each) for each in claim.quantities),
        claim.attribution[-1].canonical if claim.attribution else None,
        _joined(each.canonical for each in claim.attribution),
        claim.salience.value,
        claim.score,
        row.quote,
        row.trigger,
        claim.span.start,
        claim.span.end,
        report.url,
    )


def _joined(names: Iterator[str]) -> str | None:
    return "; ".join(dict.fromkeys(names)) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run of reading did. `again` counts reports read anew by newer code or with other metadata.

    `reports` are the ids of all that came and could be read, `known` of those that the ledger had before.
    """

    added: int = 0
    again: int = 0
    unchanged: int = 0
    refused: tuple[Refusal, ...] = ()
    claims: int = 0
    retired: int = 0
    words: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    reports: tuple[ReportId, ...] = ()
    known: frozenset[ReportId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One field of an explained claim and the words that it rests on (None: no words carry it)."""

    piece: Piece
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A claim field by field: value, words, rule, what was refused. `current` is False for a retired claim.

    It is the claim as people corrected it; `decision` is the one that stands on it, also where that leaves it out.
    """

    row: ClaimRow
    current: bool
    lines: tuple[Line, ...]
    decision: Decision = NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that the check could not prove: the report, the claim (None: the whole report), and what is wrong."""

    report: str
    claim: str | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """How much was proved against the original bytes, and every fault."""

    reports: int
    claims: int
    words: int  # stretches of words compared
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def party(claim: Claim) -> str:
    """Say in a few words who does it to whom: 'Hamat militia > Tarro Brigade'; empty where nobody is named."""
    acting = "; ".join(dict.fromkeys(each.canonical for each in claim.actors if each.role is Role.ACTOR))
    meeting = "; ".join(dict.fromkeys(each.canonical for each in claim.actors if each.role is Role.RECIPIENT))
    return f"{acting} > {meeting}" if meeting else acting
