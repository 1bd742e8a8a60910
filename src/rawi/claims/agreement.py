"""A speaker with the gender and number that verbs show of him, and which verbs and pronouns can mean him."""

from typing import Final, NamedTuple

from rawi.language.verbs.model import Gender, Number, VerbAnalysis
from rawi.letters import ALEF, HEH, MEEM, NOON, YEH
from rawi.records import Participant
from rawi.syntax.participants import Cast

# Pronouns joined to a masdar: هم، هما، هن; ه and ها; ي and نا.
_OF_SEVERAL: Final = frozenset({HEH + MEEM, HEH + MEEM + ALEF, HEH + NOON})
_OF_ONE: Final = {HEH: Gender.MASCULINE, HEH + ALEF: Gender.FEMININE}
_OF_SPEAKER: Final = frozenset({YEH, NOON + ALEF})


class Voice(NamedTuple):
    """A speaker, with the gender and number that a verb shows of him, and the document he speaks through."""

    participant: Participant
    gender: Gender
    number: Number | None
    is_document: bool = False


def agrees(voice: Voice, analysis: VerbAnalysis, cast: Cast) -> bool:
    """Whether a verb without a subject can tell of a voice."""
    if Gender.NONE not in (voice.gender, analysis.gender) and voice.gender is not analysis.gender:
        # Sources and states are told of in the feminine first and in the plural then.
        return analysis.number is not Number.SINGULAR and voice.number is not Number.SINGULAR
    if analysis.number in (Number.PLURAL, Number.DUAL):
        return not (cast.is_person(voice.participant) and voice.number is Number.SINGULAR)
    return voice.number in (Number.SINGULAR, None)


def shown(voice: Voice | None, analysis: VerbAnalysis) -> Voice | None:
    """Give a single person or body with the gender that a verb shows of it, if none was known."""
    if voice is None or voice.gender is not Gender.NONE or voice.is_document:
        return voice
    is_one = analysis.number is Number.SINGULAR and voice.number is not Number.PLURAL
    return voice._replace(gender=analysis.gender) if is_one else voice


def returns_to(voice: Voice, pronoun: str, cast: Cast) -> bool:
    """Whether a pronoun joined to a masdar can mean a voice: `قولهم` is of no single man."""
    if pronoun in _OF_SEVERAL:
        return not (cast.is_person(voice.participant) and voice.number is Number.SINGULAR)
    if pronoun in _OF_ONE and voice.gender is not Gender.NONE:
        return _OF_ONE[pronoun] is voice.gender
    return pronoun not in _OF_SPEAKER
