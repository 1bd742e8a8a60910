"""Between whom ties are made closer: `دفع العلاقات الثنائية` is done by the two states told of before."""

from dataclasses import replace
from typing import Final

from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.senses.lexicon import Sense
from rawi.syntax.clauses import complements
from rawi.syntax.scene import Roles, Scene

_SUPPORT: Final = "SUPPORT"
_PAIR: Final = 2


@built_once
def _mutual() -> frozenset[str]:
    rows = load_table("events/mutual")
    return frozenset(lookup_key(form) for row in rows for form in (row["word"], *row.all("forms")))


def tie(scene: Scene, at: int, sense: Sense, roles: Roles) -> None:
    """Make both states the actors where ties between them are made closer that the words call mutual."""
    if sense.entry.type != _SUPPORT or not sense.entry.companions or len(roles.actors) >= _PAIR:
        return
    line, told = scene.line, complements(scene.line, at + 1)[:1]
    end = told[0].phrase.end if told else at + 1
    near = line.forms[at + 1 : min(line.length, end + 1)]
    if not any(form.key.removeprefix(ARTICLE) in _mutual() for form in near):
        return
    sides = {one.country: replace(one, entity=one.country) for one in scene.cast.sides if one.country}
    if len(sides) == _PAIR:
        roles.actors = list(sides.values())
