"""Who speaks where a verb names nobody: the speaker of the sentence, of the one before, of speech around."""

from collections.abc import Sequence
from typing import Final

from rawi.claims.agreement import Voice, agrees, returns_to
from rawi.claims.chains import is_brought
from rawi.claims.cues import Cue
from rawi.claims.drafts import DIRECT, Draft
from rawi.claims.lexicon import CONTINUES, MASDAR, VERB
from rawi.claims.memory import Memory
from rawi.claims.speakers import voice_at
from rawi.claims.voices import can_speak, is_god, voice_phrase
from rawi.language.clitics import CONJUNCTIONS
from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Number, Person
from rawi.letters import ALEF, MEEM, NOON, WAW
from rawi.records import EntityType
from rawi.syntax.clauses import is_finite
from rawi.syntax.line import Line
from rawi.syntax.lists import coordinated
from rawi.syntax.noun_kinds import is_act, noun_kind
from rawi.syntax.phrases import NAME, OTHER, TITLE, Phrase
from rawi.syntax.scene import Scene
from rawi.syntax.subjects import agrees as phrase_agrees
from rawi.syntax.subjects import carried, core_of, main_subject

_FIRST_WORDS: Final = 4
_WHAT: Final = MEEM + ALEF
_LIGHT: Final = frozenset({"adverb", "auxiliary", "conjunction", "demonstrative", "verb_like"})


def carried_voice(
    scenes: Sequence[Scene], cue: Cue, around: Draft | None, here: Sequence[Draft], memory: tuple[Memory, int]
) -> Voice | None:
    """Give who speaks by a cue without a subject, in the last of some sentences.

    `here` are the drafts of its sentence on its level.
    """
    voice = _carried(scenes, cue, around, here, memory)
    if voice is None or cue.sense.shape != MASDAR:
        return voice
    return voice if returns_to(voice, cue.sense.pronoun, scenes[-1].cast) else None


def _carried(
    scenes: Sequence[Scene], cue: Cue, around: Draft | None, here: Sequence[Draft], memory: tuple[Memory, int]
) -> Voice | None:
    scene = scenes[-1]
    if around is not None and around.content is not None:
        if around.quote != DIRECT and _calls(scene.line, cue):
            return _fitting([around], cue, scene)
        inner = _subject_before(scene, cue, around.content.start)
        if inner is not None:
            return inner
        is_own = around.quote == DIRECT and cue.sense.shape == VERB  # in his own words he says «I»
        return None if is_own else _fitting([around], cue, scene)
    if cue.sense.shape == MASDAR and is_brought(scene.line, cue.at):
        return memory[0].last(memory[1])
    found = _fitting(here, cue, scene)
    if found is not None:
        return found
    own = _subject_before(scene, cue, 0)
    if own is None and cue.is_participle and not here:
        own = _first_named(scene, cue)
    if own is not None or here or not _opens_sentence(scene.line, cue.at):
        return own
    return _from_before(scene, scenes[:-1], cue, memory)


def _calls(line: Line, cue: Cue) -> bool:
    """Whether the one who speaks calls something so, in the middle of his speech: `ما | وصفته ب`."""
    is_held = cue.sense.shape == VERB and bool(cue.sense.pronoun)
    return is_held and cue.at > 0 and line.forms[cue.at - 1].key == _WHAT


def _opens_sentence(line: Line, at: int) -> bool:
    """Whether nothing before a word could be its subject: only connectives, times and prepositions."""
    place = 0
    first = line.forms[0]
    if at and line.is_pause(at - 1) and (first.particle == "preposition" or first.preposition):
        return True  # وحول النتائج التي تحققت، قال
    while place < at:
        form = line.forms[place]
        is_light = line.is_sign(place) or line.timexes[place] is not None or form.particle in _LIGHT
        if is_light:
            place += 1
        elif form.particle == "preposition" or form.preposition:
            phrase = voice_phrase(line, place if form.preposition else place + 1)
            place = max(place + 1, phrase.end if phrase is not None else 0)
        else:
            return form.key in CONJUNCTIONS and place + 1 == at
    return True


def _fitting(drafts: Sequence[Draft], cue: Cue, scene: Scene) -> Voice | None:
    for draft in reversed(drafts):
        if draft.voice is None:
            continue
        if cue.sense.shape == MASDAR:
            if returns_to(draft.voice, cue.sense.pronoun, scene.cast):
                return draft.voice
        elif agrees(draft.voice, cue.sense.analysis, scene.cast):
            return draft.voice
    return None


def _first_named(scene: Scene, cue: Cue) -> Voice | None:
    """The person or office with which a sentence without a verb begins: `الوزيرة في بغداد، مطالبة`."""
    line = scene.line
    for place in range(min(_FIRST_WORDS, cue.at)):
        if line.forms[place].preposition or not can_speak(line, place):
            continue
        is_adjective = place and line.forms[place].is_adjective and not line.forms[place].is_definite
        if is_adjective and line.forms[place - 1].is_nominal and line.mentions[place] is None:
            continue  # وجهة | رئيسة
        phrase = voice_phrase(line, place)
        if phrase is not None and phrase.kind in (NAME, TITLE) and _phrase_fits(line, place, cue):
            return voice_at(line, place, scene.cast)
    return None


