"""Lists the moulds of the verb forms I–X, QI, QII and QIV.

A mould is written in sounds: digits are the radicals, `a i u` short vowels, `A I U` long ones,
`'` a hamza, `p` a ta marbuta; `*` is the middle vowel of the form I perfect, `+` of its imperfect.
Imperfects begin with the vowel of their prefix. Where two moulds stand in a cell, the second goes
before endings that open with a consonant: «احمرّ» but «احمررنا».
"""

from typing import Final, NamedTuple


class Pattern(NamedTuple):
    """The moulds of one form; an empty mould means that the form has no such thing."""

    perfect: str
    imperfect: str
    perfect_passive: str
    imperfect_passive: str
    participle_active: str
    participle_passive: str
    masdars: tuple[str, ...]


# Form I masdars follow no rule; the lexicon gives them. Forms VII, IX and QIV have no passive.
PATTERNS: Final = {
    "I": Pattern("1a2*3", "a12+3", "1u2i3", "u12a3", "1A2i3", "ma12U3", ()),
    "II": Pattern("1a22a3", "u1a22i3", "1u22i3", "u1a22a3", "mu1a22i3", "mu1a22a3", ("ta12I3",)),
    "III": Pattern("1A2a3", "u1A2i3", "1U2i3", "u1A2a3", "mu1A2i3", "mu1A2a3", ("mu1A2a3ap",)),
    "IV": Pattern("'a12a3", "u12i3", "'u12i3", "u12a3", "mu12i3", "mu12a3", ("'i12A3",)),
    "V": Pattern("ta1a22a3", "ata1a22a3", "tu1u22i3", "uta1a22a3", "muta1a22i3", "muta1a22a3", ("ta1a22u3",)),
    "VI": Pattern("ta1A2a3", "ata1A2a3", "tu1U2i3", "uta1A2a3", "muta1A2i3", "muta1A2a3", ("ta1A2u3",)),
    "VII": Pattern("in1a2a3", "an1a2i3", "", "", "mun1a2i3", "", ("in1i2A3",)),
    "VIII": Pattern("i1ta2a3", "a1ta2i3", "u1tu2i3", "u1ta2a3", "mu1ta2i3", "mu1ta2a3", ("i1ti2A3",)),
    "IX": Pattern("i12a33 i12a3a3", "a12a33 a12a3i3", "", "", "mu12a33", "", ("i12i3A3",)),
    "X": Pattern("ista12a3", "asta12i3", "ustu12i3", "usta12a3", "musta12i3", "musta12a3", ("isti12A3",)),
    "QI": Pattern("1a23a4", "u1a23i4", "1u23i4", "u1a23a4", "mu1a23i4", "mu1a23a4", ("1a23a4ap",)),
    "QII": Pattern(
        "ta1a23a4", "ata1a23a4", "tu1u23i4", "uta1a23a4", "muta1a23i4", "muta1a23a4", ("ta1a23u4",)
    ),
    "QIV": Pattern("i12a3a44 i12a34a4", "a12a3i44 a12a34i4", "", "", "mu12a3i44", "", ("i12i34A4",)),
}
