"""Asks one server for one page: connects to a checked address, and reads no more than is allowed."""

import http.client
import io
import os
import socket
import ssl
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from typing import Any

from rawi.errors import FetchError, Refused, TryLater
from rawi.fetch.addresses import Target
from rawi.fetch.codings import CodingError, undo_codings
from rawi.fetch.limits import Deadline, Limits
from rawi.fetch.networks import checked, look_up

OFFLINE = "RAWI_OFFLINE"
_OFF = ("", "0", "false", "no")
_PART = 64 * 1024
_WITH_BODY = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: status, headers with names in small letters, and the body of a page."""

    status: int
    headers: dict[str, str]
    body: bytes


def refuse_offline() -> None:
    """Raise Refused where the user has switched the network off."""
    if os.environ.get(OFFLINE, "").lower() not in _OFF:
        raise Refused(f"the network is switched off ({OFFLINE} is set); unset it to fetch pages.")


def ask(
    target: Target, headers: Mapping[str, str], *, limits: Limits, deadline: Deadline, trusted: bool = False
) -> Answer:
    """Send one request and read its answer; nothing is followed and nothing tried again.

    `trusted` lets a target be on this machine, for tests. Raises Refused, TryLater or FetchError.
    """
    refuse_offline()
    addresses = look_up(target.host, target.port, deadline)
    if not trusted:
        addresses = checked(target.host, addresses)
    try:
        with closing(_connected(target, addresses, limits, deadline)) as line:
            return _exchanged(_Timed(line, deadline), target, headers, limits)
    except TimeoutError as error:
        raise TryLater(f"the server did not send the page within {deadline.seconds:g} seconds.") from error
    except ssl.SSLCertVerificationError as error:
        raise FetchError(f"the site's certificate is not valid ({error.verify_message}).") from error
    except http.client.HTTPException as error:
        raise TryLater(f"the answer breaks off or is no HTTP ({type(error).__name__}).") from error
    except OSError as error:
        raise TryLater(f"the connection failed ({error.strerror or error}).") from error


def _connected(
    target: Target, addresses: tuple[str, ...], limits: Limits, deadline: Deadline
) -> socket.socket:
    """Connect to the first of the checked addresses that answers, never by the name again."""
    problem: OSError | None = None
    for address in addresses:
        try:
            line = socket.create_connection(
                (address, target.port), timeout=min(limits.connect_seconds, deadline.left())
            )
        except OSError as error:
            problem = error
            continue
        if target.scheme == "http":
            return line
        try:
            return _security().wrap_socket(line, server_hostname=target.host)
        except OSError:
            line.close()
            raise
    raise problem or OSError("no address")


@cache
def _security() -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        import certifi  # where the system keeps no certificates, or keeps them in a folder

        context.load_verify_locations(certifi.where())
    return context


class _Timed(io.RawIOBase):
    """A connection that takes no longer than the deadline, be it byte by byte."""

    def __init__(self, line: socket.socket, deadline: Deadline) -> None:
        super().__init__()
        self._line = line
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._line.settimeout(self._deadline.left())
        return self._line.recv_into(buffer)

    def sendall(self, data: bytes) -> None:
        self._line.settimeout(self._deadline.left())
        self._line.sendall(data)

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        return io.BufferedReader(self, _PART)

    def close(self) -> None:
        """Leave the connection open: http.client closes before it has read; `ask` closes in the end."""


def _exchanged(line: _Timed, target: Target, headers: Mapping[str, str], limits: Limits) -> Answer:
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = line  # it has all that http.client asks of a socket
    connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
    sent = {"Host": target.authority, "Connection": "close", "Accept-Encoding": "gzip, deflate", **headers}
    for name, value in sent.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    told = {name.lower(): _as_utf8(value) for name, value in reversed(response.getheaders())}
    body = _body(response, told, limits) if response.status == _WITH_BODY else b""
    return Answer(response.status, told, body)


def _as_utf8(value: str) -> str:
    """Read a header as UTF-8, in which sites write Arabic addresses, though http.client reads Latin-1."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _body(response: http.client.HTTPResponse, told: Mapping[str, str], limits: Limits) -> bytes:
    stated = response.length
    if stated is not None and stated > limits.largest:
        raise FetchError(_too_large(limits))
    body = bytearray()
    while part := response.read(_PART):
        body += part
        if len(body) > limits.largest:
            raise FetchError(_too_large(limits))
    if stated is not None and len(body) < stated:
        raise TryLater(f"the page breaks off after {len(body)} of {stated} bytes.")
    codings = [coding.strip() for coding in told.get("content-encoding", "").split(",") if coding.strip()]
    try:
        return undo_codings(bytes(body), codings, limit=limits.largest)
    except CodingError as error:
        raise FetchError(f"{error}.") from error


def _too_large(limits: Limits) -> str:
    return f"the page is larger than {limits.largest // (1024 * 1024)} MB, so it is no article."
