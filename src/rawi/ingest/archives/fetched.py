"""Makes a member of a page that comes from the web."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from rawi.errors import FetchError, UnreadableInput
from rawi.ingest.archives.members import Address, Fetch, Member


def member_of(address: Address, fetch: Fetch) -> Member:
    """Fetch an address; raises UnreadableInput, which names it, where that fails."""
    try:
        page = fetch(address.url)
    except FetchError as error:
        raise UnreadableInput(address.where, str(error)) from error

    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        yield cast(BinaryIO, io.BytesIO(page.content))

    return Member(
        name=urlsplit(page.url).path.rpartition("/")[2] or "page",
        where=address.where,
        open=opened,
        told=replace(address.told, url=page.url),
        depth=address.depth + 1,
        meter=address.meter,
    )
