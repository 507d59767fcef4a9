from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso import Ledger
from sayso.ledger import linkings
from sayso.records import Verdict
from sayso.store import connections
from tests.made import load_hand_reader, load_later_reader

STORY = (
    "Rebels hit Tamra before dawn on Friday and raised their flag over the customs house, people said by telephone. "
    "The garrison had left the evening before with nine trucks and two guns."
)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open(None, load_reader=load_hand_reader) as opened:
        yield opened


def read(ledger: Ledger, folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.json").write_text(f'{{"publisher": "{name.title()}", "published": "2029-05-12"}}')
    ledger.read(folder)


def test_reading_links_what_it_reads(ledger: Ledger, tmp_path: Path) -> None:
    read(ledger, tmp_path, wire=STORY, daily=f"Late news. {STORY}")
    (event,) = ledger.events()
    assert event.reports == 2
    assert event.event.roots == ("Wire",) or event.event.roots == ("Daily",)


def test_linking_again_finds_nothing_new(ledger: Ledger, tmp_path: Path) -> None:
    read(ledger, tmp_path, wire=STORY)
    assert ledger.link().looked_at == 0
    assert ledger.link(everything=True).looked_at == 1


def test_linking_that_was_cut_off_is_done_again(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Much linking is written in parts: cut off after any of them, the next linking gives what this one would have."""
    read(ledger, tmp_path, wire=STORY, daily=f"Late news. {STORY}", third="Rebels hit Orsha at noon.")
    whole = [(each.event.id, each.event.claims) for each in ledger.events()]
    monkeypatch.setattr(connections, "HELD_SECONDS", 0.0)
    for parts in range(1, 12):
        rests = iter(range(parts))

        def cut_off(_: float, rests: Iterator[int] = rests) -> None:
            if next(rests, None) is None:
                raise KeyboardInterrupt

        monkeypatch.setattr(connections.time, "sleep", cut_off)
        ledger._connection.execute("DELETE FROM linkings")
        ledger._connection.execute("DELETE FROM event_claims")
        ledger._connection.execute("UPDATE events SET retired_by = run")
        with contextlib.suppress(KeyboardInterrupt):
            ledger.link()
        monkeypatch.setattr(connections.time, "sleep", lambda _: None)
        ledger.link()
        assert [(each.event.id, each.event.claims) for each in ledger.events()] == whole


def test_what_is_added_later_gives_what_reading_all_at_once_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns = ("Tamra", "Tamraba", "Tamrababa")
    texts = {f"r{number}": f"Rebels hit {towns[number % 3]} at noon, said {number}." for number in range(9)}
    texts |= {"wire": STORY, "daily": f"Late news. {STORY}"}
    (tmp_path / "all").mkdir()
    (tmp_path / "one").mkdir()
    with (
        Ledger.open(None, load_reader=load_hand_reader) as whole,
        Ledger.open(None, load_reader=load_hand_reader) as grown,
    ):
        read(whole, tmp_path / "all", **texts)
        monkeypatch.setattr(linkings, "FEW", 0)
        monkeypatch.setattr(linkings, "SHARE", 0.5)
        for name, text in texts.items():
            read(grown, tmp_path / "one", **{name: text})
        told = [sorted((row.event.claims, row.event.roots) for row in each.events()) for each in (whole, grown)]
        assert told[0] == told[1]


def test_many_new_reports_linked_in_parts_give_what_reading_all_at_once_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns = ("Tamra", "Tamraba", "Tamrababa")
    texts = {f"r{number}": f"Rebels hit {towns[number % 3]} at noon, said {number}." for number in range(9)}
    texts |= {"wire": STORY, "daily": f"Late news. {STORY}", "weekly": f"{STORY} So far the weekly."}
    with (
        Ledger.open(None, load_reader=load_hand_reader) as whole,
        Ledger.open(None, load_reader=load_hand_reader) as parted,
    ):
        for ledger in (whole, parted):
            read(ledger, tmp_path, **texts)
            monkeypatch.setattr(linkings, "FEW", 0)
            monkeypatch.setattr(linkings, "SHARE", 1.0)
            monkeypatch.setattr(linkings, "TOGETHER", 2)
        told = [sorted((row.event.claims, row.event.roots) for row in each.events()) for each in (whole, parted)]
        assert told[0] == told[1]
        assert any(len(claims) > 2 for claims, _ in told[0])


def test_a_persons_word_joins_and_parts_and_can_be_taken_back(ledger: Ledger, tmp_path: Path) -> None:
    read(ledger, tmp_path, a="Rebels hit Tamra.", b="Gunmen hit Sollum.")
    one, two = (row.claim.id for row in ledger.claims())
    assert len(ledger.events()) == 2
    ledger.judge_pair(one, two, Verdict.ACCEPT, "ada")
    assert len(ledger.events()) == 1
    ledger.judge_pair(one, two, Verdict.WITHDRAWN, "ada")
    assert len(ledger.events()) == 2


def test_a_persons_word_reaches_the_neighbourhood_of_a_large_ledger(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linkings, "FEW", 0)
    read(ledger, tmp_path, **{f"r{number}": f"Band{number} hit Town{number}." for number in range(12)})
    one, two = (row.claim.id for row in ledger.claims()[:2])
    ledger.judge_pair(one, two, Verdict.ACCEPT, "ada")
    assert len(ledger.events()) == 11
    ledger.judge_pair(one, two, Verdict.REJECT, "ben")
    assert len(ledger.events()) == 12


def test_a_persons_word_survives_a_new_reading(tmp_path: Path) -> None:
    place = tmp_path / "kept.sayso"
    (tmp_path / "texts").mkdir()
    with Ledger.open(place, load_reader=load_hand_reader) as ledger:
        read(ledger, tmp_path / "texts", a="Rebels hit Tamra.", b="Gunmen hit Sollum.")
        one, two = (row.claim.id for row in ledger.claims())
        ledger.judge_pair(one, two, Verdict.ACCEPT, "ada")
    with Ledger.open(place, load_reader=load_later_reader) as ledger:
        ledger.read(tmp_path / "texts")
        assert len(ledger.events()) == 1


def test_claims_of_a_report_read_anew_leave_no_ghosts(ledger: Ledger, tmp_path: Path) -> None:
    read(ledger, tmp_path, a="Rebels hit Tamra. Gunmen hit Sollum.")
    current = {row.claim.id for row in ledger.claims()}
    assert {claim for row in ledger.events() for claim in row.event.claims} == current
