"""The roles of an event that a verb or a participle names."""

from collections.abc import Iterable, Sequence
from typing import Final

from rawi.events.pronouns import call_again, called
from rawi.events.speakers import without_speakers
from rawi.events.voices import is_passive, is_passive_of_thing, is_plural, is_recalled, with_object
from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Person
from rawi.letters import AIN, ALEF, MEEM, NOON
from rawi.records import Participant
from rawi.senses.frames import ACTOR
from rawi.senses.lexicon import Sense, senses
from rawi.syntax.clauses import Complement, complements, is_finite, phrase_before
from rawi.syntax.light import preposition_of
from rawi.syntax.line import Line
from rawi.syntax.phrases import phrase_at
from rawi.syntax.scene import Roles, Scene
from rawi.syntax.stretches import BETWEEN
from rawi.syntax.subjects import Core, core_of, is_passive_participle, main_subject

_NEAR: Final = 8
_WHAT: Final = MEEM + ALEF
_FROM: Final = frozenset({AIN + NOON, MEEM + NOON})


def fill_verb(scene: Scene, at: int, sense: Sense, roles: Roles) -> None:
    """Fill the roles of an event that a finite verb names."""
    frame = sense.entry.frame
    core = core_of(scene.line, at)
    if _is_ours(scene, at, sense):
        _fill_ours(scene, core, sense, roles)
        return
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
        is_resumed = core.is_relative and not is_plural(sense)  # النواب الذين | طالبوها
        if sense.pronoun and not roles.recipients and not is_resumed:
            roles.add(frame.object, called(scene, at, sense.pronoun))
        if not roles.recipients and not sense.pronoun:
            roles.add(frame.object, _of_doing(scene, at))
    if core.returned is not None:
        role = frame.of_preposition(core.returned.preposition)
        roles.add(role, scene.affected(core.returned.phrase.first))
    scene.add_prepositions(roles, frame, (one for one in core.after if not _is_of_act(scene.line, one)))
    if not roles.recipients and not core.is_relative:
        call_again(scene, at, frame, roles)


def _is_ours(scene: Scene, at: int, sense: Sense) -> bool:
    """Whether a verb in a quotation says what its speakers do: `"لقد | اعتقلنا ستة أشخاص"`."""
    if not scene.line.tokens[at].word.key.endswith(NOON + ALEF) or sense.analysis is None:
        return False
    text = scene.line.tokens[at].word.text[sense.skip :]
    is_quoted = any(scene.line.is_quote(place) for place in range(max(0, at - _NEAR), at))
    return is_quoted and any(one.person is Person.FIRST for one in verb_analyses(text))


def _fill_ours(scene: Scene, core: Core, sense: Sense, roles: Roles) -> None:
    """Whom we do it to; who we are tells the claim."""
    frame = sense.entry.frame
    behind = core.subject if core.object is None else core.object
    roles.add(frame.object, scene.affected(behind))
    scene.add_prepositions(roles, frame, core.after)


def _is_of_act(line: Line, behind: Complement) -> bool:
    """Whether `بين` belongs to an act behind a preposition: `دعا المحتجين … بعد مواجهات | بين`."""
    act = behind.phrase.first - 2  # بين stands between
    while act > 0 and line.forms[act].is_adjective and not line.forms[act].is_noun:
        act -= 1
    if behind.preposition not in BETWEEN or act < 1 or not senses(line.tokens[act].word):
        return False
    is_second = line.forms[act - 1].is_noun and not line.forms[act].preposition  # وقوع | مواجهات
    return bool(preposition_of(line, act - is_second))


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
        _add_source(scene, at, sense, roles, after)


def _add_source(scene: Scene, at: int, sense: Sense, roles: Roles, after: Sequence[Complement]) -> None:
    """Add who does what a passive participle tells, named behind من: `المدعومة | من الأمم المتحدة`."""
    first = after[0] if after else None
    if first is None or first.preposition != MEEM + NOON or roles.actors:
        return
    is_free = sense.entry.frame.of_preposition(first.preposition) is None
    if is_free and is_passive_participle(scene.line, at, sense):
        roles.add(ACTOR, [one for one in scene.meant(first.phrase.first) if scene.cast.acts(one)])
