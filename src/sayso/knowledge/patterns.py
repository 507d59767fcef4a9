"""Patterns over words: the small language in which the rules for times and quantities are written.

A text is a row of word classes (words.py), and a rule's pattern becomes a regular expression over those. So a whole
page is a string of a few hundred characters, and trying a hundred rules on it costs microseconds.

A pattern is a row of items: a word as it is written in small letters (`ago`), a class (`<month>`), a class whose word
is wanted later (`<month:m>`), a macro (`<number:n>`), groups `( a | b )`, and after any of them `?` (may be missing)
or `*` (up to eight times).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sayso.errors import LexiconError
from sayso.knowledge.words import Vocabulary, Words

REPEATS = 8  # most repeats of an item: keeps a page of nothing but numbers from costing quadratic time
_ITEM = re.compile(r"\s*(\)[?*]?|\(|\||<[a-z_]+(?::[a-z]+)?>[?*]?|[^\s()|<>]+?[?*]?(?=[\s()|<]|$))")


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a rule matches: words `first <= index < last`, and the ranges of words captured by name."""

    rule: Rule
    words: Words
    first: int
    last: int
    groups: Mapping[str, tuple[int, int]]

    def captured(self, name: str) -> str | None:
        """Give the captured words in small letters, or None where the pattern did without them."""
        where = self.groups.get(name)
        if where is None:
            return None
        return self.words.text[self.words.starts[where[0]] : self.words.ends[where[1] - 1]].lower()


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule. `resolve` names the calculation in the reading step, `options` its parameters."""

    id: str
    regex: re.Pattern[str]
    first: frozenset[str]  # codes it may begin with
    resolve: str
    options: Mapping[str, str | int | bool]
    left: frozenset[str]  # codes of which one must stand before the match; empty: anything may
    not_left: frozenset[str]
    right: frozenset[str]
    not_right: frozenset[str]

    def fits(self, codes: str, first: int, last: int) -> bool:
        """Tell whether the neighbours of a match are such as the rule asks for; the edge of the text counts as no
        word.
        """
        before = codes[first - 1] if first else ""
        after = codes[last] if last < len(codes) else ""
        if before in self.not_left or after in self.not_right:
            return False
        return (not self.left or before in self.left) and (not self.right or not after or after in self.right)


class _Piece(NamedTuple):
    """A part of a pattern: its regular expression, the codes it may begin with, and whether it may be empty."""

    source: str
    first: frozenset[str] = frozenset()
    empty: bool = False


_NOTHING = _Piece("", empty=True)


@dataclass(frozen=True, slots=True)
class PatternCompiler:
    """Turns the patterns of one lexicon file into regular expressions, once its vocabulary is complete."""

    vocabulary: Vocabulary
    macros: Mapping[str, str]

    def literals(self, pattern: str) -> Iterable[str]:
        """Give the plain words of a pattern, so that they can enter the vocabulary."""
        for item in _ITEM.findall(pattern):
            word = item if len(item) == 1 else item.rstrip("?*")
            if not word.startswith("<") and word not in ("(", ")", "|"):
                yield word

    def compile(self, rule: str, pattern: str) -> tuple[re.Pattern[str], frozenset[str]]:
        """Compile a pattern and tell with which codes a match may begin; faults name the rule."""
        items: list[str] = _ITEM.findall(pattern)
        counts: dict[str, int] = {}
        piece, at = self._choice(rule, items, 0, counts)
        if at < len(items):
            raise LexiconError(self.vocabulary.file, rule, f"pattern '{pattern}' closes a bracket that it never opened")
        if piece.empty or not piece.first:
            raise LexiconError(self.vocabulary.file, rule, f"pattern '{pattern}' would match no words at all")
        return re.compile(piece.source), piece.first

    def codes(self, rule: str, names: Iterable[str]) -> frozenset[str]:
        """Give the codes of a list of words and `<classes>`, as in a rule's `left` and `not_right`."""
        sets = [self._set(rule, name.strip("<>") if name.startswith("<") else f"={name}") for name in names]
        return frozenset[str]().union(*sets)

    def _choice(self, rule: str, items: Sequence[str], at: int, counts: dict[str, int]) -> tuple[_Piece, int]:
        branches = [_NOTHING]
        while at < len(items) and not items[at].startswith(")"):
            item, at = items[at], at + 1
            if item == "|":
                branches.append(_NOTHING)
                continue
            mark = item[-1] if len(item) > 1 and item[-1] in "?*" else ""
            if item == "(":
                piece, at = self._choice(rule, items, at, counts)
                if at >= len(items):
                    raise LexiconError(self.vocabulary.file, rule, "a bracket of the pattern is never closed")
                mark, at = items[at][1:], at + 1
            else:
                piece = self._atom(rule, item.rstrip("?*") if mark else item, counts)
            branches[-1] = _joined(branches[-1], _repeated(piece, mark))
        source = "(?:" + "|".join(branch.source for branch in branches) + ")"
        first = frozenset[str]().union(*(branch.first for branch in branches))
        return _Piece(source, first, any(branch.empty for branch in branches)), at

    def _atom(self, rule: str, body: str, counts: dict[str, int]) -> _Piece:
        if not body.startswith("<"):
            codes = self._set(rule, f"={body}")
            return _Piece(_charset(codes), codes)
        name, _, capture = body.strip("<>").partition(":")
        if name in self.macros:
            piece, _ = self._choice(rule, _ITEM.findall(self.macros[name]), 0, counts)
        else:
            codes = self._set(rule, name)
            piece = _Piece(_charset(codes), codes)
        if capture:
            counts[capture] = counts.get(capture, 0) + 1
            piece = piece._replace(source=f"(?P<{capture}__{counts[capture]}>{piece.source})")
        return piece

    def _set(self, rule: str, name: str) -> frozenset[str]:
        codes = self.vocabulary.having(name)
        if not codes:
            raise LexiconError(
                self.vocabulary.file, rule, f"no word belongs to the class '{name}'; define it in [classes]"
            )
        return codes


