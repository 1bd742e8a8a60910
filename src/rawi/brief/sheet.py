"""Writes a brief as PDF by WeasyPrint: notes at the foot of the page, the record attached."""

from importlib.resources import files
from typing import Any

from rawi.brief.document import Brief
from rawi.brief.footing import lays_out_once, quick_footnotes
from rawi.brief.page import render, style
from rawi.brief.record import NAME, dump_record
from rawi.brief.speech import Speech
from rawi.errors import MissingLibrary

_FACE = "rawi:face"
_FACES = f'@font-face {{ font-family: "Rawi Amiri"; src: url("{_FACE}"); }}\n'
_OWN_DIGITS = """
@page { @bottom-center { content: counter(page, arabic-indic); } }
::footnote-call { content: counter(footnote, arabic-indic); }
::footnote-marker { content: counter(footnote, arabic-indic) ". "; }
"""
# Notes at the foot of pages take two fifths longer than at the end: half a minute for so many.
MOST_AT_FOOT = 1000
# With a WeasyPrint that lays them out again and again, they take four times as long as all the rest.
MOST_LAID_OUT_AGAIN = 250


def _weasyprint() -> Any:
    try:
        import weasyprint
    except ImportError as error:
        raise MissingLibrary(
            "briefs as PDF need WeasyPrint; install it with: pip install 'rawi[brief]'"
        ) from error
    except OSError as error:  # the library is there, what it draws with is not
        raise MissingLibrary(
            "briefs as PDF need Pango, which draws Arabic; install it with your system's packages "
            f"(apt-get install libpango-1.0-0 libpangoft2-1.0-0; brew install pango): {error}"
        ) from error
    return weasyprint


def face() -> bytes:
    """Give the face of briefs, Arabic and Latin."""
    return (files("rawi.brief") / "fonts" / "amiri-regular.ttf").read_bytes()


def _fetcher() -> Any:
    """Make what gives the face of briefs and fetches nothing else, whatever an article holds."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Face(URLFetcher):  # type: ignore[misc]  # the library brings no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url != _FACE:
                raise ValueError(f"{url}: a brief fetches nothing")
            return URLFetcherResponse(url, face(), {"Content-Type": "font/ttf"})

    return Face()


def print_page(html: str, css: str, *, attached: dict[str, str] | None = None) -> bytes:
    """Print a page as PDF, with some texts attached by name."""
    printer = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    fonts, fetcher = FontConfiguration(), _fetcher()
    sheet = printer.CSS(string=_FACES + css, font_config=fonts, url_fetcher=fetcher)
    attachments = [
        printer.Attachment(string=text, name=name, url_fetcher=fetcher)
        for name, text in (attached or {}).items()
    ]
    document = printer.HTML(string=html, url_fetcher=fetcher)
    with quick_footnotes(printer):
        printed: bytes = document.write_pdf(stylesheets=[sheet], font_config=fonts, attachments=attachments)
    return printed


def sheet_style(brief: Brief) -> str:
    """Give the style of a brief's pages, its notes and pages numbered in the reader's digits."""
    own = Speech(brief.asked.reader).number(1) != "1"
    return style("paged") + (_OWN_DIGITS if own else "")


def paged_html(brief: Brief) -> str:
    """Lay a brief out for pages: with very many notes these stand at the end."""
    most = MOST_AT_FOOT if lays_out_once(_weasyprint()) else MOST_LAID_OUT_AGAIN
    return render(brief, template="paged.html", at_foot=len(brief.notes) <= most)


def write_sheet(brief: Brief) -> bytes:
    """Write a brief as PDF."""
    return print_page(paged_html(brief), sheet_style(brief), attached={f"{NAME}.json": dump_record(brief)})
