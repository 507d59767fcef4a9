"""Quantities: how many, how much, of what.

Rules of the lexicon (data/en/quantities.toml) find the numbers and the words that bound them; here the noun that is
counted is taken in, its unit looked up, and what counts nothing is left out: dates and clock times, ages,
designations ('5th Brigade', 'T-72', 'Resolution 2085'), numbers of list items, telephone numbers. Whether 'ten
soldiers' were killed or sent is for the claims step to say: the unit here is what the noun is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sayso.errors import LexiconError
from sayso.knowledge.numbers import parse_number
from sayso.knowledge.patterns import Found
from sayso.knowledge.rules import Value
from sayso.knowledge.units import QuantityLexicon, Unit
from sayso.knowledge.words import Words
from sayso.read.amounts import BOUNDINGS, Amount
from sayso.read.times import head_token, paragraphs
from sayso.records import Quantity, Reading, Span, TimeMention, Token

REACH = 7  # words from the number to its noun: 'two hundred heavily armed Eritrean-trained former fighters'
GIVING = frozenset({"hand", "turn"})  # 'over' after these is theirs, wherever the trees hang it
HARM_BEFORE = 2  # words that 'nobody' looks back for harm: 'it hurt nobody', 'the group lost no one'
LENGTHS = ("duration", "span.deadline")  # rules whose times are lengths: '48 hours to leave' is given by the hour
_SINCE = re.compile(r"\s+(?:since|ago|earlier|later|before|into)\b", re.IGNORECASE)  # 'nearly 12 months since it fell'
OLDEST = 110  # years: a number between commas after a word, up to here, is somebody's age
SMALL_DIGITS = 3
MARGIN = 12  # characters of bullets and blanks before a list's number
MOST_ITEMS = 60  # a larger number at the start of a line numbers no list
_BARE = frozenset(
    {"exactly", "at_least", "at_most", "between", "many", "over_many", "several_scale", "nobody", "times"}
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})
_DESIGNATED = re.compile(r"(?:mm|cm|calib(?:re|er)|th|st|nd|rd|°|º|millimet(?:re|er)s?)$", re.I)
_AGE = re.compile(r"\s*(?:[-‑–]?\s?years?[-‑– ]old|year-old|months?[-‑– ]old|years of age)", re.I)
_TYPE = re.compile(r"[A-Z]\w*\d|[A-Z]{1,2}\b|[-‑]?[a-z]+ed\b|-[a-z]+(?:ed|long|strong-)\b")
_LIST_ITEM = re.compile(r"\s*(?:[.)\]:]|\.-|\s-\s)")
_FATES = {"wounded": "wounded", "injured": "wounded", "displaced": "displaced", "dead": "killed"}
_HUMAN = frozenset({"person", "force", "outcome"})


class Counted(NamedTuple):
    """The noun phrase that a number counts: where it ends, its words without the number, and its unit."""

    end: int
    of: str | None
    unit: str


@dataclass(frozen=True, slots=True)
class _Page:
    """What the search for nouns needs: the text, its tokens with their starts, and the lexicon."""

    text: str
    tokens: Sequence[Token]
    starts: Sequence[int]
    lexicon: QuantityLexicon
    dated: Sequence[tuple[int, int]] = ()  # stretches that are times, in order

    def words(self, name: str) -> Mapping[str, Value]:
        """Give the words of a class of the lexicon."""
        return self.lexicon.rules.values[name]


def add_quantities(reading: Reading, lexicon: QuantityLexicon) -> Reading:
    """Add the quantities of a report, in text order. Needs times, so that dates are not counted."""
    for rule in lexicon.rules.book.rules:
        if rule.resolve not in BOUNDINGS:
            raise LexiconError(
                lexicon.rules.file, rule.id, f"no bounding is called '{rule.resolve}'; known: {', '.join(BOUNDINGS)}"
            )
    page = _Page(reading.report.text, reading.tokens, [token.start for token in reading.tokens], lexicon)
    times = [
        mention for mention in reading.times if mention.kind != "DURATION" or not mention.rule.startswith("duration")
    ]
    dated = sorted((mention.span.start, mention.span.end) for mention in times)
    lengths = [mention for mention in reading.times if mention.rule.startswith(LENGTHS)]
    quantities = [_length(mention, page) for mention in lengths if not _SINCE.match(page.text, mention.span.end)]
    dated = sorted({*dated, *((mention.span.start, mention.span.end) for mention in lengths)})
    page = replace(page, dated=dated)
    for paragraph in paragraphs(reading.report):
        words = lexicon.rules.book.cut(page.text, paragraph.start, paragraph.end)
        for found in lexicon.rules.book.find(words):
            quantity = _quantity(found, page)
            if quantity is not None:
                quantities.append(quantity)
    kept = _apart([quantity for quantity in quantities if quantity is not None])
    return replace(reading, quantities=tuple(kept))


def _quantity(found: Found, page: _Page) -> Quantity | None:
    words = found.words
    span = Span(words.starts[found.first], words.ends[found.last - 1])
    if _overlaps(span, page.dated) or _counts_nothing(found, page):
        return None
    amount = BOUNDINGS[found.rule.resolve](found, page.lexicon.rules)
    if amount is None:
        return None
    if found.rule.resolve == "at_least" and _is_particle(span.start, page):
        amount, span = amount._replace(high=amount.low), Span(words.starts[found.first + 1], span.end)
    amount, end = _scaled(amount, found, page)
    counted = _counted(found, amount, end, page)
    if counted is None:
        return None
    whole = Span(span.start, counted.end)
    head = head_token(whole, page.tokens, page.starts)
    return Quantity(
        span=whole, head=head, low=amount.low, high=amount.high, unit=counted.unit, of=counted.of, rule=found.rule.id
    )


def _is_particle(start: int, page: _Page) -> bool:
    """Tell whether a word belongs to its verb: 'hand over eighteen of them' is no more than eighteen."""
    at = bisect_left(page.starts, start)
    if not 0 < at < len(page.tokens) or page.starts[at] != start:
        return False
    return page.tokens[at].deprel == "compound:prt" or page.tokens[at - 1].lemma.lower() in GIVING


def _overlaps(span: Span, dated: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(dated, (span.end, 0))
    return any(end > span.start for _start, end in dated[max(0, at - 3) : at])


def _counts_nothing(found: Found, page: _Page) -> bool:
    """Tell whether a number is part of a name, an age, a list's numbering, a calibre, a score or a telephone number."""
    words, first, last = found.words, found.first, found.last
    word, after = words.word(first), page.text[words.ends[last - 1] : words.ends[last - 1] + 16]
    if not any(words.word(index)[0].isdigit() for index in range(first, last)):
        return bool(_AGE.match(after))
    if last < len(words.codes) and words.glued(last) and _TYPE.match(after):
        return True  # 9N235, 3D
    if _AGE.match(after) or (
        (words.glued(last) if last < len(words.codes) else False) and _DESIGNATED.match(words.word(last))
    ):
        return True
    if last < len(words.codes) and _DESIGNATED.fullmatch(words.word(last)):
        return True
    before = words.word(first - 1) if first else ""
    if words.glued(first) and ((before in "-–/.:#'’+" and first > 1 and words.glued(first - 1)) or before in "#/+°"):
        return True  # T-72, 3/4, +252
    if _beside_number(words, first, last, page):
        return True  # a telephone number, a row of a table
    start = words.starts[first]
    small = int(word) if word.isdecimal() and len(word) <= SMALL_DIGITS else None
    line = page.text[max(0, start - MARGIN) : start].rpartition("\n")
    opens_line = (bool(line[1]) or start <= MARGIN) and not line[2].strip(" \t•*-–([")
    if opens_line and small is not None and small <= MOST_ITEMS and last == first + 1 and _LIST_ITEM.match(after):
        return True
    aged = small is not None and small <= OLDEST and before in (",", "(") and after[:1] in (",", ")", ".", ";")
    if aged and first > 1 and words.word(first - 2).isalpha():  # 'Noor Ahmad, 41, a farmer'
        return True
    if before.lower() in page.words("numbered"):
        return True
    if before.lower() == "as" and first > 1 and words.word(first - 2).lower() in {"young", "old"}:
        return True  # 'children as young as ten'
    if before == ")" and first > 2 and words.word(first - 3) == "(":
        before = words.word(first - 2)  # 'Task Force (TF) 50'
    named = before[:1].isupper() and before.isalpha()
    acronym = before.isupper() and len(before) > 1
    opens = named and not acronym and _sentence_start(words, first - 1)
    designated = named and word[:1].isdigit() and not opens
    return designated and _unit_after(found, page) is None


