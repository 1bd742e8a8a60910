"""ZIP, TAR and packed files: members are named, bombs and tricks do no harm."""

import bz2
import gzip
import io
import json
import lzma
import struct
import sys
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import zstandard
from warc_files import packed, page, record

from rawi.ingest.archives import limits
from rawi.ingest.archives.limits import Meter
from rawi.ingest.loading import load_articles
from rawi.records import Article, Failure

TEXT = "وصل الوفد التونسي إلى الجزائر صباح اليوم، وغادرها مساء إلى طرابلس بعد لقاء قصير."


def load(path: Path) -> tuple[list[Article], list[Failure]]:
    """Load a file, articles and failures apart."""
    found = list(load_articles([path]))
    return [one for one in found if isinstance(one, Article)], [
        one for one in found if isinstance(one, Failure)
    ]


def zip_of(members: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give a ZIP of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tar_of(members: Mapping[str, bytes], mode: str = "w") -> bytes:
    """Give a TAR of these members."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


MEMBERS = {
    "2024/page.html": page(1),
    "2024/page_files/frame.html": page(99),
    "list.jsonl": "\n".join(json.dumps({"text": f"{TEXT} {n}"}) for n in range(3)).encode(),
    "note.txt": TEXT.encode("cp1256"),
    "pictures/a.png": b"\x89PNG",
    ".hidden/x.txt": TEXT.encode(),
    "__MACOSX/._page.html": b"\x00\x05",
}
ARCHIVES: dict[str, Callable[[Mapping[str, bytes]], bytes]] = {
    "zip": zip_of,
    "zip by bzip2": lambda members: zip_of(members, method=zipfile.ZIP_BZIP2),
    "zip by lzma": lambda members: zip_of(members, method=zipfile.ZIP_LZMA),
    "tar": tar_of,
    "tar.gz": lambda members: tar_of(members, "w:gz"),
    "tar.bz2": lambda members: tar_of(members, "w:bz2"),
    "tar.xz": lambda members: tar_of(members, "w:xz"),
    "tar.zst": lambda members: zstandard.compress(tar_of(members)),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_members_that_hold_articles_are_read_in_order(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"a.{name.split()[0]}"
    path.write_bytes(ARCHIVES[name](MEMBERS))
    articles, failures = load(path)
    assert failures == []
    assert [article.text[:4] for article in articles] == ["أعلن", "وصل ", "وصل ", "وصل ", "وصل "]
    assert articles[-1].text == TEXT


@pytest.mark.parametrize("name", ["zip", "tar.gz"])
def test_a_bad_member_is_named_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    members = {
        "a.html": b"",
        "b.jsonl": b'{"text": 5}\n',
        "c.pdf": b"%PDF-1.4 rubbish",
        "d.txt": TEXT.encode(),
    }
    path = tmp_path / f"x.{name}"
    path.write_bytes(ARCHIVES[name](members))
    articles, failures = load(path)
    assert [article.text for article in articles] == [TEXT]
    assert [failure.where for failure in failures] == [
        f"{path}: a.html",
        f"{path}: b.jsonl:1",
        f"{path}: c.pdf",
    ]


@pytest.mark.parametrize(
    "pack",
    [gzip.compress, bz2.compress, lzma.compress, zstandard.compress],
    ids=["gzip", "bzip2", "xz", "zstd"],
)
def test_a_packed_table_is_read_and_its_cut_end_named(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    lines = "\n".join(
        json.dumps({"text": f"{TEXT} {n * 7919}"}, ensure_ascii=False) for n in range(4000)
    ).encode()
    data = pack(lines)
    (tmp_path / "a.jsonl.x").write_bytes(data)
    assert len(load(tmp_path / "a.jsonl.x")[0]) == 4000
    (tmp_path / "a.jsonl.x").write_bytes(data[:-20])
    articles, failures = load(tmp_path / "a.jsonl.x")
    assert len(articles) < 4000
    assert "copy it again" in failures[-1].error


def test_standard_input_may_be_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (zip_of(MEMBERS), tar_of(MEMBERS, "w:gz"), packed([record(1)])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(_Pipe(data))))
        found = list(load_articles(["-"]))
        assert found
        assert all(isinstance(one, Article) for one in found)


class _Pipe(io.RawIOBase):
    """Bytes in which one cannot go back."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._data.readinto(buffer)


def test_archives_in_archives_are_read_up_to_a_depth(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zip_of({"in.tar": tar_of({"a.warc.gz": packed([record(1)])})}))
    assert [article.url for article in load(path)[0]] == ["https://news.example/1"]
    path.write_bytes(zip_of({"in.zip": zip_of({"in.tar": tar_of({"a.warc.gz": packed([record(1)])})})}))
    assert "3 deep" in load(path)[1][0].error


@pytest.mark.parametrize(
    "pack",
    [gzip.compress, bz2.compress, lzma.compress, zstandard.compress],
    ids=["gzip", "bzip2", "xz", "zstd"],
)
def test_a_bomb_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr(limits, "FREE", 1024 * 1024)
    (tmp_path / "a.jsonl.gz").write_bytes(pack(b"\n" * 60_000_000))
    assert "decompression bomb" in load(tmp_path / "a.jsonl.gz")[1][-1].error


def test_a_zip_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FREE", 1024 * 1024)
    members = {f"{number}.jsonl": b"\n" * 15_000_000 for number in range(4)}
    (tmp_path / "a.zip").write_bytes(zip_of(members, method=zipfile.ZIP_LZMA))
    assert "decompression bomb" in load(tmp_path / "a.zip")[1][-1].error


def test_what_is_unpacked_may_be_large_where_the_file_is() -> None:
    Meter(packed=10_000_000).spend(2_000_000_000, "a.gz")


def test_a_zip_whose_list_is_too_long_is_refused_unopened(tmp_path: Path) -> None:
    data = bytearray(zip_of({"a.txt": TEXT.encode()}))
    at = data.rfind(b"PK\x05\x06")
    struct.pack_into("<I", data, at + 12, 500_000_000)
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert "more than 500000 members" in load(tmp_path / "a.zip")[1][0].error


def test_damaged_and_locked_zips_are_named(tmp_path: Path) -> None:
    good = zip_of({"a.txt": TEXT.encode(), "b.txt": (TEXT * 2).encode()}, method=zipfile.ZIP_STORED)
    path = tmp_path / "a.zip"
    path.write_bytes(good[:-30])
    assert "damaged zip" in load(path)[1][0].error
    path.write_bytes(good.replace(TEXT.encode(), TEXT.encode()[:-1] + b"!", 1))
    articles, failures = load(path)
    assert [article.text for article in articles] == [TEXT * 2]
    assert "CRC" in failures[0].error
    at = good.find(b"PK\x01\x02")
    locked = bytearray(good)
    locked[at + 8] |= 1
    path.write_bytes(bytes(locked))
    assert "password" in load(path)[1][0].error


def test_other_documents_in_zip_form_are_named(tmp_path: Path) -> None:
    for inner, word in (
        ("xl/workbook.xml", "xlsx"),
        ("META-INF/container.xml", "epub"),
        ("content.xml", "odt"),
    ):
        (tmp_path / "a.zip").write_bytes(zip_of({inner: b"<x/>"}))
        assert word in load(tmp_path / "a.zip")[1][0].error


def test_paths_links_and_devices_of_a_tar_do_no_harm(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind, target in (
            ("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("hard.txt", tarfile.LNKTYPE, "/etc/passwd"),
            ("pipe.txt", tarfile.FIFOTYPE, ""),
            ("device.txt", tarfile.CHRTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
        for name in ("/etc/absolute.txt", "../../above.txt"):
            info = tarfile.TarInfo(name)
            info.size = len(TEXT.encode())
            archive.addfile(info, io.BytesIO(TEXT.encode()))
    (tmp_path / "a.tar").write_bytes(buffer.getvalue())
    before = sorted(tmp_path.rglob("*"))
    articles, failures = load(tmp_path / "a.tar")
    assert ([article.text for article in articles], failures) == ([TEXT, TEXT], [])
    assert sorted(tmp_path.rglob("*")) == before


def test_a_tar_header_of_false_size_and_a_cut_tar_are_named(tmp_path: Path) -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 8 * 1024**3 - 1
    good = tar_of({"a.txt": TEXT.encode()})
    (tmp_path / "a.tar").write_bytes(good[:1024] + info.tobuf() + b"x" * 10_000)
    articles, failures = load(tmp_path / "a.tar")
    assert ([article.text for article in articles], len(failures)) == ([TEXT], 1)
    (tmp_path / "a.tar").write_bytes(tar_of({"a.txt": TEXT.encode(), "b.txt": TEXT.encode() * 20})[:1800])
    articles, failures = load(tmp_path / "a.tar")
    assert articles[0].text == TEXT
    assert [failure.where for failure in failures] == [f"{tmp_path}/a.tar: b.txt", f"{tmp_path}/a.tar"]


def test_an_archive_without_articles_says_so(tmp_path: Path) -> None:
    for name, data in (("a.zip", zip_of({"a.png": b"x"})), ("a.tar", tar_of({"a.png": b"x"}))):
        (tmp_path / name).write_bytes(data)
        assert "no file that can be read" in load(tmp_path / name)[1][0].error


def test_a_missing_library_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    (tmp_path / "a.jsonl.zst").write_bytes(zstandard.compress(b"{}"))
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    first, second = load_articles([tmp_path / "a.jsonl.zst", tmp_path / "b.txt"])
    assert isinstance(first, Failure)
    assert "pip install 'rawi[archives]'" in first.error
    assert isinstance(second, Article)
