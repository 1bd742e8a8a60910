"""Writes a brief as one HTML page that needs nothing else: style, faces and record are in it."""

from base64 import b64encode
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from rawi.brief.document import Bar, Brief
from rawi.brief.drawing import Series, draw_chart
from rawi.brief.lines import Kind, heading, lines_of, notes_of
from rawi.brief.record import NAME, dump_record
from rawi.brief.speech import Speech
from rawi.manners.links import original_address

_FACES = ("amiri-arabic-400-normal", "amiri-latin-400-normal")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("rawi.brief", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(link=original_address)
    return made


@cache
def style(name: str) -> str:
    """Give a stylesheet of briefs."""
    return (files("rawi.brief") / "templates" / f"{name}.css").read_text("utf-8")


@cache
def packed_faces() -> dict[str, str]:
    """Give the faces of a page, packed into addresses."""
    folder = files("rawi") / "web" / "static" / "fonts"
    return {name: b64encode((folder / f"{name}.woff2").read_bytes()).decode() for name in _FACES}


class Drawing:
    """Draws charts for a page, and labels them for its reader."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._is_mirrored = speech.reader.direction == "rtl"

    def draw(self, bars: tuple[Bar, ...]) -> Series | None:
        """Place the bars."""
        return draw_chart(bars, mirrored=self._is_mirrored)

    def month(self, period: str) -> str:
        """Write a month as a label."""
        return self._speech.day(period)


def render(brief: Brief, *, template: str, **given: object) -> str:
    """Fill a template with a brief."""
    speech = Speech(brief.asked.reader)
    notes = {line.homes[0]: line for line in notes_of(brief)}
    return (
        _environment()
        .get_template(template)
        .render(
            brief=brief,
            reader=brief.asked.reader,
            lines=list(lines_of(brief)),
            notes=notes,
            records={note.number: note for note in brief.notes},
            notes_heading=heading("notes", speech.language),
            drawing=Drawing(speech),
            number=speech.number,
            words={key: speech.tell(f"chart.{key}")[0].text for key in ("cooperation", "conflict", "score")},
            Kind=Kind,
            **given,
        )
    )


def write_page(brief: Brief) -> bytes:
    """Write a brief as a page."""
    return render(
        brief,
        template="brief.html",
        style=Markup(style("brief")),
        faces=packed_faces(),
        record=Markup(dump_record(brief)),
        record_name=NAME,
    ).encode("utf-8")
