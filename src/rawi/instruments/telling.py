"""A word that tells what happens to an instrument, and how it tells it: done, planned, denied, aimed at."""

from typing import Final, NamedTuple

from rawi.events.modality import of_noun, of_verb
from rawi.instruments.steps import NOUN, Step, outcomes, steps_at
from rawi.instruments.titles import Title
from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Aspect, VerbAnalysis
from rawi.letters import ALEF, MEEM, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.clauses import is_finite
from rawi.syntax.line import Line

COMPANY: Final = 7
ACTUAL: Final = "actual"
HYPOTHETICAL: Final = "hypothetical"
STANDS: Final = "stands"
_PLANNED: Final = "planned"
# Ends that have come only when they come: قررت الانسحاب has decided, ستنسحب has not left.
_ENDING: Final = frozenset({"withdrawn", "suspended", "ended"})
_LIGHT_WEIGHT: Final = 1.5
_LONGEST_AIM: Final = 3
_REACH: Final = 5
_WHAT: Final = MEEM + ALEF


class Governor(NamedTuple):
    """A word that tells a step of a title: its place, the step, and how it is told."""

    at: int
    step: Step
    modality: str
    is_background: bool = False

    @property
    def status(self) -> str:
        """What the step comes to."""
        return outcomes()[self.step.step].statuses[self.modality]

    @property
    def weight(self) -> float:
        """How much it weighs beside other steps of the same name."""
        return _LIGHT_WEIGHT if self.is_background else outcomes()[self.step.step].weight


def fits(line: Line, step: Step, title: Title, at: int) -> bool:
    """Tell whether a step at a word can be of a title: its kind, and what must follow."""
    if step.kinds and title.kind not in step.kinds:
        return False
    if step.step == STANDS and not step.is_verb:
        return False  # نص الاتفاقية
    if step.only_new and title.is_definite:
        return False
    if step.company:
        following = line.tokens[at + 1 : max(at, title.end) + COMPANY]
        return any(not step.company.isdisjoint(token.word.keys) for token in following)
    return True


def governor_at(line: Line, at: int, step: Step) -> Governor:
    """Make a governor of the word that tells a step, with its modality."""
    modality = of_verb(line, at) if step.is_verb else _modality_of_noun(line, at)
    if modality == _PLANNED and step.is_verb and step.step in _ENDING:
        modality = HYPOTHETICAL
    return Governor(at, step, modality if modality in outcomes()[step.step].statuses else ACTUAL)


def _modality_of_noun(line: Line, at: int) -> str:
    found = of_noun(line, at)
    if found == ACTUAL and (_is_aim(line, at) or _is_stipulated(line, at)):
        return HYPOTHETICAL
    if found == _PLANNED and _is_aim_of_verb(line, at):
        return HYPOTHETICAL  # متعهدا | بإلغاء, but not قررت | الانسحاب
    if found not in (ACTUAL, HYPOTHETICAL):
        return found
    enabling = next((n for n in range(at - 1, max(at - _REACH, -1), -1) if _enables(line, n)), None)
    if enabling is None:
        return found
    told = of_verb(line, enabling)
    if told != ACTUAL and line.forms[enabling - 1].key != _WHAT:  # ما سمح is «which allowed»
        return told
    return ACTUAL if _is_past(line, enabling) else found


def _is_stipulated(line: Line, at: int) -> bool:
    """Whether an agreement only lays down what a noun names: `ينص على | رفع العقوبات`, `القاضي ب`."""
    told = (step for n in range(max(0, at - _REACH), at) for step in steps_at(line, n))
    return any(step.step == STANDS and step.shape != NOUN for step in told)


def _enables(line: Line, at: int) -> bool:
    """Whether a verb stands here whose aim comes about with it: `ما سمح بإنشاء`, `لم تنجح في التوصل`."""
    return is_finite(line, at) and any(a.lemma in _enabling() for a in _analyses(line, at))


def _is_past(line: Line, at: int) -> bool:
    return any(a.lemma in _enabling() and a.aspect is Aspect.PERFECT for a in _analyses(line, at))


def _analyses(line: Line, at: int) -> tuple[VerbAnalysis, ...]:
    return verb_analyses(line.tokens[at].word.text[line.forms[at].skip :])


@built_once
def _aims() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(lookup_key(row["words"]).split()) for row in load_table("instruments/aims"))


@built_once
def _aim_verbs() -> dict[str, frozenset[str]]:
    """Give the prepositions before the aim of each verb, an empty one for its object."""
    rows = load_table("instruments/aim_verbs")
    return {row["lemma"]: frozenset(map(lookup_key, row.all("prepositions") or [""])) for row in rows}


def _is_aim_of_verb(line: Line, at: int) -> bool:
    """Whether a masdar is what a verb right before it aims at: `الرامية إلى | التوصل`, `تعهد | بالانسحاب`."""
    place, preposition = at - 1, line.forms[at].preposition
    if not preposition and place >= 0 and line.forms[place].particle == "preposition":
        place, preposition = at - 2, line.forms[place].key
    if place < 0:
        return False
    return any(preposition in _aim_verbs().get(one.lemma, ()) for one in _analyses(line, place))


def _is_aim(line: Line, at: int) -> bool:
    """Whether the words right before a masdar make it an aim: `بهدف | التوصل`."""
    if _is_aim_of_verb(line, at):
        return True
    joined = line.forms[at].preposition
    for size in range(1, _LONGEST_AIM + 1):
        keys = tuple(token.word.key for token in line.tokens[max(0, at - size) : at])
        first = line.forms[at - size] if size <= at else None
        if first is not None and first.conjunction:
            keys = (first.key, *keys[1:])  # والمساعدة في
        if len(keys) == size and (keys in _aims() or (joined and (*keys, joined) in _aims())):
            return True
    return False


@built_once
def _enabling() -> frozenset[str]:
    return frozenset(row["lemma"] for row in load_table("instruments/enabling"))