def _beside_number(words: Words, first: int, last: int, page: _Page) -> bool:
    for index in (first - 1, last):
        if 0 <= index < len(words.codes) and words.word(index)[0].isdigit():
            return not _overlaps(Span(words.starts[index], words.ends[index]), page.dated)
    return False


def _sentence_start(words: Words, index: int) -> bool:
    return index == 0 or words.word(index - 1) in ".!?:;\"“”'’)•*-–—"


def _unit_after(found: Found, page: _Page) -> Unit | None:
    words = found.words
    for index in range(found.last, min(found.last + 3, len(words.codes))):
        if words.word(index) in ".,:;()":
            break
        unit = page.lexicon.unit(words.word(index))
        if unit is not None:
            return unit
    return None


def _scaled(amount: Amount, found: Found, page: _Page) -> tuple[Amount, int]:
    """Take in a glued 'm' for million before people ('1m people'), and otherwise leave it to be metres."""
    words, last = found.words, found.last
    if last < len(words.codes) and words.word(last) == "m" and words.glued(last) and last + 1 < len(words.codes):
        unit = page.lexicon.unit(words.word(last + 1))
        if unit is not None and unit.group not in ("measure",):
            factor = 10**6
            low, high = (None if bound is None else bound * factor for bound in amount[:2])
            return Amount(low, high, amount.unit), last + 1
    return amount, last


