"""The roles of an event that a noun names: genitive, nationality, prepositions, light verbs."""

from collections.abc import Iterable, Sequence
from typing import Final

from rawi.events.circumstances import is_occasion
from rawi.events.grounds import is_grounded
from rawi.events.possessors import maker_meant
from rawi.events.pronouns import agreeing, call_again
from rawi.events.speakers import without_speakers
from rawi.letters import ALEF, BEH, HEH, LAM, MEEM, NOON, TEH, WAW, YEH
from rawi.records import EntityType, Participant
from rawi.senses.frames import ACTOR, LIGHT, PLACE, RECIPIENT, Frame
from rawi.senses.lexicon import Sense
from rawi.syntax.clauses import Complement, complements, is_finite
from rawi.syntax.forms import bare_forms
from rawi.syntax.light import Governor, governor_of, is_of_noun_behind, relative_governor
from rawi.syntax.noun_kinds import PERSON, noun_kind
from rawi.syntax.phrases import NAME, OTHER, TITLE, Phrase, is_count, is_possessed, phrase_at
from rawi.syntax.scene import Roles, Scene
from rawi.syntax.stretches import BETWEEN
from rawi.syntax.subjects import core_of

_NEAR: Final = 6
_BY_OR_BETWEEN: Final = BETWEEN | {BEH}
_MANY: Final = (YEH + NOON, WAW + NOON)
# Modes of acts that people alone suffer.
_OF_PEOPLE: Final = frozenset({"arrest", "abduct"})
_TOWARDS: Final = frozenset({LAM, ALEF + LAM + YEH})


def fill_noun(scene: Scene, at: int, sense: Sense, roles: Roles) -> None:
    """Fill the roles of an event that a masdar or another noun names."""
    frame = sense.entry.frame
    place = at + 1 + len(sense.entry.following)
    for follower in range(at + 1, place):  # عقوبات | أمريكية
        if scene.line.begins_name(follower) and scene.is_adjective(follower):
            roles.add(frame.light or ACTOR, [scene.cast.named_at(scene.line, follower)])
    has_genitive = False
    if not sense.pronoun and not sense.is_definite:
        after = _construct(scene, place, sense, roles)
        has_genitive, place = after > place, after
    place = _nation(scene, place, roles, frame)
    after_it = complements(scene.line, place)
    if has_genitive and frame.construct == RECIPIENT:
        _turn(scene, roles, after_it)
    if frame.object and frame.construct == ACTOR and after_it and not _is_subject_of_verb(scene, after_it[0]):
        roles.add(frame.object, scene.meant(after_it[0].phrase.first))
    scene.add_prepositions(roles, frame, after_it)
    scene.add_agent(roles, at)
    if sense.pronoun:
        _pronoun(scene, at, sense, roles, after_it)
    elif not has_genitive and frame.construct == RECIPIENT:
        _towards(scene, roles, after_it)
    if not roles.recipients and not sense.is_definite:
        call_again(scene, at, frame, roles)
    _light(scene, at, sense, roles)
    if not (has_genitive or sense.is_definite or roles.actors) and frame.construct == ACTOR:
        _of_whom(scene, roles, frame, after_it)
    if not (roles.actors or roles.recipients):
        _told_behind(scene, at, roles, frame)


def _is_subject_of_verb(scene: Scene, behind: Complement) -> bool:
    """Whether what stands behind an event noun is no object of it: behind a preposition, or nominative."""
    head = scene.line.forms[behind.phrase.head]
    return bool(behind.preposition) or head.key.endswith(WAW + NOON)


def _told_behind(scene: Scene, at: int, roles: Roles, frame: Frame) -> None:
    """Those whom the verb names whose subject the event is: `أن اجتماعا جرى | بين الوزيرين`."""
    line = scene.line
    near = range(at + 1, min(line.length, at + _NEAR))
    verb = next((place for place in near if is_finite(line, place)), None)
    core = core_of(line, verb) if verb is not None else None
    subject = phrase_at(line, core.subject) if core is not None and core.subject is not None else None
    if core is not None and subject is not None and subject.first <= at < subject.end:
        scene.add_prepositions(roles, frame, core.after)


def _turn(scene: Scene, roles: Roles, after: Sequence[Complement]) -> None:
    """Make the one in the genitive the actor where another is told behind: `قصف الطيران | مستشفى`."""
    first = after[0] if after else None
    if first is not None and first.preposition not in ("", LAM):  # قصف الجيش عن طريق الخطأ | مخيما
        bare = (one for one in after if not one.preposition)
        first = next((one for one in bare if scene.line.forms[one.phrase.head].is_accusative), None)
    if first is None:
        return
    if scene.line.forms[first.phrase.first].conjunction:
        return
    others = list(scene.meant(first.phrase.first))
    is_own = not first.preposition and not others and is_possessed(scene.line, first.phrase.head)
    if is_own and all(scene.cast.acts(one) for one in roles.recipients):  # إغلاق تركيا | حدودها
        roles.actors, roles.recipients = [*roles.actors, *roles.recipients], []
    if others and roles.recipients and all(scene.cast.acts(one) for one in roles.recipients):
        roles.actors, roles.recipients = [*roles.actors, *roles.recipients], []
        roles.add(RECIPIENT, others)


