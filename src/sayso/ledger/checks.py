"""The proof: each quote and each field's words against the text collected anew from the original bytes."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator

from sayso.errors import SaysoError, StoreError
from sayso.ledger.decisions import read_picked
from sayso.ledger.tables import CheckResult, Fault
from sayso.records import Claim, Judgement, Report, Span
from sayso.store import judgements, queries
from sayso.store.codec import decode
from sayso.store.evidence import Piece, pieces, seal
from sayso.store.rows import Original, SealedClaim

Recollect = Callable[[Original, Report], Report]  # bytes and what we know of the report -> the report collected anew


def check_ledger(connection: sqlite3.Connection, recollect: Recollect) -> CheckResult:
    """Prove a whole ledger; list every fault. Faults of the file itself come first."""
    faults = [Fault(report="", claim=None, what=each) for each in queries.find_damage(connection)]
    reports = claims = words = 0
    for report in queries.report_ids(connection):
        reports += 1
        text = _proved_text(connection, report, recollect, faults)
        if text is None:
            continue
        for sealed in (*queries.sealed_claims(connection, report), *judgements.sealed_additions(connection, report)):
            claims += 1
            words += _prove_claim(sealed, text, faults)
        for judged in judgements.judgements(connection, report=report):
            words += _prove_picks(judged, text, faults)
    return CheckResult(reports=reports, claims=claims, words=words, faults=tuple(faults))


def _proved_text(
    connection: sqlite3.Connection, report: str, recollect: Recollect, faults: list[Fault]
) -> Report | None:
    """Give a report with the text that its original bytes give today; None where there is none to compare with."""
    try:
        held = queries.load_report(connection, report)
        assert held is not None
        original = queries.load_original(connection, held.report.digest)
        if hashlib.sha256(original.content).hexdigest() != held.report.digest:
            raise StoreError("the original bytes are not those that were received: their sha256 differs")
        anew = recollect(original, held.report)
    except SaysoError as fault:
        faults.append(Fault(report=report, claim=None, what=str(fault)))
        return None
    if anew.text != held.report.text:
        at = next((n for n, (a, b) in enumerate(zip(anew.text, held.report.text, strict=False)) if a != b), None)
        where = f"from character {at}" if at is not None else "in length"
        what = f"the text kept is not the text of the original bytes: they differ {where}; read the file again"
        faults.append(Fault(report=held.report.name, claim=None, what=what))
    return anew


def _prove_claim(sealed: SealedClaim, report: Report, faults: list[Fault]) -> int:
    """Prove one claim on the text collected anew; give the number of stretches proved."""

    def fault(what: str) -> None:
        faults.append(Fault(report=report.name, claim=sealed.id, what=what))

    try:
        claim = decode(Claim, sealed.record)
    except StoreError as damage:
        fault(str(damage))
        return 0
    if claim.id != sealed.id or claim.report != sealed.report:
        fault(f"its record belongs to claim {claim.id} of report {claim.report}")
    found = [piece for piece in pieces(claim) if piece.span is not None]
    for what in _faults_of(claim, found, report):
        fault(what)
    if seal(claim, report) != sealed.seal:
        fault("its words or its record are not those that were sealed when it was read")
    return len(found)


def _prove_picks(judged: Judgement, report: Report, faults: list[Fault]) -> int:
    """Prove that the words that corrections rest on stand in the text; give how many there are."""
    picked = [(name, span) for name, picks in read_picked(judged.changes).items() for span in picks.values()]
    for name, span in picked:
        if not _inside(span, Span(0, len(report.text))):
            what = f"{name}, as {judged.coder} corrected it: {span.start}..{span.end} is no stretch of the text"
            faults.append(Fault(report=report.name, claim=judged.claim, what=what))
    return len(picked)


def _faults_of(claim: Claim, found: list[Piece], report: Report) -> Iterator[str]:
    for piece in found:
        assert piece.span is not None
        if not _inside(piece.span, Span(0, len(report.text))):
            yield f"{piece.field}: {piece.span.start}..{piece.span.end} is no stretch of the text"
    if not _inside(claim.trigger, claim.span):
        yield "its trigger stands outside its quote"
    for piece in pieces(claim):
        if piece.span is None and not piece.rule and piece.field not in ("mode", "trigger", "quote"):
            yield f"{piece.field}: '{piece.value}' has neither words nor a rule behind it"


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < inner.end <= outer.end
