"""Knows how far a run has come in its input, so that it can be shown and, after a stop, resumed."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import typer

if TYPE_CHECKING:  # loaded when there is something to read: help must be quick
    from rawi.ingest.archives.places import Place, Placed
    from rawi.records import Article, Failure

T = TypeVar("T")
_SAVE_EVERY = 100
_ENDING = ".place"


class Track:
    """Follows the places of what is read through to the results, which come in the same order."""

    def __init__(self, paths: Iterable[str]) -> None:
        sizes = [_size(Path(path)) for path in paths]
        self._total = sum(filter(None, sizes)) if None not in sizes else None
        self._waiting: deque[Place] = deque()
        self._before = 0
        self._place: Place | None = None

    def inputs(self, placed: "Iterable[Placed]") -> "Iterator[Article | Failure]":
        """Note the place of each article and failure that goes in."""
        for one in placed:
            self._waiting.append(one.place)
            yield one.outcome

    def results(self, outcomes: Iterable[T], done: "Callable[[Place], None] | None" = None) -> Iterator[T]:
        """Pass results on; when the next is asked for, the one before is written, and `done` is told."""
        for outcome in outcomes:
            yield outcome
            place = self._waiting.popleft()
            if self._place is not None and place.path != self._place.path:
                self._before += self._place.bytes_read
            self._place = place
            if done is not None:
                done(place)

    def share(self) -> float | None:
        """Give the share of the input that is done with, None where its size is not known."""
        if not self._total or self._place is None:
            return None
        return min(1.0, (self._before + self._place.bytes_read) / self._total)


def _size(path: Path) -> int | None:
    """Give the bytes of a file or of all files in a folder, None where nobody can know: addresses, a pipe."""
    if path.is_dir():
        return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())
    return path.stat().st_size if path.is_file() else None


class Resumption:
    """Keeps beside an output file how far it goes, until it is whole."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._file = output.with_name(output.name + _ENDING)
        self._mark: dict[str, object] | None = None

    def begin(self) -> "Place | None":
        """Give the place to go on behind, with the output cut to what belongs before it; None at a first run.

        Refuses the call where an output is there that no stopped run left.
        """
        from rawi.ingest.archives.places import Place

        if not self._file.exists():
            if self._output.exists() and self._output.stat().st_size:
                raise typer.BadParameter(
                    f"{self._output} is whole, or was not written with --resume; name another file.",
                    param_hint="--resume",
                )
            # From the first moment on it can be seen that the output is not whole.
            self._mark = {"size": 0}
            self._save()
            return None
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            self._mark = dict(kept)
            size, place = int(kept.pop("size")), Place(**kept) if kept else None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise typer.BadParameter(
                f"{self._file} is damaged; remove it and {self._output}, and begin anew.",
                param_hint="--resume",
            ) from error
        with self._output.open("r+b") as stream:
            stream.truncate(size)
        return place

    def __enter__(self) -> "Resumption":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._file.unlink(missing_ok=True)
        else:
            self._save()

    def follow(self, stream: TextIO) -> "Callable[[Place], None]":
        """Give what is to be told of each place whose result has been written to the stream."""
        count = 0

        def done(place: "Place") -> None:
            nonlocal count
            stream.flush()
            self._mark = {"size": stream.buffer.tell(), **asdict(place)}
            count += 1
            if count % _SAVE_EVERY == 0:
                self._save()

        return done

    def _save(self) -> None:
        if self._mark is None:
            return
        unfinished = self._file.with_name(f".{self._file.name}.unfinished")
        unfinished.write_text(json.dumps(self._mark, ensure_ascii=False), encoding="utf-8")
        unfinished.replace(self._file)
