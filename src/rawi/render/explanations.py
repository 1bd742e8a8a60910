"""Shows in a terminal why findings are findings: the rule, and the lexicon rows that know the words."""

from collections.abc import Sequence
from typing import TextIO

from rawi.explanation import Explanation, place_of
from rawi.lexicon import LIST_SEPARATOR, Row
from rawi.records import Claim, Event, Instrument, Mention, Participant, Timex
from rawi.render.columns import Cell, Piece, Table, table_lines
from rawi.render.kinds import kinds
from rawi.render.marks import days
from rawi.render.naming import ACTUAL, participant_label
from rawi.render.safety import LEFT_TO_RIGHT_MARK, isolated, one_line
from rawi.render.terminal import Printer

_CONTEXT = 40
_PARTS_SHOWN = 4
_ROW_SHOWN = 110


def _names(participants: tuple[Participant, ...]) -> str:
    """Name participants by their ids, as the other findings are."""
    names = (participant.entity or participant_label(participant, {}).en for participant in participants)
    return ", ".join(isolated(one_line(name)) for name in names)


def _event_value(event: Event) -> str:
    kind = " ".join(
        filter(None, (event.type, event.mode, "" if event.modality == ACTUAL else event.modality))
    )
    return f"{kind}: {_names(event.actors)} → {_names(event.recipients)}".rstrip(": →")


def _claim_value(claim: Claim) -> str:
    speaker = _names((claim.speaker,)) if claim.speaker is not None else "?"
    said = claim.content.text if claim.content is not None else ""
    return f"{claim.act}: {speaker}: {isolated(one_line(said))}"


def _value(explanation: Explanation) -> str:
    finding = explanation.finding
    if isinstance(finding, Event):
        return _event_value(finding)
    if isinstance(finding, Instrument):
        kind = f"{finding.kind} {finding.status}"
        told = f"{kind} {finding.date}" if finding.date else kind
        parties = ", ".join(isolated(one_line(party)) for party in finding.parties)
        return f"{told}: {parties} → {isolated(one_line(finding.instrument))}".replace(":  →", " →")
    if isinstance(finding, Claim):
        return _claim_value(finding)
    if isinstance(finding, Timex):
        span = days(finding)
        told = f"{finding.type} {finding.value}"
        return f"{told} ({span})" if span and span != finding.value else told
    kind = finding.type if isinstance(finding, Mention) else explanation.layer.removesuffix("s")
    return f"{kind} → {isolated(one_line(finding.entity))}"


def _style(explanation: Explanation) -> str:
    finding = explanation.finding
    key = (
        finding.type if isinstance(finding, Timex | Mention) else explanation.layer.removesuffix("s").upper()
    )
    return f"bold {kinds()[key].terminal}"


def _cells(row: Row) -> str:
    """Write a row's cells, long lists and long rows cut short."""
    shown = []
    for column, cell in row.cells.items():
        parts = row.all(column)
        if cell and column != "source":
            more = [f"… {len(parts)}"] if len(parts) > _PARTS_SHOWN else []
            shown.append(f" {LIST_SEPARATOR} ".join([*parts[:_PARTS_SHOWN], *more]))
    line = " · ".join(shown)
    return line if len(line) <= _ROW_SHOWN else line[:_ROW_SHOWN].rstrip() + "…"


def _write_one(explanation: Explanation, text: str, printer: Printer) -> None:
    finding, place = explanation.finding, place_of(explanation.finding)
    before = one_line(text[max(0, place.start - _CONTEXT) : place.start].rpartition("\n")[2])
    after = one_line(text[place.end : place.end + _CONTEXT].partition("\n")[0])
    printer.line(
        Piece(LEFT_TO_RIGHT_MARK, ""),
        Piece(isolated(one_line(place.text)), _style(explanation)),
        Piece(f"  {place.start}–{place.end}  {explanation.layer}  ", "dim"),
        Piece(_value(explanation), ""),
    )
    printer.line(
        Piece(f"{LEFT_TO_RIGHT_MARK}  {isolated(f'… {before} [{one_line(place.text)}] {after} …')}", "dim")
    )
    printer.line(Piece(f"{LEFT_TO_RIGHT_MARK}  rule  ", "dim"), Piece(finding.rule, "bold"))
    if explanation.rule_text:
        printer.line(Piece(f"{LEFT_TO_RIGHT_MARK}        {explanation.rule_text}", ""))
    rows = tuple((Cell(row.where, "dim"), Cell(_cells(row))) for row in explanation.rows)
    if rows:
        lines = table_lines(Table("", ("lexicon row", ""), rows), room=printer.width)
        for parts in lines:
            printer.line(*parts)


def write_explanations(explanations: Sequence[Explanation], text: str, stream: TextIO) -> None:
    """Write explanations of findings in `text`, one under the other."""
    printer = Printer(stream)
    for number, explanation in enumerate(explanations):
        if number:
            printer.line()
        _write_one(explanation, text, printer)
