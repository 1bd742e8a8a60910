"""Who does what a finite verb says: the subject after it, before it, or carried over from the verb before."""

from typing import Final, NamedTuple

from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Aspect, Gender, Number, Person, VerbAnalysis
from rawi.letters import ALEF, ARTICLE, HEH, NOON, TEH, TEH_MARBUTA, WAW, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import EntityType
from rawi.senses.lexicon import Sense, senses
from rawi.syntax.clauses import (
    Complement,
    complements,
    is_finite,
    phrase_before,
    relative_before,
    tells_besides,
    topic_before,
)
from rawi.syntax.content import is_content
from rawi.syntax.light import returning
from rawi.syntax.line import Line, once_a_line
from rawi.syntax.lists import coordinated, end_with_bearer
from rawi.syntax.noun_kinds import is_adverb, noun_kind
from rawi.syntax.phrases import NAME, OTHER, TITLE, Phrase, is_possessed, phrase_at
from rawi.syntax.two_objects import has_only_objects

_FARTHEST_TOPIC: Final = 20


class Core(NamedTuple):
    """The clause of a verb: where its subject and its object begin, and all that follows it."""

    subject: int | None
    object: int | None
    after: tuple[Complement, ...]
    is_relative: bool = False
    # What a preposition with a pronoun comes back to: `الاتفاق الذي صادق عليه`.
    returned: Complement | None = None


def _finite(line: Line, at: int) -> VerbAnalysis | None:
    """The first analysis of a verb that is a third person, the one of the press."""
    text = line.tokens[at].word.text[line.forms[at].skip :]
    found = [a for a in verb_analyses(text) if a.person is not Person.NONE]
    return next((a for a in found if a.person is Person.THIRD), found[0] if found else None)


def number_of(line: Line, at: int) -> Number | None:
    """Give the number of the finite verb at a word, None where no verb of the third person stands there."""
    if not is_finite(line, at):
        return None
    analysis = _finite(line, at)
    return analysis.number if analysis is not None and analysis.person is Person.THIRD else None


@built_once
def masculine_states() -> frozenset[str]:
    """Give the codes of the states whose names are masculine."""
    return frozenset(row["code"] for row in load_table("syntax/masculine_states"))


@built_once
def _masculine_bodies() -> frozenset[str]:
    """The keys of nouns that head names of bodies and are masculine and single, also with the article."""
    bare = [lookup_key(row["noun"]) for row in load_table("syntax/masculine_bodies")]
    return frozenset([*bare, *(ARTICLE + key for key in bare)])


def _gender(line: Line, phrase: Phrase) -> Gender:
    """The gender of a phrase where its words show it."""
    if phrase.kind == NAME:
        name = phrase.names[0]
        if name.type is EntityType.GPE and len(name.entity) == 2:
            return Gender.MASCULINE if name.entity in masculine_states() else Gender.FEMININE
        if name.type is EntityType.GPE:
            return Gender.FEMININE
        is_feminine = name.type is EntityType.ORG and line.tokens[phrase.head].word.text.endswith(TEH_MARBUTA)
        return Gender.FEMININE if is_feminine else Gender.NONE  # الحكومة اليابانية
    form = line.forms[phrase.head]
    key = form.key
    if not (form.is_noun or form.is_adjective):  # perhaps a name that nobody knows: شوشة
        return Gender.NONE
    if key.endswith(ALEF + TEH) and form.is_definite and noun_kind(key) in ("organ", "group"):
        return Gender.FEMININE  # السلطات
    if key.endswith(HEH):  # قادة and أساتذة are men too
        return Gender.NONE if noun_kind(key) == "person" else Gender.FEMININE
    return Gender.MASCULINE if phrase.kind == TITLE else Gender.NONE


def _is_masculine_body(line: Line, phrase: Phrase) -> bool:
    is_person = phrase.kind == NAME and phrase.names[0].type is EntityType.PER
    return line.forms[phrase.head].key in _masculine_bodies() and not is_person


def agrees(line: Line, phrase: Phrase, analysis: VerbAnalysis) -> bool:
    """Whether a phrase after a verb can be its subject as far as gender tells."""
    if analysis.number is not Number.SINGULAR:
        return False
    is_surely_feminine = analysis.gender is Gender.FEMININE and analysis.aspect is Aspect.PERFECT
    if is_surely_feminine and _is_masculine_body(line, phrase):
        return False  # ودعت | مجلس الأمن
    gender = _gender(line, phrase)
    if gender is Gender.NONE or analysis.gender is Gender.NONE:
        return True
    # A verb set apart from its subject may stay masculine, and one before a plural be feminine.
    return gender is analysis.gender or phrase.first != phrase.head


