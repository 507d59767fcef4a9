"""Place or party: 'fighting in Mali' and 'Mali asked for help' have one name and two meanings; the sentence decides.

Only states, their capitals and the seats of governments can be parties ('Paris said', 'the Kremlin'). What decides is
what a trained coder looks at: the preposition, the noun that the name belongs to, and whether it does something that
only people do."""

from __future__ import annotations

from enum import StrEnum

from sayso.knowledge.tables import words
from sayso.read.trees import Forest


class Sense(StrEnum):
    """What a name of a state or capital stands for where it is used."""

    PLACE = "place"
    PARTY = "party"
    BOTH = "both"  # 'aid to Ukraine', 'invaded Iraq': whoever reads on may need either
    PART = "part"  # belongs to another party's name: 'Mali's army', 'the government of Iraq'


PLACE_CASES = words(
    """in at inside across throughout within around near into through outside toward towards off beyond over along via"""
)
PARTY_CASES = frozenset({"by", "with", "against", "between", "among", "for", "versus", "like", "including", "despite"})
OPEN_CASES = frozenset({"to", "from", "on", "upon", "about"})
# What countries undergo as places: 'Mali has seen fighting', 'Iraq remains dangerous'.
STILL_VERBS = words("""see witness experience suffer be have remain become lie border face need fall descend slide""")
# What is done to a country as a place.
GROUND_VERBS = words(
    """enter leave reach visit invade occupy flee cross attack bomb tour liberate strike free devastate control"""
)
# Nouns whose 'of' names a place: 'the north of Mali', 'the town of Gao', 'parts of Syria', 'the capture of Konna'.
GROUND_NOUNS = words(
    """north south east west northeast northwest southeast southwest part half region area city town village province
    district center centre outskirts edge border capital coast suburb rest side territory portion capture fall
    liberation siege battle invasion occupation bombing shelling airspace soil corner majority map skies stretch
    interior heart"""
)
# Those who live in a place: 'the people of Iraq' tells where as well as whose.
PEOPLE_NOUNS = words(
    """people population resident inhabitant citizen civilian villager community child woman victim majority"""
)
# What a town undergoes or is seen doing; of other verbs a capital as the subject stands for its government.
TOWN_VERBS = words(
    """fall wake awake burn celebrate mourn shake erupt lie stand stay go become look feel empty fill quieten calm
    starve freeze change hold resist host shudder tremble darken flood awaken sleep reopen close"""
)
# What is done to a government.
TOWARDS_VERBS = words(
    """tell ask urge accuse blame warn support back sell condemn criticise criticize inform help press pressure thank
    notify provoke anger please embarrass persuade convince sanction arm fund supply lobby petition"""
)


def judge_name(forest: Forest, head: int, *, is_state: bool, party_nouns: frozenset[str]) -> Sense:
    """Decide what the name of a state (`is_state`) or of a capital or seat stands for at its head token.

    `party_nouns` are lemmas of nouns that stand for parties ('government', 'soldier'). Wrongly refuses: places as subjects of
    deeds ('Gao bombed again' in a headline). Wrongly accepts: institutions named after their town with no noun beside them.
    """
    tokens = forest.tokens
    token = tokens[forest.first_conjunct(head)]
    relation = token.deprel
    governor = tokens[token.head]
    cases = {tokens[kid].lemma.lower() for kid in forest.children(token.index, "case")}
    if token.index != head:
        cases |= {tokens[kid].lemma.lower() for kid in forest.children(head, "case")}
    if cases & PLACE_CASES:
        return Sense.PLACE
    if relation in {"nmod:poss", "compound", "amod", "flat", "nmod:unmarked"} and governor.index != token.index:
        return _judge_modifier(governor.lemma.lower(), party_nouns, is_state=is_state)
    if "of" in cases:
        lemma = governor.lemma.lower()
        if lemma in GROUND_NOUNS:
            return Sense.PLACE
        if lemma in PEOPLE_NOUNS or lemma not in party_nouns:
            return Sense.BOTH if is_state else Sense.PLACE
        return Sense.PART if token.index == head else Sense.PARTY  # 'the ministers of Iran, Turkey and Egypt'
    if cases & PARTY_CASES:
        return Sense.PARTY if is_state or "by" in cases or "with" in cases else Sense.PLACE
    if cases & OPEN_CASES:
        return Sense.BOTH if is_state else Sense.PLACE
    if relation.startswith("nsubj"):
        return _judge_subject(forest, token.head, passive="pass" in relation, is_state=is_state)
    if relation in {"obj", "iobj"}:
        if governor.lemma.lower() in GROUND_VERBS:
            return Sense.BOTH if is_state else Sense.PLACE
        return Sense.PARTY if is_state or governor.lemma.lower() in TOWARDS_VERBS else Sense.PLACE
    if relation == "obl:agent":
        return Sense.PARTY
    if relation == "appos":
        return Sense.PLACE
    return Sense.BOTH if is_state else Sense.PLACE


def _judge_modifier(lemma: str, party_nouns: frozenset[str], *, is_state: bool) -> Sense:
    """'Mali's army' is part of a party; 'Mali's north', 'the Mosul operation' are places; 'Iraq's decision' is a party's."""
    if lemma in party_nouns:
        return Sense.PART
    if lemma in GROUND_NOUNS or not is_state:
        return Sense.PLACE
    return Sense.BOTH


def _judge_subject(forest: Forest, verb: int, *, passive: bool, is_state: bool) -> Sense:
    lemma = forest.tokens[verb].lemma.lower()
    if forest.tokens[verb].upos not in {"VERB", "AUX"}:
        return Sense.BOTH if is_state else Sense.PLACE
    if passive:
        return Sense.BOTH if is_state else Sense.PLACE
    if lemma in STILL_VERBS or forest.child(verb, "cop") is not None:
        return Sense.BOTH if is_state else Sense.PLACE
    return Sense.PARTY if is_state or lemma not in TOWN_VERBS else Sense.PLACE
