"""Whether an event is told as having happened, as planned, as possible, or as not having happened."""

from functools import lru_cache
from typing import Final, NamedTuple

from rawi.language.verbs.lookup import is_form_of, verb_analyses
from rawi.language.verbs.model import Aspect, Person
from rawi.language.verbs.table import verb_table
from rawi.language.vocabulary import is_spelt_particle
from rawi.language.words import CACHED_WORDS, Word
from rawi.letters import ALEF, ARTICLE, LAM, YEH, is_spelling_of, lookup_key
from rawi.letters import NOON as NOON_LETTER
from rawi.lexicon import built_once, load_table
from rawi.senses.lexicon import MASDAR, NOUN, VERB, Sense, senses
from rawi.syntax.clauses import clause_start
from rawi.syntax.light import governor_of, preposition_of
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import is_act

ACTUAL: Final = "actual"
PLANNED: Final = "planned"
HYPOTHETICAL: Final = "hypothetical"
NEGATED: Final = "negated"
HABIT: Final = "habit"
_OF_VERB: Final = "verb"
_OF_MASDAR: Final = "masdar"
_OF_CLAUSE: Final = "clause"
_NEAR: Final = 4
_FAR: Final = 14
# How many nouns may stand before the event noun that they belong to: استعداد لمزيد | تعزيز العلاقات.
_DEEPEST: Final = 3
_THAT: Final = frozenset({ALEF + NOON_LETTER})


class Mark(NamedTuple):
    """A word that governs modality: the preposition before what it governs, how far it reaches."""

    via: str
    modality: str
    scope: str
    rest: tuple[str, ...]
    is_verb: bool
    written: str = ""


@built_once
def _words() -> dict[str, tuple[Mark, ...]]:
    """Index particles, nouns and phrases by the key of their first word."""
    words: dict[str, tuple[Mark, ...]] = {}
    for row in load_table("events/modality"):
        if row["kind"] == "verb":
            continue
        for form in (row["word"], *row.all("forms")):
            first, *rest = lookup_key(form).split()
            written = form.split()[0]
            mark = Mark(lookup_key(row["via"]), row["modality"], row["scope"], tuple(rest), False, written)
            words[first] = (*words.get(first, ()), mark)
    return words


@built_once
def _verbs() -> dict[str, tuple[Mark, ...]]:
    verbs: dict[str, tuple[Mark, ...]] = {}
    for row in load_table("events/modality"):
        if row["kind"] == "verb":
            mark = Mark(lookup_key(row["via"]), row["modality"], row["scope"], (), True)
            verbs[row["word"]] = (*verbs.get(row["word"], ()), mark)
    return verbs


@built_once
def _places() -> frozenset[int]:
    return frozenset(place for place, verb in enumerate(verb_table().verbs) if verb.lemma in _verbs())


@built_once
def _determiners() -> frozenset[str]:
    rows = (row for row in load_table("events/modality") if row["kind"] == "determiner")
    return frozenset(lookup_key(form) for row in rows for form in (row["word"], *row.all("forms")))


@lru_cache(maxsize=CACHED_WORDS)
def _marks(word: Word, skip: int) -> tuple[Mark, ...]:
    found: dict[Mark, None] = {}
    known = _words()
    key = next((split.key for split in word.splits if split.skip == skip), word.key)
    text = word.text[skip:]
    for mark in known.get(key, ()):
        is_another = text != mark.written and is_spelt_particle(text)  # كان is not كأن
        if not is_another and is_spelling_of(text, mark.written):
            found[mark] = None
    if key.startswith(ARTICLE):
        found.update((mark, None) for mark in known.get(key[2:], ()))
    if not is_form_of(key, _places()):
        return tuple(found)
    for analysis in verb_analyses(text):
        found.update((mark, None) for mark in _verbs().get(analysis.verb.lemma, ()))
    return tuple(found)


def _marks_at(line: Line, at: int) -> tuple[Mark, ...]:
    """Give the marks whose words stand at a place."""
    if line.mentions[at] is not None:
        return ()
    return tuple(
        mark
        for mark in _marks(line.tokens[at].word, line.forms[at].skip)
        if not mark.rest
        or mark.rest == tuple(token.word.key for token in line.tokens[at + 1 : at + 1 + len(mark.rest)])
    )


def modality_of(line: Line, at: int, sense: Sense) -> str:
    """Tell how an event is told."""
    if sense.shape == VERB:
        return of_verb(line, at)
    return of_noun(line, at)


def of_noun(line: Line, at: int) -> str:
    """Tell how what a masdar or another noun names is told."""
    return _of_noun(line, at, _DEEPEST)


def of_verb(line: Line, at: int) -> str:
    """Tell how what a finite verb says is told."""
    analyses = verb_analyses(line.tokens[at].word.text[line.forms[at].skip :])
    if any(analysis.future for analysis in analyses):
        return PLANNED
    may_be_perfect = any(a.aspect is Aspect.PERFECT and a.person is Person.THIRD for a in analyses)
    # Hardly a perfect begins as an imperfect does: يتمّ is not يتّم.
    opens_so = line.tokens[at].word.text[line.forms[at].skip :].startswith(YEH)
    is_imperfect = not may_be_perfect or (opens_so and any(a.aspect is Aspect.IMPERFECT for a in analyses))
    for place in range(at - 1, max(at - _NEAR, -1), -1):
        if line.is_stop(place) or line.is_pause(place):
            break
        for mark in _marks_at(line, place):
            if mark.scope != _OF_VERB or mark.via:
                continue
            if mark.modality == HYPOTHETICAL and not is_imperfect and not mark.is_verb:
                continue  # قد with the perfect asserts
            return mark.modality
        form = line.forms[place]
        if form.key in _THAT:
            return _after_that(line, place, form.preposition) if is_imperfect else ACTUAL
        if form.is_nominal and not form.particle:
            break
    return _of_clause(line, at)


