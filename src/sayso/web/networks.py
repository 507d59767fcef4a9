"""The drawing of who relies on whom: from left to right, whoever relays stands left of those whose word it brings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.web.models import SourceLine
from sayso.web.surveys import Survey

MOST_NODES = 44  # more names than that nobody reads; the strongest ties are drawn, the table has all
MOST_COLUMNS = 4
WIDTH, ROW, MARGIN = 960, 25, 16  # in the drawing's own units, about pixels
LEFT, RIGHT = 235, 690  # where the first and the last column stand: beside them is room for the names
LEAST, LARGEST = 4.0, 12.0  # radius of a node
LONGEST_LABEL = 32
SWEEPS = 8  # ties cross less with each; after a few nothing moves
SQUARE, BROKEN, ROUND = "square", "broken", "round"
SHAPES = {
    "publisher": SQUARE,
    "outlet": SQUARE,
    "document": SQUARE,
    "unnamed_officials": BROKEN,
    "unnamed_sources": BROKEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A source as drawn; `number` counts from 0 from left to right, `row` is its line in the table, -1 for none."""

    number: int
    row: int
    name: str
    label: str
    kind: str
    shape: str
    events: int
    x: float
    y: float
    r: float
    side: str  # of the node on which its name stands: 'left' or 'right'
    relays: tuple[tuple[str, int], ...]
    relayed_by: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One source brings another's word: node numbers, in how many claims, and the line as drawn."""

    start: int
    end: int
    count: int
    path: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The whole drawing; `left_out` counts sources that are tied to others and yet not drawn."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


def count_ties(survey: Survey) -> Counter[tuple[str, str]]:
    """Count in how many claims one source brings the word of another: (who relays, on whose word)."""
    ties: Counter[tuple[str, str]] = Counter()
    for brief in survey.briefs:
        names = [each.name for each in brief.chain]
        ties.update({(one, two) for one, two in pairwise(names) if one != two})
    return ties


def make_network(survey: Survey, lines: Sequence[SourceLine]) -> Network | None:
    """Draw who relies on whom; None where nobody does. `lines` is the table that the drawing stands beside."""
    ties = count_ties(survey)
    drawn = _strongest(ties)
    if not drawn:
        return None
    columns = _columns(drawn)
    rows = {each.name: (at, each) for at, each in enumerate(lines)}
    kinds = {each.name: each.kind for brief in survey.briefs for each in brief.chain}
    ranked = {name: (-rows[name][1].events if name in rows else 0, name) for name in columns}
    ordered = _order(columns, drawn, ranked)
    tallest = max(len(each) for each in ordered)
    height = 2 * MARGIN + ROW * tallest
    placed: dict[str, Node] = {}
    for column, names in enumerate(ordered):
        x = LEFT + (RIGHT - LEFT) * column / max(1, len(ordered) - 1)
        gap = (height - 2 * MARGIN) / len(names)
        for at, name in enumerate(names):
            place = (x, MARGIN + gap * (at + 0.5))
            placed[name] = _node(name, kinds[name], rows.get(name), place, drawn)
    placed = {name: replace(each, number=number) for number, (name, each) in enumerate(placed.items())}
    return Network(
        width=WIDTH,
        height=height,
        nodes=tuple(placed.values()),
        edges=tuple(_edge(placed[one], placed[two], count, drawn) for (one, two), count in sorted(drawn.items())),
        left_out=len({name for tie in ties for name in tie} - set(placed)),
    )


def _strongest(ties: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """Give the ties among as many sources as can be drawn, the strongest first."""
    names: set[str] = set()
    for tie, _ in sorted(ties.items(), key=lambda each: (-each[1], each[0])):
        if len(names | set(tie)) <= MOST_NODES:
            names.update(tie)
    return {tie: count for tie, count in ties.items() if names.issuperset(tie)}


def _columns(ties: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """Place each source right of everybody who relays it; of ties that close a ring the weakest is left aside."""
    after: dict[str, set[str]] = defaultdict(set)
    for (one, two), _ in sorted(ties.items(), key=lambda each: (-each[1], each[0])):
        if not _leads(two, one, after):
            after[one].add(two)
    column = dict.fromkeys(sorted({name for tie in ties for name in tie}), 0)
    for _ in column:
        moved = {two: column[one] + 1 for one in column for two in sorted(after[one]) if column[two] <= column[one]}
        if not moved:
            break
        column.update(moved)
    return {name: min(at, MOST_COLUMNS - 1) for name, at in column.items()}


def _leads(start: str, goal: str, after: Mapping[str, set[str]]) -> bool:
    """Tell whether a way along the ties leads from one source to another."""
    seen, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        if at == goal:
            return True
        new = after.get(at, set()) - seen
        seen |= new
        waiting.extend(new)
    return False


def _order(
    columns: Mapping[str, int], ties: Mapping[tuple[str, str], int], ranked: Mapping[str, tuple[int, str]]
) -> list[list[str]]:
    """Order each column so that ties cross little: everybody at the mean height of those it is tied to."""
    used = sorted(set(columns.values()))
    ordered = [sorted((name for name in columns if columns[name] == at), key=ranked.__getitem__) for at in used]
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (one, two), count in ties.items():
        near[one].append((two, count))
        near[two].append((one, count))
    for sweep in range(SWEEPS):
        height = {name: (at + 0.5) / len(names) for names in ordered for at, name in enumerate(names)}
        for names in ordered if sweep % 2 else reversed(ordered):
            names.sort(key=lambda name: (_mean(near[name], height), ranked[name]))
            height.update({name: (at + 0.5) / len(names) for at, name in enumerate(names)})
    return ordered


def _mean(tied: Iterable[tuple[str, int]], height: Mapping[str, float]) -> float:
    weighed = [(height[name], count) for name, count in tied]
    return round(sum(at * count for at, count in weighed) / sum(count for _, count in weighed), 9)


def _node(
    name: str,
    kind: str,
    listed: tuple[int, SourceLine] | None,
    place: tuple[float, float],
    ties: Mapping[tuple[str, str], int],
) -> Node:
    events = listed[1].events if listed else 0
    return Node(
        number=-1,
        row=listed[0] if listed else -1,
        name=name,
        label=name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…",
        kind=kind,
        shape=SHAPES.get(kind, ROUND),
        events=events,
        x=round(place[0], 1),
        y=round(place[1], 1),
        r=round(min(LEAST + 1.6 * events**0.5, LARGEST), 1),
        side="left" if place[0] <= LEFT else "right",
        relays=_most({two: count for (one, two), count in ties.items() if one == name}),
        relayed_by=_most({one: count for (one, two), count in ties.items() if two == name}),
    )


def _most(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _edge(one: Node, two: Node, count: int, ties: Mapping[tuple[str, str], int]) -> Edge:
    most = max(ties.values())
    start, end = one.x + one.r, two.x - two.r
    bend = max(60.0, (end - start) / 2)  # one that runs back, or within a column, swings out to the side
    path = f"M{start:.1f} {one.y}C{start + bend:.1f} {one.y} {end - bend:.1f} {two.y} {end:.1f} {two.y}"
    return Edge(start=one.number, end=two.number, count=count, path=path, width=round(1 + 5 * (count / most) ** 0.5, 1))
