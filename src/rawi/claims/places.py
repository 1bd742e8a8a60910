"""Where in its clause the one who speaks is named, and where what is spoken of or who is spoken to begins."""

from typing import Final, NamedTuple

from rawi.claims.following import joined_end, next_noun
from rawi.claims.lexicon import (
    ACCUSED,
    CLAUSE,
    MASDAR,
    OBJECT,
    PARTICIPLE,
    QUOTE,
    SPOKEN,
    STATE,
    Sense,
)
from rawi.claims.nouns import noun_forms
from rawi.claims.openers import heads_act, is_complementizer, is_possessed, repeaters
from rawi.claims.opening import Opening
from rawi.claims.preceding import (
    describes_thing,
    is_inside_text,
    is_one_of_some,
    is_what,
    named_right_before,
    says_inside,
    subject_before,
    tells_of_thing,
)
from rawi.claims.subjects import is_own_talk, subject_after
from rawi.claims.voices import (
    can_speak,
    is_audience,
    is_highness,
    span_end,
    voice_phrase,
)
from rawi.language.verbs.model import Aspect, Gender, Number
from rawi.letters import ARTICLE, TEH, YEH
from rawi.syntax.clauses import is_finite, relative_before, tells_besides
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import is_act, is_thing
from rawi.syntax.phrases import NAME, OTHER, TITLE, Phrase
from rawi.syntax.subjects import agrees
from rawi.syntax.two_objects import has_only_objects

OBJECTS: Final = frozenset({OBJECT, ACCUSED})
_LONGEST_NAME: Final = 5
_LONGEST_OFFICE: Final = 14
# الذي and التي
_RELATIVES: Final = {
    ARTICLE + "\N{ARABIC LETTER THAL}" + YEH: Gender.MASCULINE,
    ARTICLE + TEH + YEH: Gender.FEMININE,
}


class Places(NamedTuple):
    """Where speaker and object begin; `is_thing` where what the verb tells of cannot speak."""

    subject: int | None
    object: int | None
    is_relative: bool = False
    is_thing: bool = False


def places_of(line: Line, at: int, sense: Sense) -> Places:
    """Tell where the object of a cue begins, to look for what it opens; the speaker is told after that."""
    if sense.shape == MASDAR and not sense.pronoun:
        return Places(at + 1 if can_speak(line, at + 1) else None, None)
    wants = OBJECTS & sense.report.slots
    if sense.shape == PARTICIPLE or sense.shape == MASDAR:
        after = at + 1 + is_highness(line, at + 1)
        return Places(None, _object_at(line, after) if wants or OBJECT in sense.report.addressee else None)
    relative = relative_before(line, at)
    is_relative = relative is not None
    if is_relative and sense.pronoun and OBJECT not in sense.report.addressee:
        return Places(None, None, True)
    if not wants:
        return Places(None, None, is_relative)
    return Places(None, _object_of(line, at, sense), is_relative)


def _object_at(line: Line, place: int) -> int | None:
    """Where the object of a participle begins: the phrase right after it."""
    while place < line.length and (line.is_quote(place) or line.forms[place].particle == "adverb"):
        place += 1
    return next_noun(line, place) if place < line.length else None


def _object_of(line: Line, at: int, sense: Sense) -> int | None:
    """Where the object of a finite verb begins: after its subject, or right after it where none is named."""
    slots, addressee = sense.report.slots, sense.report.addressee
    tells = CLAUSE in slots and sense.report.act == STATE
    if (tells or OBJECT in addressee) and ACCUSED not in slots:
        place = next_noun(line, at + 1, may_speak=False)
        return None if place == at + 1 and _says_clause(line, place, sense) else place
    first = next_noun(line, at + 1)
    if first == at + 1 and _says_clause(line, first, sense):
        return None
    if first is None or not can_speak(line, first):
        return first
    phrase = voice_phrase(line, first)
    second = next_noun(line, joined_end(line, first))
    if second is not None and line.forms[second].conjunction and subject_before(line, at) is not None:
        second = None  # يعتبر بنما من الجيران | وشريكا
    if second is not None and tells_besides(line, second):
        second = None  # واتهمت المعارضة بالتعطيل، | محذرة
    if second is not None and phrase is not None and agrees(line, phrase, sense.analysis):
        return second
    if second is None and phrase is not None and _is_told_otherwise(line, phrase, sense):
        return None
    if (
        second is None
        and subject_before(line, at) is None
        and line.is_title(first)
        and not line.forms[at].conjunction
    ):
        return None
    return first


