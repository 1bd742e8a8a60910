"""The tables of a chronicle, alike in SQLite and PostgreSQL.

Days are ISO dates in text, which sort and compare as they are in both databases. Offsets count the
characters of the version's text.
What corrections put in place of what was found stands where it stood, and `found…` keeps that; null where
nothing was corrected.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from rawi.store.columns import keyed, metadata, number, of_version, touched

VERSION = 7

meta = keyed("meta", Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("url", Text),
)

version = Table(
    "version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", Integer, ForeignKey("article.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("reading_id", Text, nullable=False, index=True),
    Column("source", Text, index=True),
    Column("title", Text),
    Column("published", Text, index=True),
    Column("published_basis", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("known_at", Text, nullable=False, index=True),
    Column("superseded_at", Text),
    Column("voice", Integer, nullable=False, index=True),
    Column("characters", Integer, nullable=False),
    Column("reader", Text, nullable=False),
    # What all tellings of the version are compared by, besides their own features.
    Column("features", Text, nullable=False),
    Column("reading", LargeBinary, nullable=False),
    UniqueConstraint("article", "number"),
    UniqueConstraint("article", "digest"),
)
touched("version_superseded", version.c.superseded_at)

entity = Table(
    "entity",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_ar", Text, nullable=False),
    Column("country", Text, index=True),
    Column("kind", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("precision_km", Float),
)

name = Table(
    "name",
    metadata,
    Column("id", Integer, primary_key=True),
    # The words, the country that articles give beside them, and the key under which spellings are looked for.
    Column("block", Text, index=True),
    Column("type", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("latin", Text, nullable=False),
    # Both as look-ups fold them.
    Column("folded", Text, nullable=False, index=True),
    Column("folded_latin", Text, nullable=False, index=True),
    Column("country", Text, nullable=False),
    Column("entity", Integer, ForeignKey("entity.id"), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    # Whose name it was found to be, and why, where a correction says otherwise.
    Column("found", Integer),
    Column("found_reason", Text),
    UniqueConstraint("words", "type", "country", "latin"),
)
touched("name_found", name.c.found)

bearer = keyed(
    "bearer",
    of_version(),
    number(),
    Column("local", Text, nullable=False),
    Column("name", Integer, ForeignKey("name.id"), nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("found", Integer),
)
Index("bearer_name", bearer.c.name, bearer.c.version)
touched("bearer_found", bearer.c.found)

mention = keyed(
    "mention",
    of_version(),
    number(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("bearer", Integer),
)

timex = keyed(
    "timex",
    of_version(),
    number(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
)

office = keyed(
    "office",
    of_version(),
    number(),
    Column("bearer", Integer, nullable=False),
    Column("office", Text, nullable=False),
    Column("country", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
Index("office_of", office.c.office, office.c.country)

event = keyed(
    "event",
    of_version(),
    number(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("modality", Text, nullable=False),
    Column("date", Text),
    Column("place", Integer),
    Column("claim", Integer),
    Column("telling", Integer),
)

participant = keyed(
    "participant",
    of_version(),
    number("event"),
    number(),
    Column("role", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("bearer", Integer),
    Column("country", Text),
)

claim = keyed(
    "claim",
    of_version(),
    number(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("content_start", Integer),
    Column("content_end", Integer),
    Column("speaker_start", Integer),
    Column("speaker_end", Integer),
    Column("speaker", Integer),
    Column("speaker_country", Text),
    Column("channel_start", Integer),
    Column("channel_end", Integer),
    Column("addressee", Integer),
    Column("via", Integer),
)

instrument = keyed(
    "instrument",
    of_version(),
    number(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Text, nullable=False, index=True),
    Column("status", Text, nullable=False),
    Column("date", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("cadence", Text),
    # One for all mentions of an instrument in the article.
    Column("instrument", Text, nullable=False),
    Column("scope_start", Integer),
    Column("scope_end", Integer),
    # What its article calls it everywhere, and the words that tell it from others of its kind.
    Column("name", Text, nullable=False),
    Column("known", Integer, nullable=False),
    Column("lemmas", Text, nullable=False),
    Column("step_start", Integer),
    Column("step_end", Integer),
    Column("founded", Text),
    Column("founded_earliest", Text),
    Column("founded_latest", Text),
    Column("session", Integer),
    Column("alternating", Integer, nullable=False),
    # The parties that take the step.
    Column("by", Text, nullable=False),
    Column("sentence", Integer, nullable=False),
)

instrument_party = keyed(
    "instrument_party",
    of_version(),
    number("instrument"),
    number(),
    Column("party", Text, nullable=False),
    Column("bearer", Integer),
)

telling = Table(
    "telling",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("version", Integer, ForeignKey("version.id"), nullable=False, index=True),
    Column("family", Text, nullable=False),
    Column("cell", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("basis", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("modality", Text, nullable=False),
    Column("place", Integer, ForeignKey("name.id")),
    Column("features", Text, nullable=False),
    # The leader of its cell, and the leader at whose head the incident stands; null until settled.
    Column("leader", Integer),
    Column("incident", Integer, index=True),
    Column("likeness", Float),
    Column("reasons", Text),
    # The incident it was put into, where a correction puts it into another; its type where it is retyped.
    Column("found", Integer),
    Column("found_type", Text),
    Column("found_mode", Text),
    # The correction that rejects it.
    Column("rejected", Integer),
)
touched("telling_found", telling.c.found)
touched("telling_found_type", telling.c.found_type)
touched("telling_rejected", telling.c.rejected)
Index("telling_cell", telling.c.family, telling.c.cell)
Index("telling_day", telling.c.first, telling.c.last)

side = keyed(
    "side",
    Column("telling", Integer, ForeignKey("telling.id"), primary_key=True, autoincrement=False),
    number(),
    Column("role", Text, nullable=False),
    Column("party", Text),
    Column("name", Integer, ForeignKey("name.id")),
    Column("words", Text),
    # The party as found, empty for none.
    Column("found", Text),
)
Index("side_party", side.c.party, side.c.telling)
Index("side_name", side.c.name, side.c.telling)

band = keyed(
    "band",
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("version", Integer, ForeignKey("version.id"), primary_key=True, autoincrement=False),
)

copy = keyed(
    "copy",
    of_version(),
    Column("other", Integer, ForeignKey("version.id"), primary_key=True, autoincrement=False),
    Column("contained", Float, nullable=False),
)

dirty = keyed(
    "dirty",
    Column("family", Text, primary_key=True),
    Column("cell", Text, primary_key=True),
)
