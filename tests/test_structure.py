"""Holds the house style: small files and functions, words only in lexicons, light imports, clean lexicons."""

import ast
import importlib
import re
import subprocess
import sys
import tokenize
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from rawi.cli import asking
from rawi.letters import is_arabic, lookup_key

# The package names its commands alike.
instruments, correct = (importlib.import_module(f"rawi.cli.{name}") for name in ("instruments", "correct"))
scale = importlib.import_module("rawi.cli.scale")


SOURCE = Path(str(files("rawi")))
LEXICONS = SOURCE / "lexicons"
MODULES = sorted(SOURCE.rglob("*.py"))
TABLES = sorted(LEXICONS.rglob("*.tsv"))
LONGEST_FILE, LONGEST_FUNCTION, MOST_PARAMETERS = 300, 40, 5
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
VERBOSE_COMMENT = re.compile(r"\s# .*")
PRESENTATION_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
# Persian and Urdu yeh, heh and kaf: they look like Arabic letters and are not. The press does write گ چ پ ڤ.
FOREIGN_LETTERS = re.compile(r"[\u06cc\u06c1\u06be\u06a9\u06d2\u06d5\u06c0]")
# Files of letters as such, whose cells are no words.
LETTER_TABLES = {"ingest/letters"}
HEAVY = (
    "trafilatura",
    "lxml",
    "htmldate",
    "rich",
    "typer",
    "babel",
    "hijridate",
    "jinja2",
    "msgspec",
    "rensa",
    "sqlalchemy",
    "multiprocessing",
    "fastapi",
    "uvicorn",
)

