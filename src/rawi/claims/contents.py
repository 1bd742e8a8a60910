"""Bounds what is said: to the closing mark, the next speech of the same sentence, or its end."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rawi.claims.attributions import Attribution
from rawi.claims.cues import Cue
from rawi.claims.documents import document_kind
from rawi.claims.lexicon import CLAUSE, CONTINUES, OBJECT, QUOTE, VERB
from rawi.claims.opening import Opening
from rawi.claims.quotations import Quotations
from rawi.language.verbs.model import Aspect
from rawi.letters import ALEF, KAF, MEEM, NOON, TEH, WAW, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.clauses import is_finite
from rawi.syntax.line import Line

_FEWEST: Final = 2
# Rows of boundaries that hold in the last part of a sentence: behind a comma, or anywhere.
_TAIL: Final = "tail"
_LAST: Final = "last"
# Connectives that put no clause under another: كما، قد، كان.
_KANA: Final = KAF + ALEF + NOON
_QAD: Final = "\N{ARABIC LETTER QAF}\N{ARABIC LETTER DAL}"
_JOINING: Final = frozenset({KAF + MEEM + ALEF, _QAD, _KANA, _KANA + TEH})
_AS_FOR: Final = ALEF + MEEM + ALEF  # أما
_TRIMMED: Final = " \t\n\r\u00a0.,;:!،؛؟?-–—…"
_MARKS: Final = '«»"“”'


class Told(NamedTuple):
    """A sentence with the cues and attributions that were found in it."""

    line: Line
    cues: Sequence[Cue]
    attributions: Sequence[Attribution]


class Bounds(NamedTuple):
    """The characters of what is said; `is_quoted` where they are the inside of a quotation."""

    start: int
    end: int
    is_quoted: bool


@built_once
def _boundaries() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in load_table("claims/boundaries"):
        first, *rest = lookup_key(row["phrase"]).split()
        found.setdefault(first, []).append((tuple(rest), row["after_pause"]))
    return {first: tuple(rows) for first, rows in found.items()}


@built_once
def connectives() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give, by its last word, each connective that may stand before the next verb of speech."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in load_table("claims/connectives"):
        *rest, last = lookup_key(row["word"]).split()
        found.setdefault(last, []).append(tuple(rest))
    return {last: tuple(rows) for last, rows in found.items()}


def bounds_of(told: Told, cue: Cue, quotations: Quotations) -> Bounds | None:
    """Give the characters of what a cue reports."""
    if cue.opening is None:
        return _before(told.line, cue.at, quotations)
    line, opening = told.line, cue.opening
    quotation = quotations.opening_at(opening.start)
    place = opening.head
    if quotation is not None:
        after = _after(line, quotation.end)
        if quotation.end > line.end or after is None or _is_over(told, cue, after):
            return Bounds(*quotation.inside, True)
        place = after
    end = _end(told, cue, place, quotations)
    return trimmed(line.text, opening, end, quotations)


def _before(line: Line, at: int, quotations: Quotations) -> Bounds | None:
    """The quotation that closes right before a verb."""
    before = at - 1
    while before >= 0 and line.is_pause(before):
        before -= 1
    quotation = quotations.closing_at(line.tokens[before].start) if before >= 0 else None
    return None if quotation is None else Bounds(*quotation.inside, True)


def _after(line: Line, at: int) -> int | None:
    """The place of the first word after a character."""
    return next((n for n, token in enumerate(line.tokens) if token.start >= at), None)


def _is_over(told: Told, cue: Cue, after: int) -> bool:
    """Whether a quotation is the whole of what is said, by what comes after its closing mark."""
    line = told.line
    if line.is_sign(after):
        return True
    form = line.forms[after]
    if (form.conjunction and is_finite(line, after)) or _is_boundary(line, after):
        return True
    return any(other.at == after for other in told.cues) or any(a.first == after for a in told.attributions)


def _end(told: Told, cue: Cue, place: int, quotations: Quotations) -> int:
    """Give the character where what is said ends, looking from its first word on."""
    line, head = told.line, cue.opening.head if cue.opening else place
    cues = {other.at: other for other in told.cues if other.at > cue.at}
    before = _connective_before(line, cue.at)
    is_under = before is not None and before <= 1 and line.forms[before].key not in _JOINING
    sources = {attribution.first for attribution in told.attributions if attribution.first > place}
    at = place
    while at < line.length:
        token = line.tokens[at]
        quotation = quotations.opening_at(token.start)
        if quotation is not None and at > place - 1:
            if quotation.end > line.end:
                return quotation.end
            at = _after(line, quotation.end) or line.length
            continue
        if at > place and ((at in sources and at > head + 1) or _is_boundary(line, at)):
            return line.tokens[at - 1].end
        if at > place and _goes_on_telling(line, cue, at):
            return line.tokens[at - 1].end
        if is_under and line.is_pause(at) and at + 1 < line.length and is_finite(line, at + 1):
            return line.tokens[at - 1].end  # وبينما تؤكد … أن …، | تقدم
        other = cues.get(at)
        if other is not None and at > place:
            stop = _stop_before(line, cue, other)
            if stop is not None and stop > place:
                return line.tokens[stop - 1].end
        at += 1
    return line.tokens[-1].end


def _goes_on_telling(line: Line, cue: Cue, at: int) -> bool:
    """Whether the article itself goes on behind a noun that is said: `أكد أهمية الحوار، | وردت الوزارة`."""
    if cue.opening is None or cue.opening.slot in (CLAUSE, QUOTE) or not line.is_pause(at):
        return False
    after = at + 1
    if after >= line.length or line.forms[after].conjunction != WAW or not is_finite(line, after):
        return False
    if any(form.particle == "relative" for form in line.forms[cue.opening.head : at]):
        return False  # التفجير الذي استهدف مسجدا، | وأسفر عن
    form = line.forms[after]
    return form.is_only_verb and not form.is_imperfect


def _is_boundary(line: Line, at: int) -> bool:
    for rest, after_pause in _boundaries().get(line.tokens[at].word.key, ()):
        keys = tuple(token.word.key for token in line.tokens[at + 1 : at + 1 + len(rest)])
        if keys != rest or (after_pause not in ("", _LAST) and not line.is_sign(at - 1)):
            continue
        if after_pause not in (_TAIL, _LAST) or not any(map(line.is_pause, range(at, line.length))):
            return True
        noun = at + 1 + len(rest)
        is_talk = noun < line.length and not line.forms[noun].is_definite
        is_talk = is_talk and document_kind(line.forms[noun].key) is not None
        if after_pause == _TAIL and is_talk:
            return True  # …، خلال | مؤتمر صحفي عقده اليوم، …
    return False


def _stop_before(line: Line, cue: Cue, other: Cue) -> int | None:
    """Give the place before which another speech of the sentence ends this one, None inside it."""
    if other.is_participle:
        return other.at
    if other.sense.shape != VERB or other.is_relative:
        return None
    head = cue.opening.head if cue.opening is not None else cue.at
    if other.subject is not None and head <= other.subject < other.at:
        topic = other.subject - 1
        if topic > head and line.forms[topic].key == _AS_FOR and line.is_pause(topic - 1):
            return topic  # …، | أما التاجر سعيد فقال
        return None  # أن الوزير كان قد تحدث
    joined = _connective_before(line, other.at)
    if joined is not None:
        return joined
    if cue.is_relative and line.is_pause(other.at - 1) and other.subject is not None and head < other.subject:
        return other.at - 1  # أمام معارضة الذين حذروا من …، | رأت الوزيرة أن
    if not line.forms[other.at].conjunction:
        return None
    is_apart = line.is_sign(other.at - 1)
    is_other = other.subject is not None and other.subject > other.at
    if other.sense.analysis.aspect is not Aspect.PERFECT and cue.sense.analysis.aspect is Aspect.PERFECT:
        return other.at if is_apart and is_other else None
    if is_apart or CONTINUES in other.sense.report.ways:
        return other.at
    if is_other:
        tells = other.opening is not None and other.opening.slot == CLAUSE and cue.sense.shape == VERB
        return other.at if tells and cue.opening is not None and cue.opening.slot == CLAUSE else None
    only_says = CLAUSE in other.sense.report.slots and OBJECT not in other.sense.report.slots
    return other.at if only_says or _same_speaker(cue, other) else None


def _same_speaker(cue: Cue, other: Cue) -> bool:
    one, two = cue.sense.analysis, other.sense.analysis
    return one.gender == two.gender


def _connective_before(line: Line, at: int) -> int | None:
    """Give where the connective begins before a verb: `| لكنه أشار`, `| غير أنها أكدت`."""
    place = at - 1
    first = None
    while place >= 0:
        form = line.forms[place]
        rests = connectives().get(form.key)
        if rests is None:
            break
        fitting = next((rest for rest in rests if _stands_before(line, place, rest)), None)
        if fitting is None:
            break
        first = place - len(fitting)
        place = first - 1
    return first


def _stands_before(line: Line, place: int, rest: tuple[str, ...]) -> bool:
    start = place - len(rest)
    return start >= 0 and tuple(form.key for form in line.forms[start:place]) == rest


def trimmed(text: str, opening: Opening, end: int, quotations: Quotations) -> Bounds | None:
    """Cut signs off both ends, and marks that have lost their partner."""
    start = opening.start
    while start < end and text[start] in _TRIMMED:
        start += 1
    while True:
        cut = len(text[start:end].rstrip(_TRIMMED))
        end = start + cut
        if end > start and text[end - 1] in _MARKS:
            quotation = quotations.closing_at(end - 1)
            if quotation is None or quotation.start < start:
                end -= 1
                continue
            if quotation.start == start:
                return Bounds(*quotation.inside, True)
        break
    return Bounds(start, end, False) if end - start > _FEWEST else None
