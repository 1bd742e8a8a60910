"""Finds the instruments of an article, and at each place that names one what happens to it there."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rawi.events.contexts import other_worlds
from rawi.instruments.details import cadence_of, date_of, founded_of, scope_of, session_of
from rawi.instruments.evidence import is_instrument
from rawi.instruments.governors import governors
from rawi.instruments.identity import Entry, Register
from rawi.instruments.known import issuers, known_resolution
from rawi.instruments.parties import Parties
from rawi.instruments.telling import Governor
from rawi.instruments.titles import Title, may_name, titles_of, words_of
from rawi.language.sentences import Sentence
from rawi.letters import ALEF, ARTICLE, LAM
from rawi.records import Entity, Event, Instrument, Span
from rawi.syntax.line import Findings, Line
from rawi.syntax.lines import Lines

MENTIONED: Final = "mentioned"
IN_FORCE: Final = "in_force"
PROPOSED: Final = "proposed"
_SPORT: Final = "sport"
_RESOLUTION: Final = "resolution"
_COMMITTEE: Final = "committee"
_TWO: Final = 2
_TELLING: Final = 4
_DONE: Final = frozenset({"signed", "ratified", "in_force"})
_COUNCIL: Final = "UN Security Council"


@dataclass
class _Mention:
    """One place that names an instrument, before all that the article tells of it is known."""

    line: Line
    title: Title
    told: Governor | None
    entry: Entry
    parties: tuple[str, ...]
    status: str
    rule: str


def find_instruments(
    lines: Lines, entities: Sequence[Entity], events: Sequence[Event]
) -> tuple[Instrument, ...]:
    """Find the agreements and standing arrangements of an article, given what was found in it before."""
    telling = [number for number, sentence in enumerate(lines.sentences) if _may_tell(sentence)]
    if not telling:
        return ()
    reader = _Reader(lines.findings, entities, events)
    worlds = other_worlds(lines.sentences)
    for number in telling:
        if worlds[number] != _SPORT:
            reader.read(lines.at(number))
    return tuple(reader.finished())


def _may_tell(sentence: Sentence) -> bool:
    return any(map(may_name, sentence.words))


class _Reader:
    """Reads an article's sentences one by one and keeps which instruments they name."""

    def __init__(self, findings: Findings, entities: Sequence[Entity], events: Sequence[Event]) -> None:
        self.parties = Parties(entities, events)
        self.mentions: list[_Mention] = []
        self._register = Register()
        self._findings = findings
        self._met = 0
        self._ids = frozenset(entity.id for entity in entities) | {
            entity.country for entity in entities if entity.country
        }

    def finished(self) -> Iterator[Instrument]:
        """Give the instruments found, now that the whole article is known."""
        for mention in self.mentions:
            yield _instrument(mention, self._register.meant(mention.entry))

    def read(self, line: Line) -> None:
        """Find the instruments of one sentence."""
        titles = list(titles_of(line, self._ids))
        if not titles:
            return
        mentions = self._findings.mentions
        end = bisect_left(mentions, line.end, key=lambda mention: mention.start)
        self.parties.meet(mentions[self._met : end])
        self._met = max(self._met, end)
        self.parties.cast.meet(line)
        covered = 0
        for title in titles:
            if title.at >= covered:
                covered = title.end if self._read_title(line, title) else covered
            elif title.known is not None:
                self._register.touch(self._register.find(title), title)

    def _read_title(self, line: Line, title: Title) -> bool:
        """Take a name for an instrument or leave it; give whether it was taken."""
        if session_of(line, title) is not None:
            title = title._replace(marks=title.marks | {"session"})
        told = next(iter(governors(line, title)), None)
        if title.is_bare and not title.is_excluded and not title.unless:
            entry = self._register.repeated(title)
            if entry is not None:
                acts = title.kind == _COMMITTEE and (told is None or told.weight < _TELLING)
                if not acts:  # اللجنة دعت speaks as a body
                    self._add(line, title, told, entry)
                return not acts
        if not is_instrument(line, title, told, self.parties):
            if not title.is_bare:
                self._register.note_rival(title)
            return False
        self._add(line, title, told, None)
        return True

    def _add(self, line: Line, title: Title, told: Governor | None, entry: Entry | None) -> None:
        is_repeated = entry is not None
        parties = self._parties_of(line, title, told, is_repeated=is_repeated)
        words = frozenset() if is_repeated else words_of(line, title)
        if entry is None:
            title = self._numbered(title, parties)
            parties = title.known.parties if title.known and title.known.parties else parties
            entry = self._register.named(title, words, parties)
            if entry is None:
                entry = self._register.enter(title, _entity(title))
        status = _status(title, told, entry, is_repeated=is_repeated)
        self._register.touch(entry, title)
        entry.take(parties, founded_of(line, title, told), words)
        entry.statuses.append(status)
        entry.names.append((title.is_definite, _full(line, title)))
        kind = "named" if title.known else "repeated" if is_repeated else "title"
        end = ".step" if told is not None else ".name" if title.draft else ""
        rule = f"instruments.{kind}{end}"
        self.mentions.append(_Mention(line, title, told, entry, parties, status, rule))

    def _parties_of(
        self, line: Line, title: Title, told: Governor | None, *, is_repeated: bool
    ) -> tuple[str, ...]:
        found = self.parties.named(line, title)
        if title.known is not None and title.known.parties:
            return found
        if len(found) < _TWO and told is not None and title.kind != _RESOLUTION:
            acting = self.parties.acting(line, title, told)
            found = tuple(dict.fromkeys((*acting, *found)))
        if title.kind == _RESOLUTION and issuers().isdisjoint(found):
            found = (*self.parties.around(line, title), *found)
        if not found and not is_repeated:
            found = self.parties.around(line, title)
        return found

    def _numbered(self, title: Title, parties: tuple[str, ...]) -> Title:
        """Give a numbered resolution what the lexicon knows of it."""
        if title.number is None or title.kind != _RESOLUTION or title.known is not None:
            return title
        body = next((party for party in parties if party in issuers()), _COUNCIL)
        known = known_resolution(title.number, body)
        return title if known is None else title._replace(known=known)


