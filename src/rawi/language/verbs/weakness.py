"""Works out what weak and doubled radicals do to the moulds, and a weak last radical to the endings."""

import re
from functools import cache
from typing import Final

from rawi.language.verbs.patterns import PATTERNS, Pattern
from rawi.language.verbs.roots import Kind, Shape

# Rules for a weak middle radical, in order; an example stands beside each.
_HOLLOW: Final = (
    (re.compile("ma12U3"), "ma1{long}3"),  # مقول، مبيع
    (re.compile("1A2i3"), "1A'i3"),  # قائل
    (re.compile("i12A3"), "i1A3ap"),  # إقامة، استقالة
    (re.compile("i2A3"), "iyA3"),  # اختيار، انهيار
    (re.compile("u2i3"), "I3"),  # قيل، اختير
    (re.compile("a2[aiu]3"), "A3"),  # قال، يختار
    (re.compile("12a3"), "1A3"),  # أقام، يخاف، يقال
    (re.compile("12i3"), "1I3"),  # يقيم، يبيع
    (re.compile("12u3"), "1U3"),  # يقول
)
# Rules for like second and third radicals before a vowel.
_DOUBLED: Final = (
    (re.compile("12([aiu])3"), r"1\g<1>22"),  # يردّ، أعدّ، استمرّ
    (re.compile("([aiuAU])2[aiu]3"), r"\g<1>22"),  # ردّ، احتلّ، حاجّ
)
# Rules for a weak last radical and whatever follows, in order.
_LAST: Final = (
    (re.compile("A[ZV]"), "A'"),  # إعطاء
    (re.compile("I[ZV]$"), "iyap"),  # تسمية
    (re.compile("UV"), "uww"),  # مدعوّ
    (re.compile("UZ"), "iyy"),  # مرميّ
    (re.compile("uZ(?=$|ap|A)"), "iZ"),  # التصدّي
    (re.compile("a[ZV]ap"), "Ap"),  # مناداة، مستدعاة
    (re.compile("aZa?$"), "Y"),  # رمى، يبقى
    (re.compile("aVa$"), "A"),  # دعا
    (re.compile("a[ZV]at"), "at"),  # رمت، دعت
    (re.compile("a[ZV][UI]"), lambda match: "aw" if match[0].endswith("U") else "ay"),  # رموا، مستدعين
    (re.compile("aV(?=[Atn])"), "aw"),  # دعونا، دعوا
    (re.compile("aZ"), "ay"),  # رمينا، يبقين
    (re.compile("[iu][ZV]([UI])"), r"\1"),  # بقوا، يدعون، قاضين
    (re.compile("iZ(?=[aA])"), "iy"),  # بقيت، قاضية
    (re.compile("iZ"), "I"),  # يرمي، بقينا
    (re.compile("uV(?=A)"), "uw"),  # يدعوان
    (re.compile("uV"), "U"),  # يدعو
)
# Sounds that never stand beside each other.
_CLASHES: Final = (
    (re.compile("'a'(?![aiuAIU])"), "'A"),  # آمن، آخذ
    (re.compile("'u'(?![aiuAIU])"), "'U"),  # أومن
    (re.compile("'i'(?![aiuAIU])"), "'I"),  # إيمان
    (re.compile("iw(?![aiuAIUw])"), "I"),  # استيراد
    (re.compile("uy(?![aiuAIUy])"), "U"),  # يوقن، سوطر
)
_MAY_CLASH: Final = re.compile("'[aiu]'|iw|uy")


def _hollow(mould: str, long: str) -> str:
    for pattern, result in _HOLLOW:
        changed = pattern.sub(result.replace("{long}", long), mould)
        if changed != mould:
            return changed
    return mould


def _shortened(stem: str, vowel: str) -> str:
    """Shorten the vowel before the last radical, as in «قلنا», «يقل»."""
    return re.sub("([AIU])(?=3$)", lambda match: vowel or match[1].lower(), stem)


def _doubled(mould: str) -> str:
    for pattern, result in _DOUBLED:
        mould = pattern.sub(result, mould)
    return mould


def _adjusted(mould: str, shape: Shape) -> str:
    """Put in what the first radical and the form I vowels decide."""
    mould = mould.replace("*", shape.perfect_vowel).replace("+", shape.imperfect_vowel)
    if shape.infix:
        mould = mould.replace("1t", shape.infix)
    if shape.drops_first and mould.startswith("a12"):
        mould = "a2" + mould[3:]
    if shape.drops_hamza and (shape.form == "IV" or mould[0] in "au"):
        mould = mould.replace("'i12A3", "'i1A3ap").replace("12", "1")
    return mould


@cache
def pattern_of(shape: Shape) -> Pattern:
    """Give the moulds of a shape's form, with the masdar that its radicals call for.

    >>> from rawi.language.verbs.model import Verb
    >>> from rawi.language.verbs.roots import shape_of
    >>> pattern_of(shape_of(Verb("هنّأ", ("ه", "ن", "ء"), "II"))).masdars
    ("ta12i'ap",)
    """
    pattern = PATTERNS[shape.form]
    if shape.form == "II" and shape.radicals[-1] == "'":
        return pattern._replace(masdars=("ta12i'ap",))  # تهنئة
    if shape.form == "II" and shape.radicals[1:] == ("y", "Z"):
        return pattern._replace(masdars=("ta1iyyap",))  # تحية
    return pattern


def stems(mould: str, shape: Shape, *, keeps_waw: bool = False) -> tuple[str, str]:
    """Give the stem before vowels and the stem before consonants, radicals filled in.

    `keeps_waw` lets a last و be itself, as in «دعا» and «يدعو»; elsewhere it turns into ي.
    """
    full, _, opened = mould.partition(" ")
    full = _adjusted(full, shape)
    opened = opened or full
    if shape.kind is Kind.HOLLOW:
        full = _hollow(full, "I" if shape.radicals[1] == "y" else "U")
        # «خفت», «شئت» but «قلت», «سؤت»: form I takes its vowel from the imperfect.
        perfect = shape.form == "I" and full.startswith("1A")
        opened = _shortened(full, ("u" if shape.imperfect_vowel == "u" else "i") if perfect else "")
    elif shape.kind is Kind.DOUBLED:
        full, opened = _doubled(full), full
    return _filled(full, shape, keeps_waw), _filled(opened, shape, keeps_waw)


def _filled(stem: str, shape: Shape, keeps_waw: bool) -> str:
    for place, sound in enumerate(shape.radicals, start=1):
        sound = "Z" if sound == "V" and not keeps_waw else sound
        stem = stem.replace(str(place), sound)
    return stem


def smooth(sounds: str) -> str:
    """Resolve weak radicals and clashing sounds in a stem with its ending.

    >>> smooth("daEaVUX"), smooth("yarmiZUn"), smooth("'a'man")
    ('daEawX', 'yarmUn', "'Aman")
    """
    if "Z" in sounds or "V" in sounds:
        for pattern, result in _LAST:
            sounds = pattern.sub(result, sounds)
            if "Z" not in sounds and "V" not in sounds:
                break
    if _MAY_CLASH.search(sounds):
        for pattern, result in _CLASHES:
            sounds = pattern.sub(result, sounds)
    return sounds
