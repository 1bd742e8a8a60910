"""Titles and offices in a sentence: which words they take, and where they give way to a name inside."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rawi.entities.bodies import find_body
from rawi.entities.candidates import Candidate
from rawi.entities.facts import Title, word_facts
from rawi.entities.known_names import Setting, find_known
from rawi.entities.roles import name_role
from rawi.entities.trust import Trust
from rawi.language.phrases import Match, longest
from rawi.language.tokens import Token
from rawi.language.vocabulary import particle_kind
from rawi.letters import ALEF, ARTICLE, BEH, MEEM, SEEN
from rawi.records import EntityType

# Within titles of those who speak for others: المتحدث باسم.
IN_THE_NAME_OF: Final = BEH + ALEF + SEEN + MEEM
_NAME_FOLLOWS_AT_ONCE: Final = frozenset({"rank", "profession", "honorific"})
_TITLE_REACH: Final = 4
_OFFICE_REACH: Final = 9
_BODIES: Final = (EntityType.ORG, EntityType.GPE)
_PLACES: Final = (EntityType.GPE, EntityType.LOC)
_MINISTRY: Final = "ministry"
# رئيس | المجلس الأعلى للقضاء: a body of so many words is a name even where the office's lexicon row holds it.
_LONG_BODY: Final = 3


class TitleUse(NamedTuple):
    """A title in the sentence, the country or body it is of, and the name that follows, if any."""

    first: int
    last: int
    skip: int
    titles: Sequence[Title]
    of: Candidate | None = None
    name: Candidate | None = None


def find_title(tokens: Sequence[Token], index: int) -> Match[Title] | None:
    """Find the longest title that begins at a token.

    A function word is none (`أمام` is not `إمام`), nor a part of a name (`أبو`), nor is a province
    (`محافظة أبين`) a lady governor.
    """
    title = longest(word_facts(tokens[index].word).titles, tokens, index)
    if title is None:
        return None
    if title.last > index + 1:
        return title
    key = title.split.key
    if particle_kind(key) or name_role(key).joins or _opens_place(tokens, index):
        return None
    return title


def _opens_place(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun such as `محافظة` stands here before the name of a place."""
    cues = word_facts(tokens[index].word).cues
    cue = longest(cues, tokens, index) if cues else None
    if cue is None or cue.last >= len(tokens):
        return False
    known = find_known(Setting(tokens, tokens, cue.last, after_cue=True)).sure
    return known is not None and known.type in _PLACES


def name_inside(tokens: Sequence[Token], index: int, title: Match[Title]) -> int | None:
    """Give where a body or state begins that some words of a title belong to: رئيس | مجلس النواب."""
    for position in range(index + 1, title.last):
        facts = word_facts(tokens[position].word)
        if facts.known and _is_listed_body(tokens, position):
            return position
        body = find_body(tokens, position) if facts.heads else None
        if body is None or _MINISTRY in body.head.kinds:
            continue  # وزيرة الدفاع الإيطالية: the minister is Italian
        if body.last > title.last or (body.last == title.last and body.last - position >= _LONG_BODY):
            return position
    return None


def _is_listed_body(tokens: Sequence[Token], position: int) -> bool:
    known = find_known(Setting(tokens, tokens, position))
    possible = known.doubtful if known.sure is None else (*known.doubtful, known.sure)
    return any(name.length > 1 and name.type in _BODIES for name in possible)


def expected_after(title: Match[Title], index: int) -> tuple[Trust, int]:
    """Say how strongly a title asks for a name, and over how many words."""
    is_definite = title.split.key.startswith(ARTICLE)
    is_bare = is_definite and title.last == index + 1
    if not is_bare and not any(value.kind in _NAME_FOLLOWS_AT_ONCE for value in title.values):
        return Trust.OFFICE, _OFFICE_REACH
    # لاعب | النصر: after a title without the article one word may be a club or a body
    return (Trust.ADJACENT if is_definite else Trust.TITLE), _TITLE_REACH


def expected_of_office() -> tuple[Trust, int]:
    """Say how strongly an office asks for a name behind the body that it is of."""
    return Trust.OFFICE, _OFFICE_REACH