def _says_clause(line: Line, place: int, sense: Sense) -> bool:
    """Whether what stands right behind a verb is its subject, as أن follows: `أعلن مطار | … أنه`."""
    form, phrase = line.forms[place], voice_phrase(line, place)
    if phrase is None or form.preposition or form.particle or form.is_accusative or is_act(form.key):
        return False
    if CLAUSE not in sense.report.slots or heads_act(form.key) or not agrees(line, phrase, sense.analysis):
        return False
    for after in range(phrase.end, min(line.length, phrase.end + _LONGEST_OFFICE)):
        if is_complementizer(line, after):
            return True
        if line.is_stop(after) or is_finite(line, after) or line.forms[after].opens_clause:
            return False
    return False


def _is_told_otherwise(line: Line, phrase: Phrase, sense: Sense) -> bool:
    """Whether a name is the subject, what it says standing behind it: `تعهدت الكويت | بالتزام`."""
    after = span_end(line, phrase.first)
    if after >= line.length or not agrees(line, phrase, sense.analysis):
        return False
    if is_complementizer(line, after):
        return True
    if phrase.kind != NAME:
        return False
    further = range(after + 1, min(line.length, after + _LONGEST_OFFICE))
    said = [after, *(n for n in further if is_complementizer(line, n))]  # في بيان بثته الوكالة، | بأن
    return any(line.forms[n].preposition in sense.report.slots for n in said)


def settled(line: Line, at: int, sense: Sense, places: Places, opening: Opening | None) -> Places:
    """Tell who speaks, now that it is known where what is said begins."""
    if sense.shape in (PARTICIPLE, MASDAR):
        return _addressed(line, at, sense, places, opening)
    limit = line.length if opening is None else (opening.head if opening.head > at else line.length)
    after = subject_after(line, at, sense, limit)
    spoken_to = next_noun(line, at + 1, may_speak=True)
    if after is None and spoken_to is not None and spoken_to < limit and OBJECT in sense.report.addressee:
        places = places._replace(object=spoken_to)
    told = _antecedent(line, at, sense, places)
    if after is not None and told is not None:
        return places._replace(subject=told, object=after)
    if after is not None and _is_only_object(line, at, after, sense, limit):
        return places._replace(subject=subject_before(line, at), object=after)
    if after is not None and OBJECT in sense.report.addressee:
        second = next_noun(line, joined_end(line, after), may_speak=True)
        if second is not None and second < limit:
            places = places._replace(object=second)
    if after is not None:
        return places._replace(subject=after)
    first = next_noun(line, at + 1)
    if (
        opening is not None
        and opening.slot == QUOTE
        and first == at + 1
        and first < limit <= first + _LONGEST_NAME
        and line.forms[first].key not in repeaters()
        and not line.forms[first].is_accusative  # فقال ساخرا
        and not is_own_talk(line, first)
    ):
        return places._replace(subject=first)  # وتابع حمد دخيل «…»
    if first == at + 1 and first < limit and _says(line, sense, opening, first):
        return places._replace(subject=first)
    if first is not None and first < limit and first != places.object and _is_subject_thing(line, first, at):
        return places._replace(is_thing=True)
    return _settled_before(line, at, sense, places, opening)


def _antecedent(line: Line, at: int, sense: Sense, places: Places) -> int | None:
    """Give who accuses in a relative clause, whoever stands behind the verb: `ترامب الذي اتهم | المحاكم`."""
    if not places.is_relative or sense.pronoun or ACCUSED not in sense.report.slots:
        return None
    return None if _relates_to_another(line, at, sense) else subject_before(line, at)


def _settled_before(line: Line, at: int, sense: Sense, places: Places, opening: Opening | None) -> Places:
    """Tell who speaks by a verb behind which nobody is named."""
    is_held = places.is_relative and bool(sense.pronoun) and OBJECT not in sense.report.addressee
    before = None if is_held else subject_before(line, at)  # البطيخ الذي وصفه
    is_bare = before is None or is_one_of_some(line, before)
    if is_what(line, at) or (is_bare and tells_of_thing(line, at)):
        return places._replace(is_thing=True)
    is_one = sense.analysis.number is Number.SINGULAR
    if (is_one and says_inside(line, at)) or (before is not None and is_inside_text(line, before, at)):
        return places  # أصدرت النقابة بيانا | قالت فيه
    if before is not None:
        phrase = voice_phrase(line, before)
        is_clause = opening is None or opening.slot in (CLAUSE, QUOTE)
        if phrase is not None and not is_clause and describes_thing(line, phrase, at):
            return places._replace(is_thing=True)
    return places._replace(subject=None if _relates_to_another(line, at, sense) else before)


