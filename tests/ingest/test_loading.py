"""Files, folders and standard input give articles and failures, and one bad input never stops the rest."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from rawi.ingest.loading import load_articles
from rawi.records import Article, Failure

_TEXT = "وصل الوفد إلى تونس صباح اليوم، وغادرها مساء إلى طرابلس."


def _load(*paths: Path | str) -> list[Article | Failure]:
    return list(load_articles(paths))


def _only_failure(*paths: Path | str) -> Failure:
    (found,) = _load(*paths)
    assert isinstance(found, Failure)
    return found


def test_folder_is_read_in_order_without_hidden_files_and_assets(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt"):
        (tmp_path / name).write_text(f"{name}: {_TEXT}", encoding="utf-8")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d.jsonl").write_text(json.dumps({"text": _TEXT}), encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(_TEXT, encoding="utf-8")
    texts = [found.text for found in _load(tmp_path) if isinstance(found, Article)]
    assert texts == [f"a.txt: {_TEXT}", f"b.txt: {_TEXT}", _TEXT]


def test_folder_passes_over_what_is_no_article_and_names_documents(tmp_path: Path) -> None:
    for name in ("README.md", "a.py", "style.css", "font.woff2", "table.csv"):
        (tmp_path / name).write_text(_TEXT, encoding="utf-8")
    assert "no file that can be read" in _only_failure(tmp_path).error
    for name in ("page", "page.xhtml", "page.text"):
        (tmp_path / name).write_text(_TEXT, encoding="utf-8")
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7 ...")
    assert [type(found) for found in _load(tmp_path)] == [Article, Article, Article, Failure]
    assert isinstance(_load(tmp_path / "README.md")[0], Article)


def test_files_that_a_browser_saved_beside_a_page_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<html><body><p>{_TEXT}</p></body></html>", encoding="utf-8")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_text("<html><p>إعلان</p></html>", encoding="utf-8")
    assert [type(found) for found in _load(tmp_path)] == [Article]


def test_missing_file_empty_folder_and_empty_file_fail_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text(_TEXT, encoding="utf-8")
    found = _load(tmp_path / "none.txt", tmp_path / "folder", tmp_path / "empty.txt", tmp_path / "good.txt")
    assert [type(one) for one in found] == [Failure, Failure, Failure, Article]
    assert "no such file" in found[0].error  # type: ignore[union-attr]
    assert "no file that can be read" in found[1].error  # type: ignore[union-attr]
    assert "empty" in found[2].error  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("start", "word"),
    [(b"%PDF-1.7\n", "PDF"), (b"\x89PNG\r\n", "PNG"), (b"PK\x03\x04", "zip"), (b"ab\x00cd\x00", "NUL")],
)
def test_binary_files_are_named(tmp_path: Path, start: bytes, word: str) -> None:
    (tmp_path / "a.txt").write_bytes(start + b"\x00\x01\x02" * 50)
    assert word in _only_failure(tmp_path / "a.txt").error


def test_unreadable_path_fails(tmp_path: Path) -> None:
    assert _only_failure(str(tmp_path / ("x" * 5000)))
    assert _only_failure("a\0b")
    assert _only_failure("")


@pytest.mark.parametrize(
    "content",
    [json.dumps({"text": _TEXT}) + "\n", f"<html><body><p>{_TEXT}</p></body></html>", _TEXT],
    ids=["json lines", "html", "text"],
)
def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    for data in (content.encode(), gzip.compress(content.encode())):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (found,) = _load("-")
        assert isinstance(found, Article)
        assert found.text == _TEXT
        assert not sys.stdin.closed


def test_gzip_is_read_whatever_its_name(tmp_path: Path) -> None:
    for name, content in (("a.jsonl.gz", json.dumps({"text": _TEXT})), ("b.txt.gz", _TEXT), ("c.txt", _TEXT)):
        (tmp_path / name).write_bytes(gzip.compress(content.encode()))
    assert [found.text for found in _load(tmp_path) if isinstance(found, Article)] == [_TEXT] * 3


def test_truncated_gzip_gives_what_stood_before_and_one_failure(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{number} {_TEXT}"}) for number in range(3000)]
    packed = gzip.compress("\n".join(lines).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    found = _load(tmp_path / "a.jsonl.gz")
    articles = [one for one in found if isinstance(one, Article)]
    assert len(articles) > 100
    assert [type(one) for one in found[len(articles) :]] == [Failure]
    assert "too early" in found[-1].error  # type: ignore[union-attr]


def test_damaged_gzip_fails(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(_TEXT.encode() * 50))
    packed[len(packed) // 2 :] = b"\xff" * 20
    (tmp_path / "a.txt.gz").write_bytes(bytes(packed))
    assert _only_failure(tmp_path / "a.txt.gz")


def test_loading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    stream = load_articles([tmp_path / "a.txt", tmp_path / "none"])
    assert isinstance(next(stream), Article)


def test_same_content_gets_the_same_id(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(_TEXT, encoding="utf-8")
    first, second = _load(tmp_path)
    assert isinstance(first, Article) and isinstance(second, Article)
    assert first.id == second.id
