"""The baseline to beat: TF-IDF and logistic regression for the event types of a sentence.

    python -m training.baseline --gold DIR --corpus training/corpus

Which of the twenty types does a sentence tell of? The baseline is trained on the sentences of the coded reports outside
the dev wars; it and the whole program are measured on those of the dev wars, by micro and macro F1. Needs scikit-learn,
which comes with the extra `train`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.multiclass import OneVsRestClassifier

from sayso.read.pipeline import Knowledge, load_knowledge, read_report
from sayso.records import EventType, Report, Section, SectionRun, Span, report_id
from training.reports import DEV_WARS

THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)  # the best of them on the training sentences' last fifth is taken


class Sentence(NamedTuple):
    """A sentence of a coded report: its words, the types coded in it, the types read in it."""

    words: str
    coded: frozenset[str]
    read: frozenset[str]


def sentences_of(folder: Path, knowledge: Knowledge, *, read: bool) -> Iterator[Sentence]:
    """Yield the body's sentences of a built folder, cut by the language model."""
    claims = [json.loads(line) for line in (folder / "gold" / "claims.jsonl").open(encoding="utf-8")]
    for given in json.loads((folder / "gold" / "reports.json").read_text(encoding="utf-8")):
        text = (folder / "texts" / given["file"]).read_bytes().decode("utf-8")
        report = _report(given["id"], text, Span(given["body"]["start"], given["body"]["end"]))
        coded = [c for c in claims if c["report"] == given["id"] and c["section"] == "body"]
        if read:
            reading = read_report(report, knowledge)
            found = [(claim.trigger.start, claim.type.value.value) for claim in reading.claims]
            spans = [sentence.span for sentence in reading.sentences]
        else:
            found = []
            spans = [s.span for s in knowledge.model.parse(text, report.paragraphs).sentences]
        for span in spans:
            here = frozenset(c["type"] for c in coded if span.start <= c["trigger"]["start"] < span.end)
            yield Sentence(
                text[span.start : span.end], here, frozenset(t for at, t in found if span.start <= at < span.end)
            )


def _report(name: str, text: str, body: Span) -> Report:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        span = Span(at, at + len(line))
        at += len(line) + 1
        if line.strip() and body.start <= span.start < body.end:
            paragraphs.append(span)
    sections = tuple(SectionRun(span, Section.BODY) for span in paragraphs)
    return Report(
        id=report_id(text, name), name=name, text=text, digest="", body=body, sections=sections,
        paragraphs=tuple(paragraphs),
    )  # fmt: skip


def _matrix(sets: Sequence[frozenset[str]]) -> list[list[int]]:
    return [[int(label.value in found) for label in EventType] for found in sets]


def _figures(gold: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> str:
    a, b = _matrix(gold), _matrix(found)
    micro, macro = (f1_score(a, b, average=kind, zero_division=0) for kind in ("micro", "macro"))
    return f"micro F1 {100 * micro:.1f}  macro F1 {100 * macro:.1f}"


def main() -> None:
    """Train the baseline, measure both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    given = parser.parse_args()
    knowledge = load_knowledge()
    wars = [war for war in sorted(given.corpus.iterdir()) if (war / "gold" / "claims.jsonl").exists()]
    folders = [*sorted(given.gold.glob("train-*")), *(war for war in wars if war.name not in DEV_WARS)]
    train = [sentence for folder in folders for sentence in sentences_of(folder, knowledge, read=False)]
    dev = [s for war in wars if war.name in DEV_WARS for s in sentences_of(war, knowledge, read=True)]
    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    inputs, labels = vectors.fit_transform([s.words for s in train]), _matrix([s.coded for s in train])
    cut = int(0.8 * len(train))
    model = OneVsRestClassifier(LogisticRegression(C=8.0, max_iter=400, class_weight="balanced"))
    held = model.fit(inputs[:cut], labels[:cut]).predict_proba(inputs[cut:])
    scores = {t: f1_score(labels[cut:], held > t, average="micro", zero_division=0) for t in THRESHOLDS}
    threshold = max(scores, key=lambda t: float(scores[t]))
    chances = model.fit(inputs, labels).predict_proba(vectors.transform([s.words for s in dev]))
    guessed = [frozenset(t.value for t, p in zip(EventType, row, strict=True) if p > threshold) for row in chances]
    print(f"{len(train)} sentences to train on, {len(dev)} of {len(DEV_WARS)} dev wars; threshold {threshold}")
    print("TF-IDF, logistic regression  ", _figures([s.coded for s in dev], guessed))
    print("Sayso                        ", _figures([s.coded for s in dev], [s.read for s in dev]))


if __name__ == "__main__":
    main()
