"""Tells a way, border or distance between two places from what two sides do with each other."""

from typing import Final

from rawi.letters import ALEF, ARTICLE, BEH, FEH, MEEM, NOON, YEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import EntityType
from rawi.syntax.clauses import Complement, is_finite
from rawi.syntax.line import Line

# Prepositions before the two sides of a mutual event: بين, فيما بين.
BETWEEN: Final = frozenset({BEH + YEH + NOON, FEH + YEH + MEEM + ALEF})
# So many adjectives at most stand between the noun and its ends: الطريق الصحراوي الطويل بين.
_LONGEST_DESCRIPTION: Final = 4


@built_once
def _stretches() -> frozenset[str]:
    rows = load_table("syntax/stretches")
    return frozenset(lookup_key(form) for row in rows for form in (row["noun"], *row.all("forms")))


def is_stretch(line: Line, at: int) -> bool:
    """Whether a noun stands here that names a way, a border or a distance."""
    return line.forms[at].key.removeprefix(ARTICLE) in _stretches() and not is_finite(line, at)


def is_between_places(line: Line, complement: Complement) -> bool:
    """Whether a complement only names the ends of a way, a border, a distance: `الطريق | بين غات وجانت`."""
    if complement.preposition not in BETWEEN:
        return False
    end = complement.phrase.first
    while end and line.forms[end - 1].key in BETWEEN:
        end -= 1
    for place in range(end - 1, max(-1, end - 2 - _LONGEST_DESCRIPTION), -1):
        form, mention = line.forms[place], line.mentions[place]
        if is_stretch(line, place):
            return True
        is_nation = mention is not None and mention.type is EntityType.NORP
        if form.preposition or form.conjunction or not (form.is_adjective or is_nation):
            return False
    return False
