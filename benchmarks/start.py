"""Measures, each in a process of its own, how long the first result takes and how much memory is used."""

import subprocess
import sys
from dataclasses import dataclass

_TEXT = "وصل الوفد إلى كيدال أمس الأحد."
_TIMED = """
import time
started = time.perf_counter()
{code}
print(time.perf_counter() - started)
"""
# Linux counts the peak anew for each program; getrusage would begin with that of the parent.
_PEAK = """
import pathlib, resource, sys
status = pathlib.Path("/proc/self/status")
if status.exists():
    print(next(line.split()[1] for line in status.read_text().split("\\n") if line.startswith("VmHWM")))
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_REPEATS = 3
_STARTS = {
    "import rawi": "import rawi",
    "rawi: first reading, times": f"import rawi; rawi.read({_TEXT!r}, layers=['timexes'])",
    "rawi: first reading, times and mentions": (
        f"import rawi; rawi.read({_TEXT!r}, layers=['timexes', 'mentions'])"
    ),
    "rawi: first reading, everything": f"import rawi; rawi.read({_TEXT!r})",
    "import spacy, blank Arabic": "import spacy; spacy.blank('ar')",
}
_READ_ALL = """
import sys; sys.path.insert(0, {folder!r})
import articles, rawi
for article in articles.load({path!r}, limit={limit!r}):
    rawi.read(article)
"""


@dataclass(frozen=True, slots=True)
class Start:
    """How long a fresh process took, without the start of Python itself, and its peak memory."""

    name: str
    seconds: float
    megabytes: float


def starts() -> list[Start]:
    """Measure the first result of each library, best of a few runs."""
    return [found for name, code in _STARTS.items() if (found := _measured(name, code))]


def whole_run(folder: str, path: str | None, *, limit: int | None) -> Start | None:
    """Measure the peak memory of reading all articles in one process."""
    return _measured("rawi: all articles", _READ_ALL.format(folder=folder, path=path, limit=limit), repeats=1)


def _measured(name: str, code: str, *, repeats: int = _REPEATS) -> Start | None:
    script = _TIMED.format(code=code) + _PEAK
    best: Start | None = None
    for _ in range(repeats):
        run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
        if run.returncode:
            return None
        seconds, kilobytes = run.stdout.split()
        if best is None or float(seconds) < best.seconds:
            best = Start(name, float(seconds), _megabytes(float(kilobytes)))
    return best


def _megabytes(peak: float) -> float:
    # macOS counts bytes, Linux kilobytes.
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)
