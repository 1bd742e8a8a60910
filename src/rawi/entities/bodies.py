"""Organisations that no lexicon lists: a head noun and the words that go on inside its name."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rawi.entities.body_extents import complement, follow, is_of_definite, known_at, number_after
from rawi.entities.facts import LIST_EXTENT, Head, word_facts
from rawi.entities.knowledge import Form
from rawi.entities.name_elements import is_unknown
from rawi.language.phrases import Match, longest
from rawi.language.tokens import CLOSING, OPENING, Token
from rawi.language.words import WordKind
from rawi.letters import ARTICLE
from rawi.records import EntityType

_LONGEST_QUOTE: Final = 6
_PARTY: Final = "party"
# Kinds whose name is complete without a nationality: after an indefinite head, and after a definite one.
_COMPLETE_CONSTRUCT: Final = frozenset(
    {
        "agency",
        "alliance",
        "bank",
        "bloc",
        "commission",
        "company",
        "court",
        "intelligence",
        "international",
        "ministry",
        "ngo",
        "office",
        "outlet",
        "parliament",
        "party",
        "religious",
        "rights_group",
        "sports",
        "think_tank",
        "union",
        "university",
    }
)
# Kinds whose definite names may end in a complement: المديرية العامة للشؤون الصحية.
_WITH_PURPOSE: Final = frozenset(
    {"office", "commission", "company", "agency", "union", "international", "ngo", "university", "think_tank"}
)
# Kinds whose heads stay before a listed name: حزب النهضة, كتلة حركة النهضة.
_WITH_MEMBERS: Final = frozenset({"party", "bloc"})
# The extent of heads that are names by themselves: مجلس النواب, حكومة الوفاق.
_ALONE: Final = "alone"
# Kinds before whose unknown names the head stays: حركة أنصار, حزب كذا.
_PLAIN: Final = frozenset({"party", "armed_group", "bloc"})
_NUMBERED: Final = frozenset({"army", "armed_group"})
_COMPLETE_DEFINITE: Final = frozenset(
    {
        "bloc",
        "commission",
        "court",
        "parliament",
        "party",
        "rights_group",
        "union",
    }
)
# Kinds that a country or city can end: جامعة القاهرة, حكومة الولايات المتحدة.
_OF_PLACES: Final = frozenset(
    {
        "agency",
        "bank",
        "court",
        "government",
        "international",
        "ministry",
        "office",
        "parliament",
        "sports",
        "union",
        "university",
    }
)
_LONGEST_UNKNOWN: Final = 4


class Body(NamedTuple):
    """A body found: its tokens, the characters dropped before it, and the row of its head."""

    first: int
    last: int
    skip: int
    head: Head
    nation: Form | None


def _quoted(tokens: Sequence[Token], position: int) -> int | None:
    """Give the end of a short quotation that opens at `position`, its closing sign included."""
    if tokens[position].word.text not in OPENING:
        return None
    for last in range(position + 2, min(len(tokens), position + _LONGEST_QUOTE + 2)):
        if tokens[last].word.text in CLOSING:
            return last + 1
    return None


def _named_in_quotes(match: Match[Head], tokens: Sequence[Token], index: int) -> Body | None:
    """A name in quotation marks: with its head after `حزب`, alone after `صحيفة`."""
    head = match.values[0]
    end = _quoted(tokens, match.last)
    if end is None or not _can_name(tokens[match.last + 1 : end - 1]):
        return None
    if _listed_end(tokens, match.last + 1) == end - 1:
        return None  # the listed name is found by itself
    if _PARTY in head.kinds and head.is_named:
        return Body(index, end, match.split.skip, head, None)
    return Body(match.last + 1, end - 1, 0, head, None)


def _can_name(words: Sequence[Token]) -> bool:
    """Whether quoted words can be a name: they open with no preposition and no verb."""
    first = word_facts(words[0].word).word_class
    is_verb = first.verb and not (first.noun or first.adjective)
    return words[0].word.kind is not WordKind.PUNCTUATION and not first.particle and not is_verb


def _listed_end(tokens: Sequence[Token], position: int) -> int | None:
    """Give the end of the listed body's name that begins here, if any does."""
    match = longest(word_facts(tokens[position].word).known, tokens, position)
    is_body = match is not None and any(form.known.type is EntityType.ORG for form in match.values)
    return match.last if match is not None and is_body else None


