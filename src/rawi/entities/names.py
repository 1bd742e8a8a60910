"""Where a person's name begins, and whether the words there are a name at all."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rawi.entities.facts import WordFacts, word_facts
from rawi.entities.name_elements import (
    compound,
    extend,
    is_place_or_people,
    is_title_of_next,
    is_unknown,
)
from rawi.entities.roles import NameRole, father_keys, kunya_openings, name_role
from rawi.entities.trust import Trust
from rawi.language.clitics import Split
from rawi.language.numbers import numeral
from rawi.language.tokens import Token
from rawi.letters import ALEF_MAKSURA, ARTICLE, KAF, WAW, YEH

_LONGEST_UNKNOWN: Final = 3


class Extent(NamedTuple):
    """A name found: token after its last, characters dropped before it, number of its elements."""

    last: int
    skip: int
    elements: int


class _Opening(NamedTuple):
    """The first element of a name: its end, characters dropped, and whether it can stand alone."""

    end: int
    skip: int
    stands_alone: bool


def _open(tokens: Sequence[Token], index: int, trust: Trust) -> _Opening | None:
    """Open a name at `index`."""
    token = tokens[index]
    if token.word.is_definite and is_title_of_next(tokens, index):
        return None  # ولي العهد | الشيخ محمد
    if trust and token.word.is_definite and is_place_or_people(token):
        return None  # الرئيس | التركي
    facts = word_facts(token.word)
    for split, role in facts.roles:
        if split.prefix and (facts.is_word_undivided or KAF in split.prefix):
            break
        if facts.is_function_word and not _name_follows(tokens, index, trust):
            continue
        opening = _open_with(tokens, index, split, role=role, trust=trust)
        if opening is not None:
            return opening
    return None


def _open_with(
    tokens: Sequence[Token], index: int, split: Split, *, role: NameRole, trust: Trust
) -> _Opening | None:
    """Open a name with one division of its first word."""
    token = tokens[index]
    if role.servant or role.before:
        if role.before and not (trust or _opens_freely(tokens, index)):
            return None
        end = compound(tokens, index, role)
        return None if end is None else _Opening(end, split.skip, True)
    word_class = word_facts(token.word).word_class
    is_verb = word_class.verb and not (word_class.noun or word_class.adjective)
    if is_verb and not trust and not _listed_follows(tokens, index):
        return None  # أدى المصلون is no Eddie
    if role.given or (role.family and trust and not is_place_or_people(token)):
        return _Opening(index + 1, split.skip, not split.prefix)
    if role.is_ambiguous:
        is_meant = (
            trust or (not split.prefix and _listed_follows(tokens, index)) or _father_follows(tokens, index)
        )
        return (
            _Opening(index + 1, split.skip, trust is Trust.ADJACENT and not split.prefix)
            if is_meant
            else None
        )
    facts = word_facts(token.word)
    is_meant = trust or _father_follows(tokens, index) or _stands_before_title(tokens, index)
    if not (role.unknown and is_meant and split.prefix in ("", WAW)):
        return None
    if facts.word_class.is_known or facts.known or numeral(token.word) is not None:
        return None
    return _Opening(index + 1, split.skip, trust >= Trust.TITLE and not split.prefix)


def _name_follows(tokens: Sequence[Token], index: int, trust: Trust) -> bool:
    """Whether a word that is a particle in another spelling (`على`, `علي`) goes on as a name."""
    if tokens[index].word.text.endswith(ALEF_MAKSURA) or index + 1 >= len(tokens):
        return False
    following = name_role(tokens[index + 1].word.key)
    key = tokens[index + 1].word.key
    is_nisba = key.startswith(ARTICLE) and key.endswith(YEH) and not is_place_or_people(tokens[index + 1])
    if trust and is_nisba and not word_facts(tokens[index + 1].word).titles:
        return True  # المدير العام علي الزواري
    if trust and following.unknown:
        return is_unknown(tokens[index + 1])
    return following.is_listed or following.servant or following.before


def _listed_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name that is nothing else comes next: `سعيد محمد`."""
    return index + 1 < len(tokens) and name_role(tokens[index + 1].word.key).is_listed


def _stands_before_title(tokens: Sequence[Token], index: int) -> bool:
    """Whether two or three words nobody knows stand right before a title: غول سيال | المتحدث باسم."""
    last = index
    while last < min(len(tokens), index + _LONGEST_UNKNOWN) and is_unknown(tokens[last]):
        last += 1
    if last < index + 2 or last >= len(tokens) or not tokens[last].word.is_definite:
        return False
    return any(not start.split.prefix for start in word_facts(tokens[last].word).titles)


def unlisted_openings(facts: Sequence[WordFacts]) -> set[int]:
    """Give the words of a sentence of which what follows could make a name though no lexicon lists them."""
    fathers = father_keys()
    found: set[int] = set()
    for index, known in enumerate(facts):
        if known.word.key in fathers:
            found.add(index - 1)
        if known.titles and known.word.is_definite:
            found.update(range(index - _LONGEST_UNKNOWN, index - 1))
    return found


def _father_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether `بن` comes next, which makes a name of whatever stands before it."""
    return index + 1 < len(tokens) and tokens[index + 1].word.key in father_keys()


def _opens_freely(tokens: Sequence[Token], index: int) -> bool:
    """Whether a particle may open a name with no title before it: before a name, or as a kunya."""
    after = index + 1
    if after >= len(tokens) or word_facts(tokens[index].word).is_function_word:
        return False
    following = name_role(tokens[after].word.key)
    is_noun = word_facts(tokens[after].word).word_class.noun and not tokens[after].word.is_definite
    if following.given or following.servant:
        return True
    return (following.is_any or is_noun) and _is_kunya(tokens[index])


def _is_kunya(token: Token) -> bool:
    """Whether a word is `أبو` in the nominative, which hardly ever is the common noun."""
    return token.word.key in kunya_openings()


def find_name(tokens: Sequence[Token], index: int, trust: Trust) -> Extent | None:
    """Find a person's name that begins at token `index`.

    A name needs two elements unless a title stands right before it or it is a kunya.
    """
    opening = _open(tokens, index, trust)
    if opening is None:
        return None
    last, elements = extend(tokens, opening.end, trust)
    if elements == 1 and opening.end == index + 1:
        if _is_named_before_office(tokens, index, last):
            return Extent(last + 1, opening.skip, 2)
        if not (opening.stands_alone and trust >= Trust.TITLE):
            return None
    return Extent(last, opening.skip, elements)


def _is_named_before_office(tokens: Sequence[Token], index: int, position: int) -> bool:
    """Whether a given name, one more word and an office follow each other: خالد نجم وزير الاتصالات."""
    if position + 1 >= len(tokens) or not name_role(tokens[index].word.key).given:
        return False
    surname, office = tokens[position], word_facts(tokens[position + 1].word)
    facts = word_facts(surname.word)
    is_nominal = facts.word_class.noun or facts.word_class.adjective
    is_office = any(not start.split.prefix for start in office.titles)
    return is_nominal and is_office and not facts.titles and not facts.is_function_word
