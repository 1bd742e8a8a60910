# `just check` is exactly what decides whether a change lands.

# Install what is needed, run the tests and every check.
check:
    .ci/run

# Run the tests that cover one topic: `just test timexes`.
test topic:
    .venv/bin/pytest -k {{topic}}

# Put code and imports into shape.
format:
    .venv/bin/ruff format .
    .venv/bin/ruff check --fix .

# Write the pages that are made of the source.
docs:
    .venv/bin/python scripts/layout.py
    .venv/bin/python scripts/cli_reference.py
    .venv/bin/python scripts/export_page.py

# Pin all dependencies anew, without naming an index.
lock:
    uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header \
      pyproject.toml --group dev --output-file requirements.lock

# Build a wheel in which reading is compiled: some minutes, and a C compiler.
wheel:
    HATCH_BUILD_HOOK_ENABLE_MYPYC=1 uv build

# Measure the speed against other libraries.
bench *options:
    uv run --group bench python benchmarks/run.py {{options}}
