"""Which report copies which: verbatim, edited, or some passages taken into a new text.

Reports that share a fingerprint are compared passage by passage; the direction comes from who names whom as the
original, from the dates, from a credit to the other outlet, and at last from which one holds more of the other. The
work grows with the number of reports, not with its square: of a crowd that shares one passage each report meets the
oldest and its neighbour only.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby

from sayso.knowledge.folding import fold
from sayso.link.fingerprints import Words, body_words, fingerprints, shingles
from sayso.link.passages import Run, common_runs, places_of
from sayso.records import Copy, CopyKind, Passage, Report, ReportId

# Found on the reprints of training/corpus (edited ones share 4-90% of their words) and on pairs of reports there that
# tell the same days independently (never more than 9 words in a row outside quotations), November 2026.
EXCERPT_RUN = 12  # words in a row that nobody writes twice by chance
EDITED_SHARE = 0.30  # of the copy's words: from here on it is the other's text, not a text that quotes it
EDITED_WORDS = 20  # at least so many words in common: half of two short notices is a turn of phrase
NAMED_SHARE = 0.04  # enough where the report itself names the other as its original: a rewrite keeps little
VERBATIM_SHARE = 0.90  # of both reports' words; the rest is a changed headline, a cut line
# Twelve words in a row are eight shingles, and so are twenty words in runs of six and more; fewer where words repeat.
SHARED, FEW_SHARED = 4, 2  # shingles in common that a copy has at least, and one that names its original
KEPT, SHINGLED = 512, 1 << 13  # reports kept cut into words, and into shingles, while pairs are compared
CROWD = 12  # reports that share one fingerprint and are still compared each with each
NUMBER = 32  # bits for a fingerprint and for the number of a report each
LARGEST = (1 << NUMBER) - 1
PARTS = 32  # into which fingerprints are laid
NO_DAY = date.max


@dataclass(frozen=True, slots=True)
class Printed:
    """A report's body cut into words and shingles."""

    report: Report
    words: Words
    hashes: list[int]
    places: dict[int, list[int]]  # where each of the hashes stands


def prepare(report: Report) -> Printed:
    """Cut a report's body into words and shingles."""
    words = body_words(report)
    hashes = shingles(words)
    return Printed(report, words, hashes, places_of(hashes))


def imprint(report: Report) -> frozenset[int]:
    """Give the fingerprints of a report's body."""
    return fingerprints(shingles(body_words(report)))


def day_of(report: Report) -> date:
    """Give when a report was published; the last of all days where nobody knows."""
    return report.published or report.anchor_date or NO_DAY


def find_copies(
    reports: Iterable[Report], imprints: Mapping[ReportId, Collection[int]] | None = None
) -> tuple[Copy, ...]:
    """Give every copy among reports, in the order of their ids. `imprints` spares making the fingerprints again."""
    listed = {report.id: report for report in reports}
    hashes_of = lru_cache(maxsize=SHINGLED)(lambda name: array("I", shingles(body_words(listed[name]))))

    def prints_of(report: Report) -> Collection[int]:
        return imprints[report.id] if imprints else fingerprints(hashes_of(report.id))

    def share_enough(one: Report, two: Report) -> bool:
        shared = len(set(hashes_of(one.id)).intersection(hashes_of(two.id)))
        return shared >= FEW_SHARED and (shared >= SHARED or _names(one, two) or _names(two, one))

    cut = lru_cache(maxsize=KEPT)(lambda name: prepare(listed[name]))
    ordered = sorted(listed.values(), key=lambda report: (day_of(report), report.id))
    pairs = candidate_pairs((each.id, prints_of(each)) for each in ordered)
    likely = ((one, two) for one, two in pairs if share_enough(listed[one], listed[two]))
    return choose_copies(copy for one, two in likely if (copy := compare(cut(one), cut(two))) is not None)


def candidate_pairs(imprints: Iterable[tuple[ReportId, Collection[int]]]) -> Iterator[tuple[ReportId, ReportId]]:
    """Give the pairs of reports that share a fingerprint, each once; of a crowd each with the oldest and the next.

    Reports come oldest first; so do the pairs, by the later of the two, so that few reports need be at hand at a time.
    """
    names: list[ReportId] = []
    # Each fingerprint with the number of its report: sorted, those who share it stand side by side. In parts, since
    # sorting takes much more room than keeping.
    told = [array("Q") for _ in range(PARTS)]
    for report, prints in imprints:
        for value in prints:
            told[value % PARTS].append(value << NUMBER | len(names))
        names.append(report)
    found: set[int] = set()
    while told:
        for _, crowd in groupby(sorted(told.pop()), key=lambda each: each >> NUMBER):
            numbers = [each & LARGEST for each in crowd]
            found.update(two << NUMBER | one for one, two in _pairs(numbers))
    for each in sorted(found):
        yield names[each & LARGEST], names[each >> NUMBER]


