"""Has WeasyPrint lay out each note at the foot of pages once, and not with every note that joins it.

With every note that comes to a page, WeasyPrint lays out all notes of that page again, which takes most of
the time. Their heights add up, for nothing else stands among them; so each is measured alone, and once. Pages
are the same but for those that a rounding error, taken for notes that do not fit, would end early.
A WeasyPrint that works otherwise than those that this was tried with is left as it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from threading import RLock
from typing import Any

_METHOD = "_update_footnote_area"
_NEEDED = ("block_level_layout", "build", "LayoutContext")
# Versions of WeasyPrint of which this is known to leave everything as it would be.
_TRIED = frozenset({70})
# While one brief is printed WeasyPrint works otherwise for all; a server prints several at once.
_ONE_AT_A_TIME = RLock()


def _measured(context: Any, note: Any, layout: Any) -> float:
    """Give the height of a note, as if it stood alone at the foot of a page."""
    heights = context.__dict__.setdefault("_rawi_heights", {})
    if id(note) not in heights:
        area = context.current_footnote_area.copy_with_children([note])
        area = layout.build.create_anonymous_boxes(area.deepcopy())
        area.height = "auto"
        # The note is kept beside its height, so that no other can get its number.
        made = layout.block_level_layout(context, area, -inf, None, area.page)[0]
        heights[id(note)] = made.height, note
    height: float = heights[id(note)][0]
    return height


def lays_out_once(printer: Any) -> bool:
    """Tell whether this WeasyPrint is one that can be had to lay out each note once."""
    from weasyprint import layout

    major = str(printer.__version__).partition(".")[0]
    has_all = all(hasattr(layout, name) for name in _NEEDED) and hasattr(layout.LayoutContext, _METHOD)
    return has_all and major.isdecimal() and int(major) in _TRIED


@contextmanager
def quick_footnotes(printer: Any) -> Iterator[None]:
    """Have notes laid out once while the context lasts."""
    if not lays_out_once(printer):
        yield
        return
    from weasyprint import layout

    def update(context: Any) -> bool:
        area = context.current_footnote_area
        if context.in_column or area.style["max_height"] != (inf, "px"):
            return bool(own(context))
        if area.height != "auto":
            context.page_bottom += area.margin_height()
        area.children = context.current_page_footnotes
        area.height = sum(_measured(context, note, layout) for note in area.children)
        context.page_bottom -= area.margin_height()
        return False

    with _ONE_AT_A_TIME:
        own = getattr(layout.LayoutContext, _METHOD)
        setattr(layout.LayoutContext, _METHOD, update)
        try:
            yield
        finally:
            setattr(layout.LayoutContext, _METHOD, own)
