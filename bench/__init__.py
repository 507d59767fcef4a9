"""Measuring: quality floors (gate), speed, the layers one by one, collecting, places and parties."""
