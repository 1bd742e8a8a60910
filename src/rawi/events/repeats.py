"""One happening named by several words: which of them counts, and what one takes over from another."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from rawi.events.announcing import announces
from rawi.events.background import opens_background
from rawi.events.grounds import is_grounded
from rawi.events.memory import Days
from rawi.events.modality import ACTUAL
from rawi.events.seats import seat_owners
from rawi.events.standing import can_point_back
from rawi.letters import lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import Event, Participant
from rawi.senses.lexicon import VERB, Sense
from rawi.syntax.clauses import is_finite, relative_before
from rawi.syntax.content import is_topic
from rawi.syntax.light import preposition_of
from rawi.syntax.line import Line
from rawi.syntax.scene import Roles, Scene

_NEAR: Final = 14
_PROTEST: Final = "PROTEST"
_AGAINST: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
# So many words stand between a noun and the relative clause that tells more of it: الهجوم الإرهابي | الذي.
_ADJECTIVES: Final = 3


class _Here(NamedTuple):
    """An event of the present sentence: the word that names it, and its place among all events."""

    at: int
    number: int
    # What an event before lent it gives way to what its own clause tells.
    is_lent: bool = False


@built_once
def _results() -> frozenset[str]:
    """Give lemmas that tell how an event ended that another word names: `مقتل`, `أصيب`."""
    return frozenset(lookup_key(row["lemma"]) for row in load_table("events/results"))


class Told:
    """The events of an article so far, and whom its last sentence told of."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._days = Days()
        self._sentence = 0
        self._sentences: list[int] = []
        self._here: list[_Here] = []

    def begin_sentence(self, line: Line) -> None:
        """Forget where in the sentence events were told."""
        self._here = []
        self._sentence += 1
        if opens_background(line):
            self._days.note_background(self._sentence)

    def note_day(self, scene: Scene, day: str | None) -> None:
        """Keep whom a sentence tells of and when, where it tells a time."""
        if day is not None:
            self._days.note(scene.subject(), self._sentence, day)

    def finished(self) -> tuple[Event, ...]:
        """Give the events, those told in words with the day of their statement."""
        found = zip(self.events, self._sentences, strict=True)
        return tuple(self._days.dated(event, sentence) for event, sentence in found)

    def earlier(self, sense: Sense, roles: Roles) -> Event | None:
        """Give the last event of a sense's type that a definite noun can point back to: `الهجوم`.

        Where the noun has participants of its own, the event must share one.
        """
        if not can_point_back(sense):
            return None
        known = {one.entity for one in (*roles.actors, *roles.recipients) if one.entity}
        # The visit points back to a visit, where one was told.
        asks_visit = sense.entry.mode == "visit" and any(event.mode == "visit" for event in self.events)
        told = [one for one in reversed(self.events) if one.type == sense.entry.type and _has_parties(one)]
        if asks_visit:
            told = [one for one in told if one.mode == "visit"]
        if len(told) > 1:  # اللقاء is rather the لقاء than the زيارة told after it
            named = lookup_key(sense.entry.lemma)
            told.sort(key=lambda one: named not in lookup_key(one.trigger.text))
        for event in told:
            shared = any(one.entity in known for one in (*event.actors, *event.recipients))
            return event if shared or not (roles.actors or roles.recipients) else None
        return None

    def add(self, event: Event, at: int, *, is_lent: bool = False) -> None:
        """Add an event named by the word at `at`; `is_lent`: it points back to another for its recipients."""
        self._days.note(event.actors, self._sentence, event.date)
        self._sentences.append(self._sentence)
        self._here.append(_Here(at, len(self.events), is_lent))
        self.events.append(event)

    def oppose(self, line: Line, at: int, event: Event) -> None:
        """Take those whom an event of the sentence tells of for the ones whom a protest before it is against.

        They are whom the same people accuse or ask, or who did what the protest answers to.
        """
        for here in reversed(self._here):
            protest = self.events[here.number]
            if protest.type != _PROTEST or protest.recipients or here.at >= at:
                continue
            found = event.actors if is_grounded(line, at) else _called_on(protest, event)
            self.events[here.number] = replace(protest, recipients=_others(found, protest.actors))
            return

    def gather(self, scene: Scene) -> None:
        """Add the owners of the seats before which people protest, where no word tells against whom."""
        for here in self._here:
            protest = self.events[here.number]
            if protest.type == _PROTEST and not protest.recipients:
                owners = seat_owners(scene.line, here.at, scene.cast)
                self.events[here.number] = replace(protest, recipients=_others(owners, protest.actors))

    def is_told(self, line: Line, at: int, sense: Sense, roles: Roles) -> bool:
        """Whether a word of the sentence tells the same already; it then takes over the participants."""
        before = self._same_before(line, at, sense, roles)
        if before is None:
            return False
        if lookup_key(sense.entry.lemma) in _results():  # أصيب in the attack is told of just now
            self._here.append(before._replace(at=at))
        known = self.events[before.number]
        recipients = () if before.is_lent and roles.recipients else known.recipients
        self.events[before.number] = replace(
            known,
            actors=known.actors or _others(roles.actors, recipients),
            recipients=recipients or _others(roles.recipients, known.actors),
        )
        return True

    def _same_before(self, line: Line, at: int, sense: Sense, roles: Roles) -> _Here | None:
        kind = sense.entry.type
        of_kind = [here for here in self._here if self.events[here.number].type == kind]
        if not of_kind:
            return None
        if lookup_key(sense.entry.lemma) in _results():
            return None if _is_said_apart(line, of_kind[-1].at, at) else of_kind[-1]
        if sense.shape == VERB:  # انفجار | استهدف، الهجوم الذي | استهدف
            opened = relative_before(line, at)
            heads = (roles.subject_head, *(() if opened is None else range(opened - _ADJECTIVES, opened)))
            return next((here for here in reversed(of_kind) if here.at in heads), None)
        last = of_kind[-1]
        is_reason = line.forms[at].is_accusative and not preposition_of(line, at) and not is_topic(line, at)
        if at == last.at + 1 or is_reason:  # استعادت السيطرة، أضربوا احتجاجا
            return last
        if not preposition_of(line, at) or at - last.at > _NEAR or self._here[-1] is not last:
            return None
        between = range(last.at + 1, at)
        is_cut = any(line.is_stop(place) or line.forms[place].particle == "relative" for place in between)
        return None if is_cut else last


