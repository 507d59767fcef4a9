"""Who is meant by 'he', 'the group', 'the army': which mentions of parties are one.

Precision comes first: a mention with no clear antecedent stays on its own. In this order: a person's name in part
takes the full name; an apposition and a short form in brackets take the name beside them; a relative pronoun takes the
noun it hangs on; a definite noun takes the last party of its kind; a pronoun takes the subject before it that agrees
in number. A force or government of no named state ('the army') is that of the state which the report names most, where
that is plain."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sayso.knowledge.actors import Catalogue
from sayso.knowledge.tables import words
from sayso.read.trees import Forest
from sayso.records import ActorKind, ActorMention, Reading

PRONOUN_REACH = 2  # sentences that a personal pronoun looks back
NOUN_REACH = 8  # sentences that 'the group' looks back
HOME_LEAD = 1.5  # the state named most must be named so many times as often as the next
GROUPS = frozenset({ActorKind.ARMED_GROUP})
BODIES = frozenset({ActorKind.ARMED_GROUP, ActorKind.IO, ActorKind.PARTY, ActorKind.OTHER, ActorKind.COALITION})
BACK_KINDS: dict[str, frozenset[ActorKind]] = {
    "group": BODIES - {ActorKind.IO, ActorKind.COALITION},
    "movement": frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY}),
    "organisation": BODIES,
    "organization": BODIES,
    "faction": GROUPS,
    "militia": GROUPS,
    "militant": GROUPS,
    "fighter": GROUPS,
    "rebel": GROUPS,
    "insurgent": GROUPS,
    "jihadist": GROUPS,
    "islamist": GROUPS,
    "extremist": GROUPS,
    "terrorist": GROUPS,
    "separatist": GROUPS,
    "guerrilla": GROUPS,
    "gunman": GROUPS,
    "terrorist group": GROUPS,
    "militant group": GROUPS,
    "coalition": frozenset({ActorKind.COALITION}),
    "alliance": frozenset({ActorKind.COALITION, ActorKind.IO}),
    "bloc": frozenset({ActorKind.IO}),
    "mission": frozenset({ActorKind.IO, ActorKind.COALITION}),
    "peacekeeper": frozenset({ActorKind.IO, ActorKind.COALITION}),
    "council": frozenset({ActorKind.IO, ActorKind.STATE}),
    "party": frozenset({ActorKind.PARTY}),
    "company": frozenset({ActorKind.COMPANY}),
    "newspaper": frozenset({ActorKind.OUTLET}),
    "agency": frozenset({ActorKind.IO, ActorKind.OUTLET, ActorKind.OTHER}),
    "army": frozenset({ActorKind.STATE_FORCE}),
    "military": frozenset({ActorKind.STATE_FORCE}),
    "soldier": frozenset({ActorKind.STATE_FORCE}),
    "troop": frozenset({ActorKind.STATE_FORCE}),
    "force": frozenset({ActorKind.STATE_FORCE, ActorKind.COALITION, ActorKind.ARMED_GROUP}),
    "government": frozenset({ActorKind.STATE}),
    "regime": frozenset({ActorKind.STATE}),
    "authority": frozenset({ActorKind.STATE}),
    "ministry": frozenset({ActorKind.STATE}),
}
# Nouns that, with nobody beside them, belong to the state that the report is about.
HOME_PHRASES = frozenset(
    {
        *words("army military government authorities authority navy junta parliament police troops"),
        *("armed forces", "government forces", "government troops", "government soldiers", "government army"),
        *("security forces", "defence ministry", "defense ministry", "ministry of defence", "ministry of defense"),
        *("foreign ministry", "interior ministry", "national assembly", "air force", "general staff", "army troops"),
    }
)
HOME_PLURALS = frozenset({"troop", "soldier", "force", "forces"})
# Of these, only a party whose own name holds the word is meant: 'the council' is no state named before.
OWN_WORD = frozenset({"council", "commission", "ministry", "mission", "party", "company", "agency", "newspaper"})
PERSON_PRONOUNS = frozenset({"he", "she", "him", "her"})
PLURAL_PRONOUNS = frozenset({"they", "them", "both"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
MANY = frozenset({ActorKind.STATE_FORCE, ActorKind.ARMED_GROUP, ActorKind.COALITION})
ONE = frozenset(
    {
        ActorKind.STATE,
        ActorKind.ARMED_GROUP,
        ActorKind.IO,
        ActorKind.COALITION,
        ActorKind.PARTY,
        ActorKind.COMPANY,
        ActorKind.OUTLET,
        ActorKind.STATE_FORCE,
        ActorKind.OTHER,
    }
)


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
        self.home = self._find_home()
        self.full_names = self._find_full_names()

    def resolve(self) -> Reading:
        for number, mention in enumerate(self.mentions):
            found = self._pronoun(number, mention) if mention.pronoun else self._noun_or_name(number, mention)
            if found is not None and found != number:
                self.links[number] = self._root(found, number)
        links = {number: target for number, target in self.links.items() if target != number}
        return replace(self.reading, actors=tuple(self.mentions), antecedents=links)

    def _root(self, number: int, start: int) -> int:
        seen = {start}
        while number in self.links and number not in seen:
            seen.add(number)
            number = self.links[number]
        return number

    # --- names and nouns ----------------------------------------------------------------------------------------------

    def _noun_or_name(self, number: int, mention: ActorMention) -> int | None:
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
        for earlier in range(number - 1, -1, -1):
            if self.mentions[earlier].canonical == mention.canonical:
                return earlier
        return None

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
        short = mention.canonical if mention.canonical.isupper() and 2 <= len(mention.canonical) <= 8 else ""
        for earlier in range(number - 1, -1, -1):
            other = self.mentions[earlier]
            if other.pronoun:
                continue
            if other.canonical == mention.canonical:
                return earlier
            if short and other.canonical[0].isupper() and _initials(other.canonical) == short:
                self.mentions[number] = replace(
                    mention, canonical=other.canonical, kind=other.kind, rule="actor.initials"
                )
                return earlier
        return None

    def _is_definite(self, mention: ActorMention) -> bool:
        return any(
            self.tokens[kid].lemma.lower() in {"the", "this", "that", "these", "those"}
            for kid in self.forest.kids[mention.head]
        )

    def _definite(self, number: int, mention: ActorMention) -> int | None:
        token = self.tokens[mention.head]
        noun = mention.rule.rpartition(".")[2]
        lemma = token.lemma.lower()
        plain = len(mention.canonical.split()) == len(noun.split())
        armed = mention.kind is ActorKind.ARMED_GROUP and lemma != "enemy"  # whose enemy, nobody says
        kinds = BACK_KINDS.get(noun) or (GROUPS if armed else BACK_KINDS.get(lemma))
        entry = self.catalogue.nouns.get(noun)
        template = entry if entry is not None and entry.template and noun in HOME_PHRASES | HOME_PLURALS else None
        same: int | None = None
        for earlier in range(number - 1, -1, -1):
            other = self.mentions[earlier]
            if token.sentence - self.tokens[other.head].sentence > NOUN_REACH:
                break
            if other.pronoun or other.head == mention.head:
                continue
            if same is None and self._same_words(mention, other):
                same = earlier
                break
            if not plain or not other.named or self._is_clause_mate(mention, other):
                continue
            if template is not None and other.country:
                country = self.catalogue.countries.by_id.get(other.country)
                if country is not None and template.name_for(country) == other.canonical and _owns_noun(other):
                    return earlier
            elif kinds and other.kind in kinds and (lemma not in OWN_WORD or lemma in other.canonical.lower()):
                return earlier
        if same is not None:
            return same
        if mention.kind is ActorKind.PERSON and plain:
            return self._same_office(number, mention, lemma)
        if plain and self.home and (noun in HOME_PHRASES or lemma in HOME_PHRASES):
            self._give_home(number, mention, noun)
        return None

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

    def _give_home(self, number: int, mention: ActorMention, noun: str) -> None:
        country = self.catalogue.countries.by_id.get(self.home)
        entry = self.catalogue.nouns.get(noun)
        if country is not None and country.capital and entry is not None and entry.template:
            self.mentions[number] = replace(
                mention,
                canonical=entry.name_for(country),
                country=country.id,
                named=True,
                rule=f"actor.home.{noun}",
            )

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
        if word == "it" and not self._it_acts(mention):
            return None
        best: tuple[float, int] | None = None
        for earlier in range(number - 1, -1, -1):
            other = self.mentions[earlier]
            away = self.tokens[mention.head].sentence - self.tokens[other.head].sentence
            if away > PRONOUN_REACH:
                break
            if self._is_relative(other) or not self._fits(word, earlier) or self._is_clause_mate(mention, other):
                continue
            target = self.mentions[self._root(earlier, number)]
            score = -2.0 * away + 1.5 * self._is_subject(other) + 0.5 * target.named - 0.1 * (number - earlier)
            if best is None or score > best[0]:
                best = (score, earlier)
        return best[1] if best else None

    def _is_relative(self, mention: ActorMention) -> bool:
        return mention.pronoun and self.tokens[mention.head].text.lower() in RELATIVES

    def _fits(self, word: str, number: int) -> bool:
        """Number and kind: 'he' a person, 'they' several, 'it' a body."""
        mention = self.mentions[number]
        if mention.pronoun:
            other = self.tokens[mention.head].text.lower()
            groups = (PERSON_PRONOUNS, PLURAL_PRONOUNS, frozenset({"it"}))
            return number in self.links and any(word in group and other in group for group in groups)
        token = self.tokens[mention.head]
        plural = token.xpos in {"NNS", "NNPS"} or mention.kind in MANY or mention.kind is ActorKind.CIVILIAN
        if word in PERSON_PRONOUNS:
            return mention.kind is ActorKind.PERSON and token.xpos not in {"NNS", "NNPS"}
        if word in PLURAL_PRONOUNS:
            return plural
        return mention.named and mention.kind in ONE and token.xpos not in {"NNS", "NNPS"}

    def _is_subject(self, mention: ActorMention) -> bool:
        return self.tokens[self.forest.first_conjunct(mention.head)].deprel.startswith("nsubj")

    def _is_clause_mate(self, one: ActorMention, other: ActorMention) -> bool:
        """Two arguments of one verb are two parties: 'it attacked them'."""
        head, other_head = self.tokens[one.head].head, self.tokens[other.head].head
        return head == other_head or other.head == head or one.head == other_head

    def _it_acts(self, mention: ActorMention) -> bool:
        token = self.tokens[mention.head]
        verb = self.tokens[token.head]
        return (
            token.deprel == "nsubj"
            and verb.upos == "VERB"
            and verb.lemma.lower() not in {"seem", "appear", "take", "rain", "mean"}
        )

    def _speaker(self, number: int, mention: ActorMention) -> int | None:
        """'I' inside a quotation is the one who says it: the subject of the verb of saying around or next to it."""
        where = self.tokens[mention.head].start
        quotation = next((q for q in self.reading.quotations if q.span.start <= where < q.span.end), None)
        if quotation is None:
            return None
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


SAYING = words(
    "say tell add explain reply insist declare recall announce warn claim state ask note continue argue write"
)


def _owns_noun(mention: ActorMention) -> bool:
    """Tell whether a mention was made of a noun and its state: 'the Malian army', 'Mali's government', not 'Mali'."""
    return mention.rule.startswith(("actor.body", "actor.member", "actor.home", "actor.shared", "actor.party"))


def _initials(name: str) -> str:
    """The capitals of a name's words: 'Union of Free Farmers' is UFF."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
