"""Streams articles from files, folders, archives, addresses and standard input, failures among them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rawi.errors import InputError, MissingLibrary
from rawi.ingest.archives.members import Address, Fetch, Item, Items, Member, Outcome, Told
from rawi.ingest.archives.packing import DAMAGE
from rawi.ingest.archives.places import Place, Placed
from rawi.ingest.files import STANDARD_INPUT, Source, is_address, open_source, walk
from rawi.ingest.jsonl import reading_error
from rawi.ingest.opening import open_member
from rawi.records import Article, Failure

_NO_NETWORK = "this is an address of the web, and nothing was given to fetch it with; see docs/ingest.md."


def load_articles(paths: Iterable[str | Path], *, fetch: Fetch | None = None) -> Iterator[Article | Failure]:
    """Stream the articles of files, folders and archives, in order; `-` is standard input.

    Whatever cannot be read gives a Failure that says where, why and what to do, and the
    rest goes on. Nothing is held in memory but the article at hand, so a file may be larger than it.
    Addresses of the web, alone or in lists, are read only with `fetch`, such as `rawi.Fetcher().fetch`.

    >>> [found.where for found in load_articles(["there is none.jsonl"])]
    ['there is none.jsonl']
    """
    return (placed.outcome for placed in load_placed(paths, fetch=fetch))


def load_placed(
    paths: Iterable[str | Path], *, fetch: Fetch | None = None, after: Place | None = None
) -> Iterator[Placed]:
    """Stream articles and failures, each with its place; `after` goes on behind the place of an earlier run.

    Members of archives before that place are passed over unopened.
    """
    waiting = after is not None
    for source in walk(paths):
        if isinstance(source, Failure):
            if not waiting:
                yield Placed(source, Place(source.where, 0, 0))
            continue
        resumed = after if waiting and after is not None and after.path == source.path else None
        if waiting and resumed is None:
            continue
        waiting = False
        yield from _of_source(source, _Loader(fetch), resumed)
    if waiting and after is not None:
        what = "the run to go on with stopped here, and this is not among the inputs; name the same ones."
        yield Placed(Failure(after.path, what), after)


def open_items(path: str | Path) -> Items:
    """Name what one file holds, in its order: its articles, or the members of an archive, still unopened.

    `load_item` gives what each of them comes to; both together are what `load_articles` gives.
    """
    for source in walk([path]):
        if isinstance(source, Failure):
            yield source
        else:
            yield from _Loader(None).items(_top(source))


def load_item(item: Item, *, fetch: Fetch | None = None) -> Iterator[Outcome]:
    """Give what one member or address comes to: articles, and failures."""
    return _Loader(fetch).outcomes(item)


def _of_source(source: Source, loader: "_Loader", after: Place | None) -> Iterator[Placed]:
    member_at, done = (after.member, after.outcome + 1) if after else (0, 0)
    top = _top(source)
    for number, item in enumerate(loader.items(top)):
        if number < member_at:
            continue
        skipped = done if number == member_at else 0
        for count, outcome in enumerate(loader.outcomes(item)):
            if count >= skipped:
                yield Placed(outcome, Place(source.path, number, count, top.meter.taken))


def _top(source: Source) -> Member | Address:
    if is_address(source.path):
        return Address(source.path, source.where, Told(source.path))
    return Member(name=source.path, where=source.where, open=lambda: open_source(source))


class _Loader:
    """Opens members, one inside the other, down to articles."""

    def __init__(self, fetch: Fetch | None) -> None:
        self._fetch = fetch

    def outcomes(self, item: Item) -> Iterator[Outcome]:
        """Give what an item comes to in the end."""
        if isinstance(item, Article | Failure):
            yield item
            return
        for inner in self.items(item):
            yield from self.outcomes(inner)

    def items(self, opened: Member | Address) -> Items:
        """Give what a member holds; whatever goes wrong becomes a Failure."""
        try:
            if isinstance(opened, Address):
                yield self._fetched(opened)
            else:
                yield from open_member(opened)
        except InputError as error:
            yield Failure(error.where, error.what)
        except MissingLibrary as error:
            yield Failure(opened.where, str(error))
        except IsADirectoryError:
            yield Failure(opened.where, "this is a folder; name a file in it.")
        except DAMAGE as error:
            yield Failure(opened.where, reading_error(error))

    def _fetched(self, address: Address) -> Item:
        from rawi.ingest.archives.fetched import member_of

        if self._fetch is None:
            return Failure(address.where, _NO_NETWORK)
        return member_of(address, self._fetch)


__all__ = ["STANDARD_INPUT", "load_articles", "load_item", "load_placed", "open_items"]
