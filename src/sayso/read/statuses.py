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
from bisect import bisect_left
from dataclasses import replace
from itertools import islice

from sayso.knowledge.cues import CueLexicon
from sayso.knowledge.statuses import StatusLexicon
from sayso.read.clause_statuses import ASPECT, DEPTH, NO, STANDING_MODES, STANDING_NOUNS, ClauseJudge, Judged
from sayso.read.guesses import Guesses
from sayso.read.stretches import Stretches
from sayso.read.weighed_statuses import weigh_status
from sayso.records import HAPPENED, EventType, Evidenced, Reading, Span, Status, TimeMention, Trigger

# Events that a bare 'for' or 'towards' asks or hopes for: 'support for new talks', 'the way to a ceasefire'.
HOPED_FOR = frozenset({EventType.CONSULT, EventType.RETREAT, EventType.COOPERATE, EventType.AGREE, EventType.AID})
# With a clause these promise ('undertook to leave'), with an object they do it: 'committed a massacre'.
DONE_TO_OBJECTS = frozenset({"commit", "undertake"})
OPENING_REACH = 8  # tokens after an opening time in which its present tense stands


def add_statuses(reading: Reading, lexicon: StatusLexicon, cues: CueLexicon) -> Reading:
    """Add one status and one hedge (or None) for each trigger."""
    judge, guesses = _Judge(reading, lexicon, cues), Guesses(reading)
    statuses, hedges = [], []
    for trigger in reading.triggers:
        status, rule, decided = judge.status(trigger)
        span = reading.tokens[decided].span
        judged = Evidenced(value=status, rule=rule, spans=(span,))
        statuses.append(weigh_status(judged, guesses.at(trigger.head)))
        hedges.append(judge.hedge(trigger))
    return replace(reading, statuses=tuple(statuses), hedges=tuple(hedges))


class _Judge(ClauseJudge):
    """Judges the triggers of one report."""

    def __init__(self, reading: Reading, lexicon: StatusLexicon, cues: CueLexicon) -> None:
        super().__init__(reading, lexicon, cues)
        self.contents = Stretches((n, span) for n, found in enumerate(reading.attributions) for span in found.content)
        phrases = (r"\s+".join(map(re.escape, phrase)) for phrase in cues.hedge_phrases)
        self.doubts = re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)
        self.times: dict[int, list[TimeMention]] = {}  # by sentence
        for mention in reading.times:
            sentence = reading.sentences[self.tokens[mention.head].sentence] if mention.head >= 0 else None
            if sentence is not None and sentence.span.start <= mention.span.start < sentence.span.end:
                self.times.setdefault(sentence.index, []).append(mention)

    def status(self, trigger: Trigger) -> Judged:
        """Judge one trigger."""
        index = trigger.head
        if self.tokens[index].deprel == "amod" and self.tokens[index].xpos in {"VBN", "VBG"}:
            found = self._noun(self.tokens[index].head, trigger)  # 'a negotiated peace' stands as the peace does
        elif self.tokens[index].upos in {"VERB", "AUX"}:
            found = self.clause(index, trigger, DEPTH)
        elif self.tokens[index].upos == "ADJ" or self.forest.children(index, "cop"):
            found = self._copula(index, trigger)
        else:
            found = self._noun(index, trigger)
        return self._dated(found, trigger)

    # --- nouns and adjectives

    def _copula(self, index: int, trigger: Trigger) -> Judged:
        own = self.condition(index) or self.modal(index) or self.negation(index)
        if own is not None:
            return own
        copula = self.forest.child(index, "cop")
        if copula is None:
            noun = self.tokens[index].upos != "ADJ"
            return self._noun(index, trigger) if noun else (Status.ONGOING, "status.state", index)
        if self.tokens[copula].xpos == "VB":
            return self.unfinite(index, DEPTH)
        past = self.tokens[copula].xpos == "VBD"
        own = (Status.OCCURRED if past else Status.ONGOING), "status.copula", copula
        return self.governed(index, own, DEPTH)

    def _noun(self, index: int, trigger: Trigger) -> Judged:
        """Judge an event named by a noun: its modifiers, its governor, its kind."""
        forest, tokens = self.forest, self.tokens
        for kid in forest.kids[index]:
            lemma = tokens[kid].lemma.lower()
            if tokens[kid].deprel == "det" and lemma in NO:
                return Status.DENIED, "status.no", kid
            if tokens[kid].deprel == "case" and lemma == "without":
                return Status.DENIED, "status.without", kid
            cue = self.lexicon.modifiers.get(tokens[kid].text.lower()) or self.lexicon.modifiers.get(lemma)
            relation = tokens[kid].deprel.partition(":")[0]
            if cue is not None and relation in {"amod", "compound", "advmod"}:
                return cue.status, cue.id, kid
            described = self._described(kid) if relation in {"acl", "amod"} else None
            if described is not None:
                return described
        governor = forest.governor(forest.first_conjunct(index))
        if governor is not None:
            found = self._noun_governed(forest.first_conjunct(index), governor, trigger)
            if found is not None:
                return found
        standing = trigger.mode in STANDING_MODES or tokens[index].lemma.lower() in STANDING_NOUNS
        return (Status.ONGOING if standing else Status.OCCURRED), "status.noun", index

    def _described(self, index: int) -> Judged | None:
        """'talks that will be held in May', 'a conference due to open': the description says how the event stands."""
        if self.tokens[index].upos == "ADJ":
            cue = self.lexicon.adjectives.get(self.tokens[index].lemma.lower())
            return (cue.status, cue.id, index) if cue is not None and self.forest.kids[index] else None
        if self.tokens[index].deprel == "acl:relcl" and self.tokens[index].lemma.lower() in ASPECT:
            found = self.clause(index, None, DEPTH)
            return found if found[0] not in HAPPENED else None
        return None

    def _noun_governed(self, index: int, governor: int, trigger: Trigger) -> Judged | None:
        relation = self.tokens[index].deprel.partition(":")[0]
        if self.tokens[governor].upos == "VERB":
            return self._under_verb(index, governor, relation)
        cue = self.cue(governor)
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
        cue = self.cue(governor)
        verb = self.cues.verbs.get(lemma)
        if verb is not None and verb.denies and relation == "obj":
            return Status.DENIED, verb.id, governor
        if lemma in DONE_TO_OBJECTS and relation == "obj":
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
        if status not in HAPPENED or anchor is None or rule == "status.negation":
            return judged
        if self.tokens[trigger.head].xpos in {"VBD", "VBN"}:
            return judged
        for mention in self.times.get(self.tokens[trigger.head].sentence, ()):
            start = None if mention.interval is None else mention.interval.start
            near = trigger.head in (self.tokens[mention.head].head, *self._above(mention.head))
            if near and start is not None and start > anchor:
                return Status.PLANNED, f"status.date-to-come:{mention.rule}", mention.head
        return judged

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
        """Give the first phrase of doubt before the trigger in its sentence: 'it is unclear whether'."""
        sentence = self.reading.sentences[self.tokens[trigger.head].sentence].span
        found = self.doubts.search(self.reading.report.text, sentence.start, trigger.span.start)
        return None if found is None else Span(*found.span())
