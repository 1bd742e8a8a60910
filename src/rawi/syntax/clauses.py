"""The clause around a word: what follows it, with which preposition, and what stands before it as subject."""

from typing import Final, NamedTuple

from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Aspect
from rawi.language.verbs.pronouns import split_pronoun
from rawi.language.vocabulary import is_listed_word
from rawi.letters import ALEF, ALEF_MAKSURA, HEH, NOON, TEH_MARBUTA, WAW, YEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.asyndetic import tells_of_noun
from rawi.syntax.content import BEFORE_NOUNS
from rawi.syntax.line import Line, once_a_line
from rawi.syntax.noun_kinds import is_act, is_adverb, is_thing, noun_kind
from rawi.syntax.phrases import Phrase, is_count, phrase_at

_FARTHEST: Final = 45
_LONGEST_SUBJECT: Final = 6
_LONGEST_INSERTED: Final = 10
_FARTHEST_BACK: Final = 30
# Particles right after which a word that can be a verb is one.
_BEFORE_VERBS: Final = frozenset(
    {"conjunction", "relative", "negation", "auxiliary", "verb_like", "adverb", "pronoun"}
)
_SKIPPED: Final = frozenset({"adverb", "auxiliary", "negation", "demonstrative"})


class Complement(NamedTuple):
    """A phrase after an event word, with the key of its preposition, empty for none."""

    preposition: str
    phrase: Phrase


@built_once
def _verbal_particles() -> frozenset[str]:
    """Give the particles after which only a verb can stand: `قد`, `لم`, `بعد أن`."""
    return frozenset(lookup_key(row["word"]) for row in load_table("syntax/verbal_particles"))


def _is_verbal(line: Line, at: int) -> bool:
    """Whether a particle stands here, alone or with the word before it, after which only a verb can stand."""
    key, known = line.forms[at].key, _verbal_particles()
    return key in known or (key == ALEF + NOON and at > 0 and f"{line.forms[at - 1].key} {key}" in known)


def is_finite(line: Line, at: int) -> bool:
    """Whether a finite verb stands at a word, as far as its place in the sentence tells."""
    known = line.finite[at]
    if known is None:
        known = line.finite[at] = _is_finite(line, at)
    return known


def _is_finite(line: Line, at: int) -> bool:
    form = line.forms[at]
    if not form.is_verb or form.preposition or form.particle:
        return False
    if line.mentions[at] is not None or line.timexes[at] is not None:
        return False
    if line.tokens[at].word.text.endswith(TEH_MARBUTA):
        return False
    if form.is_definite:  # التقى
        return line.tokens[at].word.text.endswith(ALEF_MAKSURA) and _stands_as_verb(line, at)
    if not form.is_noun and not form.is_adjective:
        return True
    if at > 0 and _is_verbal(line, at - 1):
        return True
    return not form.is_accusative and _stands_as_verb(line, at)


def _stands_as_verb(line: Line, at: int) -> bool:
    """Whether a word that can be verb or noun (`قتل`, `دعم`) stands where a verb does."""
    before = at - 1
    form = line.forms[at]
    if tells_of_noun(line, at):
        return True
    is_joined_noun = form.conjunction and form.is_noun and before >= 0 and line.mentions[before] is not None
    if is_joined_noun and any(is_listed_word(rest) for rest, _ in split_pronoun(form.key)):
        return False  # مستشار ترامب | وصهره
    if line.is_quote(before) and line.forms[before - 1].particle == "preposition":
        return False
    if (
        form.conjunction
        or before < 0
        or line.is_stop(before)
        or line.is_pause(before)
        or line.is_quote(before)
    ):
        return not _after_noun_of_list(line, at)
    previous = line.forms[before]
    if previous.particle:
        return previous.particle in _BEFORE_VERBS and (previous.key not in BEFORE_NOUNS or form.is_imperfect)
    if not previous.is_arabic:
        return True
    if previous.is_only_verb or _is_object(line, before):
        return False
    if _is_indefinite_topic(line, before):
        return True
    if previous.is_accusative and not (form.is_accusative or form.is_adjective or form.key.endswith(HEH)):
        return True  # اجتماعا | ضم
    return previous.is_definite or line.mentions[before] is not None or line.timexes[before] is not None


