"""How far a person's name goes: given names, family names, particles and words nobody knows."""

from collections.abc import Sequence
from typing import Final

from rawi.entities.candidates import Candidate
from rawi.entities.facts import word_facts
from rawi.entities.roles import NameRole, divine_keys, father_keys, kunya_keys, name_role
from rawi.entities.trust import Trust
from rawi.language.numbers import numeral
from rawi.language.tokens import Token
from rawi.language.vocabulary import is_listed_word, particle_kind
from rawi.letters import ALEF, ALEF_MAKSURA, ARTICLE, HEH, LAM, NOON, TEH, WAW, YEH
from rawi.records import EntityType

_LONGEST_NAME: Final = 7
_PAIR: Final = 2
_FOR_THE: Final = LAM + LAM
# From here on an ambiguous word is more often the next word of the sentence than a further name.
_AMBIGUOUS_UNTIL: Final = 3


def is_place_or_people(token: Token) -> bool:
    """Whether a single word is surely a place, people or body, and so no part of a name."""
    for start in word_facts(token.word).known:
        if not start.split.prefix:
            return any(
                form.known.type is not EntityType.PER and not form.needs_context for form in start.values
            )
    return False


def is_unknown(token: Token) -> bool:
    """Whether no division of a word is in the vocabulary or opens a listed name or title.

    A letter that stands alone is a particle set apart: `ميليشيات فلان | و | فلان`.
    """
    facts = word_facts(token.word)
    is_listed = facts.word_class.is_known or facts.known or facts.titles
    return token.word.is_arabic and not is_listed and len(token.word.key) > 1


def compound(tokens: Sequence[Token], position: int, role: NameRole) -> int | None:
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
        return compound(tokens, after, following)
    facts = word_facts(tokens[after].word)
    is_father = tokens[position].word.key in father_keys() and not facts.is_function_word
    takes_words = (role.before and _takes_word(tokens[position], tokens[after])) or is_father
    if facts.word_class.is_known and not following.is_any and not takes_words:
        return None
    return after + 1


def _takes_word(particle: Token, following: Token) -> bool:
    """Whether a particle makes a name of an ordinary word too: `أبو بصير`, `آل خليفة`."""
    word_class = word_facts(following.word).word_class
    return particle.word.key in kunya_keys() and (word_class.noun or word_class.adjective)


def _is_short_name(token: Token) -> bool:
    """Whether a word is the short name of someone known and nothing else."""
    facts = word_facts(token.word)
    return not facts.word_class.is_known and any(
        not start.split.prefix and any(form.role == "short" for form in start.values) for start in facts.known
    )


def is_first_name(tokens: Sequence[Token], found: Candidate) -> bool:
    """Whether someone known is named by a first name of two words, which others bear too: `عبد العزيز`."""
    return found.length == _PAIR and name_role(tokens[found.first].word.key).servant


def is_title_of_next(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word is the title of the name behind it: أبو ظبي | الشيخ محمد."""
    if position + 1 >= len(tokens):
        return False
    titles = word_facts(tokens[position].word).titles
    following = name_role(tokens[position + 1].word.key)
    return (following.given or following.servant) and any(not start.split.prefix for start in titles)


class _Reader:
    """Reads the further elements of a name and remembers what the last one was."""

    def __init__(self, tokens: Sequence[Token], position: int, trust: Trust) -> None:
        self.tokens = tokens
        self.position = position
        self.trust = trust
        self.elements = 1
        self.has_family = False

    def run(self) -> None:
        while self.position < len(self.tokens) and self.elements < _LONGEST_NAME:
            end = self.next_end()
            if end is None:
                return
            role = name_role(self.tokens[self.position].word.key)
            self.has_family = self.has_family or (role.family and not role.given)
            self.position, self.elements = end, self.elements + 1

    def next_end(self) -> int | None:
        """Give the end of the element at the present place, None where the name is over."""
        token = self.tokens[self.position]
        word = token.word
        if not word.is_arabic or (word.text.endswith(ALEF_MAKSURA) and particle_kind(word.key)):
            return None
        if word.key.startswith(_FOR_THE):
            return None
        role = name_role(word.key)
        if numeral(word) is not None and not role.given:
            return None
        if role.after:
            return self.position + 1
        if role.joins:
            return compound(self.tokens, self.position, role)
        if role.given and self.has_family:
            return None  # يوسف الشاهد | زياد العذاري: after a family name another person begins
        if is_title_of_next(self.tokens, self.position):
            return None
        is_name = role.is_listed or _is_short_name(token) or self.takes_ambiguous(token, role)
        return self.position + 1 if is_name or self.is_surname(token, role) else None

    def takes_ambiguous(self, token: Token, role: NameRole) -> bool:
        """Whether a name that is also a word goes on here: أحمد صالح, بن عبد الرحمن الحسن."""
        if not role.is_ambiguous:
            return False
        follows_father = self.position > 1 and name_role(self.tokens[self.position - 2].word.key).joins
        return self.elements < _AMBIGUOUS_UNTIL or (follows_father and token.word.key.startswith(ARTICLE))

    def follows_father(self) -> bool:
        """Whether the element before is a father's name: `بن سليمان`."""
        return self.position > 1 and self.tokens[self.position - 2].word.key in father_keys()

    def is_plain_surname(self, token: Token) -> bool:
        """Whether a definite word that names nothing else can be a family name."""
        facts, key = word_facts(token.word), token.word.key
        is_many = key.endswith((YEH + NOON, WAW + NOON, ALEF + TEH, HEH))
        return not (is_many or facts.titles or facts.known or facts.heads or facts.is_function_word)

    def is_surname(self, token: Token, role: NameRole) -> bool:
        """Whether a word that no names lexicon holds is a family name here: الرائد محمد | الحجازي."""
        is_definite = token.word.key.startswith(ARTICLE)
        if is_place_or_people(token):
            return self.elements == 1 and is_definite
        if role.unknown and is_unknown(token):
            return True
        facts = word_facts(token.word)
        if is_definite and self.follows_father() and self.is_plain_surname(token):
            return True  # ناصر بن سليمان | المنيع
        if self.elements > 1 or self.has_family or facts.titles or facts.is_function_word:
            return False
        key = token.word.key
        if not is_definite:
            # عبد الرزاق | مسعودي: no listed word, only some form of one could be written so
            is_form = facts.is_word_undivided and not facts.word_class.verb and not is_listed_word(key)
            return key.endswith(YEH) and is_form and not facts.known
        word_class = facts.word_class
        is_nominal = word_class.noun or word_class.adjective
        return self.trust is not Trust.FREE and is_nominal and not key.endswith(HEH)


def extend(tokens: Sequence[Token], position: int, trust: Trust, *, elements: int = 1) -> tuple[int, int]:
    """Follow a name of some elements from `position` on; gives its end and its elements then."""
    reader = _Reader(tokens, position, trust)
    reader.elements = elements
    reader.run()
    return reader.position, reader.elements


def further_fathers(tokens: Sequence[Token], position: int) -> int:
    """Follow the fathers and the house that may go on behind a full name: بن عبد العزيز آل سعود."""
    while position < len(tokens):
        role = name_role(tokens[position].word.key)
        end = compound(tokens, position, role) if role.before or role.between else None
        if end is None:
            break
        position = end
    return position
