"""Peoples that are no state's: Kurds, Tutsis, Tamils, and the countries where they are at home."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import LexiconError
from sayso.knowledge.names import NameIndex, cut_words
from sayso.knowledge.tables import DATA, load_rows, split_list

COLUMNS = ("id", "words", "countries")


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A people: its adjectives and nouns, the ids of its countries, the one that reports mean first."""

    id: str
    words: tuple[str, ...]
    countries: tuple[str, ...]

    def home(self, named: Sequence[str] = ()) -> str | None:
        """Give the country that is meant in a report that names these, the one named most first; None if it is open."""
        if len(self.countries) == 1:
            return self.countries[0]
        return next((country for country in named if country in self.countries), None)


class Peoples:
    """Peoples by their words."""

    def __init__(self, peoples: Sequence[People] = ()) -> None:
        """Index the words."""
        self.all = tuple(peoples)
        self._index: NameIndex[People] = NameIndex()
        for people in self.all:
            for word in people.words:
                self._index.add(word, people)

    def in_words(self, text: str) -> People | None:
        """Give the first people named in a stretch of words: 'three Kurdish rebels'."""
        forms = text.split()
        parts = [(word, form) for form in forms for word in cut_words(form.strip(".,;:()\"'"))]
        keys, shapes = [word for word, _ in parts], [form for _, form in parts]
        found = (self._index.longest(keys, shapes, start) for start in range(len(keys)))
        return next((hit.values[0] for hit in found if hit), None)

    @property
    def plurals(self) -> tuple[str, ...]:
        """The nouns in the plural, in small letters: 'kurds', 'bosnian serbs'."""
        return tuple(word.lower() for people in self.all for word in people.words if word.endswith("s"))


def load_peoples(path: Path = DATA / "peoples.csv", *, countries: Collection[str] | None = None) -> Peoples:
    """Load the table; where ids of `countries` are given, each row's must be among them. Raises KnowledgeError."""
    found = []
    for row in load_rows(path, COLUMNS):
        homes, names = split_list(row["countries"]), split_list(row["words"])
        if not homes or not names:
            raise LexiconError(path.name, row["id"], "needs words and countries")
        for home in homes:
            if countries is not None and home not in countries:
                raise LexiconError(path.name, row["id"], f"there is no country '{home}'")
        found.append(People(id=row["id"], words=names, countries=homes))
    return Peoples(found)
