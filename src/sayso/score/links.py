"""Links between claims: typed, untyped, across reports, and each relation by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.score.coded import Record
from sayso.score.figures import Figure, Rate

SYMMETRIC = frozenset({"same_event", "same_plan", "contradicts"})
Triple = tuple[str, str, str]  # from, relation, to


def score_links(
    gold: Sequence[Record],
    predicted: Sequence[Record],
    coded: Sequence[Record],
    found: Sequence[Record],
    pairs: Mapping[int, int],
) -> dict[str, Figure]:
    """Compare links between claims of the body; a predicted claim that meets none keeps an id of its own."""
    ids = {claim["id"] for claim in coded}
    known = {found[j].get("id"): coded[i]["id"] for i, j in pairs.items()}
    others = {claim.get("id") for claim in found}
    wanted = _closed((link["from"], link["rel"], link["to"]) for link in gold if {link["from"], link["to"]} <= ids)
    given = _closed(
        (known.get(link["from"], f"?{link['from']}"), link.get("rel", ""), known.get(link["to"], f"?{link['to']}"))
        for link in predicted
        if {link["from"], link["to"]} <= others
    )
    report = {claim["id"]: claim["report"] for claim in coded}
    figures: dict[str, Figure] = {
        "links_typed": _rate(wanted, given),
        "links_untyped": _rate(_untyped(wanted), _untyped(given)),
        "links_across_reports": _rate(_across(wanted, report), _across(given, report)),
    }
    for relation in sorted({rel for _, rel, _ in wanted}):
        of_it = [{triple for triple in side if triple[1] == relation} for side in (wanted, given)]
        figures[f"links_{relation}"] = _rate(of_it[0], of_it[1])
    return figures


def _rate(wanted: set[Triple] | set[frozenset[str]], given: set[Triple] | set[frozenset[str]]) -> Rate:
    return Rate(len(wanted & given), len(wanted), len(given))


def _untyped(links: set[Triple]) -> set[frozenset[str]]:
    return {frozenset((a, b)) for a, _, b in links}


def _across(links: set[Triple], report: Mapping[str, str]) -> set[Triple]:
    return {(a, rel, b) for a, rel, b in links if report.get(a) and report.get(b) and report[a] != report[b]}


def _closed(links: Iterable[Triple]) -> set[Triple]:
    """Replace same_event links by all pairs of their clusters; order the ends of symmetric relations."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            name = parent[name]
        return name

    closed: set[Triple] = set()
    for a, rel, b in links:
        if rel == "same_event":
            parent[root(a)] = root(b)
        else:
            first, second = sorted((a, b)) if rel in SYMMETRIC else (a, b)
            closed.add((first, rel, second))
    clusters: dict[str, list[str]] = {}
    for name in list(parent):
        clusters.setdefault(root(name), []).append(name)
    for members in clusters.values():
        members.sort()
        closed.update((a, "same_event", b) for i, a in enumerate(members) for b in members[i + 1 :])
    return closed
