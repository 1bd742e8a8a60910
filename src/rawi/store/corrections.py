"""Correcting from Python: merge, split, retype, reject, set an office; list, undo, hand on."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from rawi.chronicle.correction_file import dump_corrections, load_corrections
from rawi.chronicle.corrections import Action, Correction, Layer, Named, Part, Passage
from rawi.chronicle.offices import office_named
from rawi.errors import BadCorrection, UnknownName
from rawi.events.ontology import event_types
from rawi.ingest.dates import parse_given_date
from rawi.records import EntityType
from rawi.store import schema
from rawi.store.correcting import Imported, record, take_in, undo
from rawi.store.correction_cases import correction_cases
from rawi.store.engine import Store
from rawi.store.meaning import (
    article_keys,
    chosen_names,
    entity_of,
    names_of,
    passages_at,
    passages_telling,
    telling_of,
    tellings_of,
)
from rawi.store.queries.accounts import incident_of
from rawi.store.replaying import load_corrections as kept_corrections

_telling = schema.telling.c


class Corrections:
    """The corrections of a chronicle, and new ones in the name of `by`.

    Each takes a reason, holds for everything added later, and can be undone by its number.
    """

    def __init__(self, store: Store, by: str) -> None:
        self._store = store
        self._by = by.strip()

    def _record(self, connection: Connection, made: Correction) -> Correction:
        if not self._by:
            raise BadCorrection("A correction needs the name of whoever makes it.")
        if not made.reason.strip():
            raise BadCorrection("A correction needs a reason.")
        return record(connection, replace(made, author=self._by, reason=made.reason.strip()))

    def merge_incidents(self, *ids: str, reason: str) -> Correction:
        """Say that incidents are one; the first keeps its place, and its type leads.

        Raises UnknownName for an id that is none, BadCorrection where they are one already.
        """
        with self._store.writing() as connection:
            incidents = list(dict.fromkeys(incident_of(connection, one) for one in ids))
            if len(incidents) < 2:  # a merge is of two
                raise BadCorrection("Give two incidents at least; these are one already.")
            parts = [(Part.INTO, incidents[0]), *((Part.OTHER, one) for one in incidents[1:])]
            passages = tuple(
                passage
                for part, incident in parts
                for passage in passages_telling(connection, _standing(connection, incident), part)
            )
            return self._record(connection, _made(Action.MERGE_INCIDENTS, reason, passages=passages))

    def split_incident(self, incident: str, *tellings: str, reason: str) -> Correction:
        """Say that some tellings of an incident tell another happening.

        Raises UnknownName for an id that is none, BadCorrection where nothing would leave or nothing stay.
        """
        with self._store.writing() as connection:
            whole = _standing(connection, incident_of(connection, incident))
            apart = list(dict.fromkeys(telling_of(connection, one) for one in tellings))
            foreign = [told for told, one in zip(tellings, apart, strict=False) if one not in whole]
            if foreign:
                raise BadCorrection(f"«{foreign[0]}» is no telling of the incident «{incident}».")
            rest = [one for one in whole if one not in apart]
            if not apart or not rest:
                raise BadCorrection("Of a split some tellings must leave, and some must stay.")
            passages = (
                *passages_telling(connection, apart, Part.APART),
                *passages_telling(connection, rest, Part.REST),
            )
            return self._record(connection, _made(Action.SPLIT_INCIDENT, reason, passages=passages))

    def retype(self, incident: str, kind: str, *, alone: bool = False, reason: str) -> Correction:
        """Say of which type an incident is, PLOVER's `TYPE` or `TYPE/mode`; with `alone` only that telling.

        Raises UnknownName for an id that is none, BadCorrection for a type that PLOVER does not have.
        """
        name, _, mode = kind.partition("/")
        told = (name.upper(), mode.lower() or None)
        if told not in event_types():
            raise BadCorrection(f"«{kind}»: PLOVER has no such type or mode.")
        with self._store.writing() as connection:
            meant = self._meant(connection, incident, alone=alone)
            passages = passages_telling(connection, meant, Part.ITSELF)
            made = _made(Action.RETYPE, reason, passages=passages)
            return self._record(connection, replace(made, whole=not alone, type=told[0], mode=told[1]))

    def reject(self, incident: str, *, alone: bool = False, reason: str) -> Correction:
        """Say that an incident is none; with `alone` that only this telling does not tell one.

        Raises UnknownName for an id that is none, BadCorrection for what is rejected already.
        """
        with self._store.writing() as connection:
            meant = self._meant(connection, incident, alone=alone)
            passages = passages_telling(connection, meant, Part.ITSELF)
            made = _made(Action.REJECT, reason, passages=passages)
            return self._record(connection, replace(made, whole=not alone))

    def reject_finding(self, article: str, layer: str, start: int, *, reason: str) -> Correction:
        """Say that a claim or a mention of an instrument is none, by its article and where its words begin.

        Raises UnknownName if nothing of the layer, `claim` or `instrument`, begins there.
        """
        if layer not in (Layer.CLAIM, Layer.INSTRUMENT):
            raise BadCorrection(f"«{layer}»: reject a claim or an instrument; events go by their ids.")
        with self._store.writing() as connection:
            passages = passages_at(connection, article, Layer(layer), start)
            return self._record(connection, _made(Action.REJECT, reason, passages=passages))

    def merge_entities(self, *names: str, reason: str) -> Correction:
        """Say that people, bodies or places are one and the same; the first keeps its name.

        Raises UnknownName where a name means nobody or several, BadCorrection for what cannot be one.
        """
        with self._store.writing() as connection:
            rows = list({row.id: row for row in (entity_of(connection, one) for one in names)}.values())
            if len(rows) < 2:  # a merge is of two
                raise BadCorrection("Give two names of two at least; these are one already.")
            lost = next((row for row in rows[1:] if row.kind == "country"), None)
            if lost is not None:
                raise BadCorrection(f"«{lost.name_ar}» is a country: name it first, or leave it.")
            if len({row.type == EntityType.PER.value for row in rows}) > 1:
                raise BadCorrection("A person and something else cannot be one.")
            parts = [(rows[0], Part.INTO), *((row, Part.OTHER) for row in rows[1:])]
            named = tuple(one for row, part in parts for one in names_of(connection, row, part))
            return self._record(connection, replace(_made(Action.MERGE_ENTITIES, reason), names=named))

    def split_entity(
        self,
        name: str,
        *,
        names: Sequence[str] = (),
        articles: Sequence[str] = (),
        into: str | None = None,
        reason: str,
    ) -> Correction:
        """Say that some of somebody's names, or the name in some articles, mean somebody else.

        That is `into`, or else somebody of his own. Raises UnknownName for what is not known, BadCorrection
        where nothing would leave or nothing stay.
        """
        with self._store.writing() as connection:
            entity = entity_of(connection, name)
            own = names_of(connection, entity, Part.APART)
            apart = chosen_names(own, names) if names else own
            keys = tuple(article_keys(connection, articles))
            if len(apart) == len(own) and not keys:
                raise BadCorrection("Say which names or articles mean somebody else; some must stay.")
            other: tuple[Named, ...] = ()
            if into is not None:
                target = entity_of(connection, into)
                if target.id == entity.id:
                    raise BadCorrection("He would be split from himself; name somebody else.")
                other = names_of(connection, target, Part.INTO)
            made = replace(_made(Action.SPLIT_ENTITY, reason), names=(*apart, *other), articles=keys)
            return self._record(connection, made)

    def set_office(
        self, name: str, office: str, *, first: str | None = None, last: str | None = None, reason: str
    ) -> Correction:
        """Say that somebody held an office with its country, `وزير الخارجية الجزائري`, on some days.

        Raises UnknownName for a name or office that is not known, InvalidDate, and BadCorrection.
        """
        named = office_named(office)
        if named is None:
            raise UnknownName(f"«{office}»: name an office with its country, such as a foreign minister's.")
        since, until = (parse_given_date(day).isoformat() if day else None for day in (first, last))
        if since and until and since > until:
            raise BadCorrection("The office would end before it began.")
        with self._store.writing() as connection:
            entity = entity_of(connection, name)
            if entity.type != EntityType.PER.value:
                raise BadCorrection(f"«{name}» is no person.")
            held = names_of(connection, entity, Part.ITSELF)
            made = replace(_made(Action.SET_OFFICE, reason), names=held, office=named[0], country=named[1])
            return self._record(connection, replace(made, first=since, last=until))

    def _meant(self, connection: Connection, key: str, *, alone: bool) -> list[int]:
        meant = (
            [telling_of(connection, key)] if alone else tellings_of(connection, incident_of(connection, key))
        )
        rejected = select(_telling.rejected).where(_telling.id.in_(meant), _telling.rejected.is_not(None))
        number = connection.execute(rejected.limit(1)).scalar()
        if not meant or number is not None:
            raise BadCorrection(f"«{key}»: a correction rejects this already; undo that one first.")
        return meant

    def undo(self, number: int) -> Correction:
        """Undo a correction by its number; it stays listed.

        Raises UnknownName if there is none, or if it was undone before.
        """
        if not self._by:
            raise BadCorrection("Undoing needs the name of whoever does it.")
        with self._store.writing() as connection:
            return undo(connection, number, by=self._by)

    def all(self) -> tuple[Correction, ...]:
        """List all corrections in the order in which they take effect, those undone too."""
        with self._store.reading() as connection:
            return tuple(kept_corrections(connection, undone=True))

    def export(self) -> str:
        """Write all corrections as TOML, those undone too."""
        return dump_corrections(self.all())

    def cases(self) -> dict[str, str]:
        """Write the corrections that hold as tables of test cases: `events`, `incidents` and `names`."""
        with self._store.reading() as connection:
            return correction_cases(connection)

    def take_in(self, text: str, *, where: str = "corrections") -> Imported:
        """Take in corrections that were exported, with their authors and times.

        Raises InvalidRecord for a text that holds none.
        """
        given = load_corrections(text, where=where)
        with self._store.writing() as connection:
            return take_in(connection, given)


def _made(action: Action, reason: str, passages: tuple[Passage, ...] = ()) -> Correction:
    return Correction(action, "", "", reason, passages)


def _standing(connection: Connection, incident: int) -> list[int]:
    found = tellings_of(connection, incident)
    if not found:
        raise BadCorrection("A correction rejects one of these incidents; undo that one first.")
    return found
