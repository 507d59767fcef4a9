"""Which claims are compared at all: those that share a place or a party, a family of types, and a month.

Comparing all with all would be the square of a ledger. Within a block the claims lie in the order of their days, and
each meets only the next few, so that a city besieged for years costs no more than its claims. Where even those few all
fall on one day, the block is crowded there: whoever comes next in it is chance, and a finer block is asked instead.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from sayso.link.parties import Parties
from sayso.link.rarity import rarity
from sayso.link.tellings import Side, Telling
from sayso.records import EventType as E

NEIGHBOURS = 20  # the next claims of a block that each is compared with; a battle's day has seldom more tellings
MONTHS = 3  # an interval over more months than this is blocked by the month of its end alone
WORDS, RARE = 4, 0.45  # words of a claim by which it is found, and how rare such a word is
SHARES = 32  # into which keys are parted to be sorted: sorting takes much more room than keeping
WEIGHED = 0.25  # a type that a reader gave so much of the whole may be the right one
KEYS = 12  # keys of one claim at most: a list of twenty towns needs no twenty blocks

FAMILIES = {
    E.ASSAULT: "force",
    E.HARM: "force",
    E.CONTROL: "force",
    E.RETREAT: "force",
    E.COERCE: "force",
    E.MOBILIZE: "force",
    E.PROTEST: "protest",
    E.FUND: "means",
    E.AID: "means",
    E.COOPERATE: "means",
    E.CONDITION: "state",
}
OTHER_FAMILY = "talk"
# Types that stand between two families are blocked in both: a deployment of trainers, a siege that is a sanction.
SECOND_FAMILY = {
    E.MOBILIZE: "means",
    E.COERCE: "talk",
    E.RETREAT: "talk",
    E.SUPPORT: "means",
    E.CONDITION: "force",
    E.THREATEN: "force",
}


def block_keys(telling: Telling, parties: Parties, *, loose: bool = False) -> tuple[str, ...]:
    """Give the blocks of a claim: 'gao|force|2012-06'; where `loose`, those of types too that its reader weighed."""
    where = sorted(telling.local or telling.around)
    who = sorted(key for name in telling.doers | telling.receivers for key in parties.keys(name) if len(key) > 2)
    months = _months(telling)
    families = [FAMILIES.get(telling.type, OTHER_FAMILY)]
    if telling.type in SECOND_FAMILY:
        families.append(SECOND_FAMILY[telling.type])
    if loose:
        weighed = (FAMILIES.get(E(kind), OTHER_FAMILY) for kind, share in telling.types.items() if share >= WEIGHED)
        families = list(dict.fromkeys([*families, *weighed]))
    names = list(dict.fromkeys([*where, *who]))[: KEYS // len(families)]
    if not names and telling.spots:
        names = [telling.spots[0].name]
    return tuple(f"{name}|{family}|{month}" for name in names for family in families for month in months)


def thread_keys(telling: Telling, parties: Parties) -> tuple[str, ...]:
    """Give the blocks in which plans meet what became of them: as above, but months apart, and by rare words."""
    keys = (key.rsplit("|", 1)[0] for key in block_keys(telling, parties, loose=True))
    return tuple(dict.fromkeys((*keys, *word_keys(telling))))


def word_keys(telling: Telling) -> tuple[str, ...]:
    """Give the blocks of the rarest words of a claim, its names left out: 'the convoy' is found again by 'convoy'."""
    rare = sorted((-rarity(each), each) for each in telling.words if rarity(each) >= RARE and not each.isdigit())
    return tuple(f"{each}|words" for _, each in rare[:WORDS])


def _months(telling: Telling) -> tuple[str, ...]:
    """Give the months of an interval; of an undated claim the month it was told in and the one before."""
    if telling.narrow:
        assert telling.start is not None and telling.end is not None
        first, last = date.fromordinal(telling.start), date.fromordinal(telling.end)
    else:
        known = telling.told or telling.end or telling.start
        if known is None:
            return ("?",)
        last = date.fromordinal(known)
        first = last if telling.side in (Side.PLAN, Side.REFUSED) else _month_before(last)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > MONTHS:
        return (f"{last:%Y-%m}",)
    numbers = range(first.year * 12 + first.month - 1, first.year * 12 + first.month - 1 + count)
    return tuple(f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers)


def _month_before(day: date) -> date:
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


class Blocks:
    """Tellings laid into blocks in one order, so that each finds those that follow it, whatever block they share."""

    def __init__(
        self, tellings: Iterable[Telling], keys: Callable[[Telling], Iterable[str]], order: Callable[[Telling], int]
    ) -> None:
        """Lay each telling into the blocks of its keys, in the order of a day and then of its id."""
        self.tellings = sorted(tellings, key=lambda each: (order(each), each.claim.id))
        self._days = array("l", map(order, self.tellings))
        self._from = array("q", [0])  # for each telling where its keys begin among all keys
        holder, hashes = array("I"), array("q")  # of each key its telling, and a number for it: keys are many
        shares = [array("I") for _ in range(SHARES)]
        for number, telling in enumerate(self.tellings):
            for key in keys(telling):
                hashes.append(hash(key))
                shares[hashes[-1] % SHARES].append(len(holder))
                holder.append(number)
            self._from.append(len(holder))
        self._laid, self._ends, self._at = array("I"), array("I"), array("I", bytes(4 * len(holder)))
        while shares:
            self._lay(sorted(shares.pop(), key=hashes.__getitem__), holder, hashes)

    def _lay(self, some: list[int], holder: array[int], hashes: array[int]) -> None:
        """Lay the tellings of some keys, equal keys side by side; note where each stands and where its block ends."""
        for _, block in groupby(some, key=hashes.__getitem__):
            members = list(block)
            end = len(self._laid) + len(members)
            for at, each in enumerate(members, start=len(self._laid)):
                self._at[each] = at
                self._ends.append(end)
            self._laid.extend([holder[each] for each in members])

    def following(self, number: int, most: int, reach: int = 1) -> list[int]:
        """Give the numbers of the next tellings, at most so many of each block, each once and in order.

        A block whose next ones all lie within `reach` days is crowded and left out, unless all blocks are.
        """
        found: set[int] = set()
        crowded: list[array[int]] = []
        until, alone = self._days[number] + reach, True
        for at in self._at[self._from[number] : self._from[number + 1]]:
            after = self._laid[at + 1 : min(at + 1 + most, self._ends[at])]
            if len(after) == most and self._days[after[-1]] < until:
                crowded.append(after)
            else:
                found.update(after)
                alone = False
        if alone:
            found.update(*crowded)
        return sorted(found)


def neighbours(blocks: Blocks) -> Iterator[tuple[Telling, Telling]]:
    """Give each pair of neighbours once: each claim with the NEIGHBOURS that follow it in each of its blocks."""
    for number, one in enumerate(blocks.tellings):
        for other in blocks.following(number, NEIGHBOURS):
            yield one, blocks.tellings[other]
