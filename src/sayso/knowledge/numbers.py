"""Numbers as they are written in English: digits, words, mixtures, and vague amounts with their bounds.

'1,200' is 1200, 'two and a half' 2.5, 'three hundred and twelve' 312, '5.5 million' 5500000, '24K' 24000.
"""

from __future__ import annotations

import re

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {
    "dozen": 12, "dozens": 12, "score": 20, "hundred": 100, "k": 1000, "thousand": 1000, "m": 10**6, "mn": 10**6,
    "million": 10**6, "bn": 10**9, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "½": 0.5, "¼": 0.25, "¾": 0.75}
_PART = re.compile(r"\d{1,9}/\d{1,9}|\d[\d,\u00a0\u202f\u2009]*(?:\.\d+)?|[^\W\d_]+|[½¼¾]")


def parse_number(words: str) -> float | None:
    """Give the number that words stand for, or None where they stand for none ('several')."""
    total, current, seen, scale = 0.0, 0.0, False, 1.0
    for part in _PART.findall(words.lower()):
        if part[0].isdigit():
            value = _digits(part)
        elif part in UNITS or part in TENS:
            value = float(UNITS.get(part, 0) or TENS.get(part, 0))
        elif part in SCALES:
            current = (current if seen else 1) * SCALES[part]
            seen, scale = True, float(SCALES[part])
            if SCALES[part] > 100:
                total, current = total + current, 0.0
            continue
        elif part in FRACTIONS:
            value = FRACTIONS[part] * scale  # 'a million and a half'
        elif part in ("a", "an", "and", "of"):
            continue
        else:
            return None
        if value is None:
            return None
        current, seen = current + value, True
    if not seen and words.lower().split()[:1] in (["a"], ["an"]):
        return 1.0
    return total + current if seen else None


def _digits(part: str) -> float | None:
    if "/" in part:
        top, _, bottom = part.partition("/")
        return int(top) / int(bottom) if int(bottom) else None
    try:
        return float(re.sub(r"[,\u00a0\u202f\u2009]", "", part))
    except ValueError:
        return None
