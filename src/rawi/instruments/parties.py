"""Whom an instrument binds: nationalities in its name, `بين X وY`, who signs it, the body that adopts it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rawi.entities.facts import word_facts
from rawi.instruments.counted import is_counted
from rawi.instruments.known import issuers, members
from rawi.instruments.telling import Governor
from rawi.instruments.titles import Title
from rawi.language.phrases import matches
from rawi.letters import BEH, FEH, YEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import Entity, EntityType, Event, Mention, Participant
from rawi.syntax.clauses import is_finite
from rawi.syntax.light import preposition_of
from rawi.syntax.line import Line
from rawi.syntax.lists import coordinated
from rawi.syntax.participants import Cast, pair_keys
from rawi.syntax.subjects import core_of

_IN: Final = frozenset({FEH + YEH})
_WHERE: Final = frozenset({FEH + YEH, BEH})
_REACH: Final = 18
_CODE: Final = 2
_CAPITAL: Final = "capital"
_OUTLET: Final = "outlet"
_RESOLUTION: Final = "resolution"
_ARMED: Final = frozenset({"alliance", "mission"})
_SIGNED_KINDS: Final = frozenset({"agreement", "memorandum", "treaty", "ceasefire"})
_SIGNED: Final = frozenset({"signed", "reached", "ratified", "negotiated", "withdrawn", "renewed", "founded"})
# Steps that others may take too, a court or a body: of these only states are parties.
_OF_STATES: Final = frozenset({"ended", "suspended", "imposed", "breached", "kept", "entering"})
_TWO: Final = 2


@built_once
def _party_words() -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
    words: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]] = {}
    for row in load_table("instruments/party_words"):
        first, *rest = lookup_key(row["word"]).split()
        words[first] = (*words.get(first, ()), (tuple(rest), frozenset(row.all("kinds"))))
    return words


class Parties:
    """Tells whom the instruments of an article bind; remembers which states it has named."""

    def __init__(self, entities: Sequence[Entity], events: Sequence[Event]) -> None:
        self.cast = Cast(entities)
        self._entities: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        self._events: Mapping[int, Event] = {event.trigger.start: event for event in events}
        self._states: list[str] = []
        self.article_states = frozenset(entity.country for entity in entities if entity.country)

    def meet(self, mentions: Iterable[Mention]) -> None:
        """Note the states that an article names up to a place."""
        codes = map(self.party, mentions)
        self._states.extend(code for code in codes if code is not None and len(code) == _CODE)

    def states(self) -> tuple[str, ...]:
        """Give the states named so far, the latest first."""
        return tuple(dict.fromkeys(reversed(self._states)))

    def party(self, mention: Mention) -> str | None:
        """Give the id under which a name can be bound: states for their capitals, no other towns."""
        entity = self._entities.get(mention.entity)
        if mention.type in (EntityType.GPE, EntityType.NORP) and len(mention.entity) == _CODE:
            return mention.entity
        if mention.type is EntityType.GPE:
            is_capital = entity is not None and entity.kind == _CAPITAL
            return entity.country if entity is not None and is_capital else None
        if mention.type in (EntityType.ORG, EntityType.PER):
            return None if entity is not None and entity.kind == _OUTLET else mention.entity
        return None

    def _of_participant(self, one: Participant) -> str | None:
        entity = self._entities.get(one.entity or "")
        if entity is None:
            return one.entity if one.entity and len(one.entity) == _CODE else None
        if entity.type is EntityType.GPE and len(entity.id) != _CODE:
            return entity.country if entity.kind == _CAPITAL else None
        return None if entity.kind == _OUTLET or entity.type is EntityType.NORP else entity.id

    def named(self, line: Line, title: Title) -> tuple[str, ...]:
        """Give the parties that the name itself and the words right behind it tell."""
        if title.known is not None and title.known.parties:
            return title.known.parties
        found: list[str | None] = []
        for name in title.names:
            if name.start <= line.tokens[title.at].end:
                found.extend(self._inside(line, title, name))
            elif name.type is not EntityType.PER and not self._is_place(line, title, name):
                found.append(self.party(name))
        found.extend(self._behind(line, title))
        if title.kind == _RESOLUTION:
            found = [party for party in found if party in issuers()] or found
        parties = _each(found)
        if any(len(party) == _CODE for party in parties):
            parties = tuple(party for party in parties if not self._is_person(party))
        return parties

    def _inside(self, line: Line, title: Title, name: Mention) -> Iterator[str | None]:
        """The states in a name that is a body's as a whole: `اللجنة المشتركة | المصرية الأردنية`."""
        entity = self._entities.get(name.entity)
        if entity is not None and ".known" in name.rule and "name" in title.marks:
            yield name.entity
            return
        for at in range(title.at + 1, title.end):
            for match in matches(word_facts(line.tokens[at].word).known, line.tokens, at):
                for form in match.values:
                    code = form.known.country or form.known.id
                    is_people = form.known.type is EntityType.NORP
                    is_state = form.known.type is EntityType.GPE and form.known.id == code
                    is_sure = code in self.article_states or not form.needs_context
                    if len(code) == _CODE and (is_people or is_state) and is_sure:
                        yield code

    def _is_place(self, line: Line, title: Title, name: Mention) -> bool:
        """Whether a town right behind the head is where it was made: `اتفاق | الرياض`."""
        is_town = name.type is EntityType.GPE and len(name.entity) != _CODE
        return is_town and line.tokens[title.at].end < name.start

    def _behind(self, line: Line, title: Title) -> Iterator[str | None]:
        place = title.end
        while place < min(line.length - 1, title.end + _REACH):
            form = line.forms[place]
            if line.is_stop(place) or form.particle == "conjunction":
                return
            size = _party_word(line, place, title.kind)
            if size:
                phrases = coordinated(line, place + size)
                for phrase in phrases:
                    yield from map(self.party, phrase.names)
                    if not phrase.names and _is_pair(line, phrase.head):
                        yield from self.states()[:_TWO]
                    elif not phrase.names:
                        yield self._land_of(line, phrase.end)
                place = phrases[-1].end if phrases else place + size
                continue
            if form.particle == "relative" and place > title.end + 1:
                return
            if is_finite(line, place) and line.forms[place].conjunction:
                return
            place += 1

    def _land_of(self, line: Line, at: int) -> str | None:
        """The state in which the sides are: `بين أطراف الصراع | في مالي`."""
        if at + 1 >= line.length or line.forms[at].key not in _IN:
            return None
        name = line.mentions[at + 1]
        return self.party(name) if name is not None and name.type is EntityType.GPE else None

    def acting(self, line: Line, title: Title, governor: Governor) -> tuple[str, ...]:
        """Give those who sign, leave or break an instrument, as the clause of that step tells."""
        if governor.is_background:
            return ()
        if governor.step.step in _OF_STATES:
            return tuple(party for party in self._acting(line, title, governor) if len(party) == _CODE)
        if governor.step.step not in _SIGNED:
            return ()
        acting = self._acting(line, title, governor)
        return _each((*acting, *self._with(line, title, governor)))

    def _with(self, line: Line, title: Title, governor: Governor) -> Iterator[str | None]:
        """The other side where it is told before the name: `أبرمت | مع الاتحاد الأوروبي | اتفاقية`."""
        for place in range(governor.at + 1, title.first):
            size = _party_word(line, place, title.kind)
            if size:
                for phrase in coordinated(line, place + size):
                    if phrase.first < title.first:
                        yield from map(self.party, phrase.names)

    def _acting(self, line: Line, title: Title, governor: Governor) -> tuple[str, ...]:
        named = self._right_behind(line, governor)
        if named:
            return named
        event = self._events.get(line.tokens[governor.at].start + governor.step.skip) or self._events.get(
            line.tokens[governor.at].start
        )
        if event is not None:
            both = (one for one in (*event.actors, *event.recipients) if not _is_where(line, one))
            found = self._states_of(_each(map(self._of_participant, both)))
            if found:
                return found
        if governor.step.is_verb:
            found = self._states_of(self._meant(line, core_of(line, governor.at).subject))
            near = self._named_in(line, range(governor.at + 1, title.first))
            states = tuple(party for party in near if len(party) == _CODE)
            return found or (states if len(states) == _TWO else ())
        between = range(governor.at + 1, title.first)
        return self._states_of(self._named_in(line, between))

    def _named_in(self, line: Line, places: Iterable[int]) -> tuple[str, ...]:
        names = (line.mentions[n] for n in places if line.begins_name(n))
        return _each(self.party(name) for name in names if name is not None)

    def _right_behind(self, line: Line, governor: Governor) -> tuple[str, ...]:
        """Those whom names right behind the verb tell, whatever its gender: `وقع الجزائر`."""
        if not governor.step.is_verb or governor.at + 1 >= line.length:
            return ()
        phrases = coordinated(line, governor.at + 1) if line.begins_name(governor.at + 1) else []
        return self._states_of(_each(self.party(name) for phrase in phrases for name in phrase.names[:1]))

    def _states_of(self, found: tuple[str, ...]) -> tuple[str, ...]:
        """Put states in the place of those who sign for them; two people of one state sign for themselves."""
        if sum(len(one) == _CODE for one in found) >= _TWO:
            return tuple(one for one in found if len(one) == _CODE or one in issuers())
        people = [one for one in found if self._is_person(one)]
        if not people:
            return found
        codes = _each(self._entities[one].country for one in people)
        others = tuple(one for one in found if one not in people)
        if len(people) > 1 and len(codes) == 1 and codes[0] not in others:
            return found
        return _each((*codes, *others))

    def _is_person(self, identifier: str) -> bool:
        entity = self._entities.get(identifier)
        return entity is not None and entity.type is EntityType.PER

    def _meant(self, line: Line, start: int | None) -> tuple[str, ...]:
        if start is None:
            return ()
        return _each(map(self._of_participant, self.cast.participants(line, start)))

    def around(self, line: Line, title: Title) -> tuple[str, ...]:
        """Give whom the sentence tells where the name does not: both states, or the body that adopts."""
        here = _each(
            self.party(mention)
            for place in range(line.length)
            if line.begins_name(place)
            and (mention := line.mentions[place]) is not None
            and preposition_of(line, place) not in _WHERE
            and not is_counted(line, place)
        )
        if title.kind == _RESOLUTION:
            return tuple(party for party in here if party in issuers())[:1]
        joined = _each(member for party in here if self.is_alliance(party) for member in members(party))
        if title.kind in _ARMED:
            return joined
        states = tuple(party for party in here if len(party) == _CODE)
        if calls_pair(line) or "session" in title.marks:
            return states if len(states) == _TWO else self._called(line)
        if title.kind not in _SIGNED_KINDS and title.marks.isdisjoint({"joint", "council"}):
            return ()
        return states if len(states) == _TWO else ()

    def _called(self, line: Line) -> tuple[str, ...]:
        """Give the two states named last, unless one is only that of some people in the sentence."""
        found = self.states()[:_TWO]
        counted = [line.mentions[n] for n in range(line.length) if is_counted(line, n)]
        codes = {self.party(name) for name in counted if name is not None}
        return found if codes.isdisjoint(found) else ()

    def in_sentence(self, line: Line) -> frozenset[str]:
        """Give the ids of all that a sentence names."""
        return frozenset(mention.entity for mention in line.mentions if mention is not None)

    def states_in(self, line: Line) -> frozenset[str]:
        """Give the states that a sentence names."""
        found = (self.party(mention) for mention in line.mentions if mention is not None)
        return frozenset(party for party in found if party is not None and len(party) == _CODE)

    def is_alliance(self, identifier: str) -> bool:
        """Whether an id is that of an alliance."""
        entity = self._entities.get(identifier)
        return entity is not None and entity.kind == "alliance"


def _each(found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party for party in found if party))


def _is_where(line: Line, one: Participant) -> bool:
    """Whether words stand behind `في` or `ب`, and tell where rather than who, or in another sentence."""
    if one.start is not None and not line.start <= one.start < line.end:
        return True
    at = next((n for n, token in enumerate(line.tokens) if token.start <= (one.start or -1) < token.end), 0)
    return preposition_of(line, at) in _WHERE


def calls_pair(line: Line) -> bool:
    """Tell whether a sentence calls the two sides so: `الطرفان`."""
    return any(_is_pair(line, place) for place in range(line.length))


def _is_pair(line: Line, at: int) -> bool:
    """Whether a noun stands for the two sides: `البلدين`, `الطرفين`."""
    return line.forms[at].key in pair_keys()


def _party_word(line: Line, at: int, kind: str) -> int:
    """Give how many words stand here that come before those bound, 0 for none."""
    for rest, kinds in _party_words().get(line.tokens[at].word.key, ()):
        following = tuple(token.word.key for token in line.tokens[at + 1 : at + 1 + len(rest)])
        if rest == following and (not kinds or kind in kinds):
            return 1 + len(rest)
    return 0
