"""A rule's judgement and a head's guess of how an event stands, weighed.

Words that leave no room (a modal, a negation, 'if', 'refused to') weigh heavily; a tense or a bare noun says little,
since 'the talks' may be held or hoped for. Careful side: a plan that the head is unsure of stays a plan.
"""

from __future__ import annotations

from sayso.read.appointments import MOVED_RULE
from sayso.read.guesses import SILENCE, choose
from sayso.records import HAPPENED, Evidenced, Span, Status, TriggerGuess

# Tuned together on the corpus's dev wars; do not tune one alone. A rule's place follows from how often it is right
# about the coded events of the training wars: CERTAIN from some 92%, SURE from 80%, FAIR from 60%, FAINT below.
DECIDED = 12.0  # said in so many words, and seldom found in what a head learned from: 'called off', 'moved to Monday'
CERTAIN = 5.0  # conditions, denials, corrections
SURE = 3.2  # modals, negation, governing words of the lexicon
FAIR = 1.2  # dates to come, tense of a finite verb
FAINT = 0.5  # bare nouns, participles and aims
TIMETABLE_RULE = "status.timetable"  # 'March: the assault on Gao', where March is to come
LEAD_RULE = "status.lead-in"  # an item under 'The road map provides for:'
DECIDED_RULES = frozenset(
    {"status.put-off", "status.never-did", "status.not-excluded", "status.no-choice"}
    | {MOVED_RULE, TIMETABLE_RULE, LEAD_RULE}
)
CERTAIN_RULES = frozenset(
    {"conditional.if", "cue.deny", "denied.deny", "status.be-to", "status.threat", "status.having", "status.yet-to"}
    | {"status.wish-said", "status.blamed", "status.tale-rejected", "status.taken-back", "status.ended"}
    | {"status.not-true", "status.nearly", "status.short-of", "status.unknown"}
)
SURE_RULES = frozenset(
    {"status.future", "status.would-not", "status.negation", "status.no", "status.not-to", "status.progressive"}
    | {"status.done-state", "status.performative", "status.present-state"}
)
FAINT_RULES = frozenset(
    {"status.noun", "status.participle", "status.bare", "status.state", "status.purpose", "status.befalls"}
)
CAUTION = 0.5  # log-weight by which what did not happen is preferred, where rule and head disagree about it


def weigh_status(judged: Evidenced[Status], guess: TriggerGuess | None) -> Evidenced[Status]:
    """Give the status that rule and head make likeliest, with what was refused for it."""
    if guess is None:
        return judged
    priors = {judged.value.value: _weight(judged)}
    if judged.value not in HAPPENED:
        for status in set(Status) - HAPPENED - {judged.value}:
            priors[status.value] = CAUTION
    ranked = choose(dict(guess.statuses), priors)
    value = Status(ranked[0][0])
    spans: tuple[Span, ...] = judged.spans if value is judged.value else (guess.span,)
    return Evidenced(
        value=value,
        rule=f"head.status; {judged.rule}" if value is judged.value else "head.status",
        spans=spans,
        score=round(ranked[0][1], 3),
        refused=tuple((label, round(chance, 3)) for label, chance in ranked[1:4] if chance >= SILENCE),
    )


def _weight(judged: Evidenced[Status]) -> float:
    if judged.rule in DECIDED_RULES:
        return DECIDED
    if judged.rule in CERTAIN_RULES:
        return CERTAIN
    if judged.rule in FAINT_RULES:
        return FAINT
    lexical = not judged.rule.startswith("status.")
    return SURE if lexical or judged.rule in SURE_RULES else FAIR
