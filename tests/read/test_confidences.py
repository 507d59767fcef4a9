from sayso.knowledge.confidences import Confidences
from sayso.read.confidences import add_confidences, decisions
from tests.read.readings import read_text

TEXT = "Two soldiers were killed in Sirte on Monday when rebels attacked a checkpoint, the army said."


def test_every_decision_of_a_claim_gets_a_chance() -> None:
    for claim in read_text(TEXT).claims:
        assert all(each.score is not None and 0 < each.score < 1 for each in decisions(claim))


def test_fields_follow_their_own_curves() -> None:
    known = Confidences({("when", "*"): (0.0, 0.0), ("source", "*"): (1.0, 0.0)})
    for claim in add_confidences(read_text(TEXT), confidences=known).claims:
        assert claim.when.score == 0.5
        assert [each.score for each in claim.attribution] == [0.731] * len(claim.attribution)


def test_the_values_themselves_stay() -> None:
    reading = read_text(TEXT)
    again = add_confidences(reading, confidences=Confidences())
    assert [(c.id, c.type.value, c.status.value) for c in again.claims] == [
        (c.id, c.type.value, c.status.value) for c in reading.claims
    ]
