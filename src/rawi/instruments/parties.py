"""Whom an instrument binds: nationalities in its name, `بين X وY`, who signs it, the body that adopts it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rawi.entities.facts import word_facts
from rawi.instruments.counted import is_counted
from rawi.instruments.known import issuers, members
from rawi.instruments.party_words import bearers, calls_pair, is_pair, party_word
from rawi.instruments.telling import Governor
from rawi.instruments.titles import Title
from rawi.language.phrases import matches
from rawi.letters import BEH, FEH, YEH
from rawi.records import Entity, EntityType, Event, Mention, Participant
from rawi.syntax.clauses import is_finite
from rawi.syntax.light import preposition_of
from rawi.syntax.line import Line
from rawi.syntax.lists import coordinated
from rawi.syntax.participants import Cast
from rawi.syntax.subjects import core_of

_IN: Final = frozenset({FEH + YEH})
_WHERE: Final = frozenset({FEH + YEH, BEH})
_REACH: Final = 18
_CODE: Final = 2
_CAPITAL: Final = "capital"
_OUTLET: Final = "outlet"
_RESOLUTION: Final = "resolution"
_CEASEFIRE: Final = "ceasefire"
_ARMED_GROUP: Final = "armed_group"
_ARMED: Final = frozenset({"alliance", "mission"})
_SIGNED_KINDS: Final = frozenset({"agreement", "memorandum", "treaty", "ceasefire"})
_SIGNED: Final = frozenset({"signed", "reached", "ratified", "negotiated", "withdrawn", "renewed", "founded"})
# Steps that others may take too, a court or a body: of these only states are parties.
_OF_STATES: Final = frozenset({"ended", "suspended", "imposed", "breached", "kept", "entering"})
_TWO: Final = 2
_BUSINESSES: Final = frozenset({"company", "bank", "university", "sports"})


class Parties:
    """Tells whom the instruments of an article bind; remembers who may be a side, as it has named them."""

    def __init__(self, entities: Sequence[Entity], events: Sequence[Event]) -> None:
        self.cast = Cast(entities)
        self._entities: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        self._events: Mapping[int, Event] = {event.trigger.start: event for event in events}
        self._sides: list[str] = []
        self.article_states = frozenset(entity.country for entity in entities if entity.country)

    def meet(self, mentions: Iterable[Mention]) -> None:
        """Note the states and armed groups that an article names up to a place."""
        for mention in mentions:
            party = self.party(mention)
            if party is not None and (len(party) == _CODE or self._kind(party) == _ARMED_GROUP):
                self._sides.append(party)

    def pair(self, kind: str) -> tuple[str, ...]:
        """Give the two that a text calls the sides: for a truce those it names most, else two states."""
        if kind == _CEASEFIRE:
            return tuple(side for side, _ in Counter(self._sides).most_common(_TWO))
        states = (side for side in reversed(self._sides) if len(side) == _CODE)
        return tuple(dict.fromkeys(states))[:_TWO]

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
            size = party_word(line, place, title.kind)
            if size:
                phrases = coordinated(line, place + size)
                for phrase in phrases:
                    yield from map(self.party, bearers(line, phrase))
                    if not phrase.names and is_pair(line, phrase.head):
                        yield from self.pair(title.kind)
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
        """The state in which the sides are: `بين أطراف الصراع | في مالي`, not the town where they met."""
        if at + 1 >= line.length or line.forms[at].key not in _IN:
            return None
        name = line.mentions[at + 1]
        is_state = name is not None and name.type is EntityType.GPE and len(name.entity) == _CODE
        return name.entity if name is not None and is_state else None

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
            size = party_word(line, place, title.kind)
            if size:
                for phrase in coordinated(line, place + size):
                    if phrase.first < title.first:
                        yield from map(self.party, bearers(line, phrase))

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

    def _kind(self, identifier: str) -> str | None:
        entity = self._entities.get(identifier)
        return entity.kind if entity is not None else None

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
            return states if len(states) == _TWO else self._called(line, title.kind)
        if title.kind not in _SIGNED_KINDS and title.marks.isdisjoint({"joint", "council"}):
            return ()
        return states if len(states) == _TWO else ()

    def _called(self, line: Line, kind: str) -> tuple[str, ...]:
        """Give the two states named last, unless one is only that of some people in the sentence."""
        found = self.pair(kind)
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

    def are_businesses(self, parties: Iterable[str]) -> bool:
        """Whether all of some parties are companies, banks, universities or clubs: these sign contracts."""
        kinds = [self._kind(one) for one in parties]
        return bool(kinds) and all(kind in _BUSINESSES for kind in kinds)

    def is_alliance(self, identifier: str) -> bool:
        """Whether an id is that of an alliance."""
        return self._kind(identifier) == "alliance"


def _each(found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party for party in found if party))


def _is_where(line: Line, one: Participant) -> bool:
    """Whether words stand behind `في` or `ب`, and tell where rather than who, or in another sentence."""
    if one.start is not None and not line.start <= one.start < line.end:
        return True
    at = next((n for n, token in enumerate(line.tokens) if token.start <= (one.start or -1) < token.end), 0)
    return preposition_of(line, at) in _WHERE
