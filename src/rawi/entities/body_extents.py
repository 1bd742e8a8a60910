"""How far the name of a body goes after its head: portfolio words, adjectives, nationality, complement."""

from collections.abc import Sequence
from typing import Final

from rawi.entities.facts import body_adjectives, body_keys, word_facts
from rawi.entities.knowledge import Form
from rawi.language.numbers import numeral
from rawi.language.phrases import longest
from rawi.language.tokens import Token
from rawi.language.words import WordKind
from rawi.letters import ALEF, ARTICLE, HEH, LAM, NOON, TEH, WAW, YEH, lookup_key
from rawi.records import EntityType

_LONGEST_BODY: Final = 9
_FEMININE: Final = (HEH, TEH)
_PEOPLE: Final = (YEH + NOON, WAW + NOON, ALEF + NOON)
_BRACKETS: Final = frozenset("()")


def nationality(token: Token) -> Form | None:
    """Give the nationality that a word is, attached letters aside."""
    for start in word_facts(token.word).known:
        if not start.split.prefix:
            for form in start.values:
                if form.known.kind == "nationality":
                    return form
    return None


def known_at(tokens: Sequence[Token], position: int, types: Sequence[EntityType]) -> tuple[int, Form] | None:
    """Find something surely known of some type at `position`, and where it ends."""
    if position >= len(tokens):
        return None
    match = longest(word_facts(tokens[position].word).known, tokens, position)
    if match is None or match.split.prefix:
        return None
    for form in match.values:
        if form.known.type in types and not form.needs_context:
            return match.last, form
    return None


def _agrees(form: Form, head: Token) -> bool:
    """Whether a nationality can belong to its head: not وزير الخارجية | المصري, مخابرات | بريطانيين."""
    key = lookup_key(form.words)
    if key.endswith(_PEOPLE):
        return False
    return not head.word.key.endswith(HEH) or key.endswith(_FEMININE)


def _goes_on(tokens: Sequence[Token], first: int, position: int, has_nation: bool) -> bool:
    """Whether the word at `position` is a further word of the name."""
    token = tokens[position]
    facts = word_facts(token.word)
    if position == first:
        return facts.is_body_word
    key = token.word.key
    if not has_nation and key.startswith(WAW + ARTICLE) and key[1:] in body_keys():
        return True  # وزارة الثقافة والسياحة
    # After its first word a name goes on in definite words only: القنصلية الفرنسية | وسط المدينة.
    if not key.startswith(ARTICLE):
        return facts.is_body_word and not tokens[position - 1].word.key.startswith(ARTICLE)
    return facts.is_body_word or (facts.word_class.adjective and not facts.titles and not has_nation)


def _another_begins(tokens: Sequence[Token], position: int) -> bool:
    """Whether a place, or a body of several words, begins here; one word may be an adjective: الجمهوري."""
    found = known_at(tokens, position, (EntityType.GPE, EntityType.ORG))
    return found is not None and (found[0] > position + 1 or found[1].known.type is EntityType.GPE)


def follow(tokens: Sequence[Token], first: int) -> tuple[int, Form | None]:
    """Follow the words of a body's name from `first` on; gives where it ends and the nationality in it."""
    position = first
    nation: Form | None = None
    while position < min(len(tokens), first + _LONGEST_BODY):
        form = nationality(tokens[position])
        if form is not None and not (form.needs_context and word_facts(tokens[position].word).is_body_word):
            if not _agrees(form, tokens[first - 1]):
                break
            nation = nation or form
        elif position > first and _another_begins(tokens, position):
            break
        elif not _goes_on(tokens, first, position, nation is not None):
            break
        position += 1
    return position, nation


def is_of_definite(token: Token) -> bool:
    """Whether a word can be the first after a definite head: an adjective or a nationality."""
    facts = word_facts(token.word)
    is_adjective = token.word.key in body_adjectives() or facts.word_class.adjective
    return is_adjective or nationality(token) is not None


def complement(tokens: Sequence[Token], position: int) -> int:
    """Follow a complement with `ل`: الهيئة القومية | للبريد, المديرية العامة | للشؤون الصحية."""
    if position >= len(tokens) or not tokens[position].word.key.startswith(LAM):
        return position
    word = tokens[position].word
    purpose = next((split for split in word.splits if split.prefix == LAM), None)
    if purpose is None or word_facts(word).titles or word_facts(word).known:
        return position
    is_definite = any(split.key.startswith(ARTICLE) for split in word.splits if split.prefix == LAM)
    end = position + 1
    if not is_definite:  # لشؤون | الزراعة
        if end >= len(tokens) or not _goes_with_purpose(tokens[end], is_noun=True):
            return position
        end += 1
    while end < len(tokens) and end < position + 4 and _goes_with_purpose(tokens[end], is_noun=False):
        end += 1  # للشؤون | الصحية
    return end


def _goes_with_purpose(token: Token, *, is_noun: bool) -> bool:
    """Whether a definite noun, or a definite adjective, goes on in a complement."""
    facts = word_facts(token.word)
    word_class = facts.word_class
    fits = word_class.noun if is_noun else word_class.adjective and not word_class.verb
    return token.word.key.startswith(ARTICLE) and fits and not (facts.titles or facts.known)


def number_after(tokens: Sequence[Token], position: int) -> int | None:
    """Give the end of a unit's number: الفرقة | 30, اللواء | الـ(15)."""
    last = position
    while last < len(tokens) and last < position + 4:
        word = tokens[last].word
        if word.kind is WordKind.NUMBER:
            last += 1
            closes = last < len(tokens) and tokens[last].word.text == ")"
            return last + closes
        if word.text not in _BRACKETS and word.key != ARTICLE:
            break
        last += 1
    if position < len(tokens):
        ordinal = numeral(tokens[position].word)
        if (
            ordinal is not None
            and ordinal.role == "ordinal"
            and tokens[position].word.key.startswith(ARTICLE)
        ):
            return position + 1
    return None
