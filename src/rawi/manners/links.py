"""Addresses of articles as readers may follow and read them."""

from urllib.parse import unquote, urlsplit

from rawi.render.safety import visible


def original_address(url: str | None) -> str | None:
    """Give an article's own address if it may be linked: http and https, with a host; never a script.

    >>> original_address("javascript:alert(1)") is None
    True
    """
    if not url or visible(url) != url or url != url.strip():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def readable_address(url: str) -> str:
    """Write an address with its Arabic letters instead of their codes."""
    return visible(unquote(url, errors="replace"))
