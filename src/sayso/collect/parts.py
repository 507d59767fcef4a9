"""What a paragraph is to a report: furniture, byline, date line, address, caption, entry, prose, or just a short line.

A paragraph is judged by its own words alone; where it stands decides which rules may look at it (head, body, tail).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from sayso.collect.dates import find_dates
from sayso.collect.names import SMALL_WORDS, is_capitals, strip_markup
from sayso.collect.paragraphs import ENTRY, Paragraph
from sayso.knowledge.furniture import LOOKED_AT, Furniture, Hit, Kind, Where
from sayso.records import Span

# A notice is short. Longer paragraphs are the report's own words, whatever a rule finds in them.
LONGEST_NOTICE: Final = 95
LONGEST_WEAK: Final = 60
LONGEST_LINE: Final = 45
LONGEST_LINK: Final = 25
LONGEST_DATED: Final = 20
LONGEST_ASIDE: Final = 12
LONGEST_LABELLED: Final = 25
# From here on a line without a full stop is still a sentence (a telegram, a stripped page).
SURE_PROSE: Final = 30
SENTENCE: Final = 5
LEAST_TITLE_WORDS: Final = 3
QUESTION: Final = 15

_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?", re.IGNORECASE)
_STOPPED = re.compile(r"[.…:;][\"'”’»)\]]*$")
_ASKED = re.compile(r"[?!][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[\"'“‘(©\[A-Z0-9])")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][\w'’.-]*(?:[ /][A-Z][\w'’.-]*){0,3}(?:,\s[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2})?)"
    r"(?P<when>,?\s(?:\w{3,9}\.?,?\s)?(?:\d{1,2}\s[A-Z][a-z]{2,8}\.?|[A-Z][A-Za-z]{2,8}\.?\s\d{1,2})(?:,?\s\d{4})?)?"
    r"\s?(?:[(\[](?P<outlet>[A-Z][^()\[\]]{1,45})[)\]](?:,\s[A-Z][A-Za-z]{2,8}\.?\s\d{1,2},\s\d{4})?)?\s?(?P<dash>--|[-–—:])\s"
)


class Part(StrEnum):
    """What a paragraph is."""

    FURNITURE = "furniture"
    ORIGINAL = "original"
    BYLINE = "byline"
    CREDIT = "credit"
    SIGNATURE = "signature"
    CAPTION = "caption"
    NOTE = "note"
    ADDRESS = "address"
    DATED = "dated"
    LABEL = "label"
    ENTRY = "entry"
    PROSE = "prose"
    SHORT = "short"


TEXT: Final = frozenset({Part.PROSE, Part.ENTRY})


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, what it is, the rule that said so, and its opening words without markup."""

    span: Span
    apart: bool
    words: str
    part: Part
    hit: Hit | None = None

    @property
    def titled(self) -> str:
        """Give the words of a line that may be a title: a short line's, or a dated line's with more in it than a
        date.
        """
        if self.part is Part.SHORT:
            return self.words
        if self.part is not Part.DATED:
            return ""
        rest = self.words
        for found in reversed(list(find_dates(rest))):
            rest = rest[: found.span.start].rstrip(" ,-(") + rest[found.span.end :]
        return rest if sum(1 for word in rest.split() if word.strip(",.:;()").isalpha()) >= LEAST_TITLE_WORDS else ""

    @property
    def length(self) -> int:
        """How many words are looked at."""
        return len(self.words.split())


def judge_head(text: str, paragraph: Paragraph, furniture: Furniture) -> Piece:
    """Say what a paragraph is if it stands before the body."""
    words = _opening(text, paragraph.span)
    count = len(words.split())
    shape = _shape(words)
    if shape is Part.ADDRESS or find_dateline(words):
        return Piece(paragraph.span, paragraph.apart, words, shape)
    where = Where.HEAD if count <= LONGEST_LINE else Where.ANY
    hit = _find_head_rule(words, where, furniture) if count <= LONGEST_LINE else None
    if hit is None and count <= LONGEST_ASIDE and not _is_dated(words, count):  # 'Uncorrected. Not an official record.'
        hit = furniture.find(words, Where.TAIL, (Kind.FURNITURE,))
    if hit is not None and not (shape is Part.ENTRY and hit.rule.kind is not Kind.FURNITURE):
        return Piece(paragraph.span, paragraph.apart, words, Part(hit.rule.kind.value), hit)
    if count <= LONGEST_LABELLED and furniture.label(words):
        return Piece(paragraph.span, paragraph.apart, words, Part.LABEL)
    part = Part.DATED if _is_dated(words, count) else shape
    return Piece(paragraph.span, paragraph.apart, words, part)


