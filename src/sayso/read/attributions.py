"""Who says so: stretches of content, the cue that introduces them, and the one who speaks.

    1. a verb of saying with its clause         The mayor said that two bridges were gone.
    2. a clause that stands around its verb     Two bridges were gone, the mayor said.
    3. a verb with an event as its object       The army announced the capture of the town.
    4. a phrase, an aside                       According to the mayor, ...; ..., as the mayor put it.
    5. a noun with its clause                   the army's claim that it holds the town
    6. a colon before a quotation               The communique: "Enemy losses: 30 dead."
    7. a quotation without any cue              takes the speaker of the quotation next to it in the paragraph
    8. announcements, asides and labels         see announcements.py, loose_attributions.py

Careful side: a quotation without a cue and without a neighbour that has one stays with the outlet, and a note says so;
so a line of a song is nobody's claim, and a speech that is introduced two paragraphs earlier loses its speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.knowledge.cues import CueLexicon
from sayso.read.announcements import announced
from sayso.read.attribution_words import (
    ASKING,
    BLAME_CUES,
    HEARD,
    HEARSAY,
    NOUN_CUES,
    OPEN_CUES,
    OURS,
    RECKONINGS,
    TELL_OF,
    TOLD_CUES,
    WILL_CUES,
)
from sayso.read.clause_signs import is_aside
from sayso.read.head_attributions import by_heads
from sayso.read.lists import governing_lists
from sayso.read.loose_attributions import LooseAttributions
from sayso.read.relays import relayed
from sayso.read.sources import SourceFinder
from sayso.read.stretches import Stretches, paragraph_at
from sayso.read.told_objects import (
    has_case,
    loose_clauses,
    nobody_owns,
    other_voices,
    owned_deeds,
    says_by,
    starts_anew,
    tells_itself,
    tells_of_object,
    told_on,
    words_beside,
)
from sayso.read.trees import Forest
from sayso.records import Attribution, Note, Quotation, Reading, Sentence, Source, Span

COLON_REACH = 3  # characters before the words of a quotation in which a colon introduces it
SPEAKER_REACH = 160  # characters before that colon in which its speaker is named: a line or two
SHORTEST_BESIDE = 12  # characters of a quotation that a verb beside it introduces; shorter ones are quoted terms
SHORTEST_ALONE = 20  # the same for a quotation that needs a speaker from elsewhere


def add_attributions(reading: Reading, lexicon: CueLexicon) -> Reading:
    """Add every attribution of the report, outer ones before those they hold."""
    finder = _Attributions(reading, lexicon)
    opened = announced(reading, finder.sources, finder.forest)
    found = finder.by_trees(opened)
    found = governing_lists(reading.report, [*found, *finder.by_quotations(found, opened)])
    found += by_heads(reading, finder.sources, found, opened)
    return replace(reading, attributions=_nested([*opened, *found]), notes=(*reading.notes, *finder.notes))


class _Attributions:
    """The search through one report."""

    def __init__(self, reading: Reading, lexicon: CueLexicon) -> None:
        self.reading, self.lexicon = reading, lexicon
        self.tokens = reading.tokens
        self.forest = Forest(reading.tokens)
        self.sources = SourceFinder(reading, lexicon, self.forest)
        self.loose = LooseAttributions(reading, lexicon, self.forest)
        self.quotations = Stretches((number, found.span) for number, found in enumerate(reading.quotations))
        self.phrases: dict[str, list[tuple[str, ...]]] = {}  # by first word
        for phrase in lexicon.phrases:
            self.phrases.setdefault(phrase[0], []).append(phrase)
        self.notes: list[Note] = []

    def by_trees(self, opened: list[Attribution]) -> list[Attribution]:
        """Find attributions by cue words and trees, in text order, so that pronouns see earlier speakers."""
        found: list[Attribution] = []
        labels = {a.source.span.start for a in opened if a.source.span is not None}
        for sentence in self.reading.sentences:
            label = self.loose.label(sentence)
            if label is not None and labels.isdisjoint(range(sentence.span.start, self.tokens[label[0]].end)):
                found += self._loosely(label, sentence.first, "cue.label")
            for index in range(sentence.first, sentence.last):
                closed = index + 1 < sentence.last and self.tokens[index + 1].text == ";"
                here = [] if closed else list(self._at(index, sentence))
                here = here or self._loosely(self.loose.aside(index, sentence), index, "cue.aside")
                for attribution in here or (self._at(index, sentence) if closed else ()):
                    found.append(attribution)
                    self.sources.remember(attribution.source)
        return found

    def _at(self, index: int, sentence: Sentence) -> Iterator[Attribution]:
        token = self.tokens[index]
        lemma = token.lemma.lower()
        if token.upos == "VERB" and is_aside(self.forest, index, self.lexicon.verbs):
            yield from self._aside(index, sentence)
        elif token.upos == "VERB" and lemma in self.lexicon.verbs:
            yield from self._verb(index, lemma, sentence)
        elif (meant := says_by(self.forest, index, lemma)) is not None:
            yield from self._verb(index, meant, sentence)
        elif token.upos == "VERB" and lemma in WILL_CUES | ASKING:
            yield from self._wanted(index)
        elif token.upos == "NOUN" and lemma in NOUN_CUES:
            yield from self._noun(index)
        elif token.upos == "NOUN" and lemma in RECKONINGS and has_case(self.forest, index, "by"):
            yield from self._reckoned(index, sentence)
        elif token.text.lower() in self.phrases:
            yield from self._phrase(index, sentence)
        elif token.text.lower() == "under":
            yield from self._loosely(self.loose.terms(index), index, "cue.terms")

    def _loosely(self, told: tuple[int, list[int]] | None, index: int, rule: str) -> list[Attribution]:
        """Give what the order of the words tells: see loose_attributions.py."""
        if told is None:
            return []
        speaker, words = told
        heard = self.tokens[index].lemma.lower() in HEARD and self.tokens[speaker].lemma.lower() in {"we", "i"}
        if heard and not self.quotations.at(self.tokens[index].start):
            span = self.tokens[index].span
            chain = [s for a in self.sources.agents(index)[:1] for s in self.sources.chain(a, span, rule=rule)]
            return list(self._stacked(chain or [self.sources.heard(speaker, index)], self._runs(words)))
        return list(self._stacked(self.sources.chain(speaker, self.tokens[index].span, rule=rule), self._runs(words)))

    def _verb(self, index: int, lemma: str, sentence: Sentence) -> Iterator[Attribution]:
        cue = self.lexicon.verbs[lemma]
        content = self._content(index, lemma, sentence) or self._quoted_as(index, sentence, quotes=cue.quotes)
        if not content:
            return
        content = self._to_the_closing_mark(index, content)
        span = self.tokens[index].span
        if cue.quotes:
            yield from self._quoting(index, content, span)
            return
        passive = self.forest.is_passive(index)
        speakers = self.sources.agents(index) if passive else self.forest.subjects(index)
        if lemma in HEARD:  # 'the paper has learned from two officers'
            told_by = [k for k in self.forest.children(index, "obl") if has_case(self.forest, k, "from")]
            speakers = told_by or speakers
        if self.tokens[index].deprel == "xcomp" and any(self.tokens[k].lemma.lower() in OURS for k in speakers):
            speakers = self.forest.subjects(self.tokens[index].head)  # 'the brigade asks us to add that ...'
        for speaker in speakers[:1]:
            chain = self.sources.chain(speaker, span, rule=f"{cue.id}:{lemma}")
            outlet = self.sources.addressed_outlet(index, span)
            if outlet is not None:
                chain = [outlet, *chain]
            chain = relayed(self.forest, self.lexicon, self.sources, index, speaker, chain)
            yield from self._stacked(chain, content)

    def _wanted(self, index: int) -> Iterator[Attribution]:
        """'The union threatened to strike', 'the envoy wants a ceasefire': what is wanted or threatened is its word."""
        clauses = self.forest.children(index, "xcomp", "ccomp", "obj")
        if self.tokens[index].lemma.lower() in ASKING:  # not what or whom they asked: 'asked the elders for time'
            clauses = [kid for kid in clauses if self.forest.children(kid, "mark")]
        modal = any(self.tokens[kid].xpos == "MD" for kid in self.forest.children(index, "aux"))
        denied = any(self.tokens[kid].lemma.lower() in {"not", "never"} for kid in self.forest.kids[index])
        if modal or denied or self.forest.is_passive(index):
            return  # 'may offer', 'did not threaten': nothing was said
        words = sorted({word for clause in clauses for word in self.forest.subtree(clause)})
        for speaker in self.forest.subjects(index)[:1]:
            chain = self.sources.chain(speaker, self.tokens[index].span, rule="cue.will")
            yield from self._stacked(chain, self._runs(words))

    def _content(self, index: int, lemma: str, sentence: Sentence) -> tuple[Span, ...]:
        """Give the stretches that a verb of saying introduces."""
        forest, tokens = self.forest, self.tokens
        deeds = owned_deeds(forest, index)
        if deeds and nobody_owns(forest, index):
            return ()
        clauses = forest.children(index, "ccomp") or deeds
        if not clauses:
            clauses = [
                kid
                for kid in forest.children(index, "parataxis", "obj", "xcomp", "dep")
                if self._is_content(index, kid, lemma)
            ]
        if not clauses and lemma in TELL_OF:
            clauses = [kid for kid in forest.children(index, "obl") if has_case(forest, kid, "of")]
        if not clauses and lemma in BLAME_CUES:
            clauses = [
                kid
                for kid in forest.children(index, "advcl", "obl", "acl", "obj", "xcomp")
                if any(tokens[mark].lemma in {"of", "for"} for mark in forest.children(kid, "mark", "case"))
            ]
        if clauses:
            clauses += told_on(forest, index, clauses)
            others = other_voices(forest, self.lexicon, clauses)
            told = {word for clause in clauses for word in forest.subtree(clause, others)}
            if tells_itself(forest, index, lemma):
                told |= {index, *(word for kid in forest.children(index, "obl") for word in forest.subtree(kid))}
            return self._runs(sorted(told))
        bare = lemma in TOLD_CUES or not forest.children(index, "obj")
        if tokens[index].deprel in {"parataxis", "ccomp", "advcl"} and bare:
            around = forest.governor(index)
            if around is not None and tokens[index].deprel == "parataxis" and not starts_anew(forest, index):
                inside = {*forest.subtree(index), *words_beside(forest, self.lexicon, around)}
                words = [word for word in range(sentence.first, sentence.last) if word not in inside]
                return self._runs(words)
        quoted = self._quoted_beside(index, sentence)
        return (quoted,) if quoted else ()

    def _quoted_as(self, index: int, sentence: Sentence, *, quotes: bool) -> tuple[Span, ...]:
        """'The radio quoted the minister as saying that ...': what 'saying' introduces."""
        saying = [
            kid
            for here in (index, *self.forest.children(index, "obj"))
            for kid in self.forest.children(here, "advcl", "acl", "xcomp", "obl")
            if quotes and self.tokens[kid].lemma.lower() in self.lexicon.verbs
        ]
        return self._content(saying[0], self.tokens[saying[0]].lemma.lower(), sentence) if saying else ()

    def _to_the_closing_mark(self, index: int, content: tuple[Span, ...]) -> tuple[Span, ...]:
        """He said, "We hold the bridge. We shall not leave it": the quotation is his down to its closing mark."""
        around = set(self.quotations.at(self.tokens[index].start))
        opened = sorted({number for span in content for number in self.quotations.over(span)} - around)
        quoted = (self.reading.quotations[number].span for number in opened)
        return (*content, *(span for span in quoted if span not in content))

    def _is_content(self, index: int, kid: int, lemma: str) -> bool:
        token = self.tokens[kid]
        if token.deprel == "xcomp":
            return lemma in OPEN_CUES
        if token.deprel.startswith("obj"):
            return tells_of_object(self.forest, self.lexicon, index, lemma) or (token.upos == "VERB")
        return token.upos in {"VERB", "NOUN", "ADJ", "PROPN"} and kid > index

    def _quoted_beside(self, index: int, sentence: Sentence) -> Span | None:
        """Give a quotation in the verb's own sentence that does not hold the verb: '"Never," he told the crowd.'"""
        around = set(self.quotations.at(self.tokens[index].start))
        reach = Span(sentence.span.start, sentence.span.end + 1)  # its opening mark may be the sentence's last word
        for number in self.quotations.over(reach):
            span = self.reading.quotations[number].span
            if number not in around and span.end - span.start > SHORTEST_BESIDE:
                return span
        return None

    def _quoting(self, index: int, content: tuple[Span, ...], span: Span) -> Iterator[Attribution]:
        """'Radio Delta quoted the minister as saying that ...': the radio outside, the minister inside."""
        subjects = self.forest.subjects(index)
        if self.forest.is_passive(index):
            outer, inner = self.sources.agents(index), subjects
        else:  # the parser takes the one quoted for a second subject now and then
            outer = [kid for kid in subjects if kid < index]
            inner = self.forest.children(index, "obj") or [kid for kid in subjects if kid > index]
        chain = [
            source
            for who in (outer[:1], inner[:1])
            for here in who
            for source in self.sources.chain(here, span, rule="cue.quote")
        ]
        yield from self._stacked(chain, content)

    def _aside(self, index: int, sentence: Sentence) -> Iterator[Attribution]:
        inside = set(self.forest.subtree(index))
        words = [word for word in range(sentence.first, sentence.last) if word not in inside]
        for speaker in self.forest.subjects(index)[:1]:
            chain = self.sources.chain(speaker, self.tokens[index].span, rule="cue.as")
            yield from self._stacked(chain, self._runs(words))

    def _noun(self, index: int) -> Iterator[Attribution]:
        """'the claim that ...', 'reports that ...'; without a clause also 'reports of attacks'."""
        clauses = self.forest.children(index, "acl", "ccomp")
        clauses = [kid for kid in clauses if self.tokens[kid].deprel != "acl:relcl"]
        if not clauses and self.tokens[index].lemma.lower() in HEARSAY:
            clauses = [kid for kid in self.forest.children(index, "nmod") if has_case(self.forest, kid, "of")]
        clauses = clauses or loose_clauses(self.forest, index)
        if not clauses:
            return
        words = self.forest.subtree(clauses[0])
        span = self.tokens[index].span
        owners = [
            kid
            for kid in self.forest.children(index, "nmod:poss", "nmod")
            if kid in self.sources.actors or not has_case(self.forest, kid, "of")
        ]
        chain = self.sources.chain(owners[0], span, rule="cue.noun") if owners else []
        if not chain and self.tokens[index].lemma.lower() in HEARSAY:
            chain = [self.sources.hearsay(index)]
        yield from self._stacked(chain, self._runs(words))

    def _reckoned(self, index: int, sentence: Sentence) -> Iterator[Attribution]:
        """'By the army's count nine died': everything around the phrase is the army's."""
        inside = set(self.forest.subtree(index))
        governor = self.forest.governor(index)
        whole = range(sentence.first, sentence.last) if governor is None else self.forest.subtree(governor)
        others = [word for word in whole if word not in inside]
        for owner in self.forest.children(index, "nmod:poss")[:1]:
            chain = self.sources.chain(owner, self.tokens[index].span, rule="cue.reckoning")
            yield from self._stacked(chain, self._runs(others))

    def _phrase(self, index: int, sentence: Sentence) -> Iterator[Attribution]:
        """'according to X', where X governs 'according' in UD or depends on it; 'in the words of X', its 'of'."""
        forest, tokens = self.forest, self.tokens
        words = tuple(token.text.lower() for token in tokens[index : sentence.last])
        phrase = next((phrase for phrase in self.phrases[words[0]] if words[: len(phrase)] == phrase), None)
        if phrase is None:
            return
        core = index + len(phrase) - 2 if phrase[-1] == "of" else index
        governor = forest.governor(core) if tokens[core].deprel == "case" else None
        found = [governor] if governor is not None else forest.children(core, "obj", "obl", "nmod", "nsubj")
        speaker = next((kid for kid in found if kid >= index + len(phrase)), None)
        if speaker is None:
            return
        inside = set(forest.subtree(speaker)) | set(forest.subtree(core))
        above = forest.governor(speaker if governor is not None else core)
        inside |= words_beside(forest, self.lexicon, above) if above is not None else set()
        others = [word for word in range(sentence.first, sentence.last) if word not in inside]
        chain = self.sources.chain(speaker, tokens[index].span, rule="cue.according")
        yield from self._stacked(chain, self._runs(others))

    def _stacked(self, chain: list[Source], content: tuple[Span, ...]) -> Iterator[Attribution]:
        """Give one attribution for each link of a chain, the outer ones first; all hold the same content."""
        for source in chain if content else ():
            yield Attribution(source=source, content=content)

    def _runs(self, words: list[int]) -> tuple[Span, ...]:
        """Turn sorted token indices into stretches of text."""
        spans: list[Span] = []
        last = -2
        for word in words:
            token = self.tokens[word]
            if word == last + 1 and spans:
                spans[-1] = Span(spans[-1].start, token.end)
            else:
                spans.append(token.span)
            last = word
        return tuple(spans)

    def by_quotations(self, found: list[Attribution], opened: list[Attribution]) -> list[Attribution]:
        """Find the speakers of quotations that no cue of their own introduces and no announcement governs."""
        spoken, governed = _contents(found), _contents(opened)
        beside: dict[Span | None, list[Attribution]] = {}
        for attribution in found:
            beside.setdefault(paragraph_at(self.reading.report, attribution.content[0].start), []).append(attribution)
        more: list[Attribution] = []
        for quotation in self.reading.quotations:
            span = quotation.span
            if span.end - span.start < SHORTEST_ALONE or spoken.over(span):
                continue
            neighbours = beside.setdefault(paragraph_at(self.reading.report, span.start), [])
            source = self._before_colon(quotation) or self._neighbour(quotation, neighbours)
            if source is None and governed.over(span):
                continue
            if source is None:
                self.notes.append(Note(step="attributions", text="a quotation without a speaker", span=span))
                continue
            more.append(Attribution(source=source, content=(span,)))
            neighbours.append(more[-1])
        return more

    def _before_colon(self, quotation: Quotation) -> Source | None:
        text = self.reading.report.text
        before = text[max(0, quotation.span.start - COLON_REACH) : quotation.span.start]
        if ":" not in before:
            return None
        stop = quotation.span.start - len(before)
        start = max(stop - SPEAKER_REACH, text.rfind("\n\n", 0, stop))  # no speaker of the paragraph before
        first, last = (bisect_right(self.tokens, end, key=lambda token: token.end) for end in (start, stop + 1))
        for token in reversed(self.tokens[first:last]):
            if token.deprel.startswith("nsubj") or (token.deprel == "root" and token.upos in {"NOUN", "PROPN"}):
                chain = self.sources.chain(token.index, token.span, rule="cue.colon")
                return chain[-1] if chain else None
        return None

    def _neighbour(self, quotation: Quotation, inside: list[Attribution]) -> Source | None:
        """Give the speaker of the attribution nearest before in the paragraph, else the nearest after."""
        before = [a for a in inside if a.content[0].start < quotation.span.start]
        after = [a for a in inside if a.content[0].start >= quotation.span.end]
        nearest = before[-1] if before else after[0] if after else None
        return None if nearest is None else replace(nearest.source, implicit=True, rule="quotation.continued")


def _contents(found: Sequence[Attribution]) -> Stretches:
    return Stretches((number, span) for number, attribution in enumerate(found) for span in attribution.content)


def _nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Order attributions from outer to inner: the longer its content, the further out it stands; else in text order."""
    return tuple(sorted(found, key=lambda each: -sum(span.end - span.start for span in each.content)))
