"""Tests of read/announcements.py: speakers announced once."""

from __future__ import annotations

from sayso.records import Span
from tests.read.readings import read_by_rules


def innermost(text: str, **fields: object) -> list[str]:
    return [claim.attribution[-1].canonical for claim in read_by_rules(text, **fields).claims]


def test_a_line_that_ends_in_a_colon_opens_a_speech() -> None:
    found = innermost("The governor of Bor said:\nRebels attacked the bridge.\nSoldiers captured the hill.")
    assert len(set(found)) == 1
    assert "governor" in found[0]


def test_a_statement_by_somebody_is_his_throughout() -> None:
    title = "Statement by Minister Ada Lund on the ceasefire"
    text = f"{title}\n\nRebels attacked the bridge. Soldiers captured the hill."
    found = innermost(text, title=title, body=Span(len(title) + 2, len(text)))
    assert len(found) == 2
    assert all("Ada Lund" in name for name in found)


def test_a_label_that_names_nobody_opens_nothing() -> None:
    assert innermost("ACCESS: Rebels attacked the bridge.") == ["The Outlet"]


def test_a_sentence_with_a_colon_is_no_label() -> None:
    assert innermost("We have one demand: Rebels must leave.\nSoldiers captured the hill.")[-1] == "The Outlet"


def test_a_heading_over_a_list_is_no_label() -> None:
    assert set(innermost("Refugees: Rebels attacked the bridge.\nSoldiers captured the hill.")) == {"The Outlet"}


def test_a_surname_on_a_label_takes_the_full_name() -> None:
    text = "Colonel Ada Lund met the press on Monday.\nLUND: Rebels attacked the bridge."
    assert innermost(text)[-1] == "Ada Lund"


def test_a_name_behind_the_office_of_a_heading_is_the_speaker() -> None:
    title = "STATEMENT BY THE FOREIGN SECRETARY, DR. ADA LUND, ON THE CEASEFIRE"
    text = f"{title}\n\nRebels attacked the bridge."
    found = innermost(text, title=title, body=Span(len(title) + 2, len(text)))
    assert [name.lower() for name in found] == ["ada lund"]


def test_an_office_alone_leaves_the_statement_to_its_publisher() -> None:
    title = "Statement by the Foreign Minister on the ceasefire"
    text = f"{title}\n\nRebels attacked the bridge."
    assert innermost(text, title=title, body=Span(len(title) + 2, len(text))) == ["The Outlet"]


def test_a_speech_ends_where_its_speaker_is_spoken_of() -> None:
    text = "Minister Ada Lund said:\nRebels attacked the bridge.\nMs Lund visited Bor. Soldiers captured the hill."
    found = innermost(text)
    assert "Lund" in found[0]
    assert found[-1] == "The Outlet"
