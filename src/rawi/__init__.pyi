from rawi.api import read, read_many
from rawi.chronicle.corrections import Correction
from rawi.errors import (
    BadCorrection,
    ChronicleError,
    ExportError,
    FetchError,
    ForeignChronicle,
    InputError,
    InvalidDate,
    InvalidRecord,
    LexiconError,
    MissingChronicle,
    MissingInput,
    MissingLibrary,
    RawiError,
    Refused,
    TryLater,
    UnknownName,
    UnreadableInput,
)
from rawi.export.exporting import Exported, export_chronicle
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
from rawi.store.chronicle import Chronicle, open_chronicle
from rawi.store.corrections import Corrections

__version__: str
__all__ = [
    "Article",
    "BadCorrection",
    "Chronicle",
    "ChronicleError",
    "Correction",
    "Corrections",
    "Entity",
    "EntityType",
    "ExportError",
    "Exported",
    "Failure",
    "FetchError",
    "Fetcher",
    "ForeignChronicle",
    "InputError",
    "InvalidDate",
    "InvalidRecord",
    "Layer",
    "LexiconError",
    "Mention",
    "MissingChronicle",
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
    "UnknownName",
    "UnreadableInput",
    "dump_reading",
    "export_chronicle",
    "load_articles",
    "load_reading",
    "open_chronicle",
    "read",
    "read_many",
    "reading_schema",
]
