"""What a pronoun can stand for: 'it' a body that acts, 'they' several, 'he' a person; and where 'it' stands for nobody.

It is willing to talk to the rebels.        a body: who is willing wants something
It is likely to rain. It seems so.          nobody
The army beat it off. He sat down with it.  nobody that is sure; a body, after 'with'
"""

from __future__ import annotations

from sayso.knowledge.tables import words
from sayso.read.coreference_words import MANY, ONE, PERSON_PRONOUNS, PLURAL_PRONOUNS
from sayso.read.trees import Forest
from sayso.records import ActorKind, ActorMention

WILLING = words("willing ready prepared able unable unwilling reluctant determined committed eager keen free bound")
DUMMY = words("seem appear take rain mean")
# What is given, told or done to a party: 'it has been asked to leave'; of 'it was opened' nobody knows.
GIVEN = words("give grant ask tell urge allow deny promise offer force accuse invite blame order warn refuse expel")
BESIDE = frozenset({"with", "against", "by"})  # 'talks with it'
MIND = words("believe think doubt hope fear expect suspect feel")  # what only the one who speaks can know
PLURAL = frozenset({"NNS", "NNPS"})


def it_acts(forest: Forest, mention: ActorMention) -> bool:
    """Tell whether 'it' stands where only a party does."""
    token = forest.tokens[mention.head]
    verb = forest.tokens[token.head]
    meant = bool(forest.children(verb.index, "xcomp"))  # 'it means to attack'
    if token.deprel == "nsubj":
        lemma = verb.lemma.lower()
        acts = verb.upos == "VERB" and (lemma not in DUMMY or (lemma == "mean" and meant))
        return acts or (verb.upos == "ADJ" and lemma in WILLING)
    if token.deprel == "nsubj:pass":
        return verb.lemma.lower() in GIVEN
    if token.deprel == "iobj":
        return True
    cases = {forest.tokens[case].lemma.lower() for case in forest.children(mention.head, "case")}
    return token.deprel.startswith("obl") and bool(cases & BESIDE)


def tells_own_mind(forest: Forest, head: int) -> bool:
    """Tell of 'he' in 'a diplomat said that he did not believe it': the one who speaks, whoever was named before."""
    verb = forest.tokens[head].head
    saying = forest.governor(verb)
    if saying is None or forest.tokens[verb].deprel != "ccomp" or forest.tokens[verb].lemma.lower() not in MIND:
        return False
    return any(forest.tokens[kid].upos != "PRON" for kid in forest.subjects(saying)) and saying < head


def fits(word: str, mention: ActorMention, forest: Forest, *, definite: bool) -> bool:
    """Tell whether a pronoun agrees with a noun or name in number and kind; `definite` is the noun's article."""
    xpos = forest.tokens[mention.head].xpos
    if word in PERSON_PRONOUNS:
        return mention.kind is ActorKind.PERSON and xpos not in PLURAL
    if word in PLURAL_PRONOUNS:
        listed = any(kid > mention.head for kid in forest.children(mention.head, "conj"))  # 'Ankara and Baku'
        return xpos in PLURAL or mention.kind in MANY or mention.kind is ActorKind.CIVILIAN or listed
    single = xpos not in PLURAL or (xpos == "NNPS" and mention.rule.startswith(("actor.state", "actor.party")))
    return (mention.named or definite) and mention.kind in ONE and single
