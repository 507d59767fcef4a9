"""Corpora become documents with one label a word and layer."""

import json
from pathlib import Path

from training.corpora import add_ratings, code_spans, count_lemmas, load_factuality, load_trees

TEXT = "Rebels left Tamra.\nCalm held."
TREES = {
    "doc_id": "made-1", "corpus": "made", "text": TEXT,
    "sents": [[0, 18, 0, 4, "made-1-1"], [19, 29, 4, 3, "made-1-2"]],
    "tokens": [
        [0, 6, "rebel", "NOUN", "NNS", "_", 2, "nsubj"], [7, 11, "leave", "VERB", "VBD", "_", 0, "root"],
        [12, 17, "Tamra", "PROPN", "NNP", "_", 2, "obj"], [17, 18, ".", "PUNCT", ".", "_", 2, "punct"],
        [19, 23, "calm", "NOUN", "NN", "_", 2, "nsubj"], [24, 28, "hold", "VERB", "VBD", "_", 0, "root"],
        [28, 29, ".", "PUNCT", ".", "_", 2, "punct"],
    ],
    "entities": [{"start": 12, "end": 17, "type": "place", "named": True}, {"start": 0, "end": 6, "type": "person"}],
    "timexes": [],
}  # fmt: skip


def write(folder: Path, record: dict[str, object]) -> Path:
    file = folder / "made.jsonl"
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return file


def test_heads_are_counted_over_the_document_and_a_root_heads_itself(tmp_path: Path) -> None:
    (document,) = load_trees(write(tmp_path, TREES))
    assert document.heads == [1, 1, 1, 1, 5, 5, 5]
    assert document.labels["start"] == ["B", "I", "I", "I", "B", "I", "I"]
    assert document.layouts == [2, 0, 0, 1, 2, 0, 1]


def test_only_named_mentions_are_names(tmp_path: Path) -> None:
    (document,) = load_trees(write(tmp_path, TREES))
    assert document.labels["entity"] == ["O", "O", "B-PLACE", "O", "O", "O", "O"]


def test_the_longer_of_two_stretches_wins() -> None:
    words = [(0, 3), (4, 8), (9, 12)]
    assert code_spans(words, [(0, 3, "A"), (0, 8, "B")]) == ["B-B", "I-B", "O"]


def test_a_lemma_enters_the_table_only_when_seen_often(tmp_path: Path) -> None:
    documents = load_trees(write(tmp_path, TREES))
    assert count_lemmas(documents) == {}
    assert count_lemmas(documents, least=1)["left\tVERB"] == "l2ave"


def test_ratings_find_their_word_whatever_the_spaces(tmp_path: Path) -> None:
    documents = load_trees(write(tmp_path, TREES))
    rated = {"text": "Rebels left Tamra .", "events": [{"start": 7, "end": 11, "label": "happened"}]}
    assert add_ratings(documents, write(tmp_path, rated)) == 1
    assert documents[0].labels["uds"][1] == "happened"


def test_meantime_is_read_only_as_far_as_it_is_dense(tmp_path: Path) -> None:
    record = {
        "doc_id": "made-2", "text": TEXT, "full_until": 18, "timexes": [],
        "events": [{"start": 7, "end": 11, "factuality": "happened"}, {"start": 24, "end": 28, "factuality": "denied"}],
    }  # fmt: skip
    (document,) = load_factuality(write(tmp_path, record))
    assert document.labels["factuality"] == ["", "happened", "", ""]
