"""The table of relations: who did what to whom by each incident, written anew with every change of those.

Only what is known now stands in it, and of that what somebody told to have been or to be.
"""

from sqlalchemy import Column, Index, Integer, Text

from rawi.store.columns import keyed

relation = keyed(
    "relation",
    Column("incident", Integer, primary_key=True, autoincrement=False),
    Column("actor", Text, primary_key=True),
    Column("recipient", Text, primary_key=True),
    # Of the telling that names both, else of the leading one.
    Column("day", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
)
Index("relation_actor", relation.c.actor)
Index("relation_recipient", relation.c.recipient)
