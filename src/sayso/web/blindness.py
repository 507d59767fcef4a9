"""Coding blind: the desk as somebody sees it who is not to know what others said of a claim before having decided."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sayso.ledger import Ledger
from sayso.web.desks import Desk
from sayso.web.surveys import Survey


class BlindDesk(Desk):
    """The very same desk, seen by one coder: on claims that the coder has yet to decide on stand the machine's values.

    Whatever pages show comes from `survey` and from the ledger that `open` gives, and both are blind: so that no page
    needs to know that its reader is.
    """

    __slots__ = ("coder",)

    def __init__(self, desk: Desk, coder: str) -> None:
        """Take a desk and the coder who looks at it; what one of the two learns of the ledger, the other knows."""
        self.__dict__ = desk.__dict__
        self.coder = coder

    @contextmanager
    def open(self) -> Iterator[Ledger]:
        """Open the ledger for one request, blind."""
        with super().open() as ledger:
            ledger.blind = self.coder
            yield ledger

    def survey(self, ledger: Ledger) -> Survey:
        """Give all claims in brief, with decisions only where the coder has decided too."""
        return self.unseen(ledger, self.coder)
