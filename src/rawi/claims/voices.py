"""Who can speak: people, bodies, states and documents, and the nouns of sources without a name."""

from typing import Final

from rawi.claims.bearers import bearer_of
from rawi.claims.documents import TEXT, document_kind
from rawi.claims.nouns import noun_forms
from rawi.claims.openers import is_aside, is_complementizer
from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.pronouns import split_pronoun
from rawi.letters import ALEF, ARTICLE, BEH, HEH, LAM, MEEM, SEEN, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import EntityType
from rawi.syntax.clauses import is_finite
from rawi.syntax.line import Line, once_a_line
from rawi.syntax.noun_kinds import is_act, is_thing, noun_kind
from rawi.syntax.phrases import NAME, OTHER, TITLE, Phrase, phrase_at

_NO_SPEAKERS: Final = frozenset({"site"})
_NAME_OF: Final = ALEF + SEEN + MEEM
_GOD: Final = ALEF + LAM + LAM + HEH


@built_once
def _sources() -> frozenset[str]:
    rows = load_table("claims/sources")
    return frozenset(lookup_key(form) for row in rows for form in (row["noun"], *row.all("forms")))


@built_once
def plain_verbs() -> frozenset[str]:
    """Give the verbs that tell of nothing but speaking: قال, أضاف."""
    return frozenset(row["lemma"] for row in load_table("claims/verbs") if row["ways"] == "continues") | {
        row["lemma"] for row in load_table("claims/verbs") if row["note"] == "plain speech"
    }


def is_source(key: str) -> bool:
    """Whether a noun names one who speaks without a name: `مصدر`, `مراقبون`."""
    return key.removeprefix(ARTICLE) in _sources() or not _sources().isdisjoint(noun_forms(key))


@built_once
def _services() -> frozenset[str]:
    return frozenset(ARTICLE + lookup_key(row["noun"]) for row in load_table("claims/services"))


def is_service(line: Line, at: int) -> bool:
    """Whether a noun stands here that calls a ministry or service by what it is for: `الصحة`."""
    return line.forms[at].is_definite and line.forms[at].key in _services()


