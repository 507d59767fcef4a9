from __future__ import annotations

from sayso.web.models import SourceLine
from sayso.web.networks import MOST_COLUMNS, MOST_NODES, WIDTH, Network, Node, count_ties, make_network
from sayso.web.surveys import Part, Survey
from tests.web.desks_made import make_brief

OUTLET, PERSON, UNNAMED = "publisher", "named_person", "unnamed_sources"


def survey_of(*chains: str) -> Survey:
    """A claim for each chain of sources, written 'Outlet > Agency > Speaker'."""
    return Survey(
        briefs=tuple(
            make_brief(
                at,
                chain=tuple(
                    Part("source", name, PERSON if deep else OUTLET) for deep, name in enumerate(chain.split(" > "))
                ),
            )
            for at, chain in enumerate(chains)
        )
    )


def draw(survey: Survey, **events: int) -> Network:
    kinds = {each.name: each.kind for brief in survey.briefs for each in brief.chain}
    lines = [
        SourceLine(name=name, kind=kind, claims=1, reports=1, events=events.get(name, 1), alone=0, relayed_by=[])
        for name, kind in sorted(kinds.items())
    ]
    drawn = make_network(survey, lines)
    assert drawn is not None
    return drawn


def nodes_of(drawn: Network) -> dict[str, Node]:
    return {each.name: each for each in drawn.nodes}


def test_ties_count_claims_and_nobody_relays_himself() -> None:
    survey = survey_of("Kestrel > Dessan", "Kestrel > Dessan", "Heron > Heron", "Heron")
    assert count_ties(survey) == {("Kestrel", "Dessan"): 2}


def test_whoever_relays_stands_left_of_whose_word_it_is() -> None:
    nodes = nodes_of(draw(survey_of("Heron > Wire > Dessan", "Kestrel > Dessan")))
    assert nodes["Heron"].x < nodes["Wire"].x < nodes["Dessan"].x
    assert nodes["Kestrel"].x == nodes["Heron"].x
    assert nodes["Dessan"].relayed_by == (("Kestrel", 1), ("Wire", 1))
    assert nodes["Heron"].relays == (("Wire", 1),)


def test_size_tells_events_and_thickness_tells_claims() -> None:
    drawn = draw(survey_of("Heron > Dessan", "Heron > Dessan", "Heron > Orlo"), Dessan=9, Orlo=1)
    nodes = nodes_of(drawn)
    assert nodes["Dessan"].r > nodes["Orlo"].r
    widths = {drawn.nodes[each.end].name: (each.count, each.width) for each in drawn.edges}
    assert widths["Dessan"][0] == 2 and widths["Dessan"][1] > widths["Orlo"][1]


def test_a_mark_leads_to_its_row_and_its_shape_tells_the_kind() -> None:
    brief = make_brief(1, chain=(Part("source", "Heron", OUTLET), Part("source", "Dessan", PERSON)))
    other = make_brief(2, chain=(Part("source", "Heron", OUTLET), Part("source", "a spokesman", UNNAMED)))
    lines = [
        SourceLine(name="a spokesman", kind=UNNAMED, claims=1, reports=1, events=0, alone=0, relayed_by=[("Heron", 1)]),
        SourceLine(name="Dessan", kind=PERSON, claims=1, reports=1, events=1, alone=1, relayed_by=[("Heron", 1)]),
    ]
    drawn = make_network(Survey(briefs=(brief, other)), lines)
    assert drawn is not None
    assert {each.name: (each.row, each.shape) for each in drawn.nodes} == {
        "Heron": (-1, "square"),  # it only relays: nothing rests on its own word, and so it has no row
        "Dessan": (1, "round"),
        "a spokesman": (0, "broken"),
    }
    assert [each.number for each in drawn.nodes] == [0, 1, 2]


def test_sources_that_rely_on_each_other_are_drawn_all_the_same() -> None:
    drawn = draw(survey_of("Heron > Kestrel", "Heron > Kestrel", "Kestrel > Heron", "Kestrel > Orlo > Heron"))
    nodes = nodes_of(drawn)
    assert nodes["Heron"].x < nodes["Kestrel"].x  # the stronger tie says who stands left
    assert len(drawn.edges) == 4


def test_long_chains_stay_within_the_columns_and_everything_within_the_drawing() -> None:
    drawn = draw(survey_of("A > B > C > D > E > F > G"))
    assert len({each.x for each in drawn.nodes}) == MOST_COLUMNS
    assert all(0 < each.y < drawn.height and 0 < each.x < WIDTH for each in drawn.nodes)
    assert len({(each.x, each.y) for each in drawn.nodes}) == len(drawn.nodes)


def test_of_many_the_strongest_are_drawn_and_the_rest_are_counted() -> None:
    strong = ["Heron > Dessan"] * 3
    drawn = draw(survey_of(*strong, *(f"Heron > Witness {number}" for number in range(100))))
    assert len(drawn.nodes) == MOST_NODES
    assert drawn.left_out == 102 - MOST_NODES
    assert "Dessan" in nodes_of(drawn)


def test_ties_that_need_not_cross_do_not() -> None:
    nodes = nodes_of(draw(survey_of("A > Z", "B > Y", "C > X", "A > Z", "B > Y")))
    left = sorted("ABC", key=lambda name: nodes[name].y)
    right = sorted("XYZ", key=lambda name: nodes[name].y)
    assert [{"A": "Z", "B": "Y", "C": "X"}[name] for name in left] == right


def test_the_drawing_is_the_same_each_time() -> None:
    chains = ["Heron > Dessan", "Kestrel > Dessan", "Kestrel > Orlo", "Orlo > Heron"]
    assert draw(survey_of(*chains)) == draw(survey_of(*chains))


def test_where_nobody_relays_anybody_nothing_is_drawn() -> None:
    assert make_network(survey_of("Heron"), []) is None
    assert make_network(Survey(), []) is None
