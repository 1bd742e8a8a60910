"""Which word of the sentence tells what happens to an instrument: what governs its name, or a clause behind."""

from collections.abc import Iterator
from typing import NamedTuple

from rawi.events.modality import of_noun, of_verb
from rawi.instruments.heads import inflected
from rawi.instruments.steps import OBJECT, PARTICIPLE, Step, outcomes, steps_at, steps_of
from rawi.instruments.titles import Title
from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Aspect
from rawi.language.verbs.pronouns import split_pronoun
from rawi.language.vocabulary import is_listed_word
from rawi.letters import ARTICLE, TEH, YEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.clauses import is_finite
from rawi.syntax.light import preposition_of, returning
from rawi.syntax.line import Line
from rawi.syntax.phrases import phrase_at
from rawi.syntax.subjects import core_of

_FAR = 22
_NEAR = 8
_CHAIN = 4
_COMPANY = 7
_OPENERS = ("relative", "conjunction", "interrogative")
_ACTUAL, _STANDS = "actual", "stands"
# Kinds that act themselves: of التحالف أطلق it is not told that it was set up.
_ACTING = frozenset({"alliance", "mission", "committee"})


class Governor(NamedTuple):
    """A word that tells a step of a title: its place, the step, and how it is told."""

    at: int
    step: Step
    modality: str
    is_background: bool = False

    @property
    def status(self) -> str:
        """What the step comes to."""
        return outcomes()[self.step.step].statuses[self.modality]

    @property
    def weight(self) -> float:
        """How much it weighs beside other steps of the same name."""
        return 1.5 if self.is_background else outcomes()[self.step.step].weight


def governors(line: Line, title: Title) -> tuple[Governor, ...]:
    """Give the steps told of a title, the weightiest first, of equals the nearest."""
    found = [*_before(line, title), *_behind(line, title), *_participle(line, title)]
    return tuple(sorted(found, key=lambda g: (-g.weight, abs(g.at - title.at))))


def _fits(line: Line, step: Step, title: Title, at: int) -> bool:
    if step.kinds and title.kind not in step.kinds:
        return False
    if step.step == _STANDS and not step.is_verb:
        return False  # نص الاتفاقية
    if step.only_new and title.is_definite:
        return False
    if step.company:
        following = line.tokens[at + 1 : max(at, title.end) + _COMPANY]
        return any(not step.company.isdisjoint(token.word.keys) for token in following)
    return True


def _governor(line: Line, at: int, step: Step) -> Governor:
    modality = of_verb(line, at) if step.is_verb else _modality_of_noun(line, at)
    return Governor(at, step, modality if modality in outcomes()[step.step].statuses else _ACTUAL)


def _modality_of_noun(line: Line, at: int) -> str:
    found = of_noun(line, at)
    if found == _ACTUAL and _is_aim(line, at):
        return "hypothetical"
    if found == "hypothetical" and any(_has_enabled(line, n) for n in range(max(0, at - 3), at)):
        return _ACTUAL
    return found


def _has_enabled(line: Line, at: int) -> bool:
    """Whether a verb in the past stands here after which its aim has come about: `ما سمح بإنشاء`."""
    if not is_finite(line, at):
        return False
    analyses = verb_analyses(line.tokens[at].word.text[line.forms[at].skip :])
    return any(a.lemma in _enabling() and a.aspect is Aspect.PERFECT for a in analyses)


@built_once
def _aims() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(lookup_key(row["words"]).split()) for row in load_table("instruments/aims"))


def _is_aim(line: Line, at: int) -> bool:
    """Whether the words right before a masdar make it an aim: `بهدف | التوصل`."""
    joined = line.forms[at].preposition
    for size in (1, 2, 3):
        keys = tuple(token.word.key for token in line.tokens[max(0, at - size) : at])
        if len(keys) == size and (keys in _aims() or (joined and (*keys, joined) in _aims())):
            return True
    return False


@built_once
def _enabling() -> frozenset[str]:
    return frozenset(row["lemma"] for row in load_table("instruments/enabling"))


