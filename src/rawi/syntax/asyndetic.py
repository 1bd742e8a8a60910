"""Tells verbs that open a relative clause without a pronoun: `مسيرة حاشدة | نظمها الطلبة`.

Written without vowels such a verb mostly looks like a noun with a possessor (`نظمها`: their systems).
"""

from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.pronouns import split_pronoun
from rawi.letters import NOON, WAW
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import PERSON, noun_kind


def tells_of_noun(line: Line, at: int) -> bool:
    """Tell whether a word is the verb of a clause about the noun before it, with its doer behind."""
    form = line.forms[at]
    if not form.is_verb or form.conjunction or form.preposition or form.is_definite or form.particle:
        return False
    if at == 0 or at + 1 >= line.length or not split_pronoun(form.key) or noun_kind(form.key) is not None:
        return False
    before, behind = line.forms[at - 1], line.forms[at + 1]
    if not before.is_nominal or before.is_definite or before.particle or line.mentions[at - 1] is not None:
        return False
    if behind.conjunction or behind.preposition or behind.particle:
        return False
    if not any(one.pronoun for one in verb_analyses(line.tokens[at].word.text)):
        return False
    if behind.key.endswith(WAW + NOON) and noun_kind(behind.key) == PERSON:
        return True  # كمين | نصبه مسلحون
    is_described = at > 1 and before.is_adjective and line.forms[at - 2].is_noun
    is_described = is_described and not line.forms[at - 2].is_definite
    return is_described and (behind.is_definite or line.begins_name(at + 1))
