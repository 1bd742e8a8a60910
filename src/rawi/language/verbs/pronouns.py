"""Joins object pronouns to verb forms and takes them off again."""

from functools import lru_cache
from typing import Final

from rawi.language.verbs.model import Aspect, VerbForm

_ALEF: Final = "\N{ARABIC LETTER ALEF}"
_WAW: Final = "\N{ARABIC LETTER WAW}"
_YEH: Final = "\N{ARABIC LETTER YEH}"
_TEH: Final = "\N{ARABIC LETTER TEH}"
_HEH: Final = "\N{ARABIC LETTER HEH}"
_MEEM: Final = "\N{ARABIC LETTER MEEM}"
_NOON: Final = "\N{ARABIC LETTER NOON}"
_KAF: Final = "\N{ARABIC LETTER KAF}"
_HAMZA: Final = "\N{ARABIC LETTER HAMZA}"
_ALEF_MAKSURA: Final = "\N{ARABIC LETTER ALEF MAKSURA}"
_TA_MARBUTA: Final = "\N{ARABIC LETTER TEH MARBUTA}"
_ALEF_HAMZA: Final = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
_ALEF_MADDA: Final = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
_WAW_HAMZA: Final = "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}"
_YEH_HAMZA: Final = "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"
_FINITE: Final = frozenset((Aspect.PERFECT, Aspect.IMPERFECT, Aspect.JUSSIVE))

# Longest first, so that «هما» is not read as a stray «ا» after «هم».
PRONOUNS: Final = (
    _HEH + _MEEM + _ALEF,
    _HEH + _MEEM,
    _HEH + _NOON,
    _HEH + _ALEF,
    _NOON + _ALEF,
    _NOON + _YEH,
    _KAF + _MEEM,
    _HEH,
    _KAF,
)
_BY_LAST_LETTER: Final = {
    last: tuple(pronoun for pronoun in PRONOUNS if pronoun[-1] == last)
    for last in dict.fromkeys(pronoun[-1] for pronoun in PRONOUNS)
}


def _vowel_seats(surface: str, aspect: Aspect) -> tuple[str, ...]:
    """Spell the end of `surface` anew for a hamza that the pronoun moves into the word."""
    head, last = surface[:-1], surface[-1:]
    if last == _HAMZA and aspect not in _FINITE:
        # The seat follows the case: «إعطاؤه», «إعطاءه», «إعطائه».
        return (head + _WAW_HAMZA, head + _HAMZA, head + _YEH_HAMZA)
    if last == _HAMZA and aspect is Aspect.IMPERFECT and head.endswith(_ALEF):
        return (head + _WAW_HAMZA, head + _HAMZA)
    if last == _ALEF_HAMZA and aspect is Aspect.IMPERFECT:
        return (surface, head + _WAW_HAMZA)
    return (surface,)


def attach(form: VerbForm, pronoun: str) -> tuple[str, ...]:
    """Spell a form with an object pronoun, in every usual way.

    >>> from rawi.language.verbs.conjugate import conjugate
    >>> from rawi.language.verbs.model import Verb
    >>> forms = conjugate(Verb("رمى", ("ر", "م", "ي"), "I", "i", ("رمي",)))
    >>> attach(forms[0], "ه"), attach(next(form for form in forms if form.surface == "رموا"), "هم")
    (('رماه',), ('رموهم',))
    """
    surface = form.surface
    if surface.endswith(_ALEF_HAMZA + _ALEF_MAKSURA):
        return (surface[:-2] + _ALEF_MADDA + pronoun,)  # رآهم
    if surface.endswith(_ALEF_MAKSURA):
        return (surface[:-1] + _ALEF + pronoun,)
    if surface.endswith(_TA_MARBUTA):
        return (surface[:-1] + _TEH + pronoun,)
    if surface.endswith(_WAW + _ALEF) and form.aspect in _FINITE and form.number == "p":
        return (surface[:-1] + pronoun,)
    return tuple(stem + pronoun for stem in _vowel_seats(surface, form.aspect))


def bare_keys(key: str) -> tuple[str, ...]:
    """Give the keys that the word before a pronoun may have had, itself first.

    >>> bare_keys("رما"), bare_keys("كتبو"), bare_keys("اعطاي")
    (('رما', 'رمي', 'رماي'), ('كتبو', 'كتبوا', 'كتبا'), ('اعطاي', 'اعطاء'))
    """
    head, last = key[:-1], key[-1:]
    if last == _ALEF:
        return (key, head + _YEH, key + _YEH)  # دعاه، رماه، رآه
    if last == _TEH:
        return (key, head + _HEH)
    if last in (_WAW, _YEH) and head.endswith(_ALEF):
        return (key, head + _HAMZA) if last == _YEH else (key, head + _HAMZA, key + _ALEF)
    if last == _WAW:
        return (key, key + _ALEF, head + _ALEF)
    return (key,)


@lru_cache(maxsize=1 << 16)
def split_pronoun(key: str) -> tuple[tuple[str, str], ...]:
    """Give every way to take a pronoun off a look-up key, as pairs of rest and pronoun.

    >>> split_pronoun("كتبهما")
    (('كتب', 'هما'),)
    """
    possible = _BY_LAST_LETTER.get(key[-1:])
    if possible is None:
        return ()  # mostly
    return tuple(
        [
            (key[: -len(pronoun)], pronoun)
            for pronoun in possible
            if key.endswith(pronoun) and len(key) - len(pronoun) >= 2
        ]
    )
