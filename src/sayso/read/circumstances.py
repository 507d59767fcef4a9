"""Where, when, how many: the mentions that belong to a trigger, along the tree and along the story.

Rebels attacked the army near Bor on Monday. Two soldiers died.
    attacked: near Bor, on Monday; died: Bor and Monday are carried over, two soldiers
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from sayso.read.clauses import Clauses
from sayso.read.guesses import SILENCE, Guesses, weigh
from sayso.records import ClaimPlace, EventType, PlaceMention, PlaceRel, Quantity, Reading, Span, TimeMention, Trigger

DATED = frozenset({"DATE", "TIME"})
# Speech: where it is about is not where it was made; only these are told with their place ('called on Monday in Bor').
SPEECH_TYPES = frozenset(
    {EventType.SUPPORT, EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.AGREE}
)
PLACED_SPEECH = frozenset({EventType.AGREE})

# Tuned together on the corpus's dev wars; do not tune one alone.
CUT = 0.5  # chance from which a mention is taken
ALONE = 0.5  # the chance given to what the rules say where no head was asked
PLACE_PRIOR = 1.8  # log-odds that the rules add
STORY_PRIOR = 1.5  # the same for a place carried over, looked for only where there is no other
TIME_PRIOR = 3.2
QUANTITY_PRIOR = 3.3


class Spanned(Protocol):
    """A mention of any layer."""

    @property
    def span(self) -> Span:
        """Where it stands."""


M = TypeVar("M", bound=Spanned)


class Circumstances:
    """Finds places, times and quantities for the triggers of one report."""

    def __init__(self, reading: Reading, clauses: Clauses, guesses: Guesses) -> None:
        """Index place and actor mentions by their head tokens."""
        self.reading, self.clauses, self.guesses = reading, clauses, guesses
        self.places = {mention.head: mention for mention in reading.places}
        self.actors = {mention.head for mention in reading.actors}

    def places_of(self, trigger: Trigger) -> tuple[ClaimPlace, ...]:
        """Give the places in the trigger's own clause; without one, the place where its story stands.

        A speech act takes only what hangs on its own verb: 'condemned the attack in Bor' was not said in Bor.
        """
        speech = trigger.type.value in SPEECH_TYPES
        words = self.clauses.forest.children(trigger.head, "obl", "nmod") if speech else self.clauses.reach(trigger)
        ruled = [self.places[word] for word in words if word in self.places and self._is_place(word, trigger)]
        if speech and trigger.type.value not in PLACED_SPEECH:
            ruled = []
        found = self._weighed(trigger, "place", ruled, self.reading.places, PLACE_PRIOR)
        if not found and not speech:
            story = self._story_place(trigger)
            found = self._weighed(trigger, "place", story, self.reading.places, STORY_PRIOR)
        return tuple(
            ClaimPlace(rel=mention.rel, place=mention.place, span=mention.span, rule=mention.rule, score=score)
            for mention, score in self._distinct(found)
        )

    def _weighed(
        self, trigger: Trigger, role: str, ruled: Sequence[M], mentions: Sequence[M], prior: float
    ) -> list[tuple[M, float]]:
        """Weigh the rules' mentions and the head's, in text order; without guesses the rules stand alone."""
        if self.guesses.at(trigger.head) is None:
            return [(mention, ALONE) for mention in ruled]
        chances = {mention.span: SILENCE for mention in ruled}
        known = set(chances)
        held = {mention.span: mention for mention in (*mentions, *ruled)}
        for token, chance in self.guesses.parts(trigger.head, role).items():
            start, end = self.clauses.tokens[token].span
            for span in held:
                if span.start <= start and end <= span.end:
                    chances[span] = max(chances.get(span, 0.0), chance)
        weighed = {span: weigh(chance, prior if span in known else 0.0) for span, chance in chances.items()}
        sure = {span: round(chance, 3) for span, chance in sorted(weighed.items()) if chance >= CUT}
        return [(held[span], chance) for span, chance in sure.items()]

    def _story_place(self, trigger: Trigger) -> list[PlaceMention]:
        """Give the last place named before the trigger in its paragraph, else the next one in its sentence."""
        where = trigger.span.start
        paragraph = next((p for p in self.reading.report.paragraphs if p.start <= where < p.end), None)
        sentence = self.reading.sentences[self.clauses.tokens[trigger.head].sentence].span
        if paragraph is None:
            return []
        before = [m for m in self.reading.places if paragraph.start <= m.span.start < where and self._stands(m)]
        after = [m for m in self.reading.places if where < m.span.start < sentence.end and self._stands(m)]
        return before[-1:] or after[:1]

    def _stands(self, mention: PlaceMention) -> bool:
        """Tell whether a place word may be where a story stands: an origin, a goal or a yardstick is not."""
        return mention.rel in {PlaceRel.AT, PlaceRel.NEAR, PlaceRel.WITHIN}

    def _is_place(self, index: int, trigger: Trigger) -> bool:
        """A place word that is at the same time a party ('London said') is no place of the event."""
        governor = self.clauses.forest.governor(index)
        relation = self.clauses.tokens[index].deprel.partition(":")[0]
        return not (index in self.actors and relation == "nsubj" and governor == trigger.head)

    def _distinct(self, found: list[tuple[PlaceMention, float]]) -> list[tuple[PlaceMention, float]]:
        seen: dict[str, tuple[PlaceMention, float]] = {}
        for mention, score in found:
            seen.setdefault(mention.place.canonical, (mention, score))
        return list(seen.values())

    def time_of(self, trigger: Trigger) -> TimeMention | None:
        """Give the time expression that rule and head make likeliest, or None."""
        ruled = self._ruled_time(trigger)
        dated = [mention for mention in self.reading.times if mention.interval is not None and mention.kind in DATED]
        found = self._weighed(trigger, "time", [] if ruled is None else [ruled], dated, TIME_PRIOR)
        return max(found, key=lambda pair: pair[1])[0] if found else None

    def _ruled_time(self, trigger: Trigger) -> TimeMention | None:
        """Give the time expression of the trigger's clause, else of the clause it depends on."""
        chosen = self._time_in(self.clauses.reach(trigger), trigger)
        if chosen is not None:
            return chosen
        relation = self.clauses.tokens[trigger.head].deprel.partition(":")[0]
        if relation in {"conj", "xcomp", "advcl", "obl", "nmod", "acl"}:
            governor = self.clauses.forest.governor(trigger.head)
            if governor is not None:
                return self._time_in(self.clauses.own_words(governor), trigger)
        return None

    def own_time(self, trigger: Trigger) -> TimeMention | None:
        """Give the time that hangs on the trigger's own word: 'we condemned on Monday the attack of last week'."""
        found = [mention for mention in self.reading.times if mention.head in self.clauses.forest.kids[trigger.head]]
        return next((mention for mention in found if mention.interval is not None and mention.kind in DATED), None)

    def carried_time(self, trigger: Trigger) -> TimeMention | None:
        """Give the day that the story has reached: the last day named before the trigger in its paragraph."""
        where = trigger.span.start
        paragraph = next((p for p in self.reading.report.paragraphs if p.start <= where < p.end), None)
        if paragraph is None:
            return None
        latest = None
        for mention in self.reading.times:
            if mention.span.start >= where:
                break
            interval = mention.interval
            day = interval is not None and interval.start is not None and interval.start == interval.end
            if mention.span.start >= paragraph.start and day and mention.kind in DATED:
                latest = mention
        return latest

    def _time_in(self, words: list[int], trigger: Trigger) -> TimeMention | None:
        inside = set(words)
        found = [
            mention
            for mention in self.reading.times
            if mention.head in inside and mention.interval is not None and mention.kind in DATED
        ]
        where = trigger.span.start
        return min(found, key=lambda mention: abs(mention.span.start - where), default=None)

    def quantities_of(self, trigger: Trigger, quote: Span) -> tuple[Quantity, ...]:
        """Give the quantities of the trigger's clause; what stands outside its quote counts something else."""
        inside = set(self.clauses.reach(trigger))
        near = [q for q in self.reading.quantities if quote.start <= q.span.start and q.span.end <= quote.end]
        ruled = [quantity for quantity in near if quantity.head in inside]
        found = self._weighed(trigger, "quantity", ruled, near, QUANTITY_PRIOR)
        return tuple(quantity for quantity, _score in found)
