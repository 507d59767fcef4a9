"""How good is a ledger? Claims as read against claims as coded by hand, figure by figure.

Door: `load_coded(folder)` and `score_claims(gold, predicted)`; the command is `sayso score PREDICTED GOLD`.
"""

from __future__ import annotations

from sayso.score.claims import score_claims
from sayso.score.coded import Coded, load_coded
from sayso.score.figures import Figure, Rate, Share

__all__ = ["Coded", "Figure", "Rate", "Share", "load_coded", "score_claims"]