def _subject_before(scene: Scene, cue: Cue, start: int) -> Voice | None:
    """The subject of a verb before a cue in its sentence, from a character on."""
    line = scene.line
    fitting = []
    for place in (carried(line, cue.at), main_subject(line, cue.at)):
        if place is None or line.tokens[place].start < start or place >= cue.at:
            continue
        if not line.forms[place].preposition and can_speak(line, place) and _phrase_fits(line, place, cue):
            fitting.append(place)
    if not fitting or (fitting[0] != fitting[-1] and cue.sense.shape == VERB):
        return None  # both the newspaper and Saudi Arabia may go on: حيث قالت
    return voice_at(line, fitting[0], scene.cast)


def _phrase_fits(line: Line, place: int, cue: Cue) -> bool:
    phrase = voice_phrase(line, place)
    if phrase is None or (phrase.kind == OTHER and not phrase.names and not line.forms[place].is_definite):
        return False  # a word that nobody knows speaks only where a verb of speech names it
    if is_god(line, place):
        return False  # حفظهم | الله، سائلا
    form = line.forms[place]
    is_other = line.mentions[place] is None and noun_kind(form.key) is None and not line.is_title(place)
    if is_other and (is_act(form.key) or (form.is_accusative and not form.is_definite)):
        return False  # إعطاء فلان، متطرفا
    analysis = cue.sense.analysis
    if cue.sense.shape == MASDAR:
        return True
    is_any = not phrase.names and phrase.kind != TITLE and line.references[place] is None
    if is_any and cue.sense.shape == VERB and not _is_certain(line, phrase):
        return False  # كل النساء، شخصا آخر، الشعوب
    if analysis.number is Number.SINGULAR:
        return phrase_agrees(line, phrase, analysis)
    is_alone = len(coordinated(line, place)) == 1 and not line.forms[place].key.endswith(WAW + NOON)
    return not (is_alone and any(name.type is EntityType.PER for name in phrase.names))


def _is_certain(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase without a name means certain people or a certain body: `السيدة`, `رجال الشرطة`."""
    inner = range(phrase.head, phrase.end)
    is_told = any(line.forms[place].is_definite or line.mentions[place] is not None for place in inner)
    kind = noun_kind(line.forms[phrase.head].key)
    is_body = kind not in (None, "person", "crowd", "unit")
    return is_body or (is_told and kind != "crowd")


def _from_before(scene: Scene, before: Sequence[Scene], cue: Cue, memory: tuple[Memory, int]) -> Voice | None:
    spoke, number = memory
    last = spoke.last(number)
    fits = last is not None and agrees(last, cue.sense.analysis, scene.cast)
    if fits and spoke.spoke_at >= number - 1:
        return last
    if fits and CONTINUES in cue.sense.report.ways:
        between = (_main_voice(one) for one in before[spoke.spoke_at - number + 1 :])
        return None if any(_takes_over(one, last, cue, scene) for one in between) else last
    told = before[-1] if before else None
    subject = None if told is None else _main_voice(told)
    is_person = subject is not None and scene.cast.is_person(subject.participant)
    if subject is not None and is_person and agrees(subject, cue.sense.analysis, scene.cast):
        return subject
    is_other = told is not None and _is_of_another(told, last)
    return last if fits and not is_other and not _is_another(subject, last, cue, scene) else None


def _is_of_another(told: Scene, last: Voice | None) -> bool:
    """Whether a sentence opens with another person than the one who spoke: `وبلير الذي يعد …، قام`."""
    line = told.line
    first = next((m for m in line.mentions[:_FIRST_WORDS] if m is not None), None)
    if first is None or last is None or first.type is not EntityType.PER:
        return False
    is_plain = first.start <= line.tokens[0].end and not line.forms[0].preposition
    return is_plain and first.entity != last.participant.entity


def _takes_over(subject: Voice | None, last: Voice | None, cue: Cue, scene: Scene) -> bool:
    """Whether a sentence tells of another person in between, who may as well be the one who goes on."""
    if subject is None or last is None or not scene.cast.is_person(subject.participant):
        return False
    is_same = subject.participant.entity == last.participant.entity
    return not is_same and agrees(subject, cue.sense.analysis, scene.cast)


def _is_another(subject: Voice | None, last: Voice | None, cue: Cue, scene: Scene) -> bool:
    """Whether a sentence that tells of another body stands between one's speech and a verb that fits both."""
    if subject is None or last is None or not agrees(subject, cue.sense.analysis, scene.cast):
        return False
    ours, theirs = last.participant, subject.participant
    return theirs.entity is not None and theirs.entity != ours.entity


def _main_voice(scene: Scene) -> Voice | None:
    """Who the first verb of a sentence tells of, with the gender that the verb shows."""
    line = scene.line
    for at in range(line.length):
        if not is_finite(line, at):
            continue
        core = core_of(line, at)
        if core.is_relative or core.subject is None or not can_speak(line, core.subject):
            continue
        text = line.tokens[at].word.text[line.forms[at].skip :]
        found = next((a for a in verb_analyses(text) if a.person is Person.THIRD), None)
        return voice_at(line, core.subject, scene.cast, found)
    return None
