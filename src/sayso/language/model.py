"""The language model: text in, words, lemmas, sentences, trees and names out.

    model = LanguageModel.load()
    analysis = model.parse(report.text, report.paragraphs)

One int8 network reads windows of about 160 pieces; sentence starts, tags, arcs and names come out of the same pass. No
sentence crosses a paragraph, every sentence is a tree with one root, every character that is no space lies in one word.
onnxruntime is imported when a model is loaded, not before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from sayso.errors import ModelError
from sayso.language.claims import WindowView, find_mentions, find_trigger_words, make_triggers
from sayso.language.decoding import Ids, Scores, decode_spans, decode_tree, settle_starts
from sayso.language.lemmas import Lemmatizer
from sayso.language.punctuation import ROOT, settle_marks
from sayso.language.windows import Batch, Window, make_batch, make_window, plan_windows
from sayso.language.wordpiece import WordPiece
from sayso.language.words import Words, lay_out
from sayso.records import (
    EntitySpan,
    MentionGuess,
    Proposals,
    RoleGuess,
    Sentence,
    SourceGuess,
    Span,
    Token,
    TriggerGuess,
)

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS = Path(__file__).parent / "weights"
GROUP = 48  # windows in hand at a time: bounds memory, and lets windows of like length share a batch
COMMA_PRIOR = -4.0  # logits for a start after a comma and closing quotes: '"We left," he said'
END_PRIOR = 8.0  # logits for a start after a full stop and before a capital, as in "killing 12. Gen. Hadi"
BATCH_PIECES = 400  # padded pieces a batch; measured on one core: 8 x 165 pieces are a tenth slower than 2 x 165


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the model made of a text; indices are counted over the whole text.

    The proposals are those of the claim heads (see sayso.language.claims), empty where a model has none.
    """

    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    entities: tuple[EntitySpan, ...]
    proposals: Proposals


class _Gathering:
    """Sentences, tokens and names as they come in, window after window."""

    def __init__(self) -> None:
        self.sentences: list[Sentence] = []
        self.tokens: list[Token] = []
        self.entities: list[EntitySpan] = []
        self.triggers: list[TriggerGuess] = []
        self.roles: list[RoleGuess] = []
        self.sources: list[SourceGuess] = []
        self.mentions: list[MentionGuess] = []

    def finish(self) -> Analysis:
        return Analysis(
            tuple(self.sentences), tuple(self.tokens), tuple(self.entities),
            Proposals(tuple(self.triggers), tuple(self.roles), tuple(self.sources), tuple(self.mentions)),
        )  # fmt: skip


