"""Names that a lexicon lists, and whether their words stand here as a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from rawi.entities.candidates import Candidate, cover
from rawi.entities.facts import WordFacts, word_facts
from rawi.entities.knowledge import Form
from rawi.entities.name_elements import extend, further_fathers
from rawi.entities.roles import name_role
from rawi.entities.trust import Trust
from rawi.language.phrases import Match, matches
from rawi.language.tokens import CLOSING, OPENING, Token
from rawi.language.vocabulary import WordClass, key_class, particle_kind
from rawi.letters import ARTICLE, BEH, HAMZA_ALEFS, HEH, is_spelling_of, lookup_key
from rawi.lexicon import load_table
from rawi.records import EntityType

_PLACES: Final = (EntityType.GPE, EntityType.LOC)
# States, their people and their seats are so frequent that their names win over the like-spelt words.
# A known name counts as complete: only names that are nothing else go on behind it.
_FULL_NAME: Final = 3
# Longer names are hardly ever another word in another spelling.
_SHORT_KEY: Final = 5
_FREQUENT_KINDS: Final = frozenset({"country", "nationality", "capital"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a name might stand, and what the words before expect; `barred` are the tokens without times."""

    tokens: Sequence[Token]
    barred: Sequence[Token]
    index: int
    trust: Trust = Trust.FREE
    after_cue: bool = False
    after_office: bool = False
    after_head: bool = False


class KnownMatch(NamedTuple):
    """The longest sure name at a token, and what could be a name if the article bears it out."""

    sure: Candidate | None
    doubtful: list[Candidate]


def _is_located(setting: Setting, match: Match[Form], word_class: WordClass) -> bool:
    """Whether a preposition of place makes a place of a word that could be something else."""
    if word_class.noun or word_class.particle or setting.index == 0:
        return False
    if match.split.prefix:
        return match.split.prefix.endswith(BEH)
    return particle_kind(setting.tokens[setting.index - 1].word.key) == "preposition"


def _contradicts(form: Form, match: Match[Form], setting: Setting) -> bool:
    """Whether the published letters rule a one-word name out: `أفاد` is not `آفاد`, nor `وأن` `وان`."""
    if match.last > setting.index + 1:
        return _holds_function_word(form, match, setting)
    word = setting.tokens[setting.index].word
    if word_facts(word).is_function_word and form.known.kind not in _FREQUENT_KINDS:
        return True
    is_plain = form.known.kind in _FREQUENT_KINDS or len(match.split.key) > _SHORT_KEY
    if is_plain and not form.needs_context and not key_class(match.split.key).is_known:
        return False
    # Behind لل the article's alef is not written.
    written = word.text[match.split.skip :]
    return len(written) == len(form.words) and not is_spelling_of(written, form.words)


def _holds_function_word(form: Form, match: Match[Form], setting: Setting) -> bool:
    """Whether a further word is a function word here, not the name's: عادل | أمام, not إمام."""
    further = setting.tokens[setting.index + 1 : match.last]
    listed = form.words.split(" ")[1:]
    if len(listed) != len(further):
        return False
    return any(
        particle_kind(token.word.key) is not None and not is_spelling_of(token.word.text, word)
        for token, word in zip(further, listed, strict=True)
    )


def _is_sure_person(form: Form, match: Match[Form], setting: Setting, *, is_one_word: bool) -> bool:
    if not form.needs_context and form.role != "short":
        return True
    if is_one_word and any(other.known.type is EntityType.NORP for other in match.values):
        return False  # الرئيس | التركي is a nationality, not Mansour al-Turki
    is_a_word = is_one_word and not form.is_sure and key_class(match.split.key).is_known
    needs_title = form.needs_context or is_a_word
    return not needs_title or setting.trust is Trust.ADJACENT


def _is_sure(form: Form, match: Match[Form], setting: Setting) -> bool:
    """Whether the words of a form stand for a name at this place."""
    known, key = form.known, match.split.key
    is_one_word = match.last == setting.index + 1
    if known.type in _PLACES and setting.after_cue:
        return True
    if known.type is EntityType.PER:
        return _is_sure_person(form, match, setting, is_one_word=is_one_word)
    if known.type is EntityType.ORG and _is_quoted(setting, match):
        return True
    if known.type is EntityType.ORG and setting.after_head:
        # اللجان | العربية are Arab committees, not those of a channel of that name
        return not any(other.known.type is EntityType.NORP for other in match.values)
    if form.needs_context:
        is_definite = key.startswith(ARTICLE)
        if known.kind == "nationality":
            return setting.after_office and is_definite
        return known.kind == "country" and not is_definite and _stands_for_country(setting)
    if known.type is EntityType.ORG and form.role == "short":
        return False
    if known.type is EntityType.NORP:
        return not _is_language(setting, match)
    if not is_one_word or known.kind in _FREQUENT_KINDS:
        return True
    word_class = key_class(key)
    if form.is_sure:
        return True
    if word_class.is_known:
        return known.type in _PLACES and _is_located(setting, match, word_class)
    return form.role != "gazetteer" or not name_role(key).is_listed


