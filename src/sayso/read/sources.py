"""The ones who speak: from the head of a noun phrase to a source of the codebook's kinds, with its words.

    the governor               named_office          an official in Mopti        unnamed_officials
    Amina Said, a nurse        named_person          witnesses, reports          unnamed_sources
    the defence ministry       organisation          Radio Delta                 outlet
    the ministry's report      document, and the ministry behind it

A pronoun takes the mention it refers to, else the last one who spoke.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from sayso.knowledge.cues import CueLexicon
from sayso.read.stretches import Stretches
from sayso.read.trees import Forest
from sayso.records import ActorKind, ActorMention, Reading, Source, SourceKind, Span

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "both", "him", "her", "them", "that"})
SINGULAR = frozenset({"he", "she", "him", "her"})
PERSONS = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_OFFICE, SourceKind.UNNAMED_OFFICIALS})
STAFF = frozenset({"correspondent", "reporter", "stringer", "bureau", "staff", "photographer", "colleague"})
FIRST_PERSON = frozenset({"we", "i", "us", "me", "our", "my"})  # also as the owner: 'our correspondent'
_KINDS = {
    ActorKind.STATE: SourceKind.ORGANISATION,
    ActorKind.STATE_FORCE: SourceKind.ORGANISATION,
    ActorKind.ARMED_GROUP: SourceKind.ORGANISATION,
    ActorKind.IO: SourceKind.ORGANISATION,
    ActorKind.COALITION: SourceKind.ORGANISATION,
    ActorKind.PARTY: SourceKind.ORGANISATION,
    ActorKind.COMPANY: SourceKind.ORGANISATION,
    ActorKind.OUTLET: SourceKind.OUTLET,
}


class SourceFinder:
    """Turns noun phrases of one report into sources; remembers who spoke last."""

    def __init__(self, reading: Reading, lexicon: CueLexicon, forest: Forest) -> None:
        """Index the actor mentions by their head tokens."""
        self.reading, self.lexicon, self.forest = reading, lexicon, forest
        self.tokens = reading.tokens
        self.quotations = Stretches((number, found.span) for number, found in enumerate(reading.quotations))
        self.actors: dict[int, int] = {mention.head: number for number, mention in enumerate(reading.actors)}
        self.last: Source | None = None
        self.last_person: Source | None = None

    def remember(self, source: Source) -> None:
        """Keep the one who spoke last, for the pronouns to come; 'he' and 'she' take the last one who is a person.

        Several officials are no 'he': a source that is not named by its name and ends in a plural's 's' is passed over.
        """
        if source.kind not in {SourceKind.OUTLET, SourceKind.DOCUMENT}:
            self.last = source
        many = source.kind is not SourceKind.NAMED_PERSON and source.canonical.lower().endswith("s")
        if source.kind in PERSONS and not many:
            self.last_person = source

    def within(self, span: Span) -> Source | None:
        """Give the source that the words of a label name, or None where they name nobody who speaks."""
        first = bisect_left(self.tokens, span.start, key=lambda token: token.start)
        last = bisect_right(self.tokens, span.end, key=lambda token: token.end)
        heads = self.tokens[first:last]
        for token in reversed(heads):
            number = self.actors.get(token.index)
            if number is not None:
                return self._from_mention(self.reading.actors[number], span, "label")
        offices = self.lexicon.offices | self.lexicon.officials
        if any(token.lemma.lower() in offices for token in heads):
            words = self._name(span)
            name = words.title() if words.isupper() else words
            return Source(canonical=name, kind=SourceKind.NAMED_PERSON, span=span, rule="label")
        return None

    def chain(self, head: int, cue: Span, *, rule: str) -> list[Source]:
        """Give the sources a noun phrase stands for, outer ones first; empty: the outlet itself, or nobody."""
        token = self.tokens[head]
        lemma = token.lemma.lower()
        if lemma in FIRST_PERSON:
            return self._own_voice(head, cue, rule)
        if lemma in PRONOUNS:
            return self._pronoun(head, cue, rule)
        if token.upos not in {"NOUN", "PROPN", "ADJ", "NUM"} or self._is_own_staff(head):
            return []
        if lemma in self.lexicon.documents and not self._named(head) and not self._plural_people(head):
            return self._document(head, cue, rule)
        return [self._source(head, cue, rule)]

    def agents(self, index: int) -> list[int]:
        """Give the doers of a passive: what stands with 'by'."""
        return [
            kid
            for kid in self.forest.children(index, "obl", "nmod")
            if any(self.tokens[case].lemma == "by" for case in self.forest.children(kid, "case"))
        ]

    def addressed_outlet(self, index: int, cue: Span) -> Source | None:
        """Give the outlet spoken to in 'told Reuters', 'said in an interview with Radio Delta'."""
        for kid in self.forest.children(index, "obj", "iobj", "obl"):
            number = self.actors.get(kid)
            if number is not None and self.reading.actors[number].kind is ActorKind.OUTLET:
                mention = self.reading.actors[number]
                if mention.canonical != self.reading.report.outlet:
                    return Source(
                        canonical=mention.canonical, kind=SourceKind.OUTLET, span=mention.span, cue=cue, rule="cue.told"
                    )
        return None

    def _own_voice(self, head: int, cue: Span, rule: str) -> list[Source]:
        """'We' inside a quotation is the speaker; elsewhere it is the publisher, and adds nothing to the chain."""
        if self.last is not None and self.quotations.at(self.tokens[head].start):
            return [replace(self.last, cue=cue, implicit=True, rule=rule)]
        return []

    def _pronoun(self, head: int, cue: Span, rule: str) -> list[Source]:
        number = self.actors.get(head)
        antecedent = None if number is None else self.reading.antecedents.get(number)
        if antecedent is not None:
            mention = self.reading.actors[antecedent]
            return [self._from_mention(mention, cue, f"{rule}; pronoun")]
        token = self.tokens[head]
        host = self.forest.governor(token.head)
        if host is not None and self.tokens[token.head].deprel == "acl:relcl":
            return [self._source(host, cue, rule)]
        last = (self.last_person or self.last) if token.lemma.lower() in SINGULAR else self.last
        if last is None:
            return []
        return [replace(last, cue=cue, rule=f"{rule}; last speaker")]

    def _is_own_staff(self, head: int) -> bool:
        """'Our correspondent' is the outlet itself."""
        own = any(self.tokens[kid].lemma.lower() in FIRST_PERSON for kid in self.forest.children(head, "nmod:poss"))
        return own and self.tokens[head].lemma.lower() in STAFF

    def _named(self, head: int) -> bool:
        number = self.actors.get(head)
        return number is not None and self.reading.actors[number].named

    def _plural_people(self, head: int) -> bool:
        return self.tokens[head].lemma.lower() in {"report", "list"} and self.tokens[head].xpos == "NNS"

    def _document(self, head: int, cue: Span, rule: str) -> list[Source]:
        span = self.forest.phrase(head)
        document = Source(
            canonical=self._name(span), kind=SourceKind.DOCUMENT, span=span, cue=cue, rule=f"{rule}; cue.document"
        )
        authors = self.forest.children(head, "nmod:poss", "nmod")
        named = [kid for kid in authors if kid in self.actors]
        if not named:
            return [document]
        return [document, self._source(named[0], cue, rule)]

    def _source(self, head: int, cue: Span, rule: str) -> Source:
        number = self.actors.get(head)
        if number is not None:
            mention = self.reading.actors[number]
            antecedent = self.reading.antecedents.get(number)
            if antecedent is not None and not mention.named and self.reading.actors[antecedent].named:
                mention = self.reading.actors[antecedent]
            return self._from_mention(mention, cue, rule)
        person = self._named_apposition(head)
        if person is not None:
            return self._from_mention(person, cue, rule)
        span = self.forest.phrase(head)
        return Source(canonical=self._name(span), kind=self._kind(head, None), span=span, cue=cue, rule=rule)

    def _from_mention(self, mention: ActorMention, cue: Span, rule: str) -> Source:
        person = self._named_apposition(mention.head) if mention.kind is ActorKind.PERSON or not mention.named else None
        mention = person or mention
        kind = self._kind(mention.head, mention)
        name = mention.canonical
        if kind in {SourceKind.UNNAMED_OFFICIALS, SourceKind.UNNAMED_SOURCES, SourceKind.NAMED_OFFICE}:
            name = self._name(mention.span)
        return Source(canonical=name, kind=kind, span=mention.span, cue=cue, rule=rule)

    def _named_apposition(self, head: int) -> ActorMention | None:
        """'a spokesman for Ansar Dine, Hammadi Ould Bechir': the name is the source."""
        of_it = self.forest.children(head, "nmod")
        names = [kid for here in (head, *of_it) for kid in self.forest.children(here, "appos", "flat")]
        for kid in names:
            number = self.actors.get(kid)
            if number is not None:
                mention = self.reading.actors[number]
                if mention.named and mention.kind is ActorKind.PERSON:
                    return mention
        return None

    def _kind(self, head: int, mention: ActorMention | None) -> SourceKind:
        token = self.tokens[head]
        lemma = token.lemma.lower()
        plural = token.xpos in {"NNS", "NNPS"}
        if mention is not None and mention.kind in _KINDS and token.upos == "PROPN":
            return _KINDS[mention.kind]
        if mention is not None and mention.named and mention.kind is ActorKind.PERSON:
            return SourceKind.NAMED_PERSON
        definite = any(
            self.tokens[kid].lemma.lower() in {"the", "his", "its", "their"} for kid in self.forest.kids[head]
        )
        if lemma in self.lexicon.offices and definite and not plural:
            return SourceKind.NAMED_OFFICE
        if lemma in self.lexicon.officials:
            return SourceKind.UNNAMED_OFFICIALS
        if lemma in self.lexicon.people or (mention is not None and mention.kind is ActorKind.CIVILIAN):
            return SourceKind.UNNAMED_SOURCES
        if mention is not None and mention.kind in _KINDS:
            return _KINDS[mention.kind]
        return SourceKind.UNNAMED_SOURCES if token.upos != "PROPN" else SourceKind.ORGANISATION

    def _name(self, span: Span) -> str:
        words = self.reading.report.quote(span)
        return " ".join(words.split())
