"""The bounds of an amount as worded: 'at least 12' is 12 and open, 'dozens' 24 to 99, 'up to $2m' open to 2,000,000."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from sayso.knowledge.numbers import SCALES, parse_number
from sayso.knowledge.patterns import Found
from sayso.knowledge.rules import RuleLexicon

NEXT_SCALE = {"dozen": 99, "hundred": 999, "thousand": 9_999, "million": 9_999_999, "billion": 9_999_999_999}
SEVERAL, A_FEW = 3, 2
TEN = 10
HOW_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
THOUSAND = 1000
SHARE_DIGITS = 4  # a third is 0.33 to coders and 0.3333 to nobody


class Amount(NamedTuple):
    """Bounds (None: open), and the unit where the words themselves give one ('$', '%')."""

    low: float | None
    high: float | None
    unit: str | None = None


Bounding = Callable[[Found, RuleLexicon], Amount | None]


def exactly(found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give '12', 'about 300', 'two hundred and fifty'."""
    number = _number(found, "n")
    return None if number is None else Amount(number, number)


def at_least(found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'at least 12', 'more than 60', '1,000-plus', '35 or more'."""
    number = _number(found, "n")
    return None if number is None else Amount(number, None)


def at_most(found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'up to 500', 'nearly 2,000', 'fewer than 100'."""
    number = _number(found, "n")
    return None if number is None else Amount(None, number)


def between(found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'between 8,000 and 10,000', '200-300', '20 to 30 thousand'; a range that falls is none ('3-1')."""
    low, high = _number(found, "a"), _number(found, "b")
    if low is None or high is None:
        return None
    scale = _scale_word(found.captured("b"))
    if scale == 1 and low < THOUSAND <= high and high % THOUSAND == 0 and "-" in _between_words(found):
        scale = THOUSAND  # '50-60,000'
    if low < high / scale and low * scale < high:
        low *= scale
    return Amount(low, high) if low < high else None


def _between_words(found: Found) -> str:
    return found.words.text[found.words.starts[found.first] : found.words.ends[found.last - 1]].replace("–", "-")


def odd(found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'thirty-odd' (30 to 39), '200-odd' (200 to 299): up to the next round number of its size."""
    number = _number(found, "n")
    if number is None or number < TEN:
        return None
    step = TEN
    while number % (step * TEN) == 0:
        step *= TEN
    return Amount(number, number + step - 1)


def many(found: Found, lexicon: RuleLexicon) -> Amount | None:
    """Give 'dozens', 'hundreds', 'tens of thousands'."""
    low, high = _many(found, lexicon, "m")
    after = found.words.word(found.last).lower() if found.last < len(found.words.codes) else "."
    if found.captured("m") == "scores" and after not in ("of", "more", "were", "have", "had"):  # the verb
        return None
    second = found.captured("k")
    if second is None:
        return None if found.captured("m") == "tens" else Amount(low, high)
    return (
        Amount(low / 2 * _scale(second), (high + 1) * _scale(second) - 1)
        if found.captured("m") == "tens"
        else Amount(low * _scale(second), (high + 1) * _scale(second) - 1)
    )


def over_many(found: Found, lexicon: RuleLexicon) -> Amount | None:
    """Give 'more than a hundred thousands', 'many hundreds': open above."""
    amount = many(found, lexicon)
    return None if amount is None else Amount(amount.low, None)


def several(_found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'several' and 'a few': three or more."""
    return Amount(SEVERAL, None)


def several_scale(found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'several hundred' (300-999), 'a few thousand' (2000-9999)."""
    scale = found.captured("s") or ""
    if scale not in NEXT_SCALE:
        return None
    times = SEVERAL if found.words.word(found.first).lower() == "several" else A_FEW
    return Amount(times * SCALES[scale], NEXT_SCALE[scale])


def couple(_found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'a couple of', 'a pair of'."""
    return Amount(2, 2)


def multiple(_found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'multiple': two or more."""
    return Amount(2, None)


def vague(_found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'an unknown number of', 'many': no bounds at all."""
    return Amount(None, None)


def nobody(_found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'no one', 'nobody', 'nil'."""
    return Amount(0, 0, "person")


def none_of(_found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'no' before what is counted."""
    return Amount(0, 0)


def times(found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'twice', 'thrice', 'at least once'."""
    told = found.words.text[found.words.starts[found.first] : found.words.ends[found.last - 1]].lower()
    number = next(count for word, count in HOW_OFTEN.items() if word in told)
    return Amount(number, None if found.captured("f") else number, "count")


def percent(found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give '80%', 'up to 30 per cent', '10-15 percent', as fractions of one."""
    high, low = _number(found, "n"), _number(found, "a")
    if high is None:
        return None
    low = None if low is not None and low > high else low
    return _bounded(found, _share((low if low is not None else high) / 100), _share(high / 100), "share")


def fraction(found: Found, lexicon: RuleLexicon) -> Amount | None:
    """Give 'half', 'a third', 'two thirds'."""
    words = found.captured("d")
    part = float(lexicon.values["fraction"].get(words or "half", 0.5))
    count = _number(found, "n") or 1
    exact = {0.33: 1 / 3, 0.67: 2 / 3}.get(part, part) * count
    return _bounded(found, round(exact, 2), round(exact, 2), "share") if exact <= 1 else None


def one_in(found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give 'four out of five', 'six in every ten'."""
    top, bottom = _number(found, "n"), _number(found, "d")
    if top is None or not bottom or top > bottom:
        return None
    return Amount(round(top / bottom, 2), round(top / bottom, 2), "share")


def money(found: Found, _lexicon: RuleLexicon) -> Amount | None:
    """Give '$300', 'more than $30m', 'US$ 4 million', '$30m-$40m'. The unit is the currency as written, looked up
    later.
    """
    low, high = _number(found, "a"), _number(found, "b")
    if low is None:
        return None
    low *= 10**6 if found.captured("s") else 1
    unit = (found.captured("u") or "").removeprefix("us").strip() or "$"
    if high is None:
        return _bounded(found, low, low, unit)
    high *= 10**6 if found.captured("t") else 1
    if found.captured("t") and low < high / 10**6:
        low *= 10**6
    scale = _scale_word(found.captured("b"))
    if low < high / scale:
        low *= scale  # '$35-40bn'
    return Amount(low, high, unit) if low < high else None


BOUNDINGS: Mapping[str, Bounding] = {
    bounding.__name__: bounding
    for bounding in (
        exactly, at_least, at_most, between, odd, many, over_many, several, several_scale, couple, multiple, vague,
        nobody, none_of, times, percent, fraction, one_in, money,
    )
}  # fmt: skip


def _number(found: Found, group: str) -> float | None:
    words = found.captured(group)
    return parse_number(words) if words else None


def _scale_word(words: str | None) -> int:
    """Give 1000 for '40 thousand', 1 where no such word stands."""
    return next((SCALES[word] for word in re.findall(r"[a-z]+", words or "") if word in SCALES), 1)


def _many(found: Found, lexicon: RuleLexicon, group: str) -> tuple[float, float]:
    low, _, high = str(lexicon.value("many", found.captured(group))).partition("..")
    return float(low), float(high)


def _scale(word: str) -> float:
    return {"hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9}.get(word, 1.0)


def _share(value: float) -> float:
    return round(value, SHARE_DIGITS)


def _bounded(found: Found, low: float, high: float, unit: str) -> Amount:
    if found.captured("f"):
        return Amount(low, None, unit)
    return Amount(None, high, unit) if found.captured("c") else Amount(low, high, unit)
