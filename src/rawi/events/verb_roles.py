"""The roles of an event that a verb or a participle names."""

from collections.abc import Iterable

from rawi.events.pronouns import agreeing
from rawi.events.speakers import without_speakers
from rawi.events.voices import is_passive, is_passive_of_thing, is_recalled, with_object
from rawi.letters import AIN, ALEF, MEEM, NOON, YEH
from rawi.records import Participant
from rawi.senses.frames import RECIPIENT, Frame
from rawi.senses.lexicon import Sense
from rawi.syntax.clauses import complements, is_finite, phrase_before
from rawi.syntax.light import returning
from rawi.syntax.phrases import phrase_at
from rawi.syntax.scene import Roles, Scene
from rawi.syntax.subjects import core_of, is_passive_participle, main_subject

_NEAR = 8
_NEAR_PRONOUN = 4
_WHAT = MEEM + ALEF
_FROM = frozenset({AIN + NOON, MEEM + NOON})


def fill_verb(scene: Scene, at: int, sense: Sense, roles: Roles) -> None:
    """Fill the roles of an event that a finite verb names."""
    frame = sense.entry.frame
    core = core_of(scene.line, at)
    phrase = phrase_at(scene.line, core.subject) if core.subject is not None else None
    roles.subject_head = phrase.head if phrase else None
    if is_passive(scene, at, sense, core):
        told = core.subject if core.subject is not None else core.object
        roles.add(frame.object, scene.meant(told) if told is not None else scene.told_of(at))
        scene.add_agent(roles, at)
    else:
        core = with_object(scene, at, sense, core)
        if not is_passive_of_thing(scene, core):
            carried = without_speakers(scene, scene.carried(at), sense)
            roles.add(frame.subject, carried if core.subject is None else scene.meant(core.subject))
        if not is_recalled(scene, sense, core):
            roles.add(frame.object, scene.affected(core.object))
        if sense.pronoun and not roles.recipients and not core.is_relative:
            roles.add(frame.object, _called(scene, at, sense.pronoun))
        if not roles.recipients and not sense.pronoun:
            roles.add(frame.object, _of_doing(scene, at))
    if core.returned is not None:
        role = frame.of_preposition(core.returned.preposition)
        roles.add(role, scene.affected(core.returned.phrase.first))
    scene.add_prepositions(roles, frame, core.after)
    if not roles.recipients and not core.is_relative:
        _called_again(scene, at, frame, roles)


def _called_again(scene: Scene, at: int, frame: Frame, roles: Roles) -> None:
    """Those told before whom a pronoun behind a preposition calls: `وطلب | منهم`, `وأثنى | عليه`."""
    line = scene.line
    for place in range(at + 1, min(line.length, at + _NEAR_PRONOUN)):
        key = line.tokens[place].word.key
        preposition = returning().get(key)
        if line.is_stop(place) or line.is_pause(place):
            return
        if preposition is None or frame.of_preposition(preposition) != RECIPIENT:
            continue
        pronoun = key.removeprefix(preposition.removesuffix(YEH)).removeprefix(YEH)
        roles.add(RECIPIENT, _called(scene, at, pronoun))
        return


def _called(scene: Scene, at: int, pronoun: str) -> Iterable[Participant]:
    """Whom a pronoun calls that is not the subject: the one last done something to, else told of."""
    last = agreeing(scene, scene.last_recipients, pronoun)
    return last or agreeing(scene, scene.told_of(at), pronoun)


def _of_doing(scene: Scene, at: int) -> Iterable[Participant]:
    """Who did what a verb is about: `استنكر الحزب ما صدر عن | النواب`, `أدان ما أقدم عليه | الجيش`."""
    line = scene.line
    for place in range(at + 1, min(line.length - 1, at + _NEAR)):
        if line.is_stop(place) or is_finite(line, place):
            return ()
        if line.forms[place].key == _WHAT:
            if not is_finite(line, place + 1):
                return ()
            core = core_of(line, place + 1)
            phrases = (c.phrase.first for c in core.after if not c.preposition or c.preposition in _FROM)
            return next((found for start in phrases if (found := list(scene.meant(start)))), ())
    return ()


def fill_participle(scene: Scene, at: int, sense: Sense, roles: Roles) -> None:
    """Fill the roles of an event that a participle names."""
    frame = sense.entry.frame
    after = complements(scene.line, at + 1)
    bare = next((c.phrase.first for c in after if not c.preposition), None)
    if sense.is_definite and is_passive_participle(scene.line, at, sense):
        before = phrase_before(scene.line, at + 1)
        roles.add(frame.object, scene.meant(before.first if before else None))
    else:
        main = tuple(scene.meant(main_subject(scene.line, at)))
        roles.add(frame.subject, main or scene.before)
        roles.add(frame.object, scene.meant(bare))
    scene.add_prepositions(roles, frame, after)
    if sense.is_definite:
        scene.add_agent(roles, at)
