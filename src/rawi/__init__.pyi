from rawi.api import read, read_many
from rawi.errors import (
    ChronicleError,
    ForeignChronicle,
    InputError,
    InvalidDate,
    InvalidRecord,
    LexiconError,
    MissingChronicle,
    MissingInput,
    RawiError,
    UnknownName,
    UnreadableInput,
)
from rawi.ingest.loading import load_articles
from rawi.reading import Layer
from rawi.reading_format import dump_reading, load_reading, reading_schema
from rawi.records import (
    Article,
    Entity,
    EntityType,
    Failure,
    Mention,
    PublishedBasis,
    Reading,
    Reference,
    Removed,
    Timex,
    TimexType,
)
from rawi.store.chronicle import Chronicle, open_chronicle

__version__: str
__all__ = [
    "Article",
    "Chronicle",
    "ChronicleError",
    "Entity",
    "EntityType",
    "Failure",
    "ForeignChronicle",
    "InputError",
    "InvalidDate",
    "InvalidRecord",
    "Layer",
    "LexiconError",
    "Mention",
    "MissingChronicle",
    "MissingInput",
    "PublishedBasis",
    "RawiError",
    "Reading",
    "Reference",
    "Removed",
    "Timex",
    "TimexType",
    "UnknownName",
    "UnreadableInput",
    "dump_reading",
    "load_articles",
    "load_reading",
    "open_chronicle",
    "read",
    "read_many",
    "reading_schema",
]