def _counted(found: Found, amount: Amount, last: int, page: _Page) -> Counted | None:
    """Find the noun that is counted; None where a rule that needs one has none ('no choice', 'one of a kind')."""
    words = found.words
    end = words.ends[last - 1]
    resolve = found.rule.resolve
    if resolve == "nobody" and not _harm_near(words, found, page):
        return None
    if amount.unit is not None:
        named = amount.unit if amount.unit in ("share", "count", "person") else _currency(amount.unit, page)
        return Counted(end, None, named)
    single = found.captured("n") in ("one", "1") and resolve == "exactly"
    noun = _noun_phrase(words, last, page)
    if noun is None:
        bare = resolve in _BARE and not single
        return Counted(end, None, "count") if bare and _stands_alone(words, found, last) else None
    first, stop, unit = noun
    if resolve == "none_of" and (unit is None or not _none_counts(unit, words, found, page)):
        return None
    if single and (unit is None or unit.unit == "count"):
        return None
    of = page.text[first:stop]
    return Counted(stop, of, unit.unit if unit else "count")


def _none_counts(unit: Unit, words: Words, found: Found, page: _Page) -> bool:
    """Tell whether 'no casualties' or 'no soldiers were hurt' counts zero; 'no soldier would do that' does not."""
    if unit.group == "outcome":
        return True
    return unit.group in _HUMAN and _harm_near(words, found, page)


def _harm_near(words: Words, found: Found, page: _Page) -> bool:
    harm = page.lexicon.rules.book.vocabulary.having("harm")
    before, after = words.codes[max(0, found.first - HARM_BEFORE) : found.first], words.codes[found.last :][:REACH]
    return any(code in harm for code in (*before, *after))


def _currency(sign: str, page: _Page) -> str:
    unit = page.lexicon.unit(sign.upper()) or page.lexicon.unit(sign) or page.lexicon.unit(sign.capitalize())
    return unit.unit if unit else "count"


def _stands_alone(words: Words, found: Found, last: int) -> bool:
    """Tell whether a number without a noun counts things spoken of before ('killing nine', 'seven were hurt')."""
    first_word = words.word(found.first).lower()
    if first_word in ("one", "many", "several", "a") and found.last - found.first == 1:
        return False
    after = words.word(last) if last < len(words.codes) else "."
    return not (words.glued(last) if last < len(words.codes) else False) or after in '.,;:!?)"”’'


def _noun_phrase(words: Words, last: int, page: _Page) -> tuple[int, int, Unit | None] | None:
    """Give start and end of the counted noun phrase after a number, and the unit of its head noun."""
    if last >= len(words.codes):
        return None
    if page.tokens and any(token.upos not in ("", "X") for token in page.tokens[:20]):
        return _tagged_phrase(words.starts[last], page)
    return _untagged_phrase(words, last, page)


