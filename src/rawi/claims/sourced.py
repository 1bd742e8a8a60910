"""Bounds what a source tells that is named without a verb: the sentence before it, or what comes after."""

from typing import Final

from rawi.claims.attributions import Attribution
from rawi.claims.contents import Bounds, Told, connectives, trimmed
from rawi.claims.openers import is_complementizer
from rawi.claims.opening import Opening
from rawi.claims.quotations import Quotations
from rawi.language.words import WordKind
from rawi.letters import FEH, WAW
from rawi.syntax.clauses import is_finite
from rawi.syntax.line import Line

_FEWEST: Final = 2
_LONGEST_SOURCE: Final = 25
_OPENING_WORDS: Final = 4


def before_attribution(told: Told, attribution: Attribution) -> Bounds | None:
    """Give what the sentence tells before it names its source."""
    line = told.line
    first = max((a.end for a in told.attributions if a.first < attribution.first), default=0)
    while first < attribution.first and line.is_sign(first) and not line.is_quote(first):
        first += 1
    last = attribution.first
    while last > first and (line.is_sign(last - 1) and not line.is_quote(last - 1)):
        last -= 1
    if last - first < _FEWEST:
        return None
    return Bounds(line.tokens[first].start, line.tokens[last - 1].end, False)


def after_attribution(told: Told, attribution: Attribution, quotations: Quotations) -> Bounds | None:
    """Give what the sentence tells after it has named its source; None where it tells no more."""
    line = told.line
    place = attribution.end
    while place < line.length and (line.is_pause(place) or line.timexes[place] is not None):
        place += 1
    place = _answer(line, place)
    if place >= line.length:
        return None
    following = [a.first for a in told.attributions if a.first >= place]
    end = line.tokens[(following[0] if following else line.length) - 1].end
    stops = [c for c in told.cues if c.is_participle and c.at > place]
    if stops:
        end = line.tokens[stops[0].at - 1].end
    words = [t for t in line.tokens[place:] if t.word.kind is not WordKind.PUNCTUATION]
    if len(words) < _FEWEST:
        return None
    return trimmed(line.text, Opening("", line.tokens[place].start, place), end, quotations)


def _answer(line: Line, place: int) -> int:
    """Give where the sentence proper begins after its source: behind `فإن`, `أن`."""
    for at in range(place, min(line.length - 1, place + _LONGEST_SOURCE)):
        is_then = FEH in (line.forms[at].conjunction, line.forms[at].key[:1])
        if is_then and is_complementizer(line, at, joined=True):
            return at + 1
    return place + 1 if is_complementizer(line, place) else place


def _is_opening_phrase(line: Line, source: Attribution) -> bool:
    """Whether only a phrase like `وبناء عليه` stands before a source, and what it tells comes after."""
    if source.first > _OPENING_WORDS or any(is_finite(line, place) for place in range(source.first)):
        return False
    return any(not line.is_sign(place) for place in range(min(source.end + 1, line.length), line.length))


def _is_inserted(told: Told, source: Attribution) -> bool:
    """Whether a source stands between a verb of speech and what it reports: `قال، | بحسب الوكالة، إن`."""
    cues = (cue for cue in told.cues if cue.opening is not None and cue.at < source.first)
    return any(cue.opening is not None and cue.opening.head > source.first for cue in cues)


def told_by_source(told: Told, source: Attribution, quotations: Quotations) -> Bounds | None:
    """Give what a source tells: the sentence before it, or after where it comes first or in the middle."""
    line, after = told.line, source.end
    while after < line.length and line.timexes[after] is not None:
        after += 1
    is_over = after >= line.length - 1
    if not is_over:
        goes_on = after + line.is_pause(after)
        form = line.forms[goes_on] if goes_on < line.length else None
        is_other = (
            form is None
            or line.tokens[goes_on].word.text.startswith(WAW)
            or form.conjunction
            or form.opens_clause
            or form.key in connectives()
        )
        is_other = is_other or any(cue.at == goes_on for cue in told.cues) or line.is_sign(goes_on)
        is_over = bool(is_other)
    before = before_attribution(told, source)
    openings = [cue.opening.head for cue in told.cues if cue.opening is not None and cue.at < source.first]
    if any(0 <= source.first - head <= 1 for head in openings) or _is_inserted(told, source):
        before = None  # قال إنه | وفقا للإحصاءات
    if before is not None and _is_opening_phrase(told.line, source):
        before = None
    if before is not None and is_over:
        return before
    if before is not None and not line.is_pause(after):
        return before
    later = after_attribution(told, source, quotations)
    return later or before
