"""Which of the places named before a word like 'the town' means: not always the last one.

Rebels took Konna. "We left early," said a trader in Mopti. Soldiers re-entered [the town].      Konna
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.knowledge.tables import words
from sayso.read.coreference_words import SAYING
from sayso.read.place_words import TITLES
from sayso.read.trees import Forest
from sayso.records import Place, PlaceMention, Reading, Section, Span

TOWN_KINDS = frozenset({"capital", "city", "town", "village", "port", "neighbourhood", "district"})
TOPIC_KINDS = TOWN_KINDS | {"place"}  # a name that no table knows may be a village's
REACH = 12  # sentences: further back, only the places that the report is about are meant
# Each time the report names a place speaks for it, and so do that it is the first town of the body, that it stands in
# the title or in the same paragraph. Each sentence between speaks against it, up to some, and so do that it lies in
# another country than the one the report is about, and that somebody only sits there ('a judge in Gao').
WEIGHT_OF_NAMING, MOST_NAMINGS, FIRST_NAMED, IN_TITLE, IN_PARAGRAPH = 0.5, 6, 1.5, 1.0, 1.5
WEIGHT_OF_SENTENCE, MOST_SENTENCES, ABROAD, SEAT = 0.3, 6, 1.0, 1.5
TELLING = SAYING | {"report", "believe", "estimate", "deny"}
# Those who tell of the place where they are.
LOCALS = words(
    """resident inhabitant villager townspeople witness eyewitness neighbour neighbor local people elder doctor nurse
    hospital survivor shopkeeper"""
)
SEATED = TITLES | words(
    """spokesman spokeswoman spokesperson diplomat ambassador official minister ministry envoy analyst correspondent
    reporter journalist source government expert adviser embassy prosecutor court office bureau"""
)


class Antecedents:
    """The places that one report names, to be asked which of them is meant at a token."""

    def __init__(
        self, reading: Reading, forest: Forest, mentions: Sequence[PlaceMention], home: str | None = None
    ) -> None:
        """`mentions` in text order, each with its head; `home` is the country that the report is about."""
        self.reading, self.tokens, self.forest = reading, reading.tokens, forest
        self.mentions, self.home = mentions, home
        self.starts = [mention.span.start for mention in mentions]
        self.heads = frozenset(mention.head for mention in mentions)
        self.namings = Counter(mention.place.canonical for mention in mentions)
        self.paragraphs = [paragraph.start for paragraph in reading.report.paragraphs]
        self.topics: list[PlaceMention] = []  # what the report is about, wherever it is named
        self.titled: set[str] = set()
        self.first_town = ""
        self._find_topics()

    def _find_topics(self) -> None:
        """Find what the report is about: the places of its title, and the first town of its body."""
        report = self.reading.report
        dateline = report.dateline or Span(0, 0)
        titles = [run.span for run in report.sections if run.section is Section.TITLE]
        for mention in self.mentions:
            if any(title.start <= mention.span.start < title.end for title in titles):
                self.titled.add(mention.place.canonical)
                self.topics.append(mention)
            elif mention.place.kind in TOPIC_KINDS and not dateline.start <= mention.span.start < dateline.end:
                self.first_town = mention.place.canonical
                self.topics.append(mention)
                break

    def last(self, index: int) -> PlaceMention | None:
        """Give the mention that stands last before a token."""
        number = bisect_left(self.starts, self.tokens[index].start)
        return self.mentions[number - 1] if number else None

    def before(self, index: int, kinds: frozenset[str]) -> Place | None:
        """Give the place of one of the kinds, named before a token, that is likeliest meant; None where none is."""
        best: tuple[float, Place] | None = None
        for mention in self._candidates(index):
            if mention.place.kind in kinds:
                score = self._weigh(mention, index)
                if best is None or score > best[0]:
                    best = (score, mention.place)
        return best[1] if best else None

    def _candidates(self, index: int) -> Iterator[PlaceMention]:
        """Yield the mentions within reach, the nearest first, then those that the report is about."""
        token = self.tokens[index]
        for number in reversed(range(bisect_left(self.starts, token.start))):
            if token.sentence - self.tokens[self.mentions[number].head].sentence > REACH:
                break
            yield self.mentions[number]
        yield from (mention for mention in self.topics if mention.span.start < token.start)

    def _weigh(self, mention: PlaceMention, index: int) -> float:
        token, name = self.tokens[index], mention.place.canonical
        away = token.sentence - self.tokens[mention.head].sentence
        return (
            WEIGHT_OF_NAMING * min(MOST_NAMINGS, self.namings[name])
            - WEIGHT_OF_SENTENCE * min(MOST_SENTENCES, away)
            + FIRST_NAMED * (name == self.first_town)
            + IN_TITLE * (name in self.titled)
            + IN_PARAGRAPH * (self._paragraph(mention.span) == self._paragraph(token.span))
            - ABROAD * (mention.place.country != self.home)
            - SEAT * self.is_seat(mention.head)
        )

    def _paragraph(self, span: Span) -> int:
        return bisect_right(self.paragraphs, span.start)

    def is_seat(self, head: int) -> bool:
        """Tell whether somebody only sits there who speaks of elsewhere: 'a prosecutor in Gao', 'Ms Said, in Gao'."""
        governor = self.forest.governor(head)
        if governor is None:
            return False
        token = self.tokens[governor]
        if token.lemma.lower() in SEATED or self.is_told_by(head):
            return True
        return token.upos == "PROPN" and self.tokens[head].deprel.startswith("nmod") and governor not in self.heads

    def is_told_by(self, head: int) -> bool:
        """Tell whether a place stands within the words for one who speaks of elsewhere: 'a courier in Gao told us'."""
        inside = head
        for above in self.forest.ancestors(head):
            if self.tokens[inside].deprel == "nsubj" and inside != head:
                local = self.tokens[inside].lemma.lower() in LOCALS
                return not local and self.tokens[above].lemma.lower() in TELLING
            inside = above
        return False
