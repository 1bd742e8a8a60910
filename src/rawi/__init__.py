"""Rawi reads Arabic news and keeps every finding tied to the exact words of the article.

>>> import rawi
>>> reading = rawi.read("وصل الوفد إلى كيدال أمس الأحد.", published="2023-04-24")
>>> [(t.text, t.value) for t in reading.timexes]
[('أمس الأحد', '2023-04-23')]
>>> [(m.text, m.entity) for m in reading.mentions]
[('كيدال', 'Kidal')]
"""

from importlib import import_module

# Where each public name lives; `__init__.pyi` says the same to editors and type checkers.
_HOMES = {
    "rawi.api": ("read", "read_many"),
    "rawi.ingest.loading": ("load_articles",),
    "rawi.chronicle.corrections": ("Correction",),
    "rawi.store.account_answers": ("Account", "Accounts", "Point", "Said", "Site", "Version"),
    "rawi.store.answers": (
        "Hit",
        "Incident",
        "OfficeHeld",
        "Party",
        "Person",
        "Quads",
        "Quote",
        "Relation",
        "Source",
        "Telling",
    ),
    "rawi.store.ledger_answers": ("InstrumentStep", "LedgerEntry"),
    "rawi.store.queries.relations": ("Period",),
    "rawi.store.writer": ("Added",),
    "rawi.store.chronicle": ("Chronicle", "open_chronicle"),
    "rawi.export.exporting": ("Exported", "export_chronicle"),
    "rawi.store.corrections": ("Corrections",),
    "rawi.errors": (
        *("FetchError", "InputError", "InvalidDate", "InvalidRecord", "LexiconError", "MissingInput"),
        *("MissingLibrary", "RawiError", "Refused", "TryLater", "UnreadableInput"),
        *("BadCorrection", "ChronicleError", "ExportError", "ForeignChronicle", "LostChronicle"),
        "MissingChronicle",
        "UnknownName",
    ),
    "rawi.fetch.fetcher": ("Fetcher",),
    "rawi.reading": ("Layer",),
    "rawi.reading_format": ("dump_reading", "load_reading", "reading_schema"),
    "rawi.records": (
        *("Article", "Entity", "EntityType", "Failure", "Mention", "PublishedBasis"),
        *("Reading", "Reference", "Removed", "Timex", "TimexType"),
    ),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that `import rawi` alone costs next to nothing."""
    if name == "__version__":
        value: object = import_module("importlib.metadata").version("rawi")
    elif name in _HOME:
        value = getattr(import_module(_HOME[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
