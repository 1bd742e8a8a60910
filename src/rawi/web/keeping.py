"""Keeps whole answers until the chronicle changes, and then shows the old one while the new one is made.

While articles are added, the chronicle changes every second and a page may take longer than that to be
made. So a kept page is shown at once, however often the chronicle changes, and made anew behind it: by one
thread, and not again before it has rested for some times as long as it took. What somebody corrected is
seen at once, though: whoever corrects looks at what came of it.
"""

import asyncio
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from starlette.requests import cookie_parser

from rawi.web.languages import LANGUAGE_COOKIE, THEME_COOKIE, choose_reader
from rawi.web.security import App, Message, Receive, Scope, Send
from rawi.web.ticks import Ticks

# Pages that show the chronicle and nothing of who asks; whatever else is asked passes through.
_KEPT = ("/", "/incidents", "/articles", "/search", "/actors", "/ledger", "/relations", "/map", "/outlets")
_KEPT_BELOW = (*(f"{path}/" for path in _KEPT[1:]), "/api/", "/feeds/")
# Takes no time to make, and tells those who ask for no language from those who ask for the first one.
_MADE_ANEW = "/api/openapi.json"
_MOST_BYTES = 96 * 1024 * 1024
_LARGEST = 4 * 1024 * 1024
_OK = 200
# Seconds for which a reader waits for the new page before the old one is shown.
_MOMENT = 0.25
# How many times as long as it took a page rests, at least and at most so many seconds.
_RESTS, _SHORTEST_REST, _LONGEST_REST = 5, 1.0, 30.0
_OWN_COOKIES = frozenset((LANGUAGE_COOKIE, THEME_COOKIE))


@dataclass(slots=True)
class _Kept:
    """An answer with what it was made from, and when it may be made again."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    tick: int
    not_before: float
    corrected: tuple[Any, ...]

    def may_be_kept(self) -> bool:
        """Tell whether others may be shown it."""
        told = {name.lower(): value for name, value in self.headers}
        is_own = b"set-cookie" in told or b"no-store" in told.get(b"cache-control", b"")
        return self.status == _OK and not is_own and len(self.body) <= _LARGEST


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def key_of(scope: Scope) -> tuple[Any, ...] | None:
    """Give what an answer depends on; None where it must not be kept."""
    path: str = scope["path"]
    is_kept = path in _KEPT or (path.startswith(_KEPT_BELOW) and path != _MADE_ANEW)
    if scope["method"] != "GET" or not is_kept:
        return None
    told = _headers(scope)
    if "if-none-match" in told or "authorization" in told or "range" in told:
        return None
    cookies = cookie_parser(told.get("cookie", ""))
    if not cookies.keys() <= _OWN_COOKIES:
        return None
    reader = choose_reader(told.get("accept-language", ""), cookies)
    packed = "gzip" in told.get("accept-encoding", "")
    return path, bytes(scope["query_string"]), reader, packed, told.get("host", "")


class Keeper:
    """Stands before the app, and answers from what it kept."""

    def __init__(self, app: App, ticks: Ticks, corrected: Callable[[int], tuple[Any, ...]]) -> None:
        self._app = app
        self._ticks = ticks
        self._corrected = corrected
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Any, ...], _Kept] = OrderedDict()
        self._bytes = 0
        self._making: dict[tuple[Any, ...], Future[_Kept]] = {}
        # A loop of its own for each new page: that of the server answers others meanwhile.
        self._maker = ThreadPoolExecutor(1, thread_name_prefix="rawi-pages")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        key = key_of(scope) if scope["type"] == "http" else None
        if key is None:
            await self._app(scope, receive, send)
            return
        tick = self._ticks.now()
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
        if kept is None or (kept.tick != tick and kept.corrected != self._corrected(tick)):
            kept = await self._first(key, scope, tick)
        elif kept.tick != tick and time.monotonic() >= kept.not_before:
            kept = await self._renewed(key, scope, kept)
        await send({"type": "http.response.start", "status": kept.status, "headers": list(kept.headers)})
        await send({"type": "http.response.body", "body": kept.body})

    async def _first(self, key: tuple[Any, ...], scope: Scope, tick: int) -> _Kept:
        """Make an answer that is not kept; those who ask for it meanwhile wait for it too."""
        own: Future[_Kept] = Future()
        with self._lock:
            making = self._making.setdefault(key, own)
        if making is not own:
            try:
                return await asyncio.shield(asyncio.wrap_future(making))
            except Exception:  # whoever made it was cut off; then everyone makes their own
                return await self._made(scope, tick)
        try:
            made = await self._made(scope, tick)
            self._keep(key, made)
            own.set_result(made)
            return made
        except BaseException as error:
            own.set_exception(ConnectionError(str(error)))
            raise
        finally:
            with self._lock:
                self._making.pop(key, None)

    async def _renewed(self, key: tuple[Any, ...], scope: Scope, kept: _Kept) -> _Kept:
        """Have an answer made anew; who asks first waits a moment for it, others are shown the old one."""
        with self._lock:
            if key in self._making:
                return kept
            asked = {**scope, "headers": list(scope["headers"])}
            making = self._making[key] = self._maker.submit(self._renew, key, asked)
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(making)), _MOMENT)
        except TimeoutError:
            return kept

    def _renew(self, key: tuple[Any, ...], scope: Scope) -> _Kept:
        try:
            made = asyncio.run(self._made(scope, self._ticks.now()))
            self._keep(key, made)
            return made
        except BaseException:
            self._forget(key)  # whoever asks next sees the error
            raise
        finally:
            with self._lock:
                self._making.pop(key, None)

    async def _made(self, scope: Scope, tick: int) -> _Kept:
        """Have the app answer."""
        started: Message = {}
        parts: list[bytes] = []

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.update(message)
            elif message["type"] == "http.response.body":
                parts.append(bytes(message.get("body", b"")))

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        began, corrected = time.monotonic(), self._corrected(tick)
        try:
            await self._app(scope, receive, send)
        except Exception:  # the app has answered with a page on its fault, and logged it
            if not started:
                raise
        took = time.monotonic() - began
        rest = min(_LONGEST_REST, max(_SHORTEST_REST, _RESTS * took))
        not_before = time.monotonic() + rest
        headers = list(started.get("headers", ()))
        return _Kept(started["status"], headers, b"".join(parts), tick, not_before, corrected)

    def _keep(self, key: tuple[Any, ...], made: _Kept) -> None:
        if not made.may_be_kept():
            self._forget(key)
            return
        with self._lock:
            old = self._kept.pop(key, None)
            self._bytes += len(made.body) - (len(old.body) if old is not None else 0)
            self._kept[key] = made
            while self._bytes > _MOST_BYTES:
                self._bytes -= len(self._kept.popitem(last=False)[1].body)

    def _forget(self, key: tuple[Any, ...]) -> None:
        with self._lock:
            old = self._kept.pop(key, None)
            self._bytes -= len(old.body) if old is not None else 0
