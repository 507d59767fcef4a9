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
from sayso.read.trees import Forest
from sayso.records import HAPPENED, EventType, Reading, Section, Status, Trigger

# Speech acts: in the present tense they are done by being said ('we condemn', 'calls on').
PERFORMATIVE = frozenset(
    {EventType.SUPPORT, EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.AGREE}
    | {EventType.CONCEDE}
)
# States: in the present tense, and as bare nouns, they hold now.
STANDING_MODES = frozenset({"hold", "contest", "need"})
STANDING_NOUNS = frozenset(
    {"war", "conflict", "insurgency", "crisis", "campaign", "siege", "blockade", "occupation", "threat", "presence"}
    | {"operation", "offensive", "sanction", "embargo", "curfew", "control", "rule", "unrest", "rebellion", "uprising"}
)
FUTURE = frozenset({"will", "shall", "'ll", "wo"})
NEGATIONS = frozenset({"not", "n't", "never", "n’t", "neither", "nor"})
NO = frozenset({"no", "neither", "none", "nobody", "nothing"})
ASPECT = frozenset(
    {"begin", "start", "resume", "take", "continue", "happen", "occur", "open", "end", "launch", "hold", "be"}
)
DEPTH = 6  # governors looked at: a deeper nest than this is a parser's mistake

Judged = tuple[Status, str, int]  # status, rule, the token that decided