def _pronoun(scene: Scene, at: int, sense: Sense, roles: Roles, after: Sequence[Complement]) -> None:
    """A possessor: who does it where the one it is done to is told besides: `دعمها لمصر`, `اعتقاله`."""
    role = sense.entry.frame.construct or ACTOR
    if role == RECIPIENT:
        _towards(scene, roles, after)
        is_towards = any(c.preposition in _TOWARDS for c in after[:1])  # دعمها للتحركات
        role = ACTOR if roles.recipients or is_towards else RECIPIENT
    roles.add(role, _possessor(scene, at, sense))


def _possessor(scene: Scene, at: int, sense: Sense) -> Iterable[Participant]:
    """Whom the pronoun of an event noun means; in a list of acts those who did the one before."""
    if scene.line.forms[at].conjunction and scene.here and sense.pronoun == HEH + MEEM:
        actors = scene.here[-1][1].actors  # قيام مستوطنين باقتحام … | وترديدهم
        if actors:
            return actors
    if is_grounded(scene.line, at) and (maker := maker_meant(scene, at)):
        return maker  # تظاهروا احتجاجا على | زيارته
    found = agreeing(scene, _told_in_relative(scene, at) or scene.carried(at), sense.pronoun)
    if sense.entry.type != "ASSAULT" or sense.entry.frame.construct != RECIPIENT:
        return found
    return [one for one in found if not scene.cast.is_body(one)]  # قضية مقتله


def _told_in_relative(scene: Scene, at: int) -> Sequence[Participant]:
    """Of whom a relative clause tells whose verb has the event noun: `الحزب | الذي كثف هجماته`."""
    for place in range(at - 1, max(-1, at - _NEAR), -1):
        if is_finite(scene.line, place):
            core = core_of(scene.line, place)
            is_told = core.is_relative and core.subject is not None and core.subject < place
            return list(scene.meant(core.subject)) if is_told else ()
    return ()


def _towards(scene: Scene, roles: Roles, after: Sequence[Complement]) -> None:
    """The one it is done to behind `ل`, which stands for the object of an event noun: `قتله للجنود`."""
    first = next((c for c in after if c.preposition in _TOWARDS), None)
    if first is not None and not roles.recipients:
        roles.add(RECIPIENT, scene.meant(first.phrase.first))


def _of_whom(scene: Scene, roles: Roles, frame: Frame, after: Sequence[Complement]) -> None:
    """Those whose act an event noun is, behind `ل`: `غارات جوية | للتحالف`, `مسيرة | للعمال`."""
    first = after[0] if after else None
    if (
        first is not None
        and first.preposition == LAM
        and first.phrase.kind != OTHER
        and frame.of_preposition(LAM) is None
    ):
        roles.add(ACTOR, (one for one in scene.meant(first.phrase.first) if scene.cast.is_party(one)))


def _construct(scene: Scene, place: int, sense: Sense, roles: Roles) -> int:
    """The genitive right after an event noun: `اغتيال | الوزير`, `توقيع | الجزائر ومالي`."""
    line = scene.line
    if place >= line.length or line.is_stop(place) or line.timexes[place] is not None:
        return place
    form = line.forms[place]
    if form.preposition or form.conjunction or (form.particle and not is_count(line, place)):
        return place
    is_nation = line.begins_name(place) and not form.is_definite and scene.is_adjective(place)
    if is_nation and not _is_victim(scene, place, sense):
        return place
    is_plural = form.key.endswith(_MANY)
    if form.is_adjective and not form.is_definite and not is_plural and not line.begins_name(place):
        return place  # هجوم | إرهابي
    phrase = phrase_at(line, place)
    if phrase is None:
        return place
    keys = bare_forms(line.forms[phrase.head].key)
    is_asked = any(not keys.isdisjoint(asked.keys) for asked in sense.entry.companions)
    is_person = sense.entry.frame.construct == RECIPIENT and phrase.kind in (PERSON, TITLE)  # ضبط | متهم
    if _is_scene(scene, sense, phrase):
        roles.add(PLACE, scene.meant(phrase.first))
    elif (not is_asked or is_person) and not _is_venue(scene, sense, phrase):
        roles.add(sense.entry.frame.construct, scene.meant(phrase.first))
    return phrase.end


def _is_victim(scene: Scene, place: int, sense: Sense) -> bool:
    """Whether one or some of a nation suffer what a noun names: `توقيف | مغربي`, `إصابة | فلسطينيين`.

    Else the nationality tells who acts: `قصف | تركي`, `مداهمات | إسرائيلية`.
    """
    frame, key = sense.entry.frame, scene.line.forms[place].key
    if frame.construct != RECIPIENT:
        return False
    if key.endswith(_MANY):
        return True
    act = scene.line.forms[place - 1].key
    if key.endswith(HEH):
        return not act.endswith((HEH, ALEF + TEH))  # اعتقال | فلسطينية
    return frame.is_suffered or sense.entry.mode in _OF_PEOPLE


