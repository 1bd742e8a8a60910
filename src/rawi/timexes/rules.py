"""Explains the rules that time expressions name, in English and Arabic."""

from functools import cache
from typing import NamedTuple

from rawi.lexicon import load_table


class Explanation(NamedTuple):
    """What a rule does, in both languages."""

    english: str
    arabic: str


@cache
def _explanations() -> dict[str, Explanation]:
    rows = load_table("timexes/rules")
    return {row["rule"]: Explanation(row["explanation_en"], row["explanation_ar"]) for row in rows}


def explain_rule(rule: str) -> tuple[Explanation, ...]:
    """Explain a rule: the longest listed one that it begins with, then what its further parts add.

    >>> explain_rule("timexes.weekday.past.part")[0].english
    'A weekday in a sentence told in the past: the nearest before publication, or that day.'
    """
    known = _explanations()
    name = rule
    while name not in known and "." in name:
        name = name.rpartition(".")[0]
    found = [known[name]] if name in known else []
    for part in rule.removeprefix(name).split("."):
        if f"*.{part}" in known:
            found.append(known[f"*.{part}"])
    return tuple(found)
