"""What a paper takes back in the next sentence: its corrections.

    We wrote that gunships struck the base. They did not.       struck: denied
    The story said the town had fallen. That was premature.     fallen: denied
    Correction: an earlier post said the mayor had been held.   held: denied

Careful side: only what an outlet or a document is said to have printed is taken back. 'The general said that the town
was his. It is not' stays: his claim stands as he makes it, and the denial is a claim of its own.
"""

from __future__ import annotations

from sayso.knowledge.cues import CueLexicon
from sayso.knowledge.statuses import StatusLexicon
from sayso.read.stretches import paragraph_at
from sayso.read.trees import Forest
from sayso.records import ActorKind, Reading, Sentence, Status, Token

OWN_VOICE = frozenset(
    {"we", "story", "issue", "paragraph", "para", "headline", "edition", "newsletter", "item", "wire"}
)
EARLIER = frozenset({"early", "earlier", "previous", "original", "first"})
LABELS = frozenset({"correction", "corrections", "corrected", "clarification", "erratum", "retraction"})
ECHOES = frozenset({"it", "they", "he", "she", "this", "that", "these", "we", "there", "which", "neither", "none"})
HELPING = frozenset({"do", "be", "have"})
DENYING = frozenset({"not", "n't", "n’t", "never"})
STOPS = frozenset({".", ":", ";", ",", "!", "—", "–", "-"})
WRONG = frozenset({"premature", "wrong", "mistaken", "incorrect", "inaccurate", "mistake", "error"})
LONGEST = 7  # tokens up to the first stop in which a sentence takes the one before it back


class Corrections:
    """Which tokens of a report the next sentence takes back."""

    def __init__(self, reading: Reading, lexicon: StatusLexicon, cues: CueLexicon, forest: Forest) -> None:
        """Look at every sentence once."""
        self.reading, self.lexicon, self.cues, self.forest = reading, lexicon, cues, forest
        self.tokens = reading.tokens
        self.outlets = {mention.head for mention in reading.actors if mention.kind is ActorKind.OUTLET}
        self.taken_back: dict[int, int] = {}  # sentence by number: the token that takes it back
        for before, after in zip(reading.sentences, reading.sentences[1:], strict=False):
            same = paragraph_at(reading.report, before.span.start) == paragraph_at(reading.report, after.span.start)
            word = self._takes_back(after) if same else None
            if word is not None:
                self.taken_back[before.index] = word

        for sentence in reading.sentences:
            label = self.tokens[sentence.first : sentence.first + 2]
            if len(label) == 2 and label[0].text.lower() in LABELS and label[1].text in {":", "-", "–", "—", "."}:
                alone = sentence.last == sentence.first + 2  # 'CORRECTION:' may be cut off as a sentence
                self.taken_back.setdefault(sentence.index + alone, sentence.first)

    def at(self, index: int) -> int | None:
        """Give the token that takes back what a word tells, or None."""
        word = self.taken_back.get(self.tokens[index].sentence)
        return word if word is not None and self._is_told(index) else None

    def _takes_back(self, sentence: Sentence) -> int | None:
        """Give the word by which a sentence denies the one before: 'not', 'false', 'premature'."""
        words: list[Token] = []
        for token in self.tokens[sentence.first : sentence.first + LONGEST + 1]:
            if token.index >= sentence.last or (words and token.text in STOPS):
                break
            words.append(token)
        if not words or len(words) > LONGEST or words[-1].index + 1 >= len(self.tokens):
            return None
        lemmas = [token.lemma.lower() for token in words]
        if words[0].text.lower() not in ECHOES:
            return None
        for token, lemma in zip(words, lemmas, strict=True):
            if lemma in WRONG or self._is_denial(lemma):
                plain = "be" in lemmas and not DENYING & set(lemmas)
                return token.index if plain else None
        helping = all(lemma in HELPING | DENYING | ECHOES for lemma in lemmas)
        denial = next((token.index for token, lemma in zip(words, lemmas, strict=True) if lemma in DENYING), None)
        return denial if helping and len(words) <= 4 else None

    def _is_denial(self, lemma: str) -> bool:
        cue = self.lexicon.adjectives.get(lemma) or self.lexicon.nouns.get(lemma)
        return cue is not None and cue.status is Status.DENIED

    def _is_told(self, index: int) -> bool:
        """Tell whether a word stands in what a paper printed: a clause of a verb of saying whose subject prints."""
        for here in (index, *self.forest.ancestors(index)):
            governor = self.forest.governor(here)
            if governor is None:
                return False
            if self.tokens[here].deprel.partition(":")[0] in {"ccomp", "parataxis"}:
                return self.tokens[governor].lemma.lower() in self.cues.verbs and self._prints(governor)
        return False

    def _prints(self, verb: int) -> bool:
        subjects = self.forest.subjects(verb)
        lemmas = {self.tokens[kid].lemma.lower() for kid in subjects}
        earlier = {self.tokens[each].lemma.lower() for kid in subjects for each in self.forest.kids[kid]} & EARLIER
        if earlier:
            return True  # 'an earlier post said'
        return bool(lemmas & (OWN_VOICE | self.cues.documents)) or bool(self.outlets & set(subjects))
