"""What the network is taught: one loss a head, masked where a corpus lacks the layer."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import IGNORE, TrainBatch
from training.network import Network, ParserOutput
from training.reports import ROLES, STATUSES, TYPES, GoldClaim

WEIGHTS = {  # shared/ENGINE, 'Claim heads': tuned on official statements; the parser's own heads weigh 1
    "lemma": 0.5, "trigger": 2.0, "roles": 0.5, "source_of": 0.7, "quote": 0.3,
    "uds": 0.5, "factuality": 0.5, "salience": 0.3,
}  # fmt: skip
ALTERNATIVE_SHARE = 0.4  # of the target's weight goes to the readings that a second coder could defend
POINTED = ("quote_start", "quote_end")
PAIRED = tuple(role for role in ROLES if role not in (*POINTED, "source"))


def loss_of(network: Network, batch: TrainBatch) -> tuple[Tensor, dict[str, float]]:
    """Give the weighted sum of all losses that have gold in this batch, and each one's value."""
    output = network(*batch.inputs)
    losses = _tag_losses(output, batch) | _tree_losses(network, output, batch)
    if any(example.claims for example in batch.examples):
        losses |= _claim_losses(network, output, batch)
    total = torch.stack([WEIGHTS.get(name, 1.0) * value for name, value in losses.items()]).sum()
    return total, {name: float(value.detach()) for name, value in losses.items()}


def _tag_losses(output: ParserOutput, batch: TrainBatch) -> dict[str, Tensor]:
    losses = {}
    for layer, logits in output.tags.items():
        target = batch.targets[layer]
        if layer not in ("event_type", "status") and (target != IGNORE).any():
            flat = logits.flatten(0, 1).float()
            losses[layer] = functional.cross_entropy(
                flat, target.flatten(), weight=batch.balance.get(layer), ignore_index=IGNORE
            )
    return losses


def _tree_losses(network: Network, output: ParserOutput, batch: TrainBatch) -> dict[str, Tensor]:
    known = batch.heads != IGNORE
    if not known.any():
        return {}
    arcs = output.arcs.float().masked_fill(~batch.allowed, -1e4)
    rows, words = known.nonzero(as_tuple=True)
    logs = arcs[rows, words].log_softmax(-1)
    wanted = batch.wanted[rows, words]
    scores = network.label(output.dependents[rows, words], output.governors[rows, batch.heads[rows, words]])
    labels = batch.targets["deprel"][rows, words]
    return {
        "arc": -(wanted * logs).sum(-1).mean(),
        "label": functional.cross_entropy(scores.float(), labels, ignore_index=IGNORE),
    }


def _claim_losses(network: Network, output: ParserOutput, batch: TrainBatch) -> dict[str, Tensor]:
    """Type, status, parts, source and quote of every claim whose trigger lies in its window."""
    found = [
        (row, claim, example.first, len(example.sentence))
        for row, example in enumerate(batch.examples)
        for claim in example.claims
    ]
    rows = torch.tensor([row for row, *_ in found])
    heads = torch.tensor([claim.head - first for _, claim, first, _ in found])
    types = [(claim.type, claim.type_alt) for _, claim, *_ in found]
    statuses = [(claim.status, claim.status_alt) for _, claim, *_ in found]
    losses = {
        "event_type": _soft_loss(output.tags["event_type"][rows, heads], types, TYPES),
        "status": _soft_loss(output.tags["status"][rows, heads], statuses, STATUSES),
    }
    scores = network.role.across(output.events[rows, heads], output.parts[rows]).float()
    sizes = torch.tensor([size for *_, size in found])
    beyond = torch.arange(scores.shape[2])[None, :] > sizes[:, None]
    targets, weights = _role_targets(found, scores.shape[2])
    places = [ROLES.index(role) for role in PAIRED]
    paired = functional.binary_cross_entropy_with_logits(scores[:, places], targets, weight=weights, reduction="sum")
    losses["roles"] = paired / len(found)
    masked = scores.masked_fill(beyond[:, None, :], -1e4)
    losses |= _pointer_losses(masked, found)
    return losses


def _soft_loss(logits: Tensor, wanted: list[tuple[str, list[str]]], classes: tuple[str, ...]) -> Tensor:
    target = torch.zeros(logits.shape, dtype=torch.float32)
    for row, (label, alternatives) in enumerate(wanted):
        others = [other for other in alternatives if other in classes and other != label]
        target[row, classes.index(label)] = 1.0 - (ALTERNATIVE_SHARE if others else 0.0)
        for other in others:
            target[row, classes.index(other)] += ALTERNATIVE_SHARE / len(others)
    return functional.cross_entropy(logits.float(), target)


def _role_targets(found: list[tuple[int, GoldClaim, int, int]], width: int) -> tuple[Tensor, Tensor]:
    """Give 1 at the head words of the parts; a mention's other words and what lies beyond the window weigh nothing."""
    targets = torch.zeros(len(found), len(PAIRED), width)
    weights = torch.zeros(len(found), len(PAIRED), width)
    for row, (_, claim, offset, size) in enumerate(found):
        weights[row, :, 1 : 1 + size] = 1.0
        for number, role in enumerate(PAIRED):
            for head, first, last in claim.roles.get(role, ()):
                low, high = max(first - offset, 0), min(last - offset, size)
                if low < high:
                    weights[row, number, 1 + low : 1 + high] = 0.0
                if 0 <= head - offset < size:
                    targets[row, number, 1 + head - offset] = 1.0
                    weights[row, number, 1 + head - offset] = 1.0
    return targets, weights


def _pointer_losses(scores: Tensor, found: list[tuple[int, GoldClaim, int, int]]) -> dict[str, Tensor]:
    """Point at the source (any of its mentions, index 0 for the publisher) and at both ends of the quote."""
    losses: dict[str, list[Tensor]] = {"source_of": [], "quote": []}
    source, start, end = (ROLES.index(role) for role in ("source", *POINTED))
    logs = scores[:, [source, start, end]].log_softmax(-1)
    for row, (_, claim, offset, size) in enumerate(found):
        if claim.source is None:
            losses["source_of"].append(-logs[row, 0, 0])
        else:
            inside = [1 + head - offset for head, *_ in claim.source if 0 <= head - offset < size]
            if inside:
                losses["source_of"].append(-logs[row, 0, inside].logsumexp(0))
        first, last = claim.quote[0] - offset, claim.quote[1] - 1 - offset
        if first >= 0 and last < size:
            losses["quote"].append(-logs[row, 1, 1 + first] - logs[row, 2, 1 + last])
    return {name: torch.stack(values).mean() for name, values in losses.items() if values}
