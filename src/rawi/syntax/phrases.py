"""Noun phrases: a head, what counts it, and the nouns, adjectives and names that belong to it."""

from typing import Final, NamedTuple

from rawi.language.clitics import CONJUNCTIONS
from rawi.language.numbers import numeral
from rawi.language.verbs.pronouns import split_pronoun
from rawi.language.vocabulary import is_listed_word
from rawi.letters import ALEF, HEH, MEEM, NOON, WAW, YEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import EntityType, Mention
from rawi.syntax.asyndetic import tells_of_noun
from rawi.syntax.forms import Form, is_never_adjective
from rawi.syntax.line import Line, once_a_line
from rawi.syntax.neighbours import BODIES, names_on
from rawi.syntax.noun_kinds import is_act, is_adverb, is_participle, is_thing, noun_kind

NAME: Final = "name"
TITLE: Final = "title"
OTHER: Final = "other"
UNIT: Final = "unit"
_LONGEST: Final = 14
_LONGEST_OFFICE: Final = 8
_LONGEST_COUNT: Final = 5
_NISBA: Final = (YEH + HEH, YEH + YEH + NOON, YEH + WAW + NOON)
_FROM: Final = MEEM + NOON
_MANY: Final = (YEH + NOON, WAW + NOON)


class Phrase(NamedTuple):
    """Words `first` to `end`, the head among them, the kind of its noun and the names inside."""

    first: int
    head: int
    end: int
    kind: str
    names: tuple[Mention, ...]


def _is_counting(line: Line, at: int) -> bool:
    """Whether a word only counts the head that comes after it: 19, ثلاثة, عدد, نحو."""
    form = line.forms[at]
    if form.is_number:
        return True
    if line.mentions[at] is not None or not form.is_arabic or _is_group(line, at):
        return False
    return noun_kind(form.key) == UNIT or numeral(line.tokens[at].word) is not None


def _is_group(line: Line, at: int) -> bool:
    """Whether a counting noun stands for a group itself, with an adjective: `مجموعة | إرهابية`."""
    if at + 1 >= line.length or noun_kind(line.forms[at].key) != UNIT:
        return False
    form, after = line.forms[at], line.forms[at + 1]
    is_feminine = form.key.endswith(HEH) and after.key.endswith(HEH)
    is_described = after.is_adjective and after.is_definite == form.is_definite
    return is_feminine and is_described and not after.conjunction and not line.begins_name(at + 1)


def _skip_counts(line: Line, at: int) -> int:
    """Pass over what counts: `ما لا يقل عن 260`, `أكثر من`, `ثلاثة من`, `هؤلاء`."""
    place = at
    while place < line.length - 1 and place < at + _LONGEST_COUNT:
        form = line.forms[place]
        counted = _counting_phrase(line, place)
        if counted:
            place += counted
        elif line.is_quote(place) or form.particle == "demonstrative" or _is_counting(line, place):
            place += 1
        elif place > at and form.key == _FROM and _is_counting(line, place - 1):
            place += 1
        else:
            break
    return min(place, line.length - 1)


def is_count(line: Line, at: int) -> bool:
    """Whether a count begins at a word: `نحو 390`, `ما لا يقل عن`."""
    return _is_counting(line, at) or _counting_phrase(line, at) > 0


def _counting_phrase(line: Line, at: int) -> int:
    """Give how many words of a counting phrase stand here, 0 for none."""
    for words in _counting_phrases().get(line.forms[at].key, ()):
        keys = tuple(token.word.key for token in line.tokens[at + 1 : at + 1 + len(words)])
        if keys == words:
            return len(words) + 1
    return 0


@built_once
def _counting_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in load_table("syntax/counting"):
        first, *rest = lookup_key(row["phrase"]).split()
        phrases[first] = (*phrases.get(first, ()), tuple(rest))
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()}


def _begins_another(line: Line, at: int, before: int, head: int) -> bool:
    """Whether a definite noun tells of someone else: `السلطات التونسية | المعارض`."""
    last = line.mentions[before]
    is_person = line.is_title(at) or noun_kind(line.forms[at].key) == "person"
    if last is None or not is_person:
        return False
    return last.type is EntityType.PER or noun_kind(line.forms[head].key) in ("organ", "group")


def _is_closed(line: Line, at: int) -> bool:
    """Whether a word is definite, so that no genitive follows it: `مروحيات الجيش | جنوبي المدينة`."""
    return line.forms[at].is_definite or line.mentions[at] is not None