def _charset(codes: frozenset[str]) -> str:
    return "[" + "".join(sorted(codes)) + "]"


def _repeated(piece: _Piece, mark: str) -> _Piece:
    if not mark:
        return piece
    often = "?" if mark == "?" else f"{{0,{REPEATS}}}"
    return _Piece(f"(?:{piece.source}){often}", piece.first, empty=True)


def _joined(one: _Piece, two: _Piece) -> _Piece:
    first = one.first | two.first if one.empty else one.first
    return _Piece(one.source + two.source, first, one.empty and two.empty)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules of a lexicon file, ready to run: a vocabulary, and for each code the rules that may begin with it."""

    vocabulary: Vocabulary
    rules: tuple[Rule, ...]
    starts: Mapping[str, tuple[Rule, ...]]
    start: re.Pattern[str]

    def cut(self, text: str, start: int, end: int) -> Words:
        """Cut a stretch of text into words."""
        return self.vocabulary.cut(text, start, end)

    def find(self, words: Words) -> list[Found]:
        """Find all matches from left to right: at each word the longest one, and of equally long ones the first
        rule's.
        """
        found, codes, at = [], words.codes, 0
        while beginning := self.start.search(codes, at):
            first = beginning.start()
            best: tuple[int, Rule, re.Match[str]] | None = None
            for rule in self.starts[codes[first]]:
                match = rule.regex.match(codes, first)
                if match and match.end() > (best[0] if best else first) and rule.fits(codes, first, match.end()):
                    best = (match.end(), rule, match)
            if best is None:
                at = first + 1
                continue
            at, rule, match = best
            groups = {
                name.partition("__")[0]: match.span(name)
                for name, word in match.groupdict().items()
                if word is not None
            }
            found.append(Found(rule, words, first, at, groups))
        return found


def rule_book(vocabulary: Vocabulary, rules: Sequence[Rule]) -> RuleBook:
    """Order the rules by the codes they may begin with."""
    table: dict[str, list[Rule]] = {}
    for rule in rules:
        for code in rule.first:
            table.setdefault(code, []).append(rule)
    start = re.compile(_charset(frozenset(table))) if table else re.compile(r"(?!)")
    return RuleBook(vocabulary, tuple(rules), {code: tuple(found) for code, found in table.items()}, start)
