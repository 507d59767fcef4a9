"""Teachers lay trees over bare texts, and the student is shown how sure they were. Skipped where torch is missing."""

from pathlib import Path

import numpy as np
import pytest

from sayso.language.wordpiece import WordPiece
from training.corpora import Document, find_layouts

torch = pytest.importorskip("torch", reason="the training extra is not installed")

from training.batches import Packer  # noqa: E402  # torch is needed from here on
from training.checkpoints import make_network  # noqa: E402
from training.teachers import Teachers, _heads_of  # noqa: E402

TEXT = "Rebels left Tamra. Calm held."
WORDS = [(0, 6), (7, 11), (12, 17), (17, 18), (19, 23), (24, 28), (28, 29)]
CLASSES = {"upos": ["NOUN", "VERB"], "xpos": ["NN", "VBD"], "deprel": ["root", "nsubj", "obj"]}


@pytest.fixture(scope="module")
def wordpiece() -> WordPiece:
    return WordPiece(Path("src/sayso/language/weights/vocab.txt"))


def bare() -> Document:
    return Document("made", "texts", TEXT, list(WORDS), find_layouts(TEXT, WORDS), [(0, 4), (4, 7)])


def test_an_annotated_head_is_the_only_one_wanted(wordpiece: WordPiece) -> None:
    document = bare()
    document.heads = [1, 1, 1, 1, 5, 5, 5]
    packer = Packer(wordpiece, {}, {})
    wanted = packer.tensors(packer.examples([document], None)).wanted.numpy()
    assert wanted[0, 0].tolist() == [0, 0, 1, 0, 0, 0, 0, 0]
    assert wanted[0, 1].tolist() == [1, 0, 0, 0, 0, 0, 0, 0]  # the root


def test_a_teachers_doubt_is_wanted_as_it_is(wordpiece: WordPiece) -> None:
    document = bare()
    document.heads = [1, 1, 1, 1, 5, 5, 5]
    document.chances = [[(1, 0.7), (2, 0.3)], *([(head, 1.0)] for head in document.heads[1:])]
    packer = Packer(wordpiece, {}, {})
    wanted = packer.tensors(packer.examples([document], None)).wanted.numpy()
    assert wanted[0, 0, 2] == pytest.approx(0.7) and wanted[0, 0, 3] == pytest.approx(0.3)


def test_every_sentence_of_a_window_gets_a_tree_of_its_own(wordpiece: WordPiece) -> None:
    (example,) = Packer(wordpiece, {}, {}).examples([bare()], None)
    heads = _heads_of(np.random.default_rng(1).normal(size=(7, 8)).astype(np.float32), example)
    assert (heads[:4] == 0).sum() == 1 and (heads[4:] == 0).sum() == 1
    assert all(head == 0 or head <= 4 for head in heads[:4]) and all(head == 0 or head > 4 for head in heads[4:])


def test_teachers_give_heads_chances_and_classes(wordpiece: WordPiece) -> None:
    torch.manual_seed(1)
    networks = tuple(make_network(CLASSES, len(wordpiece)).eval() for _ in range(2))
    document = bare()
    Teachers(networks, CLASSES, Packer(wordpiece, {}, {})).teach(document)
    assert document.heads is not None and document.chances is not None
    for first, last in document.sentences:
        assert all(first <= head < last for head in document.heads[first:last])
        assert sum(head == place for place, head in enumerate(document.heads[first:last], first)) == 1
    assert all(sum(share for _, share in likely) <= 1.001 for likely in document.chances)
    roots = [place for place, label in enumerate(document.labels["deprel"]) if label == "root"]
    assert roots == [place for place, head in enumerate(document.heads) if head == place]
    assert set(document.labels["upos"]) <= {"NOUN", "VERB"}
