"""Words by which parties are told: irregulars from soldiers, plain people, what states do and what is theirs."""

from __future__ import annotations

from sayso.knowledge.tables import words
from sayso.read.metonyms import GROUND_NOUNS

# Nouns that stand for a state only where it acts: 'the country declared', no 'parts of the country'.
NOT_THE_STATE = frozenset({"country", "nation", "state", "countries"})
# A bare singular ('use of force', 'state of emergency') is no party, save these.
BARE_PARTIES = frozenset({"police", "people", "opposition", "media", "personnel"})
# Before a noun for soldiers these make them somebody else's than a state's: 'rebel soldiers', 'Kurdish forces'.
IRREGULAR = words(
    """rebel insurgent opposition separatist islamist jihadist militant kurdish tuareg tribal shia shiite sunni
    revolutionary anti-government antigovernment irregular breakaway secessionist mercenary guerrilla pro-russian
    russian-backed enemy druze christian alawite armed ethnic warlord chechen tamil serb croat bosniak"""
)
# Plurals of office nouns that are just people: 'nine women', 'two farmers'.
PLAIN_PEOPLE = words(
    """man woman boy girl father mother brother sister son daughter wife husband teacher farmer shopkeeper trader
    driver student journalist reporter doctor nurse fisherman herder baker engineer priest worker survivor hostage
    prisoner victim men women boys girls students farmers monk nun merchant"""
)
# After a people's name these are no deed of its government: 'the Syrian border', 'the Somali language'.
NO_DEEDS = GROUND_NOUNS | words(
    """war conflict crisis language embassy name culture economy history revolution uprising desert island river
    passport flag sea law currency food oil gas ocean mountain spring summer winter morning night time election
    constitution origin descent"""
)
# What a state does, as a noun; other deeds are known by their endings.
DEEDS = words(
    """attack strike raid offensive visit request threat demand plan aid support fire push drive ambush role effort
    offer refusal veto vote assault siege blockade airstrike sortie sweep search arrest ban boycott claim
    complaint call promise pledge protest reply response warning help shell shellfire rocket missile bomb drone
    advance retreat move manoeuvre maneuver patrol exercise approach initiative resolve draft bid denial proposal
    withdrawal approval appeal order ultimatum incursion onslaught campaign"""
)
# What of a state's is hit or sent in its place: 'an Ethiopian base', 'Danish websites', 'the Argentine flag'.
OWNED = words(
    """base position post outpost checkpoint camp barracks convoy vehicle truck tank bunker trench line lines
    headquarters depot ship boat plane website site asset account deposit property oilfield port troopship
    tanker trawler freighter airliner helicopter battery radar trenches artillery ammunition weapon arms blood
    casualty loss life side interest sovereignty unity independence"""
)
DEED_ENDINGS = ("tion", "sion", "ment", "ing", "ance", "ence")
