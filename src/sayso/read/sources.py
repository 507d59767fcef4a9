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
from sayso.read.briefings import full_name, in_small_letters
from sayso.read.first_persons import FIRST_PERSON, is_own_staff
from sayso.read.pronoun_signs import tells_own_mind
from sayso.read.stretches import Stretches
from sayso.read.trees import Forest
from sayso.records import ActorKind, ActorMention, Reading, Source, SourceKind, Span

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "both", "him", "her", "them", "that"})
SINGULAR = frozenset({"he", "she", "him", "her"})
PERSONS = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_OFFICE, SourceKind.UNNAMED_OFFICIALS})
# Words before a name that are none.
TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "col", "gen", "lt", "maj", "capt", "brig", "sgt", "hon", "office"}
    | {"colonel", "lieutenant", "major", "captain", "brigadier", "admiral", "senator", "sheikh", "father", "sister"}
)
BESIDE = 7  # tokens after an office in which its holder's name stands: 'spokesman, Lt-Col Ada Lund'
# 'The paper' and its like stand for the outlet named before; 'the press' and 'state radio' for none in particular.
OUTLET_NOUNS = frozenset(
    {"newspaper", "paper", "daily", "weekly", "magazine", "agency", "newswire", "broadcaster", "channel", "station"}
    | {"site", "website", "portal", "tabloid", "outlet", "journal"}
)
# Of these an outlet is meant only where it spoke last: 'the agency' may be the UN's.
OF_MANY = frozenset({"agency", "site", "station", "channel", "portal", "website", "journal", "outlet"})
POINTING = frozenset({"the", "that", "this", "same"})
# 'A report seen by Radio Delta', 'a letter leaked to it': the outlet tells what the document says.
SHOWN = frozenset({"see", "obtain", "review", "publish", "acquire", "receive", "get", "quote", "cite"})
GOING_ON = "add"  # who adds something has spoken just before
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
BODIES = frozenset({ActorKind.IO, ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.OTHER})


