"""Active or passive, subject or object: what unvowelled Arabic leaves open about the phrase after a verb."""

from typing import Final

from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Aspect, Number, Voice
from rawi.language.verbs.pronouns import bare_keys, split_pronoun
from rawi.language.vocabulary import is_listed_word
from rawi.letters import ALEF, ARTICLE, BEH, FEH, HEH, KAF, MEEM, NOON, SEEN, TEH, WAW, YEH
from rawi.records import EntityType
from rawi.senses.frames import RECIPIENT
from rawi.senses.lexicon import Sense, needs_no_object
from rawi.syntax.agents import agent_after
from rawi.syntax.noun_kinds import CROWD, GROUP, PERSON, SITE, is_act
from rawi.syntax.phrases import NAME, OTHER, TITLE, UNIT, Phrase, phrase_at
from rawi.syntax.scene import Scene
from rawi.syntax.subjects import Core

# Types whose verbs do something to people: with people alone after it the verb is passive.
_DONE_TO: Final = frozenset({"ASSAULT", "COERCE"})
# Types whose verbs say something to someone.
_SAID_TO: Final = frozenset({"ACCUSE", "REQUEST"})
_NEAR: Final = 2
_SELF: Final = NOON + FEH + SEEN
_DAMMA: Final = "\N{ARABIC DAMMA}"
# Forms whose active imperfect has the vowel of the passive on its first letter.
_VOWELLED_ACTIVE: Final = frozenset({"II", "III", "IV", "QI"})
_MANY: Final = frozenset({GROUP, PERSON, CROWD, UNIT})
_SUFFERING: Final = frozenset({PERSON, CROWD, UNIT, TITLE, SITE})


def is_passive(scene: Scene, at: int, sense: Sense, core: Core) -> bool:
    """Whether a verb, mostly unvowelled, is to be read as passive: `قتل ثلاثة جنود`."""
    text = scene.line.tokens[at].word.text[sense.skip :]
    if {analysis.voice for analysis in verb_analyses(text)} == {Voice.PASSIVE} or _is_vowelled(text, sense):
        return True
    if (
        sense.analysis is not None
        and sense.analysis.number is not Number.SINGULAR
        and core.object is not None
        and not _is_named_after(scene, at, core.object)
    ):
        return False  # أحرقوا سيارات: a plural verb has its subject before it
    is_done = sense.entry.type in _DONE_TO and sense.entry.frame.object == RECIPIENT and not sense.pronoun
    if is_done and core.object is None and agent_after(scene.line, at + 1) is not None:
        return True  # وقتل المهاجم على يد الشرطة
    if sense.prefix and scene.here and scene.here[-1][1].actors and core.object is None:
        return False  # داهمت الشرطة المنزل واعتقلت شقيقه
    if _is_left_without_object(scene, at, sense, core):
        return True
    frame = sense.entry.frame
    if sense.pronoun or frame.object != RECIPIENT or sense.entry.type not in _DONE_TO:
        return False
    if _does_to_self(scene, core):
        return False
    object_ = core.object if _can_be_object(scene, at, core) else None
    if object_ is not None and _is_named_after(scene, at, object_):
        object_ = None
    told = core.subject if object_ is None else (object_ if core.subject is None else None)
    phrase = phrase_at(scene.line, told) if told is not None else None
    if phrase is None:
        return False
    is_person = phrase.kind == NAME and phrase.names[0].type in (EntityType.PER, EntityType.NORP)
    return phrase.kind in _SUFFERING or is_person


def _can_be_object(scene: Scene, at: int, core: Core) -> bool:
    """Whether the second phrase after a verb of force is whom it is done to.

    It is not so behind a comma (`اعتقل رجلان أمس، | أحدهما`), nor an act in the accusative that tells how
    (`قتل شخصان | طعنا`), nor a nominative (`لاجئون وعاملون | محليون`).
    """
    phrase = phrase_at(scene.line, core.object) if core.object is not None else None
    if phrase is None or core.subject is None or core.subject < at:
        return phrase is not None
    line, form = scene.line, scene.line.forms[phrase.head]
    if sum(line.is_pause(place) for place in range(core.subject, phrase.first)) == 1:
        return False
    is_described = form.is_adjective and not form.is_noun and not form.is_definite  # سائقون | أجانب
    tells_how = phrase.kind == OTHER and form.is_accusative and is_act(form.key)
    return not tells_how and not is_described and not form.key.endswith(WAW + NOON)


def _is_named_after(scene: Scene, at: int, place: int) -> bool:
    """Whether a clause of its own names those told of: `الذين قتلوا في الهجوم، | وهم الرائد سالم`."""
    line = scene.line
    return any(
        line.is_pause(n) and line.forms[n + 1].particle == "pronoun" and bool(line.forms[n + 1].conjunction)
        for n in range(at + 1, place - 1)
    )


def _does_to_self(scene: Scene, core: Core) -> bool:
    """Whether someone does it to himself: `فجر انتحاري | نفسه`, not `قتل القائد نفسه`, he too was killed."""
    phrase = phrase_at(scene.line, core.subject) if core.subject is not None else None
    if phrase is None or phrase.end >= scene.line.length or scene.line.forms[phrase.head].is_definite:
        return False
    return any(rest == _SELF for rest, _ in split_pronoun(scene.line.tokens[phrase.end].word.key))


