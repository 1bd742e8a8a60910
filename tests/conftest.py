"""A web server on this machine that misbehaves in every way the tests ask for."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from rawi.fetch.fetcher import Fetcher
from rawi.fetch.limits import Limits
from rawi.fetch.pace import Pace

Behaviour = Callable[[socket.socket, str], None]


class Server:
    """Answers each path by a behaviour that a test gives; remembers what was asked."""

    def __init__(self) -> None:
        self.behaviours: dict[str, Behaviour] = {}
        self.asked: list[str] = []
        self.heads: list[str] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def answers(self, path: str, body: bytes = b"", *, status: str = "200 OK", headers: str = "") -> None:
        """Let a path answer as it should."""

        def behave(line: socket.socket, _: str) -> None:
            head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}\r\n".encode()
            line.sendall(head + body)

        self.behaviours[path] = behave

    def does(self, path: str, behaviour: Behaviour) -> None:
        """Let a path behave in its own way."""
        self.behaviours[path] = behaviour

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listening.accept()
                threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        with line, suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head and (part := line.recv(65536)):
                head += part
            text = head.decode("latin-1")
            path = text.split(" ")[1]
            self.asked.append(path)
            self.heads.append(text)
            if path in self.behaviours:
                self.behaviours[path](line, text)
            else:
                line.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    def close(self) -> None:
        """Stop listening."""
        self._listening.close()


class Time:
    """A clock that goes on only while one sleeps, and remembers how long."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        """Give the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Go on."""
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def server() -> Iterator[Server]:
    """Start a server for one test."""
    started = Server()
    yield started
    started.close()


@pytest.fixture
def time() -> Time:
    """Give a clock for one test."""
    return Time()


@pytest.fixture
def fetcher(server: Server, time: Time) -> Fetcher:
    """Give a fetcher that may ask the server of the test, and waits in no real time."""
    return Fetcher(
        limits=Limits(connect_seconds=2.0, seconds=2.0, largest=300_000, redirects=4),
        pace=Pace(clock=time.clock, sleep=time.sleep),
        trusted=frozenset({server.origin}),
    )
