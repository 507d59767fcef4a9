"""The reader that the ledger uses unless it is given another: Sayso's own pipeline, with its run."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import sayso
from sayso.ledger.batches import Reader
from sayso.records import Reading, Report, Run, RunId, content_hash

if TYPE_CHECKING:
    from sayso.read.pipeline import Knowledge

READING_ROOMS = ("collect", "knowledge", "language", "read", "records")  # whose code decides what a reading says


class PipelineReader:
    """Sayso's own pipeline with the knowledge it rests on. Making one loads numpy and onnxruntime, so it comes late."""

    def __init__(self, places: Path | None = None) -> None:
        """Load model and knowledge, with the user's own gazetteer `places`; work out the run from them and the code.

        Raises ModelError, KnowledgeError.
        """
        from sayso.read.pipeline import load_knowledge, read_report

        knowledge = load_knowledge(places)
        version = f"{sayso.__version__}+{code_digest()}"
        run = RunId(content_hash(version, knowledge.digest, knowledge.model.digest))
        self.run = Run(id=run, version=version, knowledge=knowledge.digest, model=knowledge.model.digest)
        self._knowledge: Knowledge = knowledge
        self._read = read_report

    def __call__(self, report: Report) -> Reading:
        """Read one report. Raises StepError."""
        return self._read(report, self._knowledge)


def load_reader(places: Path | None = None) -> Reader:
    """Load model and knowledge, with the user's own gazetteer. Raises ModelError or KnowledgeError."""
    return PipelineReader(places)


def code_digest() -> str:
    """Hash the code that reads, so that changed code counts as another run even where nobody raised the version."""
    whole = hashlib.sha256()
    for room in READING_ROOMS:
        for each in sorted(resources.files(f"sayso.{room}").iterdir(), key=lambda each: each.name):
            if each.name.endswith(".py"):
                whole.update(hashlib.sha256(each.read_bytes()).digest())
    return whole.hexdigest()[:8]
