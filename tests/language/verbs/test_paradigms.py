"""The file of paradigms is what the conjugator makes."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from rawi.language.verbs import paradigms
from rawi.language.verbs.roots import shape_of
from rawi.language.verbs.stock import load_verbs

ROOT = Path(__file__).parents[3]


def test_the_file_of_paradigms_is_current() -> None:
    spec = spec_from_file_location("verb_paradigms", ROOT / "scripts" / "verb_paradigms.py")
    assert spec is not None and spec.loader is not None
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    path = ROOT / "src" / "rawi" / "lexicons" / f"{paradigms.TABLE}.tsv"
    assert path.read_text(encoding="utf-8") == script.table_text(), "run: python scripts/verb_paradigms.py"


def test_a_shape_that_the_file_lacks_is_worked_out(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    shape = shape_of(load_verbs()[0])
    listed = paradigms.keys_of(shape)
    monkeypatch.setattr(paradigms, "_listed", dict)
    assert paradigms.keys_of(shape) == listed