def _after_that(line: Line, at: int, via: str) -> str:
    """The modality of what follows أن: that of the word before it, possible where that says nothing."""
    if at > 0 and line.forms[at - 1].particle == "preposition":
        is_denied = any(mark.modality == NEGATED for mark in _marks_at(line, at - 1))  # دون أن
        return NEGATED if is_denied else ACTUAL  # قبل أن، بعد أن، منذ أن
    for place in range(at - 1, max(at - _FAR, -1), -1):
        if line.is_stop(place):
            break
        for mark in _marks_at(line, place):
            if mark.modality != HABIT and (mark.via in ("", via) or mark.scope == _OF_CLAUSE):
                return mark.modality
    return HYPOTHETICAL


def _of_noun(line: Line, at: int, depth: int) -> str:
    """What governs an event noun: a word with its preposition, a noun before it, a verb of passing (`تم`)."""
    via = preposition_of(line, at)
    before = at - 1
    if not via and before >= 0 and depth:
        if _is_passing(line, before):
            return of_verb(line, before)
        if _governs_directly(line, before):
            own = next((m for m in _marks_at(line, before) if m.scope == _OF_MASDAR and not m.via), None)
            return own.modality if own else _of_noun(line, before, depth - 1)
    found = _governing(line, at, via)
    if found is not None:
        return found
    if line.forms[at].conjunction and before > 0 and depth:
        if _governs_directly(line, before - 1) and line.forms[before].is_nominal:  # صلاحية تعيين | وعزل
            shared = next(
                (m for m in _marks_at(line, before - 1) if m.scope == _OF_MASDAR and not m.via), None
            )
            if shared is not None:
                return shared.modality
        joined = _joined_before(line, at)
        if joined is not None:
            return _of_noun(line, joined, depth - 1)
    if via == LAM and line.forms[at].preposition and not line.forms[at].is_definite:
        is_object = governor_of(line, at) is not None or (
            before >= 0 and not line.forms[before].particle and is_act(line.forms[before].key)
        )
        return ACTUAL if is_object else PLANNED  # تعرض لهجوم، تلبية لدعوة
    return PLANNED if _is_ahead(line, at) else _of_clause(line, at)


def _is_ahead(line: Line, at: int) -> bool:
    """Whether an act not yet known is what a verb in the future brings: `ستعقد جولة جديدة من | محادثات`."""
    if line.forms[at].is_definite:
        return False
    for place in range(at - 1, max(at - _FAR, -1), -1):
        form = line.forms[place]
        if line.is_stop(place) or form.particle in ("relative", "conjunction"):
            return False
        if line.mentions[place] is None and not form.particle:
            analyses = verb_analyses(line.tokens[place].word.text[form.skip :])
            if any(analysis.future for analysis in analyses):
                return True
    return False


def _governing(line: Line, at: int, via: str) -> str | None:
    """Give the modality of what governs an event noun; `أي` speaks where nothing before it does."""
    before = at - 1
    if before < 0 or line.forms[before].key not in _determiners():
        return _governor_before(line, at, via)
    own = next((mark.modality for mark in _marks_at(line, before) if mark.scope == _OF_MASDAR), None)
    return _governor_before(line, before, via) or own


def _governor_before(line: Line, at: int, via: str) -> str | None:
    for place in range(at - 1, max(at - _FAR, -1), -1):
        if line.is_stop(place) or line.forms[place].particle == "relative":
            return None
        is_next = at - place <= 1 + (via != "" and not line.forms[at].preposition)
        for mark in _marks_at(line, place):
            if mark.scope == _OF_VERB and mark.modality == NEGATED and is_next:
                return NEGATED
            if mark.scope != _OF_MASDAR:
                continue
            reaches = mark.via == via and (via or is_next or mark.is_verb)
            if reaches or (mark.rest and place + len(mark.rest) + 1 == at):
                return mark.modality
        if line.forms[place].particle == "conjunction":
            return None
    return None


def _governs_directly(line: Line, at: int) -> bool:
    """Whether the word before an event noun is a noun without article that it belongs to: `إجراء | حوار`."""
    form = line.forms[at]
    is_noun = form.is_nominal and form.is_known and not form.particle and not form.is_definite
    return is_noun and line.mentions[at] is None and not line.forms[at].is_accusative


def _joined_before(line: Line, at: int) -> int | None:
    """Give the event noun that another is joined to: `وقف العنف | وبدء مفاوضات`."""
    for place in range(at - 1, max(at - _FAR, -1), -1):
        if line.is_stop(place) or line.forms[place].particle in ("conjunction", "relative"):
            return None
        if line.forms[place].preposition or preposition_of(line, place):
            is_act = any(s.shape in (MASDAR, NOUN) for s in senses(line.tokens[place].word))
            if is_act or not line.forms[place].is_known:
                return place if is_act else None
    return None


@built_once
def _passing() -> frozenset[str]:
    return frozenset(row["lemma"] for row in load_table("events/passing"))


def _is_passing(line: Line, at: int) -> bool:
    """Whether a verb only says that an act comes about: `تم إسقاط`, `جرى توقيف`."""
    analyses = verb_analyses(line.tokens[at].word.text[line.forms[at].skip :])
    return any(analysis.lemma in _passing() for analysis in analyses)


def _of_clause(line: Line, at: int) -> str:
    """A word that rules the whole clause: `إذا`, `في حال`, `لطالما`."""
    for place in range(at - 1, clause_start(line, at) - 2, -1):
        if place < 0:
            break
        for mark in _marks_at(line, place):
            if mark.scope == _OF_CLAUSE and not mark.is_verb:
                return mark.modality
    return ACTUAL
