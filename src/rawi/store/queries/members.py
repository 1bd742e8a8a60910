"""The tellings of incidents with who takes part in them, and what answers are made of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from rawi.chronicle.parties import ACTOR, RECIPIENT
from rawi.store import schema
from rawi.store.among import among
from rawi.store.answers import Filters, Incident, Mark, Party, Telling
from rawi.store.prepared import FEATURE_BETWEEN
from rawi.store.queries.corrections import Marks
from rawi.store.queries.known import known, standing
from rawi.store.queries.names import party_names
from rawi.store.queries.sources import Texts

_AT_ONCE = 400
T = TypeVar("T")
_telling, _version, _side = schema.telling.c, schema.version.c, schema.side.c
# Until it is settled, a telling is an incident of its own.
INCIDENT = func.coalesce(_telling.incident, _telling.id)


def is_of(incidents: Sequence[int] | Select[Any]) -> ColumnElement[bool]:
    """Give the condition that a telling is of some incidents, in a form for which there is an index."""
    if isinstance(incidents, Select):
        return or_(_telling.incident.in_(incidents), _telling.incident.is_(None) & _telling.id.in_(incidents))
    return or_(
        among(_telling.incident, incidents), _telling.incident.is_(None) & among(_telling.id, incidents)
    )


# Whom a side stands for; known by name alone, whoever bears the name.
_party = func.coalesce(_side.party, schema.entity.c.key)


class Summary(NamedTuple):
    """An incident before it is told: how many tell it, and its days."""

    incident: int
    first: str | None
    last: str | None
    voices: int
    outlets: int
    tellings: int
    known_at: str


def chunks(values: Sequence[T]) -> Iterable[Sequence[T]]:
    """Cut numbers into as many as one question may hold."""
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))


# What answers are made of; by what tellings are compared is much more, and none of it.
_COLUMNS = (
    *(_telling.id, _telling.key, _telling.version, _telling.first, _telling.last, _telling.basis),
    *(_telling.type, _telling.mode, _telling.modality, _telling.place, _telling.likeness, _telling.reasons),
    *(_telling.found_type, _version.voice, _version.known_at, INCIDENT.label("of")),
)


class Member(NamedTuple):
    """A telling with who takes part in it, as rows, and where the word of its first event stands."""

    row: Any
    sides: tuple[tuple[str, str], ...]
    trigger: tuple[int, int]


def members(connection: Connection, incidents: Sequence[int], filters: Filters) -> dict[int, list[Member]]:
    """Give the known tellings of incidents, each incident's leader first."""
    found: dict[int, list[Any]] = {}
    triggers: dict[int, tuple[int, int]] = {}
    for some in chunks(incidents):
        asked = select(*_COLUMNS).join_from(schema.telling, schema.version)
        seen = asked.where(known(filters), standing(), is_of(some))
        rows = connection.execute(seen).mappings().all()
        triggers.update(_triggers(connection, rows))
        for row in rows:
            if row["id"] in triggers:
                found.setdefault(row["of"], []).append(row)
    sides = _sides(connection, [row["id"] for rows in found.values() for row in rows])
    return {
        incident: [
            Member(row, sides.get(row["id"], ()), triggers[row["id"]])
            for row in sorted(rows, key=lambda row: (row["id"] != incident, row["known_at"], row["key"]))
        ]
        for incident, rows in found.items()
    }


def _triggers(connection: Connection, rows: Sequence[Any]) -> dict[int, tuple[int, int]]:
    """Give where the word of the first event of each telling stands."""
    event = schema.event.c
    found: dict[int, tuple[int, int]] = {}
    for some in chunks(sorted((row["version"], row["id"]) for row in rows)):
        # By the version, for which there is an index; most of its events are of other tellings.
        of = among(event.version, {one[0] for one in some}) & among(event.telling, [one[1] for one in some])
        asked = select(event.telling, event.start, event.end).where(of)
        for telling, start, end in connection.execute(asked.order_by(event.version, event.number)).all():
            found.setdefault(telling, (start, end))
    return found


