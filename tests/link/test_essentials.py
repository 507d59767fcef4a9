from sayso.link.essentials import essential
from sayso.link.events import Judge
from sayso.link.likenesses import Context
from sayso.link.tellings import Telling, said
from sayso.records import SourceKind
from tests.link.makings import Told, make, parties, tellings

TEXT = "Rebels shelled Tamra on Friday and killed nine soldiers, a nurse said."


def told(name: str) -> Telling:
    quote = "Rebels shelled Tamra on Friday and killed nine soldiers"
    shelled = Told(
        "shelled",
        quote,
        place="Tamra",
        doers=("Rebels",),
        amount=("killed", 9, 9),
        says=(("a nurse", SourceKind.UNNAMED_SOURCES),),
    )
    (telling,) = tellings(make(name, TEXT, shelled))
    return telling


def test_a_telling_is_compared_as_before_without_the_evidence_of_its_claim() -> None:
    judge = Judge(Context(parties()))
    one, two = told("a"), told("b")
    whole, slim = judge.compare(one, two), judge.compare(essential(one), essential(two))
    assert (whole.found, whole.sure) == (slim.found, slim.sure)
    assert said(essential(one)) == said(one)


def test_places_parties_and_numbers_of_the_claim_are_let_go() -> None:
    kept = essential(told("a"))
    assert (kept.claim.places, kept.claim.actors, kept.claim.quantities) == ((), (), ())
    assert kept.doers and kept.spots and kept.amounts
    assert [each.canonical for each in kept.claim.attribution] == ["Kestrel News", "a nurse"]


def test_equal_sources_are_held_once() -> None:
    assert essential(told("a")).claim.attribution[-1] is essential(told("a")).claim.attribution[-1]
