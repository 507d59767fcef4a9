"""Count in how many reports each word of the training wars stands: python -m bench.count_stems training/corpus/*

Writes src/sayso/link/stems.txt. The wars that are held out of training are left out here as well.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from sayso.link.rarity import COUNTS, REPORTS
from sayso.link.tellings import content_words
from training.reports import DEV_WARS

FEWEST = 3  # reports that hold a stem; what is rarer counts as never met
HEAD = f"""# How many of the {REPORTS} coded reports of training/corpus that are trained on hold a word.
# By its first letters: stem count. Made by `python -m bench.count_stems`; what fewer than {FEWEST} hold is left out.
"""


def main(folders: Sequence[Path]) -> None:
    """Count and write."""
    texts = [
        path.read_text("utf-8")
        for folder in folders
        if folder.name not in DEV_WARS
        for path in sorted((folder / "texts").glob("*.txt"))
    ]
    if len(texts) != REPORTS:
        raise SystemExit(f"{len(texts)} reports, not {REPORTS}: give all folders, and set rarity.REPORTS")
    counts = count(texts)
    lines = [f"{stem} {number}\n" for stem, number in sorted(counts.items())]
    (Path(__file__).parent.parent / "src" / "sayso" / "link" / COUNTS).write_text(HEAD + "".join(lines), "utf-8")
    print(f"{len(lines)} stems in {len(texts)} reports")


def count(texts: Iterable[str], fewest: int = FEWEST) -> dict[str, int]:
    """Give for each stem that stands in enough texts in how many it stands."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(content_words(text))
    return {stem: number for stem, number in found.items() if number >= fewest}


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
