"""Who speaks: the words that name the speaker, the entity they come down to, or the speaker carried over."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rawi.claims.agreement import Voice
from rawi.claims.bearers import bearer_of, closing_bearer
from rawi.claims.documents import MEDIUM, TALK, TEXT, document_kind, report_noun
from rawi.claims.openers import is_complementizer
from rawi.claims.unnamed import is_of_none, is_unnamed
from rawi.claims.voices import can_speak, is_source, is_unknown_officer, passes_on, span_end, voice_phrase
from rawi.language.verbs.model import Gender, Number, VerbAnalysis
from rawi.letters import AIN, BEH, FEH, LAM, MEEM, NOON, WAW, YEH
from rawi.records import EntityType, Mention, Participant
from rawi.syntax.clauses import is_finite
from rawi.syntax.line import Line
from rawi.syntax.lists import coordinated
from rawi.syntax.participants import Cast
from rawi.syntax.phrases import NAME, TITLE, Phrase

# What may go on the description of a speaker: مصدر في، مسؤول من، متحدث باسم، خبير لدى.
_DESCRIBES: Final = frozenset({FEH + YEH, MEEM + NOON, AIN + NOON, LAM + "\N{ARABIC LETTER DAL}" + YEH})
_JOINED: Final = frozenset({BEH, LAM})
_INSIDE: Final = frozenset({BEH})
_FROM: Final = AIN + NOON


def voice_at(
    line: Line, at: int, cast: Cast, analysis: VerbAnalysis | None = None, *, limit: int | None = None
) -> Voice | None:
    """Say who speaks by the phrase at a word; a document speaks for whoever issued it.

    `limit` is where what is said begins, which no word of the speaker's passes.
    """
    phrase = voice_phrase(line, at)
    if phrase is not None and limit is not None and at < limit < phrase.end:
        phrase = phrase._replace(end=limit)
    if phrase is None:
        return None
    gender = analysis.gender if analysis is not None else Gender.NONE
    if document_kind(line.forms[phrase.head].key) is not None and phrase.kind != TITLE:
        owner = owner_of(line, phrase, cast)
        if owner is not None:
            return Voice(owner, Gender.NONE, None, True)
        words = cast.worded(line, phrase.first, phrase.end)
        return Voice(words, gender, None, True)
    joined = [one for one in coordinated(line, at) if can_speak(line, one.first)]
    participant = participant_at(line, phrase, cast, limit)
    if participant is None:
        return None
    if len(joined) > 1 and joined[-1].end > phrase.end and not _is_one(line, joined):
        return Voice(_together(line, participant, joined), Gender.NONE, Number.PLURAL)
    return Voice(participant, gender, _number(line, phrase))


def _is_one(line: Line, joined: Sequence[Phrase]) -> bool:
    """Whether joined offices are of one person, named behind the last: `الكاتب والمحلل ومدير المركز …`."""
    if any(phrase.kind != TITLE for phrase in joined):
        return False
    end = max(span_end(line, joined[-1].first), joined[-1].end)
    people = {m for m in line.mentions[joined[0].first : end] if m is not None and m.type is EntityType.PER}
    is_last = all(m.start >= line.tokens[joined[-1].first].start for m in people)
    return len(people) == 1 and is_last


def _number(line: Line, phrase: Phrase) -> Number | None:
    if any(name.type is EntityType.PER for name in phrase.names) or phrase.kind == TITLE:
        return Number.SINGULAR
    is_many = line.forms[phrase.head].is_definite and line.forms[phrase.head].key.endswith(WAW + NOON)
    return Number.PLURAL if is_many else None


def _together(line: Line, first: Participant, joined: Sequence[Phrase]) -> Participant:
    last = joined[-1]
    end = line.tokens[max(span_end(line, last.first), last.end) - 1].end
    start = first.start if first.start is not None else line.tokens[joined[0].first].start
    return replace(first, start=start, end=end, text=line.text[start:end])


def owner_of(line: Line, phrase: Phrase, cast: Cast) -> Participant | None:
    """Say whose a document is: `بيان لوزارة الدفاع`, `البيان الصادر عن السراج`."""
    after = phrase.head + 1
    if after < phrase.end and line.is_title(after) and line.forms[after].is_definite:  # تصريح | الوزير
        return _with_words(line, after, cast)
    names = [name for name in phrase.names if name.type is not EntityType.LOC]
    if names and after < phrase.end and _is_described(line, after):
        return None  # تقارير | صحافية بريطانية
    if names and document_kind(line.forms[phrase.head].key) == MEDIUM and _is_adjective(line, after):
        return None  # موقعا | جزائريا
    if names and names[0].type is EntityType.NORP and report_noun(line.forms[phrase.head].key) is not None:
        return None  # التقارير | البريطانية
    if names:
        return _with_words(line, phrase.head + 1, cast) or cast.named(names[0])
    return _issuer_after(line, phrase, cast)


def _is_adjective(line: Line, at: int) -> bool:
    """Whether a nationality without article stands here: it goes on what is no one's."""
    mention = line.mentions[at] if at < line.length else None
    return mention is not None and mention.type is EntityType.NORP and not line.forms[at].is_definite


