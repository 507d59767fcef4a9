"""Where, when, how many: the mentions that belong to a trigger, along the tree and along the story.

Rebels attacked the army near Bor on Monday. Two soldiers died.
    attacked: near Bor, on Monday; died: Bor and Monday are carried over, two soldiers
"""

from __future__ import annotations

from sayso.read.clauses import Clauses
from sayso.records import ClaimPlace, EventType, PlaceMention, PlaceRel, Quantity, Reading, TimeMention, Trigger

DATED = frozenset({"DATE", "TIME"})
# Speech: where it is about is not where it was made; only these are told with their place ('called on Monday in Bor').
SPEECH_TYPES = frozenset(
    {EventType.SUPPORT, EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.AGREE}
)
PLACED_SPEECH = frozenset({EventType.AGREE})


class Circumstances:
    """Finds places, times and quantities for the triggers of one report."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        """Index place and actor mentions by their head tokens."""
        self.reading, self.clauses = reading, clauses
        self.places = {mention.head: mention for mention in reading.places}
        self.actors = {mention.head for mention in reading.actors}

    def places_of(self, trigger: Trigger) -> tuple[ClaimPlace, ...]:
        """Give the places in the trigger's own clause; without one, the place where its story stands.

        A speech act takes only what hangs on its own verb: 'condemned the attack in Bor' was not said in Bor.
        """
        if trigger.type.value in SPEECH_TYPES:
            kids = self.clauses.forest.children(trigger.head, "obl", "nmod")
            found = [self.places[kid] for kid in kids if kid in self.places and trigger.type.value in PLACED_SPEECH]
        else:
            words = self.clauses.reach(trigger)
            found = [self.places[word] for word in words if word in self.places and self._is_place(word, trigger)]
            found = found or self._story_place(trigger)
        return tuple(
            ClaimPlace(rel=mention.rel, place=mention.place, span=mention.span, rule=mention.rule)
            for mention in self._distinct(found)
        )

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

    def _distinct(self, mentions: list[PlaceMention]) -> list[PlaceMention]:
        seen: dict[str, PlaceMention] = {}
        for mention in mentions:
            seen.setdefault(mention.place.canonical, mention)
        return list(seen.values())

    def time_of(self, trigger: Trigger) -> TimeMention | None:
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

    def quantities_of(self, trigger: Trigger) -> tuple[Quantity, ...]:
        """Give the quantities of the trigger's clause."""
        inside = set(self.clauses.reach(trigger))
        return tuple(quantity for quantity in self.reading.quantities if quantity.head in inside)
