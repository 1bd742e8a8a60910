"""Sessions of reviewers: who they are, in a signed cookie, and a token that only their own forms have."""

import hmac
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

SESSION_COOKIE = "rawi-review"
# Half a day: whoever comes back tomorrow says again who they are.
LIFETIME = 12 * 3600
_PARTS = 4
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Session:
    """Who reviews; `name` is empty until somebody says who they are."""

    name: str
    until: int
    nonce: str


def new_secret() -> bytes:
    """Make a secret for the sessions of one server."""
    return secrets.token_bytes(32)


class Sessions:
    """Signs sessions with a secret that lives as long as the server: no other can make them."""

    def __init__(self, secret: bytes | None = None, *, clock: Callable[[], float] = time.time) -> None:
        self._secret = secret or new_secret()
        self._clock = clock

    def begin(self, name: str) -> Session:
        """Begin a session."""
        return Session(name, int(self._clock()) + LIFETIME, secrets.token_urlsafe(18))

    def _sign(self, purpose: str, told: str) -> str:
        return hmac.new(self._secret, f"{purpose}:{told}".encode(), sha256).hexdigest()

    def write(self, session: Session) -> str:
        """Write a session as the value of a cookie."""
        name = urlsafe_b64encode(session.name.encode()).decode()
        told = f"{name}.{session.until}.{session.nonce}"
        return f"{told}.{self._sign('session', told)}"

    def read(self, cookie: str | None) -> Session | None:
        """Give the session of a cookie; None if there is none, or it was forged, or its time is over."""
        if not cookie or len(cookie) > _LONGEST or cookie.count(".") != _PARTS - 1:
            return None
        told, _, signature = cookie.rpartition(".")
        if not hmac.compare_digest(signature.encode(), self._sign("session", told).encode()):
            return None
        name, until, nonce = told.split(".")
        try:
            session = Session(urlsafe_b64decode(name).decode(), int(until), nonce)
        except (NotBase64, UnicodeDecodeError, ValueError):
            return None
        return session if session.until > self._clock() else None

    def token(self, session: Session) -> str:
        """Give the token that the forms of a session send along."""
        return self._sign("form", f"{session.name}.{session.nonce}")

    def is_token(self, session: Session, token: str) -> bool:
        """Tell whether a token is that of a session."""
        return hmac.compare_digest(token.encode(), self.token(session).encode())
