"""Says in SQL which articles and findings an export holds, by the filters that questions have."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from rawi.chronicle.corrections import Layer
from rawi.store import schema
from rawi.store.answers import Filters
from rawi.store.queries.corrections import unrejected
from rawi.store.queries.known import known, of_outlet, published_within, standing
from rawi.store.queries.names import Meant, find_meant

_version, _telling, _event = schema.version.c, schema.telling.c, schema.event.c
# By names of their own, lest they be taken for tables of the query around them.
_bearer, _side = schema.bearer.alias("borne").c, schema.side.alias("taking_part").c
_acting = schema.telling.alias("acting").c
_retold = schema.telling.alias("retold").c
Condition = ColumnElement[bool]


def _bears(version: Any, number: Any, names: Any) -> Condition:
    """Give the condition that the entity of a number in a version bears one of some names."""
    here = (_bearer.version == version) & (_bearer.number == number)
    return select(_bearer.name).where(here, _bearer.name.in_(names)).exists()


def _is_side(meant: Meant) -> Condition:
    return or_(_side.party.in_(meant.keys), _side.name.in_(meant.names))


class Selection:
    """What filters select of each table.

    Raises UnknownName if nobody and nothing in the chronicle has the name of a filter.
    """

    def __init__(self, connection: Connection, filters: Filters) -> None:
        self._filters = filters
        names = [name for name in (filters.actor, *(filters.pair or ())) if name is not None]
        self._meant = [find_meant(connection, name) for name in names]
        self._place = find_meant(connection, filters.place) if filters.place is not None else None

    def visible(self) -> Condition:
        """Give the condition that a version may be seen at all."""
        return and_(known(self._filters), of_outlet(self._filters))

    def events(self) -> Condition:
        """Give the condition on events, where their versions and, if there are any, tellings are joined."""
        found = and_(self.visible(), standing(), self._happened(), self._of_kind())
        for meant in self._meant:
            found &= _takes_part(meant)
        return found

    def claims(self) -> Condition:
        """Give the condition on claims: by whom, to whom or about whom they are, and what they tell."""
        claim = schema.claim.c
        found = self._published() & unrejected(Layer.CLAIM, claim.version, claim.number)
        for meant in self._meant:
            found &= _speaks(meant)
        if self._asks_for_deeds():
            within = (_event.version == claim.version) & (_event.claim == claim.number)
            found &= select(_event.number).where(within, self._of_kind()).exists()
        return found

    def instruments(self) -> Condition:
        """Give the condition on instruments: who is party to them."""
        instrument, party = schema.instrument.c, schema.instrument_party.c
        found = self._published() & self._tells_deeds(instrument.version)
        found &= unrejected(Layer.INSTRUMENT, instrument.version, instrument.number)
        for meant in self._meant:
            here = (party.version == instrument.version) & (party.instrument == instrument.number)
            found &= select(party.party).where(here, party.party.in_(meant.keys)).exists()
        return found

    def mentions(self) -> Condition:
        """Give the condition on mentions: whom they name."""
        mention = schema.mention.c
        found = self._published() & self._tells_deeds(mention.version)
        if self._meant:
            names = {name for meant in self._meant for name in meant.names}
            found &= _bears(mention.version, mention.bearer, names)
        return found

    def articles(self) -> Condition:
        """Give the condition on versions: whom they name or tell deeds of."""
        found = self._published() & self._tells_deeds(_version.id)
        for meant in self._meant:
            named = select(_bearer.name).where(_bearer.version == _version.id, _bearer.name.in_(meant.names))
            acts = select(_side.telling).where(
                _side.telling == _acting.id, _acting.version == _version.id, _is_side(meant)
            )
            found &= or_(named.exists(), acts.exists())
        return found

    def _published(self) -> Condition:
        return and_(self.visible(), published_within(self._filters))

    def _asks_for_deeds(self) -> bool:
        return self._filters.type is not None or self._place is not None

    def _tells_deeds(self, version: Any) -> Condition:
        """Give the condition that a version tells an event of the type and place asked for."""
        if not self._asks_for_deeds():
            return true()
        event = select(_event.number).where(_event.version == version, self._of_kind())
        return event.exists()

    def _happened(self) -> Condition:
        """Give the condition on the days of events; what has no telling is of the day of its article."""
        found: Condition = true()
        if self._filters.since is not None:
            found &= func.coalesce(_telling.last, _version.published) >= self._filters.since
        if self._filters.until is not None:
            found &= func.coalesce(_telling.first, _version.published) <= self._filters.until
        return found

    def _of_kind(self) -> Condition:
        found: Condition = true()
        if self._filters.type is not None:
            kind, _, mode = self._filters.type.partition("/")
            found &= _is_of(kind.upper(), mode or None)
        if self._place is not None:
            found &= _bears(_event.version, _event.place, _places(self._place))
        return found


def _is_of(kind: str, mode: str | None) -> Condition:
    """Give the condition that an event is of a type: as a correction of its telling says, else as found."""
    as_found = (_event.type == kind) & (_event.mode == mode if mode else true())
    corrected = (_retold.type == kind) & (_retold.mode == mode if mode else true())
    said = select(_retold.id).where(_retold.id == _event.telling, _retold.found_type.is_not(None))
    return or_(as_found & ~said.exists(), said.where(corrected).exists())


def _places(meant: Meant) -> Select[Any]:
    """Give the names of a place, and of all that lies in it, if it is a country."""
    name = schema.name.c
    in_country = schema.entity.c.country.in_(meant.keys)
    return (
        select(name.id).join_from(schema.name, schema.entity).where(or_(in_country, name.id.in_(meant.names)))
    )


def _takes_part(meant: Meant) -> Condition:
    """Give the condition that somebody takes part in an event, himself or by who stands for him."""
    participant = schema.participant.c
    here = (participant.version == _event.version) & (participant.event == _event.number)
    himself = or_(
        participant.country.in_(meant.keys), _bears(participant.version, participant.bearer, meant.names)
    )
    told = select(_side.telling).where(_side.telling == _event.telling, _is_side(meant))
    return or_(told.exists(), select(participant.number).where(here, himself).exists())


def _speaks(meant: Meant) -> Condition:
    """Give the condition that a claim is by somebody, to him or about him."""
    claim, mention = schema.claim.c, schema.mention.c
    within = (mention.start >= claim.content_start) & (mention.end <= claim.content_end)
    named = select(mention.number).where(
        mention.version == claim.version, within, _bears(mention.version, mention.bearer, meant.names)
    )
    ends: Sequence[Condition] = (
        claim.speaker_country.in_(meant.keys),
        _bears(claim.version, claim.speaker, meant.names),
        _bears(claim.version, claim.addressee, meant.names),
        named.exists(),
    )
    return or_(*ends)