class SourceFinder:
    """Turns noun phrases of one report into sources; remembers who spoke last."""

    def __init__(self, reading: Reading, lexicon: CueLexicon, forest: Forest) -> None:
        """Index the actor mentions by their head tokens."""
        self.reading, self.lexicon, self.forest = reading, lexicon, forest
        self.tokens = reading.tokens
        self.quotations = Stretches((number, found.span) for number, found in enumerate(reading.quotations))
        self.actors: dict[int, int] = {mention.head: number for number, mention in enumerate(reading.actors)}
        self.no_names = TITLES | lexicon.offices
        self.persons = self._named_persons()
        self.reaches = {index: found.last for found in reading.entities for index in range(found.first, found.last - 1)}
        self.last: Source | None = None
        self.latest: Source | None = None  # the same, outlets and documents too
        self.last_outlet: Source | None = None
        self.last_person: Source | None = None
        self.before_last: Source | None = None  # who spoke before the last one, for 'both add'

    def remember(self, source: Source) -> None:
        """Keep the one who spoke last, for the pronouns to come; 'he' and 'she' take the last one who is a person.

        Several officials are no 'he': a source that is not named by its name and ends in a plural's 's' is passed over.
        """
        self.latest = source
        if source.kind is SourceKind.OUTLET:
            self.last_outlet = source
        if source.kind not in {SourceKind.OUTLET, SourceKind.DOCUMENT}:
            if self.last is not None and self.last.canonical != source.canonical:
                self.before_last = self.last
            self.last = source
        many = source.kind is not SourceKind.NAMED_PERSON and source.canonical.lower().endswith("s")
        if source.kind in PERSONS and not many:
            self.last_person = source

    def within(self, span: Span) -> Source | None:
        """Give the source that the words of a label name, or None where they name nobody who speaks."""
        first = bisect_left(self.tokens, span.start, key=lambda token: token.start)
        last = bisect_right(self.tokens, span.end, key=lambda token: token.end)
        heads = self.tokens[first:last]
        if any(token.upos in {"VERB", "AUX"} for token in heads):
            return None  # 'We have one demand: ...' is a sentence
        person = self.person_within(span) or self._by_surname(span)
        if person is not None:
            return person
        offices = self.lexicon.offices | self.lexicon.officials
        if any(token.lemma.lower() in offices and token.xpos not in {"NNS", "NNPS"} for token in heads):
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
        if token.upos not in {"NOUN", "PROPN", "ADJ", "NUM"} or is_own_staff(self.forest, head):
            return []
        outlet = self._outlet(head, cue, rule) if lemma in OUTLET_NOUNS else None
        if outlet is not None:
            return [outlet]
        if lemma in self.lexicon.documents and not self._named(head) and not self._plural_people(head):
            return self._document(head, cue, rule)
        return [self._source(head, cue, rule)]

    def person_within(self, span: Span) -> Source | None:
        """Give the last person that a stretch names, under the fullest name the report has for him, or None."""
        found = [person for person in self.persons.values() if _inside(person, span)]
        if not found:
            return None
        last = max(found)
        return Source(canonical=self._known_name(last), kind=SourceKind.NAMED_PERSON, span=last, rule="label")

    def _by_surname(self, span: Span) -> Source | None:
        """Give the person named elsewhere whose surname stands alone: 'LUND: We hold the bridge'."""
        words = [word for word in self._name(span).split() if word.lower().strip(".") not in self.no_names]
        if len(words) != 1:
            return None
        surname = words[0].casefold()
        names = (self._known_name(person) for person in sorted(self.persons.values()))
        full = next((name for name in names if " " in name and name.casefold().split()[-1] == surname), None)
        full = full or full_name(self.reading.report, surname)
        return None if full is None else Source(canonical=full, kind=SourceKind.NAMED_PERSON, span=span, rule="label")

    def _named_persons(self) -> dict[int, Span]:
        """Give the names of persons by their first token: the actors', and those that only the model sees."""
        found = {
            entity.first: entity.span
            for entity in self.reading.entities
            if entity.label == "PERSON" and all(t.upos != "ADP" for t in self.tokens[entity.first : entity.last])
        }
        for mention in self.reading.actors:
            if mention.named and mention.kind is ActorKind.PERSON:
                first = bisect_left(self.tokens, mention.span.start, key=lambda token: token.start)
                found[first] = mention.span
        return {first: span for first, span in found.items() if self._is_name(first, span)}

    def _is_name(self, first: int, span: Span) -> bool:
        """Tell whether a span is more than a title: 'Mr Brandt', but not 'Mr' or 'COL'."""
        last = bisect_left(self.tokens, span.end, key=lambda token: token.end)
        words = {token.text.lower().strip(".") for token in self.tokens[first : last + 1] if token.upos != "PUNCT"}
        final = self.tokens[min(last, len(self.tokens) - 1)].text.lower()
        named = bool(words - self.no_names) and final not in self.no_names
        return named and self.tokens[first].upos == "PROPN"

    def _known_name(self, span: Span) -> str:
        """Give the canonical name of the person named in a span; a surname takes the full name told elsewhere."""
        named = [mention for mention in self.reading.actors if mention.named and mention.kind is ActorKind.PERSON]
        known = next((mention for mention in named if _inside(mention.span, span)), None)
        name = self._name(span) if known is None else known.canonical
        words = [word for word in self._name(span).split() if word.lower().strip(".") not in self.no_names]
        if len(words) > 1 and name.split()[-1] == words[-1] and len(name.split()) > len(words):
            name = " ".join(words)  # 'the Middle East Ada Lund' elsewhere, where a paper has no comma
        if " " not in name:
            fuller = (m.canonical for m in named if m.canonical.lower().endswith(f" {name.lower()}"))
            name = next(fuller, None) or full_name(self.reading.report, name) or name
        return in_small_letters(name)

    def hearsay(self, index: int) -> Source:
        """Give the unnamed speakers that a bare 'reports' or 'rumours' stands for."""
        span = self.tokens[index].span
        return Source(
            canonical=self._name(span), kind=SourceKind.UNNAMED_SOURCES, span=span, cue=span, rule="cue.noun; hearsay"
        )

    def heard(self, first: int, last: int) -> Source:
        """Give the unnamed sources behind 'we hear' and 'we are told', with those words."""
        span = Span(self.tokens[first].start, self.tokens[last].end)
        return Source(canonical="sources", kind=SourceKind.UNNAMED_SOURCES, span=span, cue=span, rule="cue.heard")

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
        lemma = self.tokens[head].lemma.lower()
        if lemma == "both" and self.last is not None and self.before_last is not None:
            name = f"{self.before_last.canonical} and {self.last.canonical}"
            span = self.tokens[head].span
            return [Source(canonical=name, kind=SourceKind.UNNAMED_SOURCES, span=span, cue=cue, rule=f"{rule}; both")]
        speaker = self.last_person if lemma in SINGULAR else self.last
        own = self.latest is speaker and tells_own_mind(self.forest, head)
        if self.latest is not None and (own or (rule.endswith(f":{GOING_ON}") and lemma == "it")):
            return [replace(self.latest, cue=cue, rule=f"{rule}; last speaker")]
        number = self.actors.get(head)
        antecedent = None if number is None else self.reading.antecedents.get(number)
        if antecedent is not None and not is_own_staff(self.forest, self.reading.actors[antecedent].head):
            mention = self.reading.actors[antecedent]
            beside = self._named_beside(mention.head)
            named = None if beside is None else self.person_within(beside)
            if named is not None:
                return [replace(named, cue=cue, rule=f"{rule}; pronoun; beside")]
            return [self._from_mention(mention, cue, f"{rule}; pronoun")]
        token = self.tokens[head]
        host = self.forest.governor(token.head)
        if host is not None and self.tokens[token.head].deprel == "acl:relcl":
            return [self._source(host, cue, rule)]
        last = (self.last_person or self.last) if lemma in SINGULAR else self.last
        if last is None:
            return []
        return [replace(last, cue=cue, rule=f"{rule}; last speaker")]

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
        shown = [kid for kid in self.forest.children(head, "acl") if self.tokens[kid].lemma.lower() in SHOWN]
        outer = [self._source(kid, cue, rule) for verb in shown for kid in self.agents(verb)[:1]]
        authors = self.forest.children(head, "nmod:poss", "nmod")
        named = [kid for kid in authors if kid in self.actors]
        return [*outer, document, *(self._source(kid, cue, rule) for kid in named[:1])]

    def _source(self, head: int, cue: Span, rule: str) -> Source:
        beside = self._named_beside(head)
        if beside is not None:
            name = self._known_name(beside)
            return Source(canonical=name, kind=SourceKind.NAMED_PERSON, span=beside, cue=cue, rule=f"{rule}; beside")
        number = self.actors.get(head)
        if number is not None:
            mention = self.reading.actors[number]
            antecedent = self.reading.antecedents.get(number)
            known = None if antecedent is None or mention.named else self.reading.actors[antecedent]
            if known is not None and known.named and len(known.canonical) > 1:  # 'K-2, volunteer': a letter is no name
                mention = known
            elif self.tokens[head].upos == "NOUN":  # 'the African Union mission, AMISOM'
                mention = self._named_body(head) or mention
            return self._from_mention(mention, cue, rule)
        person = self._named_apposition(head)
        if person is not None:
            return self._from_mention(person, cue, rule)
        span = self.forest.phrase(head)
        name = self._outlet_itself(self._name(span))
        return Source(canonical=name, kind=self._kind(head, None), span=span, cue=cue, rule=rule)

    def _named_body(self, head: int) -> ActorMention | None:
        """Give the organisation or group whose own name stands beside its description."""
        beside = (self.actors[kid] for kid in self.forest.children(head, "appos") if kid in self.actors)
        named = (self.reading.actors[number] for number in beside)
        return next((each for each in named if each.named and each.kind in BODIES), None)

    def _outlet(self, head: int, cue: Span, rule: str) -> Source | None:
        """Give the outlet behind its noun: 'the daily Il Tempo', named on the spot, or 'the paper', named before."""
        after = head + 1
        while after < len(self.tokens) and self._goes_on(after):
            after += 1
        if after > head + 1:
            name = Span(self.tokens[head + 1].start, self.tokens[after - 1].end)
            return Source(canonical=self._name(name), kind=SourceKind.OUTLET, span=name, cue=cue, rule=f"{rule}; named")
        pointing = any(self.tokens[kid].lemma.lower() in POINTING for kid in self.forest.kids[head])
        if self._named(head) or not pointing or self.last_outlet is None or self.tokens[head].xpos == "NNS":
            return None
        if self.tokens[head].lemma.lower() in OF_MANY and self.latest != self.last_outlet:
            return None
        span = self.forest.phrase(head)
        return replace(self.last_outlet, span=span, cue=cue, rule=f"{rule}; outlet named before")

    def _goes_on(self, index: int) -> bool:
        """Tell whether a token carries a name on: 'Il Tempo', 'Al-Rasid'."""
        token, before = self.tokens[index], self.tokens[index - 1]
        if token.text == "-":
            return before.upos == "PROPN" and before.end == token.start
        return token.upos == "PROPN" and token.text[0].isupper() and token.sentence == before.sentence

    def _from_mention(self, mention: ActorMention, cue: Span, rule: str) -> Source:
        person = self._named_apposition(mention.head) if mention.kind is ActorKind.PERSON or not mention.named else None
        mention = person or mention
        kind = self._kind(mention.head, mention)
        name = self._outlet_itself(mention.canonical)
        if kind in {SourceKind.UNNAMED_OFFICIALS, SourceKind.UNNAMED_SOURCES, SourceKind.NAMED_OFFICE}:
            name = self._name(mention.span)
        return Source(canonical=name, kind=kind, span=mention.span, cue=cue, rule=rule)

    def _outlet_itself(self, name: str) -> str:
        """Give the publisher's own spelling where a name is only another one of it: 'The U.S. Navy', 'US Navy'."""
        outlet = self.reading.report.outlet
        return outlet if outlet is not None and _folded(name) == _folded(outlet) else name

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

    def _named_beside(self, head: int) -> Span | None:
        """'spokeswoman Ada Lund said', 'its spokesman, Lt-Col Ada Lund, tells us': the name that follows the office.

        Between them stand at most a comma and a rank. An office whose name the trees tie to it is left to them.
        """
        token = self.tokens[head]
        known = self.lexicon.offices | self.lexicon.officials
        if token.upos not in {"NOUN", "PROPN"} or token.lemma.lower() not in known or token.xpos in {"NNS", "NNPS"}:
            return None
        start = self.reaches.get(head, head + 1)  # past 'Minister for the Middle East', where the model takes it whole
        for index in range(start, min(start + BESIDE, len(self.tokens))):
            person = self.persons.get(index)
            if person is not None:
                return person if self._ends_phrase(person) else None
            between = self.tokens[index]
            if between.text not in {",", "-", "‑"} and between.upos != "PROPN":
                return None
        return None

    def _ends_phrase(self, person: Span) -> bool:
        """Tell whether no other words follow a name but a stop, a verb or a comma: 'the minister Ada Lund's aides'."""
        after = bisect_left(self.tokens, person.end, key=lambda token: token.start)
        return after >= len(self.tokens) or self.tokens[after].upos not in {"NOUN", "PROPN", "PART"}

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


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _folded(name: str) -> str:
    return name.lower().replace(".", "").removeprefix("the ").strip()