def _is_described(line: Line, at: int) -> bool:
    """Whether adjectives without an article go on a document with no owner: `تقارير | صحافية بريطانية`."""
    form = line.forms[at]
    is_adjective = form.is_adjective and not form.is_definite and line.mentions[at] is None
    mention = line.mentions[at + 1] if at + 1 < line.length else None
    is_nationality = mention is not None and mention.type is EntityType.NORP
    return is_adjective and is_nationality and not line.forms[at + 1].is_definite


def _issuer_after(line: Line, phrase: Phrase, cast: Cast) -> Participant | None:
    """Say whose a document is told to be behind it: `بيان صادر عن السراج`, `بيان أصدرته الرئاسة`."""
    place = phrase.end
    while place < min(line.length, phrase.end + 6) and not line.is_stop(place) and not line.is_pause(place):
        is_title = line.is_quote(place) and not line.begins_name(place + 1)  # دراسة حول | "مشاركة الناخبين"
        if is_complementizer(line, place) or is_title:
            return None  # وقال التسجيل "أكد الملا عمر
        if is_finite(line, place) and not line.begins_name(place + 1):
            return None  # تقريرا | يتحدث عن دبي
        start = _of_whom(line, phrase, place)
        if start is not None and can_speak(line, start):
            found = voice_phrase(line, start)
            if found is not None and document_kind(line.forms[found.head].key) is None:
                return participant_at(line, found, cast)
        if line.begins_name(place) and is_finite(line, place - 1):  # بيان أصدرته | الرئاسة
            return None if passes_on(line, place - 1) else cast.named_at(line, place)
        place += 1
    return None


def _of_whom(line: Line, phrase: Phrase, place: int) -> int | None:
    """Give where the one begins whom a preposition names as owner: in `تقرير | عن السجون` it names none."""
    form = line.forms[place]
    if form.preposition == LAM:
        return place
    if form.particle != "preposition" or form.key not in _DESCRIBES:
        return None
    before = range(phrase.head + 1, place)
    is_issued = any(line.forms[n].is_adjective and line.mentions[n] is None for n in before)
    return place + 1 if form.key != _FROM or is_issued else None


def _with_words(line: Line, at: int, cast: Cast) -> Participant | None:
    if not can_speak(line, at):
        return None
    phrase = voice_phrase(line, at)
    return None if phrase is None else participant_at(line, phrase, cast)


def issuer_before(line: Line, at: int, cast: Cast) -> Voice | None:
    """Give whose statement a sentence opens with: `وفي تصريح للوزير، | ذكر أن`."""
    first = line.forms[0]
    if first.particle != "preposition" or first.key != FEH + YEH or line.length < 2:
        return None
    phrase = voice_phrase(line, 1)
    if phrase is None or document_kind(line.forms[phrase.head].key) not in (TEXT, TALK) or phrase.end >= at:
        return None
    owner = owner_of(line, phrase, cast)
    return None if owner is None else Voice(owner, Gender.NONE, None)


