from __future__ import annotations

from bench.count_stems import count


def test_a_stem_counts_once_for_each_report_and_rare_ones_are_left_out() -> None:
    texts = ["The convoy left. Convoys leave.", "A convoy came.", "The convoy and a turbine."]
    assert count(texts, fewest=2) == {"convo": 3}
    assert count(texts, fewest=1)["turbi"] == 1