def _is_indefinite_topic(line: Line, before: int) -> bool:
    """Whether an indefinite noun that `إن` or `أن` governs stands right before: `إن انتحاريا | قتل`."""
    place = before
    while place > 0 and line.forms[place].is_adjective and not line.forms[place].is_noun:
        place -= 1
    is_governed = place > 0 and line.forms[place - 1].particle in ("verb_like", "conjunction")
    return is_governed and line.forms[place].is_accusative


def _is_object(line: Line, before: int) -> bool:
    """Whether verb and subject stand right before a word, which is their object: `نفى الجيش | قصف`."""
    place = before
    while place >= 0 and before - place < _LONGEST_SUBJECT:
        form = line.forms[place]
        is_verb = form.is_only_verb or (form.is_verb and place == 0)
        if is_verb and not form.preposition and line.mentions[place] is None:
            return place < before
        is_nominal = line.mentions[place] is not None or (form.is_nominal and not form.particle)
        if not is_nominal or form.conjunction or form.preposition:
            return False
        place -= 1
    return False


def _after_noun_of_list(line: Line, at: int) -> bool:
    """Whether a noun of the same shape comes just before: `دعم وتدريب`, `لقتل وخطف`."""
    before = at - 1
    if line.forms[at].conjunction != WAW or before < 0:
        return False
    previous = line.forms[before]
    if not previous.preposition or not previous.is_noun:
        return False
    is_act_told = line.forms[at].is_noun and not previous.is_definite and is_act(previous.key)
    return previous.is_verb or is_act_told  # قاموا بتدمير | وقتل


@once_a_line
def complements(line: Line, at: int) -> list[Complement]:
    """Read what follows an event word up to the end of its clause."""
    found: list[Complement] = []
    place, end = at, min(line.length, at + _FARTHEST)
    while place < end and not line.is_stop(place):
        form = line.forms[place]
        if line.timexes[place] is not None or line.is_quote(place):
            place += 1
        elif line.is_pause(place):
            place += 1
        elif (after := line.skip_bracket(place)) > place:
            place = after
        elif form.particle and is_count(line, place):
            place = _take(line, place, found)
        elif form.opens_clause or is_finite(line, place) or (found and is_adverbial(line, place)):
            after = _after_inserted(line, at, place) if is_finite(line, place) else place
            if after == place:
                break
            place = after
        else:
            place = _take(line, place, found)
    return found


def _after_inserted(line: Line, start: int, verb: int) -> int:
    """Give the place after a clause between two commas: `هاجم الزعيم، في خطبة | ألقاها أمس، | الحكومة`."""
    if line.forms[verb].conjunction or sum(line.is_pause(place) for place in range(start, verb)) != 1:
        return verb
    near = range(verb + 1, min(line.length, verb + _LONGEST_INSERTED))
    end = next((place for place in near if line.is_pause(place) or line.is_stop(place)), None)
    return end + 1 if end is not None and line.is_pause(end) and not line.is_stop(end) else verb


@built_once
def _among() -> frozenset[str]:
    """Give the words after which some of those told before are named: `بينهم`, `من ضمنهم`."""
    rows = load_table("syntax/returning")
    return frozenset(lookup_key(form) for row in rows if row["among"] for form in row.all("forms"))


def is_adverbial(line: Line, at: int) -> bool:
    """Whether a participle stands here that tells what the subject does besides: `قائلا`, `مشيدا`."""
    return line.forms[at].is_accusative and _is_active_participle(line, at)


def tells_besides(line: Line, at: int) -> bool:
    """Whether such a participle stands behind a comma, in any number and gender: `…، | متوعدة`."""
    form = line.forms[at]
    if not line.is_pause(at - 1) or form.is_definite or not form.key.endswith((HEH, YEH + NOON, ALEF)):
        return False
    return _is_active_participle(line, at) and not is_thing(form.key)