def _heads(line: Line, title: Title) -> Iterator[int]:
    """Yield the first word of the name and the nouns right before it that it belongs to: `تنفيذ بنود | الاتفاق`."""
    place = title.first
    yield place
    for _ in range(_CHAIN):
        if line.forms[place].preposition or (place > 0 and preposition_of(line, place)):
            return
        before = place - 1
        while before >= 0 and (line.is_quote(before) or line.forms[before].is_number):
            before -= 1
        if before < 0 or line.mentions[before] is not None or line.timexes[before] is not None:
            return
        form = line.forms[before]
        if form.particle == "demonstrative":
            place = before
            continue
        is_construct = form.is_nominal and not form.is_definite and not form.particle
        if not is_construct or is_finite(line, before):
            return
        place = before
        yield place


def _before(line: Line, title: Title) -> Iterator[Governor]:
    seen: set[int] = set()
    for head in _heads(line, title):
        if head != title.first:
            steps = (
                s
                for s in steps_at(line, head)
                if s.is_direct and s.shape != PARTICIPLE and _fits(line, s, title, head)
            )
            step = next(steps, None)
            if step is not None:  # what governs a تنفيذ tells of it, not of the agreement
                yield _governor(line, head, step)
                return
        for governor in _governing(line, title, head):
            if governor.at not in seen:
                seen.add(governor.at)
                yield governor


def _governing(line: Line, title: Title, head: int) -> Iterator[Governor]:
    """Look back from a word to what governs it, with its preposition or as subject or object."""
    while head > 0 and line.forms[head - 1].particle == "demonstrative" and not line.forms[head].preposition:
        head -= 1
    via = preposition_of(line, head)
    joined = bool(line.forms[title.first].conjunction) and not via
    passed: set[str] = set()
    is_plain = True  # only names and adjectives between, as behind a masdar and who does it
    for place in range(head - 1, max(head - _FAR, -1), -1):
        form = line.forms[place]
        if line.is_stop(place) or form.particle in _OPENERS:
            return
        finite = is_finite(line, place)
        for step in steps_at(line, place):
            stands = via in step.places if via else step.is_direct and (finite or is_plain)
            if step.shape == PARTICIPLE and not via:
                stands = stands and form.is_accusative  # معلنا هدنة, but not موقف الدول
            if stands and not via and finite and OBJECT in step.places:
                stands = not _is_subject(line, place, title)
            stands = stands or (joined and not passed.isdisjoint(step.places))
            if stands and _fits(line, step, title, place):
                yield _governor(line, place, step)
                return
        if finite:
            return
        passed.add(form.preposition or (form.key if form.particle == "preposition" else ""))
        own = line.mentions[place] is not None or line.is_quote(place) or form.is_number
        is_noun = form.is_definite and not form.preposition and not form.conjunction
        is_plain = is_plain and (own or is_noun or form.is_adjective or form.particle == "adverb")


def _is_subject(line: Line, at: int, title: Title) -> bool:
    """Whether a name is who does what a verb says to something else: `أطلق التحالف | حملة`."""
    if title.kind not in _ACTING:
        return False  # وقعت الاتفاقية can only be the passive
    core = core_of(line, at)
    if core.subject is None or core.is_relative:
        return False
    phrase = phrase_at(line, core.subject)
    return phrase is not None and phrase.first <= title.first < phrase.end


