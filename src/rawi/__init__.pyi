from rawi.api import read, read_many
from rawi.errors import (
    FetchError,
    InputError,
    InvalidDate,
    InvalidRecord,
    LexiconError,
    MissingInput,
    MissingLibrary,
    RawiError,
    Refused,
    TryLater,
    UnreadableInput,
)
from rawi.fetch.fetcher import Fetcher
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
    "FetchError",
    "Fetcher",
    "InputError",
    "InvalidDate",
    "InvalidRecord",
    "Layer",
    "LexiconError",
    "Mention",
    "MissingInput",
    "MissingLibrary",
    "PublishedBasis",
    "RawiError",
    "Reading",
    "Reference",
    "Refused",
    "Removed",
    "Timex",
    "TimexType",
    "TryLater",
    "UnreadableInput",
    "dump_reading",
    "load_articles",
    "load_reading",
    "read",
    "read_many",
    "reading_schema",
]
