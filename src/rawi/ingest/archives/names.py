"""Tells by their names which files of a folder or an archive may hold articles."""

import re
from collections.abc import Container, Iterable
from pathlib import PurePosixPath

_PACKED = r"(?:\.(?:gz|bz2|xz|zst))?"
# In folders only these are opened: what else lies there is no article, or cannot be told from one.
_ARTICLES = re.compile(
    r".*\.(?:txt|text|html?|xhtml|jsonl?|ndjson|warc|wacz|zip|tar|mbox|eml|pdf|docx|parquet)"
    + _PACKED
    + r"|.*\.(?:tgz|tbz2|txz)|[^.]+"
    + _PACKED,
    re.I,
)
# These may well hold articles that Rawi cannot read, so the user is told.
_DOCUMENTS = re.compile(r".*\.(?:doc|odt|rtf|xlsx?|ods|pptx?|odp|epub|mobi|rar|7z)" + _PACKED, re.I)
_ATTACHED = re.compile(r"(?P<page>.+)(?:[_.-]files|_fichiers)", re.I)
_PAGES = (".html", ".htm", ".xhtml")
_SYSTEM = "__MACOSX"


def may_hold_articles(name: str) -> bool:
    """Tell whether a file of this name is to be opened; hidden ones are not.

    >>> [may_hold_articles(name) for name in ("page.html", "a.warc.gz", ".page.html", "logo.png")]
    [True, True, False, False]
    """
    hidden = name.startswith(".")
    return not hidden and bool(_ARTICLES.fullmatch(name) or _DOCUMENTS.fullmatch(name))


def page_stems(names: Iterable[str]) -> set[str]:
    """Give the names, without ending, of the pages among files."""
    return {PurePosixPath(name).stem for name in names if name.lower().endswith(_PAGES)}


def is_attached(folder: str, pages: set[str]) -> bool:
    """Tell the folder that a browser saves beside a page: `page_files` beside `page.html`."""
    match = _ATTACHED.fullmatch(folder)
    return match is not None and match["page"] in pages


def page_of(path: str) -> str | None:
    """Give the path of a page without its ending, as the folder of its pictures is named; None for others.

    >>> page_of("2021/page.html"), page_of("2021/list.json")
    ('2021/page', None)
    """
    return str(PurePosixPath(path).with_suffix("")) if path.lower().endswith(_PAGES) else None


def wanted_member(path: str, pages: Container[str] = ()) -> bool:
    """Tell whether a member of an archive is to be opened, by its path in it and the pages known there.

    >>> wanted_member("2021/page.html"), wanted_member(".git/x.txt")
    (True, False)
    >>> wanted_member("page_files/frame.html", {"page"})
    False
    """
    parts = PurePosixPath(path.replace("\\", "/")).parts
    for number, part in enumerate(parts[:-1]):
        match = _ATTACHED.fullmatch(part)
        beside = "/".join((*parts[:number], match["page"])) if match else None
        if beside in pages or part == _SYSTEM or (part.startswith(".") and part not in (".", "..")):
            return False
    return bool(parts) and may_hold_articles(parts[-1])
