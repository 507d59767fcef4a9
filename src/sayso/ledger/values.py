"""The fields of a claim as a person reads and types them: one line of text each, several values parted by ';'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, TypeVar

from sayso.records import Claim, PlaceRel, Report, Role, Span
from sayso.store.evidence import in_numbers

Kind = TypeVar("Kind", bound=StrEnum)
ROLES = {role.value: role for role in Role}
_NUMBER = r"\d[\d,.]*"
_AMOUNT = re.compile(
    rf"(?:(?P<bound>>=|<=|at least|more than|over|at most|up to|fewer than)\s*)?(?P<low>{_NUMBER})"
    rf"(?:\s*[-–]\s*(?P<high>{_NUMBER}))?\s*(?P<unit>.*)",
    re.IGNORECASE,
)
_KIND = re.compile(r"(?P<name>.+?)\s*\((?P<kind>\w+)\)")
_OF = re.compile(r"(?P<unit>.*?)\s*\((?P<of>[^()]*)\)")
_UPPER = frozenset({"<=", "at most", "up to", "fewer than"})


class Amount(NamedTuple):
    """A count as typed: bounds (None: open), what is counted in one word or two, and more closely."""

    low: float | None
    high: float | None
    unit: str
    of: str | None


def values_of(claim: Claim, report: Report) -> dict[str, str]:
    """Give every field that can be corrected as text, in the order of the codebook."""
    start, end = claim.when.interval
    return {
        "type": claim.type.value.value,
        "status": claim.status.value.value,
        "mode": claim.mode or "",
        "from": start.isoformat() if start else "",
        "to": end.isoformat() if end else "",
        **{name: joined(each.canonical for each in claim.actors if each.role is role) for name, role in ROLES.items()},
        "place": joined(each.place.canonical for each in claim.places),
        "quantity": joined(in_numbers(each) for each in claim.quantities),
        "source": claim.attribution[-1].canonical if claim.attribution else "",
        "hedge": in_one_line(report.quote(claim.hedge)) if claim.hedge else "",
        "quote": in_one_line(report.quote(claim.span)),
        "trigger": in_one_line(report.quote(claim.trigger)),
        "salience": claim.salience.value,
    }


def joined(values: Iterable[str]) -> str:
    """Give several values as one text, each once."""
    return "; ".join(dict.fromkeys(values))


def parted(value: str) -> tuple[str, ...]:
    """Give the single values of a text, each once."""
    return tuple(dict.fromkeys(each.strip() for each in value.split(";") if each.strip()))


def in_one_line(words: str) -> str:
    """Give words without line breaks and double blanks, as a form holds them."""
    return " ".join(words.split())


def read_kind(part: str, kinds: type[Kind]) -> tuple[str, Kind | None]:
    """Read 'Hamat militia (armed_group)'; the kind is None where none of the closed set stands there."""
    found = _KIND.fullmatch(part)
    if found and found["kind"] in {each.value for each in kinds}:
        return found["name"], kinds(found["kind"])
    return part, None


def read_relation(part: str) -> tuple[PlaceRel | None, str]:
    """Read 'near Orsha'; None where no relation is named."""
    first, _, rest = part.partition(" ")
    if rest.strip() and first in {each.value for each in PlaceRel}:
        return PlaceRel(first), rest.strip()
    return None, part


def read_amount(part: str) -> Amount | None:
    """Read '12 killed', '>= 12 killed (people)', '100-999 fighters', 'at least 3 soldiers'; None for no number."""
    found = _AMOUNT.fullmatch(part)
    if not found:
        return None
    bound, low, high = (found["bound"] or "").lower(), _number(found["low"]), found["high"] and _number(found["high"])
    unit, of = found["unit"].strip(), None
    if closer := _OF.fullmatch(unit):
        unit, of = closer["unit"], closer["of"] or None
    if bound:
        return Amount(None, low, unit, of) if bound in _UPPER else Amount(low, None, unit, of)
    return Amount(low, high or low, unit, of)


def _number(digits: str) -> float:
    plain = digits.rstrip(".,").replace(",", "")
    whole, _, rest = plain.partition(".")
    return float(f"{whole}.{rest.replace('.', '')}" if rest else whole)


def find_words(words: str, report: Report, inside: Span) -> Span | None:
    """Find words in a stretch of a report, whole and in whatever lines they stand; None where they do not."""
    if not words.strip():
        return None
    asked = r"\s+".join(re.escape(each) for each in words.split())
    found = re.compile(rf"(?<!\w){asked}(?!\w)").search(report.text, inside.start, inside.end)
    return Span(*found.span()) if found else None
