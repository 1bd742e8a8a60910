"""Which corrections stand behind an answer, and which findings they reject."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, select

from rawi.chronicle.corrections import Action, Correction, Layer
from rawi.store import schema
from rawi.store.among import among
from rawi.store.answers import Mark
from rawi.store.correction_schema import correction, judged
from rawi.store.renaming import chunks, entity_ids, names_meant, owners_of, split_key
from rawi.store.replaying import load_signed

_judged = judged.c


def mark_of(one: Correction) -> Mark:
    """Give a correction as a mark of an answer."""
    return Mark(one.number, one.action.value, one.author, one.at, one.reason)


class Marks:
    """The corrections that hold, to be told beside what they changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held = {one.number: one for one in load_signed(connection)}

    def by_number(self) -> dict[int, Mark]:
        """Give all marks by the numbers of their corrections."""
        return {number: mark_of(one) for number, one in self._held.items()}

    def of_tellings(self, tellings: Iterable[int]) -> dict[int, tuple[Mark, ...]]:
        """Give the marks of tellings, those without any left out."""
        found: dict[int, dict[int, None]] = {}
        event = schema.event.c
        joined = (event.version == _judged.version) & (event.number == _judged.number)
        for some in chunks(tellings) if self._held else ():
            asked = (
                select(event.telling, _judged.correction)
                .join_from(judged, schema.event, joined)
                .where(_judged.layer == Layer.EVENT.value, among(event.telling, some))
                .order_by(_judged.correction)
            )
            for telling, number in self._connection.execute(asked):
                if number in self._held:
                    found.setdefault(telling, {})[number] = None
        return {one: self._marks(numbers) for one, numbers in found.items()}

    def of_incidents(self, incidents: Iterable[int]) -> dict[int, tuple[Mark, ...]]:
        """Give the marks of incidents by any of their tellings, those without any left out."""
        if not self._held:
            return {}
        telling = schema.telling.c
        of: dict[int, int] = {}
        for some in chunks(incidents):
            asked = select(telling.id, telling.incident).where(telling.incident.in_(some))
            of.update((row[0], row[1]) for row in self._connection.execute(asked))
        found: dict[int, dict[Mark, None]] = {}
        for one, marks in self.of_tellings(of).items():
            found.setdefault(of[one], {}).update(dict.fromkeys(marks))
        return {one: tuple(marks) for one, marks in found.items()}

    def of_entities(self) -> dict[int, tuple[Mark, ...]]:
        """Give the marks of entities by their numbers, those without any left out."""
        found: dict[int, dict[int, None]] = {}
        for number, one in self._held.items():
            if one.names:
                made = split_key(one) if one.action is Action.SPLIT_ENTITY else ""
                apart = entity_ids(self._connection, [made]).values()
                for entity in (*owners_of(self._connection, one.names), *apart):
                    found.setdefault(entity, {})[number] = None
        return {one: self._marks(numbers) for one, numbers in found.items()}

    def offices(self) -> list[tuple[Correction, list[int]]]:
        """Give the corrections that set an office, each with the entities of the holder."""
        return [
            (one, owners_of(self._connection, one.names))
            for one in self._held.values()
            if one.action is Action.SET_OFFICE and names_meant(self._connection, one.names)
        ]

    def _marks(self, numbers: Iterable[int]) -> tuple[Mark, ...]:
        held = sorted((self._held[one] for one in numbers), key=lambda one: one.at)
        return tuple(map(mark_of, held))


def rejection_of(connection: Connection, incident: int) -> str | None:
    """Say which correction rejects an incident, if one does."""
    telling = schema.telling.c
    asked = select(telling.rejected).where(telling.incident == incident, telling.rejected.is_not(None))
    number = connection.execute(asked.limit(1)).scalar()
    held = {one.number: one for one in load_signed(connection)}
    if number not in held:
        return None
    return f"rejected by {held[number].author}, correction {number}: {held[number].reason}"


def unrejected(layer: Layer, version: ColumnElement[int], number: ColumnElement[int]) -> ColumnElement[bool]:
    """Give the condition that no correction rejects a claim or a mention of an instrument."""
    rejected = (
        select(_judged.correction)
        .join_from(judged, correction, correction.c.id == _judged.correction)
        .where(_judged.layer == layer.value, _judged.version == version, _judged.number == number)
        .where(correction.c.undone_at.is_(None))
    )
    return ~rejected.exists()


def rejected_claims(connection: Connection, versions: Iterable[int]) -> dict[int, frozenset[int]]:
    """Give the numbers of the claims that corrections reject, by version."""
    found: dict[int, set[int]] = {}
    for some in chunks(versions):
        asked = (
            select(_judged.version, _judged.number)
            .join_from(judged, correction, correction.c.id == _judged.correction)
            .where(_judged.layer == Layer.CLAIM.value, among(_judged.version, some))
            .where(correction.c.undone_at.is_(None))
        )
        for version, number in connection.execute(asked):
            found.setdefault(version, set()).add(number)
    return {version: frozenset(numbers) for version, numbers in found.items()}
