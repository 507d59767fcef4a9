"""The fields of matched claims: what each got right, and what a matched claim earns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.score.coded import Record
from sayso.score.figures import Figure, Rate, Share, harmonic
from sayso.score.intervals import half_shared, kilometres, within_days
from sayso.score.names import Names, fold, overlap
from sayso.score.pairs import count_pairs

HAPPENED = frozenset({"occurred", "ongoing"})
NEAR_KM = 50  # two points of one place
LOCAL_KM = 150  # a larger radius is a country or a sea, whose middle is no test
NUMBER_TOLERANCE = 0.01  # of the coded number
SHARES = (
    *("type_strict", "type_lenient", "status_strict", "status_lenient", "exact_quote", "time_within_1_day"),
    *("time_overlap_half", "innermost_source", "innermost_source_lenient", "full_chain", "full_chain_lenient"),
    *("chain_starts_with_publisher", "geo_local_within_50km", "geo_any_within_50km_or_radius", "geo_left_unresolved"),
    *("plan_reported_as_fact", "opinion_reported_as_fact", "source_lost"),
)
RATES = ("actors", "actor_roles", "actor_roles_country_level", "places", "quantities")
LOWER_IS_BETTER = frozenset({"plan_reported_as_fact", "opinion_reported_as_fact", "source_lost"})


@dataclass(frozen=True, slots=True)
class MatchedClaim:
    """A coded claim, the prediction that meets it, and the folded names of the report's byline (never a source)."""

    gold: Record
    predicted: Record
    byline: set[str]

    def chain(self) -> list[Record]:
        """Give the predicted chain without the people of the byline."""
        return [s for s in self.predicted.get("attribution") or [] if fold(s.get("canonical")) not in self.byline]


