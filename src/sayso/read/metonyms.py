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
    "in at inside across throughout within around near into through outside toward towards off beyond over along via"
)
PARTY_CASES = frozenset({"by", "with", "against", "between", "among", "for", "versus", "like", "including", "despite"})
MODIFYING = frozenset({"nmod:poss", "compound", "amod", "flat", "nmod:unmarked"})
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

    `party_nouns` are lemmas of nouns that stand for parties ('government', 'soldier'). Wrongly refuses: places as
    subjects of deeds ('Gao bombed again' in a headline). Wrongly accepts: institutions named after their town alone.
    """
    tokens = forest.tokens
    token = tokens[forest.first_conjunct(head)]
    relation, governor = token.deprel, tokens[token.head]
    cases = {tokens[kid].lemma.lower() for index in {token.index, head} for kid in forest.children(index, "case")}
    either = Sense.BOTH if is_state else Sense.PLACE
    if cases & PLACE_CASES:
        return Sense.PLACE
    if relation in MODIFYING and governor.index != token.index:
        return _judge_modifier(governor.lemma.lower(), party_nouns, is_state=is_state)
    if "of" in cases:
        part = Sense.PART if token.index == head else Sense.PARTY  # 'the ministers of Iran, Turkey and Egypt'
        return _judge_complement(governor.lemma.lower(), party_nouns, either, part)
    if cases & PARTY_CASES:
        return Sense.PARTY if is_state or cases & {"by", "with"} else Sense.PLACE
    if cases & OPEN_CASES:
        return either
    if relation.startswith("nsubj"):
        return _judge_subject(forest, token.head, passive="pass" in relation, is_state=is_state)
    if relation in {"obj", "iobj"}:
        verb = governor.lemma.lower()
        return either if verb in GROUND_VERBS else Sense.PARTY if is_state or verb in TOWARDS_VERBS else Sense.PLACE
    if relation == "appos":  # 'our ally Turkey', but 'the capital, Ankara'
        party = is_state and governor.lemma.lower() in party_nouns and governor.lemma.lower() not in GROUND_NOUNS
        return Sense.PARTY if party else Sense.PLACE
    return Sense.PARTY if relation == "obl:agent" else either


def _judge_complement(lemma: str, party_nouns: frozenset[str], either: Sense, part: Sense) -> Sense:
    """'the north of Mali' is a place, 'the government of Iraq' a party's part, 'the people of Iraq' both."""
    if lemma in GROUND_NOUNS:
        return Sense.PLACE
    return either if lemma in PEOPLE_NOUNS or lemma not in party_nouns else part


def _judge_modifier(lemma: str, party_nouns: frozenset[str], *, is_state: bool) -> Sense:
    """'Mali's army' is part of a party; 'Mali's north', 'the Mosul operation' are places; 'Iraq's decision' is both."""
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
