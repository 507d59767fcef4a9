"""How reports descend from one another (PROV: quoted from, revision of)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sayso.records.reports import ReportId, Span


class CopyKind(StrEnum):
    """What a copy did with its original: kept nearly all, changed or cut it, or took some passages into a new text."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    EXCERPT = "excerpt"


class Passage(NamedTuple):
    """A stretch that stands word for word in both reports, in the offsets of each."""

    copy: Span
    original: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One report copies another: how, which share of its body words, which passages, and why in this direction."""

    report: ReportId
    copy_of: ReportId
    kind: CopyKind
    share: float  # 0..1, of the copy's body words that the original has too
    kept: float  # 0..1, of the original's body words that the copy took
    passages: tuple[Passage, ...] = ()
    reasons: tuple[str, ...] = ()
