"""Organisations that no lexicon lists: a head noun and the words that go on inside its name."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from rawi.entities.facts import Head, body_keys, word_facts
from rawi.entities.knowledge import Form
from rawi.entities.names import is_unknown
from rawi.language.phrases import Match, longest
from rawi.language.tokens import Token
from rawi.letters import ARTICLE, HEH, TEH, WAW, lookup_key
from rawi.records import EntityType

_LONGEST_BODY = 9
_OPENING = frozenset("«\"“”'(‘")
_CLOSING = frozenset("»\"”“')’")
_LONGEST_QUOTE = 6
_PARTY = "party"
_FEMININE = (HEH, TEH)
# Kinds whose name is complete without a nationality: after an indefinite head, and after a definite one.
_COMPLETE_CONSTRUCT = frozenset(
    "ministry parliament commission court agency union ngo rights_group university company bank party "
    "alliance international bloc religious sports think_tank office outlet intelligence".split()
)
_COMPLETE_DEFINITE = frozenset("parliament commission court union party bloc rights_group".split())
# Kinds that a country or city can end: جامعة القاهرة, حكومة الولايات المتحدة.
_OF_PLACES = frozenset(
    "government parliament court agency university bank office international union sports ministry".split()
)
_LONGEST_UNKNOWN = 4


class Body(NamedTuple):
    """A body found: its tokens, the characters dropped before it, and the row of its head."""

    first: int
    last: int
    skip: int
    head: Head
    nation: Form | None


def _nationality(token: Token) -> Form | None:
    for start in word_facts(token.word).known:
        if not start.split.prefix:
            for form in start.values:
                if form.known.kind == "nationality":
                    return form
    return None


def _known(tokens: Sequence[Token], position: int, types: Collection[EntityType]) -> tuple[int, Form] | None:
    """Find something surely known of some type at `position`."""
    match = longest(word_facts(tokens[position].word).known, tokens, position)
    if match is None or match.split.prefix:
        return None
    for form in match.values:
        if form.known.type in types and not form.needs_context:
            return match.last, form
    return None


def _quoted(tokens: Sequence[Token], position: int) -> int | None:
    """Give the end of a short quotation that opens at `position`, its closing sign included."""
    if tokens[position].word.text not in _OPENING:
        return None
    for last in range(position + 2, min(len(tokens), position + _LONGEST_QUOTE + 2)):
        if tokens[last].word.text in _CLOSING:
            return last + 1
    return None


def _joined_body_word(token: Token) -> bool:
    """Whether a word goes on after `و`: وزارة الثقافة والسياحة."""
    key = token.word.key
    return key.startswith(WAW + ARTICLE) and key[1:] in body_keys()


def _agrees(form: Form, head: Token) -> bool:
    """Whether a nationality can belong to a feminine head: not وزير الخارجية | المصري."""
    return not head.word.key.endswith(HEH) or lookup_key(form.words).endswith(_FEMININE)


def _walk(tokens: Sequence[Token], first: int) -> tuple[int, Form | None]:
    """Follow the words of a body's name; gives where it ends and the nationality it names."""
    position = first
    nation: Form | None = None
    while position < min(len(tokens), first + _LONGEST_BODY):
        token = tokens[position]
        form = _nationality(token)
        is_body_word = word_facts(token.word).is_body_word
        if form is not None and not (form.needs_context and is_body_word):
            if not _agrees(form, tokens[first - 1]):
                break
            nation = nation or form
        elif position > first and _known(tokens, position, (EntityType.GPE, EntityType.ORG)):
            break
        elif not is_body_word and not (position > first and nation is None and _joined_body_word(token)):
            break
        position += 1
    return position, nation


def _named_in_quotes(match: Match[Head], tokens: Sequence[Token], index: int) -> Body | None:
    """A name in quotation marks: with its head after `حزب`, alone after `صحيفة`."""
    head = match.values[0]
    end = _quoted(tokens, match.last)
    if end is None:
        return None
    if _PARTY in head.kinds and head.is_named:
        return Body(index, end, match.split.skip, head, None)
    return Body(match.last + 1, end - 1, 0, head, None)


def _unknown_after(match: Match[Head], tokens: Sequence[Token]) -> Body | None:
    """A foreign name after a head that stays outside: صحيفة كورييري ديلا سيرا."""
    last = match.last
    while last < min(len(tokens), match.last + _LONGEST_UNKNOWN) and is_unknown(tokens[last]):
        last += 1
    return Body(match.last, last, 0, match.values[0], None) if last > match.last else None


def _construct(match: Match[Head], tokens: Sequence[Token], index: int) -> Body | None:
    head, first = match.values[0], match.last
    known = _known(tokens, first, (EntityType.ORG,))
    if known is not None:
        if _PARTY in head.kinds:
            return Body(index, known[0], match.split.skip, head, None)
        if not _OF_PLACES.intersection(head.kinds):
            return None  # تنظيم داعش: the known name stands alone
        end, _ = _walk(tokens, known[0])
        return Body(index, end, match.split.skip, head, known[1])
    end, nation = _walk(tokens, first)
    if end == first and _OF_PLACES.intersection(head.kinds):
        place = _known(tokens, first, (EntityType.GPE,))
        if place is not None:
            end, nation = _walk(tokens, place[0])[0], place[1]
    if end == first or (nation is None and not _COMPLETE_CONSTRUCT.intersection(head.kinds)):
        return None
    if nation is None and not any(token.word.is_definite for token in tokens[first:end]):
        return None  # a name is definite: مجموعة إغاثة is any relief group
    return Body(index, end, match.split.skip, head, nation)


def _definite(match: Match[Head], tokens: Sequence[Token], index: int) -> Body | None:
    head, first = match.values[0], match.last
    end, nation = _walk(tokens, first)
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
    if not head.is_named:
        return None
    if match.split.key.startswith(ARTICLE):
        return _definite(match, tokens, index)
    return _construct(match, tokens, index)
