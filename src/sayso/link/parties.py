"""Parties under different names: 'the MNLA', 'French commandos' and 'Paris', 'a Malian officer' made comparable.

A name becomes a set of keys: the catalogue's id of a party it holds, the country of a name or demonym, and the stems of
its other words. Names are alike as far as their keys are.
"""

from __future__ import annotations

from dataclasses import dataclass
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
# Words that leave open whose they are, beside a noun for a kind of party: 'our units', 'the security forces'.
_UNSAID = """
our own my your this that these those government security regular federal national local armed pro first more most
other many few hundreds dozens thousands all heavily loyal loyalist anti enemy hostile foreign young dead wounded
killed injured unarmed innocent one four five six seven eight nine ten twelve twenty
"""
UNSAID = EMPTY | frozenset(_UNSAID.split())
ENEMIES = frozenset({"enemy", "enemies"})
# Of which kind somebody is: soldiers of a state, fighters of a group, people without arms.
KIND_OF = {
    ActorKind.STATE: ActorKind.STATE_FORCE,
    ActorKind.STATE_FORCE: ActorKind.STATE_FORCE,
    ActorKind.ARMED_GROUP: ActorKind.ARMED_GROUP,
    ActorKind.CIVILIAN: ActorKind.CIVILIAN,
}
ARMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.STATE_FORCE})
SAME_KIND = 0.5  # a name that says no more than a kind, and one of that kind: 'soldiers' and 'the Hamat Army'
OPEN = 0.25  # 'rebels' and a group with a name: rebels of one war are many; a kind and a name that does not say which
_MANY_BEAR = "front movement army brigade liberation national party union popular democratic revolutionary islamic"
MANY_BEAR = frozenset(word[:STEM] for word in _MANY_BEAR.split())  # in common, they make no two movements one
STATES = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE})
WHERE = frozenset({"in", "at", "near", "from", "inside", "outside"})
ONE_STATE = 0.7  # 'a Malian officer' and the Malian army: soldiers and offices of one state
ARMED_KINDS = frozenset({ActorKind.ARMED_GROUP, ActorKind.STATE_FORCE})
FELLOWS = 0.25  # a country in common and nothing else: 'Malian rebels' and 'the Malian army'
PART = 0.7  # a body and the larger one whose name it bears


@dataclass(frozen=True, slots=True)
class Sort:
    """Of which kind a name is (None: it does not say), whether it says whose besides, and whether it means an enemy."""

    kind: ActorKind | None
    named: bool
    enemy: bool = False


class Parties:
    """Names of parties as sets of keys; remembers what it has seen."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue of parties and countries."""
        self._catalogue = catalogue
        self._kinds = {"=" + party.id: party.kind for party in catalogue.parties}
        self.keys = lru_cache(maxsize=65536)(self._keys)
        self.likeness = lru_cache(maxsize=1 << 18)(self._likeness)
        self.sort = lru_cache(maxsize=65536)(self._sort)
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
        return frozenset(keys or {" ".join(words) or name or "?"})  # a name may hold no word: '—'

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
        return alike if alike >= PART else max(alike, self._of_one_kind(one, two))

    def _of_one_kind(self, one: str, two: str) -> float:
        """Give how far two names may be one where one of them says no more than a kind."""
        first, second = self.sort(one), self.sort(two)
        return max(_may_be(first, second), _may_be(second, first))

    def _sort(self, name: str) -> Sort:
        """Give of which kind somebody is by the nouns of the name, and whether it says more."""
        party = next((self._kinds[key] for key in sorted(self.keys(name)) if key in self._kinds), None)
        if party:
            return Sort(KIND_OF.get(party), named=True)
        kind, named = None, False
        words = cut_words(name)
        for word in words:
            if word in WHERE and kind:
                break  # 'fighters in Mali'
            found = self._kind_of(word)
            kind, named = found or kind, named or (found is None and word not in UNSAID)
        if kind is None and all(key[0] == "@" for key in self.keys(name)):
            return Sort(ActorKind.STATE_FORCE, named=True)
        return Sort(kind, named, enemy=not ENEMIES.isdisjoint(words))

    def _kind_of(self, word: str) -> ActorKind | None:
        nouns = self._catalogue.nouns
        noun = nouns.get(word) or nouns.get(word.removesuffix("s")) or nouns.get(word.replace("men", "man"))
        return KIND_OF.get(noun.kind) if noun else None

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
        if all(key[0] == "@" for key in common):
            kinds = {self.sort(one).kind, self.sort(two).kind}
            if kinds == {ActorKind.STATE_FORCE}:
                return ONE_STATE
            if kinds == ARMED_KINDS:
                return FELLOWS
        if all(_is_shared_by_many(key) for key in common) and _others(first) and _others(second):
            return FELLOWS
        share = len(common) / min(len(first), len(second))
        return 0.9 * share if len(first) > 1 and len(second) > 1 else 0.7 * share


def _may_be(described: Sort, other: Sort) -> float:
    """Give how far somebody described by kind alone may be the other."""
    if described.named or described.kind is None:
        return 0.0
    if described.kind is other.kind is ActorKind.ARMED_GROUP and other.named:
        return OPEN
    if described.enemy and other.kind in ARMED:
        return SAME_KIND
    if other.kind is None:
        return 0.0 if described.kind is ActorKind.CIVILIAN else OPEN
    return SAME_KIND if described.kind is other.kind else 0.0


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
