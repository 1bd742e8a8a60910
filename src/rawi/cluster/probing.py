"""Finds what kills its reader: reads a part in a process that can be lost, which says what it begins.

`python -m rawi.cluster.probing PATH FIRST END` is that process.
"""

import os
import subprocess
import sys
from itertools import islice

from rawi.cluster.planning import Part
from rawi.cluster.reading import read_whole
from rawi.errors import ScaleError
from rawi.ingest.loading import load_item, open_items
from rawi.records import Failure
from rawi.scale import read_batches_into

_NO_MEMORY = "MemoryError"


def find_deadly(part: Part, memory: int | None = None) -> frozenset[int]:
    """Find the members of a part that kill whoever reads them, or take more memory than a worker has."""
    deadly: set[int] = set()
    first = part.first
    while first < part.end:
        command = [sys.executable, "-m", "rawi.cluster.probing", part.path, str(first), str(part.end)]
        environment = {**os.environ, "RAWI_PROBE_MEMORY": str(memory or "")}
        ended = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        told = ended.stdout.split()
        deadly.update(int(one[1:]) for one in told if one.startswith("!"))
        if ended.returncode == 0:
            break
        # It says the number of each member before it opens it.
        last = next((one for one in reversed(told) if one.isdecimal()), None)
        if last is None:
            raise ScaleError(f"{part.path}: {ended.stderr.strip()[-200:] or 'it kills whoever opens it'}")
        deadly.add(int(last))
        first = int(last) + 1
    return frozenset(deadly)


def _limit_memory(size: str) -> None:
    if size:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (int(size), int(size)))


def main() -> None:
    """Read members of a file, and say the number of each before it is opened, and of those too large."""
    path, first, end = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    _limit_memory(os.environ.get("RAWI_PROBE_MEMORY", ""))
    for number, item in islice(enumerate(open_items(path)), first, end):
        print(number, flush=True)
        for outcome in read_batches_into(load_item(item), read_whole, processes=1):
            if isinstance(outcome, Failure) and outcome.error.startswith(_NO_MEMORY):
                print(f"!{number}", flush=True)


if __name__ == "__main__":
    main()
