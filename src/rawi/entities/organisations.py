"""The organisations of one article: full names, shortened names, and which body is meant."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from rawi.entities.candidates import Candidate, cover
from rawi.entities.facts import known_phrases
from rawi.entities.knowledge import Known
from rawi.entities.name_elements import is_unknown
from rawi.entities.transliteration import transliterate
from rawi.language.phrases import phrase_keys
from rawi.language.tokens import Token
from rawi.lexicon import load_table
from rawi.records import EntityType

_SLOT: Final = "*"
_LONGEST_COUNTRY: Final = 3


class _Template(NamedTuple):
    """A body that every state has: its kind, its id with a place for the country, and its row."""

    kind: str
    id: str
    where: str


@cache
def _templates() -> dict[tuple[str, ...], _Template]:
    return {
        tuple(phrase_keys(row["words"])): _Template(row["kind"], row["id"], row.where)
        for row in load_table("entities/body_templates")
    }


def _countries(words: tuple[str, ...]) -> Iterator[tuple[int, int, Known]]:
    """Yield the stretches of a body's name that name a country or its people, longest first."""
    for length in range(min(_LONGEST_COUNTRY, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            for form in known_phrases().single(" ".join(words[first : first + length])):
                if form.known.kind in ("country", "nationality"):
                    yield first, first + length, form.known


def _of_template(words: tuple[str, ...]) -> Known | None:
    """Make a body of a state out of its template: `الحكومة السويدية`."""
    templates = _templates()
    if words in templates:
        template = templates[words]
        return Known(template.id, EntityType.ORG, template.id, "", None, template.kind, template.where)
    for first, last, country in _countries(words):
        found = templates.get((*words[:first], _SLOT, *words[last:]))
        if found is not None:
            name = found.id.format(country.name)
            return Known(name, EntityType.ORG, name, "", country.country, found.kind, found.where)
    return None


class Organisations:
    """Every body an article names, by the words of its names."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], tuple[Known | None, str]] = {}

    def meet(self, tokens: Sequence[Token], candidate: Candidate, known: Known | None) -> None:
        """Note a body named in the article."""
        words = _words(tokens, candidate)
        known = known or _of_template(words)
        identifier = known.id if known else transliterate(" ".join(words))
        self._names.setdefault(words, (known, identifier))

    @property
    def single_names(self) -> frozenset[str]:
        """The keys of the bodies that the article calls by one word."""
        return frozenset(words[0] for words in self._names if len(words) == 1)

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


def find_echoes(
    tokens: Sequence[Token], taken: Sequence[Candidate], organisations: Organisations
) -> list[Candidate]:
    """Find the further places where a body's unknown name stands without its head: شركة ميدور … ميدور."""
    singles = organisations.single_names
    if not singles:
        return []
    covered = {index for candidate in taken for index in range(candidate.first, candidate.last)}
    found = []
    for index, token in enumerate(tokens):
        if index in covered or singles.isdisjoint(token.word.keys) or not is_unknown(token):
            continue
        split = next(split for split in token.word.splits if split.key in singles)
        bounds = cover(tokens, index, index + 1, skip=split.skip)
        found.append(Candidate(*bounds, EntityType.ORG, (), "entities.body.echo"))
    return found


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