class FieldFigures:
    """Adds up the figures over matched claims."""

    def __init__(self, names: Names, outlets: frozenset[str]) -> None:
        """Start from nothing; `outlets` are the publishers and originals of the coded reports."""
        self.names, self.outlets = names, outlets
        self.shares = {name: Share() for name in SHARES}
        self.rates = {name: Rate() for name in RATES}

    def figures(self) -> dict[str, Figure]:
        """Give every figure by its name."""
        return {**self.shares, **self.rates}

    def add(self, claim: MatchedClaim) -> float:
        """Count one matched claim; give the share of its fields that are right, 0 to 1."""
        earned = [
            *self._verdicts(claim),
            self._source(claim),
            self._actors(claim),
            self._places(claim),
            self._time(claim),
            *self._quantities(claim),
        ]
        return sum(earned) / len(earned)

    def _share(self, name: str, right: bool) -> bool:  # noqa: FBT001 - the one thing it is told
        self.shares[name].add(right=right)
        return right

    def _verdicts(self, claim: MatchedClaim) -> list[float]:
        gold, predicted = claim.gold, claim.predicted
        self._share("exact_quote", (gold["start"], gold["end"]) == (predicted.get("start"), predicted.get("end")))
        right = []
        for field in ("type", "status"):
            allowed = [gold[field], *gold.get(f"{field}_alt", [])]
            self._share(f"{field}_strict", predicted.get(field) == gold[field])
            right.append(float(self._share(f"{field}_lenient", predicted.get(field) in allowed)))
        statuses = {gold["status"], *gold.get("status_alt", [])}
        if not statuses & HAPPENED:
            name = "opinion_reported_as_fact" if gold["status"] == "opinion" else "plan_reported_as_fact"
            self._share(name, predicted.get("status") in HAPPENED)
        return right

    def _source(self, claim: MatchedClaim) -> float:
        coded, chain, same = claim.gold["attribution"], claim.chain(), self.names.same
        spoken = [source for source in coded if not source.get("implicit")] or coded
        others = {fold(name) for name in claim.gold.get("attribution_innermost_alt", [])}
        inner = bool(chain) and same(coded[-1], chain[-1])
        self._share("innermost_source", inner)
        allowed = bool(chain) and (fold(chain[-1].get("canonical")) in others or same(spoken[-1], chain[-1]))
        right = self._share("innermost_source_lenient", inner or allowed)
        whole = len(coded) == len(chain) and all(same(a, b) for a, b in zip(coded, chain, strict=True))
        self._share("full_chain", whole)
        self._share("full_chain_lenient", self._follows(coded, chain))
        self._share("chain_starts_with_publisher", bool(chain) and same(coded[0], chain[0]))
        if spoken[-1]["canonical"] not in self.outlets:
            ends_at_outlet = not chain or fold(chain[-1].get("canonical")) in {fold(name) for name in self.outlets}
            self._share("source_lost", ends_at_outlet)
        return float(right)

    def _follows(self, coded: Sequence[Record], chain: Sequence[Record]) -> bool:
        """Tell whether the chains agree; a link coded as implicit may be missing."""
        if not coded:
            return not chain
        if chain and self.names.same(coded[0], chain[0]) and self._follows(coded[1:], chain[1:]):
            return True
        return bool(coded[0].get("implicit")) and self._follows(coded[1:], chain)

    def _actors(self, claim: MatchedClaim) -> float:
        """Implied parties are neither demanded nor punished."""
        same, coded = self.names.same, claim.gold["actors"]
        implied = [actor for actor in coded if actor.get("implicit")]
        wanted = [actor for actor in coded if not actor.get("implicit")]
        given = [
            actor
            for actor in claim.predicted.get("actors") or []
            if not actor.get("implicit") and not any(same(other, actor) for other in implied)
        ]
        sizes = (len(wanted), len(given))
        self.rates["actors"].add(count_pairs(wanted, given, same), *sizes)
        roles = count_pairs(wanted, given, lambda a, b: a["role"] == b.get("role") and same(a, b))
        self.rates["actor_roles"].add(roles, *sizes)
        stands = self.names.stands_for
        broad = count_pairs(
            wanted, given, lambda a, b: a["role"] == b.get("role") and (same(a, b) or stands(a) == stands(b))
        )
        self.rates["actor_roles_country_level"].add(broad, *sizes)
        return harmonic(roles, *sizes)

    def _places(self, claim: MatchedClaim) -> float:
        same, coded = self.names.same_place, claim.gold["places"]
        implied = [place for place in coded if place.get("implicit")]
        wanted = [place for place in coded if not place.get("implicit")]
        given = [
            place
            for place in claim.predicted.get("places") or []
            if not (place.get("implicit") or any(same(other, place) for other in implied))
        ]
        met = count_pairs(wanted, given, same)
        self.rates["places"].add(met, len(wanted), len(given))
        for place in wanted:
            candidates = [other for other in given if same(place, other)]
            if candidates:
                self._geo(place, max(candidates, key=lambda other: _closeness(place, other)))
        return harmonic(met, len(wanted), len(given))

    def _geo(self, gold: Record, predicted: Record) -> None:
        if gold["lat"] is None:
            self._share("geo_left_unresolved", predicted.get("lat") is None)
            return
        distance, radius = kilometres(gold, predicted), gold.get("radius_km") or 0
        if radius <= LOCAL_KM:
            self._share("geo_local_within_50km", distance <= NEAR_KM)
        self._share("geo_any_within_50km_or_radius", distance <= max(NEAR_KM, radius))

    def _time(self, claim: MatchedClaim) -> float:
        readings = [claim.gold["time"], *claim.gold.get("time_alt", [])]
        given = claim.predicted.get("time")
        self._share("time_within_1_day", any(within_days(reading, given, 1) for reading in readings))
        return float(self._share("time_overlap_half", any(half_shared(reading, given) for reading in readings)))

    def _quantities(self, claim: MatchedClaim) -> list[float]:
        wanted = [q for q in claim.gold["quantities"] if _bounded(q)]
        given = [q for q in claim.predicted.get("quantities") or [] if _bounded(q)]
        met = count_pairs(wanted, given, _same_number)
        self.rates["quantities"].add(met, len(wanted), len(given))
        return [harmonic(met, len(wanted), len(given))] if wanted or given else []


def _closeness(gold: Record, predicted: Record) -> tuple[bool, float]:
    return fold(gold.get("canonical")) == fold(predicted.get("canonical")), overlap(gold, predicted)


def _bounded(quantity: Record) -> bool:
    return quantity.get("min") is not None or quantity.get("max") is not None


def _same_number(gold: Record, predicted: Record) -> bool:
    return all(_close(gold[bound], predicted.get(bound)) for bound in ("min", "max"))


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= NUMBER_TOLERANCE * max(abs(a), 1)
