"""Sentences, words, trees and proposed entities: one pass of the language model over title, captions and body."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import replace

from sayso.language.model import LanguageModel
from sayso.read.coordinations import with_raised_speech
from sayso.records import Note, Reading, Report, Section, SectionRun, Span

# Characters of one report: some 170,000 words, a thick book; the rest is kept and noted, not read.
MOST_READ = 1_000_000
READ = frozenset({Section.TITLE, Section.CAPTION, Section.BODY})


def add_tokens(reading: Reading, model: LanguageModel, saying: Container[str] = frozenset()) -> Reading:
    """Add sentences, tokens and entities; what is not read is noted, so that every character is accounted for.

    `saying` are the lemmas of verbs of saying; the trees of those that share a speaker are mended.
    """
    report = reading.report
    wanted = [span for span in report.paragraphs if section_at(report.sections, span.start) in READ]
    paragraphs, beyond = _within(wanted, MOST_READ)
    analysis = model.parse(report.text, paragraphs)
    sentences = tuple(
        replace(sentence, section=section_at(report.sections, sentence.span.start)) for sentence in analysis.sentences
    )
    return replace(
        reading,
        sentences=sentences,
        tokens=with_raised_speech(analysis.tokens, saying),
        entities=tuple(analysis.entities),
        proposals=analysis.proposals,
        notes=(*reading.notes, *_skipped(report, wanted), *beyond),
    )


def section_at(runs: Sequence[SectionRun], offset: int) -> Section:
    """Give the section an offset stands in; text outside every run is body."""
    index = bisect_right(runs, offset, key=lambda run: run.span.start) - 1
    if index >= 0 and offset < runs[index].span.end:
        return runs[index].section
    return Section.BODY


def _within(paragraphs: Sequence[Span], most: int) -> tuple[list[Span], list[Note]]:
    """Cut off what lies beyond the most characters that are read of one report, with a note that says from where on."""
    kept: list[Span] = []
    room = most
    for span in paragraphs:
        size = span.end - span.start
        if size > room:
            cut = Span(span.start + room, paragraphs[-1].end)
            note = Note(
                step="tokens", text=f"not read: beyond {most:,} characters; split the file to read it all", span=cut
            )
            return ([*kept, Span(span.start, cut.start)] if room else kept), [note]
        kept.append(span)
        room -= size
    return kept, []


def _skipped(report: Report, paragraphs: Sequence[Span]) -> list[Note]:
    read = set(paragraphs)
    return [
        Note(step="tokens", text=f"not read: {section_at(report.sections, span.start)}", span=span)
        for span in report.paragraphs
        if span not in read
    ]
