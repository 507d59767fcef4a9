from sayso.link.events import Judge
from sayso.link.likenesses import Context
from sayso.link.meetings import Met, find_met
from sayso.link.tellings import Telling
from tests.link.makings import Told, make, parties, tellings


def telling(name: str, text: str, **fields: object) -> Telling:
    trigger = str(fields.pop("trigger", "shelled"))
    (made,) = tellings(make(name, text, Told(trigger, text.removesuffix("."), **fields)))  # type: ignore[arg-type]
    return made


ONE = telling("a", "Rebels shelled Tamra on Friday.", place="Tamra", doers=("Rebels",))


def met(other: Telling, one: Telling = ONE) -> Met:
    return find_met([(one, other)], Judge(Context(parties())))


def test_what_may_be_the_same_is_met_as_such() -> None:
    same = telling("b", "Tamra was shelled by the rebels on Friday.", place="Tamra", doers=("Rebels",))
    assert met(same) == Met(same={same.claim.id})


def test_another_place_and_another_act_are_not_met() -> None:
    assert met(telling("b", "Rebels shelled Sollum on Friday.", place="Sollum", doers=("Rebels",))) == Met()
    thanked = telling("c", "Traders thanked the mayor.", trigger="thanked", type="CONSULT", doers=("Traders",))
    assert met(thanked) == Met()


def test_a_denial_is_met_and_is_no_telling_of_the_event() -> None:
    denied = telling("b", "Rebels denied that they shelled Tamra.", place="Tamra", doers=("Rebels",), status="denied")
    assert met(denied) == Met(others={denied.claim.id})


def test_a_plan_is_met_by_what_became_of_it_and_the_other_way_round() -> None:
    words = "Rebels will shell the customs house at Tamra with captured howitzers"
    plan = told_on("2029-05-01", f"{words} soon.", trigger="shell", status="planned")
    deed = told_on("2029-05-12", words.replace("will shell", "shelled") + ".", trigger="shelled")
    assert met(plan, deed) == Met(others={plan.claim.id})
    assert met(deed, plan) == Met(others={deed.claim.id})


def told_on(day: str, text: str, **fields: str) -> Telling:
    told = Told(quote=text.removesuffix("."), place="Tamra", doers=("Rebels",), **fields)  # type: ignore[arg-type]
    (made,) = tellings(make(f"on-{day}", text, told, day=day))
    return made
