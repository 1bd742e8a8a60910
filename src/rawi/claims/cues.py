"""Finds the words of a sentence that report speech, with where what they report begins."""

from typing import Final, NamedTuple

from rawi.claims.lexicon import (
    ACCUSED,
    BRINGS,
    CLAUSE,
    CONTINUES,
    DOCUMENT,
    IMPERSONAL,
    MASDAR,
    OBJECT,
    PARTICIPLE,
    QUOTE,
    UNDENIED,
    VERB,
    Sense,
    senses,
)
from rawi.claims.openers import is_complementizer, is_scripture, repeaters
from rawi.claims.opening import Opening, has_companion
from rawi.claims.openings import Search
from rawi.claims.places import OBJECTS, Places, places_of, settled
from rawi.claims.preceding import subject_before
from rawi.claims.quotations import Quotations
from rawi.claims.standing import stands
from rawi.claims.voices import is_god, plain_verbs, span_end
from rawi.language.verbs.model import Aspect, Number
from rawi.letters import BEH
from rawi.syntax.clauses import is_finite, relative_before
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import is_act
from rawi.syntax.phrases import NAME, TITLE, phrase_at

_BARE_WORDS: Final = 3
_NEAR: Final = 6
_NEXT: Final = 3


class Cue(NamedTuple):
    """A word that reports: its place, how it does, what it opens, and where subject and object begin."""

    at: int
    sense: Sense
    opening: Opening | None
    subject: int | None
    object: int | None
    is_relative: bool

    @property
    def is_participle(self) -> bool:
        """Whether it is one like `مشيرا`, which goes on with the speech of the one who spoke."""
        return self.sense.shape == PARTICIPLE


def find_cues(line: Line, quotations: Quotations) -> list[Cue]:
    """Find the cues of a sentence in its order, each in the first of its senses that fits."""
    found: list[Cue] = []
    for at, token in enumerate(line.tokens):
        if not senses(token.word) or line.mentions[at] is not None or line.timexes[at] is not None:
            continue
        if found and _is_part(line, found[-1], at):
            continue
        cue = _cue_at(line, at, quotations)
        if cue is not None:
            found.append(cue)
    return found


def _is_part(line: Line, before: Cue, at: int) -> bool:
    """Whether a word belongs to a cue before it: `وأضاف | قائلا`, `جدد | تأكيده`."""
    opening = before.opening
    if opening is None or opening.head < at:
        return False
    return before.at < at


def _cue_at(line: Line, at: int, quotations: Quotations) -> Cue | None:
    form = line.forms[at]
    for sense in senses(line.tokens[at].word):
        # ولفت is rather «and he pointed» than a form of a rare verb.
        is_rare = form.is_only_verb and sense.shape == VERB and sense.skip == form.skip + 1
        is_otherwise = sense.skip != form.skip and form.is_known and not is_rare
        if is_otherwise or not stands(line, at, sense):
            continue
        if _is_impersonal(line, at, sense) or is_scripture(line, at):
            return None
        if DOCUMENT in sense.report.ways:
            cue = _document_cue(line, at, sense, quotations)
        else:
            cue = _spoken_cue(line, at, sense, quotations)
        if cue is not None:
            return cue
    return None


