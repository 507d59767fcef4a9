"""The layers one by one, over the open corpora: python -m bench.layers --shared DIR [--layers parse timex spans geo].

Writes what our layers make of DIR/data/*.dev.jsonl in the form of that data, and scores it with DIR/score/layers/*.py:
parse (EWT and GUM, from raw text), timex (MEANTIME and GUM), spans (names in UNER's EWT and in re3d), geo (GeoVirus).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from bench.scorers import BenchError, load_scorer
from sayso.read.pipeline import Knowledge, load_knowledge, steps
from sayso.records import Reading, Report, ReportId, Span, TimeBasis, TimeMention, Token

Json = dict[str, Any]
UPTO = {"parse": "tokens", "timex": "times", "spans": "tokens", "geo": "places"}
UNER_NAMES = {"PERSON": "PER", "ORG": "ORG", "PLACE": "LOC"}
RE3D_NAMES = {"PERSON": "Person", "ORG": "Organisation", "PLACE": "Location"}
_TURNED_DAY = re.compile(r"(\d\d)-(\d\d)-(\d{4})")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_HOUR = re.compile(r"T(\d\d:\d\d)")
_NAMED_STRETCH = re.compile(r"-W|-(?:SP|SU|FA|WI|Q\d|H\d)$|^\d{2,3}$")
_EDGE = re.compile(
    r"(?:the )?(?:very )?(?:beginning|start|end|close|middle|turn|(?:first|second|latter) half) of (?=the |\w)", re.I
)  # GUM marks what follows: 'the end of [July]'
_ANY_YEAR = re.compile(r"XXXX-\d\d(?:-\d\d)?")
_SEASON = re.compile(r"(\d{4}|XXXX)-(SP|SU|FA|WI)")
_SEASON_MONTHS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 3)}
# What GUM leaves unmarked more often than not (counted in its train part): lengths of time wherever they lie, and parts
# of the day that no date goes with.
_UNMARKED = (
    "duration", "ref", "span.within", "span.deadline", "span.recent", "time.part", "time.light", "time.bare-hour",
    "time.overnight", "time.small-hours",
)  # fmt: skip


class Task(NamedTuple):
    """One corpus for one layer: the file, how a reading is written in its form, and how the scorer is called."""

    layer: str
    corpus: str
    write: Callable[[Reading], Json]
    options: Json
    types: frozenset[str] | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every task asked for; give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/ and score/")
    parser.add_argument("--layers", nargs="+", choices=sorted(UPTO), default=sorted(UPTO))
    options = parser.parse_args(arguments)
    try:
        knowledge = load_knowledge()
        for task in TASKS:
            if task.layer in options.layers:
                print(f"{task.layer:6} {task.corpus:16} " + json.dumps(measure(options.shared, task, knowledge)))
    except BenchError as fault:
        print(f"bench: {fault}", file=sys.stderr)
        return 2
    return 0


def measure(shared: Path, task: Task, knowledge: Knowledge) -> Json:
    """Read one corpus up to the layer of the task and score it."""
    path = shared / "data" / f"{task.corpus}.jsonl"
    if not path.is_file():
        raise BenchError(f"{path}: no such corpus; give the folder that holds data/ with --shared DIR")
    scorer = load_scorer(shared, f"layers/{task.layer}")
    pairs = [(entry, task.write(read_upto(entry, task.layer, knowledge))) for entry in _entries(path)]
    return dict(scorer.score(pairs, **task.options))


def _entries(path: Path) -> Iterator[Json]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_upto(entry: Json, layer: str, knowledge: Knowledge) -> Reading:
    """Read the text of a document up to a layer; every line of these corpora is a paragraph."""
    text = entry["text"]
    report = Report(
        id=ReportId(str(entry["doc_id"])),
        name=str(entry["doc_id"]),
        text=text,
        digest="",
        anchor_date=parse_day(entry.get("date")),
        body=Span(0, len(text)),
        paragraphs=tuple(Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)),
    )
    reading = Reading(report=report)
    for name, step in steps(knowledge):
        reading = step(reading)
        if name == UPTO[layer]:
            break
    return reading


def parse_day(words: str | None) -> date | None:
    """Give the day of a document: '2008-03-01', or '03-02-2009' as one of MEANTIME has it, whose own date line reads
    'February 03, 2009'; a bare year is none.
    """
    if not words:
        return None
    turned = _TURNED_DAY.fullmatch(words)
    iso = f"{turned[3]}-{turned[2]}-{turned[1]}" if turned else words
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def write_parse(reading: Reading) -> Json:
    """Write sentences and tokens: heads count from 1 within the sentence, 0 for its root."""
    tokens, sentences = reading.tokens, reading.sentences
    return {
        "sents": [
            [sentence.span.start, sentence.span.end, sentence.first, sentence.last - sentence.first]
            for sentence in sentences
        ],
        "tokens": [_row(token, sentences[token.sentence].first) for token in tokens],
    }


def _row(token: Token, first: int) -> list[Any]:
    head = 0 if token.head == token.index else token.head - first + 1
    return [token.start, token.end, token.lemma, token.upos, token.xpos, "_", head, token.deprel]


def write_timex(reading: Reading) -> Json:
    """Write time mentions as TIMEX3, as MEANTIME has them."""
    return {"timexes": [_timex(mention, mention.kind, mention.value) for mention in reading.times]}


def write_tei(reading: Reading) -> Json:
    """Write time mentions as GUM has them: dates and hours only, a week by its first and last day."""
    written = []
    for mention in reading.times:
        edge = _EDGE.match(reading.report.quote(mention.span))
        tei = tei_value(mention)
        if tei is not None:
            start = mention.span.start + (edge.end() if edge else 0)
            written.append({**_timex(mention, *tei), "start": start})
    return {"timexes": written}


def tei_value(mention: TimeMention) -> tuple[str, str] | None:
    """Give type and value of a mention in GUM's manner; None for what GUM does not mark (lengths, 'now', 'every
    day').
    """
    loose = mention.value.endswith("_REF")
    season = _SEASON.fullmatch(mention.value)
    if season and (mention.basis is TimeBasis.EXPLICIT or season[1] == "XXXX"):
        return ("DATE", _season_months(season[1], season[2]))
    if mention.value.startswith("XXXX-") and _ANY_YEAR.fullmatch(mention.value):
        return ("DATE", f"--{mention.value[5:]}")
    if mention.kind == "SET" or mention.rule.startswith(_UNMARKED) or loose or "X" in mention.value:
        return None
    stretch = "/".join(day.isoformat() if day else "" for day in mention.interval) if mention.interval else None
    if mention.kind == "DURATION":
        return ("DATE", _whole_years(mention) or stretch) if stretch else None
    if mention.value.startswith("BC"):
        year = mention.value[2:]
        return ("DATE", f"-{year}" if len(year) > len("04") else f"-{year}99-01-01/-{year}00-12-31")
    if mention.kind == "TIME":
        hour = _HOUR.search(mention.value)
        return ("TIME", f"T{hour[1]}:00") if hour else ("DATE", mention.value.partition("T")[0])
    whole = _whole_stretch(mention.value)  # 'this week' up to the anchor is the whole week to GUM
    if whole:
        return ("DATE", whole)
    if mention.rule == "date.period-part+by" and mention.interval and mention.interval.end:
        return ("DATE", mention.interval.end.isoformat())  # 'by the end of the year' is by its last day
    if _NAMED_STRETCH.search(mention.value) and stretch:
        return ("DATE", stretch)
    return ("DATE", mention.value)


def _whole_stretch(value: str) -> str | None:
    week = _WEEK.fullmatch(value)
    if week:
        first, last = (date.fromisocalendar(int(week[1]), int(week[2]), day) for day in (6 if week[3] else 1, 7))
        return f"{first}/{last}"
    if re.fullmatch(r"\d{2,3}", value):
        return f"{value:0<4}-01-01/{value:9<4}-12-31"
    return None


def _whole_years(mention: TimeMention) -> str | None:
    """Give "the past three years" from the day after, 2010-05-16/2013-05-15: three whole years; None for the rest."""
    if not (mention.interval and mention.interval.start and mention.interval.end) or mention.rule != "span.past":
        return None
    first = mention.interval.start + timedelta(days=1)
    return f"{first}/{mention.interval.end}" if re.fullmatch(r"P\d+Y", mention.value) else None


def _season_months(year: str, name: str) -> str:
    """Give the months that GUM gives a season: 2012-06/2012-09, and --06/--09 for that of any year."""
    first, last = _SEASON_MONTHS[name]
    if year == "XXXX":
        return f"--{first:02d}/--{last:02d}"
    return f"{year}-{first:02d}/{int(year) + (last < first)}-{last:02d}"


def _timex(mention: TimeMention, kind: str, value: str) -> Json:
    return {"start": mention.span.start, "end": mention.span.end, "type": kind, "value": value}


def write_names(reading: Reading, names: dict[str, str]) -> Json:
    """Write the names that the language model proposes, under the labels of a corpus."""
    return {
        "entities": [
            {"start": entity.span.start, "end": entity.span.end, "type": names[entity.label]}
            for entity in reading.entities
            if entity.label in names
        ]
    }


def write_places(reading: Reading) -> Json:
    """Write place mentions with their coordinates."""
    return {
        "toponyms": [
            {"start": mention.span.start, "end": mention.span.end, "lat": mention.place.lat, "lon": mention.place.lon}
            for mention in reading.places
        ]
    }


TASKS = (
    Task("parse", "ud_ewt.dev", write_parse, {}),
    Task("parse", "gum.dev", write_parse, {}),
    Task("timex", "meantime.dev", write_timex, {"until": "full_until"}),
    Task("timex", "gum.dev", write_tei, {}),
    Task("spans", "uner_ewt.dev", partial(write_names, names=UNER_NAMES), {}),
    Task(
        "spans",
        "re3d_gov.dev",
        partial(write_names, names=RE3D_NAMES),
        {"types": set(RE3D_NAMES.values()), "match": "overlap"},
    ),
    Task("geo", "geovirus.train", write_places, {}),
)


if __name__ == "__main__":
    sys.exit(main())
