"""Loads the verbs of the lexicon."""

from functools import cache
from typing import Final

from rawi.language.verbs.model import Verb
from rawi.lexicon import load_table

TABLE: Final = "language/verbs"


@cache
def load_verbs() -> tuple[Verb, ...]:
    """Load every verb of `lexicons/language/verbs.tsv`, in its order.

    >>> next(verb.gloss for verb in load_verbs() if verb.lemma == "استقال")
    'resign'
    """
    return tuple(
        Verb(
            lemma=row["lemma"],
            root=tuple(row["root"].split()),
            form=row["form"],
            vowel=row["vowel"],
            masdars=row.all("masdars"),
            gloss=row["gloss"],
        )
        for row in load_table(TABLE)
    )
