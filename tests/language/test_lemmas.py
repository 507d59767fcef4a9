"""Lemmas come from known forms, irregular forms, spelling, and last from the trained head's guess."""

import pytest

from sayso.language.lemmas import Lemmatizer, apply_script, make_script

KNOWN = frozenset(
    (
        "arm",
        "invade",
        "rape",
        "kidnap",
        "shell",
        "advance",
        "strike",
        "flee",
        "stop",
        "carry",
        "hope",
        "hop",
        "visit",
        "house",
        "church",
        "army",
        "car",
        "bus",
        "free",
        "agree",
        "attack",
        "torpedo",
    )
)


@pytest.fixture
def lemmatizer() -> Lemmatizer:
    return Lemmatizer({"left\tADJ": "l0"}, {"VERB": ["hope"], "NOUN": [], "ADJ": []}, KNOWN.__contains__)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("armed", "arm"), ("invaded", "invade"), ("struck", "strike"), ("raped", "rape"), ("kidnapped", "kidnap"),
     ("fled", "flee"), ("withdrew", "withdraw"), ("shelled", "shell"), ("advanced", "advance"), ("hoped", "hope"),
     ("stopped", "stop"), ("carried", "carry"), ("visited", "visit"), ("freed", "free"), ("agreed", "agree"),
     ("Attacked", "attack"), ("torpedoed", "torpedo"), ("overran", "overrun"), ("sought", "seek")],
)  # fmt: skip
def test_past_forms_lead_to_their_verb(lemmatizer: Lemmatizer, form: str, lemma: str) -> None:
    assert lemmatizer.find(form, "VERB", "VBD", "l0") == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("defused", "defuse"), ("dislodged", "dislodge"), ("ambushed", "ambush"), ("expelled", "expel"),
     ("strafed", "strafe"), ("besieged", "besiege"), ("mauled", "maul"), ("liberated", "liberate"),
     ("annexed", "annex"), ("galvanised", "galvanise"),
     ("collapsed", "collapse"), ("evicted", "evict"), ("rammed", "ram")],
)  # fmt: skip
def test_an_unknown_verb_follows_the_spelling_rules(form: str, lemma: str) -> None:
    assert Lemmatizer({}, {}, frozenset[str]().__contains__).find(form, "VERB", "VBN", "l0") == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("houses", "house"), ("churches", "church"), ("armies", "army"), ("gunmen", "gunman"), ("crises", "crisis"),
     ("buses", "bus"), ("cars", "car"), ("people", "people"), ("knives", "knife"), ("grenades", "grenade")],
)  # fmt: skip
def test_plurals_lead_to_their_noun(lemmatizer: Lemmatizer, form: str, lemma: str) -> None:
    assert lemmatizer.find(form, "NOUN", "NNS", "l0") == lemma


def test_a_form_seen_in_training_outranks_all_rules(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.find("left", "ADJ", "JJ", "l3ave") == "left"


def test_closed_classes_follow_the_trained_head(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.find("them", "PRON", "PRP", "l1y") == "they"


@pytest.mark.parametrize(
    ("form", "lemma"), [("captured", "capture"), ("said", "say"), ("was", "be"), ("Libya", "Libya"), ("Towns", "town")]
)
def test_a_script_turns_its_form_into_its_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, make_script(form, lemma)) == lemma


@pytest.mark.parametrize("script", ["l9", "", "nonsense", "c12x"])
def test_a_script_that_does_not_fit_folds_the_case(script: str) -> None:
    assert apply_script("Fort", script) == "fort"


@pytest.mark.parametrize(
    ("form", "tag"), [("overthrew", "VBD"), ("withdrew", "VBD"), ("hope", "VBP"), ("are", "VBP"), ("overrun", "VBP")]
)
def test_a_past_form_is_no_present_tense(lemmatizer: Lemmatizer, form: str, tag: str) -> None:
    assert lemmatizer.mend(form, "VERB", "VBP") == tag
