"""Claims that a person writes: one that the machine missed, and the second of two things that one claim told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sayso.errors import ReviewError
from sayso.ledger.corrections import CLOSED, check_changes, correct, signed
from sayso.ledger.decisions import Correction, Decision
from sayso.ledger.values import find_words
from sayso.records import (
    Claim,
    EventType,
    Evidenced,
    Interval,
    Report,
    Section,
    Source,
    SourceKind,
    Span,
    Status,
    TimeBasis,
    When,
    claim_id,
)

AHEAD = frozenset({Status.PLANNED, Status.PROPOSED, Status.EXPECTED, Status.CONDITIONAL})
FAR = 600  # characters on each side of a trigger in which its sentence ends
NEEDED = ("trigger", "type", "status")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[\"'“‘«(]*\w)|\n\s*\n")
Fields = Mapping[str, Correction]


def write_missed(report: Report, fields: Fields, by: Decision) -> Claim:
    """Write a claim that the machine missed; its quote, where none is given, is the sentence of its trigger.

    Needs `trigger`, `type` and `status`. Raises ReviewError.
    """
    missing = [name for name in NEEDED if name not in fields or not fields[name].value]
    if missing:
        raise ReviewError(f"a claim needs its {' and '.join(missing)}; the trigger is picked in the text")
    trigger, rule = _trigger(report, fields), signed(by)
    for name in ("type", "status"):
        if fields[name].value not in {each.value for each in CLOSED[name]}:
            raise ReviewError(f"'{fields[name].value}' is no {name}")
    status = Status(fields["status"].value)
    day = report.anchor_date
    interval = Interval(day, None) if status in AHEAD else Interval(None, day)
    publisher = Source(canonical=report.outlet or report.name, kind=SourceKind.PUBLISHER, rule=rule)
    blank = Claim(
        id=claim_id(report.id, trigger, None),
        report=report.id,
        section=_section(report, trigger),
        span=_sentence(report, trigger),
        trigger=trigger,
        type=Evidenced(EventType(fields["type"].value), rule, (trigger,)),
        mode=None,
        status=Evidenced(status, rule),
        hedge=None,
        actors=(),
        places=(),
        when=When(interval=interval, basis=TimeBasis.DOCUMENT_DATE, rule=rule),
        quantities=(),
        attribution=(publisher,),
    )
    return _finished(blank, report, fields, by)


def write_second(first: Claim, report: Report, fields: Fields, by: Decision) -> Claim:
    """Write the second of two things that a claim tells: what is not given is as it was. Needs a trigger."""
    if "trigger" not in fields or not fields["trigger"].value:
        raise ReviewError("the second claim needs its trigger, picked in the text")
    trigger = _trigger(report, fields)
    quote = first.span if _inside(trigger, first.span) else _sentence(report, trigger)
    rule = signed(by)
    blank = replace(
        first,
        span=quote,
        trigger=trigger,
        type=Evidenced(first.type.value, rule, (trigger,)),
        status=Evidenced(first.status.value, rule, first.status.spans),
        score=None,
    )
    return _finished(blank, report, fields, by)


def _finished(blank: Claim, report: Report, fields: Fields, by: Decision) -> Claim:
    """Fill in the other fields, and name the claim by the same rule as the machine's."""
    rest = {name: each for name, each in fields.items() if name != "trigger" and each.value}
    check_changes(rest, blank, report)
    values = {name: each.value for name, each in rest.items()}
    picked = {name: each.picked for name, each in rest.items()}
    made = correct(blank, report, replace(by, changes=values, picked=picked))
    innermost = made.attribution[-1].span if made.attribution else None
    return replace(made, id=claim_id(report.id, made.trigger, innermost))


def _trigger(report: Report, fields: Fields) -> Span:
    """Give the words that name the event: those picked, else the only place where these words stand."""
    words = fields["trigger"]
    for span in words.picked.values():
        if not 0 <= span.start < span.end <= len(report.text):
            raise ReviewError(f"trigger: {span.start}..{span.end} is no stretch of the report's text")
        return span
    whole = Span(0, len(report.text))
    found = find_words(words.value, report, whole)
    if found is None:
        raise ReviewError(f"the trigger '{words.value}' does not stand in the report; pick its words there")
    if find_words(words.value, report, Span(found.end, whole.end)):
        raise ReviewError(f"'{words.value}' stands more than once in the report; pick the words that you mean")
    return found


def _sentence(report: Report, trigger: Span) -> Span:
    """Give the sentence around some words, as far as full stops and empty lines tell."""
    ends = list(_SENTENCE_END.finditer(report.text, max(0, trigger.start - FAR), trigger.end + FAR))
    start = max((each.end() for each in ends if each.end() <= trigger.start), default=max(0, trigger.start - FAR))
    last = next((each.start() + len(each.group().rstrip()) for each in ends if each.start() >= trigger.end), None)
    end = min(len(report.text), trigger.end + FAR) if last is None else last
    kept = report.text[start:end]
    return Span(start + len(kept) - len(kept.lstrip()), start + len(kept.rstrip()))


def _section(report: Report, at: Span) -> Section:
    return next((run.section for run in report.sections if _inside(at, run.span)), Section.BODY)


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def as_corrections(fields: Mapping[str, str | Correction]) -> dict[str, Correction]:
    """Give fields as corrections, whether words were picked for them or not."""
    return {name: each if isinstance(each, Correction) else Correction(each) for name, each in fields.items()}