def _find_head_rule(words: str, where: Where, furniture: Furniture) -> Hit | None:
    """Give the rule for a short paragraph of the head: notices first, then links, bylines; without a date, the rest."""
    first = furniture.find(words, where, (Kind.ORIGINAL,)) or furniture.find(words, Where.ANY, (Kind.FURNITURE,))
    byline = furniture.find(words, where, (Kind.BYLINE,))
    name = words.split("(")[0]
    if is_capitals(name) and len(name.split()) <= LEAST_TITLE_WORDS * 2 and furniture.holds("press", name):
        return None  # 'COAST DIGEST (reposted articles)': a masthead that says what the site does
    if first or _stands(byline, words, furniture):
        return first or byline
    if _is_dated(words, len(words.split())):
        return None
    return furniture.find(words, where, [kind for kind in Kind if kind is not Kind.BYLINE])


def judge_inside(text: str, paragraph: Paragraph, furniture: Furniture) -> Piece:
    """Say what a paragraph within the body is: prose, save where a rule for any place fires on a short one."""
    if paragraph.span.end - paragraph.span.start > LOOKED_AT:
        return Piece(paragraph.span, paragraph.apart, "", Part.PROSE)
    words = _opening(text, paragraph.span)
    hit = None
    if furniture.gate.match(words) and len(words.split()) <= LONGEST_LINK and not ENTRY.match(words):
        hit = None if find_dateline(words) else furniture.find(words, Where.ANY, (Kind.FURNITURE, Kind.CAPTION))
    return Piece(paragraph.span, paragraph.apart, words, Part(hit.rule.kind.value) if hit else Part.PROSE, hit)


def judge_tail(text: str, paragraph: Paragraph, furniture: Furniture) -> Piece:
    """Say what a paragraph is if it stands behind the body."""
    words = _opening(text, paragraph.span)
    count = len(words.split())
    shape = _shape(words)
    if shape is Part.ADDRESS or count > LONGEST_NOTICE:
        return Piece(paragraph.span, paragraph.apart, words, shape)
    kinds = (Kind.ORIGINAL, Kind.FURNITURE, Kind.CREDIT, Kind.CAPTION, Kind.SIGNATURE)
    for kind in kinds:
        hit = furniture.find(words, Where.TAIL, (kind,))
        if hit and (_is_sure(hit) or (count <= (QUESTION if shape is Part.ENTRY else LONGEST_WEAK))):
            if kind is Kind.SIGNATURE and not _is_signature(words):
                continue
            return Piece(paragraph.span, paragraph.apart, words, Part(kind.value), hit)
    return Piece(paragraph.span, paragraph.apart, words, shape)


def split_credit(text: str, span: Span, furniture: Furniture) -> int | None:
    """Give the offset of a credit in brackets behind a paragraph's last words: '… in Oslava. (Editing by A. Malm)'."""
    if not text.endswith((")", "]"), span.start, span.end):
        return None
    start = max(text.rfind(mark, span.start, span.end) for mark in "([")
    return start if start > span.start and _is_credit(text[start : span.end], furniture) else None


def split_notice(text: str, span: Span, furniture: Furniture) -> int:
    """Give the offset where a last paragraph's notice begins; what stands before it is the report's (or a credit)."""
    bounds = _sentences(text, span)
    for start, end in bounds:
        words = strip_markup(text[start:end])
        hit = furniture.find(words, Where.TAIL, (Kind.ORIGINAL, Kind.FURNITURE))
        before = len(text[span.start : start].split())
        if hit and (before <= QUESTION or _is_sure(hit)):
            return start if before > QUESTION or _is_credit(text[span.start : start], furniture) else span.start
    return span.start


