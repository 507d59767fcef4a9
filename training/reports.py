"""Coded reports in, documents with claims out: built gold (texts/, gold/claims.jsonl and reports.json) over words.

A first model's trees tell which word of a mention or trigger is its head. Layers of mentions become BIO codes; claims
keep word ranges. Only what the coder linked to a claim is known, so an uncoded mention counts as outside.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.language.model import Analysis, LanguageModel
from training.corpora import Document, code_spans, find_layouts, read_lines
from training.evaluate import paragraphs_of

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CONTROL", "FUND", "HARM", "CONDITION",
)  # fmt: skip
STATUSES = ("occurred", "ongoing", "planned", "proposed", "expected", "conditional", "refused", "denied", "opinion")
KINDS = (
    "state", "state_force", "armed_group", "io", "coalition", "party", "company", "outlet", "person", "civilian",
    "other",
)  # fmt: skip
SOURCE_KINDS = (
    "publisher", "outlet", "document", "named_person", "named_office", "organisation", "unnamed_officials",
    "unnamed_sources",
)  # fmt: skip
DEV_WARS = frozenset(("drc-2012", "falklands-1982", "karabakh-2020", "somalia-2007"))  # whole wars: never trained on
ROLES = ("actor", "recipient", "about", "place", "time", "quantity", "source", "quote_start", "quote_end")
LAYERS = {
    "trigger": ("EVENT",), "actor": KINDS, "place": ("PLACE",), "source": SOURCE_KINDS, "cue": ("CUE",),
    "hedge": ("HEDGE",), "amount": ("AMOUNT",), "when": ("WHEN",),
}  # fmt: skip
CLAIM_CLASSES = {
    **{name: ["O", *(f"{code}-{label}" for label in labels for code in "BI")] for name, labels in LAYERS.items()},
    "event_type": list(TYPES),
    "status": list(STATUSES),
    "salience": ["core", "minor"],
}


@dataclass(slots=True)
class GoldClaim:
    """One coded claim over words: head of its trigger, what it is, where its parts are (head word, first, last)."""

    head: int
    type: str
    type_alt: list[str]
    status: str
    status_alt: list[str]
    salience: str
    quote: tuple[int, int]
    roles: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    source: list[tuple[int, int, int]] | None = None  # None: the publisher speaks; empty: words unknown


@dataclass(slots=True)
class CodedReport:
    """A report's document and its claims."""

    document: Document
    claims: list[GoldClaim]


def load_reports(folder: Path, model: LanguageModel) -> list[CodedReport]:
    """Load a set of built gold: the folder holds texts/ and gold/."""
    claims: dict[str, list[dict]] = {}
    for claim in read_lines(folder / "gold" / "claims.jsonl"):
        claims.setdefault(claim["report"], []).append(claim)
    reports = json.loads((folder / "gold" / "reports.json").read_text(encoding="utf-8"))
    found = []
    for report in reports:
        text = (folder / "texts" / report["file"]).read_text(encoding="utf-8")
        found.append(code_report(report["id"], text, claims.get(report["id"], []), model))
    return found


def code_report(name: str, text: str, claims: list[dict], model: LanguageModel) -> CodedReport:
    """Lay the claims of one report over its words."""
    analysis = model.parse(text, paragraphs_of(text))
    words = [(token.start, token.end) for token in analysis.tokens]
    sentences = [(sentence.first, sentence.last) for sentence in analysis.sentences]
    document = Document(name, "reports", text, words, find_layouts(text, words), sentences)
    places = _Places(words, analysis)
    gold = [coded for claim in claims if (coded := _code_claim(claim, claims, places)) is not None]
    spans = dict(_spans(claims, text))
    for layer in LAYERS:
        document.labels[layer] = code_spans(words, spans[layer])
    heads = {claim.head: claim for claim in gold}
    for layer, name in (("event_type", "type"), ("status", "status"), ("salience", "salience")):
        document.labels[layer] = [getattr(heads[i], name) if i in heads else "" for i in range(len(words))]
    return CodedReport(document, list(heads.values()))


