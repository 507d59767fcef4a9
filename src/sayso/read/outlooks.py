"""Which way a clause looks: ahead, to what is to come, or back, to what has been. Told from the words around a date.

Works without trees, because headlines and lists have none worth the name. 'will meet on Friday' looks ahead; 'said on
Friday that it will' looks back, since the nearest sign wins; 'to camps on Friday' is no infinitive.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.knowledge.rules import RuleLexicon
from sayso.knowledge.words import Words

MONTH = "May"  # is the month, where 'may' is the modal
AFTER_PARTICIPLE = frozenset({"from", "by", "in", "out", "at", "on", "back", "near", "with"})
REACH = 12  # words looked at on either side; a clause of news is seldom longer
PRESENT_PASSIVE = frozenset({"is", "are"})  # 'is held on Friday' looks neither way
PERFECT = frozenset({"has", "have"})
NEGATIONS = frozenset({"not", "never", "yet"})
UP_TO = frozenset({"to", "until", "till"})
PARTICLES = frozenset({"off", "back", "forward"})
MOVED = frozenset({"put", "pushed", "set", "moved", "brought", "putting", "pushing", "held"})  # 'put off to May'
WONDERING = frozenset({
    "ask", "asks", "asked", "know", "knows", "knew", "known", "see", "say", "said", "sure", "clear", "unclear",
    "wonder", "wondered", "as", "doubt", "doubted", "even",
})  # fmt: skip  # 'asked if they had left by Friday' sets no condition


@dataclass(frozen=True, slots=True)
class Signs:
    """The word classes that tell the way a clause looks, as codes of one lexicon."""

    ahead: frozenset[str]
    behind: frozenset[str]
    vow: frozenset[str]
    shading: frozenset[str]
    running: frozenset[str]
    clause_end: frozenset[str]
    appointed: frozenset[str]
    shutting: frozenset[str]
    deferring: frozenset[str]


def load_signs(lexicon: RuleLexicon) -> Signs:
    """Take the classes out of the lexicon's vocabulary."""
    having = lexicon.book.vocabulary.having
    return Signs(
        having("ahead"), having("behind"), having("vow"), having("shading"), having("running"), having("clause_end"),
        having("appointed"), having("shutting"), having("deferring"),
    )  # fmt: skip


def looks_ahead(
    words: Words, first: int, last: int, signs: Signs, *, limit: bool = False, until: bool = False
) -> bool | None:
    """Tell whether the words around `first <= index < last` look ahead (True), back (False) or neither (None).

    Before a limit ('until Sunday') a present or perfect looks ahead too: 'has banned gatherings until Sunday'; so does
    a condition, 'if there was no news by Sunday'. `until`: what was shut 'until Sunday' is shut up to one to come.
    """
    if _is_deferred(words, first, signs):
        return True
    if _is_appointed(words, first, last, signs) or (limit and _is_conditional(words, first, signs)):
        return True
    for index in range(first - 1, max(-1, first - 1 - REACH), -1):
        if words.codes[index] in signs.clause_end:
            break
        if until and words.codes[index] in signs.shutting and _before(words, index) not in ("was", "were", "had"):
            return True
        sign = _sign(words, index, signs, limit=limit)
        if sign is not None:
            return sign
    for index in range(last, min(len(words.codes), last + REACH)):
        if words.codes[index] in signs.clause_end:
            break
        if index <= last + 1 and words.codes[index] in signs.vow and words.word(index).endswith("ed"):
            return False  # 'on Sunday promised to go': the promise was on Sunday
        sign = _sign(words, index, signs, limit=limit)
        if sign is not None:
            return sign
    return None


def _is_appointed(words: Words, first: int, last: int, signs: Signs) -> bool:
    """Tell whether something is set for the time: 'is set for Thursday', 'a march called for 3 May'.

    But not 'called for Friday's attackers to be tried', nor 'a strike called for Thursday was ignored'.
    """
    at = first - 2 if first and words.word(first - 1) == "the" else first - 1
    if at < 1 or words.word(at) != "for" or words.codes[at - 1] not in signs.appointed:
        return False
    if last < len(words.codes) and words.word(last) in ("'s", "’s"):
        return False
    for index in range(last, min(len(words.codes), last + REACH)):
        if words.codes[index] in signs.clause_end or words.word(index) == ",":
            break
        sign = _sign(words, index, signs, limit=False)
        if sign is not None:
            return sign
    return True


def _is_deferred(words: Words, first: int, signs: Signs) -> bool:
    """Tell whether something was moved to the time: 'put off to 21 January', 'adjourned until Friday'."""
    at = first - 2 if first and words.word(first - 1) == "the" else first - 1
    if at < 1 or words.word(at).lower() not in UP_TO or words.codes[at - 1] not in signs.deferring:
        return False
    particle = words.word(at - 1).lower() in PARTICLES
    return not particle or (at > 1 and words.word(at - 2).lower() in MOVED)


def _is_conditional(words: Words, first: int, signs: Signs) -> bool:
    """Tell whether an 'if' opens the clause: 'if it is not brought by Tuesday'."""
    for index in range(first - 1, max(-1, first - 1 - REACH), -1):
        if words.codes[index] in signs.clause_end:
            return False
        if words.word(index).lower() == "if":
            return not index or words.word(index - 1).lower() not in WONDERING
    return False


def _before(words: Words, index: int) -> str:
    """Give the word before, past a negation."""
    at = index - 1 - (index > 1 and words.word(index - 1).lower() in NEGATIONS)
    return words.word(at).lower() if at >= 0 else ""


def _sign(words: Words, index: int, signs: Signs, *, limit: bool) -> bool | None:
    code = words.codes[index]
    before = words.codes[index - 1] if index else ""
    if code in signs.ahead and words.word(index) != MONTH:
        return True
    if words.word(index) == "to" and index + 1 < len(words.codes):
        if words.codes[index + 1] in signs.shading or before in signs.vow:
            return True
        return None
    if code in signs.vow and index + 1 < len(words.codes) and words.word(index + 1) == "to":
        return True
    if limit and (code in signs.running or before in signs.running):
        return True
    been = words.word(index) in PERFECT and index + 2 < len(words.codes) and words.word(index + 1) == "been"
    if been and words.codes[index + 2] in signs.ahead:  # 'has been scheduled'
        return True
    if code in signs.behind:
        if index > 0 and words.word(index - 1) == "to":  # 'plans to have'
            return None
        shaded = before in signs.ahead or before in signs.shading or before in signs.behind
        shaded = shaded or _before(words, index) in PRESENT_PASSIVE
        return None if shaded else False  # 'will have', 'be held', 'will have left'
    word = words.word(index)
    if len(word) > 4 and word.endswith("ed") and (word.islower() or _opens_clause(words, index)):
        shaded = before in signs.shading or _before(words, index) in PRESENT_PASSIVE
        return None if shaded else False  # 'will be deployed', 'to be held'
    return None


def _opens_clause(words: Words, index: int) -> bool:
    """Tell whether a word in a capital opens a sentence as a participle: 'Routed from Tamra in June, they fled'."""
    opens = index == 0 or not words.word(index - 1)[-1:].isalnum()
    return opens and index + 1 < len(words.codes) and words.word(index + 1) in AFTER_PARTICIPLE