def _is_said_apart(line: Line, before: int, at: int) -> bool:
    """Whether another verb of saying opens between two words: `أصيب شرطي …، وأكد المحافظ | مقتل ثلاثة`."""
    between = range(before + 1, at)
    return any(is_finite(line, place) and announces(line, place, others=True) for place in between)


def _has_parties(event: Event) -> bool:
    return bool(event.actors or event.recipients)


def completed(event: Event, earlier: Event) -> Event:
    """Give an event that points back to another what it does not tell itself."""
    # Nobody meets alone; a guest may be told without his host.
    is_meeting = event.type == "CONSULT" and event.mode != "visit"
    is_partly_told = not event.actors or (is_meeting and len(event.actors) == 1)
    return replace(
        event,
        actors=event.actors + _others(earlier.actors, (*event.actors, *event.recipients))
        if is_partly_told
        else event.actors,
        recipients=event.recipients or _others(earlier.recipients, event.actors),
        date=event.date or earlier.date,
        place=event.place or earlier.place,
    )


def _called_on(protest: Event, event: Event) -> tuple[Participant, ...]:
    """Whom protesters accuse or ask besides: `اعتصموا …، متهمين | الشركة`."""
    if event.type not in _AGAINST or event.modality != ACTUAL:
        return ()
    known = {one.text for one in protest.actors}
    is_theirs = not event.actors or any(one.text in known for one in event.actors)
    return event.recipients if is_theirs else ()


def _others(found: Sequence[Participant], taken: Sequence[Participant]) -> tuple[Participant, ...]:
    known = {one.entity or one.start for one in taken}
    return tuple(one for one in found if (one.entity or one.start) not in known)
