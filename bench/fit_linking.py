"""Learn the weights of src/sayso/link/weights.py from coded war folders: python -m bench.fit_linking training/corpus/*

Pairs of coded claims, and of claims as the program reads them where they match coded ones. A pair is one event where a
coder linked it (same_event, same_plan, closed over chains), or where two counts of one type contradict each other, or
where a copy says the very same. Coders link only part of what is one event, so pairs that the first fit takes for the
same although nobody linked them are left out of the second and third. Tolls are fitted apart from the rest. Prints the
weights of both.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.linking import Held, gold_held, read_held
from sayso.knowledge.actors import load_actors
from sayso.link.copies import find_copies
from sayso.link.likenesses import Context, likeness
from sayso.link.parties import Parties
from sayso.link.tellings import Side, Telling, make_tellings
from sayso.records import LinkRel
from tests.export.gold_records import gold_links

Example = tuple[dict[str, float], bool]
APART = "tolls"  # pairs that are weighed apart from the rest
RIDGE = 1.0
ROUNDS = 2
DOUBTFUL = 0.2  # surer than this and not linked by a coder: perhaps only overlooked
SAME = frozenset({LinkRel.SAME_EVENT, LinkRel.SAME_PLAN})


def main(folders: Sequence[Path]) -> None:
    """Fit and print."""
    parties = Parties(load_actors())
    coded = [each for each in folders if (each / "gold" / "links.jsonl").exists()]
    ways = [(folder, read) for folder in coded for read in (False, True)]
    examples = [each for folder, read in ways for each in examples_of(folder, parties, read=read)]
    for name, tolls in (("", False), ("TOLL_", True)):
        show(name, [each for each in examples if (APART in each[0]) is tolls])


def show(name: str, examples: Sequence[Example]) -> None:
    """Fit to some pairs and print the weights."""
    weights = fit(examples)
    for _ in range(ROUNDS):
        weights = fit([clean for each in examples if (clean := cleaned(each, weights)) is not None])
    print(f"# {len(examples)} pairs, {sum(same for _, same in examples)} of them linked")
    print(f"{name}BIAS = {weights.pop('bias'):.2f}")
    print(f"{name}WEIGHTS: Mapping[str, float] = {{")
    for feature, weight in sorted(weights.items(), key=lambda each: -each[1]):
        print(f'    "{feature}": {weight:.2f},')
    print("}")


def examples_of(folder: Path, parties: Parties, *, read: bool) -> Iterator[Example]:
    """Give the pairs of one folder that are worth learning from."""
    coded = gold_held(folder)
    held = read_held(folder) if read else coded
    names = _names(coded, held) if read else {claim.id: str(claim.id) for _, claims in held for claim in claims}
    copies = find_copies(report for report, _ in held)
    both_ways = {pair for each in copies for pair in ((each.report, each.copy_of), (each.copy_of, each.report))}
    context = Context(parties, frozenset(both_ways))
    tellings = [each for report, claims in held for each in make_tellings(report, claims)]
    same = _same_pairs(folder, {names[each.claim.id]: each for each in tellings if each.claim.id in names})
    for one, two in combinations(tellings, 2):
        if one.side is two.side and one.side is not Side.OPINION:
            found = likeness(one, two, context)
            if _is_worth_learning(found):
                pair = frozenset((names.get(one.claim.id, "?1"), names.get(two.claim.id, "?2")))
                yield found, pair in same


def _is_worth_learning(found: dict[str, float]) -> bool:
    typed = "type_same" in found or "type_kin" in found
    near = "place_same" in found or "place_near" in found
    if APART in found and ("place_around" in found or "amount_same" in found or "amount_meets" in found):
        return True
    return typed and (near or found.get("parties_alike", 0.0) > 0.3 or found.get("words_held", 0.0) > 0.3)


def _names(coded: Held, held: Held) -> dict[str, str]:
    """Give for each claim that was read the coded claim with an overlapping trigger in the same report."""
    by_report = {report.name: claims for report, claims in coded}
    found: dict[str, str] = {}
    for report, claims in held:
        for claim in claims:
            for other in by_report.get(report.name, ()):
                if claim.trigger.start < other.trigger.end and other.trigger.start < claim.trigger.end:
                    found.setdefault(claim.id, other.id)
    return found


def _same_pairs(folder: Path, tellings: dict[str, Telling]) -> set[frozenset[str]]:
    links = list(gold_links(folder))
    groups: dict[str, set[str]] = {}
    for link in links:
        if link.rel in SAME:
            joined = groups.get(link.start, {str(link.start)}) | groups.get(link.end, {str(link.end)})
            groups.update(dict.fromkeys(joined, joined))
    same = {frozenset(pair) for members in groups.values() for pair in combinations(sorted(members), 2)}
    for link in links:
        one, two = tellings.get(link.start), tellings.get(link.end)
        facts = link.rel is LinkRel.CONTRADICTS and one and two and one.side is two.side is Side.FACT
        if facts and one and two and one.type is two.type and one.amounts and two.amounts:
            same.add(frozenset((str(link.start), str(link.end))))
    return same


def cleaned(example: Example, weights: dict[str, float]) -> Example | None:
    """Take a copy's very words for the same, and leave out what a coder may have overlooked."""
    found, same = example
    if same:
        return example
    if "copied" in found and found.get("words_shared", 0.0) > 0.95 and "trigger_same" in found:
        return found, True
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found.items())
    return None if 1.0 / (1.0 + np.exp(-total)) > DOUBTFUL else example


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Fit a logistic model with a ridge, by Newton's method."""
    names = sorted({name for found, _ in examples for name in found} - {APART})
    column = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(examples), len(names) + 1))
    table[:, -1] = 1.0
    for row, (found, _) in enumerate(examples):
        for name, value in found.items():
            if name in column:
                table[row, column[name]] = value
    truth = np.array([same for _, same in examples], dtype=float)
    ridge = np.full(table.shape[1], RIDGE)
    ridge[-1] = 1e-6
    weights = np.zeros(table.shape[1])
    for _ in range(40):
        sure = 1.0 / (1.0 + np.exp(-table @ weights))
        slope = table.T @ (sure - truth) + ridge * weights
        curve = (table * (sure * (1.0 - sure))[:, None]).T @ table + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip([*names, "bias"], map(float, weights), strict=True))


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
