"""Says who the speaker of a claim is beyond its words, and for whom or on whose side he speaks."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from rawi.chronicle.identity import BY_NAME, Bearer
from rawi.chronicle.wording import Passage, passage, wording
from rawi.entities.titles import IN_THE_NAME_OF
from rawi.language.numbers import numeral
from rawi.letters import ARTICLE, LAM, lookup_key
from rawi.records import EntityType, Mention, Participant, Reading
from rawi.syntax.forms import form_of

_FRAGMENT = "fragment"
# Words that count those who speak stand before the noun: أحد المسؤولين, عدد من الخبراء.
_BEFORE_NOUN = 2


class Link(NamedTuple):
    """One who hands a telling on: the party he speaks for, his name, and where the article names him.

    `camp` is the state of whoever has no name (`مصدر مغربي`): he does not speak for it, but on its side.
    """

    party: str | None
    name: str
    start: int | None
    end: int | None
    camp: str | None = None
    is_nameless: bool = False


def _words(name: str) -> Passage:
    return passage(name, 0, len(name))


def is_nameless(name: str) -> bool:
    """Tell whether words call a speaker without naming him.

    >>> is_nameless("مصدر أمني ليبي"), is_nameless("أحد المسؤولين"), is_nameless("الناطق باسم الجيش")
    (True, True, False)
    """
    words, known = _words(name), wording("chronicle/nameless")
    first = next((at for at in range(_BEFORE_NOUN) if (found := known.at(words, at)) is not None), None)
    while first is not None and first < _BEFORE_NOUN:
        found = known.at(words, first)
        if found is None:
            return False
        if found.row["kind"] != _FRAGMENT:
            return first == 0 or known.at(words, 0) is not None
        first = found.end
    return False


def is_fragment(name: str) -> bool:
    """Tell whether nobody can say from one word who speaks: an ordinal, an adjective, a number.

    >>> is_fragment("الأولى"), is_fragment("آخر"), is_fragment("الرئاسة"), is_fragment("خبراء")
    (True, True, False, False)
    """
    words = _words(name)
    if len(words.tokens) != 1 or not words.tokens[0].word.is_arabic:
        return False
    found = wording("chronicle/nameless").at(words, 0)
    if found is not None:
        return found.row["kind"] == _FRAGMENT
    return numeral(words.tokens[0].word) is not None


class Speakers:
    """The speakers of one article, asked for by the words with which it names them."""

    def __init__(
        self,
        reading: Reading,
        bearers: Mapping[str, Bearer],
        party: Callable[[str | None], str | None],
    ) -> None:
        self._reading = reading
        self._bearers = bearers
        self._party = party

    def link(self, told: Participant) -> Link:
        """Say who a speaker is and for whom he speaks."""
        told = self._meant(told)
        entity = told.entity or self._same_words(told.text)
        bearer = self._bearers.get(entity or "")
        name = told.text or (bearer.name_ar if bearer is not None else "")
        party = self._party(entity) or told.country
        if party is not None and party.startswith(BY_NAME):
            party = None  # known by nothing but the name: he speaks for himself
        if self._is_adjective(told):
            return Link(None, name, told.start, told.end)
        if entity is None and is_nameless(name):
            camp = told.country or self._nation_in(told) or self._body_in(name)
            return Link(None, name, told.start, told.end, camp, True)
        if party is None and entity is None and _speaks_for(name):
            party = self._body_in(name)
        return Link(party, name, told.start, told.end, party or (None if entity else self._nation_in(told)))

    def _meant(self, told: Participant) -> Participant:
        """Give whom words mean: with the article that is joined to `ل`, and who was told before by them."""
        text = self._reading.text
        if told.start and told.text and text[told.start - 1 : told.start + 1] == LAM + LAM:
            told = Participant(told.start, told.end, ARTICLE + told.text[1:], told.entity, told.country)
        if told.entity is not None or told.start is None or not told.text:
            return told
        head = lookup_key(told.text).split(" ")[0]
        if not head.startswith(ARTICLE) or not is_nameless(told.text):
            return told
        bare, best = head.removeprefix(ARTICLE), told
        for claim in self._reading.claims:
            one = claim.speaker
            if one is None or one.start is None or one.start >= told.start or not one.text:
                continue
            if lookup_key(one.text).split(" ")[0] == bare:  # نفى مصدر مغربي … وقال | المصدر ذاته
                best = one
        return best

    def _is_adjective(self, told: Participant) -> bool:
        """Tell whether a speaker is only an adjective, left of somebody else: `موقعا | جزائريا`."""
        mentions = self._reading.mentions
        one = next((m for m in mentions if (m.start, m.end) == (told.start, told.end)), None)
        is_nation = one is not None and one.type is EntityType.NORP
        return is_nation and not lookup_key(one.text if one else "").startswith(ARTICLE)

    def _mentions_in(self, told: Participant) -> list[Mention]:
        start, end = told.start, told.end
        if start is None or end is None:
            return []
        return [one for one in self._reading.mentions if start <= one.start and one.end <= end]

    def _nation_in(self, told: Participant) -> str | None:
        """Give the state of a speaker without a name, by the nationality in his words."""
        named = self._mentions_in(told)
        states = {self._party(one.entity) for one in named if one.type is EntityType.NORP}
        return states.pop() if len(states) == 1 else None

    def _body_in(self, name: str) -> str | None:
        """Give the party of a body in a speaker's words: `الناطق باسم | الوزارة`, `مسؤول في | الخارجية`."""
        for token in _words(name).tokens[1:]:
            form = form_of(token.word) if token.word.is_arabic else None
            if form is not None and form.is_definite:
                entity = self._called(form.key)
                party = self._party(entity) if entity else None
                if party is not None and not party.startswith(BY_NAME):
                    return party
        return None

    def _same_words(self, words: str | None) -> str | None:
        """Give the entity of another speaker whose words go on these: `الحكومة الانتقالية (المالية)`."""
        if not words:
            return None
        key = lookup_key(words)
        speakers = (claim.speaker for claim in self._reading.claims)
        found = {
            one.entity
            for one in speakers
            if one and one.entity and lookup_key(one.text or "").startswith(key + " ")
        }
        if not found and " " not in key:
            return self._called(key)
        return found.pop() if len(found) == 1 else None

    def _called(self, key: str) -> str | None:
        """Give the body whose name begins with a noun, if all such are of one party: `الرئاسة`."""
        bare = key.removeprefix(ARTICLE)
        if bare == key:
            return None
        found: dict[str, str | None] = {}
        for one in self._reading.mentions:
            is_body = one.type is EntityType.ORG and " " in one.text
            if is_body and lookup_key(one.text).split(" ")[0].removeprefix(ARTICLE) == bare:
                found[one.entity] = self._party(one.entity)
        return next(iter(found)) if found and len(set(found.values())) == 1 else None


def _speaks_for(name: str) -> bool:
    """Whether words call somebody who speaks in a body's name: `المتحدث | باسم الوزارة`."""
    return any(token.word.key == IN_THE_NAME_OF for token in _words(name).tokens)
