"""The table of incidents, which sums up their tellings: it is written anew with every change of those.

Only what is known now stands in it, and of that what somebody told to have been, to be, or to come.
"""

from sqlalchemy import Column, Index, Integer, Table, Text

from rawi.store.columns import metadata

incident = Table(
    "incident",
    metadata,
    # The number of its leading telling, with whose key and kind it is called.
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    # The first day, empty where there is none: what lists are sorted by.
    Column("day", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("voices", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("tellings", Integer, nullable=False),
    Column("known_at", Text, nullable=False),
    # When the last of its tellings became known: as of later days it stood as it does now.
    Column("complete_at", Text, nullable=False),
)
Index("incident_day", incident.c.day.desc(), incident.c.voices.desc(), incident.c.id)
# Days and kinds alone: counts for charts touch nothing else.
Index("incident_kind", incident.c.day, incident.c.type, incident.c.mode)
Index("incident_known", incident.c.known_at)
Index("incident_voices", incident.c.voices, incident.c.tellings)
