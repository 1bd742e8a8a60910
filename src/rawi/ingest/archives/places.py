"""Says how far the loading of a file has come, so that a later run can go on there."""

from dataclasses import dataclass

from rawi.ingest.archives.members import Outcome


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stood: the path given or walked to, the number of the member in it, and of the
    outcome in that member; and how many bytes of the file were taken in by then."""

    path: str
    member: int
    outcome: int
    bytes_read: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """An article or failure, and where it stood."""

    outcome: Outcome
    place: Place
