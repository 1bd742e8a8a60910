"""What crowds do: a verb whose subject are people called protesters tells of a protest."""

from typing import Final

from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Number
from rawi.letters import ARTICLE, MEEM, NOON
from rawi.lexicon import built_once, load_table
from rawi.senses.lexicon import VERB, Entry, Sense, protesters
from rawi.syntax.clauses import is_finite
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import CROWD, GROUP
from rawi.syntax.phrases import UNIT, Phrase, phrase_at
from rawi.syntax.subjects import carried, core_of, number_of

PROTEST: Final = "PROTEST"
# Types of what a crowd does with its hands and feet; what it asks, refuses or condemns stays what it is.
_DONE_BY_CROWDS: Final = frozenset({"ASSAULT", "COERCE", "CONSULT", "MOBILIZE"})
_OF: Final = MEEM + NOON
_MANY: Final = frozenset({GROUP, CROWD, UNIT})


@built_once
def _acts() -> dict[str, str]:
    """Give the verbs of acts that make a protest, with the mode that takes the place of another type."""
    return {row["lemma"]: row["mode"] for row in load_table("events/protest_acts")}


def _act_at(line: Line, at: int) -> str | None:
    analyses = verb_analyses(line.tokens[at].word.text[line.forms[at].skip :])
    return next((_acts()[one.lemma] for one in analyses if one.lemma in _acts()), None)


def _who_protests(line: Line, phrase: Phrase) -> Entry | None:
    """The row of the people a phrase means: `المتظاهرون`, `حشود من | المتظاهرين`, `حشد | المتظاهرين`."""
    known = protesters()
    found = known.get(line.forms[phrase.head].key.removeprefix(ARTICLE))
    if found is not None or phrase.kind not in _MANY:
        return found
    after = phrase.head + 1
    if phrase.end < line.length and line.forms[phrase.end].key == _OF:
        after = phrase.end + 1
    return known.get(line.forms[after].key.removeprefix(ARTICLE)) if after < line.length else None


def _subject(line: Line, at: int) -> int | None:
    """Where the subject begins, that of the verb before where a plural goes on with it: `وأضرموا`."""
    start = core_of(line, at).subject
    goes_on = start is None and number_of(line, at) is Number.PLURAL
    return carried(line, at) if goes_on else start


def by_protesters(line: Line, at: int, listed: Sense | None) -> Sense | None:
    """Tell the sense of a verb that has protesters as its subject: `حمل المتظاهرون أعلاما`.

    What they say is none. `listed` is the sense that the verb has of anybody else.
    """
    mode = _act_at(line, at) if is_finite(line, at) else None
    if mode is None:
        return None
    type_listed = listed.entry.type if listed is not None else PROTEST
    if type_listed != PROTEST and (not mode or type_listed not in _DONE_BY_CROWDS):
        return None
    start = _subject(line, at)
    phrase = phrase_at(line, start) if start is not None else None
    people = _who_protests(line, phrase) if phrase else None
    if people is None:
        return None
    if listed is None:
        form = line.forms[at]
        return Sense(people, VERB, form.conjunction, form.skip, form.key, None, "")
    entry = listed.entry._replace(type=PROTEST, strength=people.strength)
    return listed._replace(entry=entry if type_listed == PROTEST else entry._replace(mode=mode))
