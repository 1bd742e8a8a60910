"""Keeps to what sites ask of programs in their `robots.txt`."""

import re

import protego

_LARGEST = 512 * 1024
_MOST_STARS = 6
_RULE = re.compile(r"(?P<kind>allow|disallow)\s*:\s*(?P<path>\S*)", re.I)
_LONGEST_DELAY = 120.0


class Rules:
    """What one site asks of one program."""

    __slots__ = ("_agent", "_parsed")

    def __init__(self, text: str, agent: str) -> None:
        self._parsed = protego.Protego.parse("\n".join(map(_tamed, text[:_LARGEST].splitlines())))
        self._agent = agent

    def allow(self, url: str) -> bool:
        """Tell whether the site lets the program read an address.

        >>> Rules("User-agent: *\\nDisallow: /private/*.pdf", "Rawi").allow("https://a.example/private/x.pdf")
        False
        """
        return bool(self._parsed.can_fetch(url, self._agent))

    @property
    def delay(self) -> float | None:
        """Give the seconds that the site asks to have between two requests."""
        asked = self._parsed.crawl_delay(self._agent)
        return None if asked is None else min(max(float(asked), 0.0), _LONGEST_DELAY)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """Give the addresses of the lists that the site names."""
        return tuple(self._parsed.sitemaps)


def _tamed(line: str) -> str:
    """Shorten patterns of many stars, which take for ever to compare, to what forbids more."""
    rule = _RULE.match(line.strip())
    if rule is None or rule["path"].count("*") <= _MOST_STARS:
        return line
    if rule["kind"].lower() == "allow":
        return ""
    return f"Disallow: {'*'.join(re.sub('[*]+', '*', rule['path']).split('*')[:_MOST_STARS])}*"
