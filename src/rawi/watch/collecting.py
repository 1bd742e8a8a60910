"""Collects articles in a file of JSON Lines, which `rawi read` and all else that takes articles can read."""

import os
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from rawi.records import Article, PublishedBasis


class Collection:
    """A file of JSON Lines to which articles are added; each is on the disk when `add` returns."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a+b")
        self._drop_torn_line()

    def add(self, article: Article) -> None:
        """Add an article as one line, with the day of publication if that is sure."""
        sure = article.published_basis in (PublishedBasis.GIVEN, PublishedBasis.METADATA)
        told: dict[str, Any] = {
            "id": article.id,
            "url": article.url,
            "source": article.source,
            "title": article.title,
            "published": article.published.isoformat() if article.published and sure else None,
            "text": article.text,
        }
        self._file.write(msgspec.json.encode({name: value for name, value in told.items() if value}) + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> "Collection":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _drop_torn_line(self) -> None:
        """Cut off the last line if a kill tore it; its page was not noted as read and comes again."""
        end = self._file.seek(0, os.SEEK_END)
        whole = end
        while whole > 0:
            start = max(0, whole - 65536)
            self._file.seek(start)
            at = self._file.read(whole - start).rfind(b"\n")
            if at >= 0:
                whole = start + at + 1
                break
            whole = start
        if whole != end:
            self._file.truncate(whole)
        self._file.seek(0, os.SEEK_END)