def _pairs(crowd: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(crowd) <= CROWD:
        for at, one in enumerate(crowd):
            for two in crowd[at + 1 :]:
                yield one, two
        return
    for at in range(1, len(crowd)):
        yield crowd[0], crowd[at]
        if at > 1:
            yield crowd[at - 1], crowd[at]


def compare(one: Printed, two: Printed) -> Copy | None:
    """Decide whether one of two reports copies the other; None where they only tell of the same things."""
    runs = common_runs(one.words, two.words, one.hashes, two.places)
    if not runs:
        return None
    named = _names(one.report, two.report) or _names(two.report, one.report)
    same = sum(run.length for run in runs)
    share = same / max(1, min(len(one.words), len(two.words)))
    longest = max(run.length for run in runs)
    if not _is_enough(same, share, longest, named=named):
        return None
    copy_is_first, reasons = _direction(one, two)
    copy, original = (one, two) if copy_is_first else (two, one)
    passages = [_passage(run, one.words, two.words, first_is_copy=copy_is_first) for run in runs]
    made = Copy(
        report=copy.report.id,
        copy_of=original.report.id,
        kind=CopyKind.EXCERPT,
        share=round(same / max(1, len(copy.words)), 4),
        kept=round(same / max(1, len(original.words)), 4),
        passages=tuple(sorted(passages)),
        reasons=(*reasons, f"{same} words in {len(runs)} passages, the longest of {longest}"),
    )
    return replace(made, kind=_kind(made, named=_names(copy.report, original.report)))


def _is_enough(same: int, share: float, longest: int, *, named: bool) -> bool:
    edited = share >= EDITED_SHARE and same >= EDITED_WORDS
    return longest >= EXCERPT_RUN or edited or (named and share >= NAMED_SHARE)


def _passage(run: Run, first: Words, second: Words, *, first_is_copy: bool) -> Passage:
    here = first.span(run.first, run.first + run.length)
    there = second.span(run.second, run.second + run.length)
    return Passage(here, there) if first_is_copy else Passage(there, here)


def _names(copy: Report, original: Report) -> bool:
    """Tell whether a report names the other's outlet as the one it reprints."""
    if not copy.original_outlet or not original.outlet or copy.original_outlet == copy.outlet:
        return False
    return _bare(copy.original_outlet) == _bare(original.outlet)


def _bare(outlet: str) -> str:
    return fold(outlet).removeprefix("the ")


def _kind(copy: Copy, *, named: bool) -> CopyKind:
    if copy.share >= VERBATIM_SHARE and copy.kept >= VERBATIM_SHARE:
        return CopyKind.VERBATIM
    return CopyKind.EDITED if named or copy.share >= EDITED_SHARE else CopyKind.EXCERPT


def _direction(one: Printed, two: Printed) -> tuple[bool, tuple[str, ...]]:
    """Tell whether the first is the copy, and why."""
    first, second = one.report, two.report
    if _names(first, second) != _names(second, first):
        copy = first if _names(first, second) else second
        return copy is first, (f"names {copy.original_outlet} as its original",)
    days = day_of(first), day_of(second)
    if days[0] != days[1] and NO_DAY not in days:
        return days[0] > days[1], ("published later",)
    credits = _credits(first, second), _credits(second, first)
    if credits[0] != credits[1]:
        return credits[0], ("credits the other outlet",)
    if len(one.words) != len(two.words):
        return len(one.words) < len(two.words), ("holds less of the common text",)
    return first.id > second.id, ("nothing tells which came first",)


def _credits(copy: Report, original: Report) -> bool:
    """Tell whether a text names the other's outlet: '(Sahel Wire, 12 January)'. Its own name proves nothing."""
    return bool(original.outlet) and copy.outlet != original.outlet and str(original.outlet) in copy.text


def choose_copies(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """Keep for each passage of a copy one original: the one named, else the one that gave most, else the first found.

    A third reprint shares its text with the second as well; only the one with the most in common is its original. A
    text may take excerpts from several others, but one passage comes from one place.
    """
    by_copy: dict[ReportId, list[Copy]] = {}
    for each in copies:
        by_copy.setdefault(each.report, []).append(each)
    chosen: list[Copy] = []
    for found in by_copy.values():
        taken: set[int] = set()
        for each in sorted(found, key=_rank):
            fresh = tuple(passage for passage in each.passages if passage.copy.start not in taken)
            if _words_in(fresh) >= max(1, _words_in(each.passages)) / 2:
                chosen.append(each)
                taken.update(at for passage in each.passages for at in range(*passage.copy))
    return tuple(sorted(chosen, key=lambda each: (each.report, each.copy_of)))


def _rank(copy: Copy) -> tuple[int, float, float, str]:
    named = any(reason.startswith("names ") for reason in copy.reasons)
    return (0 if named else 1, -round(copy.share, 2), -copy.kept, copy.copy_of)


def _words_in(passages: Sequence[Passage]) -> int:
    return sum(passage.copy.end - passage.copy.start for passage in passages)
