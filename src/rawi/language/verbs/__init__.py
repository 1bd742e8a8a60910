"""Makes and recognises the forms of Arabic verbs, from roots and patterns.

`conjugate` lists what a verb looks like in the press, `attach` adds an object pronoun, and
`verb_analyses` goes the other way: from a word to the verbs it may be a form of.
"""

from rawi.language.verbs.conjugate import conjugate
from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import (
    Aspect,
    Gender,
    Number,
    Person,
    Verb,
    VerbAnalysis,
    VerbForm,
    Voice,
)
from rawi.language.verbs.pronouns import attach
from rawi.language.verbs.stock import load_verbs

__all__ = [
    "Aspect",
    "Gender",
    "Number",
    "Person",
    "Verb",
    "VerbAnalysis",
    "VerbForm",
    "Voice",
    "attach",
    "conjugate",
    "load_verbs",
    "verb_analyses",
]
