"""Lemmas, from the surest knowledge to the least: forms seen, irregular forms, spelling rules, a guess.

The guess is an edit script named by the trained head: `c` (keep the case) or `l` (fold it), the number of letters cut
at the end, and the letters put there: 'captured' l1 -> capture, 'said' l2y -> say; `=` replaces the word: 'was' =be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sayso.errors import ModelError

IRREGULARS = Path(__file__).parent / "irregulars.txt"
_SCRIPT = re.compile(r"([cl])(\d+)(.*)", re.DOTALL)
_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh", "o")
_MUTE_E = tuple("vuzcg")  # 'receiv-', 'argu-', 'seiz-', 'advanc-', 'charg-': English words seldom end so without an e
_PREFIX = re.compile(r"(?:re|un|over|under|out|dis|mis|pre|de|co|air|counter|inter|fore|up|heli|sea)(?=\w{3})")
_MANY_PRESENTS = ("be", "have", "do")
_VERB_FORMS = frozenset(("VBD", "VBN", "VBG", "VBZ"))


def make_script(form: str, lemma: str) -> str:
    """Give the shortest script that turns the form into the lemma; folding is preferred to keeping."""
    folded = _suffix_script("l", form.lower(), lemma)
    if form == form.lower():
        return folded or "=" + lemma
    return folded or _suffix_script("c", form, lemma) or "=" + lemma


def _suffix_script(case: str, form: str, lemma: str) -> str | None:
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    if shared == 0 and form != lemma:
        return None
    return f"{case}{len(form) - shared}{lemma[shared:]}"


def apply_script(form: str, script: str) -> str:
    """Turn a form into its lemma; a script that does not fit the form folds its case only."""
    if script.startswith("="):
        return script[1:]
    parts = _SCRIPT.fullmatch(script)
    if parts is None:
        return form.lower()
    base = form if parts[1] == "c" else form.lower()
    cut = int(parts[2])
    if cut >= len(base) and cut:
        return form.lower()
    return base[: len(base) - cut] + parts[3]


class Lemmatizer:
    """Finds lemmas. `table` maps `form<TAB>UPOS` to scripts; `known` tells whether a folded word is one at all."""

    def __init__(self, table: Mapping[str, str], words: Mapping[str, list[str]], known: Callable[[str], bool]) -> None:
        """Keep the table of seen forms and the lemmas seen by kind (VERB, NOUN, ADJ). Raises ModelError."""
        self._table = table
        self._words = {kind: frozenset(lemmas) for kind, lemmas in words.items()}
        self._known = known
        self._irregular = _load_irregulars()
        self._cache: dict[tuple[str, str, str], str] = {}

    def find(self, form: str, upos: str, xpos: str, script: str) -> str:
        """Give the lemma of a form with its tags; `script` is the trained head's guess."""
        seen = self._table.get(f"{form}\t{upos}")
        if seen is not None:
            return apply_script(form, seen)
        inflected = _kind_of(upos, xpos)
        if inflected is None:
            return apply_script(form, script)
        key = (form, inflected, xpos)
        lemma = self._cache.get(key)
        if lemma is None:
            lemma = self._inflect(form.lower(), inflected, xpos)
            if len(self._cache) < 50_000:
                self._cache[key] = lemma
        return lemma

    def mend(self, form: str, upos: str, xpos: str) -> str:
        """Give VBD to an irregular past form that was taken for a present one: 'overthrew'; else the tag itself."""
        if upos != "VERB" or xpos not in ("VB", "VBP"):
            return xpos
        folded = form.lower()
        lemma = self._irregular.get(("V", folded), folded)
        past = lemma not in (folded, *_MANY_PRESENTS) and folded not in self._words.get("VERB", ())
        return "VBD" if past else xpos

    def _inflect(self, form: str, kind: str, xpos: str) -> str:
        irregular = self._irregular.get((kind[0], form))
        if irregular is not None:
            return irregular
        if kind == "NOUN" and form.endswith(("men", "children")) and len(form) > 4:  # 'gunmen', 'schoolchildren'
            return form[:-3] if form.endswith("ren") else form[:-2] + "an"
        candidates = list(_candidates(form, xpos))
        for known in (self._words.get(kind, frozenset()).__contains__, self._known):
            for candidate in candidates:
                if known(candidate):
                    return candidate
        for candidate in candidates:  # 'airlifted', 'countersigned': a known word behind a prefix
            prefix = _PREFIX.match(candidate)
            if prefix and self._known(candidate[prefix.end() :]):
                return candidate
        return candidates[0] if candidates else form


