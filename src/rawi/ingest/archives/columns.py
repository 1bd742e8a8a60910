"""Reads the columns of tables by the names that tools for news give them, and makes records of rows."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from rawi.ingest.archives.members import Outcome
from rawi.ingest.json_record import article_or_failure

# For each field of an article, the columns that may hold it, the best first.
_COLUMNS = {
    "text": ("text", "maintext", "article_text", "content", "body", "article", "story", "plain_text"),
    "url": ("url", "link", "address", "source_url", "sourceurl", "documentidentifier", "article_url", "uri"),
    "title": ("title", "headline"),
    "published": (
        *("published", "publish_date", "date_publish", "publication_date", "published_at", "pub_date"),
        *("date_published", "date"),
    ),
    "source": (
        *("source", "media_name", "outlet", "source_name", "sourcecommonname", "source_domain"),
        *("publisher", "site", "domain"),
    ),
    "id": ("id", "article_id", "stories_id"),
}


def fields_of(columns: Iterable[str]) -> dict[str, str]:
    """Say which column holds which field of an article, in the order of preference.

    >>> fields_of(["stories_id", "publish_date", "Title", "URL", "media_name"])["url"]
    'URL'
    """
    named = {column.strip().lower(): column for column in reversed(list(columns))}
    found = {
        field: next((named[name] for name in names if name in named), None)
        for field, names in _COLUMNS.items()
    }
    return {field: column for field, column in found.items() if column is not None}


def article_of_row(row: Mapping[str, Any], fields: Mapping[str, str], where: str) -> Outcome:
    """Make an article of a row that holds a text, as of a line of JSON Lines."""
    record = {field: _plain(row.get(column)) for field, column in fields.items()}
    return article_or_failure(msgspec.json.encode(record), where)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8").strip("\x00")
    # Missing numbers are NaN in tables that were made with pandas.
    if isinstance(value, float):
        return str(int(value)) if value == value and value.is_integer() else None
    return value
