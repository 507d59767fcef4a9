"""Words by which roles are told apart: prepositions of those acted on, verbs that do what their object names."""

from __future__ import annotations

from sayso.knowledge.tables import words
from sayso.read.merging import LIGHT, WEAPONS
from sayso.records import EventType

# Of the verbs of these, only the object of such a one is a side: 'met the envoy', but 'visited Chad', 'trained police'.
MEETING = frozenset({"meet", "encounter", "phone", "telephone", "call", "ring"})
TOWARDS = frozenset({"against", "on", "at", "to", "for", "with", "of", "from", "towards", "upon", "into"})
ABOUT = frozenset({"about", "over", "regarding", "concerning"})
# Verbs whose subject does what their object names: 'signed a pledge', 'led a raid'.
DOING = LIGHT | {"do", "end", "lead", "order", "plan", "pledge", "receive", "sign"}
DOING |= {"rule", "refuse", "promise", "threaten", "prepare", "suspend", "renounce", "authorise", "authorize", "join"}
DOING |= {"pursue", "attend", "exclude", "finish", "halt", "intensify", "step", "propose", "seek", "enter", "extend"}
# Words that count off a part of what follows with 'of': 'most of the town' is a place, 'dozens of soldiers' a force.
SHARES = words(
    """hundred thousand million dozen ten score number majority minority most many some several few all none one half
    third quarter percent share rest group crowd bulk both either each part lot handful couple"""
)
# Verbs whose subject suffers the harm that their object names: 'suffered losses'; not 'put the losses at 40'.
SUFFERING = words("suffer sustain take have incur bear endure experience see face")
# How somebody leaves who sends nobody: their own forces are what they withdraw.
LEAVING = frozenset({None, "withdraw"})
# The subject of these is on the other end: 'received drones from Turkey'.
RECEIVING = frozenset({"receive", "obtain", "acquire", "get"})
EQUIPMENT = WEAPONS | {"gun", "jet", "tank", "helicopter", "plane", "warplane", "artillery", "howitzer", "weapon"}
OWN_DEEDS = frozenset({"hold", "resign", "withdraw", "disarm"})  # done by whom 'of' names: 'the resignation of X'
# What whom 'of' names does: 'the arrival of the brigade', 'the deployment of ECOWAS troops'.
GOING = words(
    """arrival departure deployment redeployment advance return surrender participation presence movement landing entry
    flight retreat march exodus accession integration involvement crossing"""
)
# Of a people in these it is the forces that act and suffer.
FOUGHT = frozenset(
    {EventType.ASSAULT, EventType.CONTROL, EventType.MOBILIZE, EventType.RETREAT, EventType.HARM, EventType.COERCE}
)
# What is done between states: a country named in it is a party and no place.
BETWEEN_STATES = frozenset(
    {EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE, EventType.COOPERATE, EventType.AID, EventType.REQUEST}
    | {EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SANCTION, EventType.FUND}
)
