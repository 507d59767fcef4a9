"""Words and their classes: how a text is cut before rules for times and quantities look at it.

Every word becomes one character that stands for all the classes it belongs to: 'May' is a month (with a capital),
'second' an ordinal and a unit, '2013' a number, a year and a clock time. Classes come from lists in the lexicon
files, and for words made of digits from their shape.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.errors import LexiconError

CACHED_WORDS = 50_000  # words remembered by a vocabulary; more would be a hostile text
_FIRST_CODE = 0xE000  # private use area: no word of a text is ever such a character
_LAST_CODE = 0xF8FF
_OTHER = chr(_FIRST_CODE)
_SAMPLED = 2_400  # integers whose shapes are known before patterns are compiled
_SHAPES = (
    "12345",
    "1,200",
    "2.5",
    "12.30",
    "22:10",
    "1990s",
    "'90s",
    "12th",
    "32nd",
    "2013-01-12",
    "12/01/2013",
    "9.55",
)

_WORD = re.compile(
    r"(?<![\w.])(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|"  # 2013-01-12
    r"[0-9]{1,2}([-/.])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2}))(?![\w/-])"  # 12/1/13
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])|[0-9]{1,2}\.[0-9]{2}(?=\s?[aApP]\.?[mM])"  # 22:10, 6.40 (p.m.)
    r"|[0-9]{3}0['’]?s\b|['’][0-9]0s\b|[0-9]{1,2}(?:st|nd|rd|th)\b"  # 1990s, '90s, 12th
    r"|[0-9]{1,3}(?:[,\u00a0\u202f\u2009][0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?"  # 12,000, 2.5
    r"|[oO]['’]clock\b|[aApP]\.\s?[mM]\b\.?|['’][sS]\b"
    r"|[^\W0-9_]+n['’][tT]\b|[^\W0-9_]+[0-9]\w*|[^\W0-9_]+|\S"
)


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text cut into words: their offsets into the whole text, and one code character for each."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    codes: str

    def word(self, index: int) -> str:
        """Give the word at an index as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """Tell whether the word follows the one before it without a space."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


@dataclass(slots=True)
class Vocabulary:
    """Which classes a word belongs to. Filled while a lexicon loads; afterwards only the memory of seen words grows."""

    file: str
    classes: dict[str, set[str]] = field(default_factory=dict)  # word in small letters -> classes
    capitalised: dict[str, set[str]] = field(default_factory=dict)  # classes it has only with a capital
    _codes: dict[frozenset[str], str] = field(default_factory=dict)
    _seen: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, words: Sequence[str], *, capital: bool = False) -> None:
        """Put words into a class; `capital` takes them only where they begin with a capital ('March', not 'march')."""
        table = self.capitalised if capital else self.classes
        for word in words:
            table.setdefault(word, set()).add(name)

    def code(self, word: str) -> str:
        """Give the character that stands for the word's classes."""
        known = self._seen.get(word)
        if known is None:
            names = self.names(word)
            known = self._code_of(names) if names else _OTHER
            if len(self._seen) < CACHED_WORDS:
                self._seen[word] = known
        return known

    def names(self, word: str) -> frozenset[str]:
        """Give the classes of a word: those of its shape (numbers, clock times) and those of the lists."""
        lower = word.lower()
        names = set(self.classes.get(lower, ()))
        if word[0] in "0123456789'’":
            names |= shape_classes(word)
        if word[0].isupper():
            names |= self.capitalised.get(lower, set())
            names.add("capital")
        elif word[0].islower():
            names.add("small")
        return frozenset(names)

    def having(self, name: str) -> frozenset[str]:
        """Give all characters whose words belong to a class; known once the lexicon is complete."""
        return frozenset(code for names, code in self._codes.items() if name in names)

    def close(self) -> None:
        """Give every combination of classes its character, so that patterns can be compiled."""
        for word in [*self.classes, *self.capitalised]:
            for form in (word, word.capitalize(), word.upper()):
                self.code(form)
        for value in range(_SAMPLED):
            for form in (f"{value}", f"{value:02d}", f"{value:04d}"):
                self.code(form)
        for sample in _SHAPES:
            self.code(sample)
        for plain in ("zzq", "Zzq"):  # words of no list, small and capital
            self.code(plain)

    def cut(self, text: str, start: int, end: int) -> Words:
        """Cut a stretch of text into words."""
        starts, ends, codes = [], [], []
        seen = self._seen
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            codes.append(seen.get(word) or self.code(word))
            starts.append(match.start())
            ends.append(match.end())
        return Words(text, starts, ends, "".join(codes))

    def _code_of(self, names: frozenset[str]) -> str:
        code = self._codes.get(names)
        if code is None:
            if _FIRST_CODE + 1 + len(self._codes) > _LAST_CODE:
                raise LexiconError(self.file, "vocabulary", "too many combinations of word classes; merge some classes")
            code = self._codes[names] = chr(_FIRST_CODE + 1 + len(self._codes))
        return code


def shape_classes(word: str) -> frozenset[str]:
    """Name the classes that a word made of digits has by its shape: day, hour, year, clock, decade, ordinal and so
    on.
    """
    if word.isdigit():
        return _integer_classes(word)
    if word[-1] in "sS" and word[-2:-1] in "0'’":
        return frozenset({"decade"})
    if ":" in word:
        return frozenset({"clock"})
    if word[-1].isalpha():
        digits = word.rstrip("stndrhSTNDRH")
        return frozenset({"ordinal", "ordinal_day"} if 1 <= int(digits) <= 31 else {"ordinal"})
    if sum(word.count(mark) for mark in "-/.") == 2 and "," not in word:
        return frozenset({"numeric_date"})
    if "." in word and re.fullmatch(r"\d{1,2}\.\d{2}", word) and int(word.split(".")[0]) < 25 and int(word[-2:]) < 60:
        return frozenset({"numeral", "decimal", "dotted_clock"})
    return frozenset({"numeral", "decimal"} if word[0].isdigit() else ())


def _integer_classes(word: str) -> frozenset[str]:
    if not word.isascii():
        return frozenset({"numeral"})
    names = {"numeral", "integer"}
    value = int(word) if len(word) < 6 else 10**6
    if 1 <= value <= 31 and len(word) <= 2:
        names.add("day")
    if value <= 24 and len(word) <= 2:
        names.add("hour")
    if len(word) == 2:
        names.add("short_year")
    if len(word) == 4:
        names |= {"year"} if 1000 <= value <= 2199 else set()
        names |= (
            {"precise_year"} if 1900 <= value <= 2059 and value % 50 else set()
        )  # '1950', '2000' are round numbers too
        clock = value // 100 < 25 and value % 100 < 60
        names |= {"military_clock"} if clock else set()
        names |= {"clock_only"} if clock and not 1900 <= value <= 2059 else set()
    return frozenset(names)
