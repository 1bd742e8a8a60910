"""The one named behind a verb as its speaker, and which nouns behind it are no subject."""

from typing import Final

from rawi.claims.documents import document_kind
from rawi.claims.following import next_noun
from rawi.claims.lexicon import ACCUSED, CONTINUES, OBJECT, Sense
from rawi.claims.openers import is_possessed
from rawi.claims.voices import can_speak, is_service, voice_phrase
from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Aspect, Number
from rawi.letters import ARTICLE, NOON, YEH
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import noun_kind
from rawi.syntax.phrases import NAME, TITLE, Phrase
from rawi.syntax.subjects import agrees

_SHORTEST_MANY: Final = 6
_PARTICIPLES: Final = (Aspect.PARTICIPLE_ACTIVE, Aspect.PARTICIPLE_PASSIVE)


def subject_after(line: Line, at: int, sense: Sense, limit: int) -> int | None:
    """Give where the one begins who is named after a verb as its speaker, before what he says."""
    place = next_noun(line, at + 1)
    if place is None or place >= limit:
        return None
    if line.forms[place].conjunction and line.mentions[place] is None:
        return None  # فسر للوزير | ونائبته
    phrase = voice_phrase(line, place)
    speaks = can_speak(line, place) or (place == at + 1 and is_service(line, place))
    if phrase is None or not speaks:
        return None
    if not agrees(line, phrase, sense.analysis) and (place > at + 1 or not _only_speaks(phrase, sense)):
        return None
    if CONTINUES in sense.report.ways and is_own_talk(line, place):
        return None
    return None if is_oblique(line, phrase) else place


def _only_speaks(phrase: Phrase, sense: Sense) -> bool:
    """Whether a name can be nothing but the subject though the verb does not agree: `قال الحكومة`."""
    taken = sense.report.slots | sense.report.addressee
    return phrase.kind == NAME and taken.isdisjoint({OBJECT, ACCUSED})


def is_own_talk(line: Line, at: int) -> bool:
    """Whether someone's own talk stands here, which he ends and does not speak through: `واختتم | حديثه`."""
    key = line.forms[at].key
    return document_kind(key) is not None and line.is_possessed(at) and is_possessed(key)


def is_oblique(line: Line, phrase: Phrase) -> bool:
    """Whether the ending of a plural shows that it is no subject: `وحث | المشجعين على`."""
    form = line.forms[phrase.head]
    if phrase.kind == NAME or not form.key.endswith(YEH + NOON):
        return False
    analyses = verb_analyses(form.key.removeprefix(ARTICLE))
    if phrase.kind == TITLE and len(form.key.removeprefix(ARTICLE)) < _SHORTEST_MANY:
        return False  # الأمين
    if phrase.kind == TITLE:
        return any(one.number is Number.PLURAL and one.aspect in _PARTICIPLES for one in analyses)
    aspects = {analysis.aspect for analysis in verb_analyses(form.key)}
    return noun_kind(form.key) in ("person", "crowd") or Aspect.PARTICIPLE_ACTIVE in aspects
