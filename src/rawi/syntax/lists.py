"""Phrases told together: lists (`الجزائر ومالي والنيجر`), and an office with the person who holds it."""

from typing import Final

from rawi.letters import HEH, WAW
from rawi.records import EntityType, Mention
from rawi.syntax.agents import agent_after
from rawi.syntax.line import Line
from rawi.syntax.phrases import OTHER, TITLE, Phrase, phrase_at

_LONGEST_LIST: Final = 12
_LONGEST_OFFICE: Final = 14
_LONGEST_INSERTED: Final = 16


def coordinated(line: Line, at: int) -> list[Phrase]:
    """Read a phrase and those joined to it: `الجزائر ومالي والنيجر`, `أ، وب، وج`."""
    phrase = phrase_at(line, at)
    found: list[Phrase] = []
    joined = 1  # so many of them, up to the last that و joins: after it a comma ends the list
    while phrase is not None and len(found) < _LONGEST_LIST:
        found.append(phrase)
        if line.forms[phrase.first].conjunction or line.forms[phrase.first - 1].key == WAW:
            joined = len(found)
        phrase = _next_in_list(line, phrase)
    return found[:joined]


def _next_in_list(line: Line, before: Phrase) -> Phrase | None:
    place = line.skip_bracket(end_with_bearer(line, before))
    place = _past_inserted(line, place)
    is_pause = line.is_pause(place)
    place += is_pause
    if line.is_stop(place) or line.timexes[place] is not None:
        return None
    form = line.forms[place]
    is_apart = form.key == WAW and place + 1 < line.length  # الجزائر و مالي
    if is_apart:
        place += 1
        form = line.forms[place]
    if not is_apart and form.conjunction != WAW and not (is_pause and line.begins_name(place)):
        return None
    if form.preposition or (form.is_verb and not line.begins_name(place) and not form.is_definite):
        return None
    if form.is_adjective and form.key.endswith(HEH) and not line.begins_name(place):
        return None  # منشآت أمنية | وعسكرية
    phrase = phrase_at(line, place)
    return phrase if phrase is not None and (phrase.kind != OTHER or phrase.names) else None


def _past_inserted(line: Line, at: int) -> int:
    """Pass over a relative clause between commas in a list of names: `تونس، التي …، | والأردن`."""
    if not line.is_pause(at) or at + 1 >= line.length or line.forms[at + 1].particle != "relative":
        return at
    for place in range(at + 2, min(line.length - 1, at + _LONGEST_INSERTED)):
        if line.is_stop(place):
            return at
        if line.is_pause(place):
            goes_on = line.forms[place + 1].conjunction == WAW and line.begins_name(place + 1)
            return place if goes_on else at
    return at


def bearer_after(line: Line, at: int) -> Mention | None:
    """Find the person whose office ends before a word: `الأمين العام | للأمم المتحدة، بان كي مون`."""
    place = at
    while place < min(line.length, at + _LONGEST_OFFICE) and not line.is_stop(place):
        mention, form = line.mentions[place], line.forms[place]
        if place > at and agent_after(line, place) in (place + 1, place + 2):
            return None  # عقيد في الجيش | من قبل سليمان
        if mention is not None and mention.type is EntityType.PER:
            return mention if line.begins_name(place) and not form.conjunction else None
        is_office = line.is_pause(place) or mention is not None or line.is_title(place)
        is_office = is_office or line.is_quote(place)  # قائد كتيبة "الفاروق" محمود الأسعد
        if form.conjunction or line.timexes[place] is not None:
            return None
        is_noun = form.is_nominal and not form.particle and not form.is_verb
        if not (is_office or form.preposition or form.particle == "preposition" or is_noun):
            return None
        place += 1
    return None


def end_with_bearer(line: Line, phrase: Phrase) -> int:
    """Give the place after a phrase, for an office also after the person behind it who holds it."""
    place = phrase.end
    is_named = any(name.type is EntityType.PER for name in phrase.names)
    bearer = bearer_after(line, place) if phrase.kind == TITLE and not is_named else None
    while bearer is not None and place < line.length and line.tokens[place].start < bearer.end:
        place += 1
    return place
