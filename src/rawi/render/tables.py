"""The tables below an article in a terminal: its findings, layer by layer, and what was left out."""

from collections import Counter
from collections.abc import Callable, Iterator

from rawi.records import Claim, Entity, Event, Instrument, Participant, Reading
from rawi.render.columns import Cell, Table
from rawi.render.kinds import country_label, kinds, label, reason_label
from rawi.render.marks import days, spellings
from rawi.render.naming import (
    act_label,
    entities_by_id,
    id_label,
    instrument_kind_label,
    kind_label,
    modality_label,
    participant_label,
    party_labels,
    speaker_label,
    status_label,
)


def _heads(*keys: str) -> tuple[str, ...]:
    return tuple(label(key).en for key in keys)


def _at(start: int, end: int) -> Cell:
    return Cell(f"{start}–{end}", "dim")


def _names(participants: tuple[Participant, ...], known: dict[str, Entity]) -> Cell:
    return Cell(", ".join(participant_label(participant, known).en for participant in participants))


def _event_row(event: Event, known: dict[str, Entity]) -> tuple[Cell, ...]:
    modality = modality_label(event)
    return (
        _at(event.trigger.start, event.trigger.end),
        Cell(event.trigger.text, kinds()["EVENT"].terminal),
        Cell(kind_label(event).en, "bold"),
        _names(event.actors, known),
        _names(event.recipients, known),
        Cell(event.date or ""),
        Cell(id_label(event.place, known).en if event.place else ""),
        Cell(modality.en if modality else ""),
    )


def _without_empty_columns(table: Table) -> Table:
    """Leave out the columns that no row fills; the others need the room."""
    kept = [
        number for number in range(len(table.columns)) if any(row[number].text.strip() for row in table.rows)
    ]
    rows = tuple(tuple(row[number] for number in kept) for row in table.rows)
    return Table(table.title, tuple(table.columns[number] for number in kept), rows)


def events_table(reading: Reading) -> Table:
    """List the events: what words tell them, who did what to whom, when and where."""
    known = entities_by_id(reading)
    rows = tuple(_event_row(event, known) for event in reading.events)
    heads = _heads("at", "words", "type", "actors", "recipients", "date", "place", "modality")
    return _without_empty_columns(Table(label("events").en, heads, rows))


def _instrument_row(found: Instrument, known: dict[str, Entity]) -> tuple[Cell, ...]:
    return (
        _at(found.name.start, found.name.end),
        Cell(found.name.text, kinds()["INSTRUMENT"].terminal),
        Cell(instrument_kind_label(found).en, "bold"),
        Cell(", ".join(party.en for party in party_labels(found, known))),
        Cell(status_label(found).en),
        Cell(found.step.text if found.step else ""),
        Cell(found.founded or ""),
        Cell(found.cadence or ""),
        Cell("" if found.session is None else str(found.session)),
        Cell(found.instrument),
    )


def instruments_table(reading: Reading) -> Table:
    """List the instruments, place by place: what names them, whom they bind, what happens to them."""
    known = entities_by_id(reading)
    rows = tuple(_instrument_row(found, known) for found in reading.instruments)
    heads = _heads(
        "at", "words", "type", "parties", "status", "step", "founded", "cadence", "session", "instrument"
    )
    return _without_empty_columns(Table(label("instruments").en, heads, rows))


def _claim_row(claim: Claim, reading: Reading, known: dict[str, Entity]) -> tuple[Cell, ...]:
    speaker = speaker_label(claim, known)
    carrier = None if claim.via is None else speaker_label(reading.claims[claim.via], known)
    content = "" if claim.content is None else " ".join(claim.content.text.split())
    return (
        _at(claim.cue.start, claim.cue.end),
        Cell(claim.cue.text, kinds()["CLAIM"].terminal),
        Cell("" if speaker is None else speaker.en),
        Cell(act_label(claim).en, "bold"),
        Cell(content),
        Cell("" if claim.addressee is None else participant_label(claim.addressee, known).en),
        Cell("" if claim.channel is None else claim.channel.text),
        Cell("" if carrier is None else carrier.en),
    )


