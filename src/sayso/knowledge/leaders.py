"""Who led whom, and when: presidents, ministers, generals, rebel leaders and heads of international bodies.

A name in a report dated within a person's years stands for that person and so for his state: 'Bush' is George H. W.
Bush in 1990 and George W. Bush in 2005, the United States in both. A whole name is enough; a family name alone needs to
be rare, or an office or a country of the report that fits it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import LexiconError
from sayso.knowledge.folding import ARTICLES, fold
from sayso.knowledge.names import cut_words
from sayso.knowledge.tables import DATA, load_rows, split_list, words

COLUMNS = ("id", "name", "country", "party", "office", "years", "aliases")
Spell = tuple[int, int | None]  # first and last year; None while it lasts
LATE = 12  # years after the last office in which a person is still written about
EARLY = 2  # years before the first
FAMILY_FIRST = frozenset({"CN", "TW", "KR", "KP", "HK"})  # 'Deng Xiaoping' is Deng
# Family names that many bear: alone they name a leader only beside his office or in a report on his country.
COMMON = words(
    """abbott abdulaziz abdullah abrams adams addo ahmed ali alia amin amine amorim aoun aquino arias arroyo ash assad
    austin aziz baker banda barak barco barrow bashir beckett berri best bhutto bio bird bishop blah bond bongo
    boni branco brown bryant bush butler cabral calderon callaghan camara cameron cano cardoso carlos carlsson
    carney carrington carter castano castillo castro chan chen cherizier christopher clark cleverly clinton
    cohen conde conte cook costa david davis day deby dempsey doe dominguez duvalier ebrahim english estrada
    evans fahd faisal fallon fernandez fischer fitzgerald fletcher ford fox franco franks fraser french gandhi
    garcia gates ghali gonzalez good grant griffiths gul hagel hague haig hamid hammond haq hariri harper harris
    hassan hawke heath henry hernandez hill holmes howard howe hu hume hunt hurd hussein ibrahim idris iman
    ivanov jackson jalil jansa john johnson jonathan jorge kabila kabore karim katanga katz keita kelly kenyatta
    kerry key khan kim king kirchner konare kovac lagos lamb lange law lee levy lewis li long love lumumba lynch
    maas madrid mahdi major malan mansour marcos marquez marshall martin mattis may medina meir mello mendez
    menendez mills minh mitchell mohamed mohammed moise molina monti moon moore moreno moro morrison nano nasser
    neto nieto norman nott novotny nunez old omar ona ordaz ortega owen park paul pavel pearson peres perez
    peron perry peter petro petrov philip philippe popov portillo powell prince pym qasim rahman rama ramos
    rashid rasmussen rene reyes rice roberto robertson robinson rodriguez rogers roh rojas roman rose rua rubio
    rusk sabri saleem saleh salem salih sall salman samuel sanchez santos sawyer schlesinger schmidt schroeder
    serrano shah sharif short shultz silva singh smirnov smith sokolov speight store strasser straw strong
    suarez tagle taylor terry thani tito tolbert toledo tom torres toure traore trump turnbull vance vieira
    viola wade wallace wang weah weinberger westmoreland williams wilson wise wolf wong wood young yusuf zelaya"""
)
ORDINALS = frozenset({"jr", "ii", "iii", "vi"})
_SPELL = re.compile(r"(\d{4})(-(\d{4})?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """A person who led a state, a force, a group or a body: offices, the years in them, other names."""

    id: str
    name: str
    country: str | None
    party: str | None
    offices: tuple[str, ...]
    spells: tuple[Spell, ...]
    aliases: tuple[str, ...]

    def in_office(self, year: int) -> bool:
        """Tell whether the person was in one of the offices in a year."""
        return any(first <= year and (last is None or year <= last) for first, last in self.spells)

    def in_mind(self, year: int) -> bool:
        """Tell whether reports of a year may speak of the person: shortly before the first office to years after."""
        last = self.spells[-1][1]
        return self.spells[0][0] - EARLY <= year and (last is None or year <= last + LATE)


class Leaders:
    """Leaders by all their names."""

    def __init__(self, leaders: Sequence[Leader] = ()) -> None:
        """Index whole names, aliases and family names."""
        self.all = tuple(leaders)
        self._whole: dict[str, list[Leader]] = {}
        self._family: dict[str, list[Leader]] = {}
        for leader in self.all:
            for name in dict.fromkeys(_key(each) for each in (leader.name, *leader.aliases)):
                self._whole.setdefault(name, []).append(leader)
            self._family.setdefault(_family_name(leader), []).append(leader)

    def find(
        self, name: str, *, year: int | None = None, countries: Collection[str] = (), beside: str = ""
    ) -> tuple[Leader, ...]:
        """Give the leaders that a name may stand for, none where it names somebody else or nobody could tell.

        `year` is the report's, `countries` are the ids of those it names, `beside` are the words before the name, which
        may hold an office. One leader: he is meant. Several: context does not tell them apart, but often their country
        is one.
        """
        key = _key(name)
        single = " " not in key
        found = list(self._whole.get(key, ()))
        titles = words(beside.lower())
        if single:
            found += [leader for leader in self._family.get(key, ()) if leader not in found]
        elif not found:
            found = [each for each in self._alike(key) if each.country in countries or _fits_office(each, titles)]
        if year is not None:
            found = [leader for leader in found if leader.in_mind(year)]
        if single and (key in COMMON or (year is None and len(found) > 1)):
            found = [leader for leader in found if leader.country in countries or _fits_office(leader, titles)]
        for keep in (
            [leader for leader in found if _fits_office(leader, titles)],
            [leader for leader in found if leader.country in countries],
            [leader for leader in found if year is not None and leader.in_office(year)],
        ):
            found = keep or found
        return tuple(found)

    def _alike(self, key: str) -> list[Leader]:
        """Give those of the same family name and first letter: 'Omer El Bashir' is written otherwise in the table."""
        first, *_, last = key.split()
        return [leader for leader in self._family.get(last, ()) if fold(leader.name)[:1] == first[:1]]


def _fits_office(leader: Leader, titles: Collection[str]) -> bool:
    return any(set(office.lower().split()) <= set(titles) for office in leader.offices)


def _key(name: str) -> str:
    return " ".join(word for word in cut_words(name) if word not in ARTICLES)


def _family_name(leader: Leader) -> str:
    parts = [word for word in fold(leader.name).split() if word not in ARTICLES | ORDINALS]
    return parts[0] if leader.country in FAMILY_FIRST else parts[-1]


def load_leaders(
    path: Path = DATA / "leaders.csv",
    *,
    countries: Collection[str] | None = None,
    parties: Collection[str] | None = None,
) -> Leaders:
    """Load the table; where ids of `countries` and `parties` are given, each row's must be among them.

    Raises KnowledgeError.
    """
    return Leaders([_read(path, row, countries, parties) for row in load_rows(path, COLUMNS)])


def _read(
    path: Path, row: Mapping[str, str], countries: Collection[str] | None, parties: Collection[str] | None
) -> Leader:
    for column, known in (("country", countries), ("party", parties)):
        if row[column] and known is not None and row[column] not in known:
            raise LexiconError(path.name, row["id"], f"there is no {column} '{row[column]}'")
    if not row["country"] and not row["party"]:
        raise LexiconError(path.name, row["id"], "needs a country or a party")
    return Leader(
        id=row["id"],
        name=row["name"],
        country=row["country"] or None,
        party=row["party"] or None,
        offices=split_list(row["office"]),
        spells=tuple(_read_spell(path, row["id"], spell) for spell in split_list(row["years"])),
        aliases=split_list(row["aliases"]),
    )


def _read_spell(path: Path, entry: str, spell: str) -> Spell:
    found = _SPELL.fullmatch(spell)
    if found is None:
        raise LexiconError(path.name, entry, f"years are written 1996-1999, 1982 or 2009-, not '{spell}'")
    first = int(found[1])
    last = int(found[3]) if found[3] else None if found[2] else first
    if last is not None and last < first:
        raise LexiconError(path.name, entry, f"the years '{spell}' run backwards")
    return first, last
