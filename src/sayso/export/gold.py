"""The export `gold`: claims in the codebook's own format, the one that hand-coded data has and that scorers read.

Five files: claims.jsonl, links.jsonl, reports.json, copies.json, events.json; and layer.json, which says whose claims
they are. A report is named by its file's stem (a second one of that stem gets `-2`), a claim `STEM:N` in text order.
Arguments without words are `implicit`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sayso.errors import ExportError
from sayso.records import Claim, ClaimActor, ClaimPlace, Copy, Event, Link, Quantity, Report, Source, Span, When

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class GoldExport:
    """How much was written."""

    reports: int
    claims: int
    links: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Whose claims are written: the layer, how many decisions of people it rests on, and who signed them."""

    layer: str = "machine"
    decisions: int = 0
    coders: tuple[str, ...] = ()


@dataclass(slots=True)
class _Names:
    """The names given so far; the order of reports decides who gets the plain stem, so it must always be the same."""

    reports: Counter[str] = field(default_factory=Counter)
    of_reports: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)

    def name_report(self, report: Report) -> str:
        self.reports[report.name] += 1
        count = self.reports[report.name]
        return report.name if count == 1 else f"{report.name}-{count}"

    def know(self, copy: Copy) -> bool:
        """Tell whether both reports are written."""
        return copy.report in self.of_reports and copy.copy_of in self.of_reports


MACHINE = Provenance()


def write_gold(
    folder: Path,
    held: Iterable[tuple[Report, tuple[Claim, ...]]],
    links: Iterable[Link],
    copies: Iterable[Copy] = (),
    events: Iterable[Event] = (),
    *,
    provenance: Provenance = MACHINE,
) -> GoldExport:
    """Write the files into a folder, which is made where it is missing. Raises ExportError."""
    names = _Names()
    reports: list[Json] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "claims.jsonl").open("w", encoding="utf-8", newline="\n") as lines:
            for report, claims in held:
                name = names.name_report(report)
                reports.append(_report(report, name))
                names.of_reports[report.id] = name
                for number, claim in enumerate(claims, start=1):
                    names.claims[claim.id] = f"{name}:{number}"
                    lines.write(_line(_claim(claim, report, name, f"{name}:{number}")))
        told = [_link(link, names) for link in links if link.start in names.claims and link.end in names.claims]
        _write(folder / "links.jsonl", "".join(_line(link) for link in told))
        _write(folder / "reports.json", json.dumps(reports, ensure_ascii=False, indent=1) + "\n")
        _write(folder / "copies.json", _listed(_copy(each, names) for each in copies if names.know(each)))
        whose = {"layer": provenance.layer, "decisions": provenance.decisions, "coders": list(provenance.coders)}
        _write(folder / "layer.json", json.dumps(whose, ensure_ascii=False, indent=1) + "\n")
        counting = (each for each in events if names.claims.keys() & each.claims)
        _write(folder / "events.json", _listed(_event(each, names) for each in counting))
    except OSError as fault:
        raise ExportError(
            f"{folder}: cannot be written ({fault.strerror}); name a folder that you may write"
        ) from fault
    return GoldExport(reports=len(reports), claims=len(names.claims), links=len(told))


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _listed(entries: Iterable[Json]) -> str:
    return json.dumps(list(entries), ensure_ascii=False, indent=1) + "\n"


def _copy(copy: Copy, names: _Names) -> Json:
    return {
        "report": names.of_reports[copy.report],
        "copy_of": names.of_reports[copy.copy_of],
        "kind": copy.kind,
        "passages": [{"start": passage.copy.start, "end": passage.copy.end} for passage in copy.passages],
    }


def _event(event: Event, names: _Names) -> Json:
    return {
        "plan": event.plan,
        "claims": [names.claims[each] for each in event.claims if each in names.claims],
        "roots": list(event.roots),
        "witnesses": [
            {
                "source": root.name,
                "claims": [names.claims[each] for each in root.claims if each in names.claims],
                "why": list(root.reasons),
            }
            for root in event.witnesses
        ],
    }


def _line(entry: Json) -> str:
    return json.dumps(entry, ensure_ascii=False) + "\n"


def _report(report: Report, name: str) -> Json:
    original = report.original_outlet or report.outlet
    first_told = report.original_published or (report.published if report.original_outlet is None else None)
    return {
        "id": name,
        "file": f"{report.name}.txt",
        "chars": len(report.text),
        "title": report.title,
        "byline": [{"canonical": each} for each in report.byline],
        "publisher": {"canonical": report.outlet},
        "published": report.published and report.published.isoformat(),
        "original": {"outlet": original, "date": first_told and first_told.isoformat()},
        "anchor_date": report.anchor_date and report.anchor_date.isoformat(),
        "body": {"start": report.body.start, "end": report.body.end},
        "boilerplate": [{"start": start, "end": end} for start, end in report.boilerplate],
        "front_matter": [{"start": start, "end": end} for start, end in report.front_matter],
    }


def _claim(claim: Claim, report: Report, name: str, number: str) -> Json:
    return {
        "id": number,
        "report": name,
        "section": claim.section,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": report.quote(claim.span),
        "trigger": _words(claim.trigger, report),
        "type": claim.type.value,
        "mode": claim.mode,
        "status": claim.status.value,
        "hedge": _words(claim.hedge, report) if claim.hedge else None,
        "actors": [_actor(each, report) for each in claim.actors],
        "places": [_place(each, report) for each in claim.places],
        "time": _time(claim.when, report),
        "quantities": [_quantity(each, report) for each in claim.quantities],
        "attribution": [_source(each, report) for each in claim.attribution],
        "salience": claim.salience,
    }


def _words(span: Span | None, report: Report) -> Json:
    if span is None:
        return {"start": None, "end": None, "text": None}
    return {"start": span.start, "end": span.end, "text": report.quote(span)}


def _implicit(*, implicit: bool) -> Json:
    return {"implicit": True} if implicit else {}


def _actor(actor: ClaimActor, report: Report) -> Json:
    return {
        "role": actor.role,
        **_words(actor.span, report),
        **_implicit(implicit=actor.implicit),
        "canonical": actor.canonical,
        "kind": actor.kind,
    }


def _place(place: ClaimPlace, report: Report) -> Json:
    there = place.place
    return {
        "rel": place.rel,
        **_words(place.span, report),
        **_implicit(implicit=place.implicit),
        "canonical": there.canonical,
        "kind": there.kind,
        "lat": there.lat,
        "lon": there.lon,
        "precision": there.precision,
        "radius_km": there.radius_km,
    }


def _time(when: When, report: Report) -> Json:
    start, end = when.interval
    return {
        **_words(when.span, report),
        "from": start and start.isoformat(),
        "to": end and end.isoformat(),
        "basis": when.basis,
    }


def _quantity(quantity: Quantity, report: Report) -> Json:
    return {
        **_words(quantity.span, report),
        "min": quantity.low,
        "max": quantity.high,
        "unit": quantity.unit,
        "of": quantity.of,
    }


def _source(source: Source, report: Report) -> Json:
    return {
        "canonical": source.canonical,
        "kind": source.kind,
        **_words(source.span, report),
        "cue": report.quote(source.cue) if source.cue else None,
        **_implicit(implicit=source.implicit),
    }


def _link(link: Link, names: _Names) -> Json:
    return {"from": names.claims[link.start], "rel": link.rel, "to": names.claims[link.end]}
