"""Who is to do what an event noun names where only the clause around it tells."""

from collections.abc import Iterable
from typing import Final

from rawi.events.announcing import announces
from rawi.events.blame import lay_blame
from rawi.events.chants import cried_down
from rawi.events.circumstances import is_occasion
from rawi.events.grounds import is_grounded, opponents
from rawi.events.speakers import without_speakers
from rawi.events.ties import tie
from rawi.letters import AIN, ALEF, BEH, FEH, LAM, MEEM, YEH
from rawi.letters import NOON as NOON_LETTER
from rawi.records import Participant
from rawi.senses.frames import ACTOR, RECIPIENT
from rawi.senses.lexicon import MASDAR, NOUN, Sense
from rawi.syntax.agents import company_after
from rawi.syntax.clauses import clause_start, is_finite
from rawi.syntax.content import is_content, is_topic
from rawi.syntax.light import preposition_of
from rawi.syntax.scene import Roles, Scene
from rawi.syntax.subjects import carried, core_of, main_subject, may_act

_OF_CONTROL: Final = frozenset(
    {LAM, BEH, AIN + LAM + YEH, ALEF + LAM + YEH, AIN + NOON_LETTER, MEEM + NOON_LETTER, FEH + YEH}
)
_NEAR: Final = 4
_FARTHEST: Final = 14
# Types of what is done together.
_TOGETHER: Final = frozenset({"CONSULT", "COOPERATE"})
# Types of what is done about an attack by others than those who made it.
_OTHER_THAN_ATTACKS: Final = frozenset({"AID", "COERCE", "CONSULT", "PROTEST", "SANCTION"})
# Types whose content is for others to do.
_TO_OTHERS: Final = frozenset({"ACCUSE", "REQUEST"})


def control(scene: Scene, at: int, sense: Sense, roles: Roles) -> None:
    """Give an event what only the clause around it tells: who is to do it, against whom it is."""
    if sense.entry.type in _TOGETHER:
        start = company_after(scene.line, at + 1)
        roles.add(ACTOR, (one for one in scene.meant(start) if one.entity))
    lay_blame(scene, at, sense, roles)
    tie(scene, at, sense, roles)
    if sense.shape in (MASDAR, NOUN):
        _add_actor(scene, at, sense, roles)
    if sense.entry.type == "PROTEST":
        called = {one.text for one in roles.actors}  # no crowd protests against itself
        found = [*([] if roles.recipients else opponents(scene, at)), *cried_down(scene, at)]
        roles.add(RECIPIENT, (one for one in found if one.text not in called))


def _add_actor(scene: Scene, at: int, sense: Sense, roles: Roles) -> None:
    if not roles.actors and (not sense.is_definite or _is_asked_for(scene, at)):
        roles.add(ACTOR, _controller(scene, at, sense))
    elif len(roles.actors) == 1 and sense.entry.type == "CONSULT" and not roles.recipients:
        if is_grounded(scene.line, at):
            return  # whoever protests against a visit is no guest
        roles.add(ACTOR, _one_who_meets(scene, at))


def _is_asked_for(scene: Scene, at: int) -> bool:
    """Whether a definite event noun is what somebody is asked for: `دعا السلطات إلى | الإفراج عن`."""
    if preposition_of(scene.line, at) not in _OF_CONTROL or not scene.here:
        return False
    place, event = scene.here[-1]
    is_near = place >= clause_start(scene.line, at) - 1 and at - place <= _FARTHEST
    return event.type == "REQUEST" and bool(event.recipients) and is_near


def _one_who_meets(scene: Scene, at: int) -> Iterable[Participant]:
    """The one whom the clause tells of, for nobody meets alone: `أكد الرئيس في لقاء مع الوزير`."""
    line = scene.line
    if not preposition_of(line, at):
        return ()
    if any(line.forms[place].opens_clause for place in range(clause_start(line, at), at)):
        return ()
    verb = clause_start(line, at) - 1
    if verb < 0 or not is_finite(line, verb):
        return ()
    core = core_of(line, verb)
    if core.is_relative:
        return scene.meant(main_subject(line, at))
    return scene.carried(verb) if core.subject is None else scene.meant(core.subject)


def _controller(scene: Scene, at: int, sense: Sense) -> Iterable[Participant]:
    """Who is to do what an event noun behind a preposition names: `اتهم الجيش بقصف`, `هدد بقطع`.

    That is whom an accusation or a request is made to, else who speaks, plans or does before.
    """
    if not preposition_of(scene.line, at) and scene.here and at - scene.here[-1][0] <= _NEAR:
        before = range(scene.here[-1][0] + 1, at + 1)
        if any(scene.line.forms[n].conjunction for n in before):  # وقف العنف | وبدء مفاوضات
            return scene.here[-1][1].actors
    is_bare = scene.line.forms[at].is_accusative and not preposition_of(scene.line, at)
    if is_bare and not is_topic(scene.line, at):
        return scene.told_of(at)  # خرجوا احتجاجا
    if preposition_of(scene.line, at) not in _OF_CONTROL:
        return ()
    start = clause_start(scene.line, at) - 1
    is_apart = sense.entry.type == "ASSAULT" and is_occasion(scene.line, at)  # في أعقاب | أعمال العنف
    is_suffered = is_apart or sense.entry.frame.is_suffered  # أعلنت الوزارة مقتل شرطيين
    for place, event in reversed(scene.here):
        if place >= start and event.type in _TO_OTHERS:
            return event.recipients
        if place >= start:
            # اعتقلت عددا فيما له صلة ب | هجمات
            is_other = sense.entry.type == "ASSAULT" and event.type in _OTHER_THAN_ATTACKS
            return () if is_suffered or is_other else event.actors
    return () if is_suffered else without_speakers(scene, _who_governs(scene, (start, at), sense), sense)


def _who_governs(scene: Scene, places: tuple[int, int], sense: Sense) -> Iterable[Participant]:
    """The subject of the verb that governs an event noun, where it acts: not in `أسفر الهجوم عن مقتل`."""
    line, (verb, at) = scene.line, places
    if verb < 0 or not is_finite(line, verb):
        # قالت الشرطة إن عدد القتلى في | هجوم: what is said is not done by who says it
        return (
            () if sense.entry.type == "ASSAULT" and is_content(line, verb) else scene.meant(carried(line, at))
        )
    if sense.entry.type == "ASSAULT" and announces(line, verb, others=True):
        return ()  # كشفت الرئاسة عن | اغتيال ثلاثة
    core = core_of(line, verb)
    if core.subject is None:
        return scene.carried(verb)
    return scene.meant(core.subject) if may_act(line, core.subject) else ()
