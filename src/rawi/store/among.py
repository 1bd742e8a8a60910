"""The condition that a column is among many values: one parameter, where SQLAlchemy would write out each.

Writing out some hundred numbers takes it longer than the database takes to look them up.
"""

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import ARRAY, ColumnElement, Dialect, Integer, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


class _Numbers(TypeDecorator[Any]):
    """Many numbers as one parameter: an array, or JSON where there is none."""

    impl = Text
    cache_ok = True
    _of: TypeEngine[Any] = Integer()

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Give the type that a database knows."""
        is_array = dialect.name == "postgresql"
        return dialect.type_descriptor(ARRAY(self._of) if is_array else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Give the values as a database takes them."""
        return list(value) if dialect.name == "postgresql" else msgspec.json.encode(value).decode()


class _Words(_Numbers):
    """Many words as one parameter."""

    cache_ok = True
    _of = Text()


class _Each(FunctionElement[Any]):
    """The values of one parameter, each a row."""

    name = "each"
    inherit_cache = True


@compiles(_Each, "sqlite")
def _in_sqlite(element: _Each, compiler: Any, **given: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **given)}))"


@compiles(_Each, "postgresql")
def _in_postgresql(element: _Each, compiler: Any, **given: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **given)}))"


def among(column: "ColumnElement[Any]", values: Collection[int] | Collection[str]) -> "ColumnElement[bool]":
    """Give the condition that a column of numbers or of words is among some values."""
    kind = _Words if isinstance(column.type, Text) else _Numbers
    return column.bool_op("IN")(_Each(bindparam(None, list(values), type_=kind(), unique=True)))