def _spoken_cue(line: Line, at: int, sense: Sense, quotations: Quotations) -> Cue | None:
    places = places_of(line, at, sense)
    opening = Search(line, at, sense, quotations).run(places.object)
    opening = _bare(line, at, sense, opening) or opening
    is_mostly_else = sense.shape == VERB and line.forms[at].particle is not None
    if is_mostly_else and opening is not None and opening.slot == OBJECT:
        return None  # بين الطرفين خلاف
    is_held = sense.shape == VERB and bool(sense.pronoun) and not places.is_relative
    if is_held and opening is not None and opening.slot in OBJECTS:
        return None  # the pronoun is the object already
    is_next = opening is not None and opening.slot in OBJECTS and opening.head == at + 1
    if is_next and line.forms[at + 1].conjunction:
        return None  # لم يستبعد | وهذا الأمر
    if opening is None and not _follows(line, at, sense, quotations):
        return None
    if opening is not None and opening.slot not in (CLAUSE, QUOTE) and _tells_that(line, at, sense):
        return None
    if _is_far(line, at, sense, opening):
        return None
    if opening is not None and opening.slot == BEH and ACCUSED in sense.report.slots and not sense.pronoun:
        return None  # هجوم وُصف بالأكبر
    places = settled(line, at, sense, places, opening)
    held = places.object if opening is not None and opening.slot == ACCUSED else None
    if held is not None and opening is not None and at < held < opening.head:  # تعتبر | المعارضة خطرا
        opening = Opening(ACCUSED, line.tokens[held].start, held)
    if IMPERSONAL in sense.report.ways and ACCUSED in sense.report.slots and places.subject is None:
        return None  # العلاقات تعتبر أحد أهم
    if places.is_thing or not _reports(line, at, (sense, places, opening)):
        return None
    if (
        sense.shape == VERB
        and places.subject is not None
        and at < places.subject
        and is_god(line, places.subject)
    ):
        return None  # قال | الله تعالى
    return Cue(at, sense, opening, places.subject, places.object, places.is_relative)


def _tells_that(line: Line, at: int, sense: Sense) -> bool:
    """Whether what a verb reports was told before and `ذلك` calls it: `ذكر ذلك | المدير في مقابلة`."""
    after = at + 1
    is_that = after < line.length and line.forms[after].particle == "demonstrative"
    return sense.shape == VERB and is_that and after + 1 < line.length and line.is_title(after + 1)


def _is_far(line: Line, at: int, sense: Sense, opening: Opening | None) -> bool:
    """Whether a word is too far from what it would report: `ردا على سؤال …`, `التي تعتبرها الحكومة …`."""
    is_returning = sense.shape == VERB and bool(sense.pronoun) and OBJECT not in sense.report.addressee
    if is_returning and opening is not None:
        return opening.head - span_end(line, at + 1) > _NEAR
    if BRINGS in sense.report.ways and opening is not None and opening.slot in (CLAUSE, QUOTE):
        return opening.head - span_end(line, at + 1) > _NEXT
    if sense.shape == MASDAR and sense.pronoun and opening is not None:
        return opening.head - at > _NEAR
    if sense.shape != VERB or sense.analysis.number is not Number.DUAL or opening is None:
        return False
    return not is_finite(line, at) and opening.head - at > _NEXT


def _document_cue(line: Line, at: int, sense: Sense, quotations: Quotations) -> Cue | None:
    """A document that speaks behind a preposition: `جاء في | البيان أن`."""
    place = at + 1
    if place + 1 >= line.length or line.forms[place].key not in sense.report.slots:
        return None
    if not has_companion(line, sense, place + 1):
        return None
    clause = sense._replace(report=sense.report._replace(slots=frozenset({CLAUSE, QUOTE})))
    opening = Search(line, place, clause, quotations).run(None)
    return None if opening is None else Cue(at, sense, opening, place + 1, None, False)


def _reports(line: Line, at: int, found: tuple[Sense, Places, Opening | None]) -> bool:
    """Whether a word that opens something tells of speech here: nobody denies it, somebody speaks."""
    sense, _, opening = found
    if sense.shape == MASDAR:
        return opening is not None and _masdar_reports(line, at, sense, opening)
    is_denied = sense.shape == VERB and is_negated(line, at)
    return not is_denied or UNDENIED in sense.report.ways


def is_negated(line: Line, at: int) -> bool:
    """Whether a verb is told not to be so: `لم يعلن`."""
    before = at - 1
    while before >= 0 and line.forms[before].particle in ("adverb", "auxiliary"):
        before -= 1
    return before >= 0 and line.forms[before].particle == "negation"


