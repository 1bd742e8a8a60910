"""Tells sentences of what had happened before: `وكان الرئيس قد وقع`, `يذكر أن`, `تجدر الإشارة إلى أن`."""

from typing import Final

from rawi.letters import lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.line import Line

_LONGEST: Final = 2


@built_once
def _openers() -> frozenset[tuple[str, ...]]:
    rows = load_table("events/background")
    return frozenset(
        tuple(lookup_key(form).split()) for row in rows for form in (row["phrase"], *row.all("forms"))
    )


def opens_background(line: Line) -> bool:
    """Tell whether a sentence opens with words that go back in time; a conjunction may be joined to them."""
    keys = tuple(form.key for form in line.forms[: _LONGEST + 1])
    starts = (0, 1) if line.length and line.is_sign(0) else (0,)
    return any(keys[start : start + n] in _openers() for start in starts for n in range(1, _LONGEST + 1))
