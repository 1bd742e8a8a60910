"""Every public name is where the stub says, is explained, and is in docs/python.md."""

import ast
import inspect
import re
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pytest

import rawi

STUB = ast.parse((Path(str(files("rawi"))) / "__init__.pyi").read_text(encoding="utf-8"))
PAGE = Path(__file__).parents[1] / "docs" / "python.md"


def stub_homes() -> dict[str, str]:
    imports = [node for node in STUB.body if isinstance(node, ast.ImportFrom)]
    return {alias.name: node.module or "" for node in imports for alias in node.names}


def stub_names() -> list[str]:
    (listed,) = (node.value for node in STUB.body if isinstance(node, ast.Assign))
    return list(ast.literal_eval(listed))


def test_the_stub_lists_what_the_package_gives() -> None:
    assert stub_names() == sorted(stub_homes()) == list(rawi.__all__)


@pytest.mark.parametrize("name", rawi.__all__)
def test_a_public_name_comes_from_where_the_stub_says(name: str) -> None:
    assert getattr(rawi, name) is getattr(import_module(stub_homes()[name]), name)


@pytest.mark.parametrize("name", rawi.__all__)
def test_a_public_name_is_explained(name: str) -> None:
    assert inspect.getdoc(getattr(rawi, name))


def test_the_page_on_python_lists_exactly_the_public_names() -> None:
    headings = re.findall(r"^\| `(\w+)", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(rawi.__all__) <= set(headings)
    assert len(headings) == len(set(headings))


def test_the_version_is_that_of_the_distribution() -> None:
    assert rawi.__version__ == version("rawi")


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = rawi.nonsense  # type: ignore[attr-defined]
    assert set(rawi.__all__) <= set(dir(rawi))
