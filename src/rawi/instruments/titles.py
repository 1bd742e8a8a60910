"""Where the name of an instrument stands: known names, and heads with the words that belong to them."""

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from rawi.instruments.extents import extent_of, numbered, participle_behind
from rawi.instruments.heads import (
    AFTER,
    ANY,
    BEFORE,
    NAME,
    Head,
    HeadAt,
    exclusions_at,
    head_at,
    may_head,
    prefix_of,
)
from rawi.instruments.known import Known, known_as, known_at, may_be_known
from rawi.instruments.signs import is_alone, names_in, signs_of_names, signs_of_target, signs_of_words
from rawi.language.vocabulary import is_function_word
from rawi.language.words import Word, once_a_word
from rawi.letters import ARTICLE
from rawi.records import EntityType, Mention
from rawi.syntax.line import Line

_NEW: Final = "new"
_DRAFT: Final = "draft"
_KNOWN: Final = "known"
_SANCTIONS: Final = "sanctions"
_BODIES: Final = frozenset({"alliance", "mission", "committee"})


class Title(NamedTuple):
    """A name that may be an instrument's: words `first` to `end`, the head at `at`.

    `marks` are what its own words show, `participle` the place of a word such as `الموقّع` right behind it,
    `unless` tells that it is none unless something happens to it.
    """

    at: int
    first: int
    end: int
    skip: int
    head: Head | None
    kind: str
    is_definite: bool
    marks: frozenset[str]
    names: tuple[Mention, ...]
    known: Known | None = None
    number: str | None = None
    draft: str = ""
    participle: int | None = None
    is_excluded: bool = False
    unless: bool = False
    is_possessed: bool = False
    is_alone: bool = False

    @property
    def family(self) -> str:
        """The nouns that may repeat it."""
        return self.head.family if self.head else self.kind

    @property
    def is_bare(self) -> bool:
        """Whether only a definite head stands here, which repeats something or means nothing."""
        may_repeat = self.head is not None and self.head.is_short and not self.draft
        return self.known is None and self.is_definite and self.is_alone and may_repeat


@once_a_word
def may_name(word: Word) -> bool:
    """Tell whether a name can begin with a word; most sentences have no such word."""
    return may_head(word) or may_be_known(word)


def titles_of(line: Line, article: Collection[str]) -> Iterator[Title]:
    """Yield the names of a sentence that may be instruments', those inside longer ones too."""
    for place, token in enumerate(line.tokens):
        if not may_name(token.word):
            continue
        title = _known_title(line, place, article) or _headed(line, place, article)
        if title is not None:
            yield title


def _known_title(line: Line, at: int, article: Collection[str]) -> Title | None:
    match = known_at(line.tokens, at, article)
    if match is None:
        return None
    found = head_at(line.tokens, at, match.skip)
    end, number = numbered(line, match.end)
    return Title(
        at=at,
        first=at,
        end=end,
        skip=match.skip,
        head=found.head if found else None,
        kind=match.known.kind,
        is_definite=True,
        marks=frozenset({_KNOWN}),
        names=names_in(line, at, end),
        known=match.known,
        number=number,
        participle=participle_behind(line, end),
    )


def _headed(line: Line, at: int, article: Collection[str]) -> Title | None:
    found = head_at(line.tokens, at, line.forms[at].skip)
    if found is None or line.timexes[at] is not None:
        return None
    head = found.head
    extent = extent_of(line, at, at + found.size)
    first, draft = _first(line, at, head)
    signs, kind = signs_of_words(line, at + found.size, extent)
    title = Title(
        at=at,
        first=first,
        end=extent.end,
        skip=found.skip if first == at else _prefix_skip(line, first),
        head=head,
        kind=kind or head.kind,
        is_definite=found.is_definite or (first < at and line.forms[first].is_definite),
        marks=frozenset(signs | ({_DRAFT} if draft else set())),
        names=names_in(line, at, extent.end),
        known=_known_body(line, at, extent.end, article),
        number=extent.number,
        draft=draft,
        participle=extent.participle,
    )
    return _judged(line, title, found)


def _judged(line: Line, title: Title, found: HeadAt) -> Title:
    """Add what the names inside show, and what speaks against a name."""
    signs = signs_of_names(title.names, line, (title.at, title.end))
    if not title.is_definite:
        signs.add(_NEW)
    if found.head.kind == _SANCTIONS:
        signs |= signs_of_target(line, title.end)
    excluded, unless = _excluded(line, found.head, (title.first, title.at, title.end))
    mention = line.mentions[title.at]
    if mention is not None and not line.begins_name(title.at) and found.head.kind not in _BODIES:
        excluded = excluded or mention.type is EntityType.ORG  # مركز الملك عبدالعزيز للحوار الوطني
    return title._replace(
        marks=title.marks | signs,
        is_excluded=excluded,
        unless=unless,
        is_possessed=found.is_possessed,
        is_alone=is_alone(line, title.at + found.size, title.end),
    )


def _known_body(line: Line, at: int, end: int, article: Collection[str]) -> Known | None:
    """Give the known instrument that the words name as a body: `التحالف`, where one is meant."""
    mention = line.mentions[at]
    if mention is None or not line.begins_name(at) or line.name_end(at) != end:
        return None
    known = known_as(mention.entity)
    return known if known is not None and (not known.where or not known.where.isdisjoint(article)) else None


def _first(line: Line, at: int, head: Head) -> tuple[int, str]:
    """Give where the name begins, with a word before the head that belongs to it: `مشروع | قرار`."""
    if at == 0 or line.forms[at].preposition or line.forms[at].conjunction:
        return at, ""
    found = prefix_of(line.tokens[at - 1].word)
    if found is None or (found[0].kinds and head.kind not in found[0].kinds):
        return at, ""
    return at - 1, found[0].status


def _prefix_skip(line: Line, first: int) -> int:
    found = prefix_of(line.tokens[first].word)
    return found[1] if found else line.forms[first].skip


def _excluded(line: Line, head: Head, places: tuple[int, int, int]) -> tuple[bool, bool]:
    """Whether a word makes the noun no instrument, and whether only as long as nothing happens to it."""
    first, at, end = places
    found = [e for place in range(at + 1, end) for e in exclusions_at(line.tokens, place, NAME)]
    found.extend(exclusions_at(line.tokens, end, AFTER))
    before = first - 1
    while before > 0 and line.forms[before].particle == "demonstrative":
        before -= 1
    found.extend(exclusions_at(line.tokens, before, BEFORE))
    holding = [e for e in found if e.noun in (ANY, head.noun)]
    return any(not e.unless for e in holding), any(e.unless for e in holding)


def words_of(line: Line, title: Title) -> frozenset[str]:
    """Give the keys of a name's own words, without articles and particles."""
    return frozenset(
        line.forms[place].key.removeprefix(ARTICLE)
        for place in range(title.at + 1, title.end)
        if not line.is_sign(place) and not is_function_word(line.tokens[place].word)
    )
