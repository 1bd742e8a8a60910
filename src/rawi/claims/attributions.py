"""Finds sources named without a verb of speech of their own: `بحسب`, `وفقا ل`, `نقلا عن`, `حسبما ذكرت`."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rawi.claims.documents import MEDIUM, TALK, WORD, document_kind
from rawi.claims.lexicon import CLAUSE, DOCUMENT, VERB, senses
from rawi.claims.nouns import noun_forms
from rawi.claims.openers import is_complementizer, is_possessed
from rawi.claims.speakers import described_end
from rawi.claims.voices import can_speak, is_god, is_measure, is_source, span_end, voice_phrase
from rawi.language.words import Word, once_a_word
from rawi.letters import AIN, ALEF, ALEF_MAKSURA, BEH, FEH, KAF, LAM, MEEM, YEH, lookup_key
from rawi.lexicon import Row, built_once, load_table
from rawi.syntax.clauses import is_finite
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import is_thing, noun_kind
from rawi.syntax.phrases import NAME, OTHER, TITLE, Phrase
from rawi.syntax.subjects import core_of

AFTER: Final = "after"
BY_VERB: Final = "verb"
SAID: Final = "said"


class Attribution(NamedTuple):
    """A phrase that names a source: its first word, the word that is the cue, and where the source begins.

    `speaker` is None where the one who spoke last is meant: `على حد قوله`.
    """

    first: int
    at: int
    speaker: int | None
    end: int
    row: Row


@built_once
def _rows() -> dict[str, tuple[tuple[tuple[str, ...], Row], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for row in load_table("claims/attributions"):
        first, *rest = lookup_key(row["phrase"]).split()
        found.setdefault(first, []).append((tuple(rest), row))
    return {first: tuple(sorted(rows, key=lambda one: -len(one[0]))) for first, rows in found.items()}


@once_a_word
def may_attribute(word: Word) -> bool:
    """Tell whether a word can begin such a phrase."""
    return not _rows().keys().isdisjoint(word.keys)


def may_name_source(words: Sequence[Word]) -> bool:
    """Tell, at little cost, whether a sentence may name its source: whether two words fit a phrase."""
    known = _rows()
    for at, begins in enumerate(map(may_attribute, words)):
        if not begins:
            continue
        following = words[at + 1].key[:2] if at + 1 < len(words) else ""
        rests = (rest for key in words[at].keys for rest, _ in known.get(key, ()))
        if any(not rest or rest[0][:2] == following for rest in rests):
            return True
    return False


def find_attributions(line: Line) -> list[Attribution]:
    """Find the phrases of a sentence that name its source."""
    found: list[Attribution] = []
    for at, token in enumerate(line.tokens):
        if found and at < found[-1].end:
            continue
        if line.mentions[at] is None and may_attribute(token.word):
            attribution = _attribution_at(line, at)
            if attribution is not None:
                found.append(attribution)
    return found


def _attribution_at(line: Line, at: int) -> Attribution | None:
    known = _rows()
    if at and line.forms[at - 1].particle == "preposition" and not line.forms[at].conjunction:
        return None  # على حسب الموقع
    if line.tokens[at].word.key.startswith(BEH) and is_finite(line, at - 1):
        return None  # لا تكترث | برأي النقاد
    for split in line.tokens[at].word.splits:
        for rest, row in known.get(split.key, ()):
            end = _end_of_phrase(line, at, rest)
            if end is None:
                continue
            attribution = _named(line, (at, end), rest, row)
            if attribution is not None:
                return attribution
    return None


def _end_of_phrase(line: Line, at: int, rest: tuple[str, ...]) -> int | None:
    for offset, key in enumerate(rest, start=1):
        if at + offset >= line.length:
            return None
        written = line.tokens[at + offset].word.key
        is_last = offset == len(rest)
        if written != key and not (is_last and key in noun_forms(written)):
            return None
    return at + len(rest) + 1


def _named(line: Line, words: tuple[int, int], rest: tuple[str, ...], row: Row) -> Attribution | None:
    at, end = words
    last = line.tokens[end - 1].word.key
    if rest and last != rest[-1] and is_possessed(last):
        return Attribution(at, at, None, end, row)
    if end >= line.length:
        return None
    if row["names"] == BY_VERB:
        is_answer = row["phrase"].startswith(_UPON) and at > 0 and not line.is_sign(at - 1)
        return None if is_answer else _by_verb(line, words, row, cue=end)
    if last == _MA:  # بحسب ما نقلت
        return _by_verb(line, words, row, cue=at)
    if row["joined"] and line.forms[end].preposition != row["joined"]:
        return None
    if not row["joined"] and line.forms[end].preposition:
        return None
    while line.is_quote(end) and end + 1 < line.length:
        end += 1
    if is_god(line, end):
        return None
    if _is_own_word(line, end):
        return Attribution(at, at, None, end + 1, row)  # وفق تقديرها
    if not _is_voice(line, end):
        return None
    return Attribution(at, at, end, _source_end(line, end), row)


def _is_own_word(line: Line, at: int) -> bool:
    """Whether the word of the one who speaks stands here: `وفق | تقديرها`."""
    key = line.forms[at].key
    return document_kind(key) in (WORD, TALK) and line.is_possessed(at) and is_possessed(key)


def _source_end(line: Line, at: int) -> int:
    """Give the place after the words that name a source, of a document with whose it is and whence."""
    end = span_end(line, at)
    if line.is_quote(end) and line.is_quote(at - 1):
        return end + 1
    if document_kind(line.forms[at].key) is None:
        return described_end(line, end)
    while end < line.length and not line.is_sign(end) and not is_complementizer(line, end, joined=True):
        if is_finite(line, end) and not line.begins_name(end):
            break
        end += 1
    return end


_UPON: Final = AIN + LAM + ALEF_MAKSURA  # على ما
_IN: Final = FEH + YEH
_AS: Final = KAF + MEEM + ALEF  # كما
_MA: Final = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER ALEF}"


def _is_voice(line: Line, at: int) -> bool:
    """Whether one stands here who can be quoted: `حسب الحاجة` names nobody."""
    phrase = voice_phrase(line, at)
    form = line.forms[at if phrase is None else phrase.head]
    if is_measure(form.key) and line.mentions[at] is None and (phrase is None or not phrase.names):
        return False
    document = document_kind(form.key)
    if document is not None and phrase is not None:
        return document not in (WORD, MEDIUM) or _is_somebodys(line, phrase)
    if document is not None or is_source(form.key):
        return True
    is_odd = phrase is not None and phrase.kind in (TITLE, OTHER)
    if is_odd and is_thing(form.key) and line.mentions[at] is None and line.references[at] is None:
        is_body = noun_kind(form.key) is not None  # not نموذج الكندي
        return phrase is not None and is_body and bool(phrase.names) and can_speak(line, at)
    is_kind = phrase is not None and (phrase.kind in (NAME, TITLE) or bool(phrase.names) or form.is_definite)
    return is_kind and can_speak(line, at)


def _is_somebodys(line: Line, phrase: Phrase) -> bool:
    """Whether it is told whose words or figures are meant: not in `وفق معطيات جديدة`."""
    if phrase.names or is_possessed(line.forms[phrase.head].key):
        return True
    inner = range(phrase.head + 1, min(phrase.end + 2, line.length))
    return any(can_speak(line, place) and not line.forms[place].is_adjective for place in inner)


def _by_verb(line: Line, words: tuple[int, int], row: Row, *, cue: int) -> Attribution | None:
    """The source is the subject of a verb of speech that has no content of its own."""
    at, place = words
    told = [sense for sense in senses(line.tokens[place].word) if sense.shape == VERB]
    found = [sense.report for sense in told if sense.analysis.voice.value != "passive"]  # كما يقال
    if not any(CLAUSE in report.slots or DOCUMENT in report.ways for report in found):
        return None
    is_in = place + 2 < line.length and line.forms[place + 1].key == _IN
    if is_in and document_kind(line.forms[place + 2].key) is not None:  # بحسب ما جاء في البلاغ
        return Attribution(at, cue, place + 2, _source_end(line, place + 2), row)
    core = core_of(line, place)
    speaker = core.subject if core.subject is not None and core.subject > place else None
    after = place + 1
    while speaker is None and after < line.length and line.is_quote(after):
        after += 1
        speaker = after if after < line.length and can_speak(line, after) else None
    if speaker is None and after < line.length and line.forms[after].key.startswith(LAM):
        return None
    if speaker is not None and not _is_voice(line, speaker):
        speaker = None
    if speaker is None and row["names"] == BY_VERB and not rest_is_short(line, place):
        return None
    end = span_end(line, speaker) if speaker is not None else place + 1
    if line.tokens[at].word.key == _AS and not (end >= line.length or line.is_sign(end) or line.timexes[end]):
        return None  # كما سجلت الهيئة | خروقات
    return Attribution(at, cue, speaker, end, row)


def rest_is_short(line: Line, at: int) -> bool:
    """Whether the clause ends soon after a verb, so that it has nothing to report: `حسبما ذكر.`"""
    after = at + 1
    while after < line.length and (line.timexes[after] is not None or line.forms[after].particle):
        after += 1
    return after >= line.length or line.is_pause(after) or line.is_sign(after)
