"""The words that a brief quotes: whole sentences of articles, one of each independent voice."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection

from rawi.store.answers import Filters, Incident, Source
from rawi.store.queries.incidents import sum_up, summaries
from rawi.store.queries.members import Summary, Teller, keys_of, members
from rawi.store.queries.sources import Texts


class Happening(NamedTuple):
    """An incident with one source of each voice that tells it, and the versions that do."""

    incident: Incident
    sources: tuple[Source, ...]
    versions: tuple[int, ...]


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a passage to whole words where it was cut inside one."""
    while (
        0 < start < end
        and not text[start - 1].isspace()
        and text[start].isalnum()
        and text[start - 1].isalnum()
    ):
        start += 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


class Quoting:
    """Quotes passages of some versions with the sentence around them."""

    def __init__(self, connection: Connection, versions: Iterable[int]) -> None:
        self._texts = Texts(connection, versions)

    def sentence(self, version: int, start: int, end: int) -> Source:
        """Quote the sentence around some words."""
        around = self._texts.sentence(version, start, end)
        return self._texts.source(version, *_whole_words(self._texts.text(version), around.start, around.end))

    def exactly(self, version: int, start: int, end: int) -> Source:
        """Quote some words as they stand."""
        return self._texts.source(version, start, end)

    def around(self, sources: Iterable[Source], *, most: int | None = None) -> tuple[Source, ...]:
        """Quote the sentences around some sources, each once."""
        quoted = (self.sentence(one.version, one.start, one.end) for one in sources)
        return tuple(dict.fromkeys(quoted))[:most]


def quoting(connection: Connection, sources: Iterable[Source]) -> Quoting:
    """Make ready to quote the sentences around some sources."""
    return Quoting(connection, (one.version for one in sources))


def tell_happenings(
    connection: Connection, found: Sequence[Summary], filters: Filters
) -> tuple[Happening, ...]:
    """Tell incidents in full, with one source of each voice: the leading telling's first."""
    numbers = [one.incident for one in found]
    of = members(connection, numbers, filters)
    everybody = [one for some in of.values() for one in some]
    teller, keys = Teller(connection, everybody), keys_of(connection, numbers)
    quotes = Quoting(connection, (one.row["version"] for one in everybody))
    told = []
    for summary in found:
        by_voice: dict[int, Source] = {}
        for one in of[summary.incident]:
            if one.row["voice"] not in by_voice:
                source = teller.telling(one, "", None).source
                by_voice[one.row["voice"]] = quotes.sentence(source.version, source.start, source.end)
        incident = teller.incident(summary, of[summary.incident], keys[summary.incident])
        versions = tuple({one.row["version"]: None for one in of[summary.incident]})
        told.append(Happening(incident, tuple(by_voice.values()), versions))
    return tuple(told)


def find_happenings(connection: Connection, filters: Filters) -> tuple[Happening, ...]:
    """Find the incidents that match, in the order of their days.

    Of a pair those are found in which both take part, though no single article may name both of them.
    """
    if filters.pair is None:
        return tell_happenings(connection, summaries(connection, filters, ascending=True), filters)
    one, other = filters.pair
    alone = replace(filters, pair=None)
    first = summaries(connection, replace(alone, actor=one), ascending=True)
    second = {told.incident for told in summaries(connection, replace(alone, actor=other))}
    both = [told for told in first if told.incident in second]
    return tell_happenings(connection, both, alone)


def happenings_of(
    connection: Connection, incidents: Sequence[int], filters: Filters
) -> tuple[Happening, ...]:
    """Tell some incidents by their numbers, in the order of their days."""
    of = members(connection, incidents, filters)
    found = sum_up(connection, [number for number, ones in of.items() if ones], filters)
    ordered = sorted(found.values(), key=lambda one: (one.first or "", one.incident))
    return tell_happenings(connection, ordered, filters)
