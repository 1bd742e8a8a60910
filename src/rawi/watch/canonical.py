"""Writes the many addresses of one page in one way, so that it is fetched once."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urljoin

from rawi.errors import Refused
from rawi.fetch.addresses import read_target

# What links carry to be counted, and what makes no other page.
_TRACKING = re.compile(
    r"(?:utm_\w+|at_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|cmpid|ocid|xtor|ref|ref_src|source|share"
    r"|ns_\w+|__twitter_impression|amp|print|output|_gl|spm)",
    re.I,
)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)", re.I)


def absolute_address(base: str, address: str) -> str | None:
    """Join an address to that of the page where it stands; None for one that no page can have.

    >>> absolute_address("https://a.example/feed", "/أخبار/5"), absolute_address("https://a.example/", "http://[")
    ('https://a.example/أخبار/5', None)
    """
    try:
        return urljoin(base, address)
    except ValueError:
        return None


def canonical_key(url: str) -> str | None:
    """Give the key under which an address is remembered; None for what is no page of the web.

    Scheme, `www.` and `m.`, marks of counting, fragments and a last slash make no other page.

    >>> canonical_key("http://www.a.example/أخبار/5/?utm_source=x#top")
    'a.example/أخبار/5'
    >>> canonical_key("https://a.example/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1/5")
    'a.example/أخبار/5'
    """
    try:
        target = read_target(url)
    except Refused:
        return None
    path, _, query = target.path.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query) if not _TRACKING.fullmatch(name)]
    path = _INDEX.sub("/", unquote(path).strip()).rstrip("/")
    host = _HOST_PREFIX.sub("", target.authority.lower())
    return f"{host}{path}?{urlencode(sorted(kept))}" if kept else f"{host}{path}"
