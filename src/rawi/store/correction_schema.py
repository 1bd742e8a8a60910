"""The tables of corrections: what was said, and which findings it means."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from rawi.store.columns import keyed, metadata, number, of_version

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    # The correction as JSON, and apart from it its passages, which are most of it and seldom needed.
    Column("told", Text, nullable=False),
    Column("passages", Text, nullable=False),
    Column("undone_at", Text),
    Column("undone_by", Text),
)

# The findings that the passages of corrections mean, in each version of their articles.
judged = keyed(
    "judged",
    Column("correction", Integer, ForeignKey("correction.id"), primary_key=True, autoincrement=False),
    number("passage"),
    of_version(),
    Column("part", Text, nullable=False),
    Column("layer", Text, nullable=False),
    Column("number", Integer, nullable=False),
)
Index("judged_version", judged.c.version, judged.c.layer, judged.c.number)
