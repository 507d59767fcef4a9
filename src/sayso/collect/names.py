"""Names as mastheads, bylines and notices write them, made into one form: outlets and persons."""

from __future__ import annotations

import re
from typing import Final

from sayso.knowledge.furniture import Furniture

SMALL_WORDS: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "de",
        "del",
        "der",
        "des",
        "di",
        "du",
        "for",
        "from",
        "in",
        "la",
        "le",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "und",
        "van",
        "von",
        "with",
        "y",
    ]
)
# Capitals in a masthead of capitals that are letters, not a word. Without a vowel a word is taken for letters as well.
LETTERS: Final = frozenset(
    [
        "AFP",
        "ANSA",
        "AP",
        "BBC",
        "CIA",
        "CNN",
        "EU",
        "FARC",
        "ICRC",
        "IDF",
        "IMF",
        "IRIN",
        "ITN",
        "NATO",
        "NGO",
        "OCHA",
        "OSCE",
        "UK",
        "UN",
        "UNHCR",
        "UNICEF",
        "US",
        "USA",
        "TV",
    ]
)
MARKUP: Final = re.compile(r"\[\[[^\]]*\]\]|</?[A-Za-z][^>]{0,200}>|\*\*|__|^#{1,6}\s+|^>\s+|^[=~*_#]+\s*|\s*[=~*_#]+$")
INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")  # soft hyphens, direction marks
ISSUE: Final = re.compile(r"[\s,-]*\b(?:no|nr|issue|vol|number|edition)\b\.?\s*\d[\w/-]*|\s+#\d+", re.IGNORECASE)
_WIDE: Final = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|[ \u00a0]*\t[ \t]*)(?=[^\s|])")
_GAP: Final = re.compile(r"(?<=[^\s.!?:;])  (?=[^\s|])")
_SPLIT: Final = re.compile(r"\s*::\s*|\s+[|/•·»›>]+\s*|\s*\|\s*|\s+[-–—*]+\s+|\s*:\s+")
_ACRONYM: Final = re.compile(r"\s*\([^()]{1,60}\)")
_ORGAN: Final = re.compile(r"(?:the )?(?:magazine|supplement|online edition|website|blog) of (?=the )", re.IGNORECASE)
_OPENING_OF: Final = re.compile(r"^of (?:the )?(?=[A-Z])", re.IGNORECASE)
_REPUBLIC: Final = re.compile(r"\bof the (?:\w+ ){0,3}(?:Republic|Kingdom|State) of (?=[A-Z])", re.IGNORECASE)
_NATION: Final = re.compile(
    r"(?P<nation>[A-Z]\w+(?:ese|ish|ian|an|ch|ic|i|k|se|ss)) (?:Republic|Kingdom|Federation|State)", re.IGNORECASE
)
_STATE: Final = re.compile(
    r"(?:the )?(?:\w+ ){0,3}(?:republic|state|kingdom|union|federation|government|sultanate|emirate) of (?:the )?"
    r"(?P<state>[\w' ]+)",
    re.IGNORECASE,
)
_PERSON_SPLIT: Final = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*;\s*")
_HONORIFIC: Final = re.compile(r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mme)\.?\s+(?=[A-Z])")
_PERSON: Final = re.compile(r"(?:[^\W\d_][\w.'’-]*)(?:\s+[^\W\d_][\w.'’-]*){1,4}")


def strip_markup(words: str) -> str:
    """Take light markup off a line; wide gaps become bars: '**The Title**' → 'The Title', 'By [[x]]Ann Lee[[/x]]' →
    'By Ann Lee'.
    """
    bare = MARKUP.sub("", words).strip()
    spaced = _WIDE.sub(" | ", bare)
    if re.search(r"\S[ ]\S", bare):  # 'TAMRA  PRESS  CLUB' is one name, spaced out
        spaced = _GAP.sub(" | ", spaced)
    return " ".join(INVISIBLE.sub("", spaced).split())


def split_segments(words: str) -> tuple[str, ...]:
    """Cut a masthead line at its bars, dashes and colons: 'KESTREL NEWS | LIVE' → 'KESTREL NEWS', 'LIVE'."""
    return tuple(part.strip(" ,.;[]") for part in _SPLIT.split(words) if part.strip(" ,.;[]"))


