"""Shuts the app in: who may ask for it by which name, and what its pages may do in a browser."""

from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

# Nothing but the app's own style, script, fonts and pictures; no inline code, no frames, no foreign forms.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


def host_name(header: str) -> str:
    """Give the name in a `Host` header, without the port.

    >>> host_name("127.0.0.1:8000"), host_name("[::1]:8000")
    ('127.0.0.1', '[::1]')
    """
    if header.startswith("["):
        return header.partition("]")[0] + "]"
    return header.partition(":")[0].lower()


class Guard:
    """Puts the safety headers on every answer, and turns away requests under a foreign host name.

    A page elsewhere that lets its own name point to this machine would otherwise be able to read along.
    """

    def __init__(self, app: App, hosts: Collection[str] | None = LOOPBACK) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or turn it away."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", []),
                    *((name.encode(), value.encode()) for name, value in HEADERS.items()),
                ]
            await send(message)

        if self._hosts is not None and not self._is_expected(scope):
            await self._turn_away(guarded)
            return
        await self._app(scope, receive, guarded)

    def _is_expected(self, scope: Scope) -> bool:
        named = next((value for name, value in scope["headers"] if name == b"host"), b"")
        return host_name(named.decode("latin-1")) in (self._hosts or ())

    @staticmethod
    async def _turn_away(send: Send) -> None:
        headers = [(b"content-type", b"text/plain; charset=utf-8")]
        await send({"type": "http.response.start", "status": 421, "headers": headers})
        await send({"type": "http.response.body", "body": b"This chronicle is not served under that name.\n"})