def _behind(line: Line, title: Title) -> Iterator[Governor]:
    """Look into a clause behind the name: `الاتفاق الذي تم التوصل إليه`, `هدنة انهارت`, `الاتفاقية دخلت`."""
    place = line.skip_bracket(title.end)
    start = place
    while place < line.length and (line.is_pause(place) or line.is_quote(place)):
        place += 1
    if place >= line.length or line.is_stop(place):
        return
    opener = line.forms[place].particle == "relative"
    is_topic = not title.is_definite or _is_topic(line, title.first)
    if not opener and (place > start or not is_topic or not _opens_verb(line, place)):
        return
    reach = _FAR if opener else _NEAR
    for at in range(place, min(place + reach, line.length)):
        form = line.forms[at]
        if line.is_stop(at) or (form.particle == "relative" and at > place):
            return
        if not opener and at > place and form.conjunction and is_finite(line, at):
            return
        found = steps_at(line, at)
        if not found and at == place and not title.is_definite and _may_be_verb(line, at):
            found = tuple(step for step in steps_of(line.tokens[at].word) if step.is_verb)
        for step in found:
            if step.shape == PARTICIPLE or not _fits(line, step, title, at):
                continue
            if title.kind in _ACTING and OBJECT in step.places and step.is_verb and not step.pronoun:
                continue  # التحالف الذي أعلن
            if at - place >= _NEAR and not (step.is_verb and form.is_imperfect):
                continue
            tells = step.is_direct and (step.is_verb or bool(step.pronoun))
            if tells or _returns(line, at):
                yield _governor(line, at, step)
                break
        if is_finite(line, at) and at > place + 1 and not opener:
            return


def _is_topic(line: Line, first: int) -> bool:
    """Whether a name opens its clause, so that the verb behind it tells of it: `إن الهدنة | انهارت`."""
    form, before = line.forms[first], first - 1
    while before >= 0 and (line.is_quote(before) or line.forms[before].particle == "demonstrative"):
        before -= 1
    if form.preposition:
        return False
    if before < 0 or form.conjunction or line.is_stop(before) or line.is_pause(before):
        return True
    return line.forms[before].opens_clause or line.forms[before].particle == "verb_like"


def _opens_verb(line: Line, place: int) -> bool:
    """Whether a verb follows, perhaps behind a negation or `قد`."""
    while place < line.length and line.forms[place].particle in ("negation", "auxiliary"):
        place += 1
    if place >= line.length or line.forms[place].conjunction:
        return False
    return is_finite(line, place) or _may_be_verb(line, place)


def _may_be_verb(line: Line, place: int) -> bool:
    """Whether a word right behind an indefinite name is the verb of its clause: `آلية تشاور | تعقد`."""
    form = line.forms[place]
    is_verb = form.is_verb and form.key[0] in (YEH, TEH) and line.mentions[place] is None
    return is_verb and any(step.is_verb for step in steps_of(line.tokens[place].word))


def _returns(line: Line, at: int) -> bool:
    """Whether a preposition with a pronoun follows: `إليه`, `عليها`, `في شأنه`."""
    after = at + 1
    if after >= line.length:
        return False
    if line.tokens[after].word.key in returning():
        return True
    form = line.forms[after]
    noun = after + 1 if form.particle == "preposition" and after + 1 < line.length else after
    if noun == after and not form.preposition:
        return False
    key = line.forms[noun].key
    return bool(split_pronoun(key)) and not is_listed_word(key)


def _participle(line: Line, title: Title) -> Iterator[Governor]:
    at = title.participle
    if at is None:
        yield from _predicate(line, title)
        return
    for step in steps_at(line, at):
        if step.shape == PARTICIPLE and outcomes()[step.step].in_background and _fits(line, step, title, at):
            yield Governor(at, step, _ACTUAL, True)
            return


@built_once
def _states() -> dict[str, Step]:
    return {
        key: Step(row["step"], PARTICIPLE, 0, frozenset(), frozenset(), frozenset(), False, (), "", row)
        for row in load_table("instruments/states")
        for key in inflected(row["adjective"])
    }


def _predicate(line: Line, title: Title) -> Iterator[Governor]:
    """An adjective that tells how it stands: `العقوبات على إيران | مستمرة`, `الهدنة | السارية`."""
    for at in range(title.end, min(title.end + _COMPANY, line.length)):
        if line.is_stop(at) or line.is_pause(at) or line.forms[at].opens_clause or is_finite(line, at):
            return
        form = line.forms[at]
        step = _states().get(form.key.removeprefix(ARTICLE))
        is_attribute = form.is_definite and at == title.end
        if step is not None and (is_attribute or (title.is_definite and not form.is_definite)):
            yield Governor(at, step, _ACTUAL, is_attribute)
            return
