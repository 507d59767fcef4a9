"""Who is meant by 'he', 'the group', 'the army': which mentions of parties are one.

Precision comes first: a mention with no clear antecedent stays on its own. In this order: a person's name in part
takes the full name; an apposition and a short form in brackets take the name beside them; a relative pronoun takes the
noun it hangs on; a definite noun takes the last party of its kind; a pronoun takes the subject before it that agrees
in number. A force or government of no named state ('the army') is that of the state which the report names most, where
that is plain."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sayso.knowledge.actors import Catalogue
from sayso.read.actor_unknowns import KIND_OF_WORD
from sayso.read.coreference_words import (
    BACK_KINDS,
    BODIES,
    GROUPS,
    HOME_PHRASES,
    HOME_PLURALS,
    OWN_WORD,
    PERSON_PRONOUNS,
    PLURAL_PRONOUNS,
    SAYING,
)
from sayso.read.pronoun_signs import fits, it_acts
from sayso.read.trees import RELATIVES, Forest
from sayso.records import ActorKind, ActorMention, Reading

PRONOUN_REACH = 2  # sentences that a personal pronoun looks back
NOUN_REACH = 8  # sentences that 'the group' looks back
RIVAL_REACH = 2  # two groups named within so many sentences: 'the rebels' may be either
HOME_LEAD = 1.5  # the state named most must be named so many times as often as the next


def add_coreference(reading: Reading, catalogue: Catalogue) -> Reading:
    """Add the antecedents of mentions, and the full names and states that short mentions stand for."""
    return _Resolver(reading, catalogue).resolve()


class _Resolver:
    """The mentions of one reading."""

    def __init__(self, reading: Reading, catalogue: Catalogue) -> None:
        self.reading, self.catalogue = reading, catalogue
        self.tokens = reading.tokens
        self.forest = Forest(reading.tokens)
        self.mentions = list(reading.actors)
        self.by_head = {mention.head: number for number, mention in enumerate(self.mentions)}
        self.links: dict[int, int] = {}
        self.latest: dict[str, int] = {}  # a name to the last mention of it so far
        self.initials: dict[str, int] = {}
        self.bodies: list[tuple[int, int, str]] = []  # named bodies so far: number, words, how they are called
        self.home = self._find_home()
        self.full_names = self._find_full_names()

    def resolve(self) -> Reading:
        for number, mention in enumerate(self.mentions):
            found = self._pronoun(number, mention) if mention.pronoun else self._noun_or_name(number, mention)
            if found is not None and found != number:
                self.links[number] = self._root(found, number)
            self._remember(number)
        links = {number: target for number, target in self.links.items() if target != number}
        return replace(self.reading, actors=tuple(self.mentions), antecedents=links)

    def _remember(self, number: int) -> None:
        mention = self.mentions[number]
        if mention.pronoun or not mention.canonical[:1].isupper():
            return
        if mention.named:
            self.latest[mention.canonical] = number
            if mention.kind in BODIES and " " in mention.canonical:
                name = f" {mention.canonical.lower()} {self.reading.report.quote(mention.span).lower()} "
                self.bodies.append((number, len(mention.canonical.split()), name))
        self.initials[_initials(mention.canonical)] = number

    def _root(self, number: int, start: int) -> int:
        seen = {start}
        while number in self.links and number not in seen:
            seen.add(number)
            number = self.links[number]
        return number

    # --- names and nouns ----------------------------------------------------------------------------------------------

    def _noun_or_name(self, number: int, mention: ActorMention) -> int | None:
        tail = self._tail(mention)
        if tail is not None:
            return tail
        if mention.named and mention.kind is ActorKind.PERSON:
            return self._person(number, mention)
        beside = self._beside(mention)
        if beside is not None:
            return beside
        if mention.named:
            return self._short_form(number, mention)
        if not self._is_definite(mention):
            return None
        return self._definite(number, mention)

    def _person(self, number: int, mention: ActorMention) -> int | None:
        full = self.full_names.get(mention.canonical)
        if full is not None:
            self.mentions[number] = mention = replace(mention, canonical=full)
        return self.latest.get(mention.canonical)

    def _find_full_names(self) -> dict[str, str]:
        """Each name of one word to the only longer name that ends (or, failing that, begins) with it."""
        names = {mention.canonical for mention in self.mentions if mention.named and mention.kind is ActorKind.PERSON}
        longer: dict[str, set[str]] = {}
        for name in names:
            words = name.split()
            for size in range(1, len(words)):
                longer.setdefault(" ".join(words[-size:]), set()).add(name)
            if len(words) > 1:
                longer.setdefault(words[0], set()).add(name)
        found: dict[str, str] = {}
        for name in names:
            candidates = longer.get(name, set())
            ending = {candidate for candidate in candidates if candidate.endswith(" " + name)} or candidates
            longest = max(ending, key=len, default="")
            if longest and all(longest.endswith(candidate) or candidate in longest for candidate in ending):
                found[name] = longest
        return found

    def _beside(self, mention: ActorMention) -> int | None:
        """'the group, Ansar Dine'; 'Amina Said, a nurse': the named one of an apposition."""
        token = self.tokens[mention.head]
        if token.deprel == "appos" and not mention.named:
            other = self.by_head.get(token.head)
            if other is not None and self.mentions[other].named and self._agree(mention, self.mentions[other]):
                return other
        if not mention.named:
            for kid in self.forest.children(mention.head, "appos", "flat"):
                other = self.by_head.get(kid)
                if other is not None and self.mentions[other].named and self._agree(mention, self.mentions[other]):
                    return other
        return None

    def _agree(self, one: ActorMention, other: ActorMention) -> bool:
        return (
            one.kind is other.kind
            or ActorKind.OTHER in {one.kind, other.kind}
            or (one.kind in BODIES and other.kind in BODIES)
        )

    def _short_form(self, number: int, mention: ActorMention) -> int | None:
        """The same name before, or its initials: 'Union of Free Farmers (UFF)'."""
        known = self.latest.get(mention.canonical)
        if known is not None or not (mention.canonical.isupper() and 2 <= len(mention.canonical) <= 8):
            return known
        spelt = self.initials.get(mention.canonical)
        if spelt is not None:
            other = self.mentions[spelt]
            self.mentions[number] = replace(
                mention, canonical=other.canonical, kind=other.kind, country=other.country, rule="actor.initials"
            )
        return spelt

    def _tail(self, mention: ActorMention) -> int | None:
        """'the Courts' after 'the Islamic Courts Union', 'the Front' after 'the Polisario Front': part of a name."""
        token = self.tokens[mention.head]
        words = mention.canonical.split()
        body = len(words) == 1 and words[0].lower() in KIND_OF_WORD
        if not token.text[:1].isupper() or len(words) > 2:
            return None
        if mention.kind in {ActorKind.PERSON, ActorKind.OUTLET} and not body:
            return None
        if mention.named and mention.rule.startswith(("actor.party", "actor.state", "actor.metonym")):
            return None
        last = f" {words[-1].lower()} "
        longer = (each for each, size, name in reversed(self.bodies) if size > len(words) and last in name)
        return next(longer, None)

    def _is_definite(self, mention: ActorMention) -> bool:
        return any(
            self.tokens[kid].lemma.lower() in {"the", "this", "that", "these", "those"}
            for kid in self.forest.kids[mention.head]
        )

    def _definite(self, number: int, mention: ActorMention) -> int | None:
        """'the rebels', 'the government': the same words before, the home state's, the last party of the kind."""
        noun = mention.rule.rpartition(".")[2]
        lemma = self.tokens[mention.head].lemma.lower()
        plain = len(mention.canonical.split()) == len(noun.split())
        before = list(self._before(number, mention))
        same = next((earlier for earlier in before if self._same_words(mention, self.mentions[earlier])), None)
        if not plain:
            return same
        plural = self.tokens[mention.head].xpos in {"NNS", "NNPS"}  # 'the forces': the state's; 'this force': a mission
        home = {noun, lemma} & (HOME_PHRASES | HOME_PLURALS if plural else HOME_PHRASES)
        if home and self.home and self._give_home(number, mention, noun):
            return None
        found = self._last_of_state(before, noun) if home else self._last_of_kind(before, mention, noun, lemma)
        if found is not None and (same is None or found > same):
            return found
        if same is None and mention.kind is ActorKind.PERSON:
            return self._same_office(number, mention, lemma)
        return same

    def _before(self, number: int, mention: ActorMention) -> Iterator[int]:
        """The mentions before one, nearest first, within reach, without its own clause's other parties."""
        sentence = self.tokens[mention.head].sentence
        for earlier in range(number - 1, -1, -1):
            other = self.mentions[earlier]
            if sentence - self.tokens[other.head].sentence > NOUN_REACH:
                break
            if not other.pronoun and other.head != mention.head and not self._is_clause_mate(mention, other):
                yield earlier

    def _last_of_state(self, before: list[int], noun: str) -> int | None:
        """'the army' after 'the Malian army', where no state is home."""
        entry = self.catalogue.nouns.get(noun)
        for earlier in before:
            other = self.mentions[earlier]
            country = self.catalogue.countries.by_id.get(other.country or "")
            if entry is None or country is None or not other.named or not _owns_noun(other):
                continue
            if entry.name_for(country) == other.canonical:
                return earlier
        return None

    def _last_of_kind(self, before: list[int], mention: ActorMention, noun: str, lemma: str) -> int | None:
        """'the group', 'the rebels': the last named party of the kind; of two groups just named, neither is meant."""
        armed = mention.kind is ActorKind.ARMED_GROUP and lemma != "enemy"  # whose enemy, nobody says
        kinds = BACK_KINDS.get(noun) or (GROUPS if armed else BACK_KINDS.get(lemma))
        if not kinds or (lemma in {"group", "movement"} and self.tokens[mention.head].xpos == "NNS"):
            return None
        sentence = self.tokens[mention.head].sentence
        fitting = [
            earlier
            for earlier in before
            if self.mentions[earlier].named
            and self.mentions[earlier].kind in kinds
            and (lemma not in OWN_WORD or lemma in self.mentions[earlier].canonical.lower())
        ]
        close = {
            self.mentions[earlier].canonical
            for earlier in fitting
            if sentence - self.tokens[self.mentions[earlier].head].sentence <= RIVAL_REACH
        }
        return None if not fitting or (armed and len(close) > 1) else fitting[0]

    def _same_words(self, mention: ActorMention, other: ActorMention) -> bool:
        return not other.named and other.kind is mention.kind and other.canonical.lower() == mention.canonical.lower()

    def _same_office(self, number: int, mention: ActorMention, lemma: str) -> int | None:
        """'the colonel' after 'Colonel Ag Wafi': the last one whose words hold the same title."""
        token = self.tokens[mention.head]
        for earlier in range(number - 1, -1, -1):
            other = self.mentions[earlier]
            if token.sentence - self.tokens[other.head].sentence > NOUN_REACH * 2:
                break
            if other.kind is ActorKind.PERSON and not other.pronoun:
                words = self.reading.report.quote(other.span).lower().split()
                if lemma in words and other.head != mention.head:
                    return earlier
        return None

    def _give_home(self, number: int, mention: ActorMention, noun: str) -> bool:
        """Name the body of the home state; tells whether there is such a one."""
        country = self.catalogue.countries.by_id.get(self.home)
        entry = self.catalogue.nouns.get(noun)
        if country is None or not country.capital or entry is None or not entry.template:
            return False
        party = self.catalogue.find(f"{country.style} government") if noun in {"government", "regime"} else None
        name = party.name if party is not None else entry.name_for(country)
        self.mentions[number] = replace(
            mention, canonical=name, country=country.id, named=True, rule=f"actor.home.{noun}"
        )
        return True

    def _find_home(self) -> str:
        votes: Counter[str] = Counter()
        for mention in self.mentions:
            if mention.country and mention.kind in {ActorKind.STATE, ActorKind.STATE_FORCE}:
                votes[mention.country] += 1
        for place in self.reading.places:
            if place.place.country:
                votes[place.place.country] += 2
        ranked = votes.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] < HOME_LEAD * ranked[1][1]):
            return ""
        return ranked[0][0]

    # --- pronouns -----------------------------------------------------------------------------------------------------

    def _pronoun(self, number: int, mention: ActorMention) -> int | None:
        word = self.tokens[mention.head].text.lower()
        if word in RELATIVES:
            clause = self.tokens[self.tokens[mention.head].head]
            if clause.deprel == "acl:relcl":
                return self.by_head.get(clause.head)
            return None
        if word in {"we", "us"}:
            return None  # the speaker's side, which may be an office, an army or a state
        if word in {"i", "me"}:
            return self._speaker(number, mention)
        if word == "it" and not it_acts(self.forest, mention):
            return None
        best: tuple[float, int] | None = None
        mates = self._beside_it(number, mention)
        for earlier in range(number - 1, -1, -1):
            other = self.mentions[earlier]
            away = self.tokens[mention.head].sentence - self.tokens[other.head].sentence
            if away > PRONOUN_REACH:
                break
            if self._is_relative(other) or not self._fits(word, earlier) or self._is_clause_mate(mention, other):
                continue
            root = self._root(earlier, number)
            if root in mates:
                continue
            target = self.mentions[root]
            score = -2.0 * away + 1.5 * self._is_subject(other) + 0.5 * target.named - 0.1 * (number - earlier)
            if best is None or score > best[0]:
                best = (score, earlier)
        return best[1] if best else None

    def _beside_it(self, number: int, mention: ActorMention) -> set[int]:
        """Give what the other parties of a pronoun's clause stand for: in 'it killed 15 of them' they are not 'it'."""
        verb = self._verb(mention.head)
        near = [n for n in range(max(0, number - 5), number) if self._verb(self.mentions[n].head) == verb]
        if verb >= 0 and not self.tokens[mention.head].deprel.startswith("nsubj"):  # 'met the envoy and urged him'
            shared = self.forest.subjects(verb)
            near += [n for n in range(number) if self.mentions[n].head in shared]
        return {self._root(n, number) for n in near if self.tokens[self.mentions[n].head].deprel.startswith("nsubj")}

    def _verb(self, index: int) -> int:
        return next((above for above in self.forest.ancestors(index) if self.tokens[above].upos == "VERB"), -1)

    def _is_relative(self, mention: ActorMention) -> bool:
        return mention.pronoun and self.tokens[mention.head].text.lower() in RELATIVES

    def _fits(self, word: str, number: int) -> bool:
        """Number and kind: 'he' a person, 'they' several, 'it' a body."""
        mention = self.mentions[number]
        if mention.pronoun:
            other = self.tokens[mention.head].text.lower()
            groups = (PERSON_PRONOUNS, PLURAL_PRONOUNS, frozenset({"it"}))
            return number in self.links and any(word in group and other in group for group in groups)
        return fits(word, mention, self.forest, definite=self._is_definite(mention))

    def _is_subject(self, mention: ActorMention) -> bool:
        return self.tokens[self.forest.first_conjunct(mention.head)].deprel.startswith("nsubj")

    def _is_clause_mate(self, one: ActorMention, other: ActorMention) -> bool:
        """Two arguments of one verb are two parties: 'it attacked them'."""
        head, other_head = self.tokens[one.head].head, self.tokens[other.head].head
        return head == other_head or other.head == head or one.head == other_head

    def _speaker(self, number: int, mention: ActorMention) -> int | None:
        """'I' inside a quotation is the one who says it: the subject of the verb of saying around or next to it."""
        where = self.tokens[mention.head].start
        nearest = bisect_right(self.reading.quotations, where, key=lambda quotation: quotation.span.start) - 1
        if nearest < 0 or where >= self.reading.quotations[nearest].span.end:
            return None
        quotation = self.reading.quotations[nearest]
        sentence = self.tokens[mention.head].sentence
        best: tuple[int, int] | None = None
        for other in range(max(0, number - 25), min(len(self.mentions), number + 25)):
            candidate = self.mentions[other]
            token = self.tokens[candidate.head]
            if quotation.span.start <= token.start < quotation.span.end or abs(token.sentence - sentence) > 1:
                continue
            if token.deprel != "nsubj" or self.tokens[token.head].lemma.lower() not in SAYING:
                continue
            if candidate.kind is not ActorKind.PERSON:
                continue
            distance = abs(token.start - where)
            if best is None or distance < best[0]:
                best = (distance, other)
        return best[1] if best else None


def _owns_noun(mention: ActorMention) -> bool:
    """Tell whether a mention was made of a noun and its state: 'the Malian army', 'Mali's government', not 'Mali'."""
    return mention.rule.startswith(("actor.body", "actor.member", "actor.home", "actor.shared", "actor.party"))


def _initials(name: str) -> str:
    """The capitals of a name's words: 'Union of Free Farmers' is UFF."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
