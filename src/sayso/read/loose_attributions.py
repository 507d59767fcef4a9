"""Say-so read from the order of the words, where the trees lose the verb of saying or the one who speaks.

    Both bridges are gone, a boatman on the island tells our correspondent.     before the comma: the boatman's
    The convoy left at dawn; it would turn back, he went on, at the river.      around the aside: his
    At noon, says the harbour office, two ships were hit.                       the same with the verb in front
    Harbour side: two ships were hit.                                           after the colon: the one named
    Under the agreement the garrison is to leave by May.                        what it lays down is the document's
    Nine people were killed on Sunday (OCHA).                                   the body's that is credited
    UN: rebels have left Bor. Rebels leave Bor - army.                          in headlines alone

Careful side: an aside begins at a comma, ends at a comma or with its clause, and holds one verb and one noun phrase;
what stands on the far side of a semicolon is not its content.
"""

from __future__ import annotations

from collections.abc import Container

from sayso.knowledge.cues import CueLexicon
from sayso.read.attribution_words import ADDRESSEES, AGREEING, HEARD, LABELS, TERMS, TOLD_CUES
from sayso.read.clause_signs import foretells
from sayso.read.trees import Forest
from sayso.records import ActorKind, Reading, Section, Sentence

LONGEST_NAME = 14  # tokens of the noun phrase that names the speaker
LONGEST_LABEL = 9  # tokens before the colon of a label
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
MARKS = frozenset({",", ";", ":", ".", "?", "!", "-", "–", "—"})
DASHES = frozenset({"-", "–", "—"})
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
QUOTES = frozenset({'"', "”", "“", "’", "''", "``"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
VERBS = frozenset({"VERB", "AUX"})
SPEAKERS = frozenset({ActorKind.PERSON, ActorKind.ARMED_GROUP, ActorKind.STATE_FORCE})
IN_HEADLINES = frozenset({ActorKind.IO, ActorKind.PARTY, ActorKind.OTHER})  # 'UN: rebels have left'; no 'Syria: ...'
LONGEST_BY = 6  # tokens behind the last dash of a headline
CREDITED = frozenset({ActorKind.IO, ActorKind.OUTLET, ActorKind.OTHER})
LONGEST_CREDIT = 7  # tokens from one bracket to the other: '(UN Human Rights Office)'
AFTER = frozenset({"in", "on", "at", "by", "late", "early", "today", "yesterday", "quietly", "during", "from"})


class LooseAttributions:
    """The search for asides, labels and terms in one report."""

    def __init__(self, reading: Reading, lexicon: CueLexicon, forest: Forest) -> None:
        """Index the parties by their head tokens."""
        self.reading = reading
        self.tokens, self.lexicon, self.forest = reading.tokens, lexicon, forest
        self.kinds = {mention.head: mention.kind for mention in reading.actors if not mention.pronoun}
        self.named_ends = {mention.span.end for mention in reading.actors if mention.named and not mention.pronoun}

    def aside(self, index: int, sentence: Sentence) -> tuple[int, list[int]] | None:
        """Give the head of the speaker and the tokens told by an aside with its verb at `index`, or None."""
        if self.tokens[index].text == "(":
            return self._credited(index, sentence)
        if not self._may_speak(index):
            return None
        last = index + (2 if self._goes_on(index) else 1)
        return self._speaker_first(index, last, sentence) or self._verb_first(index, last, sentence)

    def _credited(self, index: int, sentence: Sentence) -> tuple[int, list[int]] | None:
        """'Nine were killed (OCHA).': whom the brackets at the end name, unless they shorten the name before them."""
        tokens, last = self.tokens, sentence.last
        while last > index + 1 and tokens[last - 1].text in {".", ";"}:
            last -= 1
        names = [head for head in range(index + 1, last - 1) if self.kinds.get(head) in CREDITED]
        closed = tokens[last - 1].text == ")" and last - index <= LONGEST_CREDIT
        shortened = index > 0 and tokens[index - 1].end in self.named_ends
        if not closed or not names or shortened or tokens[index + 1].upos not in {"PROPN", "DET"}:
            return None
        told = list(range(sentence.first, index))
        return (names[0], told) if any(tokens[word].upos in VERBS for word in told) else None

    def label(self, sentence: Sentence) -> tuple[int, list[int]] | None:
        """Give the head of a label ('Rebel side: ...') and the tokens of its sentence behind the colon, or None."""
        headline = self._headline(sentence) if sentence.section is Section.TITLE else None
        return headline or self._labelled(sentence)

    def _headline(self, sentence: Sentence) -> tuple[int, list[int]] | None:
        """'Rebels take Bor - army': whoever stands behind the last dash of a headline."""
        tokens, first, last = self.tokens, sentence.first, sentence.last
        dashes = (n for n in range(last - 2, first + 1, -1) if tokens[n].text in DASHES and self._spaced(n))
        dash = next(dashes, None)
        if dash is None or not 0 < last - dash - 1 <= LONGEST_BY:
            return None
        head = self._head(dash + 1, last)
        if head is None or any(tokens[word].upos in VERBS for word in range(dash + 1, last)):
            return None
        speaks = head in self.kinds or tokens[head].lemma.lower() in self.lexicon.people | self.lexicon.officials
        told = list(range(first, dash))
        return (head, told) if speaks and any(tokens[word].upos in VERBS for word in told) else None

    def _spaced(self, index: int) -> bool:
        tokens = self.tokens
        return tokens[index - 1].end < tokens[index].start and tokens[index].end < tokens[index + 1].start

    def _labelled(self, sentence: Sentence) -> tuple[int, list[int]] | None:
        tokens, first = self.tokens, sentence.first
        speakers = SPEAKERS | IN_HEADLINES if sentence.section is Section.TITLE else SPEAKERS
        while first < sentence.last and (tokens[first].upos == "NUM" or tokens[first].text in MARKS - {":"}):
            first += 1
        for colon in range(first + 1, min(first + LONGEST_LABEL, sentence.last - 1)):
            token = tokens[colon]
            if token.text == ":":
                one = self._one(first, colon)
                head = self._head(first, colon) if one is None else one
                named = one is not None or self._is_speaker(head, speakers)
                stop = next((n for n in range(colon, sentence.last) if tokens[n].text == "."), sentence.last)
                rest = list(range(colon + 1, stop))
                told = any(tokens[word].upos in VERBS for word in rest)
                own = head is not None and tokens[head].lemma.lower() not in {"enemy", "force"}
                return (head, rest) if head is not None and named and told and own else None
            if token.upos in VERBS or token.text in {";", "."}:
                return None
        return None

    def terms(self, index: int) -> tuple[int, list[int]] | None:
        """'Under the draft the army would leave': the document and the clause it governs, where it binds, or None."""
        governor = self.forest.governor(index)
        if governor is None or self.tokens[governor].lemma.lower() not in TERMS:
            return None
        above = self.forest.governor(governor)
        below = [kid for kid in self.forest.children(governor, "acl", "appos", "ccomp", "parataxis") if kid > governor]
        verb = next((v for v in (above, *below) if v is not None and self._binds(v)), None)
        if verb is None:
            return None
        inside = set(self.forest.subtree(governor)) if verb == above else set()
        return governor, [word for word in self.forest.subtree(verb) if word not in inside]

    def _is_speaker(self, head: int | None, kinds: Container[ActorKind | None]) -> bool:
        return head is not None and self.kinds.get(head) in kinds and self.tokens[head].xpos != "NNS"

    def _one(self, first: int, last: int) -> int | None:
        """Give the noun for one who speaks in a label, or None: 'W-3, nurse', 'Harbour side'; not 'Soldiers'."""
        nouns = (token for token in self.tokens[first:last] if token.upos == "NOUN" and token.xpos == "NN")
        return next((token.index for token in nouns if token.lemma.lower() in LABELS), None)

    def _may_speak(self, index: int) -> bool:
        token = self.tokens[index]
        both = index > 0 and self.tokens[index - 1].text.lower() == "both" and token.lemma.lower() in AGREEING
        known = token.lemma.lower() in self.lexicon.verbs or self._goes_on(index) or both
        auxiliary = self.tokens[index - 1].upos == "AUX" if index else False
        finite = token.xpos in FINITE and token.text.islower()  # 'the capital of Unity state,': no noun speaks
        return known and finite and (not auxiliary or self._is_heard(index))

    def _is_heard(self, index: int) -> bool:
        """'We are told', 'we have learned': what reached the one who writes."""
        before = self.tokens[index - 2].lemma.lower() if index > 1 else ""
        return self.tokens[index].lemma.lower() in HEARD and before in {"we", "i"}

    def _goes_on(self, index: int) -> bool:
        following = self.tokens[index + 1].text.lower() if index + 1 < len(self.tokens) else ""
        return self.tokens[index].lemma.lower() == "go" and following == "on"

    def _speaker_first(self, index: int, last: int, sentence: Sentence) -> tuple[int, list[int]] | None:
        """'..., a boatman tells our correspondent.'"""
        comma = self._comma_before(index, sentence)
        as_told = comma is not None and self.tokens[comma + 1].text.lower() == "as"
        if comma is None or not (as_told or self._closes(index, last, sentence)) or foretells(self.forest, index):
            return None
        head = self._head(comma + 1 + as_told, index)
        begin = self._clause_begin(comma, sentence)
        told = list(range(begin, comma))
        after = self._clause_after(self._end_of_aside(last, sentence), sentence)
        if told and self.tokens[told[-1]].upos == "CCONJ":  # 'The road is shut and, he says, mined'
            told = []
        if head is None or not (self._is_clause(told) or (after and not told)):
            return None
        return head, [*told, *after]

    def _verb_first(self, index: int, last: int, sentence: Sentence) -> tuple[int, list[int]] | None:
        """'At noon, says the harbour office, two ships were hit.'"""
        if self.tokens[index].lemma.lower() != "say":
            return None  # 'the envoy, who had left, announced a truce'
        before = index - 1
        while before >= sentence.first and self.tokens[before].text in QUOTES:
            before -= 1
        if before < sentence.first or self.tokens[before].text != ",":
            return None
        end = last
        while end < sentence.last and end - last < LONGEST_NAME and self.tokens[end].text not in MARKS:
            if self.tokens[end].upos in VERBS and self.tokens[end].xpos not in {"VBG", "VBN"}:
                return None
            end += 1
        head = self._head(last, end)
        told = [*range(self._clause_begin(before, sentence), before), *self._clause_after(end, sentence)]
        return (head, told) if head is not None and len(told) > 1 else None

    def _comma_before(self, index: int, sentence: Sentence) -> int | None:
        """Give the comma before the noun phrase that ends at a token; a name in brackets or after a comma is in it."""
        first = sentence.first - (sentence.first > 0 and self.tokens[sentence.first - 1].text == ",")
        for here in range(index - 1, max(first, index - LONGEST_NAME) - 1, -1):
            token = self.tokens[here]
            if token.text == ",":
                return here
            if token.text.lower() == "as" or (token.text in DASHES and not self._stands_alone(here)):
                continue
            heard = token.upos == "AUX" and here == index - 1 and self._is_heard(index)
            if (token.upos in VERBS and not heard) or token.text in MARKS or token.upos in {"SCONJ", "CCONJ"}:
                return None
        return None

    def _closes(self, index: int, last: int, sentence: Sentence) -> bool:
        """Tell whether nothing but an adjunct or the one spoken to stands between a verb and the end of its clause."""
        if last >= sentence.last:
            return True
        token = self.tokens[last]
        if token.text == ":":
            return False  # 'the minister said:' opens what follows
        if self._is_heard(index):
            return token.text in MARKS or token.text.lower() in {"by", "from"}
        if token.text in MARKS or token.text.lower() in AFTER or token.upos == "ADV":
            return True
        words = {each.lemma.lower() for each in self.tokens[last : last + 3]}
        return self.tokens[index].lemma.lower() in TOLD_CUES and bool(words & ADDRESSEES)

    def _end_of_aside(self, last: int, sentence: Sentence) -> int:
        end = last
        while end < sentence.last and self.tokens[end].text not in {",", ";", "."}:
            end += 1
        return end

    def _clause_begin(self, end: int, sentence: Sentence) -> int:
        """Give where the words told begin: behind the last semicolon, or with the sentence."""
        first = sentence.first
        while first and self.tokens[first - 1].text == ",":  # a sentence cut off at its comma
            first = self.reading.sentences[self.tokens[first - 1].sentence].first
        breaks = (here for here in range(first, end) if self.tokens[here].text in {";", *DASHES})
        spaced = [here for here in breaks if self.tokens[here].text == ";" or self._stands_alone(here)]
        return max(spaced, default=first - 1) + 1

    def _stands_alone(self, index: int) -> bool:
        around = self.tokens[index - 1].end < self.tokens[index].start if index else True
        return around and index + 1 < len(self.tokens) and self.tokens[index].end < self.tokens[index + 1].start

    def _clause_after(self, end: int, sentence: Sentence) -> list[int]:
        """Give the words behind an aside that ends with a comma: they go on with what is told."""
        if end >= sentence.last or self.tokens[end].text != ",":
            return []
        stop = end + 1
        while stop < sentence.last and self.tokens[stop].text != ";":
            stop += 1
        return list(range(end + 1, stop))

    def _is_clause(self, words: list[int]) -> bool:
        return len(words) > 1 and any(self.tokens[word].upos in VERBS for word in words)

    def _head(self, first: int, last: int) -> int | None:
        """Give the head of the noun phrase in a run of tokens, or None where it is none."""
        run = [here for here in range(first, last) if self.tokens[here].upos not in {"PUNCT", "ADV"}]
        nouns = [here for here in run if self.tokens[here].upos in NOUNS or self.tokens[here].lemma.lower() == "both"]
        if not nouns or len(run) > LONGEST_NAME or self.tokens[run[0]].upos in {"ADP", "SCONJ", "CCONJ", "VERB"}:
            return None
        if any(self.tokens[here].text.lower() in PRONOUNS for here in run[1:]):
            return None  # 'those they claim to defend' is no aside
        outer = [here for here in nouns if not first <= self.tokens[here].head < last or self.tokens[here].head == here]
        return outer[0] if outer else nouns[0]

    def _binds(self, verb: int) -> bool:
        """Tell whether a clause tells of what shall be: with a modal verb or 'is to'."""
        kids = [self.tokens[kid] for kid in self.forest.kids[verb]]
        modal = any(kid.xpos == "MD" for kid in kids)
        to_be = any(kid.lemma.lower() == "be" and kid.upos == "AUX" for kid in kids)
        return modal or (to_be and any(kid.text.lower() == "to" and kid.upos == "PART" for kid in kids))
