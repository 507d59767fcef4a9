"""Two coders on the same claims: what each said of every field, on what they agree, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from sayso.records import Verdict
from sayso.score.agreement import Agreement, Scale, krippendorff_alpha, measure
from sayso.score.names import fold

VERDICT = "verdict"  # the field that says whether the claim stands at all
KEEP = "keep"  # what accepting, correcting and adding have in common
KEPT = (Verdict.ACCEPT, Verdict.CORRECT, Verdict.ADD)
FIELDS: Mapping[str, Scale] = {
    VERDICT: Scale.NOMINAL,
    "type": Scale.NOMINAL,
    "status": Scale.NOMINAL,
    "mode": Scale.NOMINAL,
    "from": Scale.INTERVAL,
    "to": Scale.INTERVAL,
    "actor": Scale.SETS,
    "recipient": Scale.SETS,
    "about": Scale.SETS,
    "place": Scale.SETS,
    "quantity": Scale.SETS,
    "source": Scale.NOMINAL,
    "hedge": Scale.NOMINAL,
    "quote": Scale.NOMINAL,
    "trigger": Scale.NOMINAL,
    "salience": Scale.NOMINAL,
}
Values = Mapping[str, str]  # a claim's fields as the review's form writes them: names in a row with '; ', days in ISO
Coded = Mapping[str, Mapping[str, Values]]  # claim -> coder -> what the coder says of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A claim on which two coders differ, and in which fields."""

    claim: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Coders on the claims that at least two of them decided: figures for each field, and where they differ."""

    coders: tuple[str, ...]
    claims: int
    figures: tuple[Agreement, ...]
    differences: tuple[Difference, ...]

    @property
    def alike(self) -> int:
        """How many claims they decided alike in every field."""
        return self.claims - len(self.differences)


def coded_values(machine: Values, verdict: Verdict, changes: Values) -> Values:
    """Give what a coder says of a claim: the verdict, and the fields where the claim is kept, or is one half of two."""
    told = {VERDICT: KEEP if verdict in KEPT else verdict.value}
    return {**machine, **changes, **told} if verdict in (*KEPT, Verdict.SPLIT) else told


def pairs_of(coded: Coded) -> list[tuple[tuple[str, str], int]]:
    """Give each two coders with the number of claims that both decided, those with most first."""
    counted = Counter(pair for given in coded.values() for pair in combinations(sorted(given), 2))
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


def compare(coded: Coded, coders: Sequence[str]) -> Comparison:
    """Compare coders over the claims that at least two of them decided; so counts a field, where two give a value."""
    rows = {
        claim: [given.get(coder, {}) for coder in coders]
        for claim, given in coded.items()
        if sum(coder in given for coder in coders) > 1
    }
    found = ((claim, _differing(row)) for claim, row in rows.items())
    return Comparison(
        coders=tuple(coders),
        claims=len(rows),
        figures=tuple(_figure(field, list(rows.values())) for field in FIELDS),
        differences=tuple(Difference(claim=claim, fields=fields) for claim, fields in found if fields),
    )


def _differing(row: Sequence[Values]) -> tuple[str, ...]:
    return tuple(field for field in FIELDS if len({_value(field, each) for each in row} - {None}) > 1)


def _figure(field: str, rows: Sequence[Sequence[Values]]) -> Agreement:
    """Measure one field. Days are alike or not for the share; alpha goes by their distance, where all are known."""
    scale = FIELDS[field]
    table = [[_value(field, each) for each in row] for row in rows]
    if scale is not Scale.INTERVAL:
        return measure(field, table, scale)
    days = [[_ordinal(value) for value in row] for row in table]
    return replace(measure(field, table), scale=scale, alpha=krippendorff_alpha(days, scale))


def _value(field: str, given: Values) -> Hashable | None:
    """Give a value as it is compared: capitals, articles and the order of names make no difference."""
    written = given.get(field)
    if written is None:
        return None
    if field == "quantity":
        return frozenset(" ".join(each.lower().split()) for each in written.split(";")) - {""}  # with its bounds
    if FIELDS[field] is Scale.SETS:
        return frozenset(fold(each) for each in written.split(";")) - {""}
    return fold(written) if field == "source" else written.strip()


def _ordinal(value: Hashable | None) -> int | None:
    try:
        return date.fromisoformat(str(value)).toordinal() if value else None
    except ValueError:
        return None
