"""Names the messages of a mailbox file (MBOX), such as a folder of newsletters."""

import io
import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from rawi.ingest.archives.limits import LARGEST_MESSAGE, MEGABYTE
from rawi.ingest.archives.members import Items, Kind, Member
from rawi.records import Failure

_ENVELOPE = b"From "
_QUOTED_ENVELOPE = re.compile(rb"^>(>*From )", re.MULTILINE)
_LONGEST_LINE = MEGABYTE


def read_mbox(stream: BinaryIO, member: Member) -> Items:
    """Name the messages of a mailbox in their order; each is held in memory only while it is read."""
    number = 0
    for number, message in enumerate(_messages(stream), start=1):
        where = f"{member.where}: message {number}"
        if message is None:
            limit = LARGEST_MESSAGE // MEGABYTE
            yield Failure(where, f"the message is larger than {limit} MB; save its text by itself.")
        else:
            yield Member(
                name="message.eml",
                where=where,
                open=partial(_opened, message),
                kind=Kind.MAIL,
                depth=member.depth + 1,
                meter=member.meter,
            )
    if not number:
        yield Failure(member.where, "the mailbox holds no message; a message begins with a line “From …”.")


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """Cut the stream at its envelope lines, which stand behind an empty line; None for too long a message."""
    parts: list[bytes] | None = None
    size, after_empty, at_line_start = 0, True, True
    while line := stream.readline(_LONGEST_LINE):
        if at_line_start and after_empty and line.startswith(_ENVELOPE):
            if parts is not None:
                yield b"".join(parts) if size <= LARGEST_MESSAGE else None
            parts, size = [], 0
        elif parts is not None:
            size += len(line)
            if size <= LARGEST_MESSAGE:
                parts.append(line)
            else:
                parts.clear()
        after_empty = at_line_start and line in (b"\n", b"\r\n")
        at_line_start = line.endswith(b"\n")
    if parts is not None:
        yield b"".join(parts) if size <= LARGEST_MESSAGE else None


def _opened(message: bytes) -> BinaryIO:
    return cast(BinaryIO, io.BytesIO(_QUOTED_ENVELOPE.sub(rb"\1", message)))