def _is_active_participle(line: Line, at: int) -> bool:
    form = line.forms[at]
    if form.conjunction or form.preposition or line.is_title(at) or noun_kind(form.key) is not None:
        return False  # ضابطا، قاضيا
    analyses = verb_analyses(line.tokens[at].word.text)
    return any(analysis.aspect is Aspect.PARTICIPLE_ACTIVE for analysis in analyses)


def _take(line: Line, place: int, found: list[Complement]) -> int:
    """Take the complement at a word, if one begins there, and give the place after it."""
    form = line.forms[place]
    if form.particle and is_count(line, place) and (counted := phrase_at(line, place)) is not None:
        found.append(Complement("", counted))  # ما لا يقل عن 12 مسلحا
        return counted.end
    if form.particle == "preposition" and not form.preposition:
        phrase = phrase_at(line, place + 1)
        if phrase is None:
            return place + 1
        found.append(Complement(form.key, phrase))
        return phrase.end
    if form.key in _among():  # قتلوا بينهم مدنيون
        among = phrase_at(line, place + 1)
        return among.end if among is not None else place + 1
    if form.particle in _SKIPPED or (form.particle and not form.preposition):
        return place + 1
    phrase = phrase_at(line, place)
    if phrase is None:
        return place + 1
    found.append(Complement(form.preposition, phrase))
    return max(phrase.end, place + 1)


def clause_start(line: Line, at: int) -> int:
    """Give where the clause that holds a word begins."""
    place = at - 1
    while place >= 0 and at - place < _FARTHEST_BACK:
        form = line.forms[place]
        if line.is_stop(place) or form.opens_clause or is_finite(line, place):
            return place + 1
        place -= 1
    return place + 1


def phrase_before(line: Line, at: int) -> Phrase | None:
    """Read the phrase that ends right before a word."""
    end = at
    while end > 0 and (line.is_pause(end - 1) or line.is_quote(end - 1) or line.timexes[end - 1] is not None):
        end -= 1
    best: Phrase | None = None
    first = end - 1
    while first >= 0 and end - first <= _FARTHEST_BACK // 2:
        if line.mentions[first] is not None and not line.begins_name(first):
            first -= 1
            continue
        form = line.forms[first]
        if (form.particle and not form.preposition) or line.is_stop(first) or line.is_pause(first):
            break
        if is_finite(line, first):
            break
        phrase = phrase_at(line, first)
        if phrase is not None and phrase.end == end:
            best = phrase
        if form.preposition or form.conjunction:
            break
        first -= 1
    return best


def relative_before(line: Line, at: int) -> int | None:
    """Give the place of the relative pronoun whose clause a verb opens, if one does: `الذي لم يوقع`."""
    place = at - 1
    while place >= 0 and line.forms[place].particle in ("negation", "auxiliary", "adverb"):
        place -= 1
    return place if place >= 0 and line.forms[place].particle == "relative" else None


def topic_before(line: Line, at: int) -> int | None:
    """Give where the noun phrase begins that opens a verb's clause before it: `إن متمردين فجروا`."""
    start = clause_start(line, at)
    if start > 0 and is_finite(line, start - 1):
        return None  # the phrase belongs to the verb before it
    while start < at and (line.is_sign(start) or line.timexes[start] is not None):
        start += 1
    if start >= at:
        return None
    while start < at and (
        line.forms[start].particle == "auxiliary" or is_adverb(line.forms[start].key) or line.is_pause(start)
    ):
        start += 1
    if start >= at:
        return None
    form = line.forms[start]
    is_counted = is_count(line, start)
    if form.preposition or (form.particle and not is_counted):
        return None
    if not (form.is_nominal or line.begins_name(start) or form.is_number or is_counted):
        return None
    phrase = phrase_at(line, start)
    return start if phrase is not None and phrase.end <= at else None


def is_passive(text: str) -> bool:
    """Whether a verb can only be passive as it is written: `أصيب`, `أُسقطت`."""
    voices = {analysis.voice.value for analysis in verb_analyses(text)}
    return voices == {"passive"}
