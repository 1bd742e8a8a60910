"""Serves the files that ship with the app: style, script and fonts, each under a name made of its content.

A request chooses among the names of a table that is made beforehand; no part of it becomes a path.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from rawi.render.kinds import kinds

_KINDS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
}
_FONTS = "fonts/"


class Asset(NamedTuple):
    """A file that ships with the app: its public name, its type and its bytes."""

    name: str
    type: str
    content: bytes


def _named(name: str, content: bytes) -> Asset:
    stem, _, ending = name.rpartition(".")
    return Asset(
        f"{stem.replace('/', '-')}-{sha256(content).hexdigest()[:12]}.{ending}", _KINDS[ending], content
    )


def _colours() -> Iterator[str]:
    """Yield the colours of the kinds of finding, and how each is switched off."""
    for kind in kinds().values():
        yield f".k-{kind.key}{{--kind:light-dark({kind.ink},{kind.ink_dark})}}\n"
        off = "{background:none;box-shadow:none;text-decoration:none;font-weight:inherit;cursor:auto}"
        yield f"body:has(#show-{kind.key}:not(:checked)) .text mark.k-{kind.key}{off}\n"


@cache
def _by_file() -> dict[str, Asset]:
    """Give every asset by its file; the style comes last, for it names the fonts by their public names."""
    folder = files("rawi.web") / "static"
    fonts = {
        f"{_FONTS}{one.name}": _named(f"{_FONTS}{one.name}", one.read_bytes())
        for one in (folder / "fonts").iterdir()
        if one.name.endswith(".woff2")
    }
    others = {one.name: one.read_text("utf-8") for one in folder.iterdir() if one.is_file()}
    others["style.css"] += "".join(_colours())
    for name, text in others.items():
        written = text
        for file, font in fonts.items():
            written = written.replace(file, font.name)
        others[name] = written
    return fonts | {name: _named(name, text.encode()) for name, text in others.items()}


def asset_address(file: str) -> str:
    """Give the address of an asset by its file in the source tree."""
    return f"/assets/{_by_file()[file].name}"


@cache
def assets() -> dict[str, Asset]:
    """Give all assets by their public names."""
    return {asset.name: asset for asset in _by_file().values()}
