"""Where, when, how many: the mentions that belong to a trigger, along the tree and along the story.

Rebels attacked the army near Bor on Monday. Two soldiers died.
    attacked: near Bor, on Monday; died: Bor and Monday are carried over, two soldiers
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import islice

from sayso.read.appointments import new_day
from sayso.read.clause_signs import foretells
from sayso.read.clauses import Clauses
from sayso.read.guesses import SILENCE, Guesses, weigh
from sayso.read.mention_layers import Layer, M
from sayso.read.place_references import BORDERS
from sayso.read.place_words import SETTLEMENTS, SPEAKERS
from sayso.read.quantities import LENGTHS
from sayso.read.sites import Sites
from sayso.read.stretches import paragraph_at
from sayso.records import (
    ClaimPlace,
    EventType,
    PlaceMention,
    PlaceRel,
    Precision,
    Quantity,
    Reading,
    Span,
    TimeMention,
    Trigger,
)

DATED = frozenset({"DATE", "TIME"})
PLACED_LENGTHS = ("span.within", "span.past", "span.next", "date.period")  # that lie somewhere: 'within 48 hours'
LENGTH = "duration.amount"  # lies somewhere where it is told behind: 'in five weeks the army has retaken'
# Speech: where it is about is not where it was made; only these are told with their place ('called on Monday in Bor').
SPEECH_TYPES = frozenset(
    {EventType.SUPPORT, EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.AGREE}
)
TOUCHING_TYPES = frozenset({EventType.CONTROL, EventType.ASSAULT, EventType.RETREAT})
PLACED_SPEECH = frozenset({EventType.AGREE})
# Deeds that happen on the spot where the story stands; talks, payments and marches are as often told of elsewhere.
STORY_TYPES = TOUCHING_TYPES | {EventType.HARM, EventType.COERCE, EventType.PROTEST}

# Verbs that say of a noun only that it came to pass.
HAPPENING = frozenset({"take", "occur", "happen", "begin", "start", "erupt", "break", "carry", "unfold"})

WIDE = frozenset({Precision.COUNTRY, Precision.REGION, Precision.CONTINENT, Precision.SEA})

PART_OF = re.compile(r"[\w-]+ of (?:them|whom|these|those)\b")
NEARBY = 12  # characters of ', about ' between a name and how far off it lies
# Tuned together on the corpus's dev wars; do not tune one alone.
CUT = 0.5  # chance from which a mention is taken
ALONE = 0.5  # the chance given to what the rules say where no head was asked
PLACE_PRIOR = 1.8  # log-odds that the rules add
STORY_PRIOR = 2.6  # the same for a place carried over, looked for only where there is no other
TIME_PRIOR = 3.2
QUANTITY_PRIOR = 2.6  # too little for a number of which the head says nothing
QUOTED = 0.2  # chance from which a number within the quote is taken where no rule speaks for it


class Circumstances:
    """Finds places, times and quantities for the triggers of one report."""

    def __init__(self, reading: Reading, clauses: Clauses, guesses: Guesses) -> None:
        """Index the layers; of the times, those that are placed in the calendar."""
        self.reading, self.clauses, self.guesses = reading, clauses, guesses
        self.places = Layer(reading.places)
        self.place_ends = frozenset(mention.span.end for mention in reading.places)
        self.sites = Sites(reading, clauses.forest)
        self.times = Layer(m for m in reading.times if _is_placed(m, reading.report.anchor_date))
        self.quantities = Layer(reading.quantities)
        self.actors = {mention.head for mention in reading.actors}

    def places_of(self, trigger: Trigger) -> tuple[ClaimPlace, ...]:
        """Give the places in the trigger's own clause; without one, the place where its story stands.

        A speech act takes only what hangs on its own verb: 'condemned the attack in Bor' was not said in Bor.
        """
        speech = trigger.type.value in SPEECH_TYPES
        words = self.clauses.forest.children(trigger.head, "obl", "nmod") if speech else self.clauses.reach(trigger)
        ruled = [mention for mention in self.places.headed(words) if self._is_place(mention.head, trigger)]
        if speech and trigger.type.value not in PLACED_SPEECH:
            ruled = []
        ruled = sorted({*ruled, *self._where(trigger)}, key=lambda mention: mention.span)
        found = self._near(trigger, self._weighed_places(trigger, ruled, PLACE_PRIOR))
        found = self._with_sites(trigger, self._with_core(trigger, self._with_lists(trigger, found, ruled), ruled))
        if not found and trigger.type.value in STORY_TYPES:
            found = self._weighed_places(trigger, self._story_place(trigger), STORY_PRIOR)
        return tuple(
            ClaimPlace(rel=mention.rel, place=mention.place, span=mention.span, rule=mention.rule, score=score)
            for mention, score in self._distinct(self._with_things(self._without_yardsticks(found)))
        )

    def _weighed_places(
        self, trigger: Trigger, ruled: Sequence[PlaceMention], prior: float
    ) -> list[tuple[PlaceMention, float]]:
        weighed = self._weighed(trigger, "place", ruled, self.places, prior)
        return [pair for pair in weighed if pair[0] in ruled or not self._is_beyond(pair[0].span, trigger)]

    def _near(self, trigger: Trigger, found: list[tuple[PlaceMention, float]]) -> list[tuple[PlaceMention, float]]:
        """Keep the places of the trigger's own sentence where it tells one; else all."""
        sentence = self.reading.sentences[self.clauses.tokens[trigger.head].sentence].span
        own = [pair for pair in found if sentence.start <= pair[0].span.start < sentence.end]
        return own or found

    def _is_told_here(self, span: Span, trigger: Trigger) -> bool:
        """Tell whether words stand in the clause of a trigger, or in its sentence where no head bounds the clause."""
        tokens, guess = self.clauses.tokens, self.guesses.at(trigger.head)
        sentence = self.reading.sentences[tokens[trigger.head].sentence]
        if guess is None:
            return sentence.span.start <= span.start < sentence.span.end
        first, last = max(guess.clause[0], sentence.first), min(guess.clause[1], sentence.last)
        return tokens[first].start <= span.start < tokens[last - 1].end

    def _is_beyond(self, span: Span, trigger: Trigger) -> bool:
        """Tell whether words stand behind the clause of a trigger, where something else is told."""
        guess = self.guesses.at(trigger.head)
        last = self.reading.sentences[self.clauses.tokens[trigger.head].sentence].last
        return guess is not None and self.clauses.tokens[min(guess.clause[1], last) - 1].end <= span.start

    def _where(self, trigger: Trigger) -> list[PlaceMention]:
        """Give the places that 'where' stands for: 'struck Bor and Ber, where ten people were killed'."""
        forest, tokens = self.clauses.forest, self.clauses.tokens
        clause = forest.first_conjunct(self.clauses.clause_head(trigger))
        if not tokens[clause].deprel.startswith(("acl", "advcl")) or not any(
            tokens[kid].lemma.lower() == "where" for kid in forest.kids[trigger.head] + forest.kids[clause]
        ):
            return []
        host = tokens[clause].head
        inside = [word for word in forest.subtree(host, frozenset({clause})) if word < clause]
        named = self.places.headed([host]) or self.places.headed(inside)
        if named and tokens[host].upos == "VERB":  # hung on the verb, it stands for the last place and its like
            last = max(named, key=lambda mention: mention.span).head
            named = self.places.headed(list(self.clauses.coordinated(forest.first_conjunct(last))))
        return [mention for mention in named if mention.rule != "place.offset"]

    def _weighed(
        self, trigger: Trigger, role: str, ruled: Sequence[M], layer: Layer[M], prior: float
    ) -> list[tuple[M, float]]:
        """Weigh the rules' mentions and the head's, in text order; without guesses the rules stand alone."""
        if self.guesses.at(trigger.head) is None:
            return [(mention, ALONE) for mention in ruled]
        chances = {mention.span: SILENCE for mention in ruled}
        known = set(chances)
        held = {mention.span: mention for mention in ruled}
        for token, chance in self.guesses.parts(trigger.head, role).items():
            word = self.clauses.tokens[token].span
            for mention in layer.over(word):
                span = mention.span
                if span.start <= word.start and word.end <= span.end:
                    held.setdefault(span, mention)
                    chances[span] = max(chances.get(span, 0.0), chance)
        weighed = {span: weigh(chance, prior if span in known else 0.0) for span, chance in chances.items()}
        sure = {span: round(chance, 3) for span, chance in sorted(weighed.items()) if chance >= CUT}
        return [(held[span], chance) for span, chance in sure.items()]

    def _with_lists(
        self, trigger: Trigger, found: list[tuple[PlaceMention, float]], ruled: Sequence[PlaceMention]
    ) -> list[tuple[PlaceMention, float]]:
        """Add what is coordinated with a place taken: towns struck in one breath are all places of the strike."""
        whole = {mention.span: (mention, score) for mention, score in found}
        for mention, score in found:
            if mention.head < 0 or not (mention in ruled or self._is_told_here(mention.span, trigger)):
                continue
            for index in self.clauses.coordinated(self.clauses.forest.first_conjunct(self._carrier(mention.head))):
                named = [] if self.places.headed([index]) else self._carried(index)
                for other in self.places.headed([index, *named]):
                    if other.rule != "place.offset":
                        whole.setdefault(other.span, (other, score))
        return [whole[span] for span in sorted(whole)]

    def _carrier(self, head: int) -> int:
        """Give the noun that a name hangs on: 'towns' in 'the towns of Bor', else the name itself."""
        governor = self.clauses.forest.governor(head)
        return governor if governor is not None and head in self._carried(governor) else head

    def _carried(self, noun: int) -> list[int]:
        """Give the names that hang on a noun for a settlement: 'the city of Bor', 'Bor province'."""
        if self.clauses.tokens[noun].lemma.lower() not in SETTLEMENTS:
            return []
        kids = self.clauses.forest.children(noun, "nmod", "appos", "flat", "compound")
        owners = self.clauses.forest.children(noun, "nmod:poss")
        return [kid for kid in kids if self.clauses.case(kid) in {"", "of"} and kid not in owners]

    def _with_core(
        self, trigger: Trigger, found: list[tuple[PlaceMention, float]], ruled: Sequence[PlaceMention]
    ) -> list[tuple[PlaceMention, float]]:
        """Add the object of a verb of taking, striking or leaving: 'they hold Bor' is at Bor whatever the head says."""
        if trigger.type.value not in TOUCHING_TYPES:
            return found
        whole = {mention.span: (mention, score) for mention, score in found}
        for mention in ruled:
            token = self.clauses.tokens[mention.head]
            if token.head == trigger.head and token.deprel in {"obj", "nsubj:pass"}:
                whole.setdefault(mention.span, (mention, ALONE))
        return [whole[span] for span in sorted(whole)]

    def _with_sites(
        self, trigger: Trigger, found: list[tuple[PlaceMention, float]]
    ) -> list[tuple[PlaceMention, float]]:
        """Add the places without a name that the head proposes: 'moved into the stadium'.

        Where a town is told, it tells enough ('threw stones at the palace in Bor'), unless both stand in one list.
        """
        whole = {mention.span: (mention, score) for mention, score in found}
        local = {mention.head for mention, _score in found if mention.place.precision not in WIDE}
        for token, chance in self.guesses.parts(trigger.head, "place").items():
            if chance < CUT or self.places.over(self.clauses.tokens[token].span):
                continue
            site = self.sites.at(token) if not local or self._is_beside(token, local) else None
            if site is not None:
                whole.setdefault(site.span, (site, round(chance, 3)))
        return [whole[span] for span in sorted(whole)]

    def _is_beside(self, index: int, others: set[int]) -> bool:
        """Tell whether a noun is listed with places taken, or is what is struck or taken itself."""
        first = self.clauses.forest.first_conjunct(index)
        token = self.clauses.tokens[index]
        core = token.deprel in {"obj", "nsubj:pass"} and token.lemma.lower() not in BORDERS
        return core or not others.isdisjoint(self.clauses.coordinated(first))

    def _story_place(self, trigger: Trigger) -> list[PlaceMention]:
        """Give the last place named before the trigger in its paragraph, else the next one in its sentence."""
        where = trigger.span.start
        paragraph = paragraph_at(self.reading.report, where)
        sentence = self.reading.sentences[self.clauses.tokens[trigger.head].sentence].span
        if paragraph is None:
            return []
        earlier = list(self.places.over(Span(paragraph.start, where)))
        before = list(islice(filter(self._stands, reversed(earlier)), 1))
        after = [m for m in self.places.over(Span(where, sentence.end)) if m.span.start > where and self._stands(m)]
        return before or after[:1]

    def _stands(self, mention: PlaceMention) -> bool:
        """Tell whether a place word may be where a story stands.

        An origin, a goal or a yardstick is not, nor is where one who speaks of it sits ('a diplomat in Paris').
        """
        governor = self.clauses.forest.governor(mention.head) if mention.head >= 0 else None
        if governor is not None and self.clauses.tokens[governor].lemma.lower() in SPEAKERS:
            return False
        if mention.head >= 0 and self.sites.antecedents.is_told_by(mention.head):
            return False  # 'a fruit seller in Bor told us'
        if mention.rule == "place.offset" and self._is_apposed(mention):
            return False
        region = mention.place.precision is Precision.REGION  # wider than a story
        return mention.rel in {PlaceRel.AT, PlaceRel.NEAR, PlaceRel.WITHIN} and not region

    def _is_apposed(self, spot: PlaceMention) -> bool:
        """Tell whether a spot only says where the place named right before it lies: 'Ber, about 20 km north of Bor'."""
        text = self.reading.report.text
        first = max(0, spot.span.start - NEARBY)
        before = text[first : spot.span.start].rstrip("( ").removesuffix(" about").removesuffix(" some")
        return before.endswith(",") and first + len(before) - 1 in self.place_ends

    def _is_place(self, index: int, trigger: Trigger) -> bool:
        """A place word that is at the same time a party ('London said') is no place of the event."""
        governor = self.clauses.forest.governor(index)
        relation = self.clauses.tokens[index].deprel.partition(":")[0]
        return not (index in self.actors and relation == "nsubj" and governor == trigger.head)

    def _with_things(self, found: list[tuple[PlaceMention, float]]) -> list[tuple[PlaceMention, float]]:
        return [(self.sites.at_name(mention), score) for mention, score in found]

    def _without_yardsticks(self, found: list[tuple[PlaceMention, float]]) -> list[tuple[PlaceMention, float]]:
        """Of '20 km north of Bor' and 'Bor' keep the spot, but in 'Ber, 20 km north of Bor' the yardstick."""
        ends = {mention.span.end for mention, _score in found if mention.rel is PlaceRel.REFERENCE}
        dropped: set[Span] = set()
        for mention, _score in found:
            if mention.rule != "place.offset":
                continue
            if mention.span.end in ends:
                named = self._is_apposed(mention)
                dropped.update(
                    other.span
                    for other, _score in found
                    if other.span.end == mention.span.end and (other is mention) is named
                )
            elif self._is_apposed(mention) and len(found) > 1:
                dropped.add(mention.span)
        return [(mention, score) for mention, score in found if mention.span not in dropped]

    def _distinct(self, found: list[tuple[PlaceMention, float]]) -> list[tuple[PlaceMention, float]]:
        seen: dict[str, tuple[PlaceMention, float]] = {}
        for mention, score in found:
            seen.setdefault(mention.place.canonical, (mention, score))
        return list(seen.values())

    def time_of(self, trigger: Trigger) -> TimeMention | None:
        """Give the time expression that rule and head make likeliest, or None."""
        ruled = self._ruled_time(trigger)
        found = self._weighed(trigger, "time", [] if ruled is None else [ruled], self.times, TIME_PRIOR)
        found = [pair for pair in found if not self._is_foretold(pair[0].head, trigger.head)]
        return max(found, key=lambda pair: pair[1])[0] if found else None

    def _is_foretold(self, index: int, trigger: int) -> bool:
        """Tell of the day on which a deed was promised or feared: 'left the town, as it promised on Monday'."""
        above = [] if index < 0 else [index, *self.clauses.forest.ancestors(index)]
        inside = above[: above.index(trigger)] if trigger in above else []
        return any(foretells(self.clauses.forest, word) for word in inside)

    def _ruled_time(self, trigger: Trigger) -> TimeMention | None:
        """Give the time expression of the trigger's clause, else of the clause it depends on."""
        chosen = self._time_in(self.clauses.reach(trigger), trigger)
        if chosen is not None:
            return chosen
        told = self._time_in(self._happening(trigger), trigger)
        if told is not None:
            return told
        relation = self.clauses.tokens[trigger.head].deprel.partition(":")[0]
        if relation in {"conj", "xcomp", "advcl", "obl", "nmod", "acl"}:
            governor = self.clauses.forest.governor(trigger.head)
            if governor is not None:
                return self._time_in(self.clauses.own_words(governor), trigger)
        return None

    def _happening(self, trigger: Trigger) -> list[int]:
        """Give the words of 'which took place on Monday', 'that began in May' behind a noun."""
        tokens, forest = self.clauses.tokens, self.clauses.forest
        return [
            word
            for kid in forest.kids[trigger.head]
            if kid > trigger.head and tokens[kid].deprel.startswith("acl") and tokens[kid].lemma.lower() in HAPPENING
            for word in self.clauses.own_words(kid)
        ]

    def own_time(self, trigger: Trigger) -> TimeMention | None:
        """Give the time that hangs on the trigger's own word: 'we condemned on Monday the attack of last week'."""
        return next(iter(self.times.headed(self.clauses.forest.kids[trigger.head])), None)

    def new_day_of(self, verb: Span) -> TimeMention | None:
        """Give the day that a verb moves something to, by where the verb stands: 'was moved to Saturday'."""
        index = bisect_left(self.clauses.tokens, verb.start, key=lambda token: token.start)
        return new_day(self.clauses.forest, index, self.times.headed(self.clauses.forest.kids[index]))

    def carried_time(self, trigger: Trigger) -> TimeMention | None:
        """Give the day that the story has reached: the last day named before the trigger in its paragraph."""
        paragraph = paragraph_at(self.reading.report, trigger.span.start)
        before = [] if paragraph is None else self.times.over(Span(paragraph.start, trigger.span.start))
        return next((mention for mention in reversed(before) if _is_one_day(mention)), None)

    def _time_in(self, words: list[int], trigger: Trigger) -> TimeMention | None:
        where = trigger.span.start
        return min(self.times.headed(words), key=lambda mention: abs(mention.span.start - where), default=None)

    def quantities_of(self, trigger: Trigger, quote: Span) -> tuple[Quantity, ...]:
        """Give the quantities of the trigger's clause; what stands outside its quote counts something else."""
        ruled = self.quantities.headed(self.clauses.reach(trigger))
        if self.guesses.at(trigger.head) is not None:
            ruled = [q for q in ruled if not q.rule.startswith(LENGTHS)]  # 'after four years of war' counts rarely
        found = {q.span: q for q, _score in self._weighed(trigger, "quantity", ruled, self.quantities, QUANTITY_PRIOR)}
        for token, chance in self.guesses.parts(trigger.head, "quantity").items():
            if chance >= QUOTED:
                found.update({q.span: q for q in self.quantities.over(self.clauses.tokens[token].span)})
        if trigger.type.value is EventType.HARM and self.clauses.is_relative(trigger.head):
            found.update({q.span: q for q in self.quantities.headed(self.clauses.subjects(trigger.head))})
        parts = [each for span in sorted(found) if (each := self.whole_before(span.start)) is not None]
        found.update({each.span: each for each in parts})
        whole = (found[span] for span in sorted(found))
        return tuple(q for q in whole if quote.start <= q.span.start and q.span.end <= quote.end)

    def whole_before(self, start: int) -> Quantity | None:
        """Give the whole that a part is told of right behind: 'eleven villagers' before 'four of them children'."""
        text = self.reading.report.text
        comma = start - 2  # ', four of them'
        if comma < 1 or text[comma] != "," or not PART_OF.match(text, start):
            return None
        return next((each for each in self.quantities.over(Span(comma - 1, comma))), None)


def _is_placed(mention: TimeMention, anchor: date | None) -> bool:
    """Tell whether a time expression lies somewhere in the calendar: a date, or a length that ends today."""
    if mention.interval is None or mention.kind in DATED or mention.rule.startswith(PLACED_LENGTHS):
        return mention.interval is not None
    return mention.rule == LENGTH and mention.interval.end == anchor


def _is_one_day(mention: TimeMention) -> bool:
    interval = mention.interval
    return (
        interval is not None
        and interval.start is not None
        and interval.start == interval.end
        and mention.value != "PRESENT_REF"  # 'now' is the report's day, not the story's
    )
