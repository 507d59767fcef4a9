"""The error tree. Every message says what, where (file, report, span) and what to do.

SaysoError
├── CollectError      a file or page that cannot become a report
│   └── SidecarError  metadata beside it that cannot be used
├── KnowledgeError    a lexicon, catalogue or gazetteer that cannot be used
│   └── LexiconError  one entry of a lexicon: file and entry are named
├── ModelError        the language model is missing or damaged
├── StepError         a reading step broke its promise; names step and report
├── StoreError        the ledger file cannot be used
│   ├── VersionError  it was made by a newer Sayso
│   └── NotFoundError an id that means nothing in this ledger, or more than one thing
├── ReviewError       a decision that cannot be kept
├── ExportError       an export that cannot be written
└── ScoreError        coded reports that cannot be measured against
"""

from __future__ import annotations


class SaysoError(Exception):
    """Whatever Sayso itself raises."""


class CollectError(SaysoError):
    """A file or page that cannot become a report."""


class SidecarError(CollectError):
    """Metadata given beside a report that cannot be used."""


class KnowledgeError(SaysoError):
    """A lexicon, catalogue or gazetteer that cannot be used."""


class LexiconError(KnowledgeError):
    """One entry of a lexicon that cannot be used."""

    def __init__(self, file: str, entry: str, fault: str) -> None:
        """Name the file, the entry and what is wrong with it."""
        super().__init__(f"{file}: entry '{entry}': {fault}")
        self.file, self.entry, self.fault = file, entry, fault


class ModelError(SaysoError):
    """The language model is missing or damaged."""


class StepError(SaysoError):
    """A reading step broke its promise."""

    def __init__(self, step: str, report: str, fault: str) -> None:
        """Name the step, the report and the broken promise."""
        super().__init__(f"step '{step}' failed on report '{report}': {fault}")
        self.step, self.report, self.fault = step, report, fault


class StoreError(SaysoError):
    """The ledger file cannot be used."""


class VersionError(StoreError):
    """The ledger file was made by a newer Sayso."""


class NotFoundError(StoreError):
    """An id that means nothing in this ledger, or more than one thing, or not the kind of thing that was asked for."""


class ReviewError(SaysoError):
    """A decision of a person that cannot be kept: a field or value that does not exist, words that are not there."""


class ExportError(SaysoError):
    """An export that cannot be written."""


class ScoreError(SaysoError):
    """Coded reports that cannot be measured against."""