def _tagged_phrase(start: int, page: _Page) -> tuple[int, int, Unit | None] | None:
    """Walk from the number over links and modifiers to the last noun of the run."""
    at = bisect_left(page.starts, start)
    begin, head, linked, links = None, None, False, page.words("link")
    sentence = page.tokens[at].sentence if at < len(page.tokens) else -1
    for index in range(at, min(at + REACH, len(page.tokens))):
        token = page.tokens[index]
        if token.sentence != sentence or _overlaps(token.span, page.dated):
            break
        lower = token.text.lower()
        unit = page.lexicon.unit(token.text)
        if token.upos in _NOUNS or (unit is not None and token.upos in ("ADJ", "VERB", "SYM", "X", "ADV")):
            begin, head = (token if begin is None else begin), token
            if unit is not None and unit.group == "measure":
                break  # '20 km road'
            continue
        if head is not None and lower not in ("-", "–", "‑"):
            break
        if lower in ("sq", "square", "cubic"):
            begin = token
            continue
        if lower in ("of", "them", "us", "whom"):
            linked = True
        if lower not in links and not _modifies(token, page):
            break
        if token.upos in _MODIFIERS and begin is None and lower not in links:
            begin = token
    if head is None or begin is None:
        return _of_them(at, page) if linked else None
    return begin.start, head.end, _unit_of(begin, head, page)


def _unit_of(begin: Token, head: Token, page: _Page) -> Unit | None:
    unit = page.lexicon.unit(head.text)
    fate = _FATES.get(begin.text.lower())
    if fate is not None and unit is not None and unit.group in _HUMAN:
        return Unit(fate, "outcome")  # '60 wounded soldiers' are counted for their wounds
    power = {"sq": "2", "square": "2", "cubic": "3"}.get(begin.text.lower())
    return Unit(unit.unit + power, unit.group) if unit is not None and power else unit


def _modifies(token: Token, page: _Page) -> bool:
    if token.text in ('"', "“", "”", "'", "‘", "’", "'s", "’s"):
        return True
    if token.upos == "VERB":
        return (
            token.xpos in ("VBN", "VBG")
            and page.tokens[token.head].start > token.start
            and token.deprel in ("amod", "compound")
        )
    return token.upos in ("ADJ", "NUM") or (token.upos == "ADV" and page.tokens[token.head].upos == "ADJ")


def _of_them(at: int, page: _Page) -> tuple[int, int, Unit | None] | None:
    for token in page.tokens[at : at + 3]:
        if token.text.lower() in ("them", "us", "whom"):
            return token.start, token.end, Unit("person", "person")
    return None


def _untagged_phrase(words: Words, last: int, page: _Page) -> tuple[int, int, Unit | None] | None:
    """Without tags: the first known unit word within reach, no stop of any kind before it; else a plural word
    directly after.
    """
    for index in range(last, min(last + REACH, len(words.codes))):
        word = words.word(index)
        unit = page.lexicon.unit(word)
        if unit is not None and len(word) > 1:
            begin = next((at for at in range(last, index) if words.word(at).lower() not in page.words("link")), index)
            return words.starts[begin], words.ends[index], unit
        if word.lower() in ("them", "us", "whom"):
            return words.starts[index], words.ends[index], Unit("person", "person")
        if not (word[0].isalpha() or word in "-–‑") or word.lower() in page.words("stop"):
            break
    word = words.word(last)
    if word.isalpha() and word.endswith("s") and len(word) > 3 and word.islower():
        return words.starts[last], words.ends[last], None
    return None


def _length(mention: TimeMention, page: _Page) -> Quantity | None:
    """Give a length of time as a quantity in its own unit; one without a number ('for years', 'a week') is none."""
    match = re.fullmatch(r"P(T?)([\d.]+)([A-Z]+)", mention.value)
    words = page.text[mention.span.start : mention.span.end].lower()
    if not match or re.match(r"an?\b", words):
        return None
    unit = {"TS": "second", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}.get(
        match[1] + match[3]
    )
    if unit is None:
        return None
    low, high = _length_bounds(words, float(match[2]))
    return Quantity(span=mention.span, head=mention.head, low=low, high=high, unit=unit, rule=mention.rule)


def _length_bounds(words: str, number: float) -> tuple[float | None, float | None]:
    if words.startswith(("more than", "at least", "well over")):
        return number, None
    if words.startswith(("nearly", "almost", "less than", "fewer than", "up to", "under")):
        return None, number
    pair = re.match(r"([\w.]+)(?: or | to |-)([\w.]+) ", words)
    first = parse_number(pair[1]) if pair and parse_number(pair[0]) != number else None  # 'fifty-one' is no range
    return (first, number) if first is not None and first < number else (number, number)


def _apart(quantities: list[Quantity]) -> list[Quantity]:
    """Keep quantities that do not overlap, the longer of two."""
    kept: list[Quantity] = []
    for quantity in sorted(quantities, key=lambda quantity: (quantity.span.start, -quantity.span.end)):
        if not kept or quantity.span.start >= kept[-1].span.end:
            kept.append(quantity)
    return kept
