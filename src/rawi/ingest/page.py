"""Makes an article of a saved page, HTML or plain text, without what surrounds it there."""

import re
import unicodedata

from rawi.errors import UnreadableInput
from rawi.ingest.dating import date_article
from rawi.ingest.encodings import decode
from rawi.ingest.extract import Extract
from rawi.ingest.identity import content_id, without_surrogates
from rawi.ingest.signatures import binary_kind
from rawi.ingest.text_page import read_text_page
from rawi.records import Article

# Saved news pages are below 5 MB; beyond the limit extraction would take minutes.
LARGEST_PAGE = 20 * 1024 * 1024
_HTML_NAME = (".html", ".htm", ".xhtml")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_ODD_LINE_END = re.compile("\r\n?|[\u2028\u2029\x85]")


def article_from_page(content: bytes | str, *, path: str = "page", url: str | None = None) -> Article:
    """Find the article of a saved page; everything else goes to its `removed`, each with the reason.

    `path` names the page in messages and, by its ending, tells HTML from text. Raises
    UnreadableInput where the content is empty, binary, too large or holds no text.

    >>> page = "ميناء جديد في طنجة\\n\\nافتتح الوزير الميناء صباح اليوم في طنجة.\\n\\nاترك تعليقا"
    >>> article = article_from_page(page)
    >>> article.title, article.text, [removed.why for removed in article.removed]
    ('ميناء جديد في طنجة', 'افتتح الوزير الميناء صباح اليوم في طنجة.', ['title', 'comments'])
    """
    text = _readable(content, path)
    name = path.lower().removesuffix(".gz")
    if _HTML_START.match(text) or (name.endswith(_HTML_NAME) and "<" in text):
        # Imported late: HTML parsers take half a second to load, and text pages do without.
        from rawi.ingest.html_page import read_html_page

        extract = read_html_page(text, url=url)
    else:
        extract = read_text_page(unicodedata.normalize("NFC", _ODD_LINE_END.sub("\n", text)))
    if not extract.text.strip():
        raise UnreadableInput(
            path, "the page holds no article text; save the page again once it shows the text."
        )
    return _article(extract, url)


def _readable(content: bytes | str, path: str) -> str:
    if len(content) > LARGEST_PAGE:
        limit = LARGEST_PAGE // (1024 * 1024)
        raise UnreadableInput(
            path, f"the page is larger than {limit} MB; save its text alone, or use JSON Lines."
        )
    if not content.strip():
        raise UnreadableInput(path, "the file is empty; save the page again.")
    if isinstance(content, bytes):
        if kind := binary_kind(content):
            raise UnreadableInput(path, kind)
        content = decode(content).text
    return without_surrogates(content.replace("\x00", "").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))


def _article(extract: Extract, url: str | None) -> Article:
    address = url or extract.url
    published, basis = date_article(extract.text, metadata=extract.published, url=address)
    return Article(
        id=content_id(extract.text, url=address, title=extract.title),
        text=extract.text,
        url=address,
        source=extract.source,
        title=extract.title,
        published=published,
        published_basis=basis,
        removed=extract.removed,
    )
