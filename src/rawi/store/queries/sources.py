"""The words that an answer rests on, and the article they stand in."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from rawi.chronicle.features import sentence_bounds
from rawi.store import schema
from rawi.store.among import among
from rawi.store.answers import Source
from rawi.store.packing import unpack_text

_AT_ONCE = 400


class Texts:
    """The texts of some versions, each unpacked once."""

    def __init__(self, connection: Connection, versions: Iterable[int]) -> None:
        wanted = sorted(set(versions))
        version, article = schema.version.c, schema.article.c
        columns = (
            version.id,
            version.reading_id,
            version.source,
            version.title,
            version.published,
            article.url,
        )
        self._rows: dict[int, Any] = {}
        self._texts: dict[int, str] = {}
        for at in range(0, len(wanted), _AT_ONCE):
            found = (
                select(*columns, article.url, version.reading)
                .join_from(schema.version, schema.article)
                .where(among(version.id, wanted[at : at + _AT_ONCE]))
            )
            self._rows.update((row.id, row) for row in connection.execute(found))

    def text(self, version: int) -> str:
        """Give the text of a version."""
        if version not in self._texts:
            self._texts[version] = unpack_text(self._rows[version].reading)
        return self._texts[version]

    def source(self, version: int, start: int, end: int) -> Source:
        """Give some words of a version as a source."""
        row = self._rows[version]
        words = self.text(version)[start:end]
        told = (row.reading_id, row.id, start, end, words, row.source, row.url, row.title, row.published)
        return Source(*told)

    def sentence(self, version: int, start: int, end: int) -> Source:
        """Give the sentence around some words as a source."""
        text = self.text(version)
        first, last = sentence_bounds(text, start, end)
        while first < last and text[first].isspace():
            first += 1
        return self.source(version, first, last)
