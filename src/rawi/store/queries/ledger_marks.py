"""Which corrections stand behind an entry of the ledger."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from rawi.chronicle.corrections import Layer
from rawi.chronicle.ledger_groups import Group
from rawi.chronicle.lives import Life
from rawi.store.answers import Mark
from rawi.store.correction_schema import judged
from rawi.store.queries.corrections import Marks
from rawi.store.renaming import entity_ids

_judged = judged.c
# A place that names an instrument: the version, and the number there.
Place = tuple[int, int]


def rejected_places(connection: Connection) -> dict[Place, Mark]:
    """Give the places that name no instrument by a correction, with its mark."""
    asked = select(_judged.correction, _judged.version, _judged.number)
    rows = connection.execute(asked.where(_judged.layer == Layer.INSTRUMENT.value)).all()
    held = Marks(connection).by_number() if rows else {}
    return {(row[1], row[2]): held[row[0]] for row in rows if row[0] in held}


class LedgerMarks:
    """The corrections that hold, by what they touch of the ledger.

    `renamed` are the new parties of places that name them otherwise, `whole` the entries as they would be
    with the places that are rejected.
    """

    def __init__(
        self,
        connection: Connection,
        renamed: Mapping[Place, set[str]],
        rejected: Mapping[Place, Mark],
        whole: Iterable[Sequence[Group]],
    ) -> None:
        self._by_place: dict[Place, set[Mark]] = {}
        self._mark_renamed(connection, renamed)
        for groups in whole if rejected else ():
            places = [(one.version, one.number) for group in groups for one in group.named]
            marks = {rejected[place] for place in places if place in rejected}
            for place in places if marks else ():
                self._by_place.setdefault(place, set()).update(marks)

    def _mark_renamed(self, connection: Connection, renamed: Mapping[Place, set[str]]) -> None:
        if not renamed:
            return
        marks = Marks(connection).of_entities()
        numbers = entity_ids(connection, {key for keys in renamed.values() for key in keys})
        for place, keys in renamed.items():
            found = {mark for key in keys for mark in marks.get(numbers.get(key, 0), ())}
            self._by_place.setdefault(place, set()).update(found)

    def of(self, life: Life) -> tuple[Mark, ...]:
        """Give the marks of an instrument, in the order of their times."""
        found: set[Mark] = set()
        for one in life.named:
            found.update(self._by_place.get((one.version, one.number), ()))
        return tuple(sorted(found, key=lambda mark: (mark.at, mark.number)))
