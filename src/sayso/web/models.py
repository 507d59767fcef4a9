"""What each page of the desk tells, as JSON; the templates are filled from the same models.

Offsets are half-open ranges of Unicode code points into the report's text.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel

from sayso.web.cards import Card, Decided, Tallies


class Bin(BaseModel):
    """A stretch of days, both ends included, and the claims whose event begins in it; `vague`: placed no finer."""

    start: date
    end: date
    happened: int = 0
    coming: int = 0
    refuted: int = 0
    opinion: int = 0
    vague: int = 0
    selected: int = 0


class PlacePoint(BaseModel):
    """A place on the map, WGS84, with the claims that name it and the radius of what is not known of it."""

    name: str
    lat: float
    lon: float
    radius_km: float | None
    precision: str
    happened: int = 0
    coming: int = 0
    refuted: int = 0
    opinion: int = 0
    selected: int = 0


class Bar(BaseModel):
    """The interval of a selected claim, both days included; None is open on that side."""

    id: str
    start: date | None
    end: date | None
    family: str


class Overview(BaseModel):
    """Map, timeline and list of the claims that meet the filters."""

    tallies: Tallies
    all_claims: int
    types: list[tuple[str, int]]
    statuses: list[tuple[str, int]]
    unit: str
    bins: list[Bin]
    undated: int
    places: list[PlacePoint]
    unplaced: int
    unplaced_names: list[tuple[str, int]]
    selection: str
    selected: list[str]
    selected_count: int
    bars: list[Bar]
    last_day: date | None
    cards: list[Card]
    more: int


class Piece(BaseModel):
    """Words of a report: the claims whose quotes cover them, the claims that they are the trigger of."""

    words: str
    claims: list[str] = []
    triggers: list[str] = []
    begins: list[str] = []
    family: str = ""
    grey: bool = False


class Block(BaseModel):
    """A paragraph as it stands, from `start` on, and the claims whose quotes begin in it."""

    start: int
    pieces: list[Piece]
    grey: bool
    cards: list[Card] = []


class Margin(BaseModel):
    """Something that was declined or left open, why, and the words it is about."""

    step: str
    text: str
    words: str | None


class ReportPage(BaseModel):
    """A report as it reads, with its claims beside it."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    published: date | None
    byline: list[str]
    url: str | None
    original_outlet: str | None
    original_published: date | None
    anchor: date | None
    digest: str
    added: str
    run: str | None
    replaced: int
    tallies: Tallies
    blocks: list[Block]
    notes: list[Margin]


class Field(BaseModel):
    """One field of a claim: its value, the words it rests on, the rule that gave it, what was refused."""

    field: str
    value: str
    words: str | None
    start: int | None
    end: int | None
    rule: str
    score: float | None
    refused: list[tuple[str, float]]


class ClaimPage(BaseModel):
    """One claim whole, with the paragraph it stands in (from `context_start` on) and everything that people decided."""

    card: Card
    current: bool
    context: list[Piece]
    context_start: int
    fields: list[Field]
    decisions: list[Decided]
    event: str | None
    plan: bool


class SourceLine(BaseModel):
    """Somebody on whose word claims rest: events that it tells, those on its word alone, and who relays it."""

    name: str
    kind: str
    claims: int
    reports: int
    events: int
    alone: int
    relayed_by: list[tuple[str, int]]


class PartyLine(BaseModel):
    """A party, as what it appears, and how its claims stand."""

    name: str
    kind: str
    acting: int
    receiving: int
    about: int
    tallies: Tallies


class PlaceLine(BaseModel):
    """A place, how exactly it is known, and how its claims stand."""

    name: str
    country: str | None
    precision: str
    lat: float | None
    lon: float | None
    tallies: Tallies


class Neighbour(BaseModel):
    """Somebody or something that appears in the same claims, and in how many."""

    name: str
    count: int


class Held(BaseModel):
    """Who is said to have held a place, by whose word; both days included, None where nobody tells."""

    holder: str
    place: str
    when: str
    start: date | None = None
    end: date | None = None
    sources: list[str]
    disputed: bool


class NamePage(BaseModel):
    """A party or a place: its claims, and what stands beside it in them."""

    name: str
    tallies: Tallies
    parties: list[Neighbour]
    places: list[Neighbour]
    sources: list[Neighbour]
    cards: list[Card]
    more: int
    holds: list[Held] = []


class RunLine(BaseModel):
    """A run: which code, knowledge and model."""

    id: str
    version: str
    knowledge: str
    model: str


class Refused(BaseModel):
    """A file that could not be read, and why."""

    file: str
    reason: str
    made: str


class AboutPage(BaseModel):
    """What the ledger holds and what made it."""

    ledger: str
    version: str
    reports: int
    claims: int
    retired: int
    judgements: int
    runs: list[RunLine]
    refusals: list[Refused]
    tallies: Tallies
    first: date | None
    last: date | None


class Checked(BaseModel):
    """What the proof of the ledger found: (report, claim, what is wrong) for each fault."""

    reports: int
    claims: int
    words: int
    faults: list[tuple[str, str | None, str]]


class Queued(BaseModel):
    """A claim that waits for a person, and why it stands where it stands."""

    card: Card
    doubt: float
    weight: float


class ReviewPage(BaseModel):
    """The queue, and the claim in hand."""

    coder: str
    left: int
    done: int
    queue: list[Queued]
    at: int
    page: ClaimPage | None


class Telling(BaseModel):
    """One telling of an event, when it was first told in these words, and the root it is traced to."""

    card: Card
    root: str
    told: date | None = None


class RootLine(BaseModel):
    """An independent root: who in the end says so, in which claims, and why they were counted as one."""

    name: str
    claims: list[str]
    reports: int
    reasons: list[str]


class Branch(BaseModel):
    """A part of the tree of roots: 'root' (who says so), 'voice' (who brings it), 'report', or 'copy' of a report."""

    name: str
    kind: str
    why: list[str] = []
    card: Card | None = None
    branches: list[Branch] = []


class Ruled(BaseModel):
    """A person's decision on one telling of an event."""

    claim: str
    quote: str
    decision: Decided


class Contrast(BaseModel):
    """A field on which the tellings differ: each value with who says so."""

    field: str
    contradictory: bool
    values: list[tuple[str, list[str]]]


class Tied(BaseModel):
    """A claim outside the event that has to do with it: what it is to it, and why."""

    rel: str
    card: Card
    reasons: list[str]


class EventLine(BaseModel):
    """An event or a plan in a list."""

    id: str
    plan: bool
    card: Card
    tellings: int
    reports: int
    roots: int
    root_names: list[str]
    contradicted: int
    fate: str = ""


class EventPage(BaseModel):
    """An event or plan: its tellings in order, its roots, where they differ, what else belongs to it."""

    line: EventLine
    tellings: list[Telling]
    roots: list[RootLine]
    contrasts: list[Contrast]
    tied: list[Tied]
    turnings: list[Tied]
    trees: list[Branch] = []
    points: list[PlacePoint] = []
    history: list[Ruled] = []
