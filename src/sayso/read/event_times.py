"""When an event is placed: by its own words, by the day its story has reached, else by its status.

Rebels attacked the army near Bor on Monday. Two soldiers died. The government has condemned it.
    attacked, died: Monday; condemned: up to the anchor, because a perfect steps out of the story's day
"""

from __future__ import annotations

from datetime import date

from sayso.read.appointments import MOVED_RULE
from sayso.read.circumstances import Circumstances
from sayso.records import Evidenced, Interval, Reading, Status, TimeBasis, TimeMention, Trigger, When

# Statuses whose undated events lie ahead: from the anchor, end open (codebook, section 1).
AHEAD = frozenset({Status.PLANNED, Status.PROPOSED, Status.EXPECTED, Status.CONDITIONAL, Status.REFUSED})
# What a story tells of one day: done then, or said not to have been done then ('nobody was hurt').
TOLD_OF_A_DAY = frozenset({Status.OCCURRED, Status.DENIED})
PRESENT_TENSE = frozenset({"VBZ", "VBP"})
PERFECT = frozenset({"have", "'ve", "’ve"})
NOW = "PRESENT_REF"
TO_COME = ("span.within", "span.next")  # rules of stretches ahead: nothing has been done in them


def date_event(reading: Reading, circumstances: Circumstances, trigger: Trigger, status: Evidenced[Status]) -> When:
    """Place the event of a trigger: days, basis, words and rule; never without a rule."""
    performed = status.rule == "status.performative"
    present = performed or is_present(reading, trigger)
    mention = circumstances.own_time(trigger) if performed else circumstances.time_of(trigger)
    if status.rule.endswith(MOVED_RULE):
        mention = circumstances.new_day_of(status.spans[0]) or mention
    if status.value is Status.OCCURRED and mention is not None and _is_to_come(mention, reading.report.anchor_date):
        mention = None  # 'they would be there within the week; five of them had been killed'
    if mention is not None and mention.interval is not None:
        return _placed(mention, mention.rule, reading.report.anchor_date, done=is_perfect(reading, trigger))
    if status.value in TOLD_OF_A_DAY and not present and not is_perfect(reading, trigger):
        carried = circumstances.carried_time(trigger)
        if carried is not None:
            return _placed(carried, f"{carried.rule}; carried", reading.report.anchor_date, done=False)
    interval, rule = _undated(reading.report.anchor_date, status, present=present)
    return When(interval=interval, basis=TimeBasis.DOCUMENT_DATE, rule=rule)


def is_present(reading: Reading, trigger: Trigger) -> bool:
    """Tell whether a trigger is a verb in the present: 'the council condemns', 'rebels seize a town'.

    Undated, it tells of the report's own day. No past ends in -s, so 'welcomes' is a present whatever the tagger says.
    """
    token = reading.tokens[trigger.head]
    return token.xpos in PRESENT_TENSE or (token.xpos == "VBD" and token.text.lower().endswith("s"))


def is_perfect(reading: Reading, trigger: Trigger) -> bool:
    """Tell whether a trigger is a verb in the perfect: 'has agreed', 'had been bombed' lie before the day of the story.

    Careful side: 'had left by dawn', which is of that day, stays open as well.
    """
    tokens, head = reading.tokens, trigger.head
    return any(
        token.head == head and token.lemma.lower() in PERFECT and token.deprel.startswith("aux")
        for token in tokens[max(0, head - 6) : head]
    )


def _placed(mention: TimeMention, rule: str, anchor: date | None, *, done: bool) -> When:
    """Take the days of a mention; what 'has now' been done was done at some time up to now."""
    interval = mention.interval
    assert interval is not None  # asked for above
    if done and mention.value == NOW and anchor is not None:
        interval, rule = Interval(None, anchor), f"{rule}; done"
    return When(interval=interval, basis=mention.basis, span=mention.span, rule=rule)


def _is_to_come(mention: TimeMention, anchor: date | None) -> bool:
    end = mention.interval.end if mention.interval is not None else None
    ahead = anchor is not None and (end is None or end > anchor)
    return ahead and mention.rule.startswith(TO_COME)


def _undated(anchor: date | None, status: Evidenced[Status], *, present: bool) -> tuple[Interval, str]:
    """Place an event that nothing dates: past up to the anchor, present at it, plans from it on."""
    if anchor is None:
        return Interval(None, None), "when.no-anchor"
    if status.value in AHEAD:
        return Interval(anchor, None), "when.ahead"
    if status.value in {Status.ONGOING, Status.OPINION} or present:
        return Interval(anchor, anchor), "when.present"
    return Interval(None, anchor), "when.past"
