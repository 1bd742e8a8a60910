"""How far the name of an instrument goes: adjectives, what it belongs to, a quoted name, a number."""

from typing import Final, NamedTuple

from rawi.instruments.heads import is_qualifier, qualifiers_at
from rawi.instruments.steps import is_background
from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Aspect
from rawi.language.words import WordKind
from rawi.language.words import word as word_of
from rawi.letters import FEH, MEEM, QAF, REH, WAW
from rawi.syntax.clauses import is_finite
from rawi.syntax.forms import form_of
from rawi.syntax.line import Line
from rawi.syntax.phrases import phrase_at

_LONGEST_QUOTE: Final = 8
_LONGEST: Final = 16
_PARTICIPLES: Final = (Aspect.PARTICIPLE_ACTIVE, Aspect.PARTICIPLE_PASSIVE)
_FINITE: Final = (Aspect.PERFECT, Aspect.IMPERFECT)
_NUMBER: Final = REH + QAF + MEEM
_PLAIN: Final = '"'
_CLOSING: Final = frozenset("»”")
_OPENERS: Final = ("negation", "auxiliary", "verb_like", "relative", "conjunction")


class Extent(NamedTuple):
    """Where a name ends, its number, and the place of a participle such as `الموقّع` behind it."""

    end: int
    number: str | None
    is_quoted: bool
    participle: int | None


def extent_of(line: Line, at: int, start: int) -> Extent:
    """Read on from a head: adjectives, what it belongs to, a name in quotation marks, a number."""
    phrase = phrase_at(line, at)
    stop = phrase.end if phrase is not None and phrase.head == at else start
    if stop == start < line.length and any(qualifiers_at(line.tokens, start)):
        topic = phrase_at(line, start)  # ألية تشاور, the head misspelt like a particle
        is_joined = line.forms[start].conjunction or line.forms[start].preposition
        stop = start + 1 if topic is not None and not is_joined else stop
    end = start
    while end < min(stop, at + _LONGEST):
        if is_background(line, end):
            return Extent(end, None, False, end)
        if end >= start and _opens_clause(line, end):
            return Extent(end, None, False, None)
        end = line.name_end(end) if line.begins_name(end) else end + 1
    while start <= end < line.length and _describes(line, end):
        end += 1
    end = _joined(line, end)
    end, number = numbered(line, end)
    quoted = _quoted(line, end) if number is None else None
    if quoted is not None:
        end, again = quoted, numbered(line, quoted)
        end, number = again
    return Extent(end, number, quoted is not None, participle_behind(line, end))


def _opens_clause(line: Line, at: int) -> bool:
    """Whether a verb with its object or `فإن` goes on behind a name: `اتفاقية جديدة | وصفتها`."""
    written = line.tokens[at].word.text
    if written.startswith(FEH) and form_of(word_of(written[1:])).particle in _OPENERS:
        return True
    told = verb_analyses(written) if line.forms[at].is_verb else ()
    return bool(told) and all(analysis.pronoun and analysis.aspect in _FINITE for analysis in told)


def participle_behind(line: Line, end: int) -> int | None:
    """Give where a participle such as `الموقّعة` stands behind a name, perhaps after a comma."""
    place = end + line.is_pause(end)
    return place if is_background(line, place) else None


def _describes(line: Line, end: int) -> bool:
    """Whether an adjective goes on with a name: `الهدنة | الإنسانية`, `ساحة عمليات | بحرية`."""
    form, before = line.forms[end], line.forms[end - 1]
    if is_qualifier(line.tokens[end].word) and line.timexes[end] is None:
        return not before.is_definite and not is_finite(line, end)
    joined = form.conjunction or form.preposition or form.particle or line.mentions[end] is not None
    if joined or not form.is_adjective or line.timexes[end] is not None or _is_participle(line, end):
        return False
    if form.is_definite:
        return before.is_definite
    return False


def _is_participle(line: Line, at: int) -> bool:
    """Whether a participle stands here, which goes on with words of its own: `المكلفة | ب`."""
    analyses = verb_analyses(line.tokens[at].word.text)
    return any(a.aspect in _PARTICIPLES for a in analyses)


def _joined(line: Line, end: int) -> int:
    """Pass over a second topic: `اتفاق السلم | والمصالحة`."""
    if end >= line.length or line.forms[end].conjunction != WAW:
        return end
    form = line.forms[end]
    is_topic = any(True for _ in qualifiers_at(line.tokens, end)) and form.is_noun and not form.preposition
    same = line.forms[end - 1].is_definite == form.is_definite and bool(
        list(qualifiers_at(line.tokens, end - 1))
    )
    if not (is_topic and same):
        return end
    phrase = phrase_at(line, end)
    return phrase.end if phrase is not None and not phrase.names else end + 1


def numbered(line: Line, end: int) -> tuple[int, str | None]:
    """Read a number: `رقم (2216)`, `2216`, `عدد 17`."""
    place = end
    if place < line.length and line.tokens[place].word.key == _NUMBER:
        place += 1
    bracket = place < line.length and line.tokens[place].word.text == "("
    place += bracket
    if place >= line.length or line.tokens[place].word.kind is not WordKind.NUMBER:
        return end, None
    if line.timexes[place] is not None and place == end:
        return end, None  # اتفاق 2015
    number = line.tokens[place].word.key
    closes = bracket and place + 1 < line.length and line.tokens[place + 1].word.text == ")"
    return place + 1 + closes, number


def _quoted(line: Line, at: int) -> int | None:
    """Give the end of a short name in quotation marks that begins here, no sentence: «لن يغير شيئا»."""
    if at + 1 >= line.length or not line.is_quote(at) or _closes(line, at):
        return None
    if line.forms[at + 1].particle in _OPENERS:
        return None
    for end in range(at + 2, min(at + _LONGEST_QUOTE, line.length)):
        if line.is_quote(end):
            return end + 1
        if line.is_stop(end):
            return None
    return None


def _closes(line: Line, at: int) -> bool:
    """Whether a quotation mark closes what was opened before."""
    mark = line.tokens[at].word.text
    if mark != _PLAIN:
        return mark in _CLOSING
    return sum(token.word.text == mark for token in line.tokens[:at]) % 2 == 1
