from __future__ import annotations

from importlib import resources

from sayso.link.rarity import COUNTS, REPORTS, rarity, weigh_words


def test_what_stands_in_most_reports_is_common_and_what_stands_in_none_is_rare() -> None:
    assert 0.0 <= rarity("army") < 0.3 < rarity("mauso") <= 1.0
    assert rarity("qqqqq") == 1.0


def test_rare_words_weigh_more_than_common_ones() -> None:
    assert weigh_words({"qqqqq"}) > weigh_words({"army", "offic"})
    assert weigh_words(()) == 0.0


def test_no_stem_stands_in_more_reports_than_were_counted() -> None:
    lines = resources.files("sayso.link").joinpath(COUNTS).read_text("utf-8").splitlines()
    counts = [int(line.split()[1]) for line in lines if not line.startswith("#")]
    assert len(counts) > 1000
    assert 3 <= min(counts) <= max(counts) <= REPORTS
