"""Gives one thing one id inside an article, whatever its spellings and short forms."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rawi.entities.candidates import Candidate
from rawi.entities.evidence import Evidence
from rawi.entities.knowledge import Known
from rawi.entities.organisations import Organisations, find_echoes
from rawi.entities.persons import Persons, find_short_names, is_family_name
from rawi.entities.sentence_names import SentenceNames
from rawi.entities.transliteration import transliterate
from rawi.language.tokens import Token
from rawi.records import EntityType

_BODY_RULE: Final = "entities.body.head"


_Pair = tuple[Candidate, Known | None]


class Named(NamedTuple):
    """A name with what it names: someone known, or an id made for this article."""

    candidate: Candidate
    known: Known | None
    id: str


class _Cast:
    """Everyone and everything of one article that can be named in more than one way."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.persons = Persons()
        self.organisations = Organisations()

    def meet(self, tokens: Sequence[Token], candidate: Candidate, known: Known | None) -> None:
        if candidate.type is EntityType.PER:
            self.persons.meet(tokens, candidate, known)
        elif candidate.type is EntityType.ORG or candidate.rule == _BODY_RULE:
            self.organisations.meet(tokens, candidate, known)

    def find_further(self, tokens: Sequence[Token], pairs: Sequence[_Pair]) -> list[_Pair]:
        """Find what only the whole article makes a name: parts of full names, names without heads."""
        taken = [candidate for candidate, _ in pairs]
        taken += find_short_names(tokens, taken, self.persons)
        taken += find_echoes(tokens, taken, self.organisations)
        return [(candidate, None) for candidate in taken[len(pairs) :]]

    def resolve(self, tokens: Sequence[Token], candidate: Candidate, known: Known | None) -> Named:
        if candidate.type is EntityType.PER:
            return Named(candidate, *self.persons.resolve(tokens, candidate, known))
        if candidate.type is EntityType.ORG or candidate.rule == _BODY_RULE:
            return Named(candidate, *self.organisations.resolve(tokens, candidate, known))
        words = self.text[candidate.start : candidate.end]
        return Named(candidate, known, known.id if known else transliterate(words))


def identify(text: str, sentences: Sequence[SentenceNames]) -> list[list[Named]]:
    """Decide what each name of an article names; one list for each sentence, in reading order."""
    evidence = Evidence(candidate for names in sentences for candidate in names.sure)
    decided = [list(evidence.decide(names)) for names in sentences]
    cast = _Cast(text)
    for names, pairs in zip(sentences, decided, strict=True):
        for candidate, known in pairs:
            cast.meet(names.tokens, candidate, known)
    found: list[list[Named]] = []
    for names, pairs in zip(sentences, decided, strict=True):
        pairs = [pair for pair in pairs if not is_family_name(names.tokens, pair[0], cast.persons)]
        every = sorted([*pairs, *cast.find_further(names.tokens, pairs)], key=lambda pair: pair[0].first)
        found.append([cast.resolve(names.tokens, candidate, known) for candidate, known in every])
    return found
