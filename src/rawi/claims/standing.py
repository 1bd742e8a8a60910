"""Whether a word stands where a form of its shape can: a verb as verb, a participle as adverb."""

from typing import Final

from rawi.claims.lexicon import BRINGS, PARTICIPLE, UNDENIED, VERB, Sense
from rawi.claims.openers import is_complementizer
from rawi.claims.voices import can_speak
from rawi.language.verbs.model import Aspect, Gender, Number
from rawi.letters import ALEF, ALEF_MAKSURA, HAMZA_ALEFS, KAF, LAM, MEEM, NOON, TEH, TEH_MARBUTA, WAW, YEH
from rawi.syntax.clauses import is_finite
from rawi.syntax.light import returning
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import is_act, is_thing

_FARTHEST: Final = 20
# من، أما; إلى، من
_BEFORE_NOUNS: Final = frozenset({MEEM + NOON, ALEF + MEEM + ALEF})
_TOWARDS: Final = frozenset({ALEF + LAM + YEH, MEEM + NOON})
# أن as it stands before what is only wished, feared or thought of.
_WISHED: Final = frozenset({"\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}" + NOON, ALEF + NOON})


def stands(line: Line, at: int, sense: Sense) -> bool:
    """Whether a form stands where its shape can: a verb as verb, a participle as adverb."""
    form = line.forms[at]
    if sense.shape == VERB:
        if at and line.forms[at - 1].key in _BEFORE_NOUNS:
            return False  # هناك من يرى، من ورائها، أما أبرز
        is_told = sense.analysis.aspect is Aspect.PERFECT or UNDENIED in sense.report.ways
        if not is_told and at and not form.conjunction and line.tokens[at - 1].word.text in _WISHED:
            return False  # يصعب أن يلاحظ
        if _is_joined_act(line, at) or (at and line.tokens[at - 1].word.key.endswith(NOON + KAF)):
            return False  # طالما أنك | طلبت
        if BRINGS in sense.report.ways and _is_carried_off(line, at, sense):
            return False
        return is_finite(line, at) or _is_hidden_verb(line, at, sense)
    if sense.shape == PARTICIPLE:
        return _is_adverb(line, at, sense)
    is_place = sense.analysis.verb.form == "I" and form.key.startswith(MEEM)  # موعده
    return not form.is_definite and not is_place


def _is_carried_off(line: Line, at: int, sense: Sense) -> bool:
    """Whether what is brought is no speech: `نقل | إلى المشفى`, `نقلا | عن`."""
    is_moved = at + 1 < line.length and line.forms[at + 1].key in _TOWARDS
    return is_moved or sense.analysis.number is Number.DUAL


def _is_joined_act(line: Line, at: int) -> bool:
    """Whether a word goes on a list of acts: `مدى طموح | وتمسك الشباب`."""
    form, before = line.forms[at], line.forms[at - 1]
    if not at or form.conjunction != WAW or not form.is_noun or line.mentions[at - 1] is not None:
        return False
    is_open = not before.is_definite and not before.is_accusative and not before.particle
    return is_open and not before.is_only_verb and is_act(before.key)


def _is_hidden_verb(line: Line, at: int, sense: Sense) -> bool:
    """Whether a word that is mostly something else is a verb here: `عبر الحزب عن`, `تيلرسون تعهد بأن`."""
    form = line.forms[at]
    if form.preposition or form.is_definite:
        return False
    if sense.analysis.number is Number.DUAL and form.is_verb and not form.particle:
        return True  # أوضحا، تقدما
    if form.particle == "preposition" and at and line.forms[at - 1].key == MEEM + ALEF:
        return False  # ما بين
    begins = bool(form.conjunction) or at == 0 or line.is_sign(at - 1) or line.forms[at - 1].opens_clause
    if form.particle == "preposition":
        after = at + 1
        while after < line.length and line.is_sign(after):
            after += 1  # عبّر، الفريق …، عن
        is_object = after < line.length and line.forms[after].key in sense.report.slots
        return begins and (can_speak(line, after) or is_object or is_complementizer(line, after))
    is_perfect = line.tokens[at].word.text.endswith(ALEF_MAKSURA) and sense.analysis.aspect is Aspect.PERFECT
    is_opening = is_complementizer(line, at + 1)
    if begins and is_perfect and (is_opening or can_speak(line, at + 1)):
        return True  # ورأى أن، رأى خبراء أن
    if form.particle or not form.is_verb or line.begins_cue(at):
        return False
    before = line.forms[at - 1] if at else None
    is_after_noun = (
        before is not None and not before.preposition and not before.particle and not before.is_only_verb
    )
    is_pointing = at + 1 < line.length and line.tokens[at + 1].word.key in returning()  # بيانا اتهم فيه
    return (is_after_noun and (is_perfect or is_opening or is_pointing)) or (begins and is_opening)


def _goes_on_being(line: Line, at: int) -> bool:
    """Whether a word in the accusative goes on with what a verb like يكون tells that something is."""
    for place in range(at - 1, max(-1, at - _FARTHEST), -1):
        if line.is_sign(place):
            return False
        if line.forms[place].particle == "auxiliary" and not is_complementizer(line, at + 1):
            return True
    return False


def _is_adverb(line: Line, at: int, sense: Sense) -> bool:
    form, text = line.forms[at], line.tokens[at].word.text
    if form.is_definite or form.preposition or sense.pronoun or line.begins_cue(at):
        return False
    if form.conjunction and not line.is_sign(at - 1) and _goes_on_being(line, at):
        return False  # أن يكون الحل رافدا للسلم | ومعبرا عن
    if at and (line.forms[at - 1].particle == "auxiliary" or line.forms[at - 1].is_number):
        return False  # كان ملاحظا، 24 متهما
    analysis = sense.analysis
    if analysis.number is Number.SINGULAR and analysis.gender is Gender.MASCULINE:
        is_written = form.key[-1:] == ALEF and text[-1:] not in HAMZA_ALEFS  # مبدأ
        return is_written and not line.is_title(at)
    if form.key.endswith(WAW + NOON):
        return False  # مغردون
    before = line.forms[at - 1] if at else None
    is_alike = form.key.endswith(YEH + NOON) and before is not None and before.key.endswith(YEH + NOON)
    if is_alike and before is not None and not (before.is_definite or form.conjunction or before.conjunction):
        return False  # فصيلتين | مهددتين
    if analysis.number is Number.DUAL and form.conjunction and not line.is_pause(at - 1):
        return is_complementizer(line, at + 1)  # ومدينتين
    if form.key.endswith(ALEF + TEH) and not is_complementizer(line, at + 1):
        return False  # مقترحات
    if form.key[-1:] in (YEH, WAW) or (form.key.endswith(ALEF + TEH) and is_thing(form.key)):
        return False  # طالبي وظائف، ملاحظات
    is_masdar = is_act(form.key)
    is_feminine = analysis.number is Number.SINGULAR
    if is_feminine and not text.endswith(TEH_MARBUTA):
        return is_complementizer(line, at + 1)  # مضيفه is his host, seldom a مضيفة without its dots
    if not is_feminine or at == 0 or (form.conjunction and not is_masdar):
        return True
    # مطالبة and مؤكدة also describe the noun before them, or are masdars.
    return line.is_sign(at - 1) or line.timexes[at - 1] is not None
