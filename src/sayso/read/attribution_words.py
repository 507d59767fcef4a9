"""Words of attribution that ask more than a list of cues can tell: see attributions.py."""

from __future__ import annotations

# Verbs that take an event as their object: 'announced the capture', 'confirmed the deaths'.
OBJECT_CUES = frozenset(
    {"announce", "report", "claim", "confirm", "deny", "allege", "reveal", "acknowledge", "admit", "document", "record"}
    | {"register", "estimate", "put", "describe", "dispute", "refute", "disclose", "count"}
    | {"show", "find"}
)
# Of these the verb tells the claim together with its object: 'puts it at nine', 'denies this'.
VERB_TOO = frozenset({"put", "estimate", "count", "deny", "dispute", "refute"})
PICTURES = frozenset({"image", "picture", "photograph", "photo", "footage", "register", "manifest", "record", "figure"})
# Nouns of one who reckons: 'by the army's count', 'by his own account'.
RECKONINGS = frozenset({"count", "account", "estimate", "reckoning", "tally", "telling", "admission", "figure"})
# Verbs whose subject speaks for what is wanted or threatened: 'threatened to leave', 'wants them to leave'.
WILL_CUES = frozenset({"threaten", "vow", "offer", "want", "demand", "urge"})
# Verbs whose object is the one spoken to: 'an aide tells our correspondent'.
TOLD_CUES = frozenset({"tell", "inform", "assure", "warn", "brief", "notify", "remind", "advise"})
# Verbs of blame whose allegation is a clause with 'of' or 'for': 'accused the army of shelling the market'.
BLAME_CUES = frozenset({"accuse", "blame", "condemn", "denounce", "criticise", "criticize"})
# Nouns that carry a clause: 'the claim that', 'reports that'.
NOUN_CUES = frozenset(
    {"claim", "report", "allegation", "statement", "announcement", "accusation", "assertion", "warning"}
)
# Nouns that stand for unnamed speakers where nobody owns them: 'reports of attacks'.
HEARSAY = frozenset({"report", "allegation", "rumour", "rumor"})
# Those spoken to in an aside: 'an aide tells our correspondent'.
ADDRESSEES = frozenset({"we", "us", "our", "correspondent", "reporter", "journalist", "agency", "newspaper", "radio"})
# Nouns that label the words of one who speaks: 'Rebel side: two ships were hit'.
LABELS = frozenset({"side", "spokesman", "spokeswoman", "spokesperson", "witness", "volunteer", "resident", "official"})
# What lays down what shall be done: 'under the agreement the army is to leave'.
TERMS = frozenset(
    {"agreement", "accord", "deal", "draft", "plan", "treaty", "roadmap", "map", "pact", "resolution", "text"}
)
# What reached the one who writes from speakers he does not name: 'we hear', 'we are told'.
HEARD = frozenset({"hear", "tell", "learn", "understand"})
AGREEING = frozenset({"agree", "concur"})  # 'both agree' after two who spoke
# Verbs whose open clause is what they say: 'claims to hold the town', 'expects to receive the envoys'.
OPEN_CUES = frozenset(
    {"claim", "deny", "admit", "acknowledge", "profess", "say", "believe", "expect", "hope", "promise", "pledge"}
)
# Verbs whose subject speaks for what is asked for: 'appealed to both to hold their fire'.
ASKING = frozenset({"ask", "appeal", "call", "beg", "implore"})
TELL_OF = frozenset({"tell", "speak"})  # 'women tell of three boats'
OURS = frozenset({"we", "us", "our"})