def names_follow(tokens: Sequence[Token], index: int) -> tuple[int, bool] | None:
    """Give the token where a body's own name begins after a head, and whether a list of names does.

    صحيفة | الوطن, تنظيم «داعش», أحزاب | النهضة ونداء تونس
    """
    heads = word_facts(tokens[index].word).heads
    match = longest(heads, tokens, index) if heads else None
    if match is None or match.last + 1 >= len(tokens):
        return None
    extents = {extent for head in match.values for extent in head.extents}
    if not extents & {"quoted", LIST_EXTENT}:
        return None
    return match.last + (tokens[match.last].word.text in OPENING), LIST_EXTENT in extents


def _unknown_after(match: Match[Head], tokens: Sequence[Token]) -> Body | None:
    """A foreign name after a head that stays outside: صحيفة كورييري ديلا سيرا."""
    last = match.last
    while last < min(len(tokens), match.last + _LONGEST_UNKNOWN) and is_unknown(tokens[last]):
        last += 1
    return Body(match.last, last, 0, match.values[0], None) if last > match.last else None


def _construct(match: Match[Head], tokens: Sequence[Token], index: int) -> Body | None:
    head, first = match.values[0], match.last
    known = known_at(tokens, first, (EntityType.ORG,))
    if known is not None:
        if _WITH_MEMBERS.intersection(head.kinds):
            end, nation = follow(tokens, known[0])  # حزب النهضة | الديمقراطي
            return Body(index, end, match.split.skip, head, nation)
        if not _OF_PLACES.intersection(head.kinds):
            return None  # تنظيم داعش: the known name stands alone
        end, _ = follow(tokens, known[0])
        return Body(index, end, match.split.skip, head, known[1])
    end, nation = (
        _follow_place(tokens, first) if _OF_PLACES.intersection(head.kinds) else follow(tokens, first)
    )
    if nation is None or nation.known.kind != "nationality":
        end = complement(tokens, end) if end > first and _WITH_PURPOSE.intersection(head.kinds) else end
    if end == first and _ALONE in head.extents:
        return Body(index, end, match.split.skip, head, None)
    if end == first or (nation is None and not _COMPLETE_CONSTRUCT.intersection(head.kinds)):
        return None
    if not any(token.word.is_definite or word_facts(token.word).known for token in tokens[first:end]):
        return None  # a name is definite: مجموعة إغاثة is any relief group
    if nation is not None and not _is_definite_name(tokens[first:end], nation):
        return None
    return Body(index, end, match.split.skip, head, nation)


def _follow_place(tokens: Sequence[Token], first: int) -> tuple[int, Form | None]:
    """Follow a name that a country or city may open: سفارة | دولة الإمارات."""
    place = known_at(tokens, first, (EntityType.GPE,))
    return follow(tokens, first) if place is None else (follow(tokens, place[0])[0], place[1])


def _is_definite_name(words: Sequence[Token], nation: Form) -> bool:
    """Whether a nationality makes a name: الشركة الصينية, not 200 شركة صينية."""
    return nation.known.kind != "nationality" or any(token.word.is_definite for token in words)


def _definite(match: Match[Head], tokens: Sequence[Token], index: int) -> Body | None:
    head, first = match.values[0], match.last
    if _NUMBERED.intersection(head.kinds):
        numbered = number_after(tokens, first)
        if numbered is not None:
            return Body(index, numbered, match.split.skip, head, None)
    end, nation = follow(tokens, first)
    if end > first and not is_of_definite(tokens[first]):
        return None  # المجلس | الميزانية: the verb's object, no part of a name
    is_named = end > first or first > index + 1
    is_office = is_named and nation is None and _WITH_PURPOSE.intersection(head.kinds)
    whole = complement(tokens, end) if is_office else end
    if whole > end:
        return Body(index, whole, match.split.skip, head, None)
    if end == first or (nation is None and not _COMPLETE_DEFINITE.intersection(head.kinds)):
        return None
    return Body(index, end, match.split.skip, head, nation)


def find_body(tokens: Sequence[Token], index: int) -> Body | None:
    """Find an organisation whose head noun stands at token `index`."""
    heads = word_facts(tokens[index].word).heads
    match = longest(heads, tokens, index) if heads else None
    if match is None or match.last >= len(tokens):
        return None
    head = match.values[0]
    if "quoted" in head.extents:
        quoted = _named_in_quotes(match, tokens, index)
        if quoted is not None:
            return quoted
        if not head.is_named:
            return _unknown_after(match, tokens)
    if not head.is_named or head.extents == ("quoted",):
        return None
    if match.split.key.startswith(ARTICLE):
        return _definite(match, tokens, index)
    body = _construct(match, tokens, index)
    if body is None and "quoted" in head.extents and not _PLAIN.intersection(head.kinds):
        return _unknown_after(match, tokens)  # شركة | ميدور
    return body
