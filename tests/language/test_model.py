"""The shipped model reads any text into words, sentences and trees."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ModelError
from sayso.language.model import WEIGHTS, Analysis, LanguageModel
from sayso.records import Span

TEXT = "Rebels attacked an army post near Tamra on Tuesday, killing 12. Gen. Omar Hadi denied it.\nCalm returned."


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return LanguageModel.load()


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))]


def check_promises(text: str, analysis: Analysis) -> None:
    covered = [index for token in analysis.tokens for index in range(token.start, token.end)]
    assert covered == [index for index, char in enumerate(text) if not char.isspace()]
    assert [token.index for token in analysis.tokens] == list(range(len(analysis.tokens)))
    for sentence in analysis.sentences:
        tokens = analysis.tokens[sentence.first : sentence.last]
        assert sentence.span == Span(tokens[0].start, tokens[-1].end)
        assert sum(token.head == token.index for token in tokens) == 1
        assert all((token.deprel == "root") == (token.head == token.index) for token in tokens)
        for token in tokens:
            seen = set()
            while token.head != token.index:
                assert token.index not in seen and sentence.first <= token.head < sentence.last
                seen.add(token.index)
                token = analysis.tokens[token.head]


def test_a_plain_report_is_understood(model: LanguageModel) -> None:
    analysis = model.parse(TEXT, [Span(0, TEXT.index("\n")), Span(TEXT.index("\n") + 1, len(TEXT))])
    check_promises(TEXT, analysis)
    assert [TEXT[s.span.start : s.span.end] for s in analysis.sentences] == [
        "Rebels attacked an army post near Tamra on Tuesday, killing 12.", "Gen. Omar Hadi denied it.",
        "Calm returned.",
    ]  # fmt: skip
    attacked = analysis.tokens[1]
    assert (attacked.lemma, attacked.upos, attacked.deprel, attacked.head) == ("attack", "VERB", "root", 1)
    assert (analysis.tokens[0].head, analysis.tokens[0].deprel) == (1, "nsubj")
    assert analysis.sentences[2].paragraph == 1
    assert any(TEXT[e.span.start : e.span.end] == "Tamra" and e.label == "PLACE" for e in analysis.entities)
    assert any(TEXT[e.span.start : e.span.end] == "Tuesday" and e.label == "TIME" for e in analysis.entities)


def test_the_same_text_gives_the_same_analysis(model: LanguageModel) -> None:
    assert model.parse(TEXT, whole(TEXT)) == model.parse(TEXT, whole(TEXT))


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=400))
def test_any_text_whatsoever_gives_trees(model: LanguageModel, text: str) -> None:
    check_promises(text, model.parse(text, whole(text)))


@pytest.mark.parametrize(
    "text",
    ["", "   \n ", "...", "12", "*** --- ***", "\x00\x01\x02", "مرحبا بالعالم هذه حرب", "戦争が始まった。終わった。",
     "a" * 20_000, "word " * 3000, "No end, " * 2000, "👩‍👩‍👧 ok", "\u202eabc\u202c def"],
)  # fmt: skip
def test_awkward_texts_keep_the_promises(model: LanguageModel, text: str) -> None:
    check_promises(text, model.parse(text, whole(text)))


def test_no_sentence_crosses_a_paragraph(model: LanguageModel) -> None:
    text = "The siege of\nthe old town goes on"
    analysis = model.parse(text, [Span(0, 12), Span(13, len(text))])
    assert [sentence.paragraph for sentence in analysis.sentences] == [0, 1]


def test_only_the_given_paragraphs_are_read(model: LanguageModel) -> None:
    assert [token.text for token in model.parse("menu Tamra fell", [Span(5, 15)]).tokens] == ["Tamra", "fell"]


def test_a_missing_or_damaged_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not there"):
        LanguageModel.load(tmp_path)
    for file in WEIGHTS.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes()[:1000])
    with pytest.raises(ModelError, match="damaged"):
        LanguageModel.load(tmp_path)


def test_the_shipped_files_are_small_and_licensed() -> None:
    assert sum(file.stat().st_size for file in WEIGHTS.iterdir()) <= 30_000_000
    assert "CC BY-SA 4.0" in (WEIGHTS / "LICENSE").read_text(encoding="utf-8")
    assert "UD_English-EWT" in (WEIGHTS / "NOTICE").read_text(encoding="utf-8")


def test_torch_is_never_imported_at_run_time() -> None:
    reads = (
        "import sys; from sayso.language.model import LanguageModel; from sayso.records import Span; "
        "LanguageModel.load().parse('Tamra fell.', [Span(0, 11)]); sys.exit('torch' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", reads], check=True)  # a process of its own: other tests may train