def _is_left_without_object(scene: Scene, at: int, sense: Sense, core: Core) -> bool:
    """Whether a verb that needs an object has none, and so tells of whom it is done to: `واتهم بالفساد`."""
    if sense.entry.type not in _SAID_TO or sense.entry.frame.object != RECIPIENT or sense.entry.companions:
        return False
    if sense.pronoun or core.is_relative or core.object is not None or needs_no_object(sense.entry.lemma):
        return False
    first = core.after[0] if core.after else None
    is_followed = first is not None and first.preposition == BEH and first.phrase.first <= at + _NEAR
    return is_followed and (core.subject is None or core.subject < at)


def _is_vowelled(text: str, sense: Sense) -> bool:
    """Whether the vowel on the first letter tells a passive: `قُتل`, `تُتهم`, but not `يُعلن`."""
    if text[1:2] != _DAMMA or sense.analysis is None:
        return False
    return sense.analysis.aspect is Aspect.PERFECT or sense.analysis.verb.form not in _VOWELLED_ACTIVE


def is_passive_of_thing(scene: Scene, core: Core) -> bool:
    """Whether the thing after a verb is its subject, being no accusative: `ووقع اتفاق`, not `اتفاقا`."""
    phrase = phrase_at(scene.line, core.object) if core.object is not None else None
    if phrase is None or core.subject is not None or core.is_relative or phrase.kind != OTHER:
        return False
    form = scene.line.forms[phrase.head]
    is_open = form.is_definite or form.key.endswith((HEH, TEH, YEH)) or phrase.end > phrase.head + 1
    return form.is_known and not is_open and not form.is_accusative


def with_object(scene: Scene, at: int, sense: Sense, core: Core) -> Core:
    """Make an object of the only phrase after a verb where it cannot be the subject.

    An abstract noun does not act (`وانتقد أداء الوزير`), nor does what the row asks for as object
    (`نشرت قوات`), nor an accusative (`وحث المسؤولين`), nor who stands alone where an object must.
    """
    frame = sense.entry.frame
    if core.subject is not None and core.object is not None and core.subject > at:
        return _with_doer_behind(scene, sense, core)
    if core.subject is None or core.object is not None or core.subject < at or frame.object is None:
        return core
    phrase = phrase_at(scene.line, core.subject)
    if phrase is None:
        return core
    form = scene.line.forms[phrase.head]
    is_abstract = phrase.kind == OTHER and form.is_known and sense.entry.type not in _DONE_TO
    is_asked = any(form.key.removeprefix(ARTICLE) in asked.keys for asked in sense.entry.companions)
    bare = form.key.removeprefix(ARTICLE)
    is_plural = form.key.endswith(YEH + NOON) and not is_listed_word(bare)  # الأمين is none
    is_accusative = phrase.kind != NAME and is_plural
    is_left = bool(sense.prefix) and frame.object == RECIPIENT and not needs_no_object(sense.entry.lemma)
    is_possessed = bool(split_pronoun(form.key)) and scene.line.is_possessed(phrase.head)
    is_left = is_left and not form.key.endswith(WAW + NOON) and (phrase.kind != TITLE or is_possessed)
    is_left = is_left or _is_left_many(scene, at, sense, phrase)
    if is_abstract or is_asked or is_accusative or is_left:
        return core._replace(subject=None, object=core.subject)
    return core


def _with_doer_behind(scene: Scene, sense: Sense, core: Core) -> Core:
    """Make the people behind the thing that a row asks for its subject: `أطلق عليه النار | ضباط`."""
    if sense.entry.frame.object == RECIPIENT:
        return core  # أطلق سراح | المعتقلين
    thing, people = phrase_at(scene.line, core.subject or 0), phrase_at(scene.line, core.object or 0)
    if thing is None or people is None or thing.kind != OTHER or people.kind in (OTHER, SITE):
        return core
    key = scene.line.forms[thing.head].key.removeprefix(ARTICLE)
    if not any(not asked.preposition and key in asked.keys for asked in sense.entry.companions):
        return core
    return core._replace(subject=core.object, object=core.subject)


def _is_left_many(scene: Scene, at: int, sense: Sense, phrase: Phrase) -> bool:
    """Whether several people stand alone after a verb of asking that goes on: `ودعا الفرقاء للحوار`."""
    if (
        not _goes_on(scene, at, sense)
        or sense.entry.type != "REQUEST"
        or phrase.kind not in _MANY
        or phrase.names
    ):
        return False
    return bool(scene.told_of(at)) and not is_plural(sense)


def _goes_on(scene: Scene, at: int, sense: Sense) -> bool:
    """Whether a verb goes on from the one before: `ودعا`, `كما دعا`."""
    before = scene.line.tokens[at - 1].word.key if at else ""
    return bool(sense.prefix) or before == KAF + MEEM + ALEF


def is_plural(sense: Sense) -> bool:
    """Whether a verb is in the plural, which follows its subject."""
    return sense.analysis is not None and sense.analysis.number is Number.PLURAL


def is_recalled(scene: Scene, sense: Sense, core: Core) -> bool:
    """Whether the object that a row asks for is the actor's own: `استدعت سفيرها`."""
    phrase = phrase_at(scene.line, core.object) if core.object is not None else None
    if phrase is None or not sense.entry.companions or phrase.names:
        return False
    key = scene.line.forms[phrase.head].key
    asked = {noun for companions in sense.entry.companions for noun in companions.keys}
    bare = [rest for before, _ in split_pronoun(key) for rest in bare_keys(before)]
    return any(rest in asked for rest in bare) or (key in asked and any(map(is_listed_word, bare)))
