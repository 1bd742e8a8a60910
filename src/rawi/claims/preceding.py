"""The one named before a verb as its speaker: its subject, or a person with an office between commas."""

from typing import Final

from rawi.claims.documents import document_kind
from rawi.claims.openers import is_complementizer
from rawi.claims.voices import can_speak, is_source, span_end, voice_phrase
from rawi.language.clitics import CONJUNCTIONS
from rawi.language.numbers import numeral
from rawi.letters import ALEF, FEH, LAM, MEEM, NOON, YEH
from rawi.records import EntityType
from rawi.syntax.clauses import is_finite, phrase_before, relative_before
from rawi.syntax.light import returning
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import is_act, is_thing
from rawi.syntax.phrases import NAME, OTHER, TITLE, Phrase, is_count
from rawi.syntax.subjects import core_of

_LONGEST_OFFICE: Final = 14
# Prepositions of what is said in a text: في، خلال.
_INSIDE: Final = frozenset({FEH + YEH, "\N{ARABIC LETTER KHAH}" + LAM + ALEF + LAM})
_PERSON: Final = "person"
_AS_FOR: Final = ALEF + MEEM + ALEF  # أما
_MIM: Final = MEEM + NOON
_WHAT: Final = MEEM + ALEF
_OF_WHAT: Final = MEEM + _WHAT  # مما


def subject_before(line: Line, at: int) -> int | None:
    """Give where the one begins who is named before a verb as its subject."""
    topic = _topic_before(line, at) if line.forms[at].conjunction == FEH else None
    if topic is not None:
        return topic
    if line.forms[at].conjunction or (at and line.forms[at - 1].key in CONJUNCTIONS):
        return None  # بين الجانبين | وقال
    described = _described_before(line, at)
    if described is not None:
        return described
    core = core_of(line, at).subject
    if core is not None and core < at and _may_be_topic(line, core):
        return core
    relative = relative_before(line, at)
    end = at if relative is None else relative
    while end > 0 and (line.forms[end - 1].particle in ("negation", "auxiliary", "adverb", "pronoun")):
        if line.forms[end - 1].conjunction:
            return None  # شنقريحة، ولا يستبعد
        end -= 1
    named = named_right_before(line, end)
    follows_that = named is not None and named > 0 and is_complementizer(line, named - 1, joined=True)
    if named is not None and (relative is not None or follows_that):
        return named  # فإنّ شنقريحة | أشاد
    phrase = phrase_before(line, end)
    if phrase is None or (phrase.first and line.forms[phrase.first - 1].particle == "preposition"):
        return None  # أمام الوفد | ذكر
    if phrase.first > 1 and line.is_quote(phrase.first - 1) and line.forms[phrase.first - 2].is_nominal:
        return None  # على موقع "تويتر"، | نفى
    first = phrase.first
    if first and not phrase.names and _is_ordinal(line, first):
        return None  # اليوم | الأول والتي
    title = _title_of(line, phrase)
    if title is not None:
        first = title
    return first if _is_head(line, first) and can_speak(line, first) else None


def _may_be_topic(line: Line, at: int) -> bool:
    """Whether one who speaks is named here: no name in quotation marks behind a noun."""
    is_called = at > 1 and line.is_quote(at - 1) and line.forms[at - 2].is_nominal
    return not is_called and _is_head(line, at) and can_speak(line, at)


def _is_ordinal(line: Line, at: int) -> bool:
    """Whether an adjective with ال goes on the noun before it rather than names somebody."""
    form, before = line.forms[at], line.forms[at - 1]
    is_adjective = form.is_adjective and form.is_definite and line.mentions[at] is None
    return is_adjective and not line.is_title(at) and before.is_nominal and not before.particle


def _topic_before(line: Line, at: int) -> int | None:
    """Give where the one begins of whom a clause with أما tells: `أما | ليبيا فتقول`."""
    near = range(at - 2, max(-1, at - _LONGEST_OFFICE), -1)
    start = next((n for n in near if line.forms[n].key == _AS_FOR), None)
    if start is None:
        return None
    first = start + 1
    while first < at and line.is_quote(first):
        first += 1
    if line.forms[first].preposition or not can_speak(line, first) or is_act(line.forms[first].key):
        return None  # أما حضور المرأة فتوقع
    return None if any(is_finite(line, n) for n in range(first, at)) else first