def claims_table(reading: Reading) -> Table:
    """List the claims: who says what, doing what by it, to whom, through what and by whose report."""
    known = entities_by_id(reading)
    rows = tuple(_claim_row(claim, reading, known) for claim in reading.claims)
    heads = _heads("at", "words", "speaker", "act", "content", "addressee", "channel", "via")
    return _without_empty_columns(Table(label("claims").en, heads, rows))


def times_table(reading: Reading) -> Table:
    """List the times: where, what words, and what they mean."""
    rows = tuple(
        (
            _at(timex.start, timex.end),
            Cell(timex.text, kinds()[timex.type].terminal),
            Cell(timex.value, "bold"),
            Cell(days(timex)),
            Cell(timex.type.lower()),
        )
        for timex in reading.timexes
    )
    return Table(label("timexes").en, _heads("at", "words", "value", "range", "type"), rows)


def entities_table(reading: Reading) -> Table:
    """List the entities: their names, how often they are named, and in which other spellings."""
    counts = Counter(mention.entity for mention in reading.mentions)
    written = spellings(reading)
    rows = tuple(
        (
            Cell(entity.name_ar, kinds()[entity.type].terminal),
            Cell(entity.name),
            Cell(entity.type),
            Cell(country_label(entity.country).en if entity.country else ""),
            Cell(str(counts[entity.id])),
            Cell(" · ".join(words for words in written.get(entity.id, ()) if words != entity.name_ar)),
        )
        for entity in reading.entities
    )
    columns = _heads("name_ar", "name", "type", "country", "count", "spellings")
    return Table(label("entities").en, columns, rows)


def mentions_table(reading: Reading) -> Table:
    """List the mentions one by one, for output in which colours do not show them."""
    rows = tuple(
        (_at(found.start, found.end), Cell(found.text), Cell(found.type), Cell(found.entity))
        for found in reading.mentions
    )
    return Table(label("mentions").en, _heads("at", "words", "type", "entity"), rows)


def references_table(reading: Reading) -> Table:
    """List the titles that stand for someone, and for whom."""
    known = entities_by_id(reading)
    style = kinds()["REFERENCE"].terminal
    rows = tuple(
        (
            _at(reference.start, reference.end),
            Cell(reference.text, style),
            Cell(known[reference.entity].name if reference.entity in known else reference.entity),
        )
        for reference in reading.references
    )
    return Table(label("references").en, _heads("at", "words", "who"), rows)


def removed_table(reading: Reading) -> Table:
    """List what was left out of the page, each passage with its reason."""
    rows = tuple((Cell(reason_label(passage.why).en), Cell(passage.text)) for passage in reading.removed)
    return Table(label("removed").en, _heads("why", "text"), rows)


def removed_summary(reading: Reading) -> str:
    """Sum up what was left out: how many passages, for which reasons.

    >>> from rawi.records import PublishedBasis, Removed
    >>> unknown = PublishedBasis.UNKNOWN
    >>> removed_summary(Reading("1", None, None, None, None, unknown, "", (Removed("الرئيسية", "menu"),)))
    '1 passage (menu)'
    """
    count = len(reading.removed)
    reasons = Counter(reason_label(passage.why).en for passage in reading.removed)
    told = ", ".join(f"{why} {times}" if times > 1 else why for why, times in reasons.most_common())
    return f"{count} passage{'s' if count > 1 else ''} ({told})"


TABLES: tuple[Callable[[Reading], Table], ...] = (
    events_table,
    instruments_table,
    claims_table,
    times_table,
    entities_table,
    references_table,
)
PLAIN_TABLES = (
    events_table,
    claims_table,
    instruments_table,
    times_table,
    mentions_table,
    entities_table,
    references_table,
)


def tables_of(reading: Reading, *, plain: bool) -> Iterator[Table]:
    """Yield the tables that have rows; plain output also lists the mentions that colours would show."""
    for make in PLAIN_TABLES if plain else TABLES:
        table = make(reading)
        if table.rows:
            yield table
