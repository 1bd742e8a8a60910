"""Tells verbs by which somebody only tells of an attack or arrest from those by which he makes it."""

from rawi.language.verbs.lookup import verb_analyses
from rawi.lexicon import built_once, load_table
from rawi.syntax.line import Line


@built_once
def _verbs() -> dict[str, bool]:
    return {row["lemma"]: bool(row["own"]) for row in load_table("events/announcing")}


def announces(line: Line, at: int, *, others: bool = False) -> bool:
    """Whether a verb tells of something: `أعلن`, `ندد`; if `others` only of what others do."""
    analyses = verb_analyses(line.tokens[at].word.text[line.forms[at].skip :])
    return any(one.lemma in _verbs() and not (others and _verbs()[one.lemma]) for one in analyses)
