"""Words and kinds of events by which clauses are judged: see clause_statuses.py."""

from __future__ import annotations

from sayso.records import EventType

# Speech acts: in the present tense they are done by being said ('we condemn', 'calls on').
PERFORMATIVE = frozenset(
    {EventType.SUPPORT, EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.AGREE}
    | {EventType.CONCEDE}
)
# States: in the present tense, and as bare nouns, they hold now.
STANDING_MODES = frozenset({"hold", "contest", "need"})
STANDING_NOUNS = frozenset(
    {"war", "conflict", "insurgency", "crisis", "campaign", "siege", "blockade", "occupation", "threat", "presence"}
    | {"operation", "offensive", "sanction", "embargo", "curfew", "control", "rule", "unrest", "rebellion", "uprising"}
    | {"fight", "struggle", "situation", "bloodshed", "violence", "suffering", "plight"}
)
POINTING = frozenset({"this", "these", "that", "those"})
FUTURE = frozenset({"will", "shall", "'ll", "wo"})
NEGATIONS = frozenset({"not", "n't", "never", "n’t", "neither", "nor"})
# What 'no' negates a clause with: 'at no time did they'; but 'came back with no prisoners' is no negation.
OCCASIONS = frozenset({"time", "point", "stage", "circumstance", "moment", "case", "condition"})
NO = frozenset({"no", "neither", "none", "nobody", "nothing"})
ASPECT = frozenset(
    {"begin", "start", "resume", "take", "continue", "happen", "occur", "open", "end", "launch", "hold", "be"}
)
# What nobody decides upon: 'the wells will run dry' is no plan.
BEFALLS = frozenset({EventType.HARM, EventType.CONDITION})
# In the present passive these are told as done ('12 are killed', 'Rome is asked'); the others hold ('is besieged').
DONE_TO = PERFORMATIVE | {EventType.ASSAULT, EventType.HARM}
# A participle with one of these hangs on the word that governs it ('prevented from leaving'); without, it stands by
# itself ('announced the truce, citing the heat').
TYING = frozenset(
    {"from", "at", "to", "for", "of", "against", "on", "upon", "about", "towards", "toward", "into", "in"}
)
# Speech acts that are done by the way taken to them: 'rang him to express regret', 'wrote to ask for help'.
SAID_BY_GOING = PERFORMATIVE | {EventType.CONSULT}
# Participles of what lasts: 'civilians besieged in the town', 'ships based in the port'.
HELD = frozenset(
    {"besiege", "encircle", "trap", "strand", "blockade", "occupy", "base", "station", "deploy", "embark", "lead"}
    | {"detain", "imprison", "persecute", "control", "close", "garrison", "mass", "entrench"}
)
REJECTING = frozenset({"reject", "dismiss", "deny", "refute", "rubbish", "discount"})
MADE_UP = frozenset({"invent", "fabricate", "concoct", "fake", "disprove", "debunk", "retract", "withdraw"})
TRUE = frozenset({"true", "correct", "accurate", "case", "so"})  # 'it is not true that', 'it is not the case that'
UNKNOWN = frozenset({"unclear", "unknown", "uncertain", "unconfirmed", "unverified"})  # 'it is unclear whether it fell'
# Negated before a question, they leave open what it asks and take for granted the rest: 'could not say who fired'.
TELLING = frozenset(
    {"say", "tell", "know", "confirm", "establish", "determine", "specify", "explain", "verify", "reveal", "recall"}
    | {"disclose", "agree", "clear", "remember", "decide", "name"}
)
QUESTIONS = frozenset({"who", "what", "whether", "how", "why", "where", "which", "if", "whose", "whom"})
# What follows these is taken for granted, negated or not: 'did not know that the town had fallen'.
FACTIVE = frozenset({"know", "realise", "realize", "notice", "forget", "regret", "overlook"})
PERIODS = frozenset({"hour", "day", "week", "fortnight", "month", "until", "till", "deadline", "time"})
GRANTING = frozenset({"give", "have", "allow", "leave", "grant"})
RANKED = frozenset({"first", "second", "third", "last", "latest", "only", "next"})
