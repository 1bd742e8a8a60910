"""Tells verbs with two objects, behind which one name alone is no subject: `وحمّلت | القوات المسؤولية`."""

from rawi.language.verbs.lookup import verb_analyses
from rawi.letters import ARTICLE, LAM, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.clauses import complements
from rawi.syntax.line import Line
from rawi.syntax.phrases import phrase_at


@built_once
def _things() -> dict[str, frozenset[str]]:
    """Give the keys of the second objects by verb."""
    return {
        row["verb"]: frozenset(lookup_key(thing) for thing in row.all("things"))
        for row in load_table("syntax/two_objects")
    }


@built_once
def _all_things() -> frozenset[str]:
    return frozenset().union(*_things().values())


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
    if second is None:
        return False
    form = line.forms[second.first]
    thing = form.key.removeprefix(ARTICLE)
    if form.conjunction or thing not in _all_things():
        return False
    text = line.tokens[at].word.text[line.forms[at].skip :]
    if not any(thing in _things().get(one.lemma, ()) for one in verb_analyses(text)):
        return False
    return not any(one.preposition == LAM and line.mentions[one.phrase.first] is not None for one in after)
