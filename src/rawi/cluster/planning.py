"""Plans a run: cuts the inputs into parts, which depend on the inputs alone and not on who reads them."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import msgspec

from rawi import __version__
from rawi.cluster.layout import DONE, MOST_IN_PART, PLAN, Run
from rawi.errors import ScaleError
from rawi.ingest.files import STANDARD_INPUT, is_address, walk
from rawi.ingest.loading import open_items
from rawi.records import Failure

FORMAT = "rawi-run/1"
# A member of an archive that is passed over costs about a hundredth of one that is read, so that a file in
# this many parts costs a third more than in one.
_MOST_PARTS_OF_A_FILE = 64
_MOST_BUCKETS = 256
_PARTS_IN_A_BUCKET = 4


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, and what shows that it is still the same."""

    path: str
    size: int
    members: int


@dataclass(frozen=True, slots=True)
class Part:
    """What one task reads: the members of a file from `first` up to `end`."""

    number: int
    path: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run reads, with which Rawi, in which parts."""

    inputs: tuple[Input, ...]
    parts: tuple[Part, ...]
    articles_in_part: int
    rawi: str = __version__
    format: str = FORMAT

    def run(self, folder: str | Path) -> Run:
        """Give what tasks need to know of it."""
        buckets = min(_MOST_BUCKETS, max(1, len(self.parts) // _PARTS_IN_A_BUCKET))
        return Run(str(folder), len(self.parts), buckets)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a finished run came to."""

    readings: int
    failures: int
    repeats: int
    copies: int
    tellings: int
    incidents: int


def count_members(path: str) -> int:
    """Count the members of a file: lines, rows, pages of an archive; none of them is opened."""
    return sum(1 for _ in open_items(path))


def find_inputs(paths: Iterable[str]) -> tuple[list[str], list[Failure]]:
    """List the files to read, folders walked through, and what cannot be.

    Raises ScaleError for what other machines cannot read.
    """
    files: list[str] = []
    failures: list[Failure] = []
    for source in walk(paths):
        if isinstance(source, Failure):
            failures.append(source)
        elif source.path == STANDARD_INPUT or is_address(source.path):
            raise ScaleError(f"{source.where}: many machines read files only; save it as one first.")
        else:
            files.append(str(Path(source.path).resolve()))
    return files, failures


def cut(inputs: Sequence[Input], *, in_part: int) -> Plan:
    """Cut files into parts.

    >>> [(part.first, part.end) for part in cut([Input("a.jsonl", 9, 5)], in_part=2).parts]
    [(0, 2), (2, 4), (4, 5)]
    """
    parts: list[Part] = []
    for one in inputs:
        step = min(MOST_IN_PART, max(in_part, -(-one.members // _MOST_PARTS_OF_A_FILE)))
        for first in range(0, one.members, step):
            parts.append(Part(len(parts), one.path, first, min(one.members, first + step)))
    return Plan(tuple(inputs), tuple(parts), in_part)


def save(told: object, path: Path) -> None:
    """Write a note of a run, whole or not at all."""
    unfinished = path.with_name(f".{path.name}.{uuid4().hex}")
    with unfinished.open("wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(told)))
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def load_plan(folder: Path) -> Plan | None:
    """Load the plan of a folder; None if nothing was begun there.

    Raises ScaleError if something else is in the folder, or a run that this Rawi cannot go on with.
    """
    path = folder / PLAN
    if not path.exists():
        if folder.exists() and any(not name.name.startswith(".") for name in folder.iterdir()):
            raise ScaleError(f"{folder}: the folder holds something else; name one that is empty or new.")
        return None
    try:
        plan = msgspec.json.decode(path.read_bytes(), type=Plan)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise ScaleError(f"{path}: this is not the note of a run ({error}); name another folder.") from error
    if plan.format != FORMAT:
        raise ScaleError(f"{path}: a run in the format {plan.format!r}; this Rawi knows {FORMAT}.")
    return plan


def check_same(plan: Plan, folder: Path, files: Sequence[str], *, in_part: int) -> None:
    """Raise ScaleError unless a run in a folder is the one that is asked for."""
    told = "the folder holds another run"
    if plan.rawi != __version__:
        raise ScaleError(
            f"{folder}: {told}, of Rawi {plan.rawi}, and this is {__version__}; name another one."
        )
    if [one.path for one in plan.inputs] != list(files):
        raise ScaleError(f"{folder}: {told}, of other inputs; name the same ones, or another folder.")
    if plan.articles_in_part != in_part:
        what = f"with {plan.articles_in_part} articles in a part"
        raise ScaleError(f"{folder}: {told}, {what}; ask for as many, or name another folder.")
    for one in plan.inputs:
        if Path(one.path).stat().st_size != one.size:
            raise ScaleError(f"{one.path}: the file has changed since the run in {folder} began; begin anew.")


def load_counts(folder: Path) -> Counts | None:
    """Load what a finished run came to; None while it is not finished."""
    path = folder / DONE
    return msgspec.json.decode(path.read_bytes(), type=Counts) if path.exists() else None
