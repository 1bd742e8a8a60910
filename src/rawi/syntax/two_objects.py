"""Tells verbs with two objects, behind which one name alone is no subject: `وحمّلت | القوات المسؤولية`."""

from rawi.letters import ARTICLE, LAM
from rawi.lexicon import built_once, load_table
from rawi.senses.lexicon import senses
from rawi.syntax.clauses import complements
from rawi.syntax.line import Line
from rawi.syntax.phrases import phrase_at


@built_once
def _verbs() -> frozenset[str]:
    return frozenset(row["verb"] for row in load_table("syntax/two_objects"))


def _takes(line: Line, at: int, thing: str) -> bool:
    """Whether a verb that takes two objects has a noun as the second of them."""
    entries = (sense.entry for sense in senses(line.tokens[at].word))
    companions = (one for entry in entries if entry.lemma in _verbs() for one in entry.companions)
    return any(thing in one.keys for one in companions)


def has_only_objects(line: Line, at: int, named: int) -> bool:
    """Tell whether the one named behind a verb is its first object, as the second follows at once.

    Only where the verb goes on from another (`وحمّلت`), and nobody stands behind `ل`: in
    `وحمّلت الحكومة المسؤولية لجيرانها` the one named does what the verb says.
    """
    phrase = phrase_at(line, named) if line.forms[at].conjunction else None
    if phrase is None or phrase.end >= line.length:
        return False
    after = complements(line, phrase.end)
    second = next((one.phrase for one in after if not one.preposition), None)  # القوات | في الإقليم | مسؤولية
    form = line.forms[second.first] if second is not None else None
    if form is None or form.conjunction or not _takes(line, at, form.key.removeprefix(ARTICLE)):
        return False
    return not any(one.preposition == LAM and line.mentions[one.phrase.first] is not None for one in after)
