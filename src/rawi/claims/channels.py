"""Through what someone speaks and to whom: `في بيان`, `لقناة`, `عبر تويتر`; `لنظيره`, `من المجتمع الدولي`."""

from dataclasses import replace

from rawi.claims.cues import Cue
from rawi.claims.documents import document_kind
from rawi.claims.lexicon import OBJECT
from rawi.claims.speakers import described_end, participant_at
from rawi.claims.voices import can_speak, span_end, voice_phrase
from rawi.letters import LAM, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import Participant, Span
from rawi.syntax.line import Line
from rawi.syntax.participants import Cast


@built_once
def _through() -> dict[str, tuple[str, ...]]:
    return {lookup_key(row["preposition"]): tuple(row.all("kinds")) for row in load_table("claims/channels")}


def channel_of(line: Line, words: tuple[int, int], cast: Cast) -> Span | None:
    """Give the document, talk or outlet through which one speaks, among some words of a sentence."""
    first, end = words
    for at in range(first, min(end, line.length)):
        form = line.forms[at]
        if form.particle == "preposition" and not form.preposition and at + 1 < line.length:
            kind = document_kind(line.forms[at + 1].key)
            if kind is not None and kind in _through().get(form.key, ()):
                return _span(line, at + 1, end)
        elif form.preposition == LAM and _is_outlet(line, at, cast):
            return _span(line, at, end)
        elif form.preposition and document_kind(form.key) in _through().get(form.preposition, ()):
            return _span(line, at, end)
    return None


def _is_outlet(line: Line, at: int, cast: Cast) -> bool:
    place = at + 1 if at + 1 < line.length and line.is_quote(at + 1) else at
    for n in (place, place + 1, place + 2):
        mention = line.mentions[n] if n < line.length else None
        if mention is not None:
            entity = cast.entity(mention.entity)
            return entity is not None and entity.kind == "outlet"
    return False


def _span(line: Line, at: int, limit: int) -> Span:
    phrase = voice_phrase(line, at)
    end = at + 1 if phrase is None else phrase.end
    end = max(at + 1, min(described_end(line, end), limit))
    start = line.tokens[at].start + line.forms[at].skip
    return Span(start, line.tokens[end - 1].end, line.text[start : line.tokens[end - 1].end])


def addressee_of(line: Line, cue: Cue, end: int, cast: Cast) -> Participant | None:
    """Give who is spoken to, by the frame of a cue, among the words up to what is said."""
    wanted = cue.sense.report.addressee
    if OBJECT in wanted and cue.object is not None and cue.object != _head(cue) and cue.object < end:
        return _participant(line, cue.object, cast)
    prepositions = wanted - {OBJECT}
    starts = {cue.at + 1}
    if cue.subject is not None and cue.subject > cue.at:
        starts.add(span_end(line, cue.subject))
    for at in sorted(starts):
        if at >= min(end, line.length):
            break
        form = line.forms[at]
        if form.preposition in prepositions and line.forms[at - 1].is_adjective:
            continue  # المدير التنفيذي | للشركة
        if form.preposition in prepositions and not _is_outlet(line, at, cast):
            found = _participant(line, at, cast)
        elif form.particle == "preposition" and form.key in prepositions:
            found = _participant(line, at + 1, cast)
        else:
            continue
        if found is not None:
            return found
    return None


def _head(cue: Cue) -> int | None:
    return None if cue.opening is None else cue.opening.head


def _participant(line: Line, at: int, cast: Cast) -> Participant | None:
    phrase = voice_phrase(line, at)
    if phrase is None or not can_speak(line, at) or document_kind(line.forms[phrase.head].key) is not None:
        return None
    if span_end(line, at) <= at:
        return None
    found = participant_at(line, phrase, cast)
    if found is None or found.entity is not None or found.start is None:
        return found
    stop = line.tokens[span_end(line, at) - 1].end  # what comes after may be what is said
    return replace(found, end=stop, text=line.text[found.start : stop])
