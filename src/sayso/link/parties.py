"""Parties under different names: 'the MNLA', 'French commandos' and 'Paris', 'a Malian officer' made comparable.

A name becomes a set of keys: the catalogue's id of a party it holds, the country of a name or demonym, and the stems of
its other words. Names are alike as far as their keys are.
"""

from __future__ import annotations

from functools import lru_cache

from sayso.knowledge.actors import Catalogue
from sayso.knowledge.names import cut_words
from sayso.records import ActorKind

STEM = 5  # letters; "captured" and "capture" meet, "police" and "politician" do as well, which costs little in a set
# Words of names that say nothing about who it is.
_EMPTY = """
a an the of for in at on and to from its his her their some several two three other s al el group groups member
members people man men woman women fighter fighters force forces armed troops soldier soldiers unit units staff
official officials spokesman spokeswoman spokesperson
"""
EMPTY = frozenset(_EMPTY.split())
# Words that say only of which kind somebody is; a name of nothing else may mean any party of the kind.
KINDS = (
    frozenset(
        {"soldier", "soldiers", "troops", "army", "military", "forces", "servicemen", "garrison", "units", "officers"}
    ),
    frozenset(
        {"fighters", "militants", "gunmen", "rebels", "insurgents", "terrorists", "terrorist", "militiamen", "enemy"}
    ),
    frozenset({"civilian", "civilians", "villagers", "residents", "inhabitants", "townspeople", "children", "women"}),
)
SAME_KIND = 0.5
_MANY_BEAR = "front movement army brigade liberation national party union popular democratic revolutionary islamic"
MANY_BEAR = frozenset(word[:STEM] for word in _MANY_BEAR.split())  # in common, they make no two movements one
STATES = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE})
WHERE = frozenset({"in", "at", "near", "from", "inside", "outside"})
FELLOWS = 0.25  # a country in common and nothing else: 'Malian rebels' and 'the Malian army'
PART = 0.7  # a body and the larger one whose name it bears


class Parties:
    """Names of parties as sets of keys; remembers what it has seen."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue of parties and countries."""
        self._catalogue = catalogue
        self.keys = lru_cache(maxsize=65536)(self._keys)
        self.likeness = lru_cache(maxsize=1 << 18)(self._likeness)
        self.alike = lru_cache(maxsize=1 << 18)(self._alike)

    def _keys(self, name: str) -> frozenset[str]:
        words = cut_words(name)
        keys: set[str] = set()
        at = 0
        while at < len(words):
            step, named = self._named(words, at)
            if named and at and words[at - 1] in WHERE and keys:
                pass  # 'Islamist fighters in Mali': where they are, not whose
            elif named:
                keys.update(named)
            elif words[at] not in EMPTY:
                keys.add(stem(words[at]))
            at += step
        return frozenset(keys or {" ".join(words)})

    def _named(self, words: list[str], at: int) -> tuple[int, tuple[str, ...]]:
        """Give how many words from here are a party's or a country's name, and its keys: none for another word.

        An army has its state's key beside its own: 'Malian Armed Forces' and 'a Malian officer' meet there.
        """
        forms = [word.upper() if len(word) < STEM else word.title() for word in words]
        party = self._catalogue.names.longest(words, forms, at)
        countries = self._catalogue.countries
        country = countries.names.longest(words, forms, at) or countries.demonyms.longest(words, forms, at)
        if party and (country is None or party.size >= country.size):
            chosen = self._catalogue.choose(party.values)
            if chosen:
                of_state = chosen.kind in STATES and len(chosen.countries) == 1
                return party.size, ("=" + chosen.id, *(("@" + chosen.countries[0],) if of_state else ()))
        return (country.size, ("@" + country.values[0].id,)) if country else (1, ())

    def _alike(self, one: frozenset[str], two: frozenset[str]) -> float:
        """Give how far the smaller of two sets of names is found in the larger, 0..1; 0 where one is empty."""
        if not one or not two:
            return 0.0
        smaller, larger = (one, two) if len(one) <= len(two) else (two, one)
        return sum(max(self.likeness(each, other) for other in larger) for each in smaller) / len(smaller)

    def _likeness(self, one: str, two: str) -> float:
        alike = self._by_keys(one, two)
        return alike if alike >= PART else max(alike, _of_one_kind(one, two))

    def _by_keys(self, one: str, two: str) -> float:
        """Give how far two names share keys."""
        if one == two:
            return 1.0
        first, second = self.keys(one), self.keys(two)
        common = first & second
        if not common:
            return PART if _holds(one, two) or _holds(two, one) else 0.0
        if any(key[0] == "=" for key in common):
            return 1.0
        if all(_is_shared_by_many(key) for key in common) and _others(first) and _others(second):
            return FELLOWS
        share = len(common) / min(len(first), len(second))
        return 0.9 * share if len(first) > 1 and len(second) > 1 else 0.7 * share


def _of_one_kind(one: str, two: str) -> float:
    """Give how far two names may be one where one of them says no more than a kind: 'soldiers' and 'the Hamat Army'."""
    first, second = set(cut_words(one)), set(cut_words(two))
    for bare, other in ((first, second), (second, first)):
        for kind in KINDS:
            if bare & kind and not bare - kind - EMPTY:
                return SAME_KIND if other & kind else 0.0
    return 0.0


def _others(keys: frozenset[str]) -> bool:
    return any(not _is_shared_by_many(key) for key in keys)


def _is_shared_by_many(key: str) -> bool:
    return key[0] == "@" or key in MANY_BEAR


def _holds(whole: str, part: str) -> bool:
    """Tell whether one name begins or ends with the other: 'European Union' in 'European Union Training Mission'."""
    here, there = cut_words(whole), cut_words(part)
    return 0 < len(there) < len(here) and there in (here[: len(there)], here[-len(there) :])


def stem(word: str) -> str:
    """Give the first letters of a word: enough to know its other forms by."""
    return word[:STEM]
