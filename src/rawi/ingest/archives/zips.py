"""Names the members of ZIP archives; WACZ and Word documents are ZIPs with an inner order of their own."""

import io
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from rawi.errors import UnreadableInput
from rawi.ingest.archives.limits import MOST_ZIP_MEMBERS, Metered
from rawi.ingest.archives.members import Items, Member
from rawi.ingest.archives.names import page_of, wanted_member
from rawi.ingest.archives.spooling import seekable
from rawi.records import Failure

_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
_END_64 = b"PK\x06\x06"
_MANY = 0xFFFF
_LONGEST_ENTRY = 400
_ENCRYPTED = 0x1
_WORD = "word/document.xml"
# Other documents that are ZIPs inside, and what to do with them.
_DOCUMENTS = {
    "xl/workbook.xml": "a spreadsheet (xlsx); save it as CSV or Parquet",
    "ppt/presentation.xml": "a presentation (pptx); save it as PDF",
    "META-INF/container.xml": "an electronic book (epub); unpack its pages if they are articles",
    "content.xml": "an OpenDocument file (odt, ods); save it as DOCX or as text",
}
_WACZ_INDEX, _WACZ_FOLDER = "datapackage.json", "archive/"


def read_zip(stream: BinaryIO, member: Member) -> Items:
    """Name the members of a ZIP that may hold articles; what cannot be opened gives a Failure.

    A member is unpacked only while it is read, never to disk, so that its path can do no harm.
    """
    with seekable(stream) as file:
        if _count(file) > MOST_ZIP_MEMBERS:
            what = f"it holds more than {MOST_ZIP_MEMBERS} members; pack them as TAR or WARC."
            raise UnreadableInput(member.where, what)
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
            what = f"this is a damaged zip archive ({error}); copy or pack it again."
            raise UnreadableInput(member.where, what) from error
        with archive:
            names = frozenset(archive.namelist())
            if _WORD in names:
                from rawi.ingest.archives.word import read_word

                yield from read_word(archive, member)
                return
            if document := next((what for name, what in _DOCUMENTS.items() if name in names), None):
                raise UnreadableInput(member.where, f"this is {document}.")
            yield from _members(archive, member, names)


def _members(archive: zipfile.ZipFile, member: Member, names: frozenset[str]) -> Items:
    is_wacz = _WACZ_INDEX in names and any(name.startswith(_WACZ_FOLDER) for name in names)
    pages = {page for name in names if (page := page_of(name))}
    found = False
    for info in archive.infolist():
        inside = info.filename.startswith(_WACZ_FOLDER) if is_wacz else True
        if info.is_dir() or not inside or not wanted_member(info.filename, pages):
            continue
        found = True
        where = f"{member.where}: {info.filename}"
        if info.flag_bits & _ENCRYPTED:
            yield Failure(where, "it is locked with a password; unpack the archive yourself.")
            continue
        yield Member(
            name=info.filename,
            where=where,
            open=lambda info=info, where=where: _opened(archive, info, member, where),  # type: ignore[misc]
            depth=member.depth + 1,
            meter=member.meter,
        )
    if not found:
        yield Failure(member.where, "the archive holds no file that can be read.")


@contextmanager
def _opened(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, member: Member, where: str
) -> Iterator[BinaryIO]:
    try:
        stream = archive.open(info)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UnreadableInput(where, f"this member cannot be unpacked ({error}); pack it again.") from error
    with stream:
        metered = Metered(cast(BinaryIO, _Sound(stream)), member.meter, where=where, unpacked=True)
        yield cast(BinaryIO, io.BufferedReader(cast(Any, metered)))


class _Sound:
    """A member's bytes, whose damage comes out as the usual kind of error."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        try:
            return cast(bytes, self._stream.read(size))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise OSError(str(error)) from error


def _count(file: BinaryIO) -> int:
    """Read how many members the end of the file promises, before the list of them is loaded."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        return 0
    count, list_size = struct.unpack_from("<HI", tail, at + 10)
    long = tail.rfind(_END_64)
    if count == _MANY and long >= 0 and len(tail) - long >= 48:
        count, list_size = struct.unpack_from("<QQ", tail, long + 32)
    # The count may lie, but each member takes some two hundred bytes of the list at most.
    return max(int(count), int(list_size) // _LONGEST_ENTRY)
