"""Which words of a sentence name an event, and by which row of the lexicon."""

from typing import Final, NamedTuple

from rawi.events.figures import is_figure
from rawi.events.homonyms import names_thing
from rawi.events.protesters import by_protesters
from rawi.language.verbs.model import Aspect
from rawi.language.verbs.pronouns import split_pronoun
from rawi.letters import ALEF, ARTICLE, HEH, TEH_MARBUTA, YEH
from rawi.letters import NOON as NOON_LETTER
from rawi.senses.lexicon import ANYONE, MASDAR, NOUN, PARTICIPLE, VERB, Sense, senses
from rawi.syntax.clauses import complements, is_finite
from rawi.syntax.forms import bare_forms
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import is_thing
from rawi.syntax.phrases import phrase_at
from rawi.syntax.subjects import core_of, is_passive_participle

_COMPANY: Final = 12
_NEAR: Final = 5
_PRONOUN: Final = "pronoun"
# Particles after which nothing is joined with و or ف.
_BEFORE_CLAUSE: Final = frozenset({"conjunction", "relative", "negation"})


def _company_of(line: Line, at: int, sense: Sense) -> int | None:
    """Give where the noun stands that a row asks for, as object or behind its preposition.

    The object may also be the noun that a relative clause is of: `القرار الذي تبناه المجلس`.
    """
    near = [(c.preposition, c.phrase.head) for c in complements(line, at + 1)[:_COMPANY]]
    if sense.shape == VERB:
        core = core_of(line, at)
        has_object = bool(sense.pronoun)
        if has_object:  # صور نشرها | جيشها
            near = [one for one in near if one[0]]
        if core.is_relative or has_object or core.object is None:
            told = (core.object,) if has_object else (core.subject, core.object)
            starts = (start for start in told if start is not None)
            phrases = (phrase_at(line, start) for start in starts)
            near.extend(("", phrase.head) for phrase in phrases if phrase is not None)
    for wanted in sense.entry.companions:
        for preposition, head in near:
            if preposition == wanted.preposition and (
                ANYONE in wanted.keys or not wanted.keys.isdisjoint(bare_forms(line.forms[head].key))
            ):
                return head
    return _self_of(line, at, sense)


def _self_of(line: Line, at: int, sense: Sense) -> int | None:
    """Give where a row's noun stands that with a pronoun is mostly one itself: `فجر انتحاري | نفسه`."""
    asked = frozenset[str]().union(*(one.keys for one in sense.entry.companions if not one.preposition))
    for place in range(at + 1, min(line.length, at + _NEAR)):
        if line.is_stop(place) or (place > at + 1 and is_finite(line, place)):
            return None
        if line.forms[place].particle == _PRONOUN:
            key = line.tokens[place].word.key
            return place if any(rest in asked for rest, _ in split_pronoun(key)) else None
    return None


def _fits(line: Line, at: int, sense: Sense, *, is_verb: bool) -> bool:
    """Whether a sense is possible where the word stands."""
    form = line.forms[at]
    if sense.skip != form.skip or (sense.prefix and _cannot_be_joined(line, at)):
        return False
    entry = sense.entry
    if sense.shape == VERB:
        is_jussive = sense.analysis is not None and sense.analysis.aspect is Aspect.JUSSIVE
        is_verb_here = is_finite(line, at) and not _is_quoted_name(line, at)
        return is_verb_here and not (is_jussive and not _is_jussive(line, at))
    if is_verb and is_finite(line, at):
        return False
    if sense.shape == PARTICIPLE and not _is_participle(line, at, sense):
        return False
    if sense.shape == MASDAR and _is_attribute(line, at):
        return False
    if sense.shape == NOUN and entry.following:
        rest = tuple(
            token.word.key.removeprefix(ARTICLE)
            for token in line.tokens[at + 1 : at + 1 + len(entry.following)]
        )
        return rest == entry.following
    return True


