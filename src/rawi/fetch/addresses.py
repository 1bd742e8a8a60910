"""Reads addresses of pages, and refuses those that are not to be fetched whatever they lead to."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from rawi.errors import Refused

_PORTS = {"http": 80, "https": 443}
_LONGEST = 8000
_SAFE_IN_PATH = "%/:@!$&'()*+,;=~-._"
_SAFE_IN_QUERY = _SAFE_IN_PATH + "?"
# A name in ASCII, or an IPv6 address, whose zone is refused later.
_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]+(?:%\w+)?", re.I)
_STRAY = re.compile(r"[\x00-\x20\x7f]+")
# Below this, other ports than those of the web belong to mail, printers, databases and the like.
_FREE_PORTS = 1024


@dataclass(frozen=True, slots=True)
class Target:
    """Where a page is asked for: host names in ASCII, paths and queries percent-encoded."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Give scheme, host and port, as they are kept apart by sites."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Give the host, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Give the whole address."""
        return self.origin + self.path


def read_target(url: str, *, base: str | None = None) -> Target:
    """Read an address, relative to `base` if it is; raise Refused for what is no page of the web.

    >>> read_target("https://موقع.example/أخبار?ص=1#top").url
    'https://xn--4gbrim.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?%D8%B5=1'
    """
    if len(url) > _LONGEST:
        raise Refused(f"the address is longer than {_LONGEST} characters.")
    try:
        parts = urlsplit(urljoin(base, url.strip()) if base else url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
    except ValueError as error:
        raise Refused(f"this is no usable address ({error}); correct it.") from error
    if parts.scheme not in _PORTS:
        raise Refused(f"only http and https are fetched, not {parts.scheme or 'this'}; correct the address.")
    if not _HOST.fullmatch(host):
        raise Refused("the address names no host; correct it.")
    if parts.username is not None or parts.password is not None:
        raise Refused("the address holds a name or a password, which are not sent; leave them out.")
    if port is not None and port != _PORTS[parts.scheme] and port < _FREE_PORTS and port not in (80, 443):
        raise Refused(f"port {port} is none of the web's; correct the address.")
    path = quote(_STRAY.sub("%20", parts.path) or "/", safe=_SAFE_IN_PATH, errors="replace")
    query = quote(_STRAY.sub("%20", parts.query), safe=_SAFE_IN_QUERY, errors="replace")
    port = _PORTS[parts.scheme] if port is None else port
    return Target(parts.scheme, host, port, f"{path}?{query}" if query else path)
