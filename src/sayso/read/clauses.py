"""The clause of a trigger: its head verb, its words, its subjects, its quote.

    [Rebels attacked the army near Bor] and [burned two trucks]     two triggers, two clauses, one subject
    Rebels launched [an attack on the base]                         the light verb's clause carries the trigger

Careful side: words that hang on another trigger are that event's ('soldiers who had fled Bor attacked' is not at Bor).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from sayso.read.trees import FINITE, RELATIVES, Forest
from sayso.records import Reading, Span, Trigger

FIRST_PERSON = frozenset({"i", "we"})
TOLL = frozenset({"kill", "wound", "injure", "maim", "slay"})
HURT = frozenset({"wounded", "injured", "hurt", "missing"})
CLAUSES = frozenset({"ccomp", "advcl", "parataxis", "acl:relcl", "csubj"})


class Clauses:
    """The clauses of the triggers of one report."""

    def __init__(self, reading: Reading) -> None:
        """Index the trees, the triggers and the heads of place mentions."""
        self.reading = reading
        self.tokens = reading.tokens
        self.forest = Forest(reading.tokens)
        self.triggers = {trigger.head for trigger in reading.triggers}
        self.places = {mention.head for mention in reading.places}

    def clause_head(self, trigger: Trigger) -> int:
        """Give the verb whose clause carries the trigger: itself, or the light verb a nominal trigger depends on."""
        index = trigger.head
        governor = self.forest.governor(index)
        if self.tokens[index].upos == "VERB" or governor is None or governor in self.triggers:
            return index
        relation = self.tokens[index].deprel.partition(":")[0]
        if self.tokens[governor].upos in {"VERB", "AUX"} and relation in {"obj", "nsubj"}:
            return governor
        return index

    def clause_words(self, index: int) -> list[int]:
        """Give the tokens of a clause without its subordinate clauses and coordinated events."""
        apart = frozenset({"conj", "advcl", "acl", "xcomp"})
        return self._words(index, lambda kid: kid in self.triggers and self.relation(kid) in apart)

    def own_words(self, index: int) -> list[int]:
        """Give the tokens of a clause that are told of this event alone: nothing that hangs on another trigger."""
        return self._words(index, lambda kid: kid in self.triggers)

    def reach(self, trigger: Trigger) -> list[int]:
        """Give the tokens whose mentions may belong to a trigger, the nearest clause first."""
        words = self.own_words(trigger.head)
        words = sorted({*words, *(word for toll in self.tolls(trigger.head) for word in self.own_words(toll))})
        head = self.clause_head(trigger)
        if head != trigger.head:
            words = sorted(set(words) | set(self.own_words(head)))
        elif self.tokens[trigger.head].upos != "VERB":
            governor = self.forest.governor(trigger.head)
            if governor is not None and not any(word in self.places for word in words):
                words = sorted(set(words) | set(self.own_words(governor)))
        return words

    def tolls(self, index: int) -> list[int]:
        """Give the participles that tell what an act came to, where they are no events.

        'Shelled it, killing two', 'nine were killed and at least 70 injured'.
        """
        found = []
        for kid in self.forest.children(index, "advcl", "conj"):
            token = self.tokens[kid]
            if token.text.lower() in HURT and kid not in self.triggers and kid > index:
                found += [kid] * any(self.tokens[each].upos == "NUM" for each in self.forest.kids[kid])
            if token.xpos == "VBG" and token.lemma.lower() in TOLL and kid not in self.triggers and kid > index:
                found += [kid, *(more for more in self.forest.children(kid, "conj") if more not in self.triggers)]
        return found

    def with_counts(self, span: Span, trigger: Trigger, counted: Container[int]) -> Span:
        """Stretch the quote of an act over its toll, and over an amount behind it: 'raised aid by $20 million'."""
        told = [word for toll in self.tolls(trigger.head) for word in self.own_words(toll)]
        for kid in self.forest.children(self.clause_head(trigger), "obl"):
            words = self.own_words(kid)
            behind = span.end <= self.tokens[words[0]].start <= span.end + 1
            others = words[-1] + 1 in self.triggers  # '30 killed, 9 trucks destroyed': the trucks are the next one's
            if behind and not others and any(word in counted for word in words):
                told += words
        ends = [self.tokens[word].end for word in told if self.tokens[word].upos != "PUNCT"]
        return Span(span.start, max(span.end, *ends)) if ends else span

    def _words(self, index: int, foreign: Callable[[int], bool]) -> list[int]:
        forest, tokens = self.forest, self.tokens
        found, waiting = [], [index]
        while waiting:
            here = waiting.pop()
            found.append(here)
            for kid in forest.kids[here]:
                relation = tokens[kid].deprel
                if relation in CLAUSES or (relation.startswith("conj") and self.is_clausal(kid)) or foreign(kid):
                    continue
                waiting.append(kid)
        found.sort()
        return found

    def relation(self, index: int) -> str:
        """Give a token's relation without its subtype."""
        return self.tokens[index].deprel.partition(":")[0]

    def is_relative(self, index: int) -> bool:
        """Tell whether a verb heads a relative clause: 'three children who drowned'."""
        return self.tokens[index].deprel == "acl:relcl"

    def is_clausal(self, index: int) -> bool:
        """Tell whether a token heads a clause: a verb, or a word with a copula."""
        return self.tokens[index].upos in {"VERB", "AUX"} or bool(self.forest.children(index, "cop"))

    def subjects(self, index: int) -> list[int]:
        """Give the subjects of a verb; in a relative clause the noun described, also 'men who police said had fled'."""
        forest, tokens = self.forest, self.tokens
        found = forest.subjects(index)
        token = tokens[index]
        relative = [kid for kid in found if tokens[kid].lemma.lower() in RELATIVES]
        if token.deprel.startswith("acl") and (not found or relative):
            return [token.head]
        told = token.deprel == "ccomp" and tokens[token.head].deprel == "acl:relcl"
        if told and not found and any(tokens[word].xpos in FINITE for word in (index, *forest.children(index, "aux"))):
            return [tokens[token.head].head]
        return found

    def relative_host(self, index: int) -> int:
        """Give the noun that a relative pronoun stands for: 'Hollande, who had ruled out sending troops'."""
        if self.tokens[index].lemma.lower() not in RELATIVES:
            return index
        for above in self.forest.ancestors(index):
            if self.tokens[above].deprel == "acl:relcl":
                return self.tokens[above].head
        return index

    def coordinated(self, index: int) -> Iterator[int]:
        """Yield a nominal and everything coordinated with it."""
        yield index
        for kid in self.forest.children(index, "conj"):
            if not self.is_clausal(kid):
                yield from self.coordinated(kid)

    def case(self, index: int) -> str:
        """Give a nominal's preposition, or an empty string."""
        kids = self.forest.children(index, "case")
        return self.tokens[kids[0]].lemma.lower() if kids else ""

    def speaks_for_itself(self, trigger: Trigger) -> bool:
        """Tell whether a trigger is said in the first person: 'we condemn', 'I welcome'."""
        subjects = self.subjects(trigger.head) if self.tokens[trigger.head].upos == "VERB" else []
        return any(self.tokens[kid].lemma.lower() in FIRST_PERSON for kid in subjects)

    def quote(self, trigger: Trigger) -> Span:
        """Give the clause that carries the claim, trimmed of loose words and marks at its ends."""
        words = self.clause_words(self.clause_head(trigger))
        loose = {"cc", "mark", "punct"}
        while len(words) > 1 and self.tokens[words[0]].deprel in loose:
            words = words[1:]
        while len(words) > 1 and self.tokens[words[-1]].deprel == "punct":
            words = words[:-1]
        start = min(self.tokens[words[0]].start, trigger.span.start)
        end = max(self.tokens[words[-1]].end, trigger.span.end)
        return Span(start, end)
