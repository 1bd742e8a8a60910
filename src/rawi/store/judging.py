"""Finds the findings that the passages of corrections mean, in every version of their articles."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select

from rawi.chronicle.corrections import Correction, Layer, Part, Passage
from rawi.chronicle.features import sentence_bounds
from rawi.store import schema
from rawi.store.bulk import write_rows
from rawi.store.correction_schema import judged
from rawi.store.packing import unpack_text

_AT_ONCE = 400
_TABLES: Mapping[Layer, Table] = {
    Layer.EVENT: schema.event,
    Layer.CLAIM: schema.claim,
    Layer.INSTRUMENT: schema.instrument,
}


class _Version(NamedTuple):
    """A version as passages are looked for in it."""

    id: int
    article: str
    digest: str


def sentence_of(text: str, start: int, end: int) -> str:
    """Give the sentence that words of a text stand in, without space around it."""
    first, last = sentence_bounds(text, start, end)
    return text[first:last].strip()


class _Findings:
    """The findings of versions by layer, and their texts where they are needed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[tuple[int, Layer], list[Any]] = {}
        self._texts: dict[int, str] = {}

    def _of(self, version: int, layer: Layer) -> list[Any]:
        if (version, layer) not in self._rows:
            table = _TABLES[layer].c
            asked = select(table.number, table.start, table.end).where(table.version == version)
            rows = self._connection.execute(asked.order_by(table.number)).all()
            self._rows[version, layer] = list(rows)
        return self._rows[version, layer]

    def text(self, version: int) -> str:
        if version not in self._texts:
            packed = select(schema.version.c.reading).where(schema.version.c.id == version)
            self._texts[version] = unpack_text(self._connection.execute(packed).scalar_one())
        return self._texts[version]

    def meant(self, passage: Passage, version: _Version) -> int | None:
        """Give the number of the finding that a passage means in a version."""
        rows = self._of(version.id, passage.layer)
        if version.digest == passage.digest:
            same = (row.number for row in rows if row.start == passage.start)
            return next(same, None)
        text = self.text(version.id)
        alike = [
            row
            for row in rows
            if text[row.start : row.end] == passage.words
            and sentence_of(text, row.start, row.end) == passage.sentence
        ]
        # Where a sentence has the words twice, or stands twice, the one about as far into the text.
        nearest = min(alike, key=lambda row: abs(row.start - passage.start), default=None)
        return nearest.number if nearest is not None else None


def _versions(connection: Connection, articles: Iterable[str]) -> list[_Version]:
    wanted, version, article = sorted(set(articles)), schema.version.c, schema.article.c
    asked = select(version.id, article.key, version.digest).join_from(schema.version, schema.article)
    return [
        _Version(*row)
        for at in range(0, len(wanted), _AT_ONCE)
        for row in connection.execute(asked.where(article.key.in_(wanted[at : at + _AT_ONCE])))
    ]


def judge(
    connection: Connection, corrections: Sequence[Correction], *, among: frozenset[int] | None = None
) -> None:
    """Write which findings corrections mean: in all versions, or only in some that are new."""
    articles = {passage.article for one in corrections for passage in one.passages}
    by_article: dict[str, list[_Version]] = {}
    for version in _versions(connection, articles):
        if among is None or version.id in among:
            by_article.setdefault(version.article, []).append(version)
    if not by_article:
        return
    findings, rows = _Findings(connection), []
    for one in corrections:
        for at, passage in enumerate(one.passages):
            for version in by_article.get(passage.article, ()):
                number = findings.meant(passage, version)
                if number is not None:
                    told = {"part": passage.part.value, "layer": passage.layer.value, "number": number}
                    rows.append({"correction": one.number, "passage": at, "version": version.id, **told})
    write_rows(connection, judged, rows)


def passages_of(
    connection: Connection, layer: Layer, findings: Iterable[tuple[int, int]], part: Part
) -> tuple[Passage, ...]:
    """Give findings, by their versions and numbers, as passages that survive."""
    texts, table, version, article = (
        _Findings(connection),
        _TABLES[layer].c,
        schema.version.c,
        schema.article.c,
    )
    found = []
    for at, number in findings:
        asked = (
            select(table.start, table.end, article.key, version.digest)
            .join_from(_TABLES[layer], schema.version, version.id == table.version)
            .join(schema.article, article.id == version.article)
            .where(table.version == at, table.number == number)
        )
        start, end, key, digest = connection.execute(asked).one()
        text = texts.text(at)
        words = sentence_of(text, start, end)
        found.append(Passage(part, layer, key, digest, start, text[start:end], words))
    return tuple(found)