def _kind_of(upos: str, xpos: str) -> str | None:
    """Name the open class of an inflected form, None where spelling rules do not apply."""
    if upos == "VERB" and xpos in _VERB_FORMS:
        return "VERB"
    if upos == "NOUN" and xpos == "NNS":
        return "NOUN"
    if upos in ("ADJ", "ADV") and xpos in ("JJR", "JJS", "RBR", "RBS"):
        return "ADJ"
    return None


def _candidates(form: str, xpos: str) -> Iterator[str]:
    """Give what the form may come from by English spelling, the likeliest first."""
    if xpos in ("NNS", "VBZ"):
        yield from _without_s(form)
    elif xpos in ("VBD", "VBN") and form.endswith("ed") and len(form) > 3:
        yield from _stems(form[:-2], form[:-3] + "y" if form.endswith("ied") else None)
    elif xpos == "VBG" and form.endswith("ing") and len(form) > 4:
        yield from _stems(form[:-3], None)
    elif xpos in ("JJR", "RBR") and form.endswith("er") and len(form) > 3:
        yield from _stems(form[:-2], form[:-3] + "y" if form.endswith("ier") else None)
    elif xpos in ("JJS", "RBS") and form.endswith("est") and len(form) > 4:
        yield from _stems(form[:-3], form[:-4] + "y" if form.endswith("iest") else None)
    else:
        yield form


def _without_s(form: str) -> Iterator[str]:
    if not form.endswith("s") or form.endswith("ss") or len(form) < 3:
        yield form
        return
    if form.endswith("ies") and len(form) > 4:
        yield form[:-3] + "y"
    if form.endswith("es") and form[:-2].endswith(_HISSING):
        # 'houses', 'axes', 'potatoes': both spellings exist; the e belongs to the word after a single s, z or c
        single = form[-3] in "sz" and form[-4:-3] != form[-3]
        yield from (form[:-1], form[:-2]) if single else (form[:-2], form[:-1])
        return
    if form.endswith("ves"):
        yield form[:-1]
        yield form[:-3] + "f"
        return
    yield form[:-1]


def _stems(stem: str, with_y: str | None) -> Iterator[str]:
    """Give the word behind a stem that lost its ending: 'stopp' stop, 'invad' invade, 'carri' carry."""
    if with_y:
        yield with_y
    if stem.endswith("e"):  # 'freed', 'agreed': the word ends in ee; 'fleeing' kept both
        yield from (stem, stem + "e") if stem.endswith("ee") else (stem + "e", stem)
        return
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    if doubled:
        # 'shell-ed' keeps its l, 'repell-ed' had one; -ss, -ff and -zz are the word's own
        keeps = stem[-1] in "sfz" or (stem[-1] == "l" and len(re.findall("[aeiouy]+", stem)) == 1)
        yield from (stem, stem[:-1]) if keeps else (stem[:-1], stem)
    elif _wants_e(stem):
        yield stem + "e"
        yield stem
    else:
        yield stem
        yield stem + "e"


def _wants_e(stem: str) -> bool:
    """Tell whether a stem looks like one that lost an e: 'rap', 'advanc', 'invad', not 'attack', 'visit', 'gain'."""
    if stem.endswith(_MUTE_E) and not stem.endswith("ng"):
        return True
    if re.search(r"[^s]s$", stem) or (len(stem) > 4 and re.search(r"[^aeiou](?:at|ut|ur)$", stem)):
        return True  # 'collaps-', 'defus-', 'liberat-', 'execut-', 'secur-'; 'focus-' is known, not guessed
    if len(stem) < 2 or stem[-1] in _VOWELS or stem[-1] in "wxy" or stem[-2] not in _VOWELS:
        return stem.endswith(("bl", "pl", "tl", "dl", "gl", "fl", "kl"))
    syllables = len(re.findall("[aeiouy]+", stem))
    return syllables == 1 and stem[-3:-2] not in _VOWELS  # one short vowel and no doubling: 'rap-ed' is rape, not rap


def _load_irregulars() -> dict[tuple[str, str], str]:
    """Read the table: (V, N or A; form) to lemma."""
    try:
        lines = IRREGULARS.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ModelError(f"{IRREGULARS}: the table cannot be read ({error}); reinstall sayso") from error
    table = {}
    for line in lines:
        if line and not line.startswith("#"):
            kind, lemma, forms = line.split("\t")
            for form in forms.split():
                table[kind, form] = lemma
    return table