class _Places:
    """From offsets to words, and to the head word of a stretch."""

    def __init__(self, words: list[tuple[int, int]], analysis: Analysis) -> None:
        self._words, self._tokens = words, analysis.tokens

    def range(self, start: int, end: int) -> tuple[int, int] | None:
        inside = [i for i, (first, last) in enumerate(self._words) if first < end and start < last]
        return (inside[0], inside[-1] + 1) if inside else None

    def mention(self, part: dict) -> tuple[int, int, int] | None:
        """Give (head, first, last) of a part with offsets; its head is the word whose governor lies outside."""
        if part.get("start") is None:
            return None
        found = self.range(part["start"], part["end"])
        if found is None:
            return None
        first, last = found
        for index in range(first, last):
            token = self._tokens[index]
            if token.upos != "PUNCT" and (token.head == index or not first <= token.head < last):
                return index, first, last
        return first, first, last


def _code_claim(claim: dict, claims: list[dict], places: _Places) -> GoldClaim | None:
    trigger = places.mention(claim["trigger"])
    quote = places.range(claim["start"], claim["end"])
    if trigger is None or quote is None:
        return None
    coded = GoldClaim(
        trigger[0], claim["type"], claim["type_alt"], claim["status"], claim["status_alt"],
        "minor" if claim.get("salience") == "minor" else "core", quote,
    )  # fmt: skip
    parts = [(actor["role"], actor) for actor in claim["actors"]]
    parts += [("place", place) for place in claim["places"]]
    parts += [("quantity", quantity) for quantity in claim["quantities"]]
    parts += [("time", claim["time"])]
    for role, part in parts:
        mention = places.mention(part)
        if mention is not None:
            coded.roles.setdefault(role, []).append(mention)
    coded.source = _source_of(claim, claims, places)
    return coded


def _source_of(claim: dict, claims: list[dict], places: _Places) -> list[tuple[int, int, int]] | None:
    """Give every mention of the innermost source's name, None where it is the publisher."""
    inner = claim["attribution"][-1]
    if inner["kind"] == "publisher" or (inner["kind"] == "outlet" and inner.get("start") is None):
        return None
    found = {
        mention
        for other in claims
        for part in (*other["attribution"], *other["actors"])
        if part["canonical"] == inner["canonical"] and (mention := places.mention(part)) is not None
    }
    return sorted(found)


def _spans(claims: Iterable[dict], text: str) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Collect the mentions of every layer: (start, end, label), each once."""
    found: dict[str, set[tuple[int, int, str]]] = {layer: set() for layer in LAYERS}

    def add(layer: str, part: dict | None, label: str) -> None:
        if part and part.get("start") is not None and label in LAYERS[layer]:
            found[layer].add((part["start"], part["end"], label))

    for claim in claims:
        add("trigger", claim["trigger"], "EVENT")
        add("hedge", claim["hedge"] if isinstance(claim["hedge"], dict) else None, "HEDGE")
        add("when", claim["time"], "WHEN")
        for actor in claim["actors"]:
            add("actor", actor, actor["kind"])
        for place in claim["places"]:
            add("place", place, "PLACE")
        for quantity in claim["quantities"]:
            add("amount", quantity, "AMOUNT")
        for source in claim["attribution"]:
            add("source", source, source["kind"])
            cue = _find_cue(source, text)
            if cue:
                found["cue"].add(cue)
    for layer, spans in found.items():
        yield layer, sorted(spans)


def _find_cue(source: dict, text: str) -> tuple[int, int, str] | None:
    """Find a cue's words next to its source: the gold gives words, not offsets."""
    cue = source.get("cue")
    if not cue or source.get("start") is None or source.get("implicit"):
        return None
    after = text.find(cue, source["end"], source["end"] + 120)
    before = text.rfind(cue, max(0, source["start"] - 120), source["start"])
    if after < 0 and before < 0:
        return None
    nearer_after = after >= 0 and (before < 0 or after - source["end"] <= source["start"] - before - len(cue))
    at = after if nearer_after else before
    return at, at + len(cue), "CUE"
