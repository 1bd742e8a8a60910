"""What follows the name of an instrument and tells of it: a clause, a participle, an adjective."""

from collections.abc import Iterator
from typing import Final

from rawi.instruments.heads import inflected
from rawi.instruments.leading import ACTING
from rawi.instruments.steps import OBJECT, PARTICIPLE, Step, outcomes, steps_at, steps_of
from rawi.instruments.telling import ACTUAL, COMPANY, Governor, fits, governor_at
from rawi.instruments.titles import Title
from rawi.language.verbs.pronouns import split_pronoun
from rawi.language.vocabulary import is_listed_word
from rawi.letters import ALEF, ARTICLE, HEH, TEH, YEH
from rawi.lexicon import built_once, load_table
from rawi.syntax.clauses import is_finite
from rawi.syntax.light import returning
from rawi.syntax.line import Line
from rawi.syntax.phrases import phrase_at

_FAR: Final = 22
_NEAR: Final = 8


def behind(line: Line, title: Title) -> Iterator[Governor]:
    """Yield what a clause behind the name tells: `الاتفاق الذي تم التوصل إليه`, `هدنة انهارت`."""
    place = _clause_behind(line, title)
    if place is None:
        return
    opener = line.forms[place].particle == "relative"
    for at in range(place, min(place + (_FAR if opener else _NEAR), line.length)):
        form = line.forms[at]
        if line.is_stop(at) or (form.particle == "relative" and at > place):
            return
        if not opener and at > place and form.conjunction and is_finite(line, at):
            return
        step = next((s for s in _steps(line, at, place, title) if _tells(line, (at, place), s, title)), None)
        if step is not None:
            yield governor_at(line, at, step)
        if is_finite(line, at) and at > place + 1 and not opener:
            return


def _clause_behind(line: Line, title: Title) -> int | None:
    """Give where a relative pronoun or a verb stands that opens a clause of a name."""
    start = place = line.skip_bracket(title.end)
    while place < line.length and (line.is_pause(place) or line.is_quote(place)):
        place += 1
    if place >= line.length or line.is_stop(place):
        return None
    if line.forms[place].particle == "relative":
        return place
    is_topic = not title.is_definite or _is_topic(line, title.first)
    return place if place == start and is_topic and _opens_verb(line, place) else None


def _steps(line: Line, at: int, place: int, title: Title) -> tuple[Step, ...]:
    found = steps_at(line, at)
    if not found and at == place and not title.is_definite and _may_be_verb(line, at):
        return tuple(step for step in steps_of(line.tokens[at].word) if step.is_verb)
    return found


def _tells(line: Line, places: tuple[int, int], step: Step, title: Title) -> bool:
    """Whether a step in a clause behind a name is the name's: a verb, or with a pronoun for it."""
    at, place = places
    if step.shape == PARTICIPLE or not fits(line, step, title, at):
        return False
    if title.kind in ACTING and OBJECT in step.places and step.is_verb and not step.pronoun:
        return False  # التحالف الذي أعلن
    if step.is_verb and not step.is_subject and not step.pronoun and _has_object(line, at):
        return False  # الاتفاق الذي أنهى الحرب
    if at - place >= _NEAR and not (step.is_verb and line.forms[at].is_imperfect):
        return False
    return (step.is_direct and (step.is_verb or bool(step.pronoun))) or _returns(line, at, title)


def _has_object(line: Line, at: int) -> bool:
    """Whether a noun without a preposition follows a verb right away, and is then its object."""
    after = at + 1
    if after >= line.length or line.is_sign(after) or line.timexes[after] is not None:
        return False
    form = line.forms[after]
    return not (form.particle or form.preposition or form.conjunction) and phrase_at(line, after) is not None


def _is_topic(line: Line, first: int) -> bool:
    """Whether a name opens its clause, so that the verb behind it tells of it: `إن الهدنة | انهارت`."""
    form, before = line.forms[first], first - 1
    while before >= 0 and (line.is_quote(before) or line.forms[before].particle == "demonstrative"):
        before -= 1
    if form.preposition:
        return False
    if before < 0 or form.conjunction or line.is_stop(before) or line.is_pause(before):
        return True
    return line.forms[before].opens_clause or line.forms[before].particle == "verb_like"


def _opens_verb(line: Line, place: int) -> bool:
    """Whether a verb follows, perhaps behind a negation or `قد`."""
    while place < line.length and line.forms[place].particle in ("negation", "auxiliary"):
        place += 1
    if place >= line.length or line.forms[place].conjunction:
        return False
    return is_finite(line, place) or _may_be_verb(line, place)


def _may_be_verb(line: Line, place: int) -> bool:
    """Whether a word right behind an indefinite name is the verb of its clause: `آلية تشاور | تعقد`."""
    form = line.forms[place]
    is_verb = form.is_verb and form.key[0] in (YEH, TEH) and line.mentions[place] is None
    return is_verb and any(step.is_verb for step in steps_of(line.tokens[place].word))


def _returns(line: Line, at: int, title: Title) -> bool:
    """Whether a preposition with a pronoun follows: `إليه`, `في شأنه`, but not another's: `من عزلتها`."""
    after = at + 1
    if after >= line.length:
        return False
    if line.tokens[after].word.key in returning():
        return True
    form = line.forms[after]
    noun = after + 1 if form.particle == "preposition" and after + 1 < line.length else after
    if noun == after and not form.preposition:
        return False
    key = line.forms[noun].key
    if is_listed_word(key):
        return False
    return any(pronoun != HEH + ALEF or _may_be_she(line, title) for _, pronoun in split_pronoun(key))


def _may_be_she(line: Line, title: Title) -> bool:
    """Whether a feminine pronoun can mean a name: its head is feminine or of several."""
    first = line.forms[title.at].key.split()[0]
    return first.endswith((TEH, HEH))


def described(line: Line, title: Title) -> Iterator[Governor]:
    """Yield what a participle or adjective behind the name tells: `الموقّع`, `السارية`."""
    at = title.participle
    if at is None:
        yield from _predicate(line, title)
        return
    for step in steps_at(line, at):
        if step.shape == PARTICIPLE and outcomes()[step.step].in_background and fits(line, step, title, at):
            yield Governor(at, step, ACTUAL, True)
            return


@built_once
def _states() -> dict[str, Step]:
    return {
        key: Step(row["step"], PARTICIPLE, 0, frozenset(), frozenset(), frozenset(), False, (), "", row)
        for row in load_table("instruments/states")
        for key in inflected(row["adjective"])
    }


def _predicate(line: Line, title: Title) -> Iterator[Governor]:
    """An adjective that tells how it stands: `العقوبات على إيران | مستمرة`, `الهدنة | السارية`."""
    for at in range(title.end, min(title.end + COMPANY, line.length)):
        if line.is_stop(at) or line.is_pause(at) or line.forms[at].opens_clause or is_finite(line, at):
            return
        form = line.forms[at]
        step = _states().get(form.key.removeprefix(ARTICLE))
        is_attribute = form.is_definite and at == title.end
        if step is not None and (is_attribute or (title.is_definite and not form.is_definite)):
            yield Governor(at, step, ACTUAL, is_attribute)
            return
