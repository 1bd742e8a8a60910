"""How far a person's name goes: given names, family names, particles and words nobody knows."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from rawi.entities.facts import word_facts
from rawi.entities.roles import NameRole, divine_keys, kunya_keys, name_role
from rawi.language.tokens import Token
from rawi.language.vocabulary import particle_kind
from rawi.letters import ALEF_MAKSURA, ARTICLE, WAW
from rawi.records import EntityType

_LONGEST_NAME = 7
# From here on an ambiguous word is more often the next word of the sentence than a further name.
_AMBIGUOUS_UNTIL = 3


class Trust(IntEnum):
    """How strongly the words before ask for a name here."""

    FREE = 0
    OFFICE = 1
    TITLE = 2
    ADJACENT = 3


class Extent(NamedTuple):
    """A name found: token after its last, characters dropped before it, number of its elements."""

    last: int
    skip: int
    elements: int


def _is_place_or_people(token: Token) -> bool:
    """Whether a single word is surely a place, people or body, and so no part of a name."""
    for start in word_facts(token.word).known:
        if not start.split.prefix:
            return any(
                form.known.type is not EntityType.PER and not form.needs_context for form in start.values
            )
    return False


def _is_short_name(token: Token) -> bool:
    """Whether a word is the short name of someone known and nothing else."""
    facts = word_facts(token.word)
    return not facts.word_class.is_known and any(
        not start.split.prefix and any(form.role == "short" for form in start.values) for start in facts.known
    )


def _compound(tokens: Sequence[Token], position: int, role: NameRole) -> int | None:
    """Give the end of an element of two words: `عبد الله`, `بن علي`, `أبو بكر`."""
    after = position + 1
    if after >= len(tokens) or not tokens[after].word.is_arabic:
        return None
    key = tokens[after].word.key
    following = name_role(key)
    if role.servant:
        is_divine = key in divine_keys() or following.is_listed or key.startswith(ARTICLE)
        return after + 1 if is_divine else None
    if following.servant or following.before:
        return _compound(tokens, after, following)
    facts = word_facts(tokens[after].word)
    takes_words = role.before and _takes_words(tokens[position])
    if facts.word_class.is_known and not following.is_any and not takes_words:
        return None
    return after + 1


def _takes_words(token: Token) -> bool:
    """Whether a particle makes names of ordinary words too: `أبو بصير`, `آل خليفة`."""
    return token.word.key in kunya_keys()


def _element(tokens: Sequence[Token], position: int, elements: int) -> int | None:
    """Give the end of the further name element at `position`, None where the name is over."""
    word = tokens[position].word
    if not word.is_arabic or word.text.endswith(ALEF_MAKSURA) and particle_kind(word.key):
        return None
    role = name_role(word.key)
    if role.after:
        return position + 1
    if role.joins:
        return _compound(tokens, position, role)
    if role.is_listed:
        return position + 1
    if role.is_ambiguous:
        return position + 1 if elements < _AMBIGUOUS_UNTIL else None
    if _is_short_name(tokens[position]):
        return position + 1
    if _is_place_or_people(tokens[position]):
        is_surname = elements == 1 and word.key.startswith(ARTICLE)
        return position + 1 if is_surname else None
    return position + 1 if role.unknown and is_unknown(tokens[position]) else None


def is_unknown(token: Token) -> bool:
    """Whether no division of a word is in the vocabulary or opens a listed name or title."""
    facts = word_facts(token.word)
    return not (facts.word_class.is_known or facts.known or facts.titles)


def extend(tokens: Sequence[Token], position: int, elements: int) -> tuple[int, int]:
    """Follow a name from `position` on; gives where it ends and how many elements it has then."""
    while position < len(tokens) and elements < _LONGEST_NAME:
        end = _element(tokens, position, elements)
        if end is None:
            break
        position, elements = end, elements + 1
    return position, elements


def lengthen(tokens: Sequence[Token], position: int) -> int:
    """Follow a known person's name through the fathers and family names that surely belong to it."""
    while position < len(tokens):
        role = name_role(tokens[position].word.key)
        if (role.before or role.between) and not word_facts(tokens[position].word).titles:
            end = _compound(tokens, position, role)
        elif role.family and not _is_place_or_people(tokens[position]):
            end = position + 1
        else:
            end = None
        if end is None:
            break
        position = end
    return position


def _open(tokens: Sequence[Token], index: int, trust: Trust) -> tuple[int, int, bool] | None:
    """Open a name at `index`: its first element's end, characters dropped, and whether it is sure."""
    token = tokens[index]
    if trust and token.word.is_definite and _is_place_or_people(token):
        return None  # الرئيس | التركي
    facts = word_facts(token.word)
    for split, role in facts.roles:
        if split.prefix and facts.is_word_undivided:
            break
        if particle_kind(split.key) and not _name_follows(tokens, index):
            continue
        if role.servant or role.before:
            if role.before and trust is Trust.FREE and not _opens_freely(tokens, index):
                continue
            end = _compound(tokens, index, role)
            if end is not None:
                return end, split.skip, True
        elif role.given or (role.family and trust and not _is_place_or_people(token)):
            return index + 1, split.skip, True
        elif role.is_ambiguous and (trust or (not split.prefix and _listed_follows(tokens, index))):
            return index + 1, split.skip, trust is Trust.ADJACENT
        elif role.unknown and trust and split.prefix in ("", WAW):
            if facts.word_class.is_known or facts.known:
                return None
            return index + 1, split.skip, trust >= Trust.TITLE
    return None


def _name_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that is a particle in another spelling (`على`, `علي`) goes on as a name."""
    if tokens[index].word.text.endswith(ALEF_MAKSURA) or index + 1 >= len(tokens):
        return False
    following = name_role(tokens[index + 1].word.key)
    return following.is_listed or following.servant or following.before


def _listed_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name that is nothing else comes next: `سعيد محمد`."""
    return index + 1 < len(tokens) and name_role(tokens[index + 1].word.key).is_listed


def _opens_freely(tokens: Sequence[Token], index: int) -> bool:
    """Whether a particle may open a name with no title before it: only before a listed name."""
    after = index + 1
    if after >= len(tokens):
        return False
    following = name_role(tokens[after].word.key)
    return following.given or following.servant


def find_name(tokens: Sequence[Token], index: int, trust: Trust) -> Extent | None:
    """Find a person's name that begins at token `index`.

    A name needs two elements unless a title stands right before it.
    """
    opened = _open(tokens, index, trust)
    if opened is None:
        return None
    position, skip, is_sure = opened
    last, elements = extend(tokens, position, 1)
    if elements == 1 and not (is_sure and trust >= Trust.TITLE):
        return None
    return Extent(last, skip, elements)
