from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.clusters import Opinion, cluster

NEAR = {("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): 0.0, ("c", "d"): 0.3}


def score(one: str, two: str) -> float:
    return NEAR.get((one, two), NEAR.get((two, one), 0.0))


def grouped(opinions: dict[frozenset[str], Opinion] | None = None) -> set[frozenset[str]]:
    return {frozenset(each) for each in cluster("abcd", NEAR, score, opinions or {}, 0.5)}


def test_a_chain_is_not_joined_by_its_middle_alone() -> None:
    assert grouped() == {frozenset("ab"), frozenset("c"), frozenset("d")}


def test_a_persons_word_joins_what_no_score_would() -> None:
    assert frozenset("ad") in grouped({frozenset("ad"): Opinion.SAME, frozenset("ab"): Opinion.DIFFERENT})


def test_a_persons_word_parts_what_every_score_would_join() -> None:
    assert frozenset("ab") not in grouped({frozenset("ab"): Opinion.DIFFERENT})


def test_unsure_takes_the_score_away() -> None:
    assert frozenset("ab") not in grouped({frozenset("ab"): Opinion.UNSURE})


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0, 1)), max_size=30))
def test_everyone_is_in_one_group(found: list[tuple[int, int, float]]) -> None:
    pairs = {(min(one, two), max(one, two)): value for one, two, value in found if one != two}
    groups = cluster(range(10), pairs, lambda one, two: pairs.get((min(one, two), max(one, two)), 0.0), {}, 0.5)
    assert sorted(each for members in groups for each in members) == list(range(10))


def test_groups_come_in_the_order_of_their_first_members() -> None:
    pairs = {("b", "d"): 0.9, ("a", "e"): 0.6}
    found = cluster("abcde", pairs, lambda one, two: pairs.get((one, two), pairs.get((two, one), 0.0)), {}, 0.5)
    assert found == [["a", "e"], ["b", "d"], ["c"]]


@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.floats(0, 1), max_size=12),
    st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.sampled_from(Opinion), max_size=3),
)
def test_what_nothing_ties_together_is_grouped_as_if_it_were_alone(
    found: dict[tuple[int, int], float], said: dict[tuple[int, int], Opinion]
) -> None:
    """Two ledgers with nothing in common, grouped at once, give what each gives by itself."""

    def groups(*shifts: int) -> set[frozenset[int]]:
        members = [shift + each for shift in shifts for each in range(6)]
        pairs = {
            (shift + min(pair), shift + max(pair)): value
            for shift in shifts
            for pair, value in found.items()
            if pair[0] != pair[1]
        }
        opinions = {
            frozenset(shift + each for each in pair): word
            for shift in shifts
            for pair, word in said.items()
            if pair[0] != pair[1]
        }
        made = cluster(members, pairs, lambda a, b: pairs.get((min(a, b), max(a, b)), 0.0), opinions, 0.5)
        return {frozenset(each) for each in made}

    assert groups(0, 100) == groups(0) | groups(100)