def _is_adverb(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase tells only where or how: `اعتقلوا | جنوب البلاد`, `أبلغه | رسميا`."""
    return phrase.kind != NAME and is_adverb(line.forms[phrase.head].key)


def _bare(line: Line, after: list[Complement]) -> list[Phrase]:
    """The phrases without a preposition, of a list of joined ones only the first."""
    found: list[Phrase] = []
    covered = 0
    for complement in after:
        phrase = complement.phrase
        if complement.preposition or phrase.first < covered or _is_adverb(line, phrase):
            continue
        if tells_besides(line, phrase.first):
            continue  # واتهمت المعارضة بالتعطيل، | محذرة
        if line.forms[phrase.first].conjunction and phrase.first > after[0].phrase.first:
            continue  # joined to what stands behind a preposition
        joined = coordinated(line, phrase.first)
        covered = end_with_bearer(line, joined[-1] if joined else phrase)
        found.append(phrase)
    return found


@once_a_line
def core_of(line: Line, at: int) -> Core:
    """Tell subject and object of the finite verb at a word, with what else follows it."""
    after = complements(line, at + 1)
    bare = _bare(line, after)
    analysis = _finite(line, at)
    relative = relative_before(line, at)
    if relative is not None:
        return _relative(line, (at, relative), bare, tuple(after))
    topic = topic_before(line, at)
    bare = _nominative_first(line, bare)
    first = bare[0] if bare else None
    if _has_pronoun_before(line, at):  # إنه | أنقذ المهاجرين
        return Core(None, first.first if first else None, tuple(after))
    is_subject = first is not None and (analysis is None or agrees(line, first, analysis))
    if topic is not None and first is not None and analysis is not None and analysis.pronoun:
        return Core(first.first, topic, tuple(after))  # المترجمة خطفها | مسلحون
    if topic is not None and not (is_subject and line.forms[at].conjunction):
        return Core(topic, first.first if first else None, tuple(after))
    indefinite = _indefinite_before(line, at)
    if indefinite is not None and not line.forms[at].conjunction:
        if analysis is not None and analysis.pronoun and first is not None:  # أسلحة زودتها بها | الدول
            return Core(first.first, indefinite.first, tuple(after), True)
        preposition = _returns(line, at)
        if preposition is None:
            return Core(indefinite.first, first.first if first else None, tuple(after), True)
        returned = Complement(preposition, indefinite)  # تعديلات يطالب بإدخالها عليه
        return Core(None, first.first if first else None, tuple(after), True, returned)
    if (
        analysis is not None
        and not is_subject
        and (far := _topic_over_relative(line, at, analysis)) is not None
    ):
        return Core(far, first.first if first else None, tuple(after))
    if first is not None and is_subject and not has_only_objects(line, at, first.first):
        return Core(first.first, bare[1].first if len(bare) > 1 else None, tuple(after))
    return Core(None, first.first if first else None, tuple(after))


def _nominative_first(line: Line, bare: list[Phrase]) -> list[Phrase]:
    """Put a sound plural in the nominative before the object it follows: `نفذ العمليات | متشددون`."""
    if len(bare) < 2:
        return bare
    is_one = bare[0].end == bare[1].first and noun_kind(line.forms[bare[0].head].key) == "person"
    if is_one and line.forms[bare[0].head].is_definite and line.forms[bare[1].head].is_definite:
        return bare  # القادة | العسكريون
    is_nominative = [
        phrase.kind != NAME and line.forms[phrase.head].key.endswith(WAW + NOON) for phrase in bare[:2]
    ]
    return [bare[1], bare[0], *bare[2:]] if is_nominative == [False, True] else bare


def _has_pronoun_before(line: Line, at: int) -> bool:
    """Whether a particle with the subject as its pronoun stands before a verb: `إنه سيوقع`."""
    place = at - 1
    while place >= 0 and line.forms[place].particle in ("negation", "auxiliary", "adverb"):
        place -= 1
    return place >= 0 and line.forms[place].particle == "verb_like"


def _relative(line: Line, places: tuple[int, int], bare: list[Phrase], after: tuple[Complement, ...]) -> Core:
    """`الذي وقّعته الجزائر`: with its pronoun on the verb the antecedent is the object, else the subject."""
    at, relative = places
    is_stressed = relative > 0 and line.forms[relative - 1].particle == "pronoun"  # الوزير، هو الذي رحب
    antecedent = phrase_before(line, relative - is_stressed)
    first = bare[0].first if bare else None
    analysis = _finite(line, at)
    start = antecedent.first if antecedent else None
    if analysis is not None and analysis.pronoun and analysis.number is not Number.PLURAL:
        return Core(first, start, after, True) if first is not None else Core(start, None, after, True)
    subject = phrase_at(line, first) if first is not None else None
    is_its_own = subject is not None and is_possessed(line, subject.head)
    if is_its_own and not _does_itself(line, antecedent, subject, analysis):  # انضم | قادته
        return Core(first, bare[1].first if len(bare) > 1 else None, after, True)
    preposition = _returns(line, at)
    if preposition is not None:
        returned = Complement(preposition, antecedent) if antecedent else None
        return Core(first, bare[1].first if len(bare) > 1 else None, after, True, returned)
    return Core(start, first, after, True)


def _does_itself(
    line: Line, antecedent: Phrase | None, its_own: Phrase | None, analysis: VerbAnalysis | None
) -> bool:
    """Whether the noun before a clause does something with a thing of its own: `الحزب الذي كثف | هجماته`."""
    if antecedent is None or its_own is None or analysis is None or its_own.kind != OTHER:
        return False
    is_act = bool(senses(line.tokens[its_own.head].word))
    return is_act and antecedent.kind != OTHER and agrees(line, antecedent, analysis)


def _topic_over_relative(line: Line, at: int, analysis: VerbAnalysis) -> int | None:
    """Give where the topic begins that a relative clause parts from its verb: `إن | الرجل الذي شك | فر`."""
    if line.forms[at].conjunction or line.forms[at - 1].opens_clause:
        return None
    verbs = 0
    for place in range(at - 1, max(0, at - _FARTHEST_TOPIC), -1):
        if line.is_stop(place) or line.is_quote(place):
            break
        verbs += is_finite(line, place)
        if line.forms[place].particle != "relative":
            continue
        topic = phrase_before(line, place) if verbs == 1 else None
        if topic is None or not (topic.first == 0 or is_content(line, topic.first - 1)):
            return None
        is_open = analysis.number is not Number.SINGULAR or analysis.gender is Gender.NONE
        return topic.first if is_open or _gender(line, topic) in (Gender.NONE, analysis.gender) else None
    return None


def _returns(line: Line, at: int) -> str | None:
    """Give the preposition by which a clause returns to the noun before it: `صادق | عليها`."""
    keys = (token.word.key for token in line.tokens[at + 1 : at + 4])
    return next((returning()[key] for key in keys if key in returning()), None)


def _indefinite_before(line: Line, at: int) -> Phrase | None:
    """The indefinite noun right before a verb that tells of it: `عبوة استهدفت`, `مسلحون قتلوا`."""
    if at == 0 or line.forms[at - 1].particle or line.is_pause(at - 1) or line.is_quote(at - 1):
        return None
    phrase = phrase_before(line, at)
    if phrase is None or phrase.kind == NAME:
        return None
    if phrase.kind == TITLE and (phrase.names or line.forms[phrase.head].is_definite):
        return None
    if phrase.end == at and is_possessed(line, at - 1):
        return None  # من جهته | أصدر البنك
    is_named = any(name.type is not EntityType.NORP for name in phrase.names)
    if is_named and line.forms[phrase.first].preposition:
        return None  # وفقا لإحصاءات رويترز | قتل
    return None if line.forms[phrase.head].key.startswith(ARTICLE) else phrase


def carried(line: Line, at: int) -> int | None:
    """Give where the subject begins of the verb before, which a verb without one goes on with."""
    for place in range(at - 1, -1, -1):
        if is_finite(line, place):
            core = core_of(line, place)
            if core.subject is not None and not core.is_relative and may_act(line, core.subject):
                return core.subject
    return None


def may_act(line: Line, start: int) -> bool:
    """Whether a phrase can be someone who goes on acting: no thing without a person in it."""
    phrase = phrase_at(line, start)
    if phrase is None:
        return False
    if phrase.kind != OTHER or not line.forms[phrase.head].is_known:  # a name that nobody listed
        return True
    return any(name.type in (EntityType.PER, EntityType.ORG) for name in phrase.names)


def is_passive_participle(line: Line, at: int, sense: Sense) -> bool:
    """Whether a participle can be the passive one of its verb: `المتهم` is the accused."""
    analyses = verb_analyses(line.tokens[at].word.text[sense.skip :])
    return any(a.aspect is Aspect.PARTICIPLE_PASSIVE and a.lemma == sense.entry.lemma for a in analyses)


def main_subject(line: Line, at: int) -> int | None:
    """Give where the subject of the sentence's first verb begins, of which adverbial participles tell."""
    for place in range(at):
        if is_finite(line, place):
            core = core_of(line, place)
            if not core.is_relative and core.subject is not None:
                return core.subject
    return None
