"""The claim heads' scores become proposals: triggers, their parts, their sources, their clauses, and mentions."""

import numpy as np
import pytest

from sayso.language.claims import WindowView, find_mentions, find_trigger_words, make_triggers, softmax

WORDS = ["Rebels", "carried", "out", "raids", "near", "Tamra", ",", "said", "Adu"]
HEADS = [1, 1, 1, 1, 5, 1, 1, 1, 7]  # within the window; a root heads itself
ROLES = ["actor", "recipient", "about", "place", "time", "quantity", "source", "quote_start", "quote_end"]
CLASSES = {
    "trigger": ["O", "B-EVENT", "I-EVENT"],
    "event_type": ["ASSAULT", "CONSULT"],
    "status": ["occurred", "planned"],
    "salience": ["core", "minor"],
    "place": ["O", "B-PLACE", "I-PLACE"],
}
OFFSET = 100


def scores_for(layer: str, labels: dict[int, str], default: str) -> np.ndarray:
    scores = np.zeros((len(WORDS) + 1, len(CLASSES[layer])), dtype=np.float32)
    for index in range(len(WORDS)):
        scores[index, CLASSES[layer].index(labels.get(index, default))] = 4.0
    return scores


@pytest.fixture
def view() -> WindowView:
    starts = np.cumsum([0, *(len(word) + 1 for word in WORDS[:-1])]).tolist()
    spans = [(start, start + len(word)) for start, word in zip(starts, WORDS, strict=True)]
    scores = {
        "trigger": scores_for("trigger", {1: "B-EVENT", 2: "I-EVENT", 3: "I-EVENT"}, "O"),
        "event_type": scores_for("event_type", {}, "ASSAULT"),
        "status": scores_for("status", {1: "occurred"}, "planned"),
        "salience": scores_for("salience", {}, "core"),
        "place": scores_for("place", {5: "B-PLACE"}, "O"),
    }
    return WindowView(OFFSET, len(WORDS), scores, spans, HEADS, CLASSES)


@pytest.fixture
def parts() -> np.ndarray:
    scores = np.full((1, len(ROLES), 1 + len(WORDS)), -5.0, dtype=np.float32)
    scores[0, ROLES.index("actor"), 1 + 0] = 3.0
    scores[0, ROLES.index("place"), 1 + 5] = 3.0
    scores[0, ROLES.index("source"), 1 + 8] = 6.0
    scores[0, ROLES.index("quote_start"), 1 + 0] = 6.0
    scores[0, ROLES.index("quote_end"), 1 + 5] = 6.0
    return scores


def test_a_stretch_of_trigger_words_is_one_trigger_with_its_head(view: WindowView) -> None:
    assert find_trigger_words(view) == [(1, 4, 1)]


def test_a_model_without_claim_heads_proposes_nothing(view: WindowView) -> None:
    bare = WindowView(0, view.size, {}, view.spans, HEADS, CLASSES)
    assert find_trigger_words(bare) == [] and find_mentions(bare) == []


def test_a_trigger_carries_type_status_and_clause(view: WindowView, parts: np.ndarray) -> None:
    (trigger,), _, _ = make_triggers(view, [(1, 4, 1)], parts, ROLES, 7)
    assert (trigger.index, trigger.first, trigger.last, trigger.head) == (7, OFFSET + 1, OFFSET + 4, OFFSET + 1)
    assert trigger.types[0][0] == "ASSAULT" and trigger.statuses[0][0] == "occurred"
    assert sum(chance for _, chance in trigger.types) == pytest.approx(1)
    assert trigger.score > 0.9 and trigger.minor < 0.1
    assert trigger.clause == (OFFSET, OFFSET + 6)


def test_parts_and_source_point_at_words_of_the_whole_text(view: WindowView, parts: np.ndarray) -> None:
    _, roles, sources = make_triggers(view, [(1, 4, 1)], parts, ROLES, 0)
    assert [(role.role, role.token) for role in roles] == [("actor", OFFSET), ("place", OFFSET + 5)]
    assert (sources[0].token, sources[0].trigger) == (OFFSET + 8, 0)


def test_index_nought_of_the_source_is_the_publisher(view: WindowView, parts: np.ndarray) -> None:
    parts[0, ROLES.index("source"), 0] = 20.0
    _, _, sources = make_triggers(view, [(1, 4, 1)], parts, ROLES, 0)
    assert sources[0].token is None


def test_mentions_come_from_their_layers(view: WindowView) -> None:
    (mention,) = find_mentions(view)
    assert (mention.layer, mention.label, mention.first, mention.last) == ("place", "PLACE", OFFSET + 5, OFFSET + 6)


def test_probabilities_sum_to_one() -> None:
    assert softmax(np.array([[1000.0, 0.0], [0.0, 0.0]], dtype=np.float32)).sum(axis=-1) == pytest.approx([1, 1])