def _described_before(line: Line, at: int) -> int | None:
    """Give where the person is named whose office stands between commas: `سليم حداد، مدير المصنع، | قال`."""
    if not at or not line.is_pause(at - 1):
        return None
    near = range(at - 2, max(0, at - _LONGEST_OFFICE), -1)
    pause = next((place for place in near if line.is_pause(place)), None)
    if pause is None or not line.is_title(pause + 1) or any(is_finite(line, n) for n in range(pause, at - 1)):
        return None
    return named_right_before(line, pause)


def named_right_before(line: Line, at: int) -> int | None:
    """Give where the person is named of whom a relative clause tells: `أحمد عطاف، | الذي أعرب`."""
    end = at
    while end > 0 and line.is_pause(end - 1):
        end -= 1
    mention = line.mentions[end - 1] if end else None
    if mention is None or mention.type is not EntityType.PER:
        return None
    first = end - 1
    while first > 0 and line.mentions[first - 1] is mention:
        first -= 1
    phrase = voice_phrase(line, first)
    title = None if phrase is None else _title_of(line, phrase)
    return first if title is None else title


def _title_of(line: Line, phrase: Phrase) -> int | None:
    """Give where the title begins to which a name belongs: `الأمين العام للأمم المتحدة، | بان كي مون`."""
    if phrase.kind != NAME or phrase.names[0].type is not EntityType.PER:
        return None
    for place in range(max(0, phrase.first - 14), phrase.first):
        if line.is_title(place) and not line.forms[place].preposition and span_end(line, place) >= phrase.end:
            return place
    return None


def _is_head(line: Line, place: int) -> bool:
    form = line.forms[place]
    return not form.preposition and (line.mentions[place] is None or line.begins_name(place))


def is_what(line: Line, at: int) -> bool:
    """Whether a verb tells of what went before: `وهو ما | أبرز`."""
    if at < 2 or line.forms[at - 1].key not in (_WHAT, _MIM, _OF_WHAT):
        return False
    if line.forms[at - 1].key == _OF_WHAT:
        return True  # مما يؤكد
    return line.forms[at - 2].particle == "pronoun" or line.is_pause(at - 2)


def says_inside(line: Line, at: int) -> bool:
    """Whether a verb tells what is said in a text or talk named before: `بيانا | أكد فيه`."""
    form = line.forms[at]
    if form.conjunction or at + 1 >= line.length or relative_before(line, at) is not None:
        return False
    return returning().get(line.tokens[at + 1].word.key) in _INSIDE


def is_inside_text(line: Line, first: int, at: int) -> bool:
    """Whether an indefinite text stands right before such a verb: `بيانا | أكدوا فيه`."""
    phrase = voice_phrase(line, first)
    if phrase is None or line.forms[phrase.head].is_definite or not says_inside(line, at):
        return False
    return document_kind(line.forms[phrase.head].key) is not None


def describes_thing(line: Line, phrase: Phrase, at: int) -> bool:
    """Whether a verb only describes an indefinite noun right before it: `سياسة جائرة | تعبر عن`."""
    form, before = line.forms[phrase.head], line.forms[phrase.first - 1]
    is_after_noun = phrase.first > 0 and before.is_noun and not (before.is_definite or before.particle)
    if is_after_noun and not form.is_definite and (form.is_adjective or is_count(line, phrase.head)):
        return phrase.end == at and not phrase.names  # صوت واحد | يشدد على
    is_band = line.forms[at].is_imperfect and phrase.kind not in (NAME, TITLE, _PERSON)  # فئة ضالة | تعبر عن
    if not (is_band or phrase.kind == OTHER) or phrase.names or phrase.end != at or form.is_definite:
        return False
    return not is_source(form.key) and document_kind(form.key) is None


def tells_of_thing(line: Line, at: int) -> bool:
    """Whether what stands before a verb as its subject is a thing: `وهو ما | يؤكد`."""
    relative = relative_before(line, at)
    if relative is not None and line.forms[relative].key in (_WHAT, _MIM):
        return True
    if at and line.forms[at - 1].particle == "demonstrative":
        return True  # وهذا يؤكد
    core = core_of(line, at).subject
    if core is None or core >= at or line.forms[core].preposition or line.forms[core].key in CONJUNCTIONS:
        return False
    if line.mentions[core] is not None:
        return False
    return is_thing(line.forms[core].key) or (core == at - 1 and is_one_of_some(line, core))


def is_one_of_some(line: Line, at: int) -> bool:
    """Whether an ordinal stands alone for one of what was told before: `الأولى | تنفي، والثانية تقر`."""
    form = line.forms[at]
    found = numeral(line.tokens[at].word) if form.is_definite else None
    return found is not None and found.role == "ordinal"
