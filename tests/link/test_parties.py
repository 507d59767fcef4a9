from __future__ import annotations

import pytest

from tests.link.makings import parties


@pytest.mark.parametrize(
    ("one", "two", "least", "most"),
    [
        ("MNLA", "National Movement for the Liberation of Azawad", 1.0, 1.0),
        ("Malian Armed Forces", "Mali", 0.7, 1.0),
        ("General Staff of the Malian Armed Forces", "Malian Armed Forces", 1.0, 1.0),
        ("European Union", "European Union Training Mission in Mali", 0.7, 0.7),
        ("French commandos", "French Armed Forces", 0.7, 1.0),
        ("French Armed Forces", "Malian Armed Forces", 0.0, 0.0),
        ("the governor of Tamra", "the bishop of Sollum", 0.0, 0.0),
        ("soldiers", "Malian Armed Forces", 0.5, 0.7),
        ("Islamist fighters in Mali", "Malian Armed Forces", 0.0, 0.0),
        ("Hamat Peasant Front", "Tarro Workers Front", 0.0, 0.3),
        ("Malian rebels", "Malian Armed Forces", 0.0, 0.3),
        ("a Malian officer", "Malian Armed Forces", 0.7, 1.0),
        ("Syrian rebels", "the Syrian army", 0.0, 0.3),
        ("two residents", "residents of Tamra", 0.6, 0.9),
        ("the enemy", "Islamists", 0.5, 0.5),
        ("our own forces", "the army", 0.5, 0.5),
        ("Islamist fighters in Mali", "terrorist groups", 0.5, 0.5),
        ("rebels", "Ansar Dine", 0.1, 0.3),
        ("government troops", "Ansar Dine", 0.0, 0.0),
        ("children", "four civilians", 0.5, 0.5),
    ],
)
def test_names_are_alike_as_far_as_they_mean_one_party(one: str, two: str, least: float, most: float) -> None:
    assert least <= parties().likeness(one, two) <= most
    assert parties().likeness(one, two) == parties().likeness(two, one)


def test_the_smaller_set_of_names_decides() -> None:
    alike = parties().alike(frozenset({"Mali", "MNLA", "Ansar Dine"}), frozenset({"MNLA"}))
    assert alike == 1.0
    assert parties().alike(frozenset({"Mali"}), frozenset()) == 0.0
