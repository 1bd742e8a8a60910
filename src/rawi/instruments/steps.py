"""The words that tell what happens to an instrument: verbs in every form, and nouns."""

from typing import Final, NamedTuple

from rawi.language.clitics import CONJUNCTIONS
from rawi.language.verbs.lookup import is_form_of, verb_analyses
from rawi.language.verbs.model import Aspect, Number, Person, VerbAnalysis
from rawi.language.verbs.pronouns import bare_keys, split_pronoun
from rawi.language.verbs.table import verb_table
from rawi.language.words import Word, once_a_word
from rawi.language.words import word as word_of
from rawi.letters import ALEF, ARTICLE, lookup_key
from rawi.lexicon import Row, built_once, load_table
from rawi.syntax.clauses import is_finite
from rawi.syntax.line import Line

DIRECT: Final = "direct"
SUBJECT: Final = "subject"
OBJECT: Final = "object"
NEW: Final = "new"
VERB: Final = "verb"
MASDAR: Final = "masdar"
PARTICIPLE: Final = "participle"
NOUN: Final = "noun"
MENTIONED: Final = "mentioned"
_DIRECT: Final = frozenset({DIRECT, SUBJECT, OBJECT})
_SHAPES: Final = {
    Aspect.MASDAR: MASDAR,
    Aspect.PARTICIPLE_ACTIVE: PARTICIPLE,
    Aspect.PARTICIPLE_PASSIVE: PARTICIPLE,
}


class Step(NamedTuple):
    """One way in which a word tells a step: in which shape, of which kinds, and where the name stands."""

    step: str
    shape: str
    skip: int
    places: frozenset[str]
    kinds: frozenset[str]
    company: frozenset[str]
    only_new: bool
    rest: tuple[str, ...]
    pronoun: str
    row: Row

    @property
    def is_direct(self) -> bool:
        """Whether the name stands without a preposition."""
        return not self.places.isdisjoint(_DIRECT)

    @property
    def is_subject(self) -> bool:
        """Whether the name can be who or what the verb tells of."""
        return not self.places.isdisjoint({SUBJECT, DIRECT})

    @property
    def is_verb(self) -> bool:
        """Whether a finite verb tells it."""
        return self.shape == VERB


class Outcome(NamedTuple):
    """What a step comes to, by its modality, and how much it weighs beside others."""

    statuses: dict[str, str]
    weight: int
    in_background: bool


@built_once
def outcomes() -> dict[str, Outcome]:
    """Give what each step comes to."""
    modalities = ("actual", "planned", "hypothetical", "negated")
    return {
        row["step"]: Outcome(
            {modality: row[modality] for modality in modalities},
            int(row["weight"]),
            row["background"] == "yes",
        )
        for row in load_table("instruments/outcomes")
    }


def _places(row: Row) -> frozenset[str]:
    return frozenset(place if place in _DIRECT else lookup_key(place) for place in row.all("places"))


@built_once
def _verbs() -> dict[tuple[str, str, str], tuple[Row, ...]]:
    verbs: dict[tuple[str, str, str], tuple[Row, ...]] = {}
    for row in load_table("instruments/verbs"):
        key = row["lemma"], row["root"], row["form"]
        verbs[key] = (*verbs.get(key, ()), row)
    return verbs


@built_once
def _verb_places() -> frozenset[int]:
    verbs = enumerate(verb_table().verbs)
    return frozenset(n for n, verb in verbs if (verb.lemma, " ".join(verb.root), verb.form) in _verbs())


class _Noun(NamedTuple):
    rest: tuple[str, ...]
    row: Row


@built_once
def _nouns() -> dict[str, tuple[_Noun, ...]]:
    nouns: dict[str, tuple[_Noun, ...]] = {}
    for row in load_table("instruments/nouns"):
        for form in (row["noun"], *row.all("forms")):
            first, *rest = lookup_key(form).split()
            nouns[first] = (*nouns.get(first, ()), _Noun(tuple(rest), row))
    return nouns


def _is_told(analysis: VerbAnalysis) -> bool:
    if analysis.person in (Person.THIRD, Person.NONE):
        return True
    return analysis.person is Person.FIRST and analysis.number is not Number.SINGULAR


def _of_verbs(word: Word) -> list[Step]:
    found: list[Step] = []
    for prefix, skip, key in word.splits:
        if not is_form_of(key, _verb_places()):
            continue
        for analysis in verb_analyses(word.text[skip:]):
            shape = _SHAPES.get(analysis.aspect, VERB)
            if not _is_told(analysis) or (shape == VERB and set(prefix) - set(CONJUNCTIONS)):
                continue
            key_of_verb = analysis.verb.lemma, " ".join(analysis.verb.root), analysis.verb.form
            for row in _verbs().get(key_of_verb, ()):
                found.append(_step_of(row, shape, skip, analysis.pronoun))
    return found


def _step_of(row: Row, shape: str, skip: int, pronoun: str) -> Step:
    return Step(
        row["step"],
        shape,
        skip,
        _places(row),
        frozenset(row.all("kinds")),
        frozenset(map(lookup_key, row.all("with"))) if "with" in row.cells else frozenset(),
        row.cells.get("of") == NEW,
        (),
        pronoun,
        row,
    )


def _of_nouns(word: Word) -> list[Step]:
    nouns, found = _nouns(), []
    for _, skip, key in word.splits:
        bare = key.removeprefix(ARTICLE)
        listed = nouns.get(bare, ()) or (nouns.get(bare[:-1], ()) if bare[-1:] == ALEF else ())
        pronoun = ""
        if not listed:
            for rest, joined in split_pronoun(bare):
                keys = (found_key for found_key in bare_keys(rest) if found_key in nouns)
                listed, pronoun = next((nouns[known] for known in keys), ()), joined
                if listed:
                    break
        for noun in listed:
            step = _step_of(noun.row, NOUN, skip, pronoun if listed else "")
            places = step.places - _DIRECT if pronoun else step.places  # بموجبها has its noun already
            found.append(step._replace(rest=noun.rest, places=places))
    return found


@once_a_word
def steps_of(word: Word) -> tuple[Step, ...]:
    """Give every way in which a word tells what happens to an instrument; listed nouns come first.

    >>> [(step.step, step.shape) for step in steps_of(word_of("انهارت"))][:1]
    [('breached', 'verb')]
    """
    if not word.is_arabic:
        return ()
    return (*_of_nouns(word), *_of_verbs(word))


def steps_at(line: Line, at: int) -> tuple[Step, ...]:
    """Give the steps that the word at a place tells there, as verb or as noun."""
    found = steps_of(line.tokens[at].word)
    if not found or line.mentions[at] is not None or line.timexes[at] is not None:
        return ()
    finite = is_finite(line, at)
    return tuple(
        step
        for step in found
        if step.is_verb == finite
        and step.rest == tuple(t.word.key for t in line.tokens[at + 1 : at + 1 + len(step.rest)])
    )


def is_background(line: Line, at: int) -> bool:
    """Whether a participle stands here that tells what was done with the name before: `الموقّع في الجزائر`."""
    if at >= line.length or line.mentions[at] is not None:
        return False
    form = line.forms[at]
    if not form.is_definite or form.preposition or form.conjunction:
        return False
    return any(
        step.shape == PARTICIPLE and outcomes()[step.step].in_background
        for step in steps_of(line.tokens[at].word)
    )


def rows_for(words: str) -> tuple[Row, ...]:
    """Give the rows by which words may tell a step."""
    found = (step.row for written in words.split() for step in steps_of(word_of(written)))
    return tuple({row.where: row for row in found}.values())
