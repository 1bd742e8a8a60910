"""Finds the events of an article: triggers, their roles, modality, time and place, sentence by sentence."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from rawi.events.circumstances import main_time, place_of, time_after, time_of
from rawi.events.contexts import other_worlds
from rawi.events.control import control
from rawi.events.freshness import MOST_ALONE, fresh
from rawi.events.modality import ACTUAL, HABIT, modality_of
from rawi.events.repeats import Told, completed
from rawi.events.roles import fill
from rawi.events.standing import in_words, is_strong
from rawi.events.themes import political
from rawi.events.triggers import trigger_at
from rawi.records import Entity, Event, Participant, Span
from rawi.senses.lexicon import Sense, may_tell
from rawi.syntax.line import Line
from rawi.syntax.lines import Lines
from rawi.syntax.participants import Cast
from rawi.syntax.scene import Roles, Scene


def find_events(lines: Lines, entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Find who did what to whom in an article, given its times, names and entities."""
    events, scenes = tell_events(lines, entities)
    # What a whole article points to belongs to its story.
    if len(scenes) <= MOST_ALONE:
        return fresh(events, [scene.line for scene in scenes])
    return political(events, lines.sentences)


def tell_events(lines: Lines, entities: Sequence[Entity]) -> tuple[tuple[Event, ...], list[Scene]]:
    """Find the events of an article, background too, and give them with the scenes that were read."""
    cast = Cast(entities)
    told = Told()
    scenes: list[Scene] = []
    times = [timex.start for timex in lines.findings.timexes]
    worlds = other_worlds(lines.sentences)
    for number, sentence in enumerate(lines.sentences):
        if worlds[number] is not None:
            continue
        scene = Scene(partial(lines.at, number), cast, scenes[-1] if scenes else None)
        scenes.append(scene)
        is_timed = bisect_left(times, sentence.start) < bisect_left(times, sentence.end)
        if is_timed or any(map(may_tell, sentence.words)):
            _read_scene(scene, told)
    return told.finished(), scenes


def _read_scene(scene: Scene, told: Told) -> None:
    line, cast = scene.line, scene.cast
    cast.meet(line)
    told.begin_sentence(line)
    consumed: dict[int | None, str] = {}  # nouns that rows ask for, with the type of the row
    if line.has_protesters:
        places = list(range(line.length))
    else:
        places = [at for at, tells in enumerate(map(may_tell, line.sentence.words)) if tells]
    for at in places:
        trigger = trigger_at(line, at)
        if trigger is None or consumed.get(at) == trigger.sense.entry.type:
            continue
        sense, company = trigger
        roles = fill(scene, at, trigger)
        if told.is_told(line, at, sense, roles):
            continue
        earlier = told.earlier(sense, roles)
        if earlier is None and not is_strong(scene, at, sense, roles):
            continue
        control(scene, at, sense, roles)
        event = _event(line, at, (sense, roles, earlier), cast)
        if event is not None:
            told.oppose(line, at, event)
            told.add(event, at, is_lent=earlier is not None and not roles.recipients)
            if len(event.actors) > 1:
                cast.sides = event.actors
            scene.here.append((at, event))
            consumed[company] = sense.entry.type
    told.gather(scene)
    told.note_day(scene, main_time(line))


def _hosts(cast: Cast, sense: Sense, roles: Roles) -> tuple[Participant, ...]:
    if sense.entry.mode != "visit":
        return tuple(roles.recipients)
    return tuple(cast.visited(host, roles.actors) for host in roles.recipients)


def _event(line: Line, at: int, found: tuple[Sense, Roles, Event | None], cast: Cast) -> Event | None:
    sense, roles, earlier = found
    modality = modality_of(line, at, sense)
    if modality == HABIT:
        return None
    token = line.tokens[at]
    time = time_of(line, at, sense, is_actual=modality == ACTUAL)
    if earlier is not None and earlier.date is not None:  # الهجوم happened when it was told to
        time = time_after(line, at, sense)
    place = place_of(line, at) or next((p.entity for p in roles.places if cast.is_place(p)), None)
    event = Event(
        Span(token.start, token.end, token.word.text),
        sense.entry.type,
        sense.entry.mode,
        tuple(roles.actors),
        _hosts(cast, sense, roles),
        time.value if time else None,
        place,
        modality,
        None,
        "events.expression" if sense.entry.companions else f"events.{sense.shape}",
    )
    return in_words(event, sense, cast) if earlier is None else completed(event, earlier)
