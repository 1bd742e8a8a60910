"""Lists the endings and prefixes of person, gender and number.

`X` is the silent alef of «كتبوا»; other signs are those of the moulds.
"""

from typing import Final, NamedTuple

from rawi.language.verbs.model import Gender, Number, Person

_M: Final = Gender.MASCULINE
_F: Final = Gender.FEMININE
_N: Final = Gender.NONE
_S: Final = Number.SINGULAR
_D: Final = Number.DUAL
_P: Final = Number.PLURAL
_1: Final = Person.FIRST
_2: Final = Person.SECOND
_3: Final = Person.THIRD
_0: Final = Person.NONE


class Affix(NamedTuple):
    """What marks one person: a prefix, an ending, and whether the ending opens with a consonant."""

    person: Person
    gender: Gender
    number: Number
    prefix: str
    suffix: str
    opened: bool = False


PERFECT: Final = (
    Affix(_3, _M, _S, "", "a"),
    Affix(_3, _F, _S, "", "at"),
    Affix(_3, _M, _D, "", "A"),
    Affix(_3, _F, _D, "", "atA"),
    Affix(_3, _M, _P, "", "UX"),
    Affix(_3, _F, _P, "", "na", True),
    Affix(_2, _M, _S, "", "ta", True),
    Affix(_2, _M, _P, "", "tum", True),
    Affix(_1, _N, _S, "", "tu", True),
    Affix(_1, _N, _P, "", "nA", True),
)
IMPERFECT: Final = (
    Affix(_3, _M, _S, "y", ""),
    Affix(_3, _F, _S, "t", ""),
    Affix(_3, _M, _D, "y", "An"),
    Affix(_3, _F, _D, "t", "An"),
    Affix(_3, _M, _P, "y", "Un"),
    Affix(_3, _F, _P, "y", "na", True),
    Affix(_2, _M, _S, "t", ""),
    Affix(_2, _M, _P, "t", "Un"),
    Affix(_1, _N, _S, "'", ""),
    Affix(_1, _N, _P, "n", ""),
)
JUSSIVE: Final = (
    Affix(_3, _M, _S, "y", "", True),
    Affix(_3, _F, _S, "t", "", True),
    Affix(_3, _M, _D, "y", "A"),
    Affix(_3, _F, _D, "t", "A"),
    Affix(_3, _M, _P, "y", "UX"),
    Affix(_2, _M, _S, "t", "", True),
    Affix(_2, _M, _P, "t", "UX"),
    Affix(_1, _N, _S, "'", "", True),
    Affix(_1, _N, _P, "n", "", True),
)
# Both cases, and the plural before a genitive («مهاجمو القرية», «مهاجمي القرية»).
PARTICIPLE: Final = (
    Affix(_0, _M, _S, "", ""),
    Affix(_0, _F, _S, "", "ap"),
    Affix(_0, _M, _D, "", "An"),
    Affix(_0, _M, _D, "", "ayn"),
    Affix(_0, _F, _D, "", "atAn"),
    Affix(_0, _F, _D, "", "atayn"),
    Affix(_0, _M, _P, "", "Un"),
    Affix(_0, _M, _P, "", "In"),
    Affix(_0, _M, _P, "", "U"),
    Affix(_0, _M, _P, "", "I"),
    Affix(_0, _F, _P, "", "At"),
)
MASDAR: Final = (
    Affix(_0, _M, _S, "", ""),
    Affix(_0, _F, _P, "", "At"),
)
