"""Writes and looks up many rows at once without what SQLAlchemy does for each: half of the time otherwise."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Connection, Table

_PLACE = {"sqlite": "?", "postgresql": "%s"}
# As many as one question may hold in any SQLite.
_AT_ONCE = 900


@cache
def _statement(table: Table, columns: tuple[str, ...], dialect: str) -> str:
    quoted = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join(_PLACE[dialect] for _ in columns)
    return f'INSERT INTO "{table.name}" ({quoted}) VALUES ({places})'


@cache
def _values(columns: tuple[str, ...]) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    if len(columns) == 1:
        return lambda row: (row[columns[0]],)
    return itemgetter(*columns)


def write_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, all of the same columns."""
    if rows:
        columns = tuple(rows[0])
        write_values(connection, table, columns, list(map(_values(columns), rows)))


def write_values(
    connection: Connection, table: Table, columns: tuple[str, ...], rows: list[tuple[Any, ...]]
) -> None:
    """Insert rows by their values in the order of the columns."""
    if rows:
        connection.exec_driver_sql(_statement(table, columns, connection.dialect.name), rows)


def look_up(
    connection: Connection, column: "Column[Any]", values: Sequence[int], *told: "Column[Any]"
) -> Iterator[Any]:
    """Yield columns of the rows of a table whose number in one column is among the values."""
    place = _PLACE[connection.dialect.name]
    named = ", ".join(f'"{one.name}"' for one in (column, *told))
    for at in range(0, len(values), _AT_ONCE):
        some = tuple(values[at : at + _AT_ONCE])
        places = ", ".join([place] * len(some))
        asked = f'SELECT {named} FROM "{column.table.name}" WHERE "{column.name}" IN ({places})'
        yield from connection.exec_driver_sql(asked, some)