def participant_at(line: Line, phrase: Phrase, cast: Cast, limit: int | None = None) -> Participant | None:
    """Make a participant of a phrase, with all the words that name it."""
    limit = line.length if limit is None else max(limit, phrase.first + 1)
    end = min(max(span_end(line, phrase.first), phrase.end), limit)
    start = line.tokens[phrase.first].start + line.forms[phrase.first].skip
    meant = cast.meant(line, phrase)
    if meant is not None and _is_quoted_nationality(line, phrase):
        return replace(meant, entity=None)  # "الفرنسية" is an agency
    bearer = closing_bearer(line, phrase, limit) or _of_nationality(line, phrase) or bearer_of(line, phrase)
    if bearer is not None:
        stop = max(line.tokens[end - 1].end, bearer.end)
        return Participant(start, stop, line.text[start:stop], bearer.entity, cast.country(bearer.entity))
    is_named = phrase.kind == NAME
    if is_named and _names_another(line, phrase):
        stop = line.tokens[phrase.end].end
        return Participant(start, stop, line.text[start:stop])
    if any(name.type is EntityType.PER for name in phrase.names) and not is_named:
        return _without_name(line, phrase, cast)
    if not is_named and is_unnamed(line, phrase):
        is_any = is_source(line.forms[phrase.head].key)
        end = min(described_end(line, end, joined=_INSIDE if is_any else _JOINED), limit)
        stop = line.tokens[end - 1].end
        country = next((c for n in phrase.names if (c := cast.country(n.entity)) is not None), None)
        return Participant(start, stop, line.text[start:stop], None, country)
    stop = line.tokens[end - 1].end
    if phrase.kind == NAME and phrase.names:
        stop = max(stop, phrase.names[0].end)
    words = line.text[start:stop]
    if meant is None or is_unknown_officer(line, phrase):
        return Participant(start, stop, words)
    if not is_named and cast.is_person(meant) and line.references[phrase.head] is None:
        meant = replace(meant, entity=None)  # whose spokesman he is
    if not is_named and is_of_none(line, phrase, meant, cast):
        return Participant(start, stop, words, None, meant.country)  # إدارة مستشفى شرق جدة
    if meant.entity is None and not is_named:
        stop = line.tokens[min(described_end(line, _office_end(line, end)), limit) - 1].end
        return Participant(start, stop, line.text[start:stop], None, meant.country)
    return Participant(start, stop, words, meant.entity, meant.country)


def _is_quoted_nationality(line: Line, phrase: Phrase) -> bool:
    is_nationality = phrase.kind == NAME and phrase.names[0].type is EntityType.NORP
    return is_nationality and line.is_quote(phrase.first - 1)


def _of_nationality(line: Line, phrase: Phrase) -> Mention | None:
    """The person whom a nationality comes before, with an office between: `الأرجنتيني مدرب الفريق خوسيه`."""
    is_nationality = phrase.kind == NAME and phrase.names[0].type is EntityType.NORP
    if not is_nationality or phrase.end >= line.length or not line.is_title(phrase.end):
        return None
    office = voice_phrase(line, phrase.end)
    return None if office is None else bearer_of(line, office)


def _names_another(line: Line, phrase: Phrase) -> bool:
    """Whether an adjective makes a place's name another's: `أبوظبي | الرياضية`."""
    end = phrase.end
    if phrase.names[0].type is not EntityType.GPE or end >= line.length or line.mentions[end] is not None:
        return False
    form = line.forms[end]
    return form.is_definite and form.is_adjective and not form.conjunction and not form.preposition


def _without_name(line: Line, phrase: Phrase, cast: Cast) -> Participant:
    """Someone told of by the one he works for: `المتحدث باسم الرئيس محمود عباس`."""
    stop = line.tokens[phrase.end - 1].end
    start = line.tokens[phrase.first].start + line.forms[phrase.first].skip
    return Participant(start, stop, line.text[start:stop], None, cast.country(phrase.names[0].entity))


def described_end(line: Line, end: int, *, joined: frozenset[str] = _JOINED) -> int:
    """Give the place after what goes on the description of a speaker: `مصدر | في وزارة الدفاع`.

    `joined` are the prepositions of one letter that belong to it: a source is not of those it speaks to.
    """
    place = end
    while place < line.length:
        form = line.forms[place]
        if form.particle == "preposition" and form.key in _DESCRIBES and not form.preposition:
            further = voice_phrase(line, place + 1)
        elif form.preposition in joined and not form.conjunction:
            further = voice_phrase(line, place)
        else:
            break
        if further is None or line.timexes[further.head] is not None or further.end <= place:
            break
        if document_kind(line.forms[further.head].key) is not None:
            break
        place = further.end
    return place


def _office_end(line: Line, end: int) -> int:
    """Give the place after what an office is of: `قائد | القوات المركزية`."""
    while end < line.length and not line.is_sign(end) and line.timexes[end] is None:
        form = line.forms[end]
        goes_on = form.is_definite or line.mentions[end] is not None
        if form.conjunction or form.preposition or form.particle or not goes_on:
            break
        end += 1
    return end


def is_text(line: Line, at: int) -> bool:
    """Whether a phrase is a text that speaks: `البيان`."""
    phrase = voice_phrase(line, at)
    return phrase is not None and document_kind(line.forms[phrase.head].key) == TEXT