def speaks(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase can be the one who speaks."""
    if phrase.kind == NAME:
        return phrase.names[0].type is not EntityType.LOC
    form = line.forms[phrase.head]
    key = form.key
    if any(name.type is EntityType.PER for name in phrase.names):
        return True
    if not form.is_known and not any(is_thing(bare) or is_act(bare) for bare in noun_forms(key)):
        is_joined = line.tokens[phrase.head].word.is_definite and not form.is_definite
        return not is_joined  # perhaps a name that nobody knows, but not بالبرتغالية
    if phrase.kind == TITLE or is_source(key) or document_kind(key) == TEXT:
        return True
    if phrase.kind == OTHER:
        return not is_thing(key) and bearer_of(line, phrase) is not None
    return phrase.kind not in _NO_SPEAKERS or bool(phrase.names)


def is_god(line: Line, at: int) -> bool:
    """Whether God is named, who is asked in prayers rather than quoted: `سائلا | الله`, `ووفق | الله`."""
    return line.forms[at].key == _GOD


def can_speak(line: Line, at: int) -> bool:
    """Whether one who can speak is named by the phrase at a word."""
    phrase = voice_phrase(line, at)
    return phrase is not None and speaks(line, phrase)


@built_once
def _audiences() -> frozenset[str]:
    rows = load_table("claims/audiences")
    return frozenset(lookup_key(form) for row in rows for form in (row["noun"], *row.all("forms")))


def is_audience(key: str) -> bool:
    """Whether a noun rather names those who are spoken to: `الأطراف`, `جميع`."""
    return key.removeprefix(ARTICLE) in _audiences()


@built_once
def _passing() -> dict[str, bool]:
    return {row["lemma"]: bool(row["got"]) for row in load_table("claims/passing")}


def passes_on(line: Line, at: int, *, gets: bool = False) -> bool:
    """Whether a verb stands here by which a text is passed on, or if `gets` got: `نقلته الوكالة`."""
    text = line.tokens[at].word.text[line.forms[at].skip :]
    return any(one.lemma in _passing() and _passing()[one.lemma] >= gets for one in verb_analyses(text))


@built_once
def _measures() -> frozenset[str]:
    rows = load_table("claims/measures")
    return frozenset(lookup_key(form) for row in rows for form in (row["noun"], *row.all("forms")))


def is_measure(key: str) -> bool:
    """Whether a noun is something one goes by rather than somebody who is quoted: `الأنظمة`, `القوة`."""
    return key.removeprefix(ARTICLE) in _measures()


@built_once
def _honorifics() -> frozenset[str]:
    return frozenset(lookup_key(row["noun"]) for row in load_table("claims/honorifics"))


def is_highness(line: Line, at: int) -> bool:
    """Whether an honorific with its pronoun stands for someone told before: `سموه`, `معاليه`."""
    if not 0 <= at < line.length or line.forms[at].preposition or line.forms[at].conjunction:
        return False
    key = line.forms[at].key
    return key not in _honorifics() and any(rest in _honorifics() for rest, _ in split_pronoun(key))


@once_a_line
def voice_phrase(line: Line, at: int) -> Phrase | None:
    """Read the phrase at a word as that of one who speaks.

    A person's name after a body is somebody else (`القضاء الأميركي | بورزاكو`), and so is a thing after a
    name (`محافظ جدة | الجهود`).
    """
    phrase = phrase_at(line, at)
    if phrase is None or is_complementizer(line, phrase.head, joined=True):
        return None
    phrase = _before_clause(line, phrase)
    if phrase.kind == NAME:
        return _name_alone(line, phrase)
    if line.forms[phrase.head].key.removeprefix(ARTICLE) in _honorifics() and at + 1 < line.length:
        inner = voice_phrase(line, phrase.head + 1)
        if inner is not None and inner.kind in (NAME, TITLE):
            return inner._replace(first=at)
    holds_title = phrase.kind in (TITLE, "person") or line.is_title(phrase.head)
    for place in range(phrase.head + 1, phrase.end):
        mention = line.mentions[place]
        is_person = mention is not None and mention.type is EntityType.PER
        is_open = not line.forms[place - 1].is_definite and line.mentions[place - 1] is None
        is_closed = line.mentions[place - 1] is not None and mention is None
        is_closed = is_closed or _is_object(line, phrase, place)
        is_other = is_closed and is_thing(line.forms[place].key) and not line.is_title(place)
        if (is_person and not holds_title and not is_open) or is_other:
            names = tuple(name for name in phrase.names if name.start < line.tokens[place].start)
            return phrase._replace(end=place, names=names)
    return phrase


def _is_object(line: Line, phrase: Phrase, place: int) -> bool:
    """Whether an indefinite noun cannot go on a described one: `عن مصدر آخر | رواية`."""
    before, form = line.forms[place - 1], line.forms[place]
    if line.mentions[place] is not None or form.is_adjective or before.is_definite or form.is_definite:
        return False
    return place > phrase.head + 1 and before.is_adjective


def _before_clause(line: Line, phrase: Phrase) -> Phrase:
    """Cut a phrase before the clause that follows it: `وزارة الدفاع | فإنّ`."""
    places = range(phrase.head + 1, phrase.end)
    end = next((n for n in places if is_complementizer(line, n, joined=True)), None)
    return phrase if end is None else phrase._replace(end=end)


def _name_alone(line: Line, phrase: Phrase) -> Phrase:
    """Cut a name before whatever else stands after it: `واشنطن | الفرقاء الليبيين`."""
    end = line.name_end(phrase.head)
    while end < phrase.end:
        mention, form = line.mentions[end], line.forms[end]
        is_nationality = mention is not None and mention.type is EntityType.NORP
        if not (is_nationality or (mention is None and form.is_adjective and not form.is_noun)):
            break
        end += 1
    return phrase if end == phrase.end else phrase._replace(end=end)


def office_end(line: Line, phrase: Phrase) -> int:
    """Give the place after all words of an office: `الناطق باسم الحكومة`, `الأمين العام للأمم المتحدة`."""
    place = phrase.end
    while place < line.length and not line.is_sign(place) and line.timexes[place] is None:
        after = _office_goes_on(line, place)
        if after is None:
            break
        place = after
    return place


def _office_goes_on(line: Line, place: int) -> int | None:
    form, mention = line.forms[place], line.mentions[place]
    if form.conjunction or is_finite(line, place):
        return None
    if (form.preposition + form.key) == BEH + _NAME_OF and place + 1 < line.length:
        inner = voice_phrase(line, place + 1)
        return None if inner is None else max(inner.end, place + 2)
    if form.preposition == LAM:
        if is_aside(line, place):
            return None  # السفير | لوكالة الأنباء
        is_body = mention is not None and mention.type in (EntityType.ORG, EntityType.GPE)
        inner = phrase_at(line, place) if is_body or line.forms[place - 1].is_adjective else None
        return None if inner is None else inner.end
    if form.preposition or form.particle:
        return None
    if mention is not None:
        return line.name_end(place) if mention.type is not EntityType.PER else None
    before = line.forms[place - 1]
    is_construct = line.is_title(place - 1) and not before.is_definite
    is_other = is_thing(form.key) or is_act(form.key) or noun_kind(form.key) is not None
    is_before_nationality = place + 1 < line.length and _is_nationality(line, place + 1)
    describes = (not is_other and not form.is_only_verb) or is_before_nationality  # الوزير المنتدب المغربي
    return place + 1 if form.is_definite and (is_construct or describes) else None


def _is_nationality(line: Line, at: int) -> bool:
    mention = line.mentions[at]
    return mention is not None and mention.type is EntityType.NORP and line.forms[at].is_definite


def span_end(line: Line, at: int) -> int:
    """Give the place after all words that name the one at a word: title, name, and what stands with them."""
    phrase = voice_phrase(line, at)
    if phrase is None:
        return at + 1
    end = phrase.end
    bearer = bearer_of(line, phrase)
    if bearer is not None and bearer.start >= line.tokens[end - 1].end:
        while end < line.length and line.tokens[end].start < bearer.end:
            end += 1
    elif bearer is None and phrase.kind == TITLE:
        end = office_end(line, phrase)
    elif bearer is None and phrase.kind == OTHER and not line.forms[phrase.head].is_noun:
        while end < line.length and is_unlisted(line, end):
            end += 1  # جاك | بارسونز
    return end


def is_unlisted(line: Line, at: int) -> bool:
    """Whether a word stands here that nothing knows: perhaps a part of a name."""
    form = line.forms[at]
    is_free = line.mentions[at] is None and line.timexes[at] is None
    return form.is_arabic and not form.is_known and not form.conjunction and not form.preposition and is_free


def is_unknown_officer(line: Line, phrase: Phrase) -> bool:
    """Whether the only name in a phrase is of the place of an office: `فلان رئيس بلدية | هيروشيما`."""
    if phrase.kind != OTHER or line.forms[phrase.head].is_known or not phrase.names:
        return False
    inner = range(phrase.head + 1, phrase.end)
    return any(line.is_title(n) and line.tokens[n].end <= phrase.names[0].start for n in inner)
