"""Words that speak for or against a place: prepositions, nouns for settlements and facilities, titles, bodies."""

from __future__ import annotations

from sayso.knowledge.tables import words

LOCATIVE = words(
    """in at near from to into toward towards outside inside around across throughout through via along off within
    beyond between over nearby onto"""
)
DIRECTIONS = words(
    """northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern
    north-western south-eastern south-western north south east west northeast northwest southeast southwest upper
    lower greater downtown rural"""
)
SETTLEMENTS = words(
    """town city village hamlet settlement port capital suburb neighbourhood neighborhood quarter district province
    region state governorate county prefecture municipality commune department oblast island valley camp area
    territory canton locality stronghold enclave township community mountains plain peninsula desert"""
)
# A word of this kind after the name makes it the name of a body: 'Mopti University', 'Sahel Wire', 'Gao Brigade'.
BODIES = words(
    """university college bank institute brigade battalion regiment division wire times herald post tribune news radio
    television tv gazette journal courier observer chronicle telegraph mirror monitor agency ministry police army
    navy force forces militia council court agreement accord accords treaty declaration process protocol group club
    fc united foundation association union company corporation airlines initiative plan convention resolution
    commission committee front movement party brothers syndrome virus fever doctrine government authorities
    parliament regime junta dictatorship dynasty"""
)
HALVES = words("part parts half side third end")  # 'the northern part of Mali' is northern Mali
PARTS = HALVES | words("edge outskirts suburbs districts reaches fringe")
MEETINGS = words(
    """summit conference meeting talks ceremony forum attack attacks bombing massacre operation offensive siege
    campaign battle ceasefire"""
)
NEVER = words(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday god allah christmas easter ramadan eid president minister secretary general
    colonel captain mr mrs ms dr north south east west northern southern eastern western central english french
    arabic christian muslim islam i he she we they it name the a an and but or if when while after before since for
    of on by with as this that these those his her our my your its there here no not yes who what where why how all
    some many most more one two three four five six seven eight nine ten at in to from police army government
    parliament state union republic national international world security council court house street place date time
    file case report bank"""
)
TITLES = words(
    """mr mrs ms miss dr president minister senator sheikh sheik colonel general captain major lieutenant sergeant gov
    governor king queen prince princess emir imam mullah ayatollah bishop father sir lord lady judge professor
    secretary col gen capt lt maj sgt ambassador commander admiral brigadier chancellor premier representative
    congressman spokesman spokeswoman corporal cpl haji qari"""
)
# Words before the name of a ship or an aircraft: 'HMS Sheffield', 'the cruiser Moskva'.
CRAFT = words(
    """hms hmas hmcs uss usns ara ins rfa mv ss sts frigate destroyer cruiser corvette carrier submarine tanker
    freighter ferry trawler warship minesweeper gunboat yacht ship vessel"""
)
# Words that open the name of an outlet: 'Radio Delta said', also where they open a sentence.
ON_AIR = words("""radio tv television agence agencia""")
# Those who speak of what happened elsewhere.
SPEAKERS = words(
    """spokesman spokeswoman spokesperson diplomat ambassador official minister ministry envoy analyst correspondent
    reporter journalist source government president premier expert adviser embassy"""
)
# Nouns for things that are named after the place they stand in, and the kind of place they are.
FACILITIES = {
    "airport": "airport",
    "airfield": "airport",
    "airbase": "base",
    "airstrip": "airport",
    "base": "base",
    "barracks": "base",
    "garrison": "base",
    "camp": "camp",
    "crossing": "crossing",
    "checkpoint": "crossing",
    "border": "border",
    "frontier": "border",
    "bridge": "bridge",
    "dam": "dam",
    "port": "port",
    "harbour": "port",
    "harbor": "port",
    "market": "market",
    "bazaar": "market",
    "square": "square",
    "roundabout": "square",
    "junction": "crossing",
    "street": "road",
    "mosque": "mosque",
    "church": "church",
    "cathedral": "church",
    "hospital": "hospital",
    "clinic": "hospital",
    "school": "school",
    "prison": "prison",
    "jail": "prison",
    "station": "station",
    "stadium": "building",
    "compound": "building",
    "campus": "building",
    "monastery": "church",
    "temple": "church",
    "shrine": "mosque",
    "plaza": "square",
    "avenue": "road",
    "boulevard": "road",
    "tunnel": "tunnel",
    "gorge": "valley",
    "canal": "canal",
    "creek": "river",
    "hill": "mountains",
    "pipeline": "facility",
    "palace": "building",
    "refinery": "facility",
    "oilfield": "facility",
    "terminal": "facility",
    "plant": "facility",
    "highway": "road",
    "road": "road",
    "river": "river",
    "lake": "lake",
    "lagoon": "lake",
    "mountain": "mountains",
    "mountains": "mountains",
    "hills": "mountains",
    "cliffs": "mountains",
    "forest": "forest",
    "desert": "desert",
    "valley": "valley",
    "basin": "region",
    "suburb": "near",
    "suburbs": "near",
    "outskirts": "near",
    "countryside": "near",
    "gate": "square",
    "pass": "pass",
}
# Words that begin the name of a place: 'Mount Igman', 'Camp Marmal', 'Lake Chad'.
OPENERS = {
    "mount": "mountain",
    "camp": "base",
    "lake": "lake",
    "fort": "base",
    "port": "port",
    "jebel": "mountain",
    "jabal": "mountain",
}
# Things inside a town: one that no table knows lies in or near the town that the report speaks of.
URBAN = words("square hospital road market church mosque school prison station building bridge")
# Of these 'the airport' alone stands for that of the town named last.
TOWN_FACILITIES = words(
    """airport airfield airstrip port harbour harbor market bridge prison refinery stadium hospital barracks border
    frontier outskirts suburbs"""
)
