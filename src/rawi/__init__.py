"""Rawi reads Arabic news and keeps every finding tied to the exact words of the article.

>>> import rawi
>>> reading = rawi.read("وصل الوفد إلى كيدال أمس الأحد.", published="2023-04-24")
>>> [(t.text, t.value) for t in reading.timexes]
[('أمس الأحد', '2023-04-23')]
>>> [(m.text, m.entity) for m in reading.mentions]
[('كيدال', 'Kidal')]
"""

from importlib.metadata import version as _version

from rawi.api import load_articles, read, read_many
from rawi.errors import InputError, InvalidDate, InvalidRecord, LexiconError, MissingInput, RawiError, UnreadableInput
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

__version__ = _version("rawi")

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
