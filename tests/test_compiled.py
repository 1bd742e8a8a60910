"""What the wheels for release compile can be compiled: mypyc takes less of Python than mypy does."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# What the build does with the modules, but for the C compiler, which takes minutes.
BUILD = """
import sys
from mypyc.build import mypycify
mypycify(sys.argv[2:], target_dir=sys.argv[1], multi_file=True)
"""


def test_reading_can_be_compiled(tmp_path: Path) -> None:
    pytest.importorskip("mypyc", reason="mypy is not installed")
    pytest.importorskip("setuptools", reason="setuptools is not installed")
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]
    hook = wheel["wheel"]["hooks"]["mypyc"]
    modules = [
        str(path.relative_to(ROOT / "src"))
        for pattern in hook["include"]
        for path in sorted(ROOT.glob(pattern.replace("**.py", "**/*.py")))
        if path.name != "__init__.py"
    ]
    assert len(modules) > 100
    options = [*hook["mypy-args"], "--cache-dir", str(tmp_path / "cache")]
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(tmp_path), *options, *modules],
        cwd=ROOT / "src",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert list(tmp_path.glob("__native_rawi___events___finder.c"))
