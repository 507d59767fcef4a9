"""How a clause stands by itself and by what governs it: tense, modals, negation, conditions, governing words.

    will attack                  planned        must work to support    proposed: the outer 'must' decides
    does not plan to withdraw    refused        vowed not to budge            refused
    failed to capture            refused        did not fail to capture       occurred

A judgement is the status, the rule that gave it and the token that decided. Careful side: a plain infinitive that
nothing known governs is a plan, not an act; so 'were forced to flee' needs its own entry in the lexicon.
"""

from __future__ import annotations

from sayso.knowledge.cues import CueLexicon
from sayso.knowledge.statuses import StatusCue, StatusLexicon
from sayso.read.clause_signs import asks, has_period, has_yet, is_that_clause, near_miss
from sayso.read.clause_words import (
    BEFALLS,
    DONE_TO,
    FUTURE,
    GRANTING,
    HELD,
    MADE_UP,
    NEGATIONS,
    NO,
    OCCASIONS,
    PERFORMATIVE,
    RANKED,
    REJECTING,
    SAID_BY_GOING,
    STANDING_MODES,
    TRUE,
    TYING,
    UNKNOWN,
)
from sayso.read.conditions import Conditions
from sayso.read.trees import FINITE, Forest
from sayso.records import HAPPENED, Reading, Section, Status, Trigger

DEPTH = 6  # governors looked at: a deeper nest than this is a parser's mistake

Judged = tuple[Status, str, int]  # status, rule, the token that decided


