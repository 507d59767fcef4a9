"""Measuring: quality floors (gate), speed, the layers one by one, collecting, places and parties."""

import os

# The speed bench holds reading and its reference to one core: matrices must not wait for threads that have none.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
