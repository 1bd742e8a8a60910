"""Light verbs, whose subject takes part in the event of their noun: `شنّ غارة`, `قيام الطيران بشن غارات`."""

from typing import Final, NamedTuple

from rawi.language.clitics import CONJUNCTIONS
from rawi.language.verbs.lookup import is_form_of, verb_analyses
from rawi.language.verbs.model import Aspect
from rawi.language.verbs.table import verb_table
from rawi.language.words import Word, once_a_word
from rawi.letters import lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.clauses import clause_start, is_finite
from rawi.syntax.line import Line

_FARTHEST: Final = 25
_NEAR: Final = 9
_PARTICIPLES: Final = (Aspect.PARTICIPLE_ACTIVE, Aspect.PARTICIPLE_PASSIVE)


class Light(NamedTuple):
    """A light verb: the preposition before its noun, and what its subject and object are to the event."""

    via: str
    subject: str
    object: str
    is_masdar: bool
    pronoun: str


class Governor(NamedTuple):
    """The light word that governs an event noun, and its place."""

    at: int
    light: Light


@built_once
def _table() -> dict[tuple[str, str, str], tuple[tuple[str, str, str], ...]]:
    table: dict[tuple[str, str, str], tuple[tuple[str, str, str], ...]] = {}
    for row in load_table("syntax/light_verbs"):
        key = row["lemma"], row["root"], row["form"]
        table[key] = (*table.get(key, ()), (lookup_key(row["via"]), row["subject"], row["object"]))
    return table


@built_once
def _places() -> frozenset[int]:
    verbs = enumerate(verb_table().verbs)
    return frozenset(n for n, verb in verbs if (verb.lemma, " ".join(verb.root), verb.form) in _table())


@once_a_word
def lights(word: Word) -> tuple[Light, ...]:
    """Give every way in which a word is a light verb or its masdar."""
    found: dict[Light, None] = {}
    for prefix, skip, bare in word.splits:
        if not is_form_of(bare, _places()):
            continue
        for analysis in verb_analyses(word.text[skip:]):
            key = analysis.verb.lemma, " ".join(analysis.verb.root), analysis.verb.form
            is_masdar = analysis.aspect is Aspect.MASDAR
            if analysis.aspect in _PARTICIPLES or key not in _table():
                continue
            if not is_masdar and any(letter not in CONJUNCTIONS for letter in prefix):
                continue
            found.update((Light(*listed, is_masdar, analysis.pronoun), None) for listed in _table()[key])
    return tuple(found)


def preposition_of(line: Line, at: int) -> str:
    """Give the preposition, joined or before it, that governs a word; empty for none."""
    if line.forms[at].preposition:
        return line.forms[at].preposition
    before = at - 1
    while before >= 0 and line.is_quote(before):
        before -= 1
    if before >= 0 and line.forms[before].particle == "preposition":
        return line.forms[before].key
    return ""


def governor_of(line: Line, at: int) -> Governor | None:
    """Find the light verb that governs the event noun at a word.

    A masdar right before it (`شن غارات`) hands over to what governs that masdar.
    """
    via = preposition_of(line, at)
    start = clause_start(line, at)
    if not via and at > 0 and _light_at(line, at - 1, "", masdar=True):
        further = governor_of(line, at - 1)
        return further or Governor(at - 1, _light_at(line, at - 1, "", masdar=True)[0])
    for place in range(at - 1, max(start - 2, at - _FARTHEST, -1), -1):
        if line.mentions[place] is not None or line.timexes[place] is not None:
            continue
        found = _light_at(line, place, via, masdar=False) if is_finite(line, place) else ()
        found = found or _light_at(line, place, via, masdar=True)
        if found:
            return Governor(place, found[0])
    return None


def is_of_noun_behind(line: Line, at: int) -> bool:
    """Whether a noun belongs to one right before it behind a preposition: `للقبض على منفذي | الهجوم`."""
    if at == 0 or preposition_of(line, at):
        return False
    at -= 1
    form = line.forms[at]
    is_noun = form.is_noun and not form.is_definite and not form.particle and line.mentions[at] is None
    return is_noun and bool(preposition_of(line, at))


def relative_governor(line: Line, at: int) -> Governor | None:
    """Find the light verb of a clause behind the noun: `الهجوم الذي شنه`, `زيارة قام بها`, `اجتماع عقده`."""
    is_direct = True  # with a preposition between, the clause is of another noun
    for place in range(at + 1, min(line.length, at + _NEAR)):
        form = line.forms[place]
        if line.is_stop(place) or (form.particle == "relative" and not form.is_definite):
            return None
        is_direct = is_direct and not form.preposition and form.particle != "preposition"
        if line.mentions[place] is not None or line.timexes[place] is not None or not is_finite(line, place):
            continue
        for light in lights(line.tokens[place].word):
            if is_direct and (light.object or (light.pronoun and not light.via)):
                return Governor(place, light)
            if light.via and place + 1 < line.length and line.tokens[place + 1].word.key in returning():
                return Governor(place, light)
        return None
    return None


@built_once
def returning() -> dict[str, str]:
    """Give prepositions with a pronoun, by which a clause returns to its noun, with their keys: فيها."""
    rows = load_table("syntax/returning")
    return {
        lookup_key(form): lookup_key(row["preposition"])
        for row in rows
        if row["among"] != "only"
        for form in row.all("forms")
    }


def _light_at(line: Line, at: int, via: str, *, masdar: bool) -> tuple[Light, ...]:
    return tuple(
        light for light in lights(line.tokens[at].word) if light.via == via and light.is_masdar is masdar
    )