def _masdar_reports(line: Line, at: int, sense: Sense, opening: Opening) -> bool:
    """Whether a masdar has its speaker: a pronoun, or the name or title right after it."""
    if sense.pronoun:
        if opening.slot in (OBJECT, ACCUSED):
            return sense.report.act == "deny"
        if OBJECT in sense.report.addressee and opening.slot not in (CLAUSE, QUOTE):
            return False  # دعوتها الرجال إلى، دعوته لزيارة
        return opening.slot in (CLAUSE, QUOTE) or not (line.forms[at].preposition or opening.slot == BEH)
    if opening.slot in (OBJECT, ACCUSED) or opening.head <= at + 1 or line.forms[at].preposition:
        return False
    is_next = opening.head - span_end(line, at + 1) < _NEXT and opening.slot not in (CLAUSE, QUOTE)
    if OBJECT in sense.report.addressee and is_next:
        return False  # دعوة الأهالي إلى: who calls them is not told
    phrase = phrase_at(line, at + 1)
    if phrase is None or phrase.first != at + 1 or phrase.kind not in (NAME, TITLE):
        return False
    return bool(phrase.names) or line.references[phrase.head] is not None


def _bare(line: Line, at: int, sense: Sense, opening: Opening | None) -> Opening | None:
    """What follows قائلا or another such participle with nothing to open it."""
    slots = sense.report.slots
    if sense.shape != PARTICIPLE or not {CLAUSE, QUOTE} <= slots or slots & {OBJECT}:
        return None
    if CONTINUES in sense.report.ways and sense.analysis.number is not Number.SINGULAR:
        return None  # متابعين وهميين
    place = at + 1
    while place < line.length and (
        line.forms[place].key in repeaters() or line.tokens[place].word.text == "'"
    ):
        place += 1
    if line.length - place < _BARE_WORDS or line.is_sign(place) or is_complementizer(line, place):
        return None
    if is_act(line.forms[at].key):
        return None  # متابعة التحضيرات
    if opening is not None and (opening.slot != QUOTE or opening.head - place <= _BARE_WORDS):
        return None
    form = line.forms[place]
    is_aside = form.particle == "preposition" or form.preposition
    if is_aside and (opening is not None or sense.report.lemma not in plain_verbs()):
        return None
    return Opening(QUOTE, line.tokens[place].start, place)


def _follows(line: Line, at: int, sense: Sense, quotations: Quotations) -> bool:
    """Whether what a verb reports stands before it, in a quotation that closes there."""
    if sense.shape != VERB or not {CLAUSE, QUOTE} <= sense.report.slots:
        return False
    before = at - 1
    while before >= 0 and line.is_pause(before):
        before -= 1
    return before >= 0 and quotations.closing_at(line.tokens[before].start) is not None


def _is_impersonal(line: Line, at: int, sense: Sense) -> bool:
    """Whether a verb is passive and nobody speaks: `يذكر أن`, `ويعتقد أن`, `يعتبر غزوا`."""
    if sense.shape != VERB:
        return False
    analysis = sense.analysis
    if analysis.voice.value == "passive":
        return True
    if IMPERSONAL not in sense.report.ways or analysis.aspect is not Aspect.IMPERFECT:
        return False
    if sense.pronoun:
        return False
    is_many = analysis.number is not Number.SINGULAR
    if sense.report.slots & OBJECTS and at + 1 < line.length:
        after = line.forms[at + 1]
        if is_many:
            return after.is_accusative and not after.is_definite  # ما زالوا يعتبرون أبطالا
        is_any = after.is_noun and not after.is_definite and line.mentions[at + 1] is None
        if after.is_accusative or (is_any and relative_before(line, at) is not None):
            return True  # التي تعتبر غطاء
    return not is_many and is_complementizer(line, at + 1) and subject_before(line, at) is None
