from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.records import Copy, CopyKind, ReportId
from sayso.web.cards import Card, make_card
from sayso.web.models import Branch
from sayso.web.surveys import Part
from sayso.web.trees import grow_trees
from tests.web.desks_made import make_brief


def card(number: int, outlet: str, *chain: str, report: str = "") -> Card:
    parts = tuple(Part("source", name, "publisher") for name in (outlet, *chain))
    brief = make_brief(number, report=report or f"r{number}", outlet=outlet, chain=parts)
    return make_card(replace(brief, published=date(2029, 5, number)))


def copy(report: str, copy_of: str, share: float = 0.9) -> Copy:
    return Copy(
        report=ReportId(report),
        copy_of=ReportId(copy_of),
        kind=CopyKind.VERBATIM,
        share=share,
        kept=0.9,
        reasons=("a day later", "120 words in 2 passages, the longest of 90"),
    )


def shape(tree: Branch) -> object:
    """A tree in brief: 'kind name', with what hangs under it."""
    line = f"{tree.kind} {tree.name}"
    return (line, [shape(each) for each in tree.branches]) if tree.branches else line


def grow(cards: list[Card], *copies: Copy, name: str = "Dessan", why: tuple[str, ...] = ()) -> Branch:
    (tree,) = grow_trees([(name, [each.id for each in cards], why)], cards, copies)
    return tree


def test_the_word_goes_from_the_root_through_who_passes_it_on_to_the_reports() -> None:
    tree = grow([card(1, "Kestrel", "Wire", "Dessan"), card(2, "Heron", "Wire", "Dessan"), card(3, "Lark", "Dessan")])
    assert shape(tree) == ("root Dessan", [("voice Wire", ["report Kestrel", "report Heron"]), "report Lark"])


def test_a_copy_hangs_under_its_original_and_says_why() -> None:
    tree = grow([card(1, "Kestrel", "Dessan"), card(2, "Heron", "Dessan")], copy("r2", "r1"))
    assert shape(tree) == ("root Dessan", [("report Kestrel", ["copy Heron"])])
    (original,) = tree.branches
    assert original.branches[0].why == ["verbatim copy: a day later", "120 words in 2 passages, the longest of 90"]


def test_a_copy_of_a_copy_hangs_under_the_copy_whatever_was_told_first() -> None:
    cards = [card(1, "Lark", "Dessan"), card(2, "Heron", "Dessan"), card(3, "Kestrel", "Dessan")]
    tree = grow(cards, copy("r1", "r2"), copy("r2", "r3"))
    assert shape(tree) == ("root Dessan", [("report Kestrel", [("copy Heron", ["copy Lark"])])])


def test_reports_that_seem_to_copy_each_other_do_not_hang_in_a_ring() -> None:
    cards = [card(1, "Kestrel", "Dessan"), card(2, "Heron", "Dessan")]
    tree = grow(cards, copy("r1", "r2", 0.8), copy("r2", "r1", 0.9))
    assert shape(tree) == ("root Dessan", [("report Kestrel", ["copy Heron"])])


def test_a_copy_of_a_report_of_another_root_stands_for_itself() -> None:
    cards = [card(1, "Kestrel", "Orlo"), card(2, "Heron", "Dessan")]
    trees = grow_trees([("Orlo", ["c0001"], ()), ("Dessan", ["c0002"], ())], cards, [copy("r2", "r1")])
    assert [shape(each) for each in trees] == [("root Orlo", ["report Kestrel"]), ("root Dessan", ["report Heron"])]


def test_an_outlet_that_speaks_for_itself_is_its_own_root() -> None:
    assert shape(grow([card(1, "Kestrel")], name="Kestrel")) == ("root Kestrel", ["report Kestrel"])


def test_each_telling_hangs_somewhere_and_reasons_stand_at_the_root() -> None:
    cards = [card(1, "Kestrel", "Dessan"), card(2, "Kestrel", "Dessan", report="r1"), card(3, "Heron", "Dessan")]
    tree = grow(cards, copy("r3", "r1"), why=("both rest on Dessan",))
    assert tree.why == ["both rest on Dessan"]

    def leaves(branch: Branch) -> list[str]:
        own = [branch.card.id] if branch.card else []
        return own + [each for below in branch.branches for each in leaves(below)]

    assert sorted(leaves(tree)) == ["c0001", "c0002", "c0003"]