class LanguageModel:
    """A loaded model. Reading is thread-safe as far as onnxruntime is; processes load their own."""

    def __init__(self, folder: Path, sessions: Sequence[InferenceSession], digest: str) -> None:
        """Use `LanguageModel.load`."""
        settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.digest = digest
        self._network, self._pairs = sessions[0], sessions[1]
        self._roles = sessions[2] if len(sessions) > 2 else None
        self._classes: dict[str, list[str]] = settings["classes"]
        self._wordpiece = WordPiece(folder / "vocab.txt")
        self._lemmatizer = Lemmatizer(settings["lemmas"], settings.get("words", {}), self._wordpiece.knows)
        self._outputs = [output.name for output in self._network.get_outputs()]
        self._mark = self._classes["upos"].index("PUNCT")
        self._root = self._classes["deprel"].index("root")

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1) -> LanguageModel:
        """Load the shipped model or one from a folder. Raises ModelError where files are missing or damaged."""
        import onnxruntime  # heavy: only who reads pays for it

        folder = path or WEIGHTS
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            files = [folder / name for name in ("model.onnx", "pairs.onnx", "roles.onnx")]
            files = files if files[-1].exists() else files[:-1]
            digest = hashlib.sha256(b"".join(file.read_bytes() for file in [*files, folder / "model.json"])).hexdigest()
            sessions = [
                onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"]) for file in files
            ]
            return cls(folder, sessions, digest)
        except OSError as error:
            raise ModelError(f"{folder}: the language model is not there ({error}); reinstall sayso") from error
        except (RuntimeError, ValueError, KeyError) as error:
            raise ModelError(f"{folder}: the language model is damaged ({error}); reinstall sayso") from error
        except onnxruntime.capi.onnxruntime_pybind11_state.InvalidProtobuf as error:
            raise ModelError(f"{folder}: the language model is damaged ({error}); reinstall sayso") from error

    def parse(self, text: str, paragraphs: Sequence[Span]) -> Analysis:
        """Analyse the stretches of a text, in order. Raises nothing on any text; no letters, no sentences."""
        return self.analyse(lay_out(text, paragraphs))

    def analyse(self, words: Words) -> Analysis:
        """Analyse words that are cut already, and sentences too where `words.starts` gives them."""
        gathering = _Gathering()
        sizes = [len(self._wordpiece.pieces(form)[0]) for form in words.forms]
        plan = plan_windows(sizes, words.opens, words.ends)
        for start in range(0, len(plan), GROUP):
            windows = [
                make_window(words.forms, words.layouts, first, last, self._wordpiece)
                for first, last in plan[start : start + GROUP]
            ]
            self._read_group(windows, words, gathering)
        return gathering.finish()

    def score_layer(self, words: Words, layer: str) -> tuple[list[str], Scores]:
        """Give the classes of one tagging head and its raw scores, (words, classes), e.g. of `uds` or `factuality`."""
        sizes = [len(self._wordpiece.pieces(form)[0]) for form in words.forms]
        classes = self._classes[layer]
        scores = np.zeros((len(words.forms), len(classes)), dtype=np.float32)
        for first, last in plan_windows(sizes, words.opens, words.ends):
            window = make_window(words.forms, words.layouts, first, last, self._wordpiece)
            scores[first:last] = self._run(make_batch([window], self._wordpiece.pad))[layer][0]
        return classes, scores

    def _read_group(self, windows: list[Window], words: Words, gathering: _Gathering) -> None:
        results: dict[int, dict[str, Scores]] = {}
        for batch_windows in _group_by_size(windows):
            batch = make_batch(batch_windows, self._wordpiece.pad)
            outputs = self._run(batch)
            for row, window in enumerate(batch_windows):
                size = int(batch.lengths[row])
                results[window.first] = {name: values[row, : size + 1] for name, values in outputs.items()}
        for window in windows:
            self._gather(window, results[window.first], words, gathering)

    def _run(self, batch: Batch) -> dict[str, npt.NDArray[Any]]:
        inputs = {
            "ids": batch.ids,
            "shapes": batch.shapes,
            "layouts": batch.layouts,
            "mask": batch.mask,
            "starts": batch.starts,
        }
        return dict(zip(self._outputs, self._network.run(self._outputs, inputs), strict=True))

    def _gather(self, window: Window, result: dict[str, Scores], words: Words, gathering: _Gathering) -> None:
        """Turn the scores of one window into sentences, tokens and names."""
        size = window.last - window.first
        bounds = self._find_bounds(result, window, words)
        heads = self._find_heads(result, bounds, words.forms[window.first : window.last])
        labels = self._find_labels(result, heads, size)
        upos, xpos, scripts = (result[layer][:size].argmax(axis=1).tolist() for layer in ("upos", "xpos", "lemma"))
        tag_names, fine_names, script_names, label_names = (
            self._classes[layer] for layer in ("upos", "xpos", "lemma", "deprel")
        )
        for first, last in bounds:
            self._add_sentence(window.first + first, window.first + last, words, gathering)
            number = len(gathering.sentences) - 1
            for index in range(first, last):
                place = window.first + index
                form, tag, fine = words.forms[place], tag_names[upos[index]], fine_names[xpos[index]]
                fine = self._lemmatizer.mend(form, tag, fine)
                tag = "VERB" if tag == "PART" and fine.startswith("VB") else tag  # 'had refused': one head slipped
                head = int(heads[index])
                gathering.tokens.append(
                    Token(
                        place,
                        *words.spans[place],
                        form,
                        self._lemmatizer.find(form, tag, fine, script_names[scripts[index]]),
                        tag,
                        fine,
                        place if head == 0 else window.first + head - 1,
                        label_names[labels[index]],
                        number,
                    )
                )
        self._add_entities(window, result, words, gathering)
        if self._roles is not None:
            self._add_claims(window, result, heads, words, gathering)

    def _add_claims(
        self, window: Window, result: dict[str, Scores], heads: Ids, words: Words, gathering: _Gathering
    ) -> None:
        """Add what the claim heads propose for one window."""
        size = window.last - window.first
        own = np.where(heads == 0, np.arange(size), heads - 1).tolist()
        spans = words.spans[window.first : window.last]
        view = WindowView(window.first, size, result, spans, own, self._classes)
        gathering.mentions += find_mentions(view)
        stretches = find_trigger_words(view)
        if not stretches or self._roles is None:
            return
        events = result["events"][[head for *_, head in stretches]]
        parts = self._roles.run(["scores"], {"events": events, "parts": result["parts"][: size + 1]})[0]
        roles = self._classes["role"]
        triggers, found, sources = make_triggers(view, stretches, parts, roles, len(gathering.triggers))
        gathering.triggers += triggers
        gathering.roles += found
        gathering.sources += sources

    def _find_bounds(self, result: dict[str, Scores], window: Window, words: Words) -> list[tuple[int, int]]:
        """Give the sentences of a window, first and last word (half-open) within it."""
        size = window.last - window.first
        opens = np.array(words.opens[window.first : window.last], dtype=bool)
        if words.starts is not None:
            opens |= np.array(words.starts[window.first : window.last], dtype=bool)
            opens[0] = True
            firsts: list[int] = np.flatnonzero(opens).tolist()
        else:
            scores = result["start"][:size]
            gains = scores[:, self._classes["start"].index("B")] - scores[:, self._classes["start"].index("I")]
            after = np.array([0, *words.ends[window.first : window.last - 1]])
            gains = gains + END_PRIOR * (after > 0) + COMMA_PRIOR * (after < 0)
            firsts = settle_starts(gains, opens, result["arcs"][:size])
        return list(zip(firsts, [*firsts[1:], size], strict=True))

    def _find_heads(self, result: dict[str, Scores], bounds: list[tuple[int, int]], forms: list[str]) -> Ids:
        """Give the head of every word of a window: 0 for a root, else 1 + its index in the window."""
        marks = (result["upos"][: len(forms)].argmax(axis=1) == self._mark).tolist()
        heads = np.zeros(len(forms), dtype=np.int64)
        for first, last in bounds:
            columns = np.concatenate([[0], np.arange(first + 1, last + 1)])
            found = decode_tree(result["arcs"][first:last][:, columns]) - 1
            settled = np.array(settle_marks(forms[first:last], marks[first:last], found.tolist()))
            heads[first:last] = np.where(settled == ROOT, 0, settled + first + 1)
        return heads

    def _find_labels(self, result: dict[str, Scores], heads: Ids, size: int) -> list[int]:
        """Label every arc; a root's label is root, and nobody else's."""
        governors = result["governors"][heads]
        scores = self._pairs.run(["labels"], {"dependents": result["dependents"][:size], "governors": governors})[0]
        scores[:, self._root] = np.where(heads == 0, np.float32(1e9), np.float32(-1e9))
        found: list[int] = scores.argmax(axis=1).tolist()
        return found

    def _add_sentence(self, first: int, last: int, words: Words, gathering: _Gathering) -> None:
        span = Span(words.spans[first][0], words.spans[last - 1][1])
        number = len(gathering.sentences)
        gathering.sentences.append(Sentence(number, span, first, last, words.paragraphs[first]))

    def _add_entities(self, window: Window, result: dict[str, Scores], words: Words, gathering: _Gathering) -> None:
        size = window.last - window.first
        found = [s for layer in ("entity", "time") for s in decode_spans(result[layer][:size], self._classes[layer])]
        for first, last, label, score in sorted(found):
            start, end = window.first + first, window.first + last
            span = Span(words.spans[start][0], words.spans[end - 1][1])
            gathering.entities.append(EntitySpan(span, start, end, label, score))


def _group_by_size(windows: list[Window]) -> Iterator[list[Window]]:
    """Put windows of like length together, so that little is padded."""
    group: list[Window] = []
    for window in sorted(windows, key=lambda one: len(one.ids)):
        if group and len(window.ids) * (len(group) + 1) > BATCH_PIECES:
            yield group
            group = []
        group.append(window)
    if group:
        yield group
