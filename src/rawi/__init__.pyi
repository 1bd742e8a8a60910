from rawi.api import read, read_many
from rawi.errors import (
    InputError,
    InvalidDate,
    InvalidRecord,
    LexiconError,
    MissingInput,
    RawiError,
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

__version__: str
__all__ = [
    "Article",
    "Entity",
    "EntityType",
    "Failure",
    "InputError",
    "InvalidDate",
    "InvalidRecord",
    "Layer",
    "LexiconError",
    "Mention",
    "MissingInput",
    "PublishedBasis",
    "RawiError",
    "Reading",
    "Reference",
    "Removed",
    "Timex",
    "TimexType",
    "UnreadableInput",
    "dump_reading",
    "load_articles",
    "load_reading",
    "read",
    "read_many",
    "reading_schema",
]
