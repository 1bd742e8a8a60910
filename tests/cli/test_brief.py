"""`rawi brief` and `rawi verify` in processes of their own: files, exit codes, what is said."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

pytest.importorskip("docx", reason="python-docx is not installed: pip install 'rawi[brief]'")

TEXT = "وقعت النيجر وتشاد، الثلاثاء 3 مايو 2022، في نيامي اتفاقية لتبادل السجناء بين البلدين."


@pytest.fixture
def chronicle(tmp_path: Path, rawi: Run) -> str:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert rawi("add", "sahel.rawi", article).returncode == 0
    return "sahel.rawi"


def test_a_brief_is_written_and_verified(rawi: Run, chronicle: str, tmp_path: Path) -> None:
    made = rawi("brief", chronicle, "--pair", "NE,TD", "--language", "ar-TD", "--out", "sahel.html")
    assert made.returncode == 0, made.stderr
    assert "footnotes" in made.stderr
    proved = rawi("verify", "sahel.html")
    assert proved.returncode == 0, proved.stderr
    assert "holds" in proved.stdout
    page = tmp_path / "sahel.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("السجناء", "الوثائق"), encoding="utf-8")
    proved = rawi("verify", "sahel.html", chronicle)
    assert proved.returncode == 1
    assert "the chronicle has" in proved.stderr


def test_without_a_file_the_page_goes_to_standard_output(rawi: Run, chronicle: str) -> None:
    made = rawi("brief", chronicle, "--actor", "NE")
    assert made.returncode == 0
    assert made.stdout.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "give one of --pair"),
        (("--actor", "NE", "--about", "x"), "give one of --pair"),
        (("--actor", "NE", "--language", "fr"), "ar, en"),
        (("--actor", "NE", "--out", "a.odt"), ".html, .pdf or .docx"),
        (("--actor", "NE", "--format", "odt"), "html, pdf, docx"),
        (("--actor", "NE", "--since", "2030-01-01"), "tells nothing of it"),
        (("--actor", "NE", "--since", "tomorrow"), "tomorrow"),
        (("--actor", "بلاد العجائب"), "nobody"),
        (("--pair", "NE"), "two names"),
    ],
)
def test_a_wrong_call_says_what_to_do(rawi: Run, chronicle: str, options: tuple[str, ...], told: str) -> None:
    made = rawi("brief", chronicle, *options)
    assert made.returncode == 2
    assert told in made.stderr
    assert "Traceback" not in made.stderr


def test_what_is_no_brief_is_said(rawi: Run, chronicle: str) -> None:
    proved = rawi("verify", "article.txt", chronicle)
    assert proved.returncode == 2
    assert "no record" in proved.stderr
    assert rawi("verify", "nowhere.html", chronicle).returncode == 2