class ClauseJudge:
    """Judges the clauses of one report."""

    def __init__(self, reading: Reading, lexicon: StatusLexicon, cues: CueLexicon) -> None:
        """Index the trees."""
        self.reading, self.lexicon, self.cues = reading, lexicon, cues
        self.tokens = reading.tokens
        self.forest = Forest(reading.tokens)
        self.conditions = Conditions(self.forest, lexicon)

    def clause(self, index: int, trigger: Trigger | None, depth: int) -> Judged:
        """Judge the clause of a verb: its own auxiliaries and form, then what governs it."""
        own = self.condition(index) or self.modal(index, trigger) or self.negation(index)
        own = own or near_miss(self.forest, index)
        if own is not None and own[1] == "status.negation" and self._is_infinitive(index):
            return Status.REFUSED, "status.not-to", own[2]
        if own is not None:
            return self.governed(index, own, depth) if own[0] in {*HAPPENED, Status.PLANNED} else own
        form = self._form(index, trigger)
        if form is not None:
            return self.governed(index, form, depth)
        return self.unfinite(index, depth, trigger)

    def condition(self, index: int) -> Judged | None:
        """Give the judgement of an 'if' on the clause itself or beside it, or None."""
        found = self.conditions.at(index)
        return None if found is None else (Status.CONDITIONAL, found[0].id, found[1])

    def modal(self, index: int, trigger: Trigger | None = None) -> Judged | None:
        """Give the judgement of a modal: will, would, may, must ..., or None."""
        if self.tokens[index].lemma.lower() in FUTURE and self._negated(index) is not None:
            return Status.REFUSED, "status.future", index  # 'his rivals won't'
        for kid in self.forest.children(index, "aux"):
            lemma = self.tokens[kid].lemma.lower()
            if lemma in FUTURE:
                if self._negated(index) is not None:
                    return Status.REFUSED, "status.future", kid
                return self._forecast(index, trigger) or (Status.PLANNED, "status.future", kid)
            if lemma == "would":
                return self._would(index, kid)
            cue = self.lexicon.auxiliaries.get(lemma)
            if cue is not None:
                if self._negated(index) is not None and lemma in {"could", "can"}:
                    return Status.DENIED, cue.id, kid
                return cue.status, cue.id, kid
        return None

    def _forecast(self, index: int, trigger: Trigger | None) -> Judged | None:
        """'We think it will fall', 'it will probably fall', 'wells will run dry': somebody foresees it."""
        governor = self.forest.governor(index)
        if governor is not None and self.tokens[index].deprel in {"ccomp", "acl"}:
            cue = self.lexicon.forecasts.get(self.tokens[governor].lemma.lower())
            if cue is not None:
                return cue.status, cue.id, governor
        for kid in self.forest.children(index, "advmod", "parataxis"):
            cue = self.lexicon.forecasts.get(self.tokens[kid].lemma.lower())
            if cue is not None:
                return cue.status, cue.id, kid
        if trigger is not None and trigger.type.value in BEFALLS:
            return Status.EXPECTED, "status.befalls", index
        return None

    def _would(self, index: int, aux: int) -> Judged:
        """'He said it would attack' is a plan told in the past; a 'would' by itself is a condition."""
        if self._negated(index) is not None:
            return Status.REFUSED, "status.would-not", aux
        if any(self.tokens[kid].lemma.lower() == "rather" for kid in self.forest.children(index, "advmod")):
            return Status.PROPOSED, "status.would-rather", aux
        inside = any(
            self.tokens[above].lemma in self.cues.verbs for above in self.forest.ancestors(index)
        ) or self._quoted_back(index)
        return (Status.PLANNED, "status.would-said", aux) if inside else (Status.CONDITIONAL, "status.would", aux)

    def _quoted_back(self, index: int) -> bool:
        return any(self.tokens[kid].lemma in self.cues.verbs for kid in self.forest.children(index, "parataxis"))

    def negation(self, index: int) -> Judged | None:
        """Give the judgement of a plain negation, or None."""
        negated = self._negated(index)
        if negated is None and self._to_be(index) and has_yet(self.forest, index, index):
            return Status.DENIED, "status.yet-to", index
        return None if negated is None else (Status.DENIED, "status.negation", negated)

    def _negated(self, index: int) -> int | None:
        """Give the word that negates a clause: 'not', 'never', 'no' on its subject or object, 'without'."""
        forest, tokens = self.forest, self.tokens
        for kid in forest.kids[index]:
            token = tokens[kid]
            lemma = token.lemma.lower()
            if lemma in NEGATIONS and token.deprel.partition(":")[0] in {"advmod", "aux", "cc", "det"}:
                return kid
            if token.deprel in {"mark", "case"} and lemma == "without":
                return kid
            relation = token.deprel.partition(":")[0]
            if relation in {"nsubj", "obj"} and lemma in NO:
                return kid
            if relation in {"nsubj", "obj"} or (relation == "obl" and lemma in OCCASIONS):
                for det in forest.children(kid, "det", "advmod", "cc"):
                    if tokens[det].lemma.lower() in NO | NEGATIONS:
                        return det
        return None

    def _no(self, index: int) -> int | None:
        """Give the 'no' of a noun: 'no intention to withdraw'."""
        return next((kid for kid in self.forest.kids[index] if self.tokens[kid].lemma.lower() in NO), None)

    def _auxiliaries(self, index: int) -> set[str]:
        return {self.tokens[kid].lemma.lower() for kid in self.forest.children(index, "aux")}

    def _form(self, index: int, trigger: Trigger | None) -> Judged | None:
        """Judge by tense and aspect; None where the verb is not finite."""
        tag = self.tokens[index].xpos
        auxiliaries = self.forest.children(index, "aux", "aux:pass")
        finite = next((kid for kid in auxiliaries if self.tokens[kid].xpos in FINITE), None)
        if finite is not None:
            lemma = self.tokens[finite].lemma.lower()
            if lemma == "be" and self._to_be(index):
                return Status.PLANNED, "status.be-to", finite
            if any(self.tokens[kid].text.lower() == "being" for kid in auxiliaries):
                return Status.ONGOING, "status.progressive", finite
            if lemma in {"have", "do"} or self.tokens[finite].xpos == "VBD":
                return self._past_form(index, finite)
            if tag == "VBG":
                return Status.ONGOING, "status.progressive", finite
            holds = tag == "VBN" and trigger is not None and trigger.type.value not in DONE_TO
            if holds:
                return Status.ONGOING, "status.present-passive", finite
            return Status.OCCURRED, "status.tense", finite
        if tag == "VBD":
            return Status.OCCURRED, "status.tense", index
        if tag in {"VBZ", "VBP"}:
            return self._present(index, trigger)
        return None

    def _past_form(self, index: int, finite: int) -> Judged:
        """'has attacked', 'was attacking', 'has been attacking'; in reported speech 'was attacking' goes on."""
        lemma, past = self.tokens[finite].lemma.lower(), self.tokens[finite].xpos == "VBD"
        progressive = self.tokens[index].xpos == "VBG"
        reported = lemma == "be" and self.tokens[index].deprel == "ccomp"
        if progressive and (reported or not past):
            return Status.ONGOING, "status.tense", finite
        return Status.OCCURRED, "status.tense", finite

    def _to_be(self, index: int) -> bool:
        """Tell whether a verb stands after 'is to' or 'are to be'."""
        return any(self.tokens[kid].lemma == "to" for kid in self.forest.children(index, "mark"))

    def _present(self, index: int, trigger: Trigger | None) -> Judged:
        section = self.reading.sentences[self.tokens[index].sentence].section
        if trigger is not None and trigger.mode in STANDING_MODES:
            return Status.ONGOING, "status.present-state", index
        if section in {Section.TITLE, Section.CAPTION}:
            return Status.OCCURRED, "status.headline", index
        if trigger is not None and trigger.type.value in PERFORMATIVE:
            return Status.OCCURRED, "status.performative", index
        return Status.ONGOING, "status.present", index

    def unfinite(self, index: int, depth: int, trigger: Trigger | None = None) -> Judged:
        """Judge an infinitive or participle by what governs it."""
        token = self.tokens[index]
        governor = self.forest.governor(index)
        infinitive = self._is_infinitive(index)
        if token.deprel.startswith("conj") and governor is not None and depth:
            if self._is_verb(governor):
                return self.clause(governor, trigger, depth - 1)
            return self._by_word(governor, index)
        if governor is None or not depth:
            if infinitive:
                return Status.PLANNED, "status.headline-to", index
            return (Status.PROPOSED if token.xpos == "VB" else Status.OCCURRED), "status.bare", index
        if any(self.tokens[kid].text.lower() == "having" for kid in self.forest.children(index, "aux")):
            denied = self._denied_by(governor)
            return denied if denied is not None else (Status.OCCURRED, "status.having", index)
        if infinitive and has_yet(self.forest, index, governor):
            return Status.DENIED, "status.yet-to", governor
        if not self._stands_alone(index):
            cue = self.cue(governor, infinitive=infinitive)
            if cue is not None:
                return self.combined(cue, governor, depth)
        if infinitive:
            return self._infinitive(index, governor, depth, trigger)
        return self._participle(index, governor, depth)

    def _stands_alone(self, index: int) -> bool:
        """Tell whether a participle only hangs beside its governor: 'refused, citing costs', 'the plan drawn up'."""
        token = self.tokens[index]
        if self._is_infinitive(index):
            return False
        if token.xpos not in {"VBG", "VBN"} or token.deprel.partition(":")[0] not in {"advcl", "acl"}:
            return False
        marks = {self.tokens[kid].lemma.lower() for kid in self.forest.children(index, "mark", "case")}
        return not marks & TYING

    def _infinitive(self, index: int, governor: int, depth: int, trigger: Trigger | None) -> Judged:
        """Judge an infinitive that no word of the lexicon governs: an aim, unless the clause around says otherwise."""
        lemma = self.tokens[governor].lemma.lower()
        if lemma == "be":
            return Status.PLANNED, "status.be-to", governor
        if lemma in GRANTING and has_period(self.forest, governor):
            return Status.PROPOSED, "status.deadline", governor
        around = self.clause(governor, None, depth - 1) if self._is_verb(governor) else None
        if around is not None and around[0] not in {*HAPPENED, Status.DENIED}:
            return around
        if around is not None and trigger is not None and trigger.type.value in SAID_BY_GOING and around[0] in HAPPENED:
            return around[0], "status.purpose-said", around[2]
        ranked = {self.tokens[kid].lemma.lower() for kid in (governor, *self.forest.kids[governor])} & RANKED
        if ranked and self.tokens[index].deprel.startswith("acl"):
            return Status.OCCURRED, "status.ranked", governor
        return Status.PLANNED, "status.purpose", index

    def _participle(self, index: int, governor: int, depth: int) -> Judged:
        token = self.tokens[index]
        if token.deprel.startswith(("acl", "amod")) and token.xpos == "VBN":
            if token.lemma.lower() in HELD:
                return Status.ONGOING, "status.held", index
            return Status.OCCURRED, "status.participle", index
        blame = self.cues.verbs.get(self.tokens[governor].lemma.lower())
        if blame is not None and blame.id == "cue.accuse" and self._is_verb(governor):
            return Status.OCCURRED, "status.blamed", governor
        if self._is_verb(governor):
            status, rule, decided = self.clause(governor, None, depth - 1)
            if status is Status.OCCURRED and token.xpos == "VBG" and token.deprel.startswith("acl"):
                return Status.ONGOING, "status.participle", index
            return status, rule, decided
        return (Status.ONGOING if token.xpos == "VBG" else Status.OCCURRED), "status.participle", index

    def _is_infinitive(self, index: int) -> bool:
        """Tell whether a verb stands in the infinitive with 'to', also in the passive: 'a summit to be held in May'."""
        marked = any(self.tokens[kid].lemma == "to" for kid in self.forest.children(index, "mark"))
        passive = any(self.tokens[kid].xpos == "VB" for kid in self.forest.children(index, "aux:pass"))
        return marked and (self.tokens[index].xpos == "VB" or passive)

    def governed(self, index: int, own: Judged, depth: int) -> Judged:
        """Let a governing verb of denial, fear or asking speak about a finite clause."""
        governor = self.forest.governor(index)
        if governor is None or not depth:
            return own
        relation = self.tokens[index].deprel.partition(":")[0]
        if relation == "conj" and self._is_verb(governor):
            return self.governed(governor, own, depth - 1)
        lemma = self.tokens[governor].lemma.lower()
        told = relation in {"ccomp", "csubj"} or (relation == "advcl" and is_that_clause(self.forest, index))
        if told and lemma in TRUE and (negated := self._negated(governor)) is not None:
            return Status.DENIED, "status.not-true", negated
        if told and own[0] in HAPPENED and (lemma in UNKNOWN or self._left_open(governor, index)):
            return own[0], "status.unknown", governor  # 'it is unclear whether it fell': as it would be if it had
        if told:
            denied = self._denied_by(governor)
            if denied is not None:
                return own if self._negated(governor) is not None else denied
            cue = self.lexicon.verbs.get(lemma) or self.lexicon.adjectives.get(lemma) or self.lexicon.nouns.get(lemma)
            if cue is not None and (cue.status is Status.DENIED or self._asked_for(cue, own)):
                return cue.status, cue.id, governor
        noun = self.lexicon.nouns.get(lemma)
        if noun is not None and self.tokens[index].deprel == "acl" and noun.status not in HAPPENED:
            return noun.status, noun.id, governor
        if relation == "acl" or relation == "ccomp":
            return self._tale(governor) or own
        return own

    def _left_open(self, governor: int, index: int) -> bool:
        return asks(self.forest, governor, index) and self._negated(governor) is not None

    def _denied_by(self, governor: int) -> Judged | None:
        verb = self.cues.verbs.get(self.tokens[governor].lemma.lower())
        return (Status.DENIED, verb.id, governor) if verb is not None and verb.denies else None

    def _tale(self, index: int) -> Judged | None:
        """'The story that it fell is a lie', 'rejects the claim that it fell': what the tale says is denied."""
        if self.tokens[index].upos != "NOUN":
            return None
        if self._no(index) is not None:
            return Status.DENIED, "status.no", index
        governor = self.forest.governor(index)
        relation = self.tokens[index].deprel.partition(":")[0]
        if governor is None:
            return None
        lemma = self.tokens[governor].lemma.lower()
        if relation == "nsubj":
            cue = self.lexicon.adjectives.get(lemma) or self.lexicon.nouns.get(lemma)
            denied = cue is not None and cue.status is Status.DENIED and self._negated(governor) is None
            if cue is not None and denied:
                return Status.DENIED, cue.id, governor
            made_up = self.forest.is_passive(governor) and lemma in REJECTING | MADE_UP
            made_up = made_up and self._negated(governor) is None
            return (Status.DENIED, "status.tale-rejected", governor) if made_up else None
        verb = self.cues.verbs.get(lemma)
        rejected = lemma in REJECTING or (verb is not None and verb.denies)
        return (Status.DENIED, "status.tale-rejected", governor) if rejected and relation == "obj" else None

    def _asked_for(self, cue: StatusCue, own: Judged) -> bool:
        """Tell whether a word of asking or fear speaks about a clause; 'insisted that it had left' asks for nothing."""
        if cue.status is Status.EXPECTED:
            return True
        told = own[0] in HAPPENED and own[1] != "status.present"  # 'it is vital that they withdraw' is no present
        return cue.status is Status.PROPOSED and not told and own[0] is not Status.DENIED

    def _by_word(self, governor: int, index: int) -> Judged:
        cue = self.cue(governor)
        return (cue.status, cue.id, governor) if cue is not None else (Status.OCCURRED, "status.bare", index)

    def cue(self, index: int, *, infinitive: bool = False) -> StatusCue | None:
        """Give what the lexicon says of a governing word, or None; some verbs decide about an infinitive only."""
        token = self.tokens[index]
        lemma = token.lemma.lower()
        if token.upos in {"VERB", "AUX"}:
            near = self.forest.children(index, "compound:prt", "advmod")
            particles = [self.tokens[kid].lemma.lower() for kid in near]
            cases = [
                self.tokens[case].lemma.lower()
                for kid in self.forest.children(index, "obl", "xcomp", "advcl")
                for case in self.forest.children(kid, "case", "mark")
            ]
            phrasal = [self.lexicon.verbs.get(f"{lemma} {word}") for word in (*particles, *cases)]
            found = next((cue for cue in phrasal if cue is not None), self.lexicon.verbs.get(lemma))
            return found or (self.lexicon.infinitives.get(lemma) if infinitive else None)
        if token.upos == "ADJ":
            return self.lexicon.adjectives.get(lemma)
        return self.lexicon.nouns.get(lemma)

    def combined(self, cue: StatusCue, governor: int, depth: int) -> Judged:
        """Combine what the governing word says with how the governing clause itself stands."""
        if not self._is_verb(governor):
            negated = self._negated(governor)
            negated = self._no(governor) if negated is None else negated
            if negated is not None:
                return Status.REFUSED if cue.status is Status.PLANNED else Status.DENIED, cue.id, negated
            return self._dropped(governor) or (cue.status, cue.id, governor)
        around = self.clause(governor, None, depth - 1) if depth else (Status.OCCURRED, cue.id, governor)
        if cue.status is Status.OCCURRED:
            return around
        if around[0] is Status.DENIED:
            if cue.status in {Status.PLANNED, Status.PROPOSED}:
                return Status.REFUSED, cue.id, around[2]
            if cue.status is Status.REFUSED:
                return Status.OCCURRED, cue.id, governor
            return Status.DENIED, cue.id, around[2]
        if cue.status is Status.ONGOING and around[0] not in HAPPENED:
            return around
        if around[0] is Status.CONDITIONAL or (cue.status is Status.PLANNED and around[0] not in HAPPENED):
            return around
        return cue.status, cue.id, governor

    def _dropped(self, index: int) -> Judged | None:
        """'Plans to bomb it were dropped', 'abandoned its plan to': what is given up is the plan's deed."""
        above = self.forest.governor(index)
        if above is None or self.tokens[index].deprel not in {"obj", "nsubj:pass"}:
            return None
        cue = self.lexicon.verbs.get(self.tokens[above].lemma.lower())
        return (cue.status, cue.id, above) if cue is not None and cue.status is Status.REFUSED else None

    def _is_verb(self, index: int) -> bool:
        return self.tokens[index].upos in {"VERB", "AUX"} or bool(self.forest.children(index, "cop"))
