"""The table of accounts that are kept ready; it repeats what can be made anew, and has no version."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

board = Table(
    "board",
    metadata,
    Column("incident", Integer, primary_key=True, autoincrement=False),
    # Of all that it was made of: where that is another now, the board is passed over.
    Column("stamp", Text, nullable=False),
    Column("disputes", Integer, nullable=False),
    Column("told", LargeBinary, nullable=False),
)
