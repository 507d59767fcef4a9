"""Whom 'we' and 'I' mean: the state behind a ministry's page, the body that publishes, the one who speaks.

    UK Foreign Office: "We condemn the attack."            we: United Kingdom
    General Staff: "We have taken the hill."               we: the General Staff
    M23 Movement: "Our units hold the hill."               our units: the M23
    "I welcome the truce," Minister Lund said.             I: Minister Lund

A body's own page quotes its own people, whose 'we' is the body; a minister's 'we' on his ministry's page may be the
state, those he met or an alliance. Careful side: there, and in a newspaper, 'we' inside somebody's quoted speech stays
'we', since a mayor's 'we' may be the town, the council or himself.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.knowledge.actors import Catalogue, Party
from sayso.knowledge.countries import Countries, Country
from sayso.read.trees import Forest
from sayso.records import ActorKind, ActorMention, Reading, Source, SourceKind

SINGULAR = frozenset({"i", "me", "my"})
PLURAL = frozenset({"we", "us", "our"})
FIRST_PERSON = SINGULAR | PLURAL
STAFF = frozenset({"correspondent", "reporter", "stringer", "bureau", "staff", "photographer", "colleague"})
# Words of the name of a body that speaks for its state.
CIVIL_BODIES = frozenset(
    {
        "affairs",
        "cabinet",
        "commonwealth",
        "department",
        "embassy",
        "government",
        "kremlin",
        "minister",
        "ministry",
        "mission",
    }
    | {"office", "parliament", "presidency", "secretary", "state"}
)
# Words of the name of a body that speaks for itself.
OTHER_BODIES = frozenset(
    {"agency", "army", "brigade", "command", "commission", "committee", "council", "forces", "front", "fund"}
    | {
        "group",
        "movement",
        "observatory",
        "organisation",
        "organization",
        "party",
        "relief",
        "service",
        "staff",
        "union",
    }
)
# Organs that speak for the whole that they serve, as a ministry does for its state.
ORGANS = {
    "european external action service": "European Union",
    "european commission": "European Union",
    "council of the european union": "European Union",
    "eu external action": "European Union",
    "united nations secretariat": "United Nations",
    "secretariat of the african union": "African Union",
    "african union commission": "African Union",
    "nato allied command operations": "NATO",
}
# Words of the name of a state's own forces, beside that of a country.
STATE_FORCES = frozenset({"army", "command", "forces", "staff", "navy", "defence", "defense", "military"})
ARMED = frozenset({ActorKind.STATE_FORCE, ActorKind.ARMED_GROUP})
OWN = frozenset({"own", "our"})
SPEAKS = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_OFFICE})


class FirstPersons:
    """Resolves the first person in one report."""

    def __init__(self, reading: Reading, catalogue: Catalogue) -> None:
        """Find out for whom the publisher speaks."""
        countries = catalogue.countries
        self.reading = reading
        outlet = reading.report.outlet or ""
        words = frozenset(word.strip(",.'’").lower() for word in outlet.split())
        self.state = _country_in(outlet, countries) if words & CIVIL_BODIES else None
        self.publisher = _country_in(outlet, countries) if words & (STATE_FORCES | CIVIL_BODIES) else None
        self.outlet = outlet if words & (OTHER_BODIES | CIVIL_BODIES) else None
        year = reading.report.anchor_date.year if reading.report.anchor_date else None
        party = catalogue.find(outlet, year=year) if outlet and self.publisher is None else None
        self.group = party if party is not None and party.kind is ActorKind.ARMED_GROUP else None

    def party(self, pronoun: ActorMention, speaker: Source | None) -> ActorMention:
        """Give the mention that a pronoun stands for, or the pronoun itself. `speaker` is the innermost source."""
        word = pronoun.canonical.lower()
        person = speaker is not None and speaker.kind in SPEAKS
        if word in SINGULAR and person and speaker is not None and speaker.span is not None:
            return self._like(pronoun, speaker.canonical, ActorKind.PERSON, None)
        own = speaker is None or speaker.kind is SourceKind.PUBLISHER
        if word in PLURAL and self.state is not None and (own or (speaker is not None and speaker.implicit)):
            return self._like(pronoun, self.state.name, ActorKind.STATE, self.state.place.country)
        if word in PLURAL and self.group is not None and (own or person):
            group = self.group
            named = replace(pronoun, canonical=group.name, kind=group.kind, country=_home(group), pronoun=False)
            return replace(named, named=True, rule="actor.we")
        if word in PLURAL and self.state is None and self.outlet is not None and (own or person):
            whole = ORGANS.get(self.outlet.lower())
            if whole is not None:
                return self._like(pronoun, whole, ActorKind.IO, None)
            return self._like(pronoun, self.outlet, ActorKind.OTHER, None)
        return pronoun

    def owner(self, told: ActorMention, meant: ActorMention, speaker: Source | None) -> ActorMention:
        """Give whose forces 'own forces', 'our units' are, or what is meant otherwise. `told` is the phrase itself."""
        words = self.reading.report.quote(told.span).lower().split()
        own = speaker is None or speaker.kind is SourceKind.PUBLISHER or speaker.implicit
        if not own or meant.kind not in ARMED or OWN.isdisjoint(words[:2]):
            return meant
        if self.group is not None:
            return replace(meant, canonical=self.group.name, kind=self.group.kind, country=_home(self.group))
        if self.publisher is None:
            return meant
        return replace(meant, canonical=self.publisher.forces, kind=ActorKind.STATE_FORCE, country=self.publisher.id)

    def _like(self, pronoun: ActorMention, canonical: str, kind: ActorKind, country: str | None) -> ActorMention:
        """Take the mention of that name nearest before the pronoun, else the pronoun's own words."""
        named = [m for m in self.reading.actors if m.canonical == canonical and not m.pronoun]
        before = [m for m in named if m.span.start < pronoun.span.start]
        if before or named:
            return before[-1] if before else named[0]
        return ActorMention(
            span=pronoun.span, head=pronoun.head, canonical=canonical, kind=kind, country=country, rule="actor.we"
        )


def is_own_staff(forest: Forest, head: int) -> bool:
    """Tell of 'our correspondent', who is the outlet itself."""
    own = any(forest.tokens[kid].lemma.lower() in FIRST_PERSON for kid in forest.children(head, "nmod:poss"))
    return own and forest.tokens[head].lemma.lower() in STAFF


def _home(party: Party) -> str | None:
    return party.countries[0] if len(party.countries) == 1 else None


def _country_in(outlet: str, countries: Countries) -> Country | None:
    """Give the country named at the head of an outlet's name, by name, letters or adjective."""
    words = outlet.replace("’", "'").split()
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            found = countries.find(" ".join(words[first : first + size]).removesuffix("'s"))
            if found is not None:
                return found
    return None
