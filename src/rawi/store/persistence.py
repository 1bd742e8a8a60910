"""Tries again where the connection to a database was lost: servers are restarted while others are at work."""

import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from rawi.errors import LostChronicle

T = TypeVar("T")
# Seconds to wait before each further attempt: a restart takes some, a recovery may take a minute.
WAITS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 15.0, 15.0)
# SQLSTATE classes and codes of PostgreSQL that pass: connections, shutting down or starting up, too many
# connections, and transactions that were set aside for others.
_PASSING = ("08", "57P", "53300", "40001", "40P01")


def is_passing(error: DBAPIError) -> bool:
    """Tell a lost connection, which may come back, from errors that will be the same the next time."""
    if error.connection_invalidated:
        return True
    if type(error.orig).__module__.partition(".")[0] != "psycopg":
        return False
    state = getattr(error.orig, "sqlstate", None)
    # Without a state the server did not answer at all.
    return state is None or str(state).startswith(_PASSING)


def persistently(work: Callable[[], T], *, place: str, wait: Callable[[float], None] = time.sleep) -> T:
    """Do work on a database, again if the connection is lost; it must do no harm when it is done twice.

    Raises LostChronicle if the database does not come back.
    """
    for seconds in WAITS:
        try:
            return work()
        except DBAPIError as error:
            if not is_passing(error):
                raise
            wait(seconds)
    try:
        return work()
    except DBAPIError as error:
        if not is_passing(error):
            raise
        told = " ".join(str(error.orig).split())[:200]
        raise LostChronicle(
            f"{place}: the connection was lost and did not come back in {sum(WAITS):.0f} seconds ({told}); "
            "what was added stays, call again to go on."
        ) from error
