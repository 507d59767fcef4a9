"""Words: text cut into syntactic words as Universal Dependencies' English treebanks cut it (EWT, GUM).

>>> [text[a:b] for a, b in find_words(text := "They don't trust al-Nasr's 5km front.", 0, len(text))]
['They', 'do', "n't", 'trust', 'al', '-', 'Nasr', "'s", '5', 'km', 'front', '.']

Every character that is no space lies in exactly one word; a word is a stretch of the text, never altered. Hyphens are
words of their own save after bound prefixes ('co-founder') and in numbers with three groups ('555-01-99').
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language.wordpiece import Layout
from sayso.records import Span

CHUNK_LIMIT = 400  # a longer run without a space is cut here: bounds the work of the patterns below
CACHE_LIMIT = 100_000

_MARKS = (  # signs that belong to the letter before them: accents, vowel signs, joiners
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff"
    "\u0e31-\u0e4e\u200c\u200d"
)
_LETTER = rf"(?:[^\W\d_][{_MARKS}]*)"
_QUOTE = "['’`ʼ]"

# Bound prefixes: 'co-founder' is one word, 'well-known' three. Counted in EWT and GUM train: these are kept whole in
# more than half of their occurrences.
_PREFIXES = (
    "anti|co|counter|cross|e|ex|inter|intra|macro|mega|micro|mid|mini|multi|neo|non|over|pan|post|pre|pro|pseudo|quasi|"
    "re|semi|socio|sub|super|supra|trans|ultra|un|under|uni|vice"
)
# Abbreviations that keep their full stop. One letter and its stop, and letters with stops between, need no entry.
_ABBREVIATIONS = (
    "Adm|Al|Apr|Aug|Ave|Blvd|Brig|Bros|Capt|Cmdr|Co|Col|Comdr|Corp|Cpl|Dec|Dept|Dr|Drs|Esq|Feb|Fri|Ft|Gen|Gov|Hon|Inc|"
    "Jan|Jr|Jul|Jun|Lt|Ltd|Maj|Mar|Messrs|Mlle|Mme|Mon|Mr|Mrs|Ms|Mt|Nov|Oct|Ph|Pres|Prof|Pvt|Rep|Reps|Rev|Rt|Sat|Sec|Sen|"
    "Sens|Sept|Sep|Sgt|Sr|St|Ste|Supt|Thu|Thur|Thurs|Tue|Tues|Univ|Vol|Wed|al|approx|ca|cf|cm|dept|ed|eds|esp|est|et|etc|"
    r"fig|ft|govt|inc|incl|jr|kg|km|ltd|mph|pp|resp|sq|vol|vols|vs|viz|Ph\.D|M\.Sc|B\.Sc"
)
_TOP = "com|org|net|edu|gov|mil|int|info|biz|co|uk|us|eu|fr|de|ru|ua|cn|jp|in|il|ir|iq|sy|ly|ml|tv|me|io|nz|au|ca|ch|it"
_UNITS = (
    r"am|pm|a\.m\.|p\.m\.|km|m|cm|mm|kg|g|mg|lb|lbs|ft|in|mph|kph|k|bn|mn|tn|hrs|hr|min|mins|sec|mi|ha|kt|kw|mw|hz|khz|"
    "mhz|ghz|gb|mb|tb|x|percent|pct|days|years|miles|metres|meters|tons|tonnes|dwt|nm|c|f|AM|PM|KM|Km|K|M|C|F|Hz|kHz|MHz|"
    "GHz|GB|MB|KB|TB|W|V|hp|watt|sqft"
)

_WORD = re.compile(
    rf"""
    (?:https?|ftp)://[^\s<>"“”]*[^\s<>"“”'’.,;:!?)\]}}]            # addresses, without the mark that ends the sentence
    | mailto:[^\s<>"“”]*[^\s<>"“”'’.,;:!?)\]}}]
    | www\.[^\s<>"“”]*[^\s<>"“”'’.,;:!?)\]}}]
    | [\w.+%-]+@[\w-]+(?:\.[\w-]+)*
    | \b(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:{_TOP})\b(?!\.[A-Za-z])(?:/[^\s<>"“”]*[^\s<>"“”'’.,;:!?)\]}}])?
    | \b[\w#&-]+\.(?i:docx?|xlsx?|pdf|txt|jpe?g|png|html?|zip|csv|ppt)(?!\w)
    | [@\#](?=[A-Za-z])\w+
    | [:;=]-?[)(DPpO](?!\w) | \^_*\^ | -_+- | \([:;](?!\w)           # faces
    | \d{{1,4}}(?:/\d{{1,4}}){{2}}(?!\w)                            # 12/01/2013
    | \+?\d+(?:[-.]\d+){{2,}}(?!\w)                                 # telephone numbers, 2013-01-12
    | \d{{3}}-\d{{4}}(?!\w)
    | \d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)
    | \d{{1,2}}/\d{{1,2}}(?!\w)
    | \d+(?:[.,]\d+)*(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)
    | (?:\d{{2,4}}|['’]\d{{2}})(?:s|{_QUOTE}s)(?!\w)                # 1990s, '90s
    | [+]?(?:\d+(?:[.,]\d+)*|\.\d+)(?=(?:{_UNITS})(?!\w))           # 5km, 10am: the unit is a word of its own
    | [+]?\d+(?:[.,]\d+)*(?!\w) | \.\d+(?!\w)
    | (?:[A-Za-z]\.){{2,}}(?:[A-Za-z](?![\w.]))? | [A-Za-z]\.[A-Za-z](?!\w)  # U.S., p.m
    | \b(?:{_ABBREVIATIONS})\.(?!\w)
    | \b[A-Z]\.(?=$|\S)                                              # initials: 'J.' 'J.P.'
    | ^[A-Za-z]-$                                                    # a word broken off in speech: 'th-', 's-'
    | [A-Z]{{1,4}}\$ | [A-Z]+&[A-Z]+(?!\w)
    | (?:\b(?i:{_PREFIXES})-(?={_LETTER}))*{_LETTER}(?:{_LETTER}|\d|_)*(?:{_QUOTE}{_LETTER}+)*
    | \w+
    | {_QUOTE}(?:s|m|d|re|ve|ll|S|M|D|RE|VE|LL)(?!\w)
    | \.{{2,}}(?=[!?]) | [.!?]{{2,}}
    | -{{2,}} | ’{{2}} | \*{{2,}} | _{{2,}} | ={{2,}} | ~{{2,}} | '{{2}} | `{{2}} | \+{{2,}}
    | <{{2}} | >{{2}}
    | \S
    """,
    re.VERBOSE,
)
_NUMBERED = frozenset(("No.", "Nos.", "no.", "nos.", "Art.", "art.", "Arts.", "Fig.", "fig.", "p.", "para.", "c."))
_SPACELESS = re.compile(r"\S+")
_SPACE = re.compile(r"\s*")
_ABBREVIATED = re.compile(r"\w\.[\"'”’)\]»]*$")  # a chunk that may end with an abbreviation's full stop
_CLITIC = re.compile(rf"(?i)(?<=\w)(?:n{_QUOTE}t|{_QUOTE}(?:s|m|d|re|ve|ll))$")
_FUSED = {  # spelled as one, two words in the treebanks: where to cut
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3,
    "wont": 2, "wouldnt": 5, "couldnt": 5, "havent": 4, "arent": 3, "werent": 4, "lotta": 3, "outta": 3, "cant": 2,
    "im": 1, "ive": 1, "hes": 2, "thats": 4, "youre": 3, "theyre": 4, "youll": 3, "itll": 2, "theres": 5, "whats": 4,
    "heres": 4, "lets": 3, "aint": 2, "hasnt": 3, "hadnt": 3, "shouldnt": 6, "alot": 1,
}  # fmt: skip
# "Its" and "your" before one of these are misspelt "it's" and "you're": no possessive stands before them. Adverbs are
# left out: "its never defeated army" owns its army.
_MISSPELT = {
    "its": re.compile(
        r"\s+(?:a|an|the|not|been|going|getting|gonna|your|my|his|their|our|nothing|because|between|for|from|in)\s",
        re.I,
    ),
    "your": re.compile(r"\s+(?:a|an|the|not|going|gonna|in|looking|welcome to)\s", re.I),
}

_ENDS = frozenset((".", "!", "?", "…", "...", "..", "?!", "!!", "!?", "....", "。", "؟"))
_CLOSERS = frozenset(("''", '"', "”", "’", "'", ")", "]", "»"))
_LIST_MARKS = frozenset((".", ")"))
_BEFORE_A_LIST = frozenset((":", ";", ")", '"', "”"))
_OPENERS = frozenset("\"'“‘«([—–-•*")

_cache: dict[str, tuple[tuple[int, int], ...]] = {}


def find_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut `text[start:end]` into words; gives half-open offsets into text."""
    for match in _SPACELESS.finditer(text, start, end):
        first, last = match.span()
        if match[0] in _NUMBERED and text[last + 1 : last + 2].isdigit():  # 'No. 5', but 'Did he? No.'
            yield first, last
            continue
        misspelt = _MISSPELT.get(match[0].lower())
        if misspelt is not None and misspelt.match(text, last, end):
            yield first, last - 1
            yield last - 1, last
            continue
        for begin in range(first, last, CHUNK_LIMIT):
            chunk = text[begin : min(begin + CHUNK_LIMIT, last)]
            words = _cut(chunk)
            if _ABBREVIATED.search(chunk) and begin + CHUNK_LIMIT >= last:
                words = _without_stop(chunk, words, _SPACE.match(text, last, end), text)
            for a, b in words:
                yield begin + a, begin + b


def _without_stop(
    chunk: str, words: tuple[tuple[int, int], ...], space: re.Match[str] | None, text: str
) -> tuple[tuple[int, int], ...]:
    """Take the full stop off an abbreviation that ends its paragraph, and off an 'etc.' before a capital: it is the
    sentence's as well.
    """
    following = space.end() if space else 0
    ends = space is not None and following == space.endpos
    at = next((n for n in reversed(range(len(words))) if chunk[words[n][0] : words[n][1]] not in _CLOSERS), 0)
    start, end = words[at]
    word = chunk[start:end]
    opens = not ends and word == "etc." and text[following : following + 1].isupper()
    if len(word) < 2 or word[-1] != "." or word[-2] == "." or not (ends or opens):
        return words
    return (*words[:at], (start, end - 1), (end - 1, end), *words[at + 1 :])


def _cut(chunk: str) -> tuple[tuple[int, int], ...]:
    """Cut a run without spaces, from memory where it was met before."""
    known = _cache.get(chunk)
    if known is None:
        if len(_cache) >= CACHE_LIMIT:
            _cache.clear()
        known = tuple(_split_chunk(chunk))
        _cache[chunk] = known
    return known


def _split_chunk(chunk: str) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(chunk):
        start, end = match.span()
        word = match[0]
        clitic = _CLITIC.search(word) if len(word) > 2 else None
        cut = start + clitic.start() if clitic and not word[0].isdigit() else start + _FUSED.get(word.lower(), 0)
        if start < cut < end:
            yield start, cut
            yield cut, end
        else:
            yield start, end


@dataclass(slots=True)
class Words:
    """The words of a text and how they lie, before any model has seen them; all lists are of one length.

    `ends` tells, by marks alone, whether a sentence seems to end after a word: 1 yes, -1 it runs on, 0 unknown;
    `starts`, if given, known sentence starts.
    """

    spans: list[tuple[int, int]]
    forms: list[str]
    layouts: list[int]
    paragraphs: list[int]
    opens: list[bool]
    ends: list[int]
    starts: list[bool] | None = None


def lay_out(text: str, paragraphs: Sequence[Span]) -> Words:
    """Cut all paragraphs into words, with their layout and the places where a sentence seems to end."""
    words = Words([], [], [], [], [], [])
    for number, paragraph in enumerate(paragraphs):
        previous = -1
        for start, end in find_words(text, paragraph.start, paragraph.end):
            opens = previous < 0
            layout = Layout.PARAGRAPH if opens else Layout.GLUED if start == previous else Layout.SPACED
            form = text[start:end]
            words.spans.append((start, end))
            words.forms.append(form)
            words.layouts.append(int(layout))
            words.paragraphs.append(number)
            words.opens.append(opens)
            words.ends.append(0)
            first = form[0]
            if layout is Layout.SPACED and (first.isupper() or first.isdigit() or first in _OPENERS):
                words.ends[-2] = -1 if _is_number_of_list(words) else _end_sign(words.forms)
            previous = end
    return words


def _is_number_of_list(words: Words) -> bool:
    """Tell whether the words before the last one number a point of a list: '2. Arms', 'asked: 1) Who fired'."""
    mark, number = len(words.forms) - 2, len(words.forms) - 3
    if number < 0 or words.forms[mark] not in _LIST_MARKS or words.opens[mark]:
        return False
    form = words.forms[number]
    if not (form.isdigit() and len(form) <= 2) and not (len(form) == 1 and form.isalpha() and words.forms[mark] == ")"):
        return False
    return words.opens[number] or words.forms[number - 1] in _ENDS or words.forms[number - 1] in _BEFORE_A_LIST


def _end_sign(forms: Sequence[str]) -> int:
    """Read the marks after the last but one word: 1 for 'fell.', 0 for 'Mr.', -1 for '"We left," he said'."""
    index = len(forms) - 2
    while index > 0 and forms[index] in _CLOSERS:
        index -= 1
    if forms[index] in _ENDS:
        return 1
    return -1 if forms[index] == "," and index < len(forms) - 2 else 0
