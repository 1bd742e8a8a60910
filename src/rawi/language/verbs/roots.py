"""Tells the shape of a verb: which radicals are weak, hamzated, alike, or change their neighbours.

Verbs of one shape share one paradigm; only their strong radicals differ. So a paradigm is built
once a shape, with digits for the strong radicals, and a verb then only writes its letters in.
"""

from enum import StrEnum
from typing import Final, NamedTuple

from rawi.errors import LexiconError
from rawi.language.verbs.model import Verb
from rawi.language.verbs.patterns import PATTERNS

_HAMZA: Final = "\N{ARABIC LETTER HAMZA}"
_WAW: Final = "\N{ARABIC LETTER WAW}"
_YEH: Final = "\N{ARABIC LETTER YEH}"
_ALEFS: Final = frozenset(("\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"))
_TEH: Final = "\N{ARABIC LETTER TEH}"
_NOON: Final = "\N{ARABIC LETTER NOON}"
_SHADDA: Final = "\N{ARABIC SHADDA}"
_YEH_HAMZA: Final = "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"
_WAW_HAMZA: Final = "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}"
_HAMZAS: Final = frozenset((_HAMZA, "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}", _YEH_HAMZA, _WAW_HAMZA))
_WEAK: Final = frozenset((_WAW, _YEH))
_GUTTURALS: Final = frozenset(
    (
        _HAMZA,
        "\N{ARABIC LETTER HEH}",
        "\N{ARABIC LETTER AIN}",
        "\N{ARABIC LETTER HAH}",
        "\N{ARABIC LETTER GHAIN}",
        "\N{ARABIC LETTER KHAH}",
    )
)
_SOUNDS: Final = {_HAMZA: "'", _WAW: "w", _YEH: "y"}
# A last ت or ن melts into endings that open with it: «أثبت» + «ت», «أعلن» + «نا».
_MELTING: Final = {_TEH: "t", _NOON: "n"}
# What the first radical and the ت of form VIII become together.
_ASSIMILATED: Final = {
    "\N{ARABIC LETTER ZAIN}": "1d",
    "\N{ARABIC LETTER DAL}": "11",
    "\N{ARABIC LETTER THAL}": "dd",
    "\N{ARABIC LETTER SAD}": "1T",
    "\N{ARABIC LETTER DAD}": "1T",
    "\N{ARABIC LETTER TAH}": "11",
    "\N{ARABIC LETTER ZAH}": "11",
    _TEH: "tt",
    _WAW: "tt",
    _YEH: "tt",
}
_CONTRACTING: Final = frozenset(("I", "III", "IV", "VI", "VII", "VIII", "X"))
_HOLLOWING: Final = frozenset(("I", "IV", "VII", "VIII", "X"))


class Kind(StrEnum):
    """What happens between the first and the last radical."""

    STRONG = "strong"
    HOLLOW = "hollow"
    DOUBLED = "doubled"


class Shape(NamedTuple):
    """Everything that decides a verb's paradigm except its strong radicals.

    `radicals` are sounds, digits where strong; `V` and `Z` are a last و and ي that weaken.
    """

    form: str
    kind: Kind
    radicals: tuple[str, ...]
    perfect_vowel: str
    imperfect_vowel: str
    infix: str
    drops_first: bool
    drops_hamza: bool


def _radicals(verb: Verb) -> tuple[str, ...]:
    root = tuple(_HAMZA if letter in _HAMZAS else letter for letter in verb.root)
    if len(root) != (4 if verb.form.startswith("Q") else 3) or verb.form not in PATTERNS:
        raise LexiconError(
            f"«{verb.lemma}»: a root of {len(root)} letters has no form {verb.form!r}; "
            "write three letters with I–X, four with QI, QII or QIV, spaces between them."
        )
    if verb.form == "I" and verb.vowel not in ("a", "i", "u"):
        raise LexiconError(f"«{verb.lemma}»: form I needs its imperfect vowel, a, i or u; add it.")
    return root


def _kind(root: tuple[str, ...], form: str, bare: str) -> Kind:
    if root[-1] in _WEAK or len(root) == 4:
        return Kind.STRONG
    # «استجوب» keeps the و that «استجاب» loses, «حاصص» the ص that «حاجّ» joins: the lemma tells.
    if root[1] == root[2] and form in _CONTRACTING and not bare.endswith(root[1] + root[2]):
        return Kind.DOUBLED
    hollow = root[1] in _WEAK and form in _HOLLOWING and bare[-2] in _ALEFS
    return Kind.HOLLOW if hollow else Kind.STRONG


def _perfect_vowel(bare: str, last: str) -> str:
    if (last in _WEAK and bare[-1] == _YEH) or _YEH_HAMZA in bare:
        return "i"
    return "u" if _WAW_HAMZA in bare else "a"


def _infix(root: tuple[str, ...], bare: str) -> str:
    if root[0] == _HAMZA:
        return "tt" if bare[1] == _TEH else "'t"
    return _ASSIMILATED.get(root[0], "1t")


def _sounds(root: tuple[str, ...]) -> tuple[str, ...]:
    sounds = [_SOUNDS.get(letter, str(place)) for place, letter in enumerate(root, start=1)]
    last = root[-1]
    if last in _WEAK:
        sounds[-1] = "V" if last == _WAW else "Z"
    elif last in _MELTING:
        sounds[-1] = _MELTING[last]
    return tuple(sounds)


def shape_of(verb: Verb) -> Shape:
    """Tell the shape of a verb; raises LexiconError where root, form or vowel cannot be.

    >>> shape_of(Verb("قال", ("ق", "و", "ل"), "I", "u")).kind.value
    'hollow'
    """
    root, form = _radicals(verb), verb.form
    bare = verb.lemma.replace(_SHADDA, "")
    kind = _kind(root, form, bare)
    drops_first = (
        form == "I"
        and root[0] == _WAW
        and kind is not Kind.DOUBLED
        and (verb.vowel == "i" or (verb.vowel == "a" and not _GUTTURALS.isdisjoint(root[1:])))
    )
    return Shape(
        form=form,
        kind=kind,
        radicals=_sounds(root),
        perfect_vowel=_perfect_vowel(bare, root[-1]) if form == "I" else "",
        imperfect_vowel=verb.vowel if form == "I" else "",
        infix=_infix(root, bare) if form == "VIII" else "",
        drops_first=drops_first,
        drops_hamza=root[1:] == (_HAMZA, _YEH) and root[0] == "\N{ARABIC LETTER REH}",
    )
