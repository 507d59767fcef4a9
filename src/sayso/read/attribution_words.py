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
