"""Who speaks on a page that an office puts out: the spokesman of a briefing, the holder of the office in a heading.

    Spokesman: Mr Gerald Frayne                            every answer of the briefing is his
    by Marguerite O., Associate Spokesperson               hers
    Statement by the Spokesperson on ...                   hers who signs it below; without a name it is the publisher's

Read from the lines around the text, which have no trees.
"""

from __future__ import annotations

import re

from sayso.records import Report, Source, SourceKind, Span

HEAD, TAIL = 500, 300  # characters of the body's beginning and of the text's end in which a speaker is named
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Hon|Gen|Col|Lt|Maj|Brig|Capt|Cdr|Adm|Amb|Sgt)\.?[ -]|(?:General|Colonel|Major|Captain|"
    r"Admiral|Ambassador|Lieutenant|Brigadier|Commander|Minister|Sir|Lady|Shri|Sheikh)[ -])"
)
_NAME = rf"(?-i:{_TITLE}*(?P<name>[A-Z][\w'’.-]*(?: (?:(?:al|el|de|van|von|bin|ag|ould)[ -])?[A-Z][\w'’.-]*){{1,3}}))"
_OFFICE = r"(?:press secretary|press officer|briefing officer|briefer|spokes(?:man|woman|person)|speaker)"
_BRIEFERS = (
    re.compile(rf"\b{_OFFICE}\s?[:–-]\s?{_NAME}", re.IGNORECASE),
    re.compile(rf"^by {_NAME},[^\n]*\b{_OFFICE}", re.IGNORECASE | re.MULTILINE),
)
_ROLE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|minister|secretary|president|ambassador|envoy|representative|commissioner|chief)\b",
    re.IGNORECASE,
)


def briefer(report: Report) -> Source | None:
    """Give the one who speaks in a briefing by the lines above its text; None where they name nobody, or several."""
    head = report.text[: report.body.start + HEAD]
    found = {match["name"]: match for pattern in _BRIEFERS for match in pattern.finditer(head)}
    if len(found) != 1:
        return None
    name, match = next(iter(found.items()))
    return _person(name, Span(match.start("name"), match.end("name")), "speaker.briefer")


def holder(report: Report, words: str) -> Source | None:
    """Give the person who holds the office that a heading names, where the page says who: the one who signs as such.

    None where it does not, or where the words name no office: 'Statement by the Government'.
    """
    role = _ROLE.search(words)
    if role is None:
        return None
    text, body = report.text, report.body
    patterns = (
        (rf"\b{role[0]}(?: [\w ]{{0,40}})?, {_NAME},", 0, body.start + HEAD),
        (rf"^{_NAME}\s*(?:\n|,)[^\n]*\b{role[0]}\b", max(body.start, len(text) - TAIL), len(text)),
        (rf"^(?-i:{_TITLE}{_NAME})(?:\n|[ \t]{{2}})", 0, body.start),
    )
    for pattern, start, end in patterns:
        match = re.compile(pattern, re.IGNORECASE | re.MULTILINE).search(text, start, min(end, len(text)))
        if match is not None:
            return _person(match["name"], Span(*match.span("name")), "speaker.signed")
    return None


def full_name(report: Report, surname: str) -> str | None:
    """Give the full name that the lines above a text have for a surname: 'Briefers: Mr Piers Hallam' for 'Hallam'."""
    head = report.text[: report.body.start + HEAD]
    fuller = re.compile(rf"(?-i:\b{_TITLE}+(?P<name>(?:[A-Z][\w'’.-]* ){{1,2}}(?i:{re.escape(surname)})))\b")
    names = {match["name"] for match in fuller.finditer(head) if not match["name"].isupper()}
    return next(iter(names)) if len(names) == 1 else None


def in_small_letters(name: str) -> str:
    """Bring the words of a name that stand in capitals to a name's letters: 'Dipak THAPA', but 'J. J. Rao'."""
    return " ".join(w.title() if w.isupper() and len(w) > 2 and "." not in w else w for w in name.split())


def _person(name: str, span: Span, rule: str) -> Source:
    return Source(canonical=in_small_letters(name), kind=SourceKind.NAMED_PERSON, span=span, rule=rule)
