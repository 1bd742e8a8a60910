"""The agreements of a brief: how each stands, how often it meets, and each step with its words."""

from collections.abc import Iterable, Iterator

from sqlalchemy import select

from rawi.brief.document import Draft, DraftGroup, Told
from rawi.brief.evidence import Quoting
from rawi.brief.matter import Matter, last_day
from rawi.brief.selection import entry_sources
from rawi.brief.speech import Speech
from rawi.store import schema
from rawi.store.answers import Source
from rawi.store.ledger_answers import InstrumentStep, LedgerEntry

MOST_SOURCES = 4
_row = schema.instrument.c


def step_told(step: InstrumentStep, speech: Speech) -> Told:
    """Name a step, with the number of its session and who takes it."""
    told = speech.tell(f"step.{step.status}")
    if step.session is not None:
        told = speech.tell("ledger.session", step=told, number=speech.number(step.session))
    if step.by:
        told = speech.tell("ledger.of", step=told, parties=speech.parties(step.by))
    return told


def step_day(step: InstrumentStep, speech: Speech) -> Told:
    """Write when a step was; where no article tells, the day by which it was known."""
    if step.date is not None:
        return speech.words(speech.day(step.first, step.last))
    if step.first is None:
        return speech.tell("day.none")
    return speech.tell("ledger.by", day=speech.day(step.first))


def words_for(matter: Matter, entry: LedgerEntry, column: str, value: str) -> tuple[Source, ...]:
    """Quote a sentence that tells when an instrument was founded or how often it meets; none if none does.

    It is one in which the entry's own articles name an instrument of its kind with that value.
    """
    sources = entry_sources(entry)
    asked = (
        select(_row.version, _row.start, _row.end)
        .where(_row.version.in_({one.version for one in sources}), _row.kind == entry.kind)
        .where(_row[column] == value)
        .order_by(_row.version, _row.number)
    )
    rows = matter.connection.execute(asked).all()
    quotes = Quoting(matter.connection, (row[0] for row in rows))
    return tuple(quotes.sentence(*row) for row in rows[:1])


def standing_sources(entry: LedgerEntry) -> tuple[Source, ...]:
    """Give the words that the standing of an instrument rests on: those of its last step of that status."""
    steps = [step for step in entry.steps if step.status == entry.status] or list(entry.steps)
    return steps[-1].sources[:MOST_SOURCES] if steps else (entry.source,)


def _lead(matter: Matter, entry: LedgerEntry, quotes: Quoting) -> Draft:
    speech, day = matter.speech, last_day(matter.connection, matter.asked)
    standing = speech.tell(f"standing.{entry.status}")
    if entry.left:
        standing = speech.tell("ledger.of", step=standing, parties=speech.parties(entry.left))
    told = speech.tell(
        "ledger.lead" if entry.parties else "ledger.lone",
        name=speech.instrument(entry.name),
        kind=speech.instrument_kind(entry.kind),
        day=speech.day(day),
        standing=standing,
        **({"parties": speech.parties(entry.parties)} if entry.parties else {}),
    )
    return Draft(told, quotes.around((entry.source, *standing_sources(entry))))


def _facts(matter: Matter, entry: LedgerEntry) -> Iterator[Draft]:
    speech = matter.speech
    if entry.founded and (words := words_for(matter, entry, "founded", entry.founded)):
        yield Draft(speech.tell("ledger.founded", day=speech.day(entry.founded)), words)
    length = speech.every(entry.cadence) if entry.cadence else None
    if entry.cadence and length and (words := words_for(matter, entry, "cadence", entry.cadence)):
        key = "ledger.turns" if entry.alternating else "ledger.cadence"
        yield Draft(speech.tell(key, length=length), words)
        if entry.next_due and entry.next_due >= (last_day(matter.connection, matter.asked) or ""):
            meetings = [step for step in entry.steps if step.status == "meeting"]
            met = meetings[-1].sources[:1] if meetings else ()
            yield Draft(speech.tell("ledger.due", day=speech.day(entry.next_due)), (*words, *met))


def _steps(entry: LedgerEntry, speech: Speech, quotes: Quoting) -> Iterator[Draft]:
    for step in entry.steps:
        told = speech.tell("ledger.step", day=step_day(step, speech), step=step_told(step, speech))
        yield Draft(told, quotes.around(step.sources[:MOST_SOURCES]))


def warnings(matter: Matter, entry: LedgerEntry, quotes: Quoting) -> Iterator[Draft]:
    """Tell what was announced and never confirmed, and that a meeting is overdue."""
    speech, name = matter.speech, matter.speech.instrument(entry.name)
    for step in entry.unconfirmed:
        told = speech.tell(
            "summary.unconfirmed", name=name, step=step_told(step, speech), day=step_day(step, speech)
        )
        yield Draft(told, quotes.around(step.sources[:MOST_SOURCES]))
    if entry.overdue and entry.next_due and entry.cadence:
        meetings = [step for step in entry.steps if step.status == "meeting"]
        sources = (
            *words_for(matter, entry, "cadence", entry.cadence),
            *quotes.around(meetings[-1].sources[:1] if meetings else ()),
        )
        if sources:
            yield Draft(speech.tell("summary.overdue", name=name, day=speech.day(entry.next_due)), sources)


def entry_quotes(matter: Matter, entries: Iterable[LedgerEntry]) -> Quoting:
    """Make ready to quote whatever tells of some instruments."""
    return Quoting(matter.connection, (one.version for entry in entries for one in entry_sources(entry)))


def tell_ledger(matter: Matter) -> tuple[DraftGroup, ...]:
    """Tell the instruments, each with its life."""
    entries = matter.selection.entries
    quotes = entry_quotes(matter, entries)
    return tuple(
        DraftGroup(
            (
                _lead(matter, entry, quotes),
                *_facts(matter, entry),
                *_steps(entry, matter.speech, quotes),
                *warnings(matter, entry, quotes),
            ),
            led=True,
        )
        for entry in entries
    )
