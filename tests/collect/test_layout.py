"""Head, body and tail."""

from __future__ import annotations

from sayso.collect.layout import find_layout
from sayso.collect.paragraphs import find_paragraphs
from sayso.knowledge.furniture import load_furniture

FURNITURE = load_furniture()
PROSE = "Both armies signed a truce at Oslava on Monday, the governor said."


def parts(text: str) -> tuple[list[str], list[str], list[str]]:
    layout = find_layout(text, find_paragraphs(text), FURNITURE)
    head, body, tail = (
        [text[p.span.start : p.span.end] for p in pieces] for pieces in (layout.head, layout.body, layout.tail)
    )
    return head, body, tail


def test_a_standfirst_above_the_byline_is_no_body() -> None:
    standfirst = "The guns fall silent, for now, and nobody trusts it."
    head, body, _ = parts(f"A truce at Oslava\n\n{standfirst}\n\nBy Ines Moreau\n\n{PROSE}")
    assert (head[1], body) == (standfirst, [PROSE])


def test_a_heading_right_on_the_text_is_body() -> None:
    head, body, _ = parts(f"LOWLAND RELIEF FORUM\nSituation Report No. 4\n8 March 1995\n\nHIGHLIGHTS\n{PROSE}")
    assert (len(head), body[0]) == (3, "HIGHLIGHTS")


def test_a_title_in_capitals_is_no_heading() -> None:
    head, body, _ = parts(f"LOWLAND PRESS\n8 March 1995\n\nA TRUCE AT OSLAVA\n\n{PROSE}")
    assert (head[-1], body) == ("A TRUCE AT OSLAVA", [PROSE])


def test_a_title_said_twice_is_no_body() -> None:
    head, body, _ = parts(
        f"A truce at Oslava\n\nLowland Press\n8 March 1995\nhttps://a.example/1\n\nA truce at Oslava\n\n{PROSE}"
    )
    assert (len(head), body) == (5, [PROSE])


def test_a_notice_that_shares_a_paragraph_with_the_last_words_is_cut_off() -> None:
    longer = PROSE + " It is to hold for ten days, and both sides have named officers to watch over it."
    _, body, tail = parts(f"A truce\n\n{PROSE}\n\n{longer} (c) 1995 Lowland Press")
    assert (body[-1], tail) == (longer, ["(c) 1995 Lowland Press"])


def test_a_list_of_other_pieces_goes_to_the_end() -> None:
    _, body, tail = parts(
        f"A truce\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\nRelated:\nThe siege in maps\nWho are the marsh people?"
    )
    assert (len(body), len(tail)) == (3, 3)


def test_a_page_of_notices_only_still_has_a_body() -> None:
    _, body, _ = parts("Comments are closed.\n\nAll rights reserved.")
    assert body


def test_an_empty_page_has_no_parts() -> None:
    assert parts("") == ([], [], [])
