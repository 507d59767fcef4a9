"""Full text: reports and claims by their words, with the words around a hit, and how many hits there are of each kind.

What a person types is only ever words: FTS5's own operators mean nothing here, and a stretch in double quotes is one
phrase.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sayso.records import Claim
from sayso.store.codec import decode
from sayso.store.matching import holds
from sayso.store.names import folded
from sayso.store.queries import load_report
from sayso.store.rows import ClaimRow

MOST_WORDS = 60  # parts of one question; FTS5 gives up at 256
AROUND = 24  # tokens of a snippet
TITLE_WEIGHT = 5.0  # a word of the title is worth so many of the text
OPENING = 160  # characters of a report that only its name or outlet found
MOST_VALUES = 40  # of one facet; the rarest sources are left to the filters of the overview
CLAIMS_OF = "(SELECT count(*) FROM claims WHERE claims.report = reports.id AND retired_by IS NULL)"
_PART = re.compile(r'"([^"]+)"|([^\s"]+)')
_SAYABLE = re.compile(r"\w")
# Noncharacters: no text in interchange holds them; where one does, a hit is marked wrongly and nothing else happens.
_HIT, _END = "\ufdd0", "\ufdd1"
Question = tuple[str, list[object]]  # FROM and WHERE, and the values for its marks
Values = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What stands in place of the machine's claims: the reports that people changed, by id, and the claims of some.

    `rows` has all claims of those among them that hold the words looked for.
    """

    changed: Collection[str] = frozenset()
    rows: Mapping[str, Sequence[ClaimRow]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for: words, and values of facets that narrow it; what is empty asks nothing.

    `source` is the innermost source of a claim by its canonical name, `year` the year in which a report was published,
    `people` what is found in place of claims that lie in the file.
    """

    words: str
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    source: str | None = None
    year: int | None = None
    people: People = field(default_factory=People)

    def meets(self, row: ClaimRow, but: str = "") -> bool:
        """Tell whether a claim has the facets' values, leaving out one facet."""
        published = row.report.published
        asked = {
            "type": not self.type or _value_of(row, "type") in self.type,
            "status": not self.status or _value_of(row, "status") in self.status,
            "source": not self.source or _value_of(row, "source") == self.source,
            "year": self.year is None or (published is not None and published.year == self.year),
        }
        return all(met for name, met in asked.items() if name != but)

    def of_people(self, but: str = "") -> Iterator[ClaimRow]:
        """Give the claims of changed reports whose quotes hold the words, narrowed by the facets but one."""
        for rows in self.people.rows.values():
            yield from (row for row in rows if self.meets(row, but) and holds(row.quote, _match(parts_of(self.words))))


def _value_of(row: ClaimRow, facet: str) -> str | None:
    claim = row.claim
    if facet == "source":
        return claim.attribution[-1].canonical if claim.attribution else None
    return (claim.type if facet == "type" else claim.status).value.value


@dataclass(frozen=True, slots=True)
class Bit:
    """Words of a snippet; `hit`: they were looked for."""

    words: str
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A report in the ledger, as much of it as a list shows; `published` is an ISO day, `claims` current ones."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHit(Received):
    """A report whose title or text holds the words, and where; the best come first."""

    snippet: tuple[Bit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found: the first reports and claims, how many there are of each, and counts by facet.

    Types, statuses and sources count claims, years count reports. Each facet counts what would be found without its
    own restriction, so that one value can be exchanged for another.
    """

    reports: tuple[ReportHit, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    all_reports: int = 0
    all_claims: int = 0
    type: Values = ()
    status: Values = ()
    source: Values = ()
    year: Values = ()


def parts_of(text: str) -> tuple[str, ...]:
    """Give the words and the quoted phrases of a question; signs alone are left out, and what is beyond MOST_WORDS.

    >>> parts_of('Tamra "heavy shells" OR NEAR( ?!')
    ('Tamra', 'heavy shells', 'OR', 'NEAR(')
    """
    plain = text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    parts = (phrase or word for phrase, word in _PART.findall(plain))
    return tuple(part for part in parts if _SAYABLE.search(part))[:MOST_WORDS]


def search(connection: sqlite3.Connection, asked: Search, limit: int) -> Found:
    """Find reports and claims; at most `limit` of each are given whole.

    Reports that hold the words in title or text come first, then those whose outlet or name does.
    """
    parts = parts_of(asked.words)
    if not parts:
        return Found()
    connection.create_function("folded", 1, lambda name: folded(name or ""), deterministic=True)
    claims, values = _claims_that_hold(parts, asked)
    holding, called = _reports_that_hold(parts, asked), _reports_so_called(parts, asked)
    hits = _report_hits(connection, *holding, limit, ranked=True)
    hits += _report_hits(connection, *called, limit - len(hits), ranked=False)
    people = asked.people.rows
    return Found(
        reports=tuple(replace(each, claims=len(people[each.id])) if each.id in people else each for each in hits),
        claims=_latest_first([*_claim_rows(connection, claims, values, limit), *asked.of_people()])[: max(0, limit)],
        all_reports=sum(_number(connection, f"SELECT count(*) {held}", given) for held, given in (holding, called)),
        all_claims=_number(connection, f"SELECT count(*) {claims}", values) + sum(1 for _ in asked.of_people()),
        year=_years(connection, parts, asked),
        **{name: _facet(connection, name, parts, asked) for name in ("type", "status", "source")},
    )


def reports_with(connection: sqlite3.Connection, words: str, among: Collection[str]) -> tuple[str, ...]:
    """Give those of some reports, by id, that hold all words in title or text, or else in name and outlet."""
    parts = parts_of(words)
    if not parts or not among:
        return ()
    connection.create_function("folded", 1, lambda name: folded(name or ""), deterministic=True)
    asked, given = Search(words=words), json.dumps(sorted(among))
    found: set[str] = set()
    for held, values in (_reports_that_hold(parts, asked), _reports_so_called(parts, asked)):
        question = f"SELECT reports.id {held} AND reports.id IN (SELECT value FROM json_each(?))"
        found.update(each for (each,) in connection.execute(question, (*values, given)))
    return tuple(sorted(found))


def _match(parts: Iterable[str]) -> str:
    return " ".join(f'"{part}"' for part in parts)


def _claims_that_hold(parts: Iterable[str], asked: Search, but: str = "") -> Question:
    """Ask for claims whose quotes hold the words."""
    wheres, values = _narrowed(asked, but)
    inside = "claims.row IN (SELECT rowid FROM quote_words WHERE quote_words MATCH ?)"
    tables = "FROM claims JOIN reports ON reports.id = claims.report"
    return f"{tables} WHERE {' AND '.join([inside, *wheres])}", [_match(parts), *values]


def _reports_that_hold(parts: Iterable[str], asked: Search, but: str = "") -> Question:
    """Ask for reports whose title or text holds the words."""
    narrowed, values = _narrowed_reports(asked, but)
    tables = "FROM report_words JOIN reports ON reports.row = report_words.rowid"
    return f"{tables} WHERE report_words MATCH ? AND {narrowed}", [_match(parts), *values]


def _reports_so_called(parts: Sequence[str], asked: Search, but: str = "") -> Question:
    """Ask for reports whose name and outlet hold the words, but neither title nor text does."""
    narrowed, values = _narrowed_reports(asked, but)
    others = "reports.row NOT IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)"
    named = " AND ".join(["instr(folded(reports.name || ' ' || coalesce(reports.outlet, '')), ?)"] * len(parts))
    return f"FROM reports WHERE {named} AND {others} AND {narrowed}", [*map(folded, parts), _match(parts), *values]


def _narrowed_reports(asked: Search, but: str) -> Question:
    """Give the condition on reports that the facets make: those of claims ask for one claim that meets them all."""
    conditions, values = ["1"], list[object]()
    if asked.type or asked.status or asked.source:
        wheres, given = _narrowed(asked, "year")
        own = [report for report, rows in asked.people.rows.items() if any(asked.meets(row, "year") for row in rows)]
        machine = f"EXISTS (SELECT 1 FROM claims WHERE claims.report = reports.id AND {' AND '.join(wheres)})"
        conditions.append(f"({machine} OR reports.id IN (SELECT value FROM json_each(?)))")
        values.extend((*given, json.dumps(own)))
    if asked.year is not None and but != "year":
        conditions.append("substr(reports.published, 1, 4) = ?")
        values.append(f"{asked.year:04}")
    return " AND ".join(conditions), values


def _narrowed(asked: Search, but: str) -> tuple[list[str], list[object]]:
    """Give the conditions on claims that the facets make, leaving out one facet's own."""
    wheres, values = ["claims.retired_by IS NULL"], list[object]()
    for name in ("type", "status"):
        chosen: tuple[str, ...] = getattr(asked, name)
        if chosen and name != but:
            wheres.append(f"claims.{name} IN ({', '.join('?' * len(chosen))})")
            values.extend(chosen)
    if asked.source and but != "source":
        wheres.append("claims.source = ?")
        values.append(asked.source)
    if asked.year is not None and but != "year":
        wheres.append("substr(reports.published, 1, 4) = ?")
        values.append(f"{asked.year:04}")
    if asked.people.changed:
        wheres.append("claims.report NOT IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(asked.people.changed)))
    return wheres, values


def _facet(connection: sqlite3.Connection, name: str, parts: Iterable[str], asked: Search) -> Values:
    """Count the claims that each value of a facet would find, the most frequent first."""
    held, values = _claims_that_hold(parts, asked, but=name)
    grouped = f"SELECT claims.{name} AS value, count(*) AS number {held} AND value IS NOT NULL GROUP BY 1"
    counted = Counter(dict(connection.execute(grouped, values).fetchall()))
    counted.update(value for value in (_value_of(row, name) for row in asked.of_people(name)) if value is not None)
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:MOST_VALUES])


def _years(connection: sqlite3.Connection, parts: Sequence[str], asked: Search) -> Values:
    """Count the reports that each year would find, in order of time."""
    counted: Counter[str] = Counter()
    for held, values in (_reports_that_hold(parts, asked, "year"), _reports_so_called(parts, asked, "year")):
        years = f"SELECT substr(reports.published, 1, 4) AS value, count(*) {held} AND value IS NOT NULL GROUP BY 1"
        counted.update(dict(connection.execute(years, values).fetchall()))
    return tuple(sorted(counted.items()))


def _report_hits(
    connection: sqlite3.Connection, held: str, values: Iterable[object], limit: int, *, ranked: bool
) -> tuple[ReportHit, ...]:
    cut, rank = f"substr(reports.text, 1, {OPENING})", ""
    if ranked:
        cut = f"snippet(report_words, 1, '{_HIT}', '{_END}', '…', {AROUND})"
        rank = f"bm25(report_words, {TITLE_WEIGHT}, 1.0), "
    rows = connection.execute(
        f"SELECT reports.id, name, reports.title, outlet, published, {CLAIMS_OF}, {cut} {held}"
        f" ORDER BY {rank}reports.name, reports.id LIMIT {max(0, int(limit))}",
        tuple(values),
    )
    return tuple(
        ReportHit(
            id=number,
            name=name,
            title=title,
            outlet=outlet,
            published=published,
            claims=claims,
            snippet=bits_of(snippet),
        )
        for number, name, title, outlet, published, claims, snippet in rows
    )


def bits_of(snippet: str) -> tuple[Bit, ...]:
    """Take a marked snippet apart: what was looked for and what stands around it, words as they are in the report."""
    bits: list[Bit] = []
    for at, part in enumerate(re.split(f"{_HIT}|{_END}", snippet)):
        if part:
            bits.append(Bit(part, hit=at % 2 == 1))
    return tuple(bits)


def _claim_rows(
    connection: sqlite3.Connection, held: str, values: Iterable[object], limit: int
) -> tuple[ClaimRow, ...]:
    """Give the claims found, those of the latest days first, the undated last."""
    order = "ORDER BY coalesce(claims.day_to, claims.day_from, '') DESC, reports.name, claims.start, claims.id"
    chosen = connection.execute(
        f"SELECT claims.record, claims.report {held} {order} LIMIT {max(0, int(limit))}", tuple(values)
    ).fetchall()
    reports = {report: load_report(connection, report) for report in {report for _, report in chosen}}
    rows = []
    for record, report in chosen:
        found = reports[report]
        assert found is not None
        rows.append(ClaimRow(claim=decode(Claim, record), report=found.report))
    return tuple(rows)


def _latest_first(rows: Iterable[ClaimRow]) -> tuple[ClaimRow, ...]:
    """Sort claims as `_claim_rows` gives them."""

    def last_day(row: ClaimRow) -> str:
        start, end = row.claim.when.interval
        return str(end or start or "")

    in_place = sorted(rows, key=lambda row: (row.report.name, row.claim.span.start, row.claim.id))
    return tuple(sorted(in_place, key=last_day, reverse=True))


def _number(connection: sqlite3.Connection, question: str, values: Iterable[object]) -> int:
    (number,) = connection.execute(question, tuple(values)).fetchone()
    assert isinstance(number, int)
    return number


def received(connection: sqlite3.Connection, reports: Iterable[str]) -> tuple[Received, ...]:
    """Give what a list shows of the reports with these ids, by name; what is no report's id gives nothing."""
    rows = connection.execute(
        f"SELECT id, name, title, outlet, published, {CLAIMS_OF} FROM reports"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name, id",
        (json.dumps(sorted(set(reports))),),
    )
    return tuple(
        Received(id=number, name=name, title=title, outlet=outlet, published=day, claims=claims)
        for number, name, title, outlet, day, claims in rows
    )
