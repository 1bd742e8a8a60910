"""Puts what articles tell of an incident into columns by teller, and compares them row by row."""

from collections.abc import Iterable, Sequence

from rawi.web.questions.board import ACTUAL, NEGATED, ROWS, Board, Carrier, Cell, Column, Piece, Row, Value

_DAY = 10


def _cell(pieces: Sequence[Piece], attribute: str) -> Cell:
    """Gather what a teller says of an attribute: each value once, the one carried by most voices first."""
    first: dict[str, Value] = {}
    voices: dict[str, set[int]] = {}
    for piece in pieces:
        for told, value in piece.values:
            if told == attribute:
                first.setdefault(value.key, value)
                voices.setdefault(value.key, set()).add(piece.voice)
    ranked = sorted(first, key=lambda key: -len(voices[key]))
    return Cell(tuple((first[key], len(voices[key])) for key in ranked))


def _column(teller: str, pieces: Sequence[Piece]) -> Column:
    carriers: dict[int, Carrier] = {}
    for one in pieces:
        start, end = one.teller_words or one.trigger
        carrier = Carrier(one.version, one.outlet, one.published, one.voice, start, end)
        carriers.setdefault(one.version, carrier)
    ordered = sorted(carriers.values(), key=lambda carrier: (carrier.published or "9", carrier.version))
    cells = {attribute: _cell(pieces, attribute) for attribute in ROWS}
    return Column(teller, pieces[0].teller_label, pieces[0].is_claimed, tuple(ordered), cells)


def _part(one: str, other: str) -> bool:
    """Whether one time lies in the other, as a day does in its month."""
    return one.startswith(other) or other.startswith(one)


def _agree(attribute: str, one: set[str], other: set[str]) -> bool:
    if attribute == "when":
        return any(_part(a, b) for a in one for b in other)
    return bool(one & other)


def _contradict(attribute: str, one: set[str], other: set[str]) -> bool:
    """Whether two tellers cannot both be right; differing names need not be a contradiction."""
    if attribute == "happened":
        return (ACTUAL in one and other == {NEGATED}) or (ACTUAL in other and one == {NEGATED})
    if attribute == "when":
        days = all(len(key) == _DAY for key in one | other)
        return days and not one & other
    return False


def _verdict(attribute: str, columns: Sequence[Column]) -> str:
    told = [{value.key for value, _ in column.cells[attribute].values} for column in columns]
    told = [keys for keys in told if keys]
    pairs = [(one, other) for at, one in enumerate(told) for other in told[at + 1 :]]
    if len(told) < 2:
        return "alone" if told else "silent"
    if any(_contradict(attribute, one, other) for one, other in pairs):
        return "dispute"
    return "agree" if all(_agree(attribute, one, other) for one, other in pairs) else "differ"


def make_board(pieces: Iterable[Piece]) -> Board:
    """Make the board: outlets in their own words first, then whom they quote, each by its weight."""
    by_teller: dict[str, list[Piece]] = {}
    for piece in pieces:
        by_teller.setdefault(piece.teller, []).append(piece)
    columns = [_column(teller, some) for teller, some in by_teller.items()]
    columns.sort(key=lambda column: (column.is_claimed, -column.voices))
    rows = (Row(attribute, _verdict(attribute, columns)) for attribute in ROWS)
    return Board(tuple(columns), tuple(row for row in rows if row.verdict != "silent"))
