"""The tables of answers that are kept ready; they repeat what can be made anew, and have no version."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

board = Table(
    "board",
    metadata,
    Column("incident", Integer, primary_key=True, autoincrement=False),
    # Of all that it was made of: where that is another now, the board is passed over.
    Column("stamp", Text, nullable=False),
    Column("disputes", Integer, nullable=False),
    # The place that most tellers give, by its key.
    Column("place", Text),
    Column("told", LargeBinary, nullable=False),
)

# An entry of the ledger as it stands, with what it is looked for by; numbers tell the order of answers.
entry = Table(
    "ledger_entry",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sought", LargeBinary, nullable=False),
    Column("told", LargeBinary, nullable=False),
)

# One row: the places of which the ledger is put together, with what narrower questions narrow them by.
ground = Table(
    "ledger_ground",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("told", LargeBinary, nullable=False),
)

# One row: how often the chronicle was changed; after how many changes, and by which Rawi, what is kept was
# made.
state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("changes", Integer, nullable=False),
    Column("boards", Text),
    Column("ledger", Text),
)
