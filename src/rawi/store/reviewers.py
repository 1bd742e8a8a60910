"""Who may review a chronicle through the web app; of their passwords only what scrypt makes of them."""

import hashlib
import hmac
import secrets

from sqlalchemy import Connection, delete, select

from rawi.errors import BadCorrection
from rawi.store import schema

_KEY = "reviewer "
# What scrypt costs: 32 MB and some 60 ms for each guess.
_N, _R, _P = 2**15, 8, 1
_MEMORY = 2 * 128 * _N * _R
_SALT, _LENGTH = 16, 32
SHORTEST, _LONGEST = 10, 200
_LONGEST_NAME = 80


def _stretched(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    told = password.encode("utf-8")
    return hashlib.scrypt(told, salt=salt, n=n, r=r, p=p, maxmem=_MEMORY, dklen=_LENGTH)


def hash_password(password: str) -> str:
    """Give what is kept of a password: what it cost, the salt, and what scrypt makes of both."""
    salt = secrets.token_bytes(_SALT)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_stretched(password, salt, _N, _R, _P).hex()}"


def is_password(password: str, kept: str) -> bool:
    """Tell whether a password is the one that was kept.

    >>> is_password("a long secret", hash_password("a long secret"))
    True
    """
    try:
        _, n, r, p, salt, made = kept.split("$")
        found = _stretched(password[: _LONGEST + 1], bytes.fromhex(salt), int(n), int(r), int(p))
    except ValueError:
        return False
    return hmac.compare_digest(found, bytes.fromhex(made))


# Guessed at where nobody has the name, so that the time of an answer does not tell who may review.
_NOBODY = f"scrypt${_N}${_R}${_P}${'00' * _SALT}${'00' * _LENGTH}"


def set_reviewer(connection: Connection, name: str, password: str) -> None:
    """Let somebody review, or give them another password.

    Raises BadCorrection for a name or a password that will not do.
    """
    if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
        raise BadCorrection(f"A reviewer's name has letters, and at most {_LONGEST_NAME}.")
    if not SHORTEST <= len(password) <= _LONGEST:
        raise BadCorrection(f"A password has {SHORTEST} to {_LONGEST} characters.")
    remove_reviewer(connection, name)
    row = {"key": _KEY + name.strip(), "value": hash_password(password)}
    connection.execute(schema.meta.insert().values(**row))


def remove_reviewer(connection: Connection, name: str) -> bool:
    """Let somebody review no more, and tell whether they could."""
    gone = connection.execute(delete(schema.meta).where(schema.meta.c.key == _KEY + name.strip()))
    return bool(gone.rowcount)


def reviewers(connection: Connection) -> tuple[str, ...]:
    """List who may review."""
    asked = select(schema.meta.c.key).where(schema.meta.c.key.startswith(_KEY)).order_by(schema.meta.c.key)
    return tuple(str(key).removeprefix(_KEY) for key in connection.execute(asked).scalars())


def may_review(connection: Connection, name: str, password: str) -> bool:
    """Tell whether a name and password are those of a reviewer."""
    asked = select(schema.meta.c.value).where(schema.meta.c.key == _KEY + name.strip())
    kept = connection.execute(asked).scalar()
    return is_password(password, kept or _NOBODY) and kept is not None
