"""Places that no lexicon lists: a noun such as `بلدة` or `مطار` and the name after it."""

from collections.abc import Iterator, Sequence
from typing import Final

from rawi.entities.body_extents import complement, nationality
from rawi.entities.candidates import Candidate, cover
from rawi.entities.facts import Cue, word_facts
from rawi.entities.name_elements import is_unknown
from rawi.entities.roles import name_role
from rawi.language.phrases import longest
from rawi.language.tokens import Token
from rawi.letters import ARTICLE
from rawi.records import EntityType

_LONGEST_PLACE: Final = 3
# Facilities that an ordinary noun names: قصر المؤتمرات, شارع الحرية, مسجد النور.
_NAMED_BY_NOUNS: Final = frozenset({"palace", "street", "mosque", "church", "barracks"})


def _is_place_word(token: Token) -> bool:
    if not token.word.is_arabic:
        return False
    role = name_role(token.word.key)
    if role.unknown:
        return is_unknown(token)
    return role.is_listed or role.before or role.servant


def _place_end(tokens: Sequence[Token], position: int) -> int:
    """Follow the words of a place's name that the vocabulary does not know."""
    last = position
    while last < min(len(tokens), position + _LONGEST_PLACE) and _is_place_word(tokens[last]):
        last += 1
    return last


def find_after_cue(tokens: Sequence[Token], index: int, cue: Cue) -> Iterator[Candidate]:
    """Find an unlisted place right after its noun: `بلدة | أنفيف`."""
    last = _place_end(tokens, index)
    if last > index:
        yield Candidate(*cover(tokens, index, last), cue.type, (), "entities.place.cue")


def find_named_place(tokens: Sequence[Token], index: int) -> Iterator[Candidate]:
    """Find a place whose noun belongs to its name: `مطار أدرار`, `قاعدة الشعيرات الجوية`."""
    match = longest(word_facts(tokens[index].word).cues, tokens, index)
    if match is None or not match.values[0].is_named:
        return
    position = match.last
    if position >= len(tokens):
        return
    known = longest(word_facts(tokens[position].word).known, tokens, position)
    last = known.last if known is not None and not known.split.prefix and _names(known.values) else position
    if last == position:
        last = _place_end(tokens, position)
    if last == position and match.values[0].kind in _NAMED_BY_NOUNS and _is_definite_noun(tokens[position]):
        last = position + 1
    if last == position:
        return
    while last < len(tokens) and _is_place_adjective(tokens[last]):
        last += 1
    last = complement(tokens, last)
    bounds = cover(tokens, index, last, skip=match.split.skip)
    yield Candidate(*bounds, EntityType.LOC, (), "entities.place.head")


def _is_definite_noun(token: Token) -> bool:
    facts = word_facts(token.word)
    return token.word.key.startswith(ARTICLE) and facts.word_class.noun and not facts.titles


def _names(forms: Sequence[object]) -> bool:
    return any(getattr(form, "role", "") != "nisba" for form in forms)


def _is_place_adjective(token: Token) -> bool:
    is_adjective = word_facts(token.word).word_class.adjective and nationality(token) is None
    return token.word.key.startswith(ARTICLE) and is_adjective
