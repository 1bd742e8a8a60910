"""Titles and offices that stand for someone without a name: `الوزير`, `وزير الخارجية المالي`.

An office of a country is whoever held it on the day of publication, or whom the article itself
introduces with it; a bare title is the last person whom the article called by it.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from rawi.entities.holders import holder
from rawi.entities.identity import Named
from rawi.entities.knowledge import Known
from rawi.entities.sentence_names import SentenceNames
from rawi.entities.titles import IN_THE_NAME_OF, TitleUse
from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import load_table
from rawi.records import EntityType, Reference

_PLACES: Final = frozenset({EntityType.GPE, EntityType.LOC})
_OFFICE_KINDS: Final = frozenset({"office", "role"})


class _Bearer(NamedTuple):
    """A person of the article and the title the article gave."""

    id: str
    known: Known | None


class _Introduced:
    """Who was introduced with which title or office, up to the present sentence."""

    def __init__(self) -> None:
        self._by_office: dict[tuple[str, str | None], _Bearer] = {}
        self._by_word: dict[str, _Bearer] = {}

    def note(self, word: str, offices: Sequence[str], country: str | None, bearer: _Bearer) -> None:
        self._by_word[word.removeprefix(ARTICLE)] = bearer
        for office in offices:
            self._by_office[office, country] = bearer

    def by_office(self, offices: Sequence[str], country: str | None) -> _Bearer | None:
        return next((self._by_office[o, country] for o in offices if (o, country) in self._by_office), None)

    def by_word(self, word: str) -> _Bearer | None:
        return self._by_word.get(word.removeprefix(ARTICLE))


def _offices(use: TitleUse) -> list[str]:
    return [title.office for title in use.titles if title.office]


def _word(names: SentenceNames, use: TitleUse) -> str:
    token = names.tokens[use.first]
    return next((split.key for split in token.word.splits if split.skip == use.skip), token.word.key)


def _country(use: TitleUse, by_start: dict[int, Named]) -> str | None:
    if use.of is None or use.of.start not in by_start:
        return None
    named = by_start[use.of.start]
    if use.of.type in _PLACES:
        return named.id  # the governor of a region is not its country's
    return named.known.country if named.known and use.of.type is not EntityType.ORG else named.id


def _is_anyone(names: SentenceNames, use: TitleUse) -> bool:
    """Whether a title means one of many: `متحدث باسم الحكومة`, not `المتحدث باسم الحكومة`."""
    keys = [token.word.key for token in names.tokens[use.first : use.last]]
    return IN_THE_NAME_OF in keys and not _word(names, use).startswith(ARTICLE)


def _resolve(
    names: SentenceNames, use: TitleUse, country: str | None, introduced: _Introduced, published: date | None
) -> tuple[_Bearer, str] | None:
    offices = _offices(use)
    if _is_anyone(names, use):
        return None
    if country is not None and offices:
        bearer = introduced.by_office(offices, country)
        if bearer is not None:
            return bearer, "entities.reference.introduced"
        held = [holder(office, country, published) for office in offices] if published else []
        found = next((term for term in held if term is not None), None)
        return (_Bearer(found[0].id, found[0]), "entities.reference.holder") if found else None
    word = _word(names, use)
    is_bare = use.last == use.first + 1 and word.startswith(ARTICLE) and use.of is None
    bearer = introduced.by_word(word) if is_bare else introduced.by_office(offices, None)
    return (bearer, "entities.reference.title") if bearer else None


@cache
def _former_keys() -> frozenset[str]:
    return frozenset(lookup_key(row["word"]) for row in load_table("entities/former_words"))


def _is_present_office(names: SentenceNames, use: TitleUse) -> bool:
    """Whether a title is an office or role that someone holds now: not الرئيس الموريتاني السابق."""
    after = max(use.last, use.of.last if use.of is not None else 0)
    is_former = any(token.word.key in _former_keys() for token in names.tokens[use.last : after + 1])
    return not is_former and any(title.kind in _OFFICE_KINDS for title in use.titles)


def _reference(text: str, names: SentenceNames, use: TitleUse, bearer: _Bearer, rule: str) -> Reference:
    start = names.tokens[use.first].start + use.skip
    end = max(names.tokens[use.last - 1].end, use.of.end if use.of is not None else 0)
    return Reference(start, end, text[start:end], bearer.id, rule)


def find_references(
    text: str,
    sentences: Sequence[SentenceNames],
    identified: Sequence[Sequence[Named]],
    *,
    published: date | None,
) -> list[tuple[Reference, Known | None]]:
    """Find the titles that stand for someone, with whom they stand for."""
    introduced = _Introduced()
    found: list[tuple[Reference, Known | None]] = []
    for names, named in zip(sentences, identified, strict=True):
        by_start = {one.candidate.start: one for one in named}
        for use in names.titles:
            country = _country(use, by_start)
            if use.name is not None and use.name.start in by_start:
                person = by_start[use.name.start]
                introduced.note(_word(names, use), _offices(use), country, _Bearer(person.id, person.known))
            elif _is_present_office(names, use):
                resolved = _resolve(names, use, country, introduced, published)
                if resolved is not None:
                    bearer, rule = resolved
                    found.append((_reference(text, names, use, bearer, rule), bearer.known))
    return found