def _sides(connection: Connection, tellings: Sequence[int]) -> dict[int, tuple[tuple[str, str], ...]]:
    found: dict[int, dict[tuple[str, str], None]] = {}
    for some in chunks(tellings):
        asked = (
            select(_side.telling, _side.role, _party, _side.words)
            .outerjoin_from(schema.side, schema.name)
            .outerjoin(schema.entity)
            .where(among(_side.telling, some))
            .order_by(_side.telling, _side.number)
        )
        for telling, role, party, words in connection.execute(asked).all():
            if party or words:
                found.setdefault(telling, {})[role, party or words] = None
    return {telling: tuple(ones) for telling, ones in found.items()}


class Teller:
    """Makes answers of members: with their parties named and their words quoted."""

    def __init__(
        self, connection: Connection, found: Iterable[Member], *, quoted: Iterable[Member] | None = None
    ) -> None:
        """Look up what answers on some members need; of the `quoted` alone, if given, also their words."""
        ones = list(found)
        said = ones if quoted is None else list(quoted)
        self._parties = party_names(connection, (key for one in ones for _, key in one.sides))
        self._places = self._place_names(connection, [one.row["place"] for one in ones])
        self._texts = Texts(connection, (one.row["version"] for one in said))
        self._marks = Marks(connection).of_tellings(one.row["id"] for one in ones)

    @classmethod
    def of_incidents(cls, connection: Connection, of: Mapping[int, Sequence[Member]]) -> "Teller":
        """Make one that answers on whole incidents: of those only the leading members are quoted."""
        every = (one for some in of.values() for one in some)
        return cls(connection, every, quoted=[some[0] for some in of.values()])

    @staticmethod
    def _place_names(connection: Connection, names: Sequence[int | None]) -> dict[int, Party]:
        wanted = sorted({name for name in names if name is not None})
        entity = schema.entity.c
        found: dict[int, Party] = {}
        for some in chunks(wanted):
            columns = (schema.name.c.id, entity.key, entity.name, entity.name_ar)
            asked = (
                select(*columns).join_from(schema.name, schema.entity).where(among(schema.name.c.id, some))
            )
            found.update((row[0], Party(*row[1:])) for row in connection.execute(asked))
        return found

    def _sided(self, found: Iterable[Member], role: str) -> tuple[Party, ...]:
        keys = dict.fromkeys(key for one in found for side, key in one.sides if side == role)
        return tuple(self._parties[key] for key in keys)

    def incident(self, summary: Summary, found: Sequence[Member], key: str) -> Incident:
        """Make the answer on an incident of its members."""
        head = found[0].row
        place = next((one.row["place"] for one in found if one.row["place"] is not None), None)
        return Incident(
            key,
            summary.first,
            summary.last,
            head["type"],
            next((one.row["mode"] for one in found if one.row["mode"] is not None), None),
            "actual" if any(one.row["modality"] == "actual" for one in found) else head["modality"],
            self._sided(found, ACTOR),
            self._sided(found, RECIPIENT),
            self._places.get(place) if place is not None else None,
            summary.voices,
            summary.outlets,
            summary.tellings,
            summary.known_at,
            self._texts.sentence(head["version"], *found[0].trigger),
            self.marks(found),
        )

    def marks(self, found: Sequence[Member]) -> tuple[Mark, ...]:
        """Give the corrections of tellings, each once, in the order in which they take effect."""
        marks = {mark: None for one in found for mark in self._marks.get(one.row["id"], ())}
        return tuple(sorted(marks, key=lambda mark: mark.at))

    def telling(self, one: Member, incident: str, teller: str | None) -> Telling:
        """Make the answer on one telling."""
        row = one.row
        reasons = tuple(filter(None, (row["reasons"] or "").split(FEATURE_BETWEEN)))
        return Telling(
            row["key"],
            incident,
            row["first"],
            row["last"],
            row["basis"],
            row["type"],
            row["mode"],
            row["modality"],
            self._sided([one], ACTOR),
            self._sided([one], RECIPIENT),
            self._places.get(row["place"]),
            teller,
            row["voice"],
            row["likeness"],
            reasons,
            self._texts.sentence(row["version"], *one.trigger),
            self.marks([one]),
        )


def keys_of(connection: Connection, tellings: Sequence[int]) -> dict[int, str]:
    """Give the keys of tellings by their numbers."""
    found: dict[int, str] = {}
    for some in chunks(tellings):
        found.update(
            (row[0], row[1])
            for row in connection.execute(select(_telling.id, _telling.key).where(among(_telling.id, some)))
        )
    return found