def plain_case(name: str) -> str:
    """Write a name in capitals as readers would: 'THE BBC OF TAMRA' → 'The BBC of Tamra'; others stay as they are."""
    if not is_capitals(name):
        return name
    return " ".join(_plain_word(word, first=index == 0) for index, word in enumerate(name.split()))


def is_capitals(words: str) -> bool:
    """Tell whether words are set in capitals (three letters at least, none of them small)."""
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) > 2 and all(not letter.islower() for letter in letters) and any(c.isupper() for c in letters)


def is_title_case(words: str) -> bool:
    """Tell whether every word but the small ones begins with a capital or a figure."""
    return all(not word[0].islower() or word.lower() in SMALL_WORDS or word.startswith("al-") for word in words.split())


def canonical_outlet(name: str, furniture: Furniture, state_line: str | None = None) -> str:
    """Give the name that readers use for an outlet: known names by the list, capitals lowered, acronyms behind it
    dropped.

    `state_line` is the line above, 'REPUBLIC OF TAMRA': an office without its state is given the state.
    """
    bare = " ".join(ISSUE.sub("", _ACRONYM.sub("", name)).split()).strip(" ,.;:-–—")
    bare = _OPENING_OF.sub("", bare)  # 'Communique No. 7 / of the General Command'
    organ = _ORGAN.match(bare)
    if organ and furniture.holds("press", bare[organ.end() :]):
        bare = bare[organ.end() :]
    known = furniture.known(bare)
    if known:
        return known.name
    bare = _REPUBLIC.sub("of ", plain_case(bare))
    nation = _NATION.fullmatch(state_line.strip()) if state_line else None
    if nation and furniture.holds("office", bare) and plain_case(nation["nation"]) not in bare:
        return f"{plain_case(nation['nation'])} {bare}"
    state = state_of(state_line) if state_line else None
    if state and state.lower() not in bare.lower() and furniture.holds("office", bare):
        return f"{bare} of {state}"
    return bare


def state_of(line: str) -> str | None:
    """Give the state that a line like 'REPUBLIC OF MALI' or 'Kingdom of Norway' names."""
    match = _STATE.fullmatch(line.strip()) or _NATION.fullmatch(line.strip())
    return plain_case((match.groupdict().get("state") or match[0]).strip()) if match else None


def same_outlet(first: str, second: str) -> bool:
    """Tell whether two names mean one outlet: 'Meridian' and 'The Meridian News Agency' do, 'Sahel Wire' and 'Wire'
    do not.
    """
    one, two = (_folded_words(name) for name in (first, second))
    short, long = sorted((one, two), key=len)
    return bool(short) and long[: len(short)] == short


def split_persons(words: str, furniture: Furniture) -> tuple[str, ...]:
    """Give the persons of a byline: 'ANN LEE and Bo Ek, our staff' → 'Ann Lee', 'Bo Ek'."""
    found: list[str] = []
    for part in _PERSON_SPLIT.split(strip_markup(words)):
        name = _HONORIFIC.sub("", part.strip(" .,-–—()[]|"))
        if re.match(r"(?i)the \w|an? \w", name):
            found.append(name)
        elif _PERSON.fullmatch(name) and is_title_case(name) and not furniture.holds("press", name):
            found.append(plain_case(name) + ("." if re.search(r"\s\w$", name) else ""))  # 'Ann L.' keeps its stop
    return tuple(dict.fromkeys(found))


def _plain_word(word: str, *, first: bool) -> str:
    bare = word.strip("().,:;'\"")
    if bare in LETTERS or (
        bare.isalpha() and len(bare) < 5 and not re.search("[AEIOUY]", bare) and bare not in {"MR", "ST"}
    ):
        return word
    if bare.lower() in SMALL_WORDS and not first:
        return word.lower()
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda part: part[0].capitalize(), word)


def _folded_words(name: str) -> list[str]:
    return re.sub(r"[^\w ]+", " ", name.casefold()).removeprefix("the ").split()
