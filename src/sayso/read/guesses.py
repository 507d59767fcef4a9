"""The language model's guesses, looked up by the trigger they speak of, and how they are weighed against rules.

Trained heads propose, rules and knowledge decide. A rule is an additive prior: it shifts the log-odds of a guess by
its weight, so a sure head overrules a weak rule and a sure rule an unsure head. A model without claim heads guesses
nothing, and then the rules stand alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from sayso.records import Reading, SourceGuess, TriggerGuess

SILENCE = 0.05  # the chance that stands for 'the head did not propose it at all'
FLOOR = 1e-4


class Guesses:
    """The guesses of one report, by the head token of their trigger."""

    def __init__(self, reading: Reading) -> None:
        """Index triggers by each of their tokens, roles and sources by trigger."""
        proposals = reading.proposals
        self.any = bool(proposals.triggers)
        self.triggers = {token: guess for guess in proposals.triggers for token in range(guess.first, guess.last)}
        self._roles: dict[int, dict[str, dict[int, float]]] = {}
        for role in proposals.roles:
            self._roles.setdefault(role.trigger, {}).setdefault(role.role, {})[role.token] = role.score
        self._sources: dict[int, list[SourceGuess]] = {}
        for source in proposals.sources:
            self._sources.setdefault(source.trigger, []).append(source)

    def at(self, head: int) -> TriggerGuess | None:
        """Give the guess whose trigger holds the token."""
        return self.triggers.get(head)

    def parts(self, head: int, role: str) -> Mapping[int, float]:
        """Give the tokens that may play a role for the trigger at `head`, with their chances."""
        guess = self.triggers.get(head)
        return {} if guess is None else self._roles.get(guess.index, {}).get(role, {})

    def source(self, head: int) -> SourceGuess | None:
        """Give the likeliest source of the trigger at `head`."""
        guess = self.triggers.get(head)
        found = [] if guess is None else self._sources.get(guess.index, [])
        return max(found, key=lambda source: source.score, default=None)

    def __iter__(self) -> Iterator[TriggerGuess]:
        """Yield the trigger guesses once each, in text order."""
        return iter(dict.fromkeys(self.triggers.values()))


def weigh(chance: float, prior: float = 0.0) -> float:
    """Shift a chance by a prior, in log-odds: weigh(0.5, 1.0) is 0.73."""
    held = min(max(chance, FLOOR), 1.0 - FLOOR)
    return 1.0 / (1.0 + math.exp(-(math.log(held / (1.0 - held)) + prior)))


def choose(chances: Mapping[str, float], priors: Mapping[str, float]) -> list[tuple[str, float]]:
    """Weigh labels by their priors and give them with chances that sum to 1, the likeliest first."""
    weights = {label: max(chance, FLOOR) * math.exp(priors.get(label, 0.0)) for label, chance in chances.items()}
    whole = sum(weights.values())
    return sorted(((label, weight / whole) for label, weight in weights.items()), key=lambda pair: -pair[1])