def is_possessed(line: Line, at: int) -> bool:
    """Whether a pronoun closes a noun: `توقيعه | وزير النقل`."""
    key = line.forms[at].key
    return line.is_possessed(at) and not is_listed_word(key) and bool(split_pronoun(key))


def _ends_in_pronoun(line: Line, at: int) -> bool:
    """Whether a word may end in a pronoun, though another noun be written like it: `عمره`."""
    return line.is_possessed(at) and bool(split_pronoun(line.forms[at].key))


def _may_describe(form: Form) -> bool:
    """Whether a definite word can be an adjective, as all like nationalities can: `القوات | الأمنية`."""
    return form.is_adjective or (form.key.endswith(_NISBA) and not is_never_adjective(form.key))


def _is_other_thing(form: Form) -> bool:
    """Whether a definite noun can be no adjective: `الشروط`, but not `المحمول`."""
    return form.is_noun and not _may_describe(form) and not is_participle(form.key)


def _definite_belongs(line: Line, at: int, before: int, head: int) -> bool:
    """Whether a word with the article goes on in the phrase before it."""
    form = line.forms[at]
    if _begins_another(line, at, before, head):
        return False
    if is_possessed(line, before) and (line.is_title(at) or _is_other_thing(form)):
        return False  # مستشاريه | الدكتور، صفحتها | الشروط
    previous = line.forms[before]
    is_many = before == head and previous.key.endswith(_MANY) and not previous.is_definite
    if is_many and line.mentions[before] is None and noun_kind(previous.key) == "person":
        return False  # معارضون | الرئيس
    describes = before > head and previous.is_adjective and not previous.is_definite
    describes = describes and line.forms[before - 1].is_noun
    if describes and not form.is_adjective:
        return False  # حكومات غربية | الفيلق
    if previous.is_definite and not form.is_adjective and noun_kind(form.key) in BODIES:
        return False  # المبعوث الأممي | الميليشيات
    if line.forms[head].is_definite and line.forms[head].key.endswith(HEH) and form.key.endswith(_MANY):
        return False  # الوزارة | المواطنين
    is_closed = (previous.is_definite or line.mentions[before] is not None) and not line.is_title(at)
    return form.is_nominal and not (
        is_closed and form.is_noun and not _may_describe(form) and is_thing(form.key)
    )


@built_once
def _returning() -> frozenset[str]:
    """Give the words with which a clause without a verb tells more of a noun: `قوامها`, `بينهم`."""
    return frozenset(lookup_key(form) for row in load_table("syntax/returning") for form in row.all("forms"))


def _is_anothers(line: Line, at: int, before: int, head: int) -> bool:
    """Whether a noun with a pronoun stands apart: `من عمره | شقيقه`, `لقي ثلاثون شخصا | حتفهم`."""
    if not _ends_in_pronoun(line, at):
        return False
    form, previous = line.forms[at], line.forms[before]
    describes = before > head and previous.is_adjective and not previous.is_definite
    if describes and not form.is_adjective and is_possessed(line, at):
        return True  # جماعات مقاتلة | هجومها
    is_counted = before == head and head > 0 and _is_counting(line, head - 1)
    return is_counted or _ends_in_pronoun(line, before)


def _belongs(line: Line, at: int, before: int, head: int) -> bool:
    """Whether the word at `at` goes on in the phrase whose last word is at `before`."""
    form = line.forms[at]
    if form.conjunction or form.preposition or form.particle or not form.is_arabic:
        return False
    if line.tokens[at].word.key in _returning():
        return False  # قوة موحدة | قوامها
    if line.timexes[at] is not None or (is_adverb(form.key) and _is_closed(line, before)):
        return False
    if line.begins_name(at):
        return names_on(line, at, before, head)
    if form.is_definite:
        return _definite_belongs(line, at, before, head)
    if not form.is_nominal or form.is_imperfect:
        return False
    previous = line.forms[before]
    if _is_anothers(line, at, before, head) or tells_of_noun(line, at):
        return False  # من عمره | شقيقه، مسيرة حاشدة | نظمها الطلبة
    is_many = (
        previous.key.endswith((ALEF + NOON, YEH + NOON, WAW + NOON)) and noun_kind(previous.key) == "person"
    )
    if is_many and not form.is_adjective:
        return False  # مسلحان | نقطة تفتيش
    if form.is_accusative and not previous.key.endswith(ALEF):
        return False  # قناص | شابا
    if previous.key.endswith(WAW + NOON) and not form.key.endswith(WAW + NOON) and not form.is_definite:
        return False  # رجال يمنيون | أجانب
    is_closed = previous.is_definite or line.mentions[before] is not None or is_possessed(line, before)
    if form.is_verb and not form.is_adjective:
        return not is_closed and not form.is_accusative and previous.is_noun and not previous.is_accusative
    return (
        not is_closed
        or (form.is_adjective and not form.is_noun)
        or (line.is_title(at) and line.mentions[before] is not None and not _titles_another(line, at))
    )


