"""How many witnesses an event has: its tellings traced through copies and chains of sources down to their roots.

The careful side: two tellings count as two roots only where nothing says that they are one. A copy rests on its
original, a spokesman on his organisation, an officer on his army and its state, an outlet's own words on the sources
that it names for the same event, one hospital's nurse on its register.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.knowledge.names import cut_words
from sayso.link.parties import Parties
from sayso.link.tellings import Telling
from sayso.records import ClaimId, Copy, CopyKind, EventType, ReportId, Root, Source, SourceKind

ALIKE = 0.65  # names of sources that share this much are one source: 'two residents', 'residents of Konna'
SURE_WITNESS = 0.9  # a telling that is less surely of the event than this adds no root to it
SURE_OF_TOLL = 0.75  # the same for tolls, which are weighed apart: two counts of one thing are never quite sure of it
LOOKED_AT = 12  # tellings of each root that are compared for that
Sureness = Callable[[Telling, Telling], float]
OUTLETS = frozenset({SourceKind.PUBLISHER, SourceKind.OUTLET})
# Whoever bears one of these and a country's name speaks for that state: its army and its ministries are one root.
_AUTHORITY = """
army military armed forces force officer officers colonel captain general major lieutenant commander commanders staff
command soldier soldiers official officials government ministry minister presidency president defence defense foreign
interior spokesman spokeswoman authorities state police gendarmerie navy air
"""
AUTHORITY = frozenset(_AUTHORITY.split())


@dataclass(frozen=True, slots=True)
class Provenance:
    """What tracing needs: names, who speaks for whom, and which report or claim rests on which."""

    parties: Parties
    affiliations: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[ReportId, Copy] = field(default_factory=dict)  # reports that as a whole are another's text
    outlets: Mapping[ReportId, str | None] = field(default_factory=dict)  # of all reports
    twins: frozenset[frozenset[ClaimId]] = frozenset()


def whole_copies(copies: Iterable[Copy]) -> dict[ReportId, Copy]:
    """Give the copies whose own words are not their own: verbatim and edited ones."""
    return {each.report: each for each in copies if each.kind is not CopyKind.EXCERPT}


@dataclass(slots=True)
class _Witness:
    """A root in the making."""

    name: str
    tellings: list[Telling]
    own_voice: bool
    reasons: list[str] = field(default_factory=list)


def find_roots(
    members: Sequence[Telling], known: Provenance, sure: Sureness = lambda _one, _two: 1.0
) -> tuple[Root, ...]:
    """Give the independent roots of an event, those with most claims first, with the reason of each merge.

    `sure` says how surely two tellings are of one event, 0..1: grouping may be bold where counting witnesses may not.
    """
    witnesses = [_witness(each, known) for each in members]
    witnesses = _merge_twins(witnesses, known)
    witnesses = _merge_alike(witnesses, known)
    witnesses = _merge_own_voice(witnesses)
    witnesses.sort(key=lambda each: -len(each.tellings))
    witnesses = _merge_doubtful(witnesses, sure)
    roots = [
        Root(
            name=each.name,
            claims=tuple(sorted(telling.claim.id for telling in each.tellings)),
            reasons=tuple(dict.fromkeys(each.reasons)),
        )
        for each in witnesses
    ]
    return tuple(sorted(roots, key=lambda root: (-len(root.claims), root.name)))


def _witness(telling: Telling, known: Provenance) -> _Witness:
    """Trace one telling down its chain."""
    chain = telling.claim.attribution
    source = chain[-1] if chain else None
    if source is None or source.kind in OUTLETS:
        return _own_voice(telling, source, known)
    body = known.affiliations.get(source.canonical)
    if body and body != source.canonical:
        return _Witness(body, [telling], own_voice=False, reasons=[f"{source.canonical} speaks for {body}"])
    if source.kind is SourceKind.DOCUMENT:
        author = next((each for each in reversed(chain[:-1]) if each.kind not in OUTLETS), None)
        if author:
            reason = f"{source.canonical} is a document of {author.canonical}"
            return _Witness(author.canonical, [telling], own_voice=False, reasons=[reason])
        return _own_voice(telling, chain[-2] if len(chain) > 1 else None, known)
    return _Witness(source.canonical, [telling], own_voice=False)


def _own_voice(telling: Telling, source: Source | None, known: Provenance) -> _Witness:
    outlet = source.canonical if source else telling.report.outlet or telling.report.name
    report, reasons = telling.report.id, list[str]()
    while report in known.copies:  # a reprint of a reprint goes back to the first
        copy = known.copies[report]
        original = known.outlets.get(copy.copy_of)
        if original is None or len(reasons) > len(known.copies):
            break
        if original != outlet:
            reasons.append(f"{telling.report.name} copies {original} ({copy.kind})")
        outlet, report = original, copy.copy_of
    return _Witness(outlet, [telling], own_voice=True, reasons=reasons)


def _merge_twins(witnesses: list[_Witness], known: Provenance) -> list[_Witness]:
    """Let a copied claim rest where the claim rests that it copies."""
    merged: list[_Witness] = []
    for each in witnesses:
        claim = each.tellings[0].claim.id
        twin = next((w for w in merged for t in w.tellings if frozenset((claim, t.claim.id)) in known.twins), None)
        if twin is None:
            merged.append(each)
        else:
            _take(twin, each, f"{each.tellings[0].report.name} has it word for word from another report")
    return merged


def _merge_alike(witnesses: list[_Witness], known: Provenance) -> list[_Witness]:
    merged: list[_Witness] = []
    for each in witnesses:
        found = next(((w, why) for w in merged if (why := _same_root(w, each, known.parties))), None)
        if found is None:
            merged.append(each)
        else:
            _take(found[0], each, found[1])
    return merged


def _same_root(one: _Witness, two: _Witness, parties: Parties) -> str | None:
    """Say why two witnesses are one, or None."""
    if _plain(one.name) == _plain(two.name):
        return f"both rest on {one.name}"
    state = authority(one.name, parties, outlet=one.own_voice)
    if state and state == authority(two.name, parties, outlet=two.own_voice):
        return f"{one.name} and {two.name} speak for one state"
    if one.own_voice or two.own_voice:
        return None  # two outlets with like names are two outlets
    if parties.likeness(one.name, two.name) >= ALIKE:
        return f"{one.name} and {two.name} are taken for one source"
    return None


def _plain(name: str) -> str:
    return " ".join(cut_words(name)).removeprefix("the ")


def authority(name: str, parties: Parties, *, outlet: bool = False) -> str | None:
    """Give the key of the state that a source speaks for: 'a Malian officer', 'Ministry of Defence of Mali'.

    An outlet does so only where its name says it: 'General Staff of ...', not 'Malian Herald'.
    """
    countries = [key for key in parties.keys(name) if key[0] == "@"]
    words = set(cut_words(name))
    if len(countries) == 1 and (words & AUTHORITY or (not outlet and len(words) <= 2)):
        return countries[0]
    return None


def _merge_own_voice(witnesses: list[_Witness]) -> list[_Witness]:
    """Let an outlet's own words rest on the source that the same report names for the same event."""
    kept: list[_Witness] = []
    for each in witnesses:
        reports = {telling.report.id for telling in each.tellings}
        named = next((w for w in witnesses if not w.own_voice and _told_by(w, reports, each.name)), None)
        if each.own_voice and named is not None:
            _take(named, each, f"{each.name} names {named.name} for it")
        else:
            kept.append(each)
    return kept


def _merge_doubtful(witnesses: list[_Witness], sure: Sureness) -> list[_Witness]:
    """Let a witness add nothing to the count who may speak of something else than all the others speak of."""
    kept = witnesses[:1]
    for each in witnesses[1:]:
        others = [telling for other in witnesses if other is not each for telling in other.tellings[:LOOKED_AT]]
        if any(sure(one, two) >= _enough(one, two) for one in each.tellings[:LOOKED_AT] for two in others):
            kept.append(each)
        else:
            _take(kept[0], each, f"not sure enough that {each.name} tells the same")
    return kept


def _enough(one: Telling, two: Telling) -> float:
    return SURE_OF_TOLL if one.type is two.type is EventType.HARM else SURE_WITNESS


def _told_by(witness: _Witness, reports: set[ReportId], outlet: str) -> bool:
    return any(each.report.id in reports or each.report.outlet == outlet for each in witness.tellings)


def _take(keeper: _Witness, other: _Witness, why: str) -> None:
    if keeper.own_voice and not other.own_voice:  # the source is the better name for a root than the outlet
        keeper.name, keeper.own_voice = other.name, False
    keeper.tellings.extend(other.tellings)
    keeper.reasons.extend([*other.reasons, why])
