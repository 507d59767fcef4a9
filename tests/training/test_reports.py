"""Coded claims are laid over our words, with the head word of every part."""

import pytest

from sayso.language.model import LanguageModel
from training.reports import code_report

TEXT = "Rebels captured Tamra on Tuesday, the governor said.\n"


def part(words: str, **more: object) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **more}


CLAIM = {
    "report": "made", **{key: part("Rebels captured Tamra on Tuesday")[key] for key in ("start", "end")},
    "trigger": part("captured"), "type": "CONTROL", "type_alt": [], "status": "occurred", "status_alt": [],
    "hedge": None,
    "actors": [part("Rebels", role="actor", canonical="rebels", kind="armed_group")],
    "places": [part("Tamra", rel="at", canonical="Tamra")], "time": part("on Tuesday"), "quantities": [],
    "attribution": [
        {"canonical": "The Made Post", "kind": "publisher", "start": None, "end": None, "text": None, "cue": None},
        part("the governor", canonical="governor", kind="named_office", cue="said"),
    ],
    "salience": "core",
}  # fmt: skip


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return LanguageModel.load()


def test_a_claim_points_at_words(model: LanguageModel) -> None:
    report = code_report("made", TEXT, [CLAIM], model)
    (claim,) = report.claims
    forms = report.document.forms
    assert forms[claim.head] == "captured" and claim.quote == (0, 5)
    assert [forms[head] for head, *_ in claim.roles["actor"] + claim.roles["place"]] == ["Rebels", "Tamra"]
    assert claim.source is not None and [forms[head] for head, *_ in claim.source] == ["governor"]


def test_layers_are_coded_word_by_word(model: LanguageModel) -> None:
    labels = code_report("made", TEXT, [CLAIM], model).document.labels
    assert labels["trigger"][1] == "B-EVENT" and labels["event_type"][1] == "CONTROL"
    assert labels["actor"][0] == "B-armed_group" and labels["place"][2] == "B-PLACE"
    assert labels["source"][6:8] == ["B-named_office", "I-named_office"] and labels["cue"][8] == "B-CUE"


def test_a_claim_of_the_publisher_has_no_source_words(model: LanguageModel) -> None:
    claim = {**CLAIM, "attribution": CLAIM["attribution"][:1]}
    assert code_report("made", TEXT, [claim], model).claims[0].source is None
