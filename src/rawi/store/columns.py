"""The columns and kinds of table that the schema is made of."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, text

metadata = MetaData()


def of_version() -> "Column[int]":
    """Make the column of the version that a row is of, first of its key."""
    return Column("version", Integer, ForeignKey("version.id"), primary_key=True, autoincrement=False)


def number(name: str = "number") -> "Column[int]":
    """Make a column of numbers that belongs to the key."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def keyed(name: str, *columns: "Column[Any]") -> Table:
    """Make a table whose rows lie in the order of their key, without a number of their own."""
    return Table(name, metadata, *columns, sqlite_with_rowid=False)


def touched(name: str, column: "Column[Any]") -> None:
    """Index the few rows of a table in which a column is not null."""
    there = text(f"{column.name} IS NOT NULL")
    Index(name, column, sqlite_where=there, postgresql_where=there)