def _entity(title: Title) -> str | None:
    """The body of the lexicon that the whole name names, as alliances are bodies too."""
    is_body = "name" in title.marks and title.names and ".known" in title.names[0].rule
    return title.names[0].entity if is_body else None


def _status(title: Title, told: Governor | None, entry: Entry, *, is_repeated: bool) -> str:
    """What happens to an instrument here: the step told, else what its kind or its story makes likely."""
    plans = told is not None and (told.step.step == "stands" or _names_the_signing(told))
    if told is not None and plans:
        status = PROPOSED if entry.is_open else told.status
    elif told is not None:
        status = told.status
    else:
        status = MENTIONED
    if title.draft and status not in _DONE:
        return title.draft
    if status != MENTIONED:
        return status
    if is_repeated and entry.is_open:
        return entry.statuses[-1] if entry.statuses[-1] != MENTIONED else PROPOSED
    return IN_FORCE if title.kind == _RESOLUTION and told is None else status


def _names_the_signing(told: Governor) -> bool:
    """Whether a noun only points to the signing, be it past or planned: `توقيع الاتفاقية يشكل`."""
    return told.step.step == "signed" and not told.step.is_verb and not told.is_background


def _span(line: Line, title: Title) -> Span:
    start, end = line.tokens[title.first].start + title.skip, line.tokens[title.end - 1].end
    return Span(start, end, line.text[start:end])


def _full(line: Line, title: Title) -> str:
    """The words of a name, with the article whole that loses its alef after a preposition: `للجنة`."""
    span = _span(line, title)
    is_cut = title.is_definite and span.text.startswith(LAM) and line.text.endswith(LAM, 0, span.start)
    if not is_cut:
        return span.text
    own = title.head is not None and title.head.noun.startswith(LAM)  # للجنة keeps the lam of its own
    return (ARTICLE if own else ALEF) + span.text


def _step(mention: _Mention) -> Span | None:
    if mention.told is None:
        return None
    token = mention.line.tokens[mention.told.at]
    start = token.start + mention.told.step.skip
    return Span(start, token.end, mention.line.text[start : token.end])


def _parties(mention: _Mention, entry: Entry) -> tuple[str, ...]:
    if entry.known is not None and entry.known.parties:
        return entry.known.parties
    if mention.title.is_bare and len(entry.parties) >= _TWO:
        return entry.parties  # between whom الحوار is, its name has told
    return mention.parties if len(mention.parties) >= len(entry.parties) else entry.parties


def _instrument(mention: _Mention, entry: Entry) -> Instrument:
    line, title, told = mention.line, mention.title, mention.told
    founded = founded_of(line, title, told) or entry.founded
    return Instrument(
        _span(line, title),
        title.kind,
        _parties(mention, entry),
        mention.status,
        date_of(line, title, told) if mention.status != MENTIONED else None,
        cadence_of(line, title, told),
        mention.rule,
        entry.name,
        _step(mention),
        None if mention.status in (PROPOSED, "negotiated") else founded,
        session_of(line, title),
        scope_of(line, title),
    )
