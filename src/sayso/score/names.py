"""When do two mentions mean the same? By the coder's aliases, by place in the text, by words.

If both names are known to the gold, as canonical names or aliases, they must mean the same party. Otherwise overlapping
offsets, equal words, or an equal head word will do ('the Malian army' and 'army of Mali': no; 'the army' and 'Malian
army': yes).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
_OWNER = re.compile(r"'s\b")
_OTHER = re.compile(r"[^\w$.,-]+")
_ARTICLE = re.compile(r"^(the|a|an|its|his|their|these|this)\s+")
_AFTER_HEAD = frozenset({"of", "in", "on", "for", "from", "to", "with", "that", "which", "who"})


def fold(words: str | None) -> str:
    """Bring words to one form: small letters, no possessive, no marks, no leading article."""
    text = (words or "").replace("\u00a0", " ").replace("\u2019", "'").lower()
    text = _OTHER.sub(" ", _OWNER.sub("", text)).strip(" .,")
    return _ARTICLE.sub("", text)


def head_word(words: str) -> str:
    """Give the word that heads a phrase: the last one before the first preposition or relative."""
    found = fold(words).split()
    for index, word in enumerate(found):
        if index and word in _AFTER_HEAD:
            found = found[:index]
            break
    return found[-1] if found else ""


def overlap(a: Record | None, b: Record | None) -> float:
    """Give intersection over union of two stretches; 0 where one has no offsets."""
    if not a or not b or a.get("start") is None or b.get("start") is None:
        return 0.0
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return 0.0 if shared <= 0 else float(shared / (max(a["end"], b["end"]) - min(a["start"], b["start"])))


class Names:
    """The names that the gold knows, of parties ('entity') and of places."""

    def __init__(self, entities: Sequence[Record] | None) -> None:
        """Learn canonical names and the aliases that mean one party only."""
        self.known: dict[str, dict[str, str]] = {"entity": {}, "place": {}}
        self.represents: dict[str, str] = {}
        meant: dict[tuple[str, str], set[str]] = {}
        for entity in entities or []:
            for alias in entity.get("aliases") or []:
                meant.setdefault((entity["category"], fold(alias)), set()).add(fold(entity["canonical"]))
            if entity.get("represents"):
                self.represents[fold(entity["canonical"])] = fold(entity["represents"])
        for (category, alias), names in meant.items():
            if len(names) == 1:
                self.known[category][alias] = next(iter(names))
        for entity in entities or []:
            self.known[entity["category"]][fold(entity["canonical"])] = fold(entity["canonical"])

    def same(self, gold: Record, predicted: Record, category: str = "entity") -> bool:
        """Tell whether two mentions mean the same."""
        a, b = fold(gold.get("canonical")), fold(predicted.get("canonical"))
        if a and a == b:
            return True
        known = self.known[category]
        if known.get(a) and known.get(b):
            return known[a] == known[b]
        if overlap(gold, predicted) > 0:
            return True
        words, others = gold.get("text"), predicted.get("text")
        if not words or not others:
            return False
        return fold(words) == fold(others) or bool(head_word(words) and head_word(words) == head_word(others))

    def same_place(self, gold: Record, predicted: Record) -> bool:
        """Tell whether two mentions mean the same place."""
        return self.same(gold, predicted, "place")

    def stands_for(self, mention: Record) -> str:
        """Give the state or party that a mention represents, else its own name."""
        name = fold(mention.get("canonical"))
        name = self.known["entity"].get(name, name)
        return self.represents.get(name) or name
