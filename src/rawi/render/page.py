"""Writes readings as one web page that needs nothing else: text with its findings, and lists beside it.

Articles are written one by one into a temporary file, so that a long run needs little memory; the
index of all of them then opens the page. Nothing that an article holds can become markup or run:
templates escape, only http links are followed, and the page's policy allows its own script alone.
"""

import shutil
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple, TextIO
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from rawi.records import Reading
from rawi.render.kinds import LANGUAGES, kinds, label, reason_label
from rawi.render.marks import Mark, marks_of
from rawi.render.nesting import Close, Open, paragraphs, pieces
from rawi.render.panels import panels_of, rules_of
from rawi.render.safety import isolated, one_line, visible

_IN_MEMORY = 1 << 24


class Entry(NamedTuple):
    """An article's line in the index of the page."""

    anchor: str
    title: str
    source: str
    published: str
    findings: int


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("rawi.render", "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        visible=visible, one_line=one_line, card=_card, http_address=_http_address, readable=_readable
    )
    environment.globals.update(label=label, reason_label=reason_label, languages=LANGUAGES, kinds=kinds)
    environment.tests.update(open=_is_open, close=_is_close)
    return environment


def _is_open(piece: object) -> bool:
    return isinstance(piece, Open)


def _is_close(piece: object) -> bool:
    return isinstance(piece, Close)


def _card(mark: Mark, language: str) -> str:
    """Write what is told of a mark as lines of name and value, the first its kind."""
    lines = [getattr(mark.kind.label, language)]
    for fact in mark.facts:
        name, value = getattr(label(fact.key), language), getattr(fact.value, language)
        lines.append(f"{name}: {isolated(one_line(value))}")
    return "\n".join(lines)


def _http_address(url: str | None) -> str | None:
    """Give an address that may be linked: http and https, with a host; never a script."""
    if not url or visible(url) != url or url != url.strip():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _readable(url: str) -> str:
    """Write an address with its Arabic letters instead of their codes."""
    return visible(unquote(url, errors="replace"))


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def _template(name: str) -> Template:
    return _environment().get_template(name)


def _text(name: str) -> str:
    return _template(name).render().strip()


def _render_article(reading: Reading, anchor: str, *, position: int) -> str:
    marks = marks_of(reading)
    text = [
        list(pieces(reading.text, marks, start=start, end=end)) for start, end in paragraphs(reading.text)
    ]
    return _template("article.html").render(
        reading=reading,
        anchor=anchor,
        position=position,
        paragraphs=text,
        panels=list(panels_of(reading)),
        rules=rules_of(reading),
    )


def _layers(reading: Reading) -> tuple[tuple[object, ...], ...]:
    findings = (reading.timexes, reading.mentions, reading.references)
    return (*findings, reading.events, reading.claims, reading.instruments)


def _entry(reading: Reading, anchor: str) -> Entry:
    return Entry(
        anchor,
        reading.title or "",
        reading.source or "",
        reading.published.isoformat() if reading.published else "",
        sum(map(len, _layers(reading))),
    )


def _head(entries: list[Entry]) -> dict[str, Any]:
    style, script = _text("page.css"), _text("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return {"style": style, "script": script, "policy": policy, "entries": entries}


def write_page(readings: Iterable[Reading], stream: TextIO) -> None:
    """Write readings as one self-contained page."""
    entries: list[Entry] = []
    with SpooledTemporaryFile(
        _IN_MEMORY, "w+", encoding="utf-8", errors="backslashreplace", newline=""
    ) as articles:
        for position, reading in enumerate(readings, start=1):
            anchor = f"a{position}"
            articles.write(_render_article(reading, anchor, position=position))
            entries.append(_entry(reading, anchor))
        articles.seek(0)
        head = _head(entries)
        stream.write(_template("head.html").render(head))
        shutil.copyfileobj(articles, stream)
        stream.write(_template("foot.html").render(head))
