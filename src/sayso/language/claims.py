"""What the claim heads propose: triggers with type and status, mentions, parts of events, sources and clauses.

Proposals carry probabilities and decide nothing: whoever reads combines them with rules and knowledge. A model without
these heads proposes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.language.decoding import Scores, decode_spans
from sayso.records import MentionGuess, RoleGuess, SourceGuess, Span, TriggerGuess, Weighed

MENTION_LAYERS = ("actor", "place", "source", "cue", "hedge", "amount", "when")
PAIRED_ROLES = ("actor", "recipient", "about", "place", "time", "quantity")
LEAST_EVENT = 0.15  # a word less likely to be a trigger is not proposed; the reader's own cut lies higher
LEAST_ROLE = 0.15
SOURCES_KEPT = 3


@dataclass(frozen=True, slots=True)
class WindowView:
    """One window: its place in the text, the scores of its heads by name, word offsets and heads (own index: root)."""

    offset: int
    size: int
    scores: Mapping[str, Scores]
    spans: Sequence[tuple[int, int]]
    heads: Sequence[int]
    classes: Mapping[str, list[str]]

    def span(self, first: int, last: int) -> Span:
        """Give the stretch of text of tokens counted within the window."""
        return Span(self.spans[first][0], self.spans[last - 1][1])


def find_mentions(view: WindowView) -> list[MentionGuess]:
    """Read the mention layers off one window."""
    found = []
    for layer in MENTION_LAYERS:
        if layer in view.scores:
            for first, last, label, score in decode_spans(view.scores[layer][: view.size], view.classes[layer]):
                span = view.span(first, last)
                found.append(MentionGuess(span, view.offset + first, view.offset + last, layer, label, score))
    return sorted(found, key=lambda mention: mention.span)


def find_trigger_words(view: WindowView) -> list[tuple[int, int, int]]:
    """Give first, last and head (within the window) of every stretch that is likely enough to be a trigger."""
    if "trigger" not in view.scores:
        return []
    chances = softmax(view.scores["trigger"][: view.size])
    outside, begin, inside = (view.classes["trigger"].index(code) for code in ("O", "B-EVENT", "I-EVENT"))
    likely = np.flatnonzero(1.0 - chances[:, outside] >= LEAST_EVENT).tolist()
    stretches: list[list[int]] = []
    for index in likely:
        if stretches and stretches[-1][1] == index and chances[index, inside] > chances[index, begin]:
            stretches[-1][1] = index + 1
        else:
            stretches.append([index, index + 1])
    return [(first, last, _find_head(view, first, last)) for first, last in stretches]


def _find_head(view: WindowView, first: int, last: int) -> int:
    for index in range(first, last):
        head = view.heads[index]
        if head == index or not first <= head < last:
            return index
    return first


def make_triggers(
    view: WindowView, stretches: Sequence[tuple[int, int, int]], parts: Scores, roles: Sequence[str], number: int
) -> tuple[list[TriggerGuess], list[RoleGuess], list[SourceGuess]]:
    """Describe the triggers of one window. `parts` is (triggers, roles, 1 + words); numbering begins at `number`."""
    triggers, found, sources = [], [], []
    event = 1.0 - softmax(view.scores["trigger"][: view.size])[:, view.classes["trigger"].index("O")]
    minor = softmax(view.scores["salience"][: view.size])[:, view.classes["salience"].index("minor")]
    for place, (first, last, head) in enumerate(stretches):
        index = number + place
        scores = parts[place][:, : view.size + 1]
        triggers.append(
            TriggerGuess(
                index, view.span(first, last), view.offset + first, view.offset + last, view.offset + head,
                float(event[first:last].max()), _weigh(view, "event_type", head), _weigh(view, "status", head),
                float(minor[head]), _find_clause(view, scores, roles, (first, last)),
                _weigh(view, "uds", head) if "uds" in view.scores else (),
            )
        )  # fmt: skip
        found += _find_roles(view, scores, roles, index)
        sources += _find_sources(view, scores[roles.index("source")], index)
    return triggers, found, sources


def _weigh(view: WindowView, layer: str, index: int) -> Weighed:
    chances = softmax(view.scores[layer][index])
    order = np.argsort(-chances).tolist()
    return tuple((view.classes[layer][i], float(chances[i])) for i in order)


def _find_clause(view: WindowView, scores: Scores, roles: Sequence[str], trigger: tuple[int, int]) -> tuple[int, int]:
    """Take the best start at or before the trigger and the best end at or after it."""
    first, last = trigger
    start = int(scores[roles.index("quote_start"), 1 : 2 + first].argmax())
    end = last - 1 + int(scores[roles.index("quote_end"), last : view.size + 1].argmax())
    return view.offset + start, view.offset + end + 1


def _find_roles(view: WindowView, scores: Scores, roles: Sequence[str], trigger: int) -> list[RoleGuess]:
    found = []
    for role in PAIRED_ROLES:
        chances = 0.5 * (1.0 + np.tanh(0.5 * scores[roles.index(role), 1:]))  # the logistic curve, safe for any score
        for word in np.flatnonzero(chances >= LEAST_ROLE).tolist():
            found.append(RoleGuess(trigger, view.offset + word, role, float(chances[word])))
    return found


def _find_sources(view: WindowView, scores: Scores, trigger: int) -> list[SourceGuess]:
    chances = softmax(scores)
    best = np.argsort(-chances)[:SOURCES_KEPT].tolist()
    return [SourceGuess(trigger, None if i == 0 else view.offset + i - 1, float(chances[i])) for i in best]


def softmax(scores: Scores) -> npt.NDArray[np.float64]:
    """Turn scores into probabilities over the last axis."""
    powers = np.exp(scores.astype(np.float64) - scores.max(axis=-1, keepdims=True))
    chances: npt.NDArray[np.float64] = powers / powers.sum(axis=-1, keepdims=True)
    return chances
