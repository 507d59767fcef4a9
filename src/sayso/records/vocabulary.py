"""The closed sets: PLOVER's event types, the codebook's statuses, roles, kinds, relations and precisions."""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """PLOVER's sixteen event types and four extensions (CONTROL, FUND, HARM, CONDITION)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    CONTROL = "CONTROL"
    FUND = "FUND"
    HARM = "HARM"
    CONDITION = "CONDITION"


class Status(StrEnum):
    """How the innermost source presents an event, at the report's date (after FactBank and PLOVER's modes)."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    EXPECTED = "expected"
    CONDITIONAL = "conditional"
    REFUSED = "refused"
    DENIED = "denied"
    OPINION = "opinion"


HAPPENED = frozenset({Status.OCCURRED, Status.ONGOING})  # the only statuses that may ever count as an event


class Role(StrEnum):
    """What a party is to an event: who does it, to whom, whom it concerns without being a party."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    ABOUT = "about"


class ActorKind(StrEnum):
    """The codebook's kinds of party; a country's name that stands for its government is a state."""

    STATE = "state"
    STATE_FORCE = "state_force"
    ARMED_GROUP = "armed_group"
    IO = "io"
    COALITION = "coalition"
    PARTY = "party"
    COMPANY = "company"
    OUTLET = "outlet"
    PERSON = "person"
    CIVILIAN = "civilian"
    OTHER = "other"


class PlaceRel(StrEnum):
    """How an event lies to a place."""

    AT = "at"
    NEAR = "near"
    FROM = "from"
    TO = "to"
    WITHIN = "within"
    REFERENCE = "reference"


class Precision(StrEnum):
    """How exactly a place is known (after UCDP where_prec and ACLED geo_precision)."""

    EXACT = "exact"
    CITY = "city"
    VILLAGE = "village"
    NEAR = "near"
    DISTRICT = "district"
    REGION = "region"
    FEATURE = "feature"
    COUNTRY = "country"
    SEA = "sea"
    CONTINENT = "continent"
    UNRESOLVED = "unresolved"


class TimeBasis(StrEnum):
    """What the interval of an event rests on: a date, an expression resolved against the anchor, or nothing said."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    DOCUMENT_DATE = "document_date"


class SourceKind(StrEnum):
    """Who says so: the links of a chain of attribution."""

    PUBLISHER = "publisher"
    OUTLET = "outlet"
    DOCUMENT = "document"
    NAMED_PERSON = "named_person"
    NAMED_OFFICE = "named_office"
    ORGANISATION = "organisation"
    UNNAMED_OFFICIALS = "unnamed_officials"
    UNNAMED_SOURCES = "unnamed_sources"


class Section(StrEnum):
    """Where in a report a stretch stands."""

    MASTHEAD = "masthead"
    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class Salience(StrEnum):
    """Core, or minor: presupposed, repeated, background, rhetoric."""

    CORE = "core"
    MINOR = "minor"


class LinkRel(StrEnum):
    """What one claim is to another."""

    SAME_EVENT = "same_event"
    SAME_PLAN = "same_plan"
    UPDATES = "updates"
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    PART_OF = "part_of"
    CAUSED_BY = "caused_by"


class Verdict(StrEnum):
    """A person's decision on a claim or a link."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    UNSURE = "unsure"
    ADD = "add"  # a claim that the machine missed
    SPLIT = "split"  # one claim that tells two things: the first corrected, the second added
    MERGE = "merge"  # two claims of one report that are one: this one goes into the other
    WITHDRAWN = "withdrawn"  # an earlier decision is taken back; both stay on record