def _cannot_be_joined(line: Line, at: int) -> bool:
    """Whether a letter that could join the word to what stands before is its own: `حيث | ودعت`."""
    before = line.forms[at - 1] if at else None
    return bool(line.forms[at].conjunction) and before is not None and before.particle in _BEFORE_CLAUSE


def _is_quoted_name(line: Line, at: int) -> bool:
    """Whether a word stands alone in quotation marks, as names do: `برنامج "ساند"`."""
    return line.is_quote(at - 1) and line.is_quote(at + 1)


def _is_jussive(line: Line, at: int) -> bool:
    """Whether a particle before asks for the shortened imperfect: `لم يقل`, not `أن تقل`."""
    return at > 0 and line.forms[at - 1].particle == "negation"


def _is_participle(line: Line, at: int, sense: Sense) -> bool:
    """Whether a participle tells an act here: `مشيدا ب`, `المتهم ب`, but not `المتظاهرون`, `مدينة`."""
    form = line.forms[at]
    if line.is_title(at) or form.preposition or is_thing(form.key):
        return False
    if not sense.is_definite:
        return form.is_accusative or form.key.endswith((ALEF, HEH, YEH + NOON_LETTER)) or at == 0
    goes_on = any(
        line.forms[after].preposition or line.forms[after].particle == "preposition"
        for after in range(at + 1, min(line.length, at + _NEAR))
    )
    return goes_on and is_passive_participle(line, at, sense)


def _is_attribute(line: Line, at: int) -> bool:
    """Whether a masdar by its form only tells which people are meant: `الأطراف | المشاركة`.

    After a verb it is an object: `رفض الوزير | المشاركة`.
    """
    form, before = line.forms[at], at - 1
    if not form.is_definite or form.conjunction or form.preposition or before < 0:
        return False
    if not line.tokens[at].word.text.endswith(TEH_MARBUTA) or not line.forms[before].is_definite:
        return False
    if line.mentions[before] is not None or not line.forms[before].is_nominal:
        return False
    return not (before > 0 and is_finite(line, before - 1))


class Trigger(NamedTuple):
    """The sense by which a word names an event, and the place of the noun that its row asks for."""

    sense: Sense
    company: int | None


def trigger_at(line: Line, at: int) -> Trigger | None:
    """Tell by which sense, if any, the word at a place names an event."""
    trigger = _listed(line, at)
    if not line.forms[at].is_verb or not line.has_protesters:
        return trigger
    sense = by_protesters(line, at, trigger.sense if trigger else None)
    return trigger if sense is None else Trigger(sense, trigger.company if trigger else None)


def _suffered(fitting: list[Sense]) -> list[Sense]:
    """Give a masdar that is also a noun of suffering its frame: nobody who tells of a مقتل does it."""
    noun = next((one.entry for one in fitting if one.shape == NOUN and one.entry.frame.is_suffered), None)
    if noun is None:
        return fitting
    return [
        one._replace(entry=one.entry._replace(frame=noun.frame)) if one.shape == MASDAR else one
        for one in fitting
    ]


def _listed(line: Line, at: int) -> Trigger | None:
    """Find the row of the lexicon that holds where a word stands, unless a fixed phrase makes it no event."""
    trigger = _row_that_holds(line, at)
    return None if trigger is None or is_figure(line, at) else trigger


def _row_that_holds(line: Line, at: int) -> Trigger | None:
    found = senses(line.tokens[at].word)
    if not found or line.mentions[at] is not None or line.timexes[at] is not None:
        return None
    is_verb = any(sense.shape == VERB for sense in found)
    fitting = [sense for sense in found if _fits(line, at, sense, is_verb=is_verb)]
    fitting = [sense for sense in fitting if not names_thing(line, at, sense)]
    fitting = _suffered(fitting)
    # A row that asks for company tells more than one that does not: اعتراض طائرة.
    for sense in sorted(fitting, key=lambda sense: not sense.entry.companions):
        if not sense.entry.companions:
            return Trigger(sense, None)
        if not any(map(line.may_hold, sense.entry.companions)):
            continue
        company = _company_of(line, at, sense)
        if company is not None:
            return Trigger(sense, company)
    return None