def _titles_another(line: Line, at: int) -> bool:
    """Whether an office behind a name is that of the next person: `اتهم عباس | وزير الخارجية كيري`."""
    for place in range(at + 1, min(line.length, at + _LONGEST_OFFICE)):
        form, mention = line.forms[place], line.mentions[place]
        if mention is not None and mention.type is EntityType.PER:
            return not form.conjunction
        if form.conjunction or line.is_sign(place) or form.is_verb or (form.particle and mention is None):
            return False
    return False


def is_letter(line: Line, at: int) -> bool:
    """Whether a letter stands alone here that belongs before a quotation: `لـ «الخبر»`."""
    form = line.forms[at]
    return form.is_arabic and len(form.key) == 1 and line.mentions[at] is None


@once_a_line
def phrase_at(line: Line, at: int) -> Phrase | None:
    """Read the noun phrase that begins at a word; None where a verb, a particle or nothing stands there."""
    if not 0 <= at < line.length:
        return None
    head = _skip_counts(line, at)
    if head >= line.length or line.forms[head].key in CONJUNCTIONS or is_letter(line, head):
        return None
    form = line.forms[head]
    begins_name = line.begins_name(head)
    if not begins_name:
        is_noun = form.is_arabic and form.is_nominal and not form.particle and line.timexes[head] is None
        if not is_noun or (head > at and (form.preposition or form.conjunction)):
            return _only_count(line, at, head)
    end = line.name_end(head) if begins_name else head + 1
    while end < min(line.length, head + _LONGEST):
        quoted = _quoted_name(line, end) if not begins_name else None
        if quoted is not None:
            end = quoted
        elif line.is_quote(end - 1) and not _is_closed(line, end):
            break  # تنظيم "داعش" | مسؤوليته
        elif _belongs(line, end, end - 1, head):
            end = line.name_end(end) if line.begins_name(end) else end + 1
        else:
            break
    names = tuple(
        mention
        for place in range(head, end)
        if line.begins_name(place) and (mention := line.mentions[place]) is not None
    )
    return Phrase(at, head, end, _kind(line, head, begins_name), names)


def _quoted_name(line: Line, at: int) -> int | None:
    """Give the end of a name in quotation marks right after a head: `تحالف «فجر ليبيا»`."""
    if at + 1 >= line.length or not line.is_quote(at) or not line.begins_name(at + 1):
        return None
    end = line.name_end(at + 1)
    return end + 1 if line.is_quote(end) else None


def _only_count(line: Line, at: int, end: int) -> Phrase | None:
    """A count alone stands for those counted: `وقتل 19 في الهجوم`, `مقتل العشرات`."""
    counted = [place for place in range(at, end) if _is_counting(line, place)]
    if not counted or line.forms[counted[-1]].is_number or line.timexes[counted[-1]] is not None:
        return None
    return Phrase(at, counted[-1], counted[-1] + 1, UNIT, ())


def _kind(line: Line, head: int, begins_name: bool) -> str:
    if begins_name:
        return NAME
    if line.is_title(head) or line.references[head] is not None:
        return TITLE
    form = line.forms[head]
    kind = noun_kind(form.key)
    kind = "group" if kind == UNIT and _is_group(line, head) else kind
    acts = kind == "group" and not form.is_definite and is_act(form.key)
    return OTHER if kind is None or (acts and not _names_after(line, head)) else kind


def _names_after(line: Line, head: int) -> bool:
    """Whether a name or an adjective comes after a noun that is also an act: `تنظيم | داعش`."""
    after = head + 1
    if after >= line.length:
        return True
    form = line.forms[after]
    return line.begins_name(after) or line.is_quote(after) or form.is_adjective or not form.is_nominal
