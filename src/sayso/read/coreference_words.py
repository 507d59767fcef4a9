"""Words that refer back to a party, and what they can mean: pronouns, nouns for groups, bodies of the home state."""

from __future__ import annotations

from sayso.knowledge.tables import words
from sayso.records import ActorKind

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
        *words("army military government regime authorities authority navy junta parliament police troops"),
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
SAYING = words(
    "say tell add explain reply insist declare recall announce warn claim state ask note continue argue write"
)
