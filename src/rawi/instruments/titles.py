"""Where the name of an instrument stands: its head, how far it goes, and what its words show."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from rawi.instruments.heads import (
    AFTER,
    ANY,
    BEFORE,
    NAME,
    Head,
    exclusions_at,
    head_at,
    prefix_of,
    qualifiers_at,
)
from rawi.instruments.known import Known, issuers, known_as, known_at
from rawi.instruments.steps import is_background
from rawi.language.vocabulary import is_function_word
from rawi.language.words import WordKind
from rawi.letters import ARTICLE, lookup_key
from rawi.records import EntityType, Mention
from rawi.syntax.line import Line
from rawi.syntax.phrases import phrase_at

_LONGEST_QUOTE = 8
_LONGEST = 16
_LIGHT, _NEW = "light", "new"
_DRAFT, _DATED = "draft", "dated"
_SANCTIONS = "sanctions"
_NUMBER = lookup_key("\N{ARABIC LETTER REH}\N{ARABIC LETTER QAF}\N{ARABIC LETTER MEEM}")
_STATES = (EntityType.GPE, EntityType.NORP)
_CODE = 2


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


class _Extent(NamedTuple):
    end: int
    number: str | None
    is_quoted: bool
    participle: int | None


def titles_of(line: Line, article: Collection[str]) -> Iterator[Title]:
    """Yield the names of a sentence that may be instruments', those inside longer ones too."""
    for place in range(line.length):
        title = _known_title(line, place, article) or _headed(line, place, article)
        if title is not None:
            yield title


def _known_title(line: Line, at: int, article: Collection[str]) -> Title | None:
    match = known_at(line.tokens, at, article)
    if match is None:
        return None
    found = head_at(line.tokens, at, match.skip)
    end, number = _numbered(line, match.end)
    participle = _participle(line, end)
    names = _names(line, at, end)
    head = found.head if found else None
    marks = frozenset({"known"})
    return Title(
        at,
        at,
        end,
        match.skip,
        head,
        match.known.kind,
        True,
        marks,
        names,
        match.known,
        number,
        "",
        participle,
    )


def _headed(line: Line, at: int, article: Collection[str]) -> Title | None:
    form = line.forms[at]
    found = head_at(line.tokens, at, form.skip)
    if found is None or (line.timexes[at] is not None):
        return None
    head = found.head
    extent = _extent(line, at, at + found.size)
    first, draft = _first(line, at, head)
    marks, kind = _marks(line, at, found.size, extent)
    if draft:
        marks.add(_DRAFT)
    names = _names(line, at, extent.end)
    known = _known_body(line, at, extent.end, article)
    definite = found.is_definite or (first < at and line.forms[first].key.startswith(ARTICLE))
    marks |= _marks_of_names(names, line, (at, extent.end))
    marks |= set() if definite else {_NEW}
    if head.kind == _SANCTIONS:
        marks |= _marks_of_target(line, extent.end)
    excluded, unless = _excluded(line, head, (first, at, extent.end))
    skip = found.skip if first == at else _prefix_skip(line, first)
    return Title(
        at,
        first,
        extent.end,
        skip,
        head,
        kind or head.kind,
        definite,
        frozenset(marks),
        names,
        known,
        extent.number,
        draft,
        extent.participle,
        excluded,
        unless,
        found.is_possessed,
        _is_alone(line, at + found.size, extent.end),
    )


def _known_body(line: Line, at: int, end: int, article: Collection[str]) -> Known | None:
    """Give the known instrument that the words name as a body: `التحالف`, where one is meant."""
    mention = line.mentions[at]
    if mention is None or not line.begins_name(at) or line.name_end(at) != end:
        return None
    known = known_as(mention.entity)
    return known if known is not None and (not known.where or not known.where.isdisjoint(article)) else None


def _extent(line: Line, at: int, start: int) -> _Extent:
    """Read on from a head: adjectives, what it belongs to, a name in quotation marks, a number."""
    phrase = phrase_at(line, at)
    stop = phrase.end if phrase is not None and phrase.head == at else start
    if stop == start < line.length and any(qualifiers_at(line.tokens, start)):
        topic = phrase_at(line, start)  # ألية تشاور, the head misspelt like a particle
        is_joined = line.forms[start].conjunction or line.forms[start].preposition
        stop = start + 1 if topic is not None and not is_joined else stop
    end = start
    while end < min(stop, at + _LONGEST):
        if is_background(line, end):
            return _Extent(end, None, False, end)
        end = line.name_end(end) if line.begins_name(end) else end + 1
    end = _joined(line, end)
    end, number = _numbered(line, end)
    quoted = _quoted(line, end) if number is None else None
    if quoted is not None:
        end, again = quoted, _numbered(line, quoted)
        end, number = again
    return _Extent(end, number, quoted is not None, _participle(line, end))


