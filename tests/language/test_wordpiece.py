"""Words become pieces of the encoder's vocabulary, and keep their shape beside them."""

from pathlib import Path

import pytest

from sayso.errors import ModelError
from sayso.language.wordpiece import MAX_PIECES, Shape, WordPiece, find_shape

VOCABULARY = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\ntrip\n##oli\nrebels\n'\ns\n"


@pytest.fixture
def wordpiece(tmp_path: Path) -> WordPiece:
    (tmp_path / "vocab.txt").write_text(VOCABULARY, encoding="utf-8")
    return WordPiece(tmp_path / "vocab.txt")


def test_the_longest_known_pieces_are_taken(wordpiece: WordPiece) -> None:
    assert wordpiece.pieces("Tripoli") == ((5, 6), Shape.TITLE)


def test_case_and_accents_are_folded(wordpiece: WordPiece) -> None:
    assert wordpiece.pieces("TRIPÓLI")[0] == (5, 6)


def test_marks_stand_apart(wordpiece: WordPiece) -> None:
    assert wordpiece.pieces("'s")[0] == (8, 9)


@pytest.mark.parametrize("word", ["xyz", "\u200b", "\ud800", "é" * 1000, "中文"])
def test_what_is_not_known_is_one_unknown_piece_or_few(wordpiece: WordPiece, word: str) -> None:
    ids, _ = wordpiece.pieces(word)
    assert 1 <= len(ids) <= MAX_PIECES
    assert set(ids) == {1}


@pytest.mark.parametrize(
    ("word", "shape"),
    [("army", Shape.LOWER), ("Aleppo", Shape.TITLE), ("NATO", Shape.UPPER), ("I", Shape.INITIAL), ("12", Shape.DIGITS),
     ("T-72", Shape.MIXED_DIGITS), ("McCain", Shape.MIXED), ("--", Shape.MARK), ("中", Shape.OTHER)],
)  # fmt: skip
def test_shape_tells_what_the_pieces_lose(word: str, shape: Shape) -> None:
    assert find_shape(word) is shape


def test_a_vocabulary_without_its_special_pieces_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vocab.txt").write_text("trip\n", encoding="utf-8")
    with pytest.raises(ModelError, match="lacks"):
        WordPiece(tmp_path / "vocab.txt")
    with pytest.raises(ModelError, match="cannot be read"):
        WordPiece(tmp_path / "absent.txt")