class ClauseJudge:
    """Judges the clauses of one report."""

    def __init__(self, reading: Reading, lexicon: StatusLexicon, cues: CueLexicon) -> None:
        """Index the trees."""
        self.reading, self.lexicon, self.cues = reading, lexicon, cues
        self.tokens = reading.tokens
        self.forest = Forest(reading.tokens)

    def clause(self, index: int, trigger: Trigger | None, depth: int) -> Judged:
        """Judge the clause of a verb: its own auxiliaries and form, then what governs it."""
        own = self.condition(index) or self.modal(index) or self.negation(index)
        if own is not None and own[1] == "status.negation" and self._is_infinitive(index):
            return Status.REFUSED, "status.not-to", own[2]
        if own is not None:
            return self.governed(index, own, depth) if own[0] in {*HAPPENED, Status.PLANNED} else own
        form = self._form(index, trigger)
        if form is not None:
            return self.governed(index, form, depth)
        return self.unfinite(index, depth)

    def condition(self, index: int) -> Judged | None:
        """Give the judgement of an 'if' on the clause itself or beside it, or None."""
        forest, tokens = self.forest, self.tokens
        for kid in forest.children(index, "mark", "advmod"):
            cue = self.lexicon.marks.get(tokens[kid].lemma.lower())
            if cue is not None and tokens[index].deprel in {"advcl", "conj"}:
                return Status.CONDITIONAL, cue.id, kid
        future = self._auxiliaries(index) & (FUTURE | {"would", "could", "may", "might", "can"})
        for clause in forest.children(index, "advcl"):
            for kid in forest.children(clause, "mark"):
                cue = self.lexicon.marks.get(tokens[kid].lemma.lower())
                if cue is not None and future:
                    return Status.CONDITIONAL, cue.id, kid
        return None

    def modal(self, index: int) -> Judged | None:
        """Give the judgement of a modal: will, would, may, must ..., or None."""
        for kid in self.forest.children(index, "aux"):
            lemma = self.tokens[kid].lemma.lower()
            if lemma in FUTURE:
                status = Status.REFUSED if self._negated(index) is not None else Status.PLANNED
                return status, "status.future", kid
            if lemma == "would":
                return self._would(index, kid)
            cue = self.lexicon.auxiliaries.get(lemma)
            if cue is not None:
                if self._negated(index) is not None and lemma in {"could", "can"}:
                    return Status.DENIED, cue.id, kid
                return cue.status, cue.id, kid
        return None

    def _would(self, index: int, aux: int) -> Judged:
        """'He said it would attack' is a plan told in the past; a 'would' by itself is a condition."""
        if self._negated(index) is not None:
            return Status.REFUSED, "status.would-not", aux
        inside = any(
            self.tokens[above].lemma in self.cues.verbs for above in self.forest.ancestors(index)
        ) or self._quoted_back(index)
        return (Status.PLANNED, "status.would-said", aux) if inside else (Status.CONDITIONAL, "status.would", aux)

    def _quoted_back(self, index: int) -> bool:
        return any(self.tokens[kid].lemma in self.cues.verbs for kid in self.forest.children(index, "parataxis"))

    def negation(self, index: int) -> Judged | None:
        """Give the judgement of a plain negation, or None."""
        negated = self._negated(index)
        return None if negated is None else (Status.DENIED, "status.negation", negated)

    def _negated(self, index: int) -> int | None:
        """Give the word that negates a clause: 'not', 'never', 'no' on its subject or object, 'without'."""
        forest, tokens = self.forest, self.tokens
        for kid in forest.kids[index]:
            token = tokens[kid]
            lemma = token.lemma.lower()
            if lemma in NEGATIONS and token.deprel.partition(":")[0] in {"advmod", "aux", "cc", "det"}:
                return kid
            if token.deprel == "mark" and lemma == "without":
                return kid
            if token.deprel.partition(":")[0] in {"nsubj", "obj", "obl"}:
                if lemma in NO:
                    return kid
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
        auxiliaries = self.forest.children(index, "aux")
        finite = next((kid for kid in auxiliaries if self.tokens[kid].xpos in {"VBD", "VBZ", "VBP"}), None)
        if finite is not None:
            lemma = self.tokens[finite].lemma.lower()
            if lemma == "be" and self._to_be(index):
                return Status.PLANNED, "status.be-to", finite
            if lemma in {"have", "do"} or self.tokens[finite].xpos == "VBD":
                progressive = tag == "VBG" and not self._past(finite, lemma)
                return (Status.ONGOING if progressive else Status.OCCURRED), "status.tense", finite
            return (Status.ONGOING if tag == "VBG" else Status.OCCURRED), "status.tense", finite
        if tag == "VBD":
            return Status.OCCURRED, "status.tense", index
        if tag in {"VBZ", "VBP"}:
            return self._present(index, trigger)
        return None

    def _to_be(self, index: int) -> bool:
        """Tell whether a verb stands after 'is to' or 'are to be'."""
        return any(self.tokens[kid].lemma == "to" for kid in self.forest.children(index, "mark"))

    def _past(self, finite: int, lemma: str) -> bool:
        return self.tokens[finite].xpos == "VBD" and lemma in {"be", "have"}

    def _present(self, index: int, trigger: Trigger | None) -> Judged:
        section = self.reading.sentences[self.tokens[index].sentence].section
        if trigger is not None and trigger.mode in STANDING_MODES:
            return Status.ONGOING, "status.present-state", index
        if section in {Section.TITLE, Section.CAPTION}:
            return Status.OCCURRED, "status.headline", index
        if trigger is not None and trigger.type.value in PERFORMATIVE:
            return Status.OCCURRED, "status.performative", index
        return Status.ONGOING, "status.present", index

    def unfinite(self, index: int, depth: int) -> Judged:
        """Judge an infinitive or participle by what governs it."""
        token = self.tokens[index]
        governor = self.forest.governor(index)
        infinitive = self._is_infinitive(index)
        if token.deprel.startswith("conj") and governor is not None and depth:
            return self.clause(governor, None, depth - 1) if self._is_verb(governor) else self._by_word(governor, index)
        if governor is None or not depth:
            status = Status.PROPOSED if token.xpos == "VB" else Status.OCCURRED
            return status, "status.bare", index
        cue = self.cue(governor)
        if cue is not None:
            return self.combined(cue, governor, depth)
        if infinitive:
            if self.tokens[governor].lemma == "be":
                return Status.PLANNED, "status.be-to", governor
            around = self.clause(governor, None, depth - 1) if self._is_verb(governor) else None
            if around is not None and around[0] not in {*HAPPENED, Status.DENIED}:
                return around
            return Status.PLANNED, "status.purpose", index
        if token.deprel.startswith(("acl", "amod")) and token.xpos == "VBN":
            return Status.OCCURRED, "status.participle", index
        if self._is_verb(governor):
            status, rule, decided = self.clause(governor, None, depth - 1)
            if status is Status.OCCURRED and token.xpos == "VBG" and token.deprel.startswith("acl"):
                return Status.ONGOING, "status.participle", index
            return status, rule, decided
        return (Status.ONGOING if token.xpos == "VBG" else Status.OCCURRED), "status.participle", index

    def _is_infinitive(self, index: int) -> bool:
        marks = self.forest.children(index, "mark")
        return self.tokens[index].xpos == "VB" and any(self.tokens[kid].lemma == "to" for kid in marks)

    def governed(self, index: int, own: Judged, depth: int) -> Judged:
        """Let a governing verb of denial, fear or asking speak about a finite clause."""
        governor = self.forest.governor(index)
        if governor is None or not depth:
            return own
        relation = self.tokens[index].deprel.partition(":")[0]
        if relation == "conj" and self._is_verb(governor):
            return self.governed(governor, own, depth - 1)
        lemma = self.tokens[governor].lemma.lower()
        if relation in {"ccomp", "csubj"}:
            verb = self.cues.verbs.get(lemma)
            if verb is not None and verb.denies:
                negated = self._negated(governor) is not None
                return own if negated else (Status.DENIED, verb.id, governor)
            cue = self.lexicon.verbs.get(lemma) or self.lexicon.adjectives.get(lemma)
            if cue is not None and cue.status in {Status.PROPOSED, Status.EXPECTED, Status.DENIED}:
                return cue.status, cue.id, governor
        noun = self.lexicon.nouns.get(lemma)
        if noun is not None and self.tokens[index].deprel == "acl" and noun.status not in HAPPENED:
            return noun.status, noun.id, governor
        return own

    def _by_word(self, governor: int, index: int) -> Judged:
        cue = self.cue(governor)
        return (cue.status, cue.id, governor) if cue is not None else (Status.OCCURRED, "status.bare", index)

    def cue(self, index: int) -> StatusCue | None:
        """Give what the lexicon says of a governing word, or None."""
        token = self.tokens[index]
        lemma = token.lemma.lower()
        if token.upos in {"VERB", "AUX"}:
            particles = [self.tokens[kid].lemma for kid in self.forest.children(index, "compound:prt")]
            phrasal = [self.lexicon.verbs.get(f"{lemma} {particle}") for particle in particles]
            return next((cue for cue in phrasal if cue is not None), self.lexicon.verbs.get(lemma))
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
            return cue.status, cue.id, governor
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

    def _is_verb(self, index: int) -> bool:
        return self.tokens[index].upos in {"VERB", "AUX"} or bool(self.forest.children(index, "cop"))