def _stands_for_country(setting: Setting) -> bool:
    """Whether the word before asks for a country: `شمال مالي`, `من بنين`, `وزير خارجية مالي`."""
    if setting.after_office:
        return True
    if setting.index == 0:
        return False
    before = setting.tokens[setting.index - 1].word
    return particle_kind(before.key) == "preposition" or before.key in _direction_keys()


@cache
def _direction_keys() -> frozenset[str]:
    rows = load_table("entities/outer_nouns")
    return frozenset(lookup_key(form) for row in rows for form in (row["noun"], *row.all("forms")))


def _is_language(setting: Setting, match: Match[Form]) -> bool:
    """Whether a nationality names a language: `اللغة الفرنسية`, `بالعربية`."""
    key = match.split.key
    if match.split.prefix.endswith(BEH) and key.startswith(ARTICLE) and key.endswith(HEH):
        return True
    if setting.index == 0:
        return False
    before = setting.tokens[setting.index - 1].word
    return any(split.key in _language_words() for split in before.splits)


@cache
def _language_words() -> frozenset[str]:
    return frozenset(lookup_key(row["word"]) for row in load_table("entities/language_words"))


def _is_quoted(setting: Setting, match: Match[Form]) -> bool:
    """Whether a name stands alone in quotation marks or brackets."""
    before, after = setting.index - 1, match.last
    if before < 0 or after >= len(setting.tokens):
        return False
    return setting.tokens[before].word.text in OPENING and setting.tokens[after].word.text in CLOSING


def _candidate(setting: Setting, match: Match[Form], forms: Sequence[Form]) -> Candidate:
    bounds = cover(setting.tokens, setting.index, match.last, skip=match.split.skip)
    return Candidate(*bounds, forms[0].known.type, forms, f"entities.known.{forms[0].role}")


def _hides_a_word(facts: WordFacts, match: Match[Form], setting: Setting) -> bool:
    """Whether the undivided first word is an ordinary one: `وفد` is not و + فد, but `بأبها` is ب + أبها."""
    if not match.split.prefix or match.last > setting.index + 1 or not facts.is_word_undivided:
        return False
    written = setting.tokens[setting.index].word.text[match.split.skip :]
    return written[:1] not in HAMZA_ALEFS


def _is_possible(form: Form, match: Match[Form], setting: Setting) -> bool:
    """Whether the rest of the article may decide that a form is a name here."""
    if match.last > setting.index + 1 or match.split.key.startswith(ARTICLE):
        return True
    word_class = key_class(match.split.key)
    return not (word_class.verb or word_class.particle)


def find_known(setting: Setting) -> KnownMatch:
    """Find the listed names that begin at a token."""
    sure: Candidate | None = None
    doubtful: list[Candidate] = []
    facts = word_facts(setting.tokens[setting.index].word)
    for match in matches(facts.known, setting.tokens, setting.index):
        if _hides_a_word(facts, match, setting):
            continue
        forms = [form for form in match.values if not _contradicts(form, match, setting)]
        certain = [form for form in forms if _is_sure(form, match, setting)]
        if setting.after_office:  # سلطان عمان: an office is of a country, not of a city of its name
            certain = [form for form in certain if form.known.kind == "country"] or certain
        if certain:
            if sure is None or match.last > sure.last:
                sure = _candidate(setting, match, certain)
            continue
        possible = [form for form in forms if _is_possible(form, match, setting)]
        if possible:
            doubtful.append(_candidate(setting, match, possible))
    return KnownMatch(sure and _lengthened(setting, sure), doubtful)


def _lengthened(setting: Setting, candidate: Candidate) -> Candidate:
    """Let the name of a known person take in the further names that the article writes.

    Fathers and house leave the person the same; a further family name makes it someone else.
    """
    if candidate.type is not EntityType.PER:
        return candidate
    tokens = setting.barred
    fathers = further_fathers(tokens, candidate.last)
    last, _ = extend(tokens, fathers, Trust.FREE, elements=_FULL_NAME)
    if last == candidate.last:
        return candidate
    skip = candidate.start - tokens[candidate.first].start
    if last > fathers or candidate.length == 1:
        bounds = cover(tokens, candidate.first, last, skip=skip)
        return Candidate(*bounds, candidate.type, (), "entities.person.given")
    bounds = cover(tokens, candidate.first, fathers, skip=skip)
    return Candidate(*bounds, candidate.type, candidate.forms, "entities.known.longer")
