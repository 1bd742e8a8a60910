"""Whether a verb that names nobody tells of speech too doubtfully to be given the speaker of another."""

from typing import Final

from rawi.claims.agreement import Voice
from rawi.claims.cues import Cue
from rawi.claims.documents import TEXT, document_kind
from rawi.claims.lexicon import BRINGS, CLAUSE, OBJECT, QUOTE, VERB
from rawi.claims.openers import is_complementizer, is_possessed, repeaters
from rawi.claims.preceding import says_inside
from rawi.claims.voices import is_source, is_unlisted, passes_on, plain_verbs
from rawi.language.verbs.model import Aspect, Gender, Number
from rawi.letters import ALEF, BEH, KAF, LAM, NOON
from rawi.syntax.clauses import is_finite
from rawi.syntax.light import returning
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import is_act, noun_kind

# لكن، إن: a noun follows, of which the next verb tells.
_GOVERNING: Final = frozenset({LAM + KAF + NOON, ALEF + NOON})
_COLON: Final = ":"
_PEOPLE: Final = frozenset({"person", "crowd", "unit"})


def is_doubtful(line: Line, cue: Cue, voice: Voice | None) -> bool:
    """Whether a verb without a subject may well be no speech, or be that of one whom nobody reads.

    What is told in the perfect and opened by أن or a quotation is speech; of the rest these are doubtful.
    """
    if cue.sense.shape != VERB or cue.opening is None:
        return False
    if cue.at and line.tokens[cue.at - 1].word.text == _COLON:
        return True  # اليمين التالية: | أقسم بالله
    if cue.opening.slot in (CLAUSE, QUOTE):
        return False
    analysis = cue.sense.analysis
    form = line.forms[cue.at]
    if BRINGS in cue.sense.report.ways and analysis.gender is Gender.MASCULINE:
        return True  # نُقل عن الوزير قوله
    if analysis.aspect is Aspect.IMPERFECT:
        return True  # الأنباء التي | تتحدث عن
    if analysis.number is Number.DUAL and form.is_noun and form.key.endswith(ALEF):
        return voice is None or voice.number is not Number.PLURAL  # قدموا | شرحا وافيا
    return cue.opening.slot == OBJECT and _is_rather_subject(line, cue.opening.head)


def _is_rather_subject(line: Line, at: int) -> bool:
    """Whether the noun right after a verb is of one who speaks rather than what is said: `ونعى | عدد من`."""
    form = line.forms[at]
    if form.is_definite or line.mentions[at] is not None or form.preposition or form.is_accusative:
        return False
    return is_source(form.key) or noun_kind(form.key) in _PEOPLE or document_kind(form.key) == TEXT


def does_otherwise(line: Line, cue: Cue) -> bool:
    """Whether a verb with its subject does something else than speak here.

    It has an act as its object, and what would open speech belongs to that: `أقر المجلس | تسويق الدواء الذي`;
    or what it would report only goes on a list with its object: `عينات تبين مصادر النفط، | وأنواعه`.
    """
    if cue.sense.shape != VERB or cue.opening is None or cue.subject is None or cue.subject < cue.at:
        return False
    report, head = cue.sense.report, cue.opening.head
    if cue.opening.slot == OBJECT:
        return line.is_pause(head - 1) and bool(line.forms[head].conjunction)
    if cue.opening.slot != BEH or OBJECT in report.slots or OBJECT in report.addressee:
        return False
    return any(_is_bare_act(line, place) for place in range(cue.subject + 1, head))


def _is_bare_act(line: Line, at: int) -> bool:
    form, before = line.forms[at], line.forms[at - 1]
    is_construct = not before.is_definite and line.mentions[at - 1] is None and line.timexes[at - 1] is None
    is_bare = not is_construct and not (
        form.conjunction or form.preposition or form.particle or form.is_definite
    )
    return is_bare and not form.is_accusative and line.mentions[at] is None and is_act(form.key)


def _stands_alone(line: Line, cue: Cue) -> bool:
    """Whether a single word stands between a verb of plain speech and إن, which can only be who speaks."""
    after = cue.at + 1
    if not is_complementizer(line, after + 1) or cue.sense.report.lemma not in plain_verbs():
        return False
    form, key = line.forms[after], line.tokens[after].word.key
    is_light = form.particle or form.preposition or line.timexes[after] is not None or line.is_sign(after)
    return not (is_light or form.is_accusative or key in repeaters() or key in returning())


def _stands_before(line: Line, cue: Cue) -> bool:
    """Whether a word that nobody reads as a name stands behind لكن or إن, before a verb: `لكن | دريك قال`."""
    before = cue.at - 1
    if before < 1 or cue.subject is not None or line.forms[before - 1].key not in _GOVERNING:
        return False
    form = line.forms[before]
    return form.is_arabic and not (form.particle or form.preposition or line.timexes[before] is not None)


def _is_received(line: Line, cue: Cue) -> bool:
    """Whether what is said stands in a talk that another got: `تلقى الأمير اتصالا من … | أعرب فيه`."""
    if not says_inside(line, cue.at) or cue.sense.analysis.number is not Number.SINGULAR:
        return False
    return any(is_finite(line, place) and passes_on(line, place, gets=True) for place in range(cue.at))


def has_unread_subject(line: Line, cue: Cue) -> bool:
    """Whether a name nobody could read stands between a verb and what it opens: `وقال | فان ير بيرغ:`."""
    after = cue.at + 1
    if cue.sense.shape == VERB and (_stands_before(line, cue) or _is_received(line, cue)):
        return True
    if cue.sense.shape != VERB or cue.object is not None or cue.opening is None:
        return False
    if cue.opening.head <= after or after >= line.length or is_complementizer(line, after):
        return False
    if _stands_alone(line, cue):
        return True
    if line.is_quote(after):
        return cue.opening.slot != QUOTE and is_unlisted(line, after + 1)  # وأعلن | "زرقوبيش" أن
    form, mention = line.forms[after], line.mentions[after]
    if (
        form.conjunction
        or form.preposition
        or form.particle
        or line.is_sign(after)
        or form.key in repeaters()
    ):
        return False
    if mention is not None:
        return True
    if form.is_noun and not form.is_accusative and line.timexes[after] is None:
        return (
            cue.opening.slot == QUOTE
            and cue.sense.report.lemma in plain_verbs()
            and not is_possessed(form.key)
        )
    return is_unlisted(line, after) and len(form.key) > 1
