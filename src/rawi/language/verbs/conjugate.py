"""Conjugates verbs: every form that the press uses, spelled without vowel signs."""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from rawi.language.verbs.endings import IMPERFECT, JUSSIVE, MASDAR, PARTICIPLE, PERFECT, Affix
from rawi.language.verbs.model import Aspect, Cell, Gender, Number, Person, Verb, VerbForm, Voice
from rawi.language.verbs.roots import Kind, Shape, shape_of
from rawi.language.verbs.spelling import spell
from rawi.language.verbs.weakness import pattern_of, smooth, stems

_TA_MARBUTA: Final = "\N{ARABIC LETTER TEH MARBUTA}"
_FEMININE_PLURAL: Final = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER TEH}"
_MASDAR: Final = Cell(Aspect.MASDAR, Voice.ACTIVE, Person.NONE, Gender.MASCULINE, Number.SINGULAR)
_MASDARS: Final = _MASDAR._replace(gender=Gender.FEMININE, number=Number.PLURAL)


class Paradigm(NamedTuple):
    """All forms of one shape, digits for its strong radicals, one space between two of them."""

    text: str
    cells: tuple[Cell, ...]


def _cell(aspect: Aspect, voice: Voice, affix: Affix) -> Cell:
    return Cell(aspect, voice, affix.person, affix.gender, affix.number)


def _perfect(mould: str, shape: Shape, voice: Voice) -> Iterator[tuple[str, Cell]]:
    full, opened = stems(mould, shape, keeps_waw=voice is Voice.ACTIVE and shape.perfect_vowel == "a")
    for affix in PERFECT:
        sounds = smooth((opened if affix.opened else full) + affix.suffix)
        for surface in spell(sounds):
            yield surface, _cell(Aspect.PERFECT, voice, affix)


def _imperfect(mould: str, shape: Shape, voice: Voice) -> Iterator[tuple[str, Cell]]:
    full, opened = stems(mould, shape, keeps_waw=voice is Voice.ACTIVE and shape.imperfect_vowel == "u")
    indicative: set[tuple[str, Affix]] = set()
    for affix in IMPERFECT:
        sounds = smooth(affix.prefix + (opened if affix.opened else full) + affix.suffix)
        for surface in spell(sounds):
            indicative.add((surface, affix._replace(opened=False)))
            yield surface, _cell(Aspect.IMPERFECT, voice, affix)
    for affix in JUSSIVE:
        stem = opened.rstrip("ZV") if affix.opened else full
        for surface in spell(smooth(affix.prefix + stem + affix.suffix)):
            if (surface, affix._replace(opened=False)) not in indicative:
                yield surface, _cell(Aspect.JUSSIVE, voice, affix)


def _participle(mould: str, shape: Shape, aspect: Aspect) -> Iterator[tuple[str, Cell]]:
    voice = Voice.PASSIVE if aspect is Aspect.PARTICIPLE_PASSIVE else Voice.ACTIVE
    stem, _ = stems(mould, shape, keeps_waw="U" in mould and shape.perfect_vowel == "a")
    if shape.kind is Kind.HOLLOW and stem.endswith("'i'"):
        stem = stem.removesuffix("'i'") + "'iZ"  # جاءٍ، الجائي
    for affix in PARTICIPLE:
        for ending in _endings(stem, affix):
            for surface in spell(smooth(stem.removesuffix(ending.strip("-")) + affix.suffix)):
                yield surface, _cell(aspect, voice, affix)


def _endings(stem: str, affix: Affix) -> tuple[str, ...]:
    """A bare stem in a weak ي is written without it («قاض») and with it («القاضي»)."""
    return ("Z", "-") if stem.endswith(("iZ", "uZ")) and not affix.suffix else ("-",)


def _masdars(mould: str, shape: Shape) -> Iterator[tuple[str, Cell]]:
    stem, _ = stems(mould, shape)
    for affix in MASDAR:
        base = smooth(stem) if stem.endswith("IZ") else stem
        base = base.removesuffix("ap") if affix.suffix else base
        for ending in _endings(base, affix):
            for surface in spell(smooth(base.removesuffix(ending.strip("-")) + affix.suffix)):
                yield surface, _MASDARS if affix.suffix else _MASDAR


def _forms(shape: Shape) -> Iterator[tuple[str, Cell]]:
    pattern = pattern_of(shape)
    yield from _perfect(pattern.perfect, shape, Voice.ACTIVE)
    yield from _imperfect(pattern.imperfect, shape, Voice.ACTIVE)
    if pattern.perfect_passive:
        yield from _perfect(pattern.perfect_passive, shape, Voice.PASSIVE)
        yield from _imperfect(pattern.imperfect_passive, shape, Voice.PASSIVE)
    yield from _participle(pattern.participle_active, shape, Aspect.PARTICIPLE_ACTIVE)
    if pattern.participle_passive:
        yield from _participle(pattern.participle_passive, shape, Aspect.PARTICIPLE_PASSIVE)
    for mould in pattern.masdars:
        yield from _masdars(mould, shape)


@cache
def paradigm_of(shape: Shape) -> Paradigm:
    """Build the paradigm that all verbs of a shape share."""
    forms = dict.fromkeys(_forms(shape))
    return Paradigm(" ".join(surface for surface, _ in forms), tuple(cell for _, cell in forms))


def write_radicals(text: str, verb: Verb) -> list[str]:
    """Write a verb's radicals into the text of a paradigm, or of its keys, and part the forms.

    >>> write_radicals("م12و3 م12و3ة", Verb("كتب", ("ك", "ت", "ب"), "I", "u"))
    ['مكتوب', 'مكتوبة']
    """
    for place, letter in enumerate(verb.root, start=1):
        text = text.replace(str(place), letter)
    return text.split(" ")


def listed_masdars(verb: Verb) -> Iterator[tuple[str, Cell]]:
    """Give the masdars that the lexicon lists, those in ة also in the plural."""
    for masdar in verb.masdars:
        yield masdar, _MASDAR
        if masdar.endswith(_TA_MARBUTA):
            yield masdar.removesuffix(_TA_MARBUTA) + _FEMININE_PLURAL, _MASDARS


def conjugate(verb: Verb) -> tuple[VerbForm, ...]:
    """List the forms of a verb, each spelling and each analysis once.

    >>> forms = conjugate(Verb("استقال", ("ق", "ي", "ل"), "X"))
    >>> [form.surface for form in forms if form.aspect == "perfect" and form.voice == "active"][:5]
    ['استقال', 'استقالت', 'استقالا', 'استقالتا', 'استقالوا']
    >>> [form.surface for form in forms if form.aspect == "masdar"]
    ['استقالة', 'استقالات']
    """
    paradigm = paradigm_of(shape_of(verb))
    surfaces = write_radicals(paradigm.text, verb)
    forms = dict.fromkeys(zip(surfaces, paradigm.cells, strict=True))
    forms.update(dict.fromkeys(listed_masdars(verb)))
    return tuple(VerbForm(surface, *cell) for surface, cell in forms)