# The columns that tell one row of a file from another; the first column elsewhere.
KEYS = {
    "entities/holders": ("office", "country", "person", "from"),
    "claims/acts": ("word", "place"),
    "claims/verbs": ("lemma", "content", "with"),
    "events/freshness": ("type", "feature"),
    "events/chants": ("word", "via"),
    "events/grounds": ("word", "via"),
    "syntax/light_verbs": ("lemma", "root", "form", "via"),
    "events/modality": ("word", "kind", "via", "scope"),
    "events/types": ("type", "mode"),
    "instruments/exclusions": ("noun", "where", "word"),
    "instruments/nouns": ("noun", "step", "places", "kinds"),
    "instruments/qualifiers": ("word", "mark"),
    "instruments/resolutions": ("number", "body"),
    "instruments/verbs": ("lemma", "root", "form", "step", "places", "kinds", "with"),
    "language/particles": ("word", "kind"),
    "events/verbs": ("lemma", "root", "form", "with"),
    "language/endings": ("ending", "restores"),
    "language/verbs": ("lemma", "root", "form", "vowel"),
    "timexes/named_days": ("heads", "day", "month"),
}
# Keys that are written exactly: folding hamza and the like would join what differs.
EXACT = {
    "chronicle/sounds",
    "language/endings",
    "language/tails",
    "language/verb_paradigms",
    "language/verbs",
    "ingest/letters",
    "names/transliteration",
}


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def table_name(path: Path) -> str:
    return path.relative_to(LEXICONS).as_posix().removesuffix(".tsv")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    given = function.args
    names = [argument.arg for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


def is_command(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function's parameters are the options of a command, each with its help text."""
    arguments = (*function.args.args, *function.args.kwonlyargs)
    return bool(arguments) and all(is_option(argument.annotation) for argument in arguments)


def is_option(annotation: ast.expr | None) -> bool:
    """Whether an annotation says how an option is given: itself, or by the name that commands share."""
    if annotation is not None and ast.unparse(annotation) == "typer.Context":
        return True
    if isinstance(annotation, ast.Name):
        return any(
            hasattr(getattr(module, annotation.id, None), "__metadata__")
            for module in (asking, instruments, correct, scale)
        )
    return isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "Annotated"


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines; of a command only those below its table of options."""
    first = function.body[0].lineno if is_command(function) else function.lineno
    return (function.end_lineno or 0) - first + 1


def docstring_lines(tree: ast.Module) -> set[int]:
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    lines: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, owners) and ast.get_docstring(node, clean=False) is not None:
            lines.update(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return lines


def arabic_literals(path: Path) -> Iterator[str]:
    """Yield the strings that spell Arabic out; docstrings and the comments of verbose patterns may."""
    told = docstring_lines(tree_of(path))
    with path.open("rb") as stream:
        for token in tokenize.tokenize(stream.readline):
            kind = tokenize.tok_name[token.type]
            is_string = kind in ("STRING", "FSTRING_MIDDLE") and token.start[0] not in told
            if is_string and any(map(is_arabic, VERBOSE_COMMENT.sub("", token.string))):
                yield f"{name_of(path)}:{token.start[0]}: {token.string}"


def rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    lines = [
        (number, line.split("\t"))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
        if line and not line.startswith("#")
    ]
    (_, header), *body = lines
    return [(number, dict(zip(header, cells, strict=False))) for number, cells in body]


def key_columns(table: str, header: list[str]) -> tuple[str, ...]:
    folder = table.rpartition("/")[0]
    return KEYS.get(table) or KEYS.get(folder) or (header[0],)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_and_functions_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    long = {function.name: length_of(function) for function in functions(tree_of(path))}
    assert {name: length for name, length in long.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_take_few_parameters(path: Path) -> None:
    many = {
        function.name: parameters(function)
        for function in functions(tree_of(path))
        if not is_command(function)
    }
    assert {name: given for name, given in many.items() if len(given) > MOST_PARAMETERS} == {}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_arabic_words_stand_in_lexicons_only(path: Path) -> None:
    assert list(arabic_literals(path)) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_its_job(path: Path) -> None:
    told = ast.get_docstring(tree_of(path))
    assert told
    assert told.split("\n\n")[0].rstrip().endswith((".", ":"))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_public_function_and_class_is_explained(path: Path) -> None:
    if any(part.startswith("_") for part in path.relative_to(SOURCE).parts if part != "__init__.py"):
        return
    bare = [
        node.name
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
    ]
    assert bare == []


def test_no_name_is_vague() -> None:
    names = {part.lower() for path in MODULES for part in Path(name_of(path)).with_suffix("").parts}
    classes = {
        node.name for path in MODULES for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef)
    }
    assert names & VAGUE_NAMES == set()
    assert {name for name in classes if re.search(r"Manager|Helper|Util", name)} == set()


def in_fresh_python(code: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return run.stdout.strip()


def test_importing_rawi_loads_nothing_heavy() -> None:
    code = f"import sys, rawi; print([name for name in {HEAVY!r} if name in sys.modules])"
    assert in_fresh_python(code) == "[]"


def test_importing_every_module_opens_no_lexicon() -> None:
    modules = ["rawi." + name_of(path).removesuffix(".py").replace("/", ".") for path in MODULES]
    wanted = [name.removesuffix(".__init__") for name in modules if not name.endswith("__main__")]
    code = (
        "import importlib, sys\n"
        "opened = []\n"
        "def watch(event, given):\n"
        "    if event == 'open' and str(given[0]).endswith(('.tsv', '.html', '.css')):\n"
        "        opened.append(str(given[0]))\n"
        "sys.addaudithook(watch)\n"
        f"for name in {wanted!r}:\n"
        "    importlib.import_module(name)\n"
        "print(opened)"
    )
    assert in_fresh_python(code) == "[]"


@pytest.mark.parametrize("path", TABLES, ids=table_name)
def test_lexicon_files_are_clean_arabic(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "\ufeff" not in text
    if table_name(path) not in LETTER_TABLES:
        assert PRESENTATION_FORMS.findall(text) == []
        assert FOREIGN_LETTERS.findall(text) == []


@pytest.mark.parametrize("path", TABLES, ids=table_name)
def test_lexicon_files_open_with_what_they_hold(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("path", TABLES, ids=table_name)
def test_every_row_names_its_source(path: Path) -> None:
    found = rows(path)
    assert found
    assert list(found[0][1])[-1] == "source"
    assert [number for number, row in found if not row.get("source", "").strip()] == []


@pytest.mark.parametrize("path", TABLES, ids=table_name)
def test_no_key_stands_twice(path: Path) -> None:
    table, found = table_name(path), rows(path)
    fold = str if table in EXACT else lookup_key
    columns = key_columns(table, list(found[0][1]))
    keys = Counter(tuple(fold(row.get(column, "")) for column in columns) for _, row in found)
    assert [key for key, count in keys.items() if count > 1] == []


# Modules that open connections; all else asks `rawi.fetch`, which keeps away from private networks.
LISTENING = {"web/application.py", "web/serving.py"}
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "urllib3"}

# The web app listens, and connects to nothing.
LISTENING = {"web/serving.py": {"socket"}}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_fetcher_opens_connections(path: Path) -> None:
    found = {name for name in imported(path) if name in NETWORK or name.split(".")[0] in NETWORK}
    assert found <= LISTENING.get(name_of(path), set()) or name_of(path).startswith("fetch/")
