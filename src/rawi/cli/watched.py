"""Where watched articles go: into a chronicle, or a file of JSON Lines with the state beside it."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # loaded when there is something to watch: help must be quick
    from rawi.records import Article, Failure
    from rawi.store.engine import Store
    from rawi.watch.state import ShownState

_LINES = (".jsonl", ".ndjson")
_STATE_ENDING = ".watch"


class Watched(NamedTuple):
    """The state of watching, and what keeps an article."""

    state: "ShownState"
    deliver: "Callable[[Article], Failure | None]"


@contextmanager
def open_watched(target: str) -> Iterator[Watched]:
    """Open a chronicle, made if need be, or a file of JSON Lines, to add articles to."""
    if target.lower().endswith(_LINES):
        from rawi.watch.collecting import Collection
        from rawi.watch.file_state import FileState

        with closing(FileState(_beside(target))) as state, Collection(Path(target)) as collection:
            yield Watched(state, collection.add)
        return
    from rawi.store.engine import Store
    from rawi.store.watching import ChronicleState

    with closing(Store(target, create=True)) as store:
        yield Watched(ChronicleState(store), lambda article: _added(store, article))


@contextmanager
def open_state(target: str) -> "Iterator[ShownState]":
    """Open the state of what is watched already, to show it."""
    from rawi.errors import MissingInput

    if target.lower().endswith(_LINES):
        from rawi.watch.file_state import FileState

        if not _beside(target).exists():
            raise MissingInput(target, "nothing is watched into this file; begin with rawi watch.")
        with closing(FileState(_beside(target))) as state:
            yield state
        return
    from rawi.store.engine import Store
    from rawi.store.watching import ChronicleState

    with closing(Store(target)) as store:
        yield ChronicleState(store)


def _beside(target: str) -> Path:
    return Path(target + _STATE_ENDING)


def _added(store: "Store", article: "Article") -> "Failure | None":
    from rawi.records import Failure
    from rawi.store.adding import add_articles

    results = list(add_articles(store, [article], processes=1))
    return next((result for result in results if isinstance(result, Failure)), None)
