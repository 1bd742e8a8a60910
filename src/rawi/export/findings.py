"""Makes the rows of articles and of what stands in them: mentions, events, claims, instruments."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from rawi.chronicle.parties import ACTOR, RECIPIENT
from rawi.export.cells import deed_columns, place_columns, side_columns
from rawi.export.columns import ARTICLES, CLAIMS, EVENTS, INSTRUMENTS, MENTIONS, Row
from rawi.export.selection import Selection
from rawi.export.shelves import Stands, Volume, shelve
from rawi.records import Span
from rawi.store import schema
from rawi.store.answers import Filters, Party
from rawi.store.queries.instruments import entries_of
from rawi.store.queries.known import event_mode, event_type

_version, _telling, _event = schema.version.c, schema.telling.c, schema.event.c


def finding_id(volume: Volume, letter: str, number: int | None) -> str | None:
    """Give the id of a finding in an export; events have no letter, as in PLOVER."""
    return f"{volume.row['reading_id']}:{letter}{number}" if number is not None else None


def _span(start: int, end: int, text: str) -> Row:
    return {"start": start, "end": end, "words": text[start:end]}


def _words(span: Span | None) -> str | None:
    return span.text if span is not None else None


def article_rows(connection: Connection, filters: Filters) -> Iterator[Row]:
    """Yield the rows of `articles`."""
    asked = select(_version.id.label("version")).where(Selection(connection, filters).articles())
    for shelf, found in shelve(connection, asked.order_by(_version.id)):
        for row in found:
            volume = shelf.volumes[row["version"]]
            reading, own = volume.reading, volume.row
            copied = {column.name: own[column.name] for column in ARTICLES.columns if column.name in own}
            yield {
                **copied,
                **{"id": own["reading_id"], "version": own["id"], "revision": own["number"]},
                **{"outlet": own["source"], "text": reading.text},
                **{"mentions": len(reading.mentions), "events": len(reading.events)},
                **{"claims": len(reading.claims), "instruments": len(reading.instruments)},
            }


def mention_rows(connection: Connection, filters: Filters) -> Iterator[Row]:
    """Yield the rows of `mentions`."""
    mention = schema.mention.c
    condition = Selection(connection, filters).mentions()
    asked = select(mention.version, mention.number, mention.bearer)
    asked = asked.join_from(schema.mention, schema.version, _version.id == mention.version).where(condition)
    named = [column.name for column in MENTIONS.columns]
    for shelf, found in shelve(connection, asked.order_by(mention.version, mention.number)):
        for row in found:
            volume = shelf.volumes[row["version"]]
            one, entity = volume.reading.mentions[row["number"]], volume.entities.get(row["bearer"])
            known = {name: entity[name] for name in named if name in entity} if entity is not None else {}
            yield {
                **dict.fromkeys(named),
                **known,
                **volume.told,
                **_span(one.start, one.end, volume.reading.text),
                "id": finding_id(volume, "m", row["number"]),
                **{"type": one.type.value, "rule": one.rule},
            }


def select_events(condition: Any) -> Select[Any]:
    """Ask for the events of a condition with their tellings and incidents, in the order of their articles."""
    head = schema.telling.alias("head").c
    columns = (
        *(_event.version, _event.number, _event.modality, _event.date),
        *(event_type().label("type"), event_mode().label("mode")),
        *(_event.place, _event.claim, _telling.first, _telling.last, _telling.basis),
        head.key.label("incident"),
    )
    leads = head.id == func.coalesce(_telling.incident, _telling.id)
    return (
        select(*columns)
        .join_from(schema.event, schema.version, _version.id == _event.version)
        .outerjoin(schema.telling, _telling.id == _event.telling)
        .outerjoin(head.key.table, leads)
        .where(condition)
        .order_by(_event.version, _event.number)
    )


def _participants(role: str, stand: Sequence[Stands], names: dict[str, Party]) -> Row:
    parties = [names[one.party] if one.party is not None else None for one in stand]
    return {
        **side_columns(role, parties),
        f"{role}_entity": [one.entity for one in stand],
        f"{role}_words": [one.words for one in stand],
    }


def event_rows(connection: Connection, filters: Filters) -> Iterator[Row]:
    """Yield the rows of `events`."""
    condition = Selection(connection, filters).events()
    for shelf, found in shelve(connection, select_events(condition)):
        sides = [_stand(shelf.volumes[row["version"]], row["number"]) for row in found]
        names = shelf.name(one.party for both in sides for side in both for one in side)
        for row, (actors, recipients) in zip(found, sides, strict=True):
            yield {
                **_event_row(shelf.volumes[row["version"]], row),
                **_participants("actors", actors, names),
                **_participants("recipients", recipients, names),
            }


def _stand(volume: Volume, number: int) -> tuple[list[Stands], list[Stands]]:
    event = volume.reading.events[number]
    return (
        [volume.stands(one, ACTOR) for one in event.actors],
        [volume.stands(one, RECIPIENT) for one in event.recipients],
    )


def _event_row(volume: Volume, row: Any) -> Row:
    event = volume.reading.events[row["number"]]
    start, end = event.trigger.start, event.trigger.end
    return {
        "id": finding_id(volume, "", row["number"]),
        **volume.told,
        **_span(start, end, volume.reading.text),
        "sentence": volume.sentence(start, end),
        **deed_columns(row["type"], row["mode"], row["modality"]),
        **{name: row[name] for name in ("date", "first", "last", "basis", "incident")},
        **place_columns(volume.entities.get(row["place"])),
        "claim": finding_id(volume, "c", row["claim"]),
        **{"voice": volume.row["voice"], "rule": event.rule},
    }


def claim_rows(connection: Connection, filters: Filters) -> Iterator[Row]:
    """Yield the rows of `claims`."""
    claim = schema.claim.c
    condition = Selection(connection, filters).claims()
    asked = select(claim.version, claim.number)
    asked = asked.join_from(schema.claim, schema.version, _version.id == claim.version).where(condition)
    for shelf, found in shelve(connection, asked.order_by(claim.version, claim.number)):
        for row in found:
            yield _claim_row(shelf.volumes[row["version"]], row["number"])


def _claim_row(volume: Volume, number: int) -> Row:
    claim = volume.reading.claims[number]
    speaker, addressee = volume.stands(claim.speaker, ACTOR), volume.stands(claim.addressee, RECIPIENT)
    named = volume.entity(claim.speaker.entity) if claim.speaker is not None else None
    country = claim.speaker.country if claim.speaker is not None else None
    return {
        "id": finding_id(volume, "c", number),
        **volume.told,
        **_span(claim.cue.start, claim.cue.end, volume.reading.text),
        "sentence": volume.sentence(claim.cue.start, claim.cue.end),
        **{"act": claim.act, "quote": claim.quote, "content": _words(claim.content)},
        "content_start": claim.content.start if claim.content is not None else None,
        "content_end": claim.content.end if claim.content is not None else None,
        "speaker": speaker.entity or country,
        "speaker_name": named["name"] if named is not None else None,
        "speaker_ar": named["name_ar"] if named is not None else None,
        "speaker_country": country or (named["country"] if named is not None else None),
        "speaker_words": speaker.words,
        "channel_words": _words(claim.channel),
        "addressee": addressee.entity or (claim.addressee.country if claim.addressee is not None else None),
        "addressee_words": addressee.words,
        "via": finding_id(volume, "c", claim.via),
        "rule": claim.rule,
    }


def instrument_rows(connection: Connection, filters: Filters) -> Iterator[Row]:
    """Yield the rows of `instruments`."""
    instrument = schema.instrument.c
    condition = Selection(connection, filters).instruments()
    entries = entries_of(connection, Filters(as_of=filters.as_of))
    columns = (instrument.version, instrument.number, instrument.earliest, instrument.latest)
    asked = select(*columns).join_from(schema.instrument, schema.version, _version.id == instrument.version)
    asked = asked.where(condition).order_by(instrument.version, instrument.number)
    for shelf, found in shelve(connection, asked):
        parties = [_parties(shelf.volumes[row["version"]], row["number"]) for row in found]
        names = shelf.name(key for keys in parties for key in keys)
        for row, keys in zip(found, parties, strict=True):
            entry = entries.get((row["version"], row["number"]))
            sides = side_columns("parties", [names[key] for key in keys])
            yield {**_instrument_row(shelf.volumes[row["version"]], row), **sides, "entry": entry}


def _parties(volume: Volume, number: int) -> list[str]:
    return [volume.party(party) for party in volume.reading.instruments[number].parties]


def _instrument_row(volume: Volume, row: Any) -> Row:
    one = volume.reading.instruments[row["number"]]
    return {
        "id": finding_id(volume, "i", row["number"]),
        **volume.told,
        **_span(one.name.start, one.name.end, volume.reading.text),
        "sentence": volume.sentence(one.name.start, one.name.end),
        **{"kind": one.kind, "status": one.status, "status_words": _words(one.step), "date": one.date},
        **{"first": row["earliest"], "last": row["latest"], "founded": one.founded},
        **{"cadence": one.cadence, "session": one.session, "scope_words": _words(one.scope)},
        "rule": one.rule,
    }


Rows = Callable[[Connection, Filters], Iterator[Row]]
FINDINGS: dict[str, Rows] = {
    ARTICLES.name: article_rows,
    MENTIONS.name: mention_rows,
    EVENTS.name: event_rows,
    CLAIMS.name: claim_rows,
    INSTRUMENTS.name: instrument_rows,
}
