"""Conditions: which clauses are true only if something else happens.

    If the talks fail, the army will attack     both clauses
    Should the talks fail, it will attack       both: an 'if' told by turning verb and subject round
    It threatened to attack if bombs fell       attack: what hangs on the 'if' is what is threatened
    They will leave once a date is set          leave, set

Careful side: a clause in the past beside an 'if' ('asked if', 'laughed if provoked') stands as its tense says.
"""

from __future__ import annotations

from sayso.knowledge.statuses import StatusCue, StatusLexicon
from sayso.read.trees import Forest

INVERTED = frozenset({"should", "had", "were"})
OPEN_FORMS = frozenset({"VB", "VBP", "VBZ"})
MODALS = frozenset({"will", "shall", "'ll", "wo", "would", "'d", "could", "may", "might", "can", "must"})
# Conditions only where they are still to come ('will leave once a date is set'); but for 'once', not for what stands
# beside them: 'they will stay until the first man lands' is a plan.
WAITED_FOR = frozenset({"when", "until", "till", "before", "whenever"})
TO_COME = WAITED_FOR | {"once"}
WHOEVER = frozenset({"those", "anyone", "anybody", "whoever", "everyone", "any", "all"})
FURTHEST = 3  # conjuncts followed upwards: 'stays, rests and waits if'

Found = tuple[StatusCue, int]  # the cue and the token that says so


class Conditions:
    """Looks for conditions in the trees of one report."""

    def __init__(self, forest: Forest, lexicon: StatusLexicon) -> None:
        """Keep the trees and the marks."""
        self.forest, self.tokens, self.marks = forest, forest.tokens, lexicon.marks

    def at(self, index: int) -> Found | None:
        """Give the cue that makes a verb's clause conditional, in it or beside it, or None."""
        here = index
        for _ in range(FURTHEST):
            found = self.opens(here) or (self._beside(here) if self.is_open(index) else None)
            governor = self.forest.governor(here)
            if found is not None or governor is None:
                return found
            if self.tokens[here].deprel != "conj":
                break
            here = governor
        token, governor = self.tokens[index], self.forest.governor(index)
        if token.deprel == "xcomp" and token.xpos == "VB" and governor is not None:
            return self._beside(governor)
        return None

    def opens(self, index: int) -> Found | None:
        """Give the mark that makes the clause itself a condition: 'if it fails', 'should it fail'."""
        relation = self.tokens[index].deprel
        if relation == "acl:relcl":
            return self._whoever(index)
        if relation.partition(":")[0] not in {"advcl", "conj", "parataxis"}:
            return None
        adverbial = not self.tokens[index].deprel.startswith("parataxis")
        for kid in self.forest.children(index, "mark", "advmod"):
            lemma = self.tokens[kid].lemma.lower()
            cue = self.marks.get(lemma)
            if cue is not None and adverbial and (lemma not in TO_COME or self._to_come(index)):
                return cue, kid
        return self._turned_round(index)

    def _whoever(self, index: int) -> Found | None:
        """'Those who lay down their arms will be fed': only if they do."""
        host, cue = self.forest.governor(index), self.marks.get("if")
        if cue is None or host is None or self.tokens[host].text.lower() not in WHOEVER:
            return None
        above = self.forest.governor(host)
        if self.tokens[index].xpos not in OPEN_FORMS or above is None or not self._promises(above):
            return None
        return cue, host

    def _promises(self, index: int) -> bool:
        auxiliaries = {self.tokens[kid].lemma.lower() for kid in self.forest.children(index, "aux")}
        return bool(auxiliaries & MODALS)

    def is_open(self, index: int) -> bool:
        """Tell whether a verb may still hang on a condition: no plain past."""
        auxiliaries = {self.tokens[kid].lemma.lower() for kid in self.forest.children(index, "aux")}
        if auxiliaries & MODALS:
            return True
        if auxiliaries & {"have", "do"} or any(
            self.tokens[kid].xpos == "VBD" for kid in self.forest.children(index, "aux", "aux:pass", "cop")
        ):
            return False
        passive = self.tokens[index].xpos == "VBN" and bool(self.forest.children(index, "aux:pass"))
        return self.tokens[index].xpos in OPEN_FORMS or passive or bool(self.forest.children(index, "cop"))

    def _beside(self, index: int) -> Found | None:
        for clause in self.forest.children(index, "advcl", "parataxis"):
            found = self.opens(clause)
            if found is not None and self.tokens[found[1]].lemma.lower() not in WAITED_FOR:
                return found
        return None

    def _to_come(self, index: int) -> bool:
        """Tell whether a clause of time speaks of what is to come: the clause it hangs on is no past."""
        governor = self.forest.governor(index)
        past = any(self.tokens[kid].xpos == "VBD" for kid in (index, *self.forest.children(index, "aux", "aux:pass")))
        return not past and governor is not None and self.is_open(governor)

    def _turned_round(self, index: int) -> Found | None:
        """'Should the talks fail', 'were they to attack': the auxiliary stands before the subject, no question mark."""
        subjects = self.forest.subjects(index, inherit=False)
        cue = self.marks.get("if")
        if not subjects or cue is None:
            return None
        for kid in self.forest.children(index, "aux", "aux:pass", "cop"):
            turned = kid < subjects[0] and self.tokens[kid].lemma.lower() in {"should", "have", "be"}
            first = kid == 0 or self.tokens[kid - 1].upos in {"PUNCT", "CCONJ"} or self.tokens[kid].text[:1].isupper()
            if turned and first and self.tokens[kid].text.lower() in INVERTED and not self._asks(index):
                return cue, kid
        return None

    def _asks(self, index: int) -> bool:
        """Tell whether the sentence goes on to a question mark."""
        sentence, end = self.tokens[index].sentence, index
        while end < len(self.tokens) and self.tokens[end].sentence == sentence:
            if self.tokens[end].text == "?":
                return True
            end += 1
        return False
