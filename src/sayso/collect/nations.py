"""Whose ministry it is: a national body that does not name its state takes it from the line above or from its capital.

'REPUBLIC OF SARVIA / MINISTRY OF DEFENCE' and 'Ministry of Defence / Brezno, 8 March 1995' are both the Sarvian
Ministry of Defence, if Brezno is the capital of Sarvia and of nothing else. A name that holds a country or a people is
left alone.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import Final

from sayso.knowledge.countries import Countries, Country, load_countries
from sayso.knowledge.furniture import Furniture

_OF_STATE: Final = re.compile(r"(?P<body>.+) of (?:the )?(?P<state>[A-Z][\w' -]+)")


@lru_cache(maxsize=1)
def countries() -> Countries:
    """Load the table of countries once."""
    return load_countries()


def national_name(name: str, state: str | None, place: str | None, furniture: Furniture) -> str:
    """Give the name of a body with its state before it: 'Ministry of Peace' and 'Kabul' → 'Afghan Ministry of Peace'.

    `state` is what the line above names, `place` where the paper was issued.
    """
    if not furniture.holds("national", name):
        return name
    match = _OF_STATE.fullmatch(name)
    if state and match and match["state"] == state:
        country = countries().find(state)
        return f"{country.style} {match['body']}" if country else name
    if _names_country(name) or not place:
        return name
    found = countries().metonyms.find(place.split(",")[0])
    return f"{found[0].style} {name}" if found and _alone(found) else name


def _alone(found: tuple[Country, ...]) -> bool:
    """Tell whether all are one state, or one that is and others that are no more."""
    return len([country for country in found if country.last is None]) <= 1


def _names_country(name: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’-]*", name)
    pairs = [f"{one} {two}" for one, two in itertools.pairwise(words)]
    return any(countries().find(part) for part in (*words, *pairs) if len(part) > 3)
