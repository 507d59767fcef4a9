"""How the weights are made: corpora in, weights out. Needs the extra `train`; never imported by sayso."""
