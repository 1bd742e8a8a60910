"""One sentence while its events are found: whom its phrases mean, and whom it and the one before tell of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from rawi.language.verbs.model import Number
from rawi.letters import lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import EntityType, Event, Participant
from rawi.senses.frames import ACTOR, PLACE, RECIPIENT, Frame
from rawi.syntax.agents import agent_after
from rawi.syntax.clauses import Complement
from rawi.syntax.line import Line
from rawi.syntax.participants import Cast
from rawi.syntax.people import is_single
from rawi.syntax.phrases import phrase_at
from rawi.syntax.stretches import BETWEEN, is_between_places, is_stretch
from rawi.syntax.subjects import carried, main_subject, number_of

# A subject is carried over so many sentences that name none.
_CARRIED_OVER: Final = 3
_PAIR: Final = 2


@dataclass
class Roles:
    """Who takes part in one event, the places told with it, and the word that heads its subject."""

    actors: list[Participant] = field(default_factory=list)
    recipients: list[Participant] = field(default_factory=list)
    places: list[Participant] = field(default_factory=list)
    subject_head: int | None = None

    def add(self, role: str | None, found: Iterable[Participant]) -> None:
        """Add participants in a role, each once."""
        lists = {ACTOR: self.actors, RECIPIENT: self.recipients, PLACE: self.places}
        if role not in lists:
            return
        for participant in found:
            if not any(_same(participant, other) for other in (*self.actors, *self.recipients)):
                lists[role].append(participant)


def _same(one: Participant, other: Participant) -> bool:
    if one.entity is not None and one.entity == other.entity:
        return True
    return one.start is not None and one.start == other.start


@built_once
def own_country() -> frozenset[str]:
    """Give the keys of the words by which someone calls his own country: `بلاده`."""
    return frozenset(lookup_key(row["word"]) for row in load_table("syntax/own_country"))


@built_once
def outlet_words() -> frozenset[str]:
    """Give the words by which an outlet told before is called: `الصحيفة`."""
    return frozenset(row["word"] for row in load_table("syntax/outlet_words"))


class Scene:
    """A sentence with its people and the scene before it, each looked into only when asked."""

    def __init__(self, make_line: Callable[[], Line], cast: Cast, previous: "Scene | None" = None) -> None:
        self._make_line = make_line
        self.cast = cast
        self._previous = previous
        self.here: list[tuple[int, Event]] = []

    @cached_property
    def line(self) -> Line:
        """The words of the sentence."""
        return self._make_line()

    @cached_property
    def own_subject(self) -> tuple[Participant, ...]:
        """Whom the sentence itself tells of."""
        start = main_subject(self.line, self.line.length)
        return tuple(self.meant(start if start is not None else carried(self.line, self.line.length)))

    @cached_property
    def before(self) -> tuple[Participant, ...]:
        """Of whom the sentences right before tell."""
        scene = self._previous
        for _ in range(_CARRIED_OVER):
            if scene is None:
                break
            if scene.own_subject:
                return scene.own_subject
            scene = scene._previous
        return ()

    @property
    def last_recipients(self) -> tuple[Participant, ...]:
        """Whom the last event was done to, here or in the sentence before."""
        events = self.here or (self._previous.here if self._previous is not None else [])
        return events[-1][1].recipients if events else ()

    def subject(self) -> tuple[Participant, ...]:
        """Give whom the sentence tells of, for sentences that go on: those before where it names nobody."""
        return self.own_subject or self.before

    def meant(self, start: int | None) -> Iterable[Participant]:
        """Give everyone whom the phrase at a word means, with those joined to it; outlets only report."""
        if start is None:
            return ()
        if self.line.forms[start].key in own_country():
            return self._country_told_of(start)
        found = self.cast.participants(self.line, start)
        return [
            one for one in found if not self.cast.is_outlet(one) and (one.text or "") not in outlet_words()
        ]

    def _country_told_of(self, start: int) -> list[Participant]:
        """The country of whom the sentence tells, in the words that stand for it: `بلاده`."""
        subject = carried(self.line, start)
        is_same = subject is None or self.line.forms[subject].key in own_country()
        told = self.before if is_same else self.meant(subject)
        country = next((one.country for one in told if one.country), None)
        first, end = self.line.words(start, start + 1)
        return [Participant(first, end, self.line.text[first:end], country, country)] if country else []

    def affected(self, start: int | None) -> Iterable[Participant]:
        """Give whom a phrase means or, of an abstract noun, who is behind it: `أشاد بالتجربة في تونس`."""
        found = list(self.meant(start))
        phrase = phrase_at(self.line, start) if start is not None and not found else None
        if phrase is None or is_stretch(self.line, phrase.head):
            return found
        return self.cast.behind(self.line, phrase)

    def carried(self, at: int) -> Iterable[Participant]:
        """Those whom the verb before tells of, in this sentence or the last, as many as the verb asks for."""
        found = tuple(self.told_of(at) or self._named_before(at))
        number = number_of(self.line, at)
        if number is Number.DUAL:
            pairs = (pair for pair in (found, self.cast.sides) if len(pair) == _PAIR)
            return next(pairs, ())
        is_alone = len(found) == 1 and is_single(self.cast, found[0])
        return () if number is Number.PLURAL and is_alone else found

    def told_of(self, at: int) -> tuple[Participant, ...]:
        """Give whom the verbs before a word tell of."""
        start = carried(self.line, at)
        return tuple(self.meant(start)) if start is not None else self.before

    def _named_before(self, at: int) -> tuple[Participant, ...]:
        """The person or body first named before a word in a sentence that tells of nobody with a verb."""
        found = (n for n in range(at) if self.line.begins_name(n) and self._can_speak(n))
        place = next(found, None)
        return () if place is None else (self.cast.named_at(self.line, place),)

    def _can_speak(self, at: int) -> bool:
        mention = self.line.mentions[at]
        return mention is not None and mention.type in (EntityType.PER, EntityType.ORG)

    def add_prepositions(self, roles: Roles, frame: Frame, after: Iterable[Complement]) -> None:
        """Add those behind prepositions, as a frame says."""
        for one in after:
            role = ACTOR if one.preposition in BETWEEN else frame.of_preposition(one.preposition)
            if role is not None and not is_between_places(self.line, one):
                roles.add(role, self.affected(one.phrase.first))

    def add_agent(self, roles: Roles, at: int) -> None:
        """Add the agent of a passive verb or of an event noun: `من قبل الجيش`."""
        agent = agent_after(self.line, at + 1)
        if agent is not None:
            roles.add(ACTOR, self.meant(agent))

    def is_adjective(self, place: int) -> bool:
        """Whether a name is an adjective of nationality: `غارات | إسرائيلية`."""
        mention = self.line.mentions[place]
        return mention is not None and mention.type is EntityType.NORP
