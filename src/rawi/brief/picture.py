"""Draws a chart as a picture, for documents that take no drawings: printed by WeasyPrint, cut by PDFium."""

from io import BytesIO

from rawi.brief.document import Bar, Brief
from rawi.brief.page import render, style
from rawi.brief.sheet import print_page
from rawi.errors import MissingLibrary

_PAGE = "\n@page { size: 170mm 74mm; margin: 2mm; @bottom-center { content: none } }"
_SCALE = 3.0
# So much darker or lighter, a point is another; so many of all may be, where letters are drawn otherwise.
_STRONG, _SMOOTHING = 64, 0.002


def draw_picture(brief: Brief, bars: tuple[Bar, ...]) -> bytes | None:
    """Draw a chart as PNG; None if there is nothing in it."""
    if not bars:
        return None
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingLibrary(
            "charts in Word documents need pypdfium2; install it with: pip install 'rawi[brief]'"
        ) from error
    printed = print_page(render(brief, template="chart.html", bars=bars), style("paged") + _PAGE)
    document = pypdfium2.PdfDocument(printed)
    try:
        picture = BytesIO()
        document[0].render(scale=_SCALE).to_pil().save(picture, "PNG", optimize=True)
        return picture.getvalue()
    finally:
        document.close()


def looks_alike(one: bytes, other: bytes) -> bool:
    """Tell whether two pictures show the same, but for how letters are smoothed."""
    from PIL import Image, ImageChops

    with Image.open(BytesIO(one)) as first, Image.open(BytesIO(other)) as second:
        if first.size != second.size:
            return False
        difference = ImageChops.difference(first.convert("L"), second.convert("L"))
    strong = sum(difference.histogram()[_STRONG:])
    return strong <= difference.width * difference.height * _SMOOTHING
