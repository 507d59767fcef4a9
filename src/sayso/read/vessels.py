"""Names of ships: 'HMS Argyll', 'the cruiser Moskva'. They are parties, and no towns or persons of the same name.

Careful side: without letters before it a name counts only right behind a noun for a warship ('the frigate Bayern'); a
'carrier' may be an airline.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.knowledge.tables import words
from sayso.knowledge.vessels import VesselLetters
from sayso.records import ActorKind, Token

WARSHIPS = words("frigate destroyer cruiser corvette minesweeper submarine battleship warship gunboat flagship")
PARTICLES = frozenset({"de", "of", "la", "del", "los", "al", "von", "van", "the"})
MOST_TOKENS = 5  # 'HMS Prince of Wales', 'FS Charles de Gaulle'


@dataclass(frozen=True, slots=True)
class Vessel:
    """The name of a ship: tokens `first <= index < last`, its kind and its state where the letters tell one."""

    first: int
    last: int
    kind: ActorKind
    country: str | None


def find_vessels(tokens: Sequence[Token], letters: Mapping[str, VesselLetters]) -> dict[int, Vessel]:
    """Give the ships named, by each of their tokens."""
    found: dict[int, Vessel] = {}
    for token in tokens:
        if token.index in found:
            continue
        known = letters.get(token.text)
        named = known is not None or token.lemma.lower() in WARSHIPS
        last = _end_of_name(tokens, token.index + 1) if named else 0
        if last <= token.index + 1:
            continue
        first = token.index if known is not None else token.index + 1
        if known is None and tokens[first].text in letters:
            continue  # 'the frigate HMS Argyll' is read at its letters
        kind, country = (known.kind, known.country) if known is not None else (ActorKind.STATE_FORCE, None)
        found.update(dict.fromkeys(range(first, last), Vessel(first, last, kind, country)))
    return found


def _end_of_name(tokens: Sequence[Token], first: int) -> int:
    """Give the end of the run of capitalised words that begins at a token, particles between them included."""
    last = index = first
    while index < len(tokens) and index - first < MOST_TOKENS and tokens[index].sentence == tokens[first - 1].sentence:
        token = tokens[index]
        if token.upos in {"PROPN", "X"} and token.text[:1].isupper():
            last = index + 1
        elif token.text.lower() not in PARTICLES or index == first:
            break
        index += 1
    return last
