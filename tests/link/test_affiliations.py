from __future__ import annotations

import pytest

from sayso.link.affiliations import find_affiliations
from sayso.records import SourceKind
from tests.link.makings import Told, make, tellings

PERSON = SourceKind.NAMED_PERSON


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Hamat Front fighters left Tamra, said Musa Ilb, a Hamat Front spokesman in exile.", "Hamat Front"),
        ("Hamat Front fighters left Tamra. A spokesman for the Hamat Front, Musa Ilb, said so.", "Hamat Front"),
        ("Hamat Front fighters left Tamra, Hamat Front spokeswoman Musa Ilb told the radio.", "Hamat Front"),
        ("Hamat Front fighters left Tamra. Musa Ilb, who sells tea near the bridge, saw them go.", None),
        ("Hamat Front fighters left Tamra, a leader said. It rained. Musa Ilb saw them go.", None),
    ],
)
def test_a_name_belongs_to_the_body_that_an_office_ties_it_to(text: str, body: str | None) -> None:
    told = Told("left", "Hamat Front fighters left Tamra", doers=("Hamat Front",), says=(("Musa Ilb", PERSON),))
    assert find_affiliations(tellings(make("a", text, told))).get("Musa Ilb") == body


def test_what_one_report_says_of_a_name_holds_in_all() -> None:
    told = Told("left", "Hamat Front fighters left Tamra", doers=("Hamat Front",), says=(("Musa Ilb", PERSON),))
    known = make("a", "Hamat Front fighters left Tamra, said Musa Ilb, a Hamat Front spokesman.", told)
    bare = make("b", "Musa Ilb said: they left.", Told("left", "they left", says=(("Musa Ilb", PERSON),)))
    assert find_affiliations(tellings(bare, known)) == {"Musa Ilb": "Hamat Front"}
