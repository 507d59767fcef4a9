from __future__ import annotations

from pathlib import Path

from sayso.ledger import Ledger
from sayso.store.rows import ReportRow
from sayso.web.readings import cards_of, make_claim_page, make_report_page
from sayso.web.surveys import Survey, make_survey
from tests.made import TEXT
from tests.web.desks_made import make_brief


def test_a_report_reads_as_it_stands(made_ledger: Path) -> None:
    with Ledger.open(made_ledger) as ledger:
        row = ledger.show("kestrel")
        assert isinstance(row, ReportRow)
        page = make_report_page(row, make_survey(ledger.claims()))
    read = ["".join(piece.words for piece in block.pieces) for block in page.blocks]
    assert read == TEXT.strip("\n").split("\n\n")
    assert [block.grey for block in page.blocks] == [False, False, False, True]
    assert [[card.trigger for card in block.cards] for block in page.blocks] == [[], [], ["hit", "send a brigade"], []]
    assert [note.text for note in page.notes] == ["no byline found"]
    assert (page.tallies.happened, page.tallies.coming) == (1, 1)


def test_a_report_does_without_the_survey(made_ledger: Path) -> None:
    with Ledger.open(made_ledger) as ledger:
        row = ledger.show("kestrel")
        assert isinstance(row, ReportRow)
        assert make_report_page(row, Survey()).tallies.claims == 2


def test_a_claim_shows_words_and_rule_of_each_field(made_ledger: Path) -> None:
    with Ledger.open(made_ledger) as ledger:
        claim = ledger.claims(text="market")[0].claim
        page = make_claim_page(ledger.explain(claim.id), ledger)
    fields = {each.field: each for each in page.fields}
    assert (fields["trigger"].words, fields["status"].rule, fields["place"].words) == ("hit", "status/past", "Tamra on")
    assert page.current and page.event and not page.plan
    words = "".join(piece.words for piece in page.context)
    assert words.startswith("At least 12 people") and "Hamat army" in words and "©" not in words


def test_a_list_is_cut() -> None:
    assert len(cards_of([make_brief(1), make_brief(2)], 1)) == 1