def _is_only_object(line: Line, at: int, after: int, sense: Sense, limit: int) -> bool:
    """Whether the one behind a verb is its object and nobody else is named before what is said."""
    if has_only_objects(line, at, after):
        return True  # وحمّلت | القوات المسؤولية
    if OBJECT not in sense.report.addressee | sense.report.slots:  # الحكومة تعتبر | المعارضة خطرا
        is_free = ACCUSED in sense.report.slots and not line.forms[at].conjunction
        return is_free and after == at + 1 and _topic_fits(line, at, sense)
    second = next_noun(line, joined_end(line, after), may_speak=True)
    return (second is None or second >= limit) and _is_object(line, at, after, sense)


def _is_object(line: Line, at: int, after: int, sense: Sense) -> bool:
    """Whether the one behind a verb is spoken to: another stands before it, or it fits no subject."""
    if _is_rather_object(line, after, sense) or (after > at + 1 and named_right_before(line, at) is not None):
        return True
    is_free = not line.forms[at].conjunction and OBJECT in sense.report.addressee
    return is_free and _topic_fits(line, at, sense)


def _topic_fits(line: Line, at: int, sense: Sense) -> bool:
    """Whether a body or person stands right before a verb as its subject: `إن الحكومة | أمرت القوات`."""
    before = None if not at or line.forms[at - 1].particle else subject_before(line, at)
    phrase = None if before is None else voice_phrase(line, before)
    if phrase is None or phrase.kind == OTHER or span_end(line, phrase.first) != at:
        return False
    return agrees(line, phrase, sense.analysis)


def _relates_to_another(line: Line, at: int, sense: Sense) -> bool:
    """Whether a relative pronoun of the other gender stands before a verb: `الأطراف التي | قال إنها`."""
    relative = relative_before(line, at)
    gender = None if relative is None else _RELATIVES.get(line.forms[relative].key)
    is_told = sense.analysis.number is Number.SINGULAR and sense.analysis.gender is not Gender.NONE
    return gender is not None and is_told and gender is not sense.analysis.gender


def _says(line: Line, sense: Sense, opening: Opening | None, place: int) -> bool:
    """Whether a noun that is no person or body is told to speak: `وأشار | النادي إلى أن`."""
    if opening is None or opening.slot not in (CLAUSE, QUOTE):
        return False
    form = line.forms[place]
    phrase = voice_phrase(line, place)
    if phrase is None or not agrees(line, phrase, sense.analysis):
        return False
    if form.preposition or form.particle or form.key in repeaters():
        return False
    if OBJECT in sense.report.slots and not is_own_talk(line, place):
        return _says_clause(line, place, sense)
    if line.tokens[place].word.is_definite and not form.is_definite:
        return False  # بالإسبانية
    if SPOKEN in sense.report.ways:
        return not form.is_accusative and not is_own_talk(line, place)
    return sense.analysis.aspect is Aspect.PERFECT and form.is_definite and not is_act(form.key)


def _addressed(line: Line, at: int, sense: Sense, places: Places, opening: Opening | None) -> Places:
    if sense.shape == PARTICIPLE and is_highness(line, at + 1):
        return places._replace(subject=at + 1)  # مثمنا | سموه دور
    if OBJECT not in sense.report.addressee or opening is None:
        return places
    spoken_to = next_noun(line, at + 1, may_speak=True)
    return places._replace(object=spoken_to if spoken_to is not None and spoken_to < opening.head else None)


def _is_subject_thing(line: Line, place: int, at: int) -> bool:
    """Whether a noun right after a verb is its subject and no speaker: `يشير | تعيينه إلى`."""
    form = line.forms[place]
    if form.particle or line.begins_name(place) or form.key in repeaters() or is_own_talk(line, place):
        return False
    bare = noun_forms(form.key)
    is_abstract = form.is_known or any(is_thing(key) or is_act(key) for key in bare)
    return place == at + 1 and is_abstract and not form.is_accusative


def _is_rather_object(line: Line, place: int, sense: Sense) -> bool:
    """Whether the one noun after a verb is spoken to or of rather than speaking: `ودعا | الأطراف إلى`."""
    phrase = voice_phrase(line, place)
    if phrase is None or not agrees(line, phrase, sense.analysis):
        return True
    if OBJECT in sense.report.addressee and phrase.kind not in (NAME, TITLE):
        key = line.forms[phrase.head].key
        if is_audience(key) or (line.is_possessed(phrase.head) and is_possessed(key)):
            return True  # طمأنت | موظفيها
    return bool(sense.report.slots & {ACCUSED}) and phrase.kind != TITLE
