"""Names the members of TAR archives, one after the other as the stream gives them."""

import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from rawi.errors import UnreadableInput
from rawi.ingest.archives.limits import MEGABYTE
from rawi.ingest.archives.members import Items, Member
from rawi.ingest.archives.names import page_of, wanted_member
from rawi.records import Failure

# Headers of a member, such as a long name, are read whole, so a false size could fill the memory.
_LONGEST_HEADER = MEGABYTE
_HEADERS = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)
# The pages remembered to tell the folders beside them; of a larger archive only the latest.
_PAGES_KEPT = 10_000


class _Bounded(tarfile.TarInfo):
    """A member whose headers are no longer than any real one."""

    def _proc_member(self, archive: tarfile.TarFile) -> Any:
        if self.type in _HEADERS and self.size > _LONGEST_HEADER:
            raise tarfile.ReadError(f"a header of {self.size} bytes")
        return super()._proc_member(archive)  # type: ignore[misc]  # the hook that tarfile names for subclasses


def read_tar(stream: BinaryIO, member: Member) -> Items:
    """Name the files of a TAR that may hold articles; links and devices are passed over.

    Members are read where they stand and never written to disk, so that their paths can do no harm.
    """
    found = False
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Bounded) as archive:
            pages: dict[str, None] = {}
            for info in archive:
                # tarfile remembers every member, which a long stream must not.
                archive.members = []  # type: ignore[attr-defined]
                if page := page_of(info.name):
                    pages[page] = None
                    if len(pages) > _PAGES_KEPT:
                        del pages[next(iter(pages))]
                if info.isfile() and not info.issparse() and wanted_member(info.name, pages):
                    found = True
                    yield _member(archive, info, member)
    except tarfile.TarError as error:
        what = f"the archive cannot be read on ({error}); copy it again. What stood before was read."
        raise UnreadableInput(member.where, what) from error
    if not found:
        yield Failure(member.where, "the archive holds no file that can be read.")


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, member: Member) -> Member:
    return Member(
        name=info.name,
        where=f"{member.where}: {_printable(info.name)}",
        open=lambda: _opened(archive, info),
        depth=member.depth + 1,
        meter=member.meter,
    )


@contextmanager
def _opened(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[BinaryIO]:
    stream = archive.extractfile(info)
    assert stream is not None, "only files are named"
    with io.BufferedReader(cast(Any, _Sound(stream))) as buffered:
        yield cast(BinaryIO, buffered)


class _Sound(io.RawIOBase):
    """A member's bytes, whose damage comes out as the usual kind of error; one cannot go back in them."""

    def __init__(self, stream: Any) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except tarfile.TarError as error:
            raise OSError(str(error)) from error
        buffer[: len(data)] = data
        return len(data)


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