def find_dateline(words: str) -> re.Match[str] | None:
    """Find a dateline at the head of a paragraph: 'TAMRA, April 2 (Coast Wire) - ', 'TAMRA: ', 'Tamra (Reuters) - '.

    Without date and outlet the place must stand in capitals: 'Tamra - a quiet town' is none. 'SECURITY - ' is one by
    its
    shape, so whoever calls looks at the report's first paragraph only.
    """
    match = _DATELINE.match(words)
    if match is None:
        return None
    count = len(words.split())
    if count < SENTENCE * 2 or (count < SURE_PROSE and not _STOPPED.search(words)):
        return None
    bare = not match["when"] and not match["outlet"]
    if (bare or match["dash"] == ":") and not is_capitals(match["place"].split(",")[0]):
        return None
    return match


def first_dateline(text: str, body: Sequence[Piece]) -> re.Match[str] | None:
    """Find the dateline of a body's first paragraph; offsets count from where that paragraph begins."""
    if not body:
        return None
    span = body[0].span
    return find_dateline(text[span.start : min(span.end, span.start + LOOKED_AT)])


def _opening(text: str, span: Span) -> str:
    return strip_markup(text[span.start : min(span.end, span.start + LOOKED_AT * 2)])


def _shape(words: str) -> Part:
    count = len(words.split())
    if _ADDRESS.fullmatch(words):
        return Part.ADDRESS
    if ENTRY.match(words):
        return Part.ENTRY
    stopped = count >= SENTENCE and _STOPPED.search(words)
    asked = count >= QUESTION and _ASKED.search(words)
    return Part.PROSE if count >= SURE_PROSE or stopped or asked or find_dateline(words) else Part.SHORT


def _is_dated(words: str, count: int) -> bool:
    """Tell whether a line is there for its date: short, a full date in it, and no sentence around it."""
    if count > LONGEST_DATED:
        return False
    dates = [found for found in find_dates(words) if found.days]
    if not dates:
        return False
    rest = words
    for found in reversed(dates):
        rest = rest[: found.span.start] + rest[found.span.end :]
    small = [word for word in rest.split() if word[0].islower()]
    return not (_STOPPED.search(words) and len(small) > SENTENCE)


def _stands(hit: Hit | None, words: str, furniture: Furniture) -> bool:
    """Tell whether a byline rule's hit is a byline: the line is short, or the name is followed by a stop or nothing."""
    if hit is None or hit.rule.kind is not Kind.BYLINE:
        return hit is not None
    if is_capitals(hit.named("persons") or "") and not words.lower().startswith("by"):
        return False  # a masthead in capitals with a date behind it
    if hit.rule.id == "byline-bare" and (furniture.holds("press", words) or furniture.holds("office", words)):
        return False  # 'Lowland Press Agency' has the shape of a name
    return len(words.split()) <= LONGEST_DATED or words[hit.match.end() :].lstrip()[:1] in ("", ".", ",", "|")


def _is_sure(hit: Hit) -> bool:
    """Tell whether a rule may find a notice in or behind long prose: a named original, or a rule safe at any place."""
    return hit.rule.kind is Kind.ORIGINAL or Where.ANY in hit.rule.where


def _is_signature(words: str) -> bool:
    """Tell whether a line holds names and offices only: hardly a small word that is not 'of' or 'the'."""
    every = words.split()
    small = [word for word in every if word[0].islower() and word not in SMALL_WORDS]
    return len(every) <= QUESTION and len(small) <= len(every) / 3


def _is_credit(words: str, furniture: Furniture) -> bool:
    return furniture.find(strip_markup(words), Where.TAIL, (Kind.CREDIT,)) is not None


def _sentences(text: str, span: Span) -> Sequence[tuple[int, int]]:
    cuts = [span.start, *(match.end() for match in _SENTENCE_END.finditer(text, span.start, span.end)), span.end]
    return [(start, end) for start, end in pairwise(cuts) if start < end]
