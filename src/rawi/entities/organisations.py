"""The organisations of one article: full names, shortened names, and which body is meant."""

from collections.abc import Sequence

from rawi.entities.candidates import Candidate
from rawi.entities.knowledge import Known
from rawi.entities.transliteration import transliterate
from rawi.language.tokens import Token


class Organisations:
    """Every body an article names, by the words of its names."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], tuple[Known | None, str]] = {}

    def meet(self, tokens: Sequence[Token], candidate: Candidate, known: Known | None) -> None:
        """Note a body named in the article."""
        words = _words(tokens, candidate)
        identifier = known.id if known else transliterate(" ".join(words))
        self._names.setdefault(words, (known, identifier))

    def resolve(
        self, tokens: Sequence[Token], candidate: Candidate, known: Known | None
    ) -> tuple[Known | None, str]:
        """Say which body a candidate names: itself, or the longer name that it shortens."""
        if known is not None:
            return known, known.id
        words = _words(tokens, candidate)
        longer = [name for name in self._names if len(name) >= len(words) and _shortens(words, name)]
        best = max(longer, key=len, default=words)
        return self._names.get(best, (None, transliterate(" ".join(words))))


def _words(tokens: Sequence[Token], candidate: Candidate) -> tuple[str, ...]:
    first = tokens[candidate.first]
    skip = candidate.start - first.start
    key = next((split.key for split in first.word.splits if split.skip == skip), first.word.key)
    return (key, *(token.word.key for token in tokens[candidate.first + 1 : candidate.last]))


def _shortens(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether `words` are the name, or its head and some of its further words in order."""
    if len(words) < 2:
        return words == name
    rest = iter(name)
    return words[0] == name[0] and all(word in rest for word in words)