def _participle(line: Line, end: int) -> int | None:
    """Give where a participle such as `الموقّعة` stands behind a name, perhaps after a comma."""
    place = end + line.is_pause(end)
    return place if is_background(line, place) else None


def _joined(line: Line, end: int) -> int:
    """Pass over a second topic: `اتفاق السلم | والمصالحة`."""
    if end >= line.length or line.forms[end].conjunction != "\N{ARABIC LETTER WAW}":
        return end
    form = line.forms[end]
    is_topic = any(True for _ in qualifiers_at(line.tokens, end)) and form.is_noun and not form.preposition
    same = line.forms[end - 1].is_definite == form.is_definite and bool(
        list(qualifiers_at(line.tokens, end - 1))
    )
    if not (is_topic and same):
        return end
    phrase = phrase_at(line, end)
    return phrase.end if phrase is not None and not phrase.names else end + 1


def _numbered(line: Line, end: int) -> tuple[int, str | None]:
    """Read a number: `رقم (2216)`, `2216`, `عدد 17`."""
    place = end
    if place < line.length and line.tokens[place].word.key == _NUMBER:
        place += 1
    bracket = place < line.length and line.tokens[place].word.text == "("
    place += bracket
    if place >= line.length or line.tokens[place].word.kind is not WordKind.NUMBER:
        return end, None
    if line.timexes[place] is not None and place == end:
        return end, None  # اتفاق 2015
    number = line.tokens[place].word.key
    closes = bracket and place + 1 < line.length and line.tokens[place + 1].word.text == ")"
    return place + 1 + closes, number


def _quoted(line: Line, at: int) -> int | None:
    """Give the end of a short name in quotation marks that begins here."""
    if at + 1 >= line.length or not line.is_quote(at):
        return None
    for end in range(at + 2, min(at + _LONGEST_QUOTE, line.length)):
        if line.is_quote(end):
            return end + 1
        if line.is_stop(end):
            return None
    return None


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


def _marks(line: Line, at: int, size: int, extent: _Extent) -> tuple[set[str], str]:
    """What the words behind the head show, and the kind that they give it."""
    marks: set[str] = set()
    kind = ""
    for place in range(at + size, extent.end):
        for qualifier in qualifiers_at(line.tokens, place):
            marks.add(qualifier.mark)
            kind = kind or qualifier.kind
    if extent.number is not None:
        marks.add("number")
    if extent.is_quoted:
        marks.add("quote")
    if extent.participle is not None:
        marks.add(_DATED)
    return marks, kind


def _marks_of_target(line: Line, end: int) -> set[str]:
    """What the words show on which a ban lies: `حظر | على تصدير الأسلحة`, `الحظر المفروض على`."""
    place = end
    while place < min(end + 2, line.length) and not (
        line.forms[place].particle == "preposition" or line.forms[place].preposition
    ):
        place += 1
    if place >= line.length or line.is_stop(place):
        return set()
    phrase = phrase_at(line, place + (line.forms[place].particle == "preposition"))
    if phrase is None:
        return set()
    return {q.mark for n in range(phrase.first, phrase.end) for q in qualifiers_at(line.tokens, n)}


def _is_alone(line: Line, start: int, end: int) -> bool:
    """Whether nothing follows the head, or only words such as `الجديد`, which make no name."""
    return all(
        line.mentions[place] is None and any(q.mark == _LIGHT for q in qualifiers_at(line.tokens, place))
        for place in range(start, end)
    )


def _names(line: Line, first: int, end: int) -> tuple[Mention, ...]:
    return tuple(
        mention
        for place in range(first, end)
        if line.begins_name(place) and (mention := line.mentions[place]) is not None
    )


def _marks_of_names(names: tuple[Mention, ...], line: Line, bounds: tuple[int, int]) -> set[str]:
    marks: set[str] = set()
    start = line.tokens[bounds[0]].end
    for name in names:
        is_state = name.type in _STATES and len(name.entity) == _CODE
        if name.start < start:
            marks |= {"name"} if name.end >= line.tokens[bounds[1] - 1].start else set()
        elif is_state:
            marks.add("states")
        elif name.type in (EntityType.GPE, EntityType.LOC):
            marks.add("place")
            if name.start <= start + 1 and name.end >= line.tokens[bounds[1] - 1].end:
                marks.add("town")
        elif name.type is EntityType.ORG:
            marks.add("body" if name.entity in issuers() else "party")
        elif name.type is EntityType.NORP:
            marks.add("party")
    return marks


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
