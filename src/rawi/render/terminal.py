"""Shows readings in a terminal: the text with its findings coloured, then what they are.

Text is never reordered or reshaped: the terminal does that, or does not. Where the output is no
terminal there are no escape codes, and every finding is listed with its place.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from rawi.records import PublishedBasis, Reading
from rawi.render.columns import Piece, Table, table_lines
from rawi.render.kinds import label
from rawi.render.marks import Mark, marks_of
from rawi.render.nesting import Close, Open, paragraphs, pieces
from rawi.render.safety import LEFT_TO_RIGHT_MARK, isolated, one_line, visible
from rawi.render.tables import removed_summary, removed_table, tables_of

_WIDEST = 140
_RULE = "─"


class _OpenConsole(Console):
    """A console that leaves a closed pipe to its caller, where rich would end the program."""

    def on_broken_pipe(self) -> None:
        """Raise again the BrokenPipeError that rich handles here."""
        raise


class Printer:
    """Prints styled lines on a stream; plain ones where the stream is no terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._console = _OpenConsole(file=stream, highlight=False, emoji=False, markup=False)
        self.is_terminal = self._console.is_terminal
        self.width = min(self._console.width, _WIDEST) if self.is_terminal else None

    def line(self, *parts: Piece, wrapped: bool = False) -> None:
        """Print one line; a paragraph is wrapped between words where a terminal shows it."""
        if not self.is_terminal:
            self._stream.write("".join(part.text for part in parts).rstrip() + "\n")
            return
        text = Text()
        for part in parts:
            text.append(part.text, part.style or None)
        self._console.print(text, soft_wrap=not wrapped, width=self.width if wrapped else None)

    def table(self, table: Table) -> None:
        """Print a table under its title."""
        self.line()
        self.line(Piece(table.title, "bold"))
        for parts in table_lines(table, room=self.width):
            self.line(*parts)


def _date_words(reading: Reading) -> str:
    basis = label(f"basis {reading.published_basis}").en
    if reading.published is None or reading.published_basis is PublishedBasis.UNKNOWN:
        return basis
    return f"{reading.published.isoformat()} ({basis})"


def _write_head(reading: Reading, printer: Printer) -> None:
    title = one_line(reading.title or "") or label("untitled").en
    printer.line(Piece(title, "bold"), wrapped=True)
    about = [isolated(one_line(reading.source))] if reading.source else []
    about.append(_date_words(reading))
    printer.line(Piece(LEFT_TO_RIGHT_MARK + " · ".join(about), "dim"))
    if reading.url:
        printer.line(Piece(LEFT_TO_RIGHT_MARK + one_line(reading.url), "dim"))
    for note in reading.notes:
        printer.line(Piece(f"! {one_line(note)}", "yellow"))


def _marked(text: str, marks: tuple[Mark, ...], bounds: tuple[int, int]) -> Iterator[Piece]:
    """Yield a paragraph's words, each in the style of the highlights around it; the innermost colours."""
    styles: list[str] = []
    for piece in pieces(text, marks, start=bounds[0], end=bounds[1]):
        if isinstance(piece, Open):
            styles.append("underline" if piece.mark.kind.layer == "references" else piece.mark.kind.terminal)
        elif isinstance(piece, Close):
            styles.pop()
        else:
            yield Piece(visible(piece.text), " ".join(_combined(styles)))


def _combined(styles: list[str]) -> list[str]:
    """Keep one colour, the innermost, and the underlines."""
    colours = [style for style in styles if style != "underline"]
    return ["underline"] * ("underline" in styles) + (["bold", colours[-1]] if colours else [])


def _write_text(reading: Reading, printer: Printer) -> None:
    marks = marks_of(reading) if printer.is_terminal else ()
    for bounds in paragraphs(reading.text):
        printer.line()
        printer.line(*_marked(reading.text, marks, bounds), wrapped=True)


def _write_reading(reading: Reading, printer: Printer, *, removed: bool, brief: bool) -> None:
    _write_head(reading, printer)
    if not brief:
        _write_text(reading, printer)
    tables = list(tables_of(reading, plain=not printer.is_terminal))
    for table in tables:
        printer.table(table)
    if not tables:
        printer.line()
        printer.line(Piece(label("nothing").en, "dim"))
    if reading.removed and removed:
        printer.table(removed_table(reading))
    elif reading.removed:
        printer.line()
        printer.line(Piece(f"{label('removed').en}: ", "bold"), Piece(removed_summary(reading), ""))


def write_terminal(
    readings: Iterable[Reading], stream: TextIO, *, removed: bool = False, brief: bool = False
) -> None:
    """Write readings for a person, article by article.

    With `removed`, the passages left out of the page are listed; `brief` leaves out the text.
    """
    printer = Printer(stream)
    for number, reading in enumerate(readings):
        if number:
            printer.line()
            printer.line(Piece(_RULE * (printer.width or 72), "dim"))
            printer.line()
        _write_reading(reading, printer, removed=removed, brief=brief)
        stream.flush()
