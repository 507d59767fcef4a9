"""Who speaks on a page that an office puts out."""

from __future__ import annotations

from collections import Counter

import pytest

from sayso.collect import collect_bytes
from sayso.read.briefings import briefer, full_name, holder, in_small_letters
from sayso.read.pipeline import read_report
from sayso.records import Report
from tests.read.readings import knowledge

BRIEFING = """MINISTRY OF DEFENCE, OSLAVA
Evening briefing, 8 March 1995
{speaker}

Rebels attacked the bridge at noon.

Q: Did the bridge fall?
A: Our soldiers captured the hill. Two rebels were killed.

Q (Harbour Courier): Residents say that the mill was shelled.
A: We did not shell the mill.
"""


def collect(text: str) -> Report:
    return collect_bytes(text.encode(), name="a")


def speakers(text: str) -> Counter[str]:
    return Counter(claim.attribution[-1].canonical for claim in read_report(collect(text), knowledge()).claims)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Spokesman: Mr Boris Lenk", "Boris Lenk"),
        ("Unofficial transcript; spokesperson: Ada Lund", "Ada Lund"),
        ("by Ada Lund, Deputy Spokesperson for the Minister", "Ada Lund"),
        ("Briefer: Col. Boris Lenk, deputy commander", "Boris Lenk"),
        ("The spokesman: nobody was there", None),
        ("Spokesman: Mr Boris Lenk; spokeswoman: Ada Lund", None),
    ],
)
def test_the_lines_above_name_the_one_who_briefs(line: str, name: str | None) -> None:
    found = briefer(collect(BRIEFING.replace("{speaker}", line)))
    assert (None if found is None else found.canonical) == name


def test_the_answers_of_a_briefing_are_the_briefers_and_the_questions_are_not() -> None:
    found = speakers(BRIEFING.replace("{speaker}", "Spokesman: Mr Boris Lenk"))
    assert found["Boris Lenk"] >= 3
    assert "Harbour Courier" not in found


def test_a_surname_in_capitals_is_whom_the_lines_above_name_in_full() -> None:
    text = (
        "NORTHERN COMMAND - PRESS AREA\nBriefers: Mr. Boris Lenk (spokesman), General Ada Lund\n8 March 1995\n\n"
        "LENK: Rebels attacked the bridge at noon.\n\nLUND: Our soldiers captured the hill.\n"
    )
    assert set(speakers(text)) == {"Boris Lenk", "Ada Lund"}
    assert full_name(collect(text), "lenk") == "Boris Lenk"
    assert full_name(collect(text), "area") is None


STATEMENT = """MINISTRY OF PEACE

Statement by the Spokesman on the bridge

{above}Rebels attacked the bridge at noon and burned the mill beside it.

Nobody was hurt. The mill is lost.
{below}"""


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", "\nBoris Lenk\nSpokesman of the Ministry\n"),
        ("The Spokesman, Mr Boris Lenk, made this statement today.\n\n", ""),
        ("General Boris Lenk      Oslava, 8 March 1995\n\n", ""),
    ],
)
def test_a_statement_by_an_office_is_his_who_signs_it(above: str, below: str) -> None:
    found = holder(collect(STATEMENT.format(above=above, below=below)), "the Spokesman")
    assert found is not None
    assert found.canonical == "Boris Lenk"


def test_an_office_without_a_name_and_a_body_without_an_office_give_nobody() -> None:
    text = STATEMENT.format(above="", below="")
    assert holder(collect(text), "the Spokesman") is None
    assert holder(collect(text), "the Government") is None


def test_names_in_capitals_become_names() -> None:
    assert in_small_letters("Dipak THAPA") == "Dipak Thapa"
    assert in_small_letters("J. J. Rao") == "J. J. Rao"
