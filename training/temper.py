"""Find how much too sure the claim heads are: `python -m training.temper --run RUN --model DIR SET ...`.

DIR is RUN exported without temperatures, SET are folders of built gold that were never trained on. A head's temperature
is the number by which its logits are divided so that its chances make the coders' choices likeliest (Guo et al. 2017).
Writes RUN/temperatures.json, which `training.export` bakes into the last layers.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from sayso.language.model import LanguageModel
from training.evaluate import paragraphs_of
from training.reports import CodedReport, load_reports

GRID = np.arange(0.6, 3.05, 0.1)
HEADS = ("event_type", "status", "trigger", "roles")
LEAST = 1e-6  # chances are held between this and its complement


@dataclass(slots=True)
class Choices:
    """Choices of one head: log-chances of the options, and which of them the coder took or allows."""

    logs: list[np.ndarray] = field(default_factory=list)
    taken: list[np.ndarray] = field(default_factory=list)

    def add(self, chances: dict[str, float], allowed: set[str]) -> None:
        """Add a choice; one that the coder's label is no option of is left out."""
        taken = np.array([label in allowed for label in chances])
        if taken.any():
            self.logs.append(np.log(np.maximum(np.array(list(chances.values())), LEAST)))
            self.taken.append(taken)

    def loss(self, temperature: float) -> float:
        """Give the mean negative log-likelihood of the coder's choices."""
        total = 0.0
        for logs, taken in zip(self.logs, self.taken, strict=True):
            cooled = logs / temperature
            total += np.logaddexp.reduce(cooled) - np.logaddexp.reduce(cooled[taken])
        return float(total / max(1, len(self.logs)))

    def best(self) -> float:
        """Give the temperature of the least loss, to a tenth."""
        return round(float(min(GRID, key=self.loss)), 1)


def gather(reports: list[CodedReport], model: LanguageModel) -> dict[str, Choices]:
    """Set the heads' chances beside the coders' choices."""
    found = {name: Choices() for name in HEADS}
    for report in reports:
        proposals = model.parse(report.document.text, paragraphs_of(report.document.text)).proposals
        gold = {claim.head: claim for claim in report.claims}
        coded = {}
        for guess in proposals.triggers:
            claim = next((gold[index] for index in range(guess.first, guess.last) if index in gold), None)
            found["trigger"].add(_two(guess.score), {str(claim is not None)})
            if claim is not None:
                coded[guess.index] = claim
                found["event_type"].add(dict(guess.types), {claim.type, *claim.type_alt})
                found["status"].add(dict(guess.statuses), {claim.status, *claim.status_alt})
        for role in proposals.roles:
            if role.trigger in coded:
                right = any(role.token == head for head, *_ in coded[role.trigger].roles.get(role.role, ()))
                found["roles"].add(_two(role.score), {str(right)})
    return found


def _two(chance: float) -> dict[str, float]:
    held = min(max(chance, LEAST), 1.0 - LEAST)
    return {"True": held, "False": 1.0 - held}


def lines(found: dict[str, Choices]) -> Iterator[str]:
    """Tell, for each head, its temperature and the loss with it and without."""
    for name, choices in found.items():
        best = choices.best()
        yield f"{name}: {best} (loss {choices.loss(best):.3f}, at 1 {choices.loss(1.0):.3f}; {len(choices.logs)} cases)"


def main() -> None:
    """Read the options, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("sets", type=Path, nargs="+")
    arguments = parser.parse_args()
    model = LanguageModel.load(arguments.model)
    found = gather([report for folder in arguments.sets for report in load_reports(folder, model)], model)
    print("\n".join(lines(found)))
    fitted = {name: choices.best() for name, choices in found.items()}
    (arguments.run / "temperatures.json").write_text(json.dumps(fitted) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
