"""The way of a report through the room: steps, each a pure function from a reading to a richer reading.

    tokens -> quotations -> times -> quantities -> places -> actors -> coreference -> triggers -> attributions
    -> statuses -> claims -> confidences

A step is bound beforehand to what it needs (a lexicon, the gazetteer, the language model). Its name is the layer it
adds; `confidences` adds none, it weighs what the claims say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sayso.errors import SaysoError, StepError
from sayso.knowledge.actors import Catalogue, load_actors
from sayso.knowledge.confidences import Confidences, load_confidences
from sayso.knowledge.cues import CueLexicon, load_cues
from sayso.knowledge.entries import DATA
from sayso.knowledge.gazetteer import Gazetteer, load_gazetteer
from sayso.knowledge.nouns import load_nouns
from sayso.knowledge.rules import RuleLexicon
from sayso.knowledge.statuses import StatusLexicon, load_statuses
from sayso.knowledge.times import load_times
from sayso.knowledge.triggers import TriggerLexicon, load_triggers
from sayso.knowledge.units import QuantityLexicon, load_quantities
from sayso.language.model import LanguageModel
from sayso.read.actors import add_actors
from sayso.read.attributions import add_attributions
from sayso.read.claims import add_claims
from sayso.read.confidences import add_confidences
from sayso.read.coreference import add_coreference
from sayso.read.places import add_places
from sayso.read.quantities import add_quantities
from sayso.read.quotations import add_quotations
from sayso.read.statuses import add_statuses
from sayso.read.times import add_times
from sayso.read.tokens import add_tokens
from sayso.read.trigger_conditions import Nouns
from sayso.read.triggers import add_triggers
from sayso.records import Reading, Report

Step = Callable[[Reading], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything that reading rests on; loaded once, shared by all reports of a run."""

    model: LanguageModel
    times: RuleLexicon
    quantities: QuantityLexicon
    gazetteer: Gazetteer
    catalogue: Catalogue
    triggers: TriggerLexicon
    nouns: Nouns
    cues: CueLexicon
    statuses: StatusLexicon
    confidences: Confidences
    digest: str  # of every data file: two runs with one digest read alike


def load_knowledge(places: Path | None = None) -> Knowledge:
    """Load the language model, the lexicons, the gazetteer and the catalogue; `places` is the user's own gazetteer.

    Raises KnowledgeError or ModelError.
    """
    gazetteer = load_gazetteer(added=places)
    added = gazetteer.added.digest() if gazetteer.added is not None else ""
    return Knowledge(
        model=LanguageModel.load(),
        times=load_times(),
        quantities=load_quantities(),
        gazetteer=gazetteer,
        catalogue=load_actors(),
        triggers=load_triggers(),
        nouns=load_nouns(),
        cues=load_cues(),
        statuses=load_statuses(),
        confidences=load_confidences(),
        digest=data_digest(DATA) + (f"+{added}" if added else ""),
    )


def data_digest(folder: Path) -> str:
    """Give a hash over the names and bytes of all files of a folder."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            whole.update(path.relative_to(folder).as_posix().encode())
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def steps(knowledge: Knowledge) -> tuple[tuple[str, Step], ...]:
    """Give the steps in their order, each with the name of the layer it adds."""
    return (
        ("tokens", partial(add_tokens, model=knowledge.model, saying=knowledge.cues.verbs)),
        ("quotations", add_quotations),
        ("times", partial(add_times, lexicon=knowledge.times)),
        ("quantities", partial(add_quantities, lexicon=knowledge.quantities)),
        ("places", partial(add_places, gazetteer=knowledge.gazetteer, catalogue=knowledge.catalogue)),
        ("actors", partial(add_actors, catalogue=knowledge.catalogue)),
        ("coreference", partial(add_coreference, catalogue=knowledge.catalogue)),
        ("triggers", partial(add_triggers, lexicon=knowledge.triggers, nouns=knowledge.nouns)),
        ("attributions", partial(add_attributions, lexicon=knowledge.cues)),
        ("statuses", partial(add_statuses, lexicon=knowledge.statuses, cues=knowledge.cues)),
        ("claims", partial(add_claims, catalogue=knowledge.catalogue)),
        ("confidences", partial(add_confidences, confidences=knowledge.confidences)),
    )


def read_report(report: Report, knowledge: Knowledge) -> Reading:
    """Read one report. Raises StepError, naming step and report, where a step breaks its promise."""
    reading = Reading(report=report)
    for name, step in steps(knowledge):
        try:
            reading = step(reading)
        except SaysoError:
            raise
        except (IndexError, KeyError, TypeError, ValueError, RecursionError) as fault:
            raise StepError(name, report.name, f"{type(fault).__name__}: {fault}") from fault
    return reading
