"""How each event stands: the words that make it a fact, a plan, a fear, a refusal, a denial.

    has captured / captured / were killed      occurred      will attack, plans to attack       planned
    is shelling, continues to shell            ongoing       must withdraw, called for talks    proposed
    may attack, fears of an attack             expected      if ... attacks, would attack       conditional
    refused to leave, will not leave           refused       did not attack, denied that        denied

The form of the trigger's own clause is read first, then the words that govern it, from the inside outwards. Careful
side: a plain infinitive that nothing known governs is a plan, not an act; so 'were forced to flee' needs its own entry.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.knowledge.cues import CueLexicon
from sayso.knowledge.statuses import StatusCue, StatusLexicon
from sayso.read.trees import Forest
from sayso.records import HAPPENED, EventType, Evidenced, Reading, Section, Span, Status, Trigger

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


def add_statuses(reading: Reading, lexicon: StatusLexicon, cues: CueLexicon) -> Reading:
    """Add one status and one hedge (or None) for each trigger."""
    judge = _Judge(reading, lexicon, cues)
    statuses, hedges = [], []
    for trigger in reading.triggers:
        status, rule, decided = judge.status(trigger)
        span = reading.tokens[decided].span
        statuses.append(Evidenced(value=status, rule=rule, spans=(span,)))
        hedges.append(judge.hedge(trigger))
    return replace(reading, statuses=tuple(statuses), hedges=tuple(hedges))


class _Judge:
    """Judges the triggers of one report."""

    def __init__(self, reading: Reading, lexicon: StatusLexicon, cues: CueLexicon) -> None:
        self.reading, self.lexicon, self.cues = reading, lexicon, cues
        self.tokens = reading.tokens
        self.forest = Forest(reading.tokens)
        self.anchor: date | None = reading.report.anchor_date

    def status(self, trigger: Trigger) -> Judged:
        """Judge one trigger."""
        index = trigger.head
        if self.tokens[index].upos in {"VERB", "AUX"}:
            found = self._clause(index, trigger, DEPTH)
        elif self.tokens[index].upos == "ADJ" or self.forest.children(index, "cop"):
            found = self._copula(index, trigger)
        else:
            found = self._noun(index, trigger)
        return self._dated(found, trigger)

    # --- clauses

    def _clause(self, index: int, trigger: Trigger | None, depth: int) -> Judged:
        """Judge the clause of a verb: its own auxiliaries and form, then what governs it."""
        own = self._condition(index) or self._modal(index) or self._negation(index)
        if own is not None:
            return self._governed(index, own, depth) if own[0] in {*HAPPENED, Status.PLANNED} else own
        form = self._form(index, trigger)
        if form is not None:
            return self._governed(index, form, depth)
        return self._unfinite(index, depth)

    def _condition(self, index: int) -> Judged | None:
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

    def _modal(self, index: int) -> Judged | None:
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

    def _negation(self, index: int) -> Judged | None:
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
            if token.deprel.partition(":")[0] in {"nsubj", "obj"}:
                if lemma in NO:
                    return kid
                for det in forest.children(kid, "det"):
                    if tokens[det].lemma.lower() in NO:
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
        finite = next((kid for kid in auxiliaries if self.tokens[kid].xpos in {"VBD", "VBZ", "VBP"}), None)
        if finite is not None:
            lemma = self.tokens[finite].lemma.lower()
            if lemma == "be" and tag == "VB":
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

    def _unfinite(self, index: int, depth: int) -> Judged:
        """Judge an infinitive or participle by what governs it."""
        token = self.tokens[index]
        governor = self.forest.governor(index)
        infinitive = token.xpos == "VB" and any(
            self.tokens[kid].lemma == "to" for kid in self.forest.children(index, "mark")
        )
        if token.deprel.startswith("conj") and governor is not None and depth:
            return (
                self._clause(governor, None, depth - 1) if self._is_verb(governor) else self._by_word(governor, index)
            )
        if governor is None or not depth:
            status = Status.PROPOSED if token.xpos == "VB" else Status.OCCURRED
            return status, "status.bare", index
        cue = self._cue(governor)
        if cue is not None:
            return self._combined(cue, governor, depth)
        if infinitive:
            if self.tokens[governor].lemma == "be":
                return Status.PLANNED, "status.be-to", governor
            return Status.PLANNED, "status.purpose", index
        if token.deprel.startswith(("acl", "amod")) and token.xpos == "VBN":
            return Status.OCCURRED, "status.participle", index
        if self._is_verb(governor):
            status, rule, decided = self._clause(governor, None, depth - 1)
            if status is Status.OCCURRED and token.xpos == "VBG" and token.deprel.startswith("acl"):
                return Status.ONGOING, "status.participle", index
            return status, rule, decided
        return (Status.ONGOING if token.xpos == "VBG" else Status.OCCURRED), "status.participle", index

    def _governed(self, index: int, own: Judged, depth: int) -> Judged:
        """Let a governing verb of denial, fear or asking speak about a finite clause."""
        governor = self.forest.governor(index)
        if governor is None or not depth:
            return own
        relation = self.tokens[index].deprel.partition(":")[0]
        if relation == "conj" and self._is_verb(governor):
            return self._governed(governor, own, depth - 1)
        lemma = self.tokens[governor].lemma.lower()
        if relation in {"ccomp", "csubj"}:
            verb = self.cues.verbs.get(lemma)
            if verb is not None and verb.denies:
                negated = self._negated(governor) is not None
                return own if negated else (Status.DENIED, verb.id, governor)
            cue = self.lexicon.verbs.get(lemma) or self.lexicon.adjectives.get(lemma)
            if cue is not None and cue.status in {Status.PROPOSED, Status.EXPECTED, Status.DENIED}:
                return cue.status, cue.id, governor
        if relation == "acl" and self.tokens[governor].lemma.lower() in self.lexicon.nouns:
            cue = self.lexicon.nouns[self.tokens[governor].lemma.lower()]
            if self.tokens[index].deprel == "acl" and cue.status in {Status.EXPECTED, Status.DENIED}:
                return cue.status, cue.id, governor
        return own

    def _by_word(self, governor: int, index: int) -> Judged:
        cue = self._cue(governor)
        return (cue.status, cue.id, governor) if cue is not None else (Status.OCCURRED, "status.bare", index)

    def _cue(self, index: int) -> StatusCue | None:
        token = self.tokens[index]
        lemma = token.lemma.lower()
        if token.upos in {"VERB", "AUX"}:
            return self.lexicon.verbs.get(lemma)
        if token.upos == "ADJ":
            return self.lexicon.adjectives.get(lemma)
        return self.lexicon.nouns.get(lemma)

    def _combined(self, cue: StatusCue, governor: int, depth: int) -> Judged:
        """Combine what the governing word says with how the governing clause itself stands."""
        if not self._is_verb(governor):
            negated = self._negated(governor) or self._no(governor)
            if negated is not None:
                return Status.REFUSED if cue.status is Status.PLANNED else Status.DENIED, cue.id, negated
            return cue.status, cue.id, governor
        around = self._clause(governor, None, depth - 1) if depth else (Status.OCCURRED, cue.id, governor)
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
        if around[0] is Status.CONDITIONAL:
            return around
        return cue.status, cue.id, governor

    def _is_verb(self, index: int) -> bool:
        return self.tokens[index].upos in {"VERB", "AUX"} or bool(self.forest.children(index, "cop"))

    # --- nouns and adjectives

    def _copula(self, index: int, trigger: Trigger) -> Judged:
        own = self._condition(index) or self._modal(index) or self._negation(index)
        if own is not None:
            return own
        copula = self.forest.child(index, "cop")
        if copula is None:
            return (
                self._noun(index, trigger)
                if self.tokens[index].upos != "ADJ"
                else (Status.ONGOING, "status.state", index)
            )
        past = self.tokens[copula].xpos == "VBD"
        own = (Status.OCCURRED if past else Status.ONGOING), "status.copula", copula
        return self._governed(index, own, DEPTH)

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
            if cue is not None and tokens[kid].deprel.partition(":")[0] in {"amod", "compound", "advmod"}:
                return cue.status, cue.id, kid
        governor = forest.governor(forest.first_conjunct(index))
        if governor is not None:
            found = self._noun_governed(forest.first_conjunct(index), governor)
            if found is not None:
                return found
        standing = trigger.mode in STANDING_MODES or tokens[index].lemma.lower() in STANDING_NOUNS
        return (Status.ONGOING if standing else Status.OCCURRED), "status.noun", index

    def _noun_governed(self, index: int, governor: int) -> Judged | None:
        tokens = self.tokens
        relation = tokens[index].deprel.partition(":")[0]
        lemma = tokens[governor].lemma.lower()
        cue = self._cue(governor)
        if tokens[governor].upos == "VERB":
            verb = self.cues.verbs.get(lemma)
            if verb is not None and verb.denies and relation == "obj":
                return Status.DENIED, verb.id, governor
            if (
                cue is not None
                and relation in {"obj", "obl", "nsubj"}
                and not (relation == "obl" and self._aside(index))
            ):
                if relation == "nsubj" and lemma not in ASPECT and not self.forest.is_passive(governor):
                    return None
                return self._combined(cue, governor, DEPTH)
            if relation in {"obj", "nsubj"}:
                around = self._clause(governor, None, DEPTH)
                if around[0] not in HAPPENED and (relation == "obj" or lemma in ASPECT):
                    return around
            return None
        if relation == "nmod" and cue is not None and cue.status is not Status.OCCURRED:
            cases = {tokens[kid].lemma for kid in self.forest.children(index, "case")}
            if cases & {"of", "for", "on", "to"}:
                return self._combined(cue, governor, DEPTH)
        return None

    def _aside(self, index: int) -> bool:
        """Tell whether an oblique is a circumstance ('after the attack', 'since the war') and no object of its verb."""
        cases = {self.tokens[kid].lemma.lower() for kid in self.forest.children(index, "case")}
        return bool(cases - {"for", "to", "of", "on", "against", "with"}) or not cases

    def _dated(self, judged: Judged, trigger: Trigger) -> Judged:
        """A present tense or a bare noun with a day to come is a plan: 'the council meets on Friday'."""
        status, rule, _decided = judged
        if status not in HAPPENED or self.anchor is None or rule == "status.negation":
            return judged
        sentence = self.reading.sentences[self.tokens[trigger.head].sentence]
        past = self.tokens[trigger.head].xpos in {"VBD", "VBN"}
        for mention in self.reading.times:
            if sentence.span.start <= mention.span.start < sentence.span.end and mention.interval is not None:
                start = mention.interval.start
                near = mention.head >= 0 and self.tokens[mention.head].head == trigger.head
                if near and not past and start is not None and start > self.anchor:
                    return Status.PLANNED, f"status.date-to-come:{mention.rule}", mention.head
        return judged

    # --- hedges

    def hedge(self, trigger: Trigger) -> Span | None:
        """Give the words of the report's own doubt about a trigger, or None."""
        index = trigger.head
        for here in (index, *list(self.forest.ancestors(index))[:1]):
            for kid in self.forest.kids[here]:
                if self.tokens[kid].lemma.lower() in self.cues.hedge_words or (
                    self.tokens[kid].text.lower() in self.cues.hedge_words
                ):
                    return self.tokens[kid].span
        for attribution in self.reading.attributions:
            cue = attribution.source.cue
            if cue and any(span.start <= trigger.span.start < span.end for span in attribution.content):
                verb = self.reading.report.quote(cue).lower()
                if any(known.doubt for word, known in self.cues.verbs.items() if verb.startswith(word)):
                    return cue
        return self._hedge_phrase(trigger)

    def _hedge_phrase(self, trigger: Trigger) -> Span | None:
        sentence = self.reading.sentences[self.tokens[trigger.head].sentence]
        words = self.reading.report.quote(sentence.span).lower()
        for phrase in self.cues.hedge_phrases:
            at = words.find(" ".join(phrase))
            if at >= 0 and sentence.span.start + at < trigger.span.start:
                start = sentence.span.start + at
                return Span(start, start + len(" ".join(phrase)))
        return None