def _is_venue(scene: Scene, sense: Sense, phrase: Phrase) -> bool:
    """Whether a town in the genitive is where a meeting was: `لقاء | باريس بين الرئيسين`."""
    if sense.entry.type != "CONSULT" or sense.entry.mode == "visit" or not _is_town(scene, phrase):
        return False
    return any(c.preposition in BETWEEN for c in complements(scene.line, phrase.end))


def _is_scene(scene: Scene, sense: Sense, phrase: Phrase) -> bool:
    """Whether a town in the genitive is where an attack was: `هجوم | نيس`, not `هجوم موسكو على`."""
    if sense.entry.type != "ASSAULT" or sense.entry.frame.construct != ACTOR or not _is_town(scene, phrase):
        return False
    frame, after = sense.entry.frame, complements(scene.line, phrase.end)
    return not any(frame.of_preposition(one.preposition) == RECIPIENT for one in after[:1])


def _is_town(scene: Scene, phrase: Phrase) -> bool:
    entity = scene.cast.entity(phrase.names[0].entity) if phrase.kind == NAME else None
    return entity is not None and entity.type is EntityType.GPE and entity.id != entity.country


def _nation(scene: Scene, place: int, roles: Roles, frame: Frame) -> int:
    """Adjectives after an event noun, of which a nationality tells who acts: `الغزو | العراقي`."""
    line = scene.line
    while place < line.length:
        form = line.forms[place]
        if form.particle or form.preposition or form.conjunction or line.timexes[place] is not None:
            return place
        if line.begins_name(place) and scene.is_adjective(place):
            roles.add(frame.light or ACTOR, [scene.cast.named_at(line, place)])
            place = line.name_end(place)
        elif form.is_adjective and not (form.key.endswith(_MANY) and noun_kind(form.key) == PERSON):
            place += 1
        else:
            return place  # احتجاز تركيا | صحفيين
    return place


def _light(scene: Scene, at: int, sense: Sense, roles: Roles) -> None:
    """The subject of the light verb that governs the noun, before it or in a clause behind it."""
    behind = relative_governor(scene.line, at)
    if behind is not None:
        if _is_subject(scene, at, behind):
            return
        _behind(scene, behind, sense, roles)
        if not behind.light.object:
            return  # else the host of اجتماعا ضم الوزراء stands before it
    governor = governor_of(scene.line, at)
    if governor is None:
        return
    is_apart = is_occasion(scene.line, at) or is_of_noun_behind(scene.line, at)
    if sense.entry.type == "ASSAULT" and not governor.light.is_masdar and is_apart:
        return  # فرضت قيودا في أعقاب | هجمات
    word, line = governor.light, scene.line
    role = (sense.entry.frame.light or ACTOR) if word.subject == LIGHT else word.subject
    if word.is_masdar:
        start = None if word.pronoun else _genitive(scene, governor.at)
    else:
        start = core_of(line, governor.at).subject
        own = phrase_at(line, start) if start is not None else None
        start = None if own is not None and own.first <= at < own.end else start  # استعادت | السيطرة
    found = scene.meant(start)
    if start is None:
        found = scene.carried(governor.at)
        found = found if word.pronoun else without_speakers(scene, found, sense)
    roles.add(role, found)


def _is_subject(scene: Scene, at: int, governor: Governor) -> bool:
    """Whether the noun is what a passive behind it tells of: `زيارة الوزير نظمت`."""
    start = core_of(scene.line, governor.at).subject
    phrase = phrase_at(scene.line, start) if start is not None and not governor.light.object else None
    return phrase is not None and not governor.light.pronoun and phrase.first <= at < phrase.end


def _behind(scene: Scene, governor: Governor, sense: Sense, roles: Roles) -> None:
    """A clause behind the noun: `هجوم شنه الجيش`, `اجتماع ضم الوزيرين`, `اللقاء الذي جمعه بالرئيس`."""
    line, word = scene.line, governor.light
    after = complements(line, governor.at + 1)
    for complement in after:
        role = sense.entry.frame.of_preposition(complement.preposition)
        if role is not None:
            roles.add(role, scene.affected(complement.phrase.first))
    if word.object:
        for complement in after:
            if not complement.preposition or complement.preposition in _BY_OR_BETWEEN:
                roles.add(word.object, scene.meant(complement.phrase.first))
        if word.pronoun:
            roles.add(word.object, scene.carried(governor.at))
        return
    first = next((c for c in after if not c.preposition), None)
    role = (sense.entry.frame.light or ACTOR) if word.subject == LIGHT else word.subject
    carried = without_speakers(scene, scene.carried(governor.at), sense)
    roles.add(role, scene.meant(first.phrase.first) if first else carried)


def _genitive(scene: Scene, at: int) -> int | None:
    place = at + 1
    if place >= scene.line.length or scene.line.forms[place].preposition:
        return None
    phrase = phrase_at(scene.line, place)
    return phrase.first if phrase else None
