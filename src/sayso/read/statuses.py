"""How each event stands: the words that make it a fact, a plan, a fear, a refusal, a denial.

    has captured / captured / were killed      occurred      will attack, plans to attack       planned
    is shelling, continues to shell            ongoing       must withdraw, called for talks    proposed
    may attack, fears of an attack             expected      if ... attacks, would attack       conditional
    refused to leave, will not leave           refused       did not attack, denied that        denied

Verbs are judged by clause_statuses.py; here are nouns ('a planned offensive', 'no casualties', 'support for talks'),
adjectives, days to come, and the report's own words of doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import islice

from sayso.knowledge.cues import CueLexicon
from sayso.knowledge.statuses import StatusLexicon
from sayso.read.appointments import MOVED_RULE, MOVING, PUTTING_OFF, appointed, new_day, verb_of
from sayso.read.clause_signs import has_yet, no_choice, not_excluded, unkept
from sayso.read.clause_statuses import DEPTH, ClauseJudge, Judged
from sayso.read.clause_words import ASPECT, NO, PERFORMATIVE, POINTING, STANDING_MODES, STANDING_NOUNS
from sayso.read.corrections import Corrections
from sayso.read.guesses import Guesses
from sayso.read.lists import lists_of
from sayso.read.stretches import Stretches
from sayso.read.told_objects import owned_deeds
from sayso.read.weighed_statuses import LEAD_RULE, TIMETABLE_RULE, weigh_status
from sayso.records import HAPPENED, EventType, Evidenced, Reading, Span, Status, TimeMention, Trigger

# Events that a bare 'for' or 'towards' asks or hopes for: 'support for new talks', 'the way to a ceasefire'.
HOPED_FOR = frozenset({EventType.CONSULT, EventType.RETREAT, EventType.COOPERATE, EventType.AGREE, EventType.AID})
# With a clause these promise ('undertook to leave'), with an object they do it: 'committed a massacre'.
DONE_TO_OBJECTS = frozenset({"commit", "undertake"})
THREATENED = frozenset({Status.PLANNED, Status.EXPECTED, Status.CONDITIONAL, Status.PROPOSED})
# Told as done even where no verb says so: 'forty dead', 'nine injured'.
DONE_STATES = frozenset({"dead", "wounded", "injured", "hurt", "killed", "maimed", "displaced", "destroyed", "gone"})
STILL = frozenset({"still", "currently", "presently"})
# What a later sentence may take back: facts and forecasts told by others ('could land on Monday. They did not').
TAKEN_BACK = HAPPENED | {Status.EXPECTED}
# What goes on where its end is asked for: 'must end the attacks'.
GOES_ON = frozenset(
    {EventType.ASSAULT, EventType.HARM, EventType.SANCTION, EventType.FUND, EventType.COERCE, EventType.CONDITION}
    | {EventType.COOPERATE, EventType.PROTEST, EventType.CONTROL}
)
ENDING = frozenset(
    {"end", "stop", "halt", "cease", "suspend", "lift", "address", "alleviate", "tackle", "monitor", "mitigate"}
)
# Given by being offered: 'we offer our condolences'.
GIVEN_BY_SAYING = frozenset({"condolence", "sympathy", "thanks", "congratulation", "apology", "regret", "greeting"})
# Rules that say little by themselves.
BARE_RULES = frozenset({"status.noun", "status.present", "status.bare", "status.participle"})
OPENING_REACH = 8  # tokens after an opening time in which its present tense stands


def add_statuses(reading: Reading, lexicon: StatusLexicon, cues: CueLexicon) -> Reading:
    """Add one status and one hedge (or None) for each trigger."""
    judge, guesses = Judge(reading, lexicon, cues), Guesses(reading)
    statuses, hedges = [], []
    for trigger in reading.triggers:
        status, rule, decided = judge.status(trigger)
        span = reading.tokens[decided].span
        judged = Evidenced(value=status, rule=rule, spans=(span,))
        statuses.append(weigh_status(judged, guesses.at(trigger.head)))
        hedges.append(judge.hedge(trigger))
    return replace(reading, statuses=tuple(statuses), hedges=tuple(hedges))


class Judge(ClauseJudge):
    """Judges the triggers of one report."""

    def __init__(self, reading: Reading, lexicon: StatusLexicon, cues: CueLexicon) -> None:
        """Index the trees, what is attributed, the words of doubt and the times by sentence."""
        super().__init__(reading, lexicon, cues)
        self.appointed = dict(appointed(self.forest))
        self.appointing = frozenset(self.appointed.values())
        self.corrections = Corrections(reading, lexicon, cues, self.forest)
        self.contents = Stretches((n, span) for n, found in enumerate(reading.attributions) for span in found.content)
        phrases = (r"\s+".join(map(re.escape, phrase)) for phrase in cues.hedge_phrases)
        self.doubts = re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)
        self.lists = list(lists_of(reading.report))
        self.times: dict[int, list[TimeMention]] = {}  # by sentence
        for mention in reading.times:
            sentence = reading.sentences[self.tokens[mention.head].sentence] if mention.head >= 0 else None
            if sentence is not None and sentence.span.start <= mention.span.start < sentence.span.end:
                self.times.setdefault(sentence.index, []).append(mention)

    def status(self, trigger: Trigger) -> Judged:
        """Judge one trigger as its claim is coded: 'was put off' is the meeting, refused; a threat has occurred."""
        open_ = not_excluded(self.forest, trigger.head)
        if open_ is not None:
            return open_
        forced = no_choice(self.forest, trigger.head)
        if forced is not None:
            return self._forced(*forced)
        found = self.stands(trigger)
        if found[0] is Status.OCCURRED and trigger.head in self.appointing:
            found = self._moved(trigger.head) or found
        denial = self.corrections.at(trigger.head) if found[0] in TAKEN_BACK else None
        if denial is not None:
            return Status.DENIED, "status.taken-back", denial
        if found[0] is Status.PLANNED and (broken := unkept(self.forest, trigger.head)) is not None:
            return Status.DENIED, "status.never-did", broken
        if found[0] is Status.OCCURRED and (still := self._still(trigger.head)) is not None:
            return Status.ONGOING, "status.still", still
        return self._named_by_cue(found, trigger) or self._led(self._dated(found, trigger), trigger)

    def _forced(self, had: int, choice: int) -> Judged:
        """Judge what somebody 'had no choice but to' do: done, where it is told in the past and nothing opens it."""
        past = self.tokens[had].xpos in {"VBD", "VBN"}
        forced = (Status.OCCURRED if past else Status.PLANNED), "status.no-choice", choice
        return self.condition(had) or self.modal(had) or self.governed(had, forced, DEPTH)

    def _led(self, judged: Judged, trigger: Trigger) -> Judged:
        """Judge the bare item of a list by its lead-in: 'The road map provides for:' makes a plan of 'elections'."""
        if judged[1] not in BARE_RULES or judged[0] not in HAPPENED:
            return judged
        at = bisect_right(self.lists, trigger.span.start, key=lambda each: each.items.start) - 1
        if at < 0 or trigger.span.start >= self.lists[at].items.end:
            return judged
        word = bisect_left(self.tokens, self.lists[at].lead, key=lambda token: token.end - 1)
        root = next((here for here in (word, *self.forest.ancestors(word)) if self._is_root(here)), word)
        led = self.clause(root, None, DEPTH)
        return (led[0], LEAD_RULE, led[2]) if led[0] not in HAPPENED else judged

    def _is_root(self, index: int) -> bool:
        return self.forest.governor(index) is None

    def _still(self, index: int) -> int | None:
        """Give the 'still' or 'currently' of a word, or None: what is still held is held now."""
        kids = self.forest.children(index, "advmod")
        return next((kid for kid in kids if self.tokens[kid].lemma.lower() in STILL), None)

    def stands(self, trigger: Trigger) -> Judged:
        """Judge how the event of the trigger's own words stands: 'put off' has occurred where a meeting was put off."""
        index = trigger.head
        if self.tokens[index].deprel == "amod" and self.tokens[index].xpos in {"VBN", "VBG"}:
            return self._noun(self.tokens[index].head, trigger)  # 'a negotiated peace' stands as the peace does
        if self.tokens[index].upos in {"VERB", "AUX"}:
            return self.clause(index, trigger, DEPTH)
        if self.tokens[index].upos == "ADJ" or self.forest.children(index, "cop"):
            return self._copula(index, trigger)
        return self._noun(index, trigger)

    def _named_by_cue(self, judged: Judged, trigger: Trigger) -> Judged | None:
        """Judge a word that names an event and says how it stands: 'was put off', 'pledged $2m', 'denied that'."""
        type_, index = trigger.type.value, trigger.head
        if type_ is EventType.THREATEN and judged[0] in THREATENED:
            return Status.OCCURRED, "status.threat", index  # the speech was made, whatever it foretells
        if judged[0] not in HAPPENED:
            spoken = type_ in PERFORMATIVE and self.tokens[index].xpos == "VB" and self._own_wish(index)
            if spoken:
                return Status.OCCURRED, "status.wish-said", index
            return self._ended(trigger)
        if type_ in PERFORMATIVE:
            return None
        lemma = self.tokens[index].lemma.lower()
        particles = [self.tokens[kid].lemma.lower() for kid in self.forest.children(index, "compound:prt", "advmod")]
        phrasal = (self.lexicon.selves.get(f"{lemma} {particle}") for particle in particles)
        cue = next((cue for cue in phrasal if cue is not None), self.lexicon.selves.get(lemma))
        return None if cue is None else (cue.status, cue.id, index)

    def _ended(self, trigger: Trigger) -> Judged | None:
        """'must end the attacks and raids', 'called for an end to the siege': they go on."""
        index, tokens = trigger.head, self.tokens
        if tokens[index].upos != "NOUN" or trigger.type.value not in GOES_ON:
            return None
        first = self.forest.first_conjunct(index)
        governor = self.forest.governor(first)
        if governor is None or tokens[governor].lemma.lower() not in ENDING:
            return None
        if trigger.span.start <= tokens[governor].start:  # 'end the war' is one trigger
            return None
        cases = {tokens[kid].lemma.lower() for kid in self.forest.children(first, "case")}
        noun = tokens[governor].upos == "NOUN" and tokens[first].deprel == "nmod" and cases & {"to", "of"}
        ending = noun or tokens[first].deprel in {"obj", "nsubj:pass"}
        return (Status.ONGOING, "status.ended", governor) if ending else None

    def _own_wish(self, index: int) -> bool:
        """'I want to thank', 'we would like to condemn': what is wished to be said is said."""
        governor = self.forest.governor(index)
        if governor is None or self.tokens[governor].lemma.lower() not in {"want", "like", "wish"}:
            return False
        subjects = self.forest.subjects(governor)
        return any(self.tokens[kid].lemma.lower() in {"i", "we"} for kid in subjects)

    # --- nouns and adjectives

    def _copula(self, index: int, trigger: Trigger) -> Judged:
        own = self.condition(index) or self.modal(index, trigger) or self.negation(index)
        if own is not None:
            return own
        copula = self.forest.child(index, "cop")
        if self.tokens[index].text.lower() in DONE_STATES:
            return Status.OCCURRED, "status.done-state", index
        if copula is None:
            noun = self.tokens[index].upos != "ADJ"
            return self._noun(index, trigger) if noun else (Status.ONGOING, "status.state", index)
        if self.tokens[copula].xpos == "VB":
            return self.unfinite(index, DEPTH, trigger)
        past = self.tokens[copula].xpos == "VBD"
        own = (Status.OCCURRED if past else Status.ONGOING), "status.copula", copula
        return self.governed(index, own, DEPTH)

    def _noun(self, index: int, trigger: Trigger) -> Judged:
        """Judge an event named by a noun: whether it was put off, its modifiers, its governor, its kind."""
        forest, tokens = self.forest, self.tokens
        put_off = self._put_off(index)
        if put_off is not None:
            return put_off
        for kid in forest.kids[index]:
            lemma = tokens[kid].lemma.lower()
            if tokens[kid].deprel == "det" and lemma in NO:
                return Status.DENIED, "status.no", kid
            if tokens[kid].deprel in {"case", "mark"} and lemma == "without":
                return Status.DENIED, "status.without", kid
            cue = self.lexicon.modifiers.get(tokens[kid].text.lower()) or self.lexicon.modifiers.get(lemma)
            relation = tokens[kid].deprel.partition(":")[0]
            if cue is not None and relation in {"amod", "compound", "advmod"}:
                return cue.status, cue.id, kid
            described = self._described(kid) if relation in {"acl", "amod"} else None
            if described is not None:
                return described
        governor = forest.governor(forest.first_conjunct(index))
        if governor is not None and not self._pointed_at(index, governor):
            found = self._noun_governed(forest.first_conjunct(index), governor, trigger)
            if found is not None:
                return found
        standing = trigger.mode in STANDING_MODES or tokens[index].lemma.lower() in STANDING_NOUNS
        return (Status.ONGOING if standing else Status.OCCURRED), "status.noun", index

    def _put_off(self, index: int) -> Judged | None:
        """'The summit due on Friday has been called off' is refused; 'was moved to Monday', it is a plan again."""
        verb = self.appointed.get(index)
        named = verb_of(self.forest, verb) if verb is not None else ""
        if verb is None or named not in PUTTING_OFF | MOVING | {"move"}:
            return None
        if self.clause(verb, None, DEPTH)[0] is not Status.OCCURRED:
            return None
        refused = (Status.REFUSED, "status.put-off", verb) if named in PUTTING_OFF else None
        return self._moved(verb) or refused

    def _moved(self, verb: int) -> Judged | None:
        """Judge what a verb moves to another day: it is a plan of that day."""
        day = new_day(self.forest, verb, self.times.get(self.tokens[verb].sentence, ()))
        return None if day is None else (Status.PLANNED, MOVED_RULE, verb)

    def _pointed_at(self, index: int, governor: int) -> bool:
        """'respond to this situation', 'these attacks must end': what is pointed at is there, whatever is wished."""
        pointing = any(self.tokens[kid].lemma.lower() in POINTING for kid in self.forest.children(index, "det"))
        return pointing and self.tokens[governor].lemma.lower() not in ASPECT - ENDING

    def _described(self, index: int) -> Judged | None:
        """'talks that will be held in May', 'a conference due to open': the description says how the event stands."""
        if self.tokens[index].upos == "ADJ":
            cue = self.lexicon.adjectives.get(self.tokens[index].lemma.lower())
            return (cue.status, cue.id, index) if cue is not None and self.forest.kids[index] else None
        described = self.tokens[index].deprel == "acl:relcl" or self._is_infinitive(index)
        if described and self.tokens[index].lemma.lower() in ASPECT:
            found = self.clause(index, None, DEPTH)
            return found if found[0] not in HAPPENED else None
        return None

    def _noun_governed(self, index: int, governor: int, trigger: Trigger) -> Judged | None:
        relation = self.tokens[index].deprel.partition(":")[0]
        owning = (governor, self.tokens[governor].head)  # 'claimed responsibility for the attack', hung on either
        if any(index in owned_deeds(self.forest, verb) for verb in owning):
            return Status.OCCURRED, "status.owned", governor  # whether somebody claims it or nobody
        if self.tokens[governor].upos == "VERB":
            return self._under_verb(index, governor, relation)
        cue = self.cue(governor)
        if relation == "nsubj" and cue is not None and cue.status not in HAPPENED:
            return self.combined(cue, governor, DEPTH)  # 'reprisals are likely', 'the capture is a lie'
        cases = {self.tokens[kid].lemma for kid in self.forest.children(index, "case")}
        if relation != "nmod":
            return None
        if cue is not None and cue.status is not Status.OCCURRED and cases & {"of", "for", "on", "to"}:
            return self.combined(cue, governor, DEPTH)
        if cases & {"for", "towards"} and trigger.type.value in HOPED_FOR:
            return Status.PLANNED, "status.hoped-for", index
        above = self.forest.governor(governor)
        return self._noun_governed(governor, above, trigger) if "of" in cases and above is not None else None

    def _under_verb(self, index: int, governor: int, relation: str) -> Judged | None:
        """'plans an attack', 'fears of talks', 'will resume operations': the verb decides about its noun."""
        lemma = self.tokens[governor].lemma.lower()
        begun = self.tokens[governor].head if self.tokens[governor].deprel == "aux" else governor
        if any(has_yet(self.forest, kid, begun) for kid in (begun, *self.forest.children(begun, "xcomp"))):
            return Status.DENIED, "status.yet-to", governor  # 'the offensive has yet to begin'
        cue = self.cue(governor)
        verb = self.cues.verbs.get(lemma)
        if verb is not None and verb.denies and relation == "obj":
            return Status.DENIED, verb.id, governor
        if relation == "obj" and (lemma in DONE_TO_OBJECTS or self.tokens[index].lemma.lower() in GIVEN_BY_SAYING):
            cue = None
        aside = relation == "obl" and self._aside(index)
        if cue is not None and relation in {"obj", "ccomp", "obl", "nsubj", "xcomp"} and not aside:
            if relation == "nsubj" and lemma not in ASPECT and not self.forest.is_passive(governor):
                return None
            return self.combined(cue, governor, DEPTH)
        around = self.clause(governor, None, DEPTH)
        if around[0] in HAPPENED or aside:
            return None
        shared = lemma in ASPECT or not self.forest.children(governor, "obj")
        return around if relation in {"obj", "obl"} or shared else None

    def _aside(self, index: int) -> bool:
        """Tell whether an oblique is a circumstance ('after the attack', 'since the war') and no object of its verb."""
        cases = {self.tokens[kid].lemma.lower() for kid in self.forest.children(index, "case")}
        return bool(cases - {"for", "to", "of", "on", "against", "with"}) or not cases

    def _dated(self, judged: Judged, trigger: Trigger) -> Judged:
        """A present tense or a bare noun with a day to come is a plan: 'the council meets on Friday'."""
        status, rule, _decided = judged
        anchor = self.reading.report.anchor_date
        if status not in HAPPENED or anchor is None or rule in {"status.negation", "status.performative"}:
            return judged
        if self.tokens[trigger.head].xpos in {"VBD", "VBN"}:
            return judged
        coming = [
            mention
            for mention in self.times.get(self.tokens[trigger.head].sentence, ())
            if mention.interval is not None and mention.interval.start is not None and mention.interval.start > anchor
        ]
        for mention in coming:
            if self._opens_entry(mention):
                return Status.PLANNED, TIMETABLE_RULE, mention.head
        for mention in coming:
            if trigger.head in (self.tokens[mention.head].head, *self._above(mention.head)):
                return Status.PLANNED, f"status.date-to-come:{mention.rule}", mention.head
        return judged

    def _opens_entry(self, mention: TimeMention) -> bool:
        """Tell whether a time is the head of an entry in a timetable: '3. Not before September: the assault on Gao'."""
        sentence = self.reading.sentences[self.tokens[mention.head].sentence]
        before = self.tokens[sentence.first : mention.head]
        after = bisect_left(self.tokens, mention.span.end, key=lambda token: token.start)
        ends = after < sentence.last and self.tokens[after].text == ":"
        return ends and not any(token.upos in {"VERB", "AUX"} for token in before)

    def _above(self, index: int) -> list[int]:
        """Give what a time may date: its governor's governor, and a present tense it opens ('From April: ')."""
        governor = self.tokens[self.tokens[index].head].head
        present = [
            token.index
            for token in self.tokens[index : index + OPENING_REACH]
            if token.xpos in {"VBP", "VBZ"} and token.sentence == self.tokens[index].sentence
        ]
        return [governor, *present[:1]]

    # --- hedges

    def hedge(self, trigger: Trigger) -> Span | None:
        """Give the words of the report's own doubt about a trigger, or None."""
        index = trigger.head
        for here in (index, *islice(self.forest.ancestors(index), 1)):
            for kid in self.forest.kids[here]:
                token = self.tokens[kid]
                if {token.lemma.lower(), token.text.lower()} & self.cues.hedge_words:
                    return token.span
        for number in self.contents.at(trigger.span.start):
            cue = self.reading.attributions[number].source.cue
            if cue:
                word = bisect_left(self.tokens, cue.start, key=lambda token: token.start)
                verb = self.cues.verbs.get(self.tokens[word].lemma.lower())
                if verb is not None and verb.doubt:
                    return cue
        return self._hedge_phrase(trigger)

    def _hedge_phrase(self, trigger: Trigger) -> Span | None:
        """Give the first phrase of doubt before the trigger in its part of the sentence: 'it is unclear whether'."""
        sentence, text = self.reading.sentences[self.tokens[trigger.head].sentence].span, self.reading.report.text
        begun = max(sentence.start, text.rfind(";", sentence.start, trigger.span.start))
        found = self.doubts.search(text, begun, trigger.span.start)
        return None if found is None else Span(*found.span())
