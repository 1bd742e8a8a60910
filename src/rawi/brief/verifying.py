"""Proves a brief against a chronicle: every sentence has notes, every note's words stand where it says."""

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from sqlalchemy import Connection, select

from rawi.brief.building import facts_of, title_of
from rawi.brief.document import Brief, Note, plain, sentences_of
from rawi.brief.drawing import draw_chart
from rawi.brief.lines import Kind, heading, lines_of, note_told, notes_of
from rawi.brief.page import write_page
from rawi.brief.picture import looks_alike
from rawi.brief.recomputing import recompute
from rawi.brief.record import load_record
from rawi.brief.seen import Seen, SeenLine, short, squeezed
from rawi.brief.seen_page import read_page
from rawi.brief.seen_sheet import Sheet, compare_sheets, read_sheet
from rawi.brief.seen_word import read_word
from rawi.brief.sheet import write_sheet
from rawi.brief.speech import Speech
from rawi.brief.word import write_word
from rawi.errors import UnknownName, UnreadableInput
from rawi.manners.links import original_address
from rawi.store import schema
from rawi.store.answers import Source
from rawi.store.moments import added_since, could_be
from rawi.store.packing import unpack_text
from rawi.store.reader import reader

_AT_ONCE = 400


class Verdict(NamedTuple):
    """How many sentences and notes were checked, what does not hold, and what to know of the brief."""

    sentences: int
    notes: int
    faults: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def _known(connection: Connection, brief: Brief) -> dict[tuple[str, int, int], list[Source]]:
    """Give what the chronicle has at the place of each note, in every version with the article's id."""
    version, article = schema.version.c, schema.article.c
    places: dict[str, set[tuple[int, int]]] = {}
    for note in brief.notes:
        places.setdefault(note.article, set()).add((note.start, note.end))
    found: dict[tuple[str, int, int], list[Source]] = {}
    wanted = sorted(places)
    columns = (version.reading_id, version.id, version.source, version.title, version.published, article.url)
    for at in range(0, len(wanted), _AT_ONCE):
        asked = (
            select(*columns, version.reading)
            .join_from(schema.version, schema.article)
            .where(version.reading_id.in_(wanted[at : at + _AT_ONCE]))
        )
        if brief.moment is not None:
            asked = asked.where(version.id <= brief.moment.version)
        for row in connection.execute(asked):
            text = unpack_text(row.reading)
            for start, end in places[row.reading_id]:
                told = (row.source, row.url, row.title, row.published)
                source = Source(row.reading_id, row.id, start, end, text[start:end], *told)
                found.setdefault((row.reading_id, start, end), []).append(source)
    return found


def _as_note(note: Note, source: Source) -> Note:
    """Give a note as the chronicle has it."""
    place = (source.article, source.start, source.end, source.words)
    return Note(note.number, *place, source.outlet, source.published, source.title, source.url)


def _note_faults(connection: Connection, brief: Brief, notes: Mapping[int, str]) -> Iterator[str]:
    """Hold every note as it is shown against the words of the chronicle."""
    speech, known = Speech(brief.asked.reader), _known(connection, brief)
    for note in brief.notes:
        sources = known.get((note.article, note.start, note.end), [])
        if not sources:
            yield f"footnote {note.number}: the chronicle has no article {note.article}"
            continue
        right = [squeezed(plain(note_told(_as_note(note, source), speech))) for source in sources]
        shown = notes.get(note.number)
        if shown is None:
            yield f"footnote {note.number}: is missing from the file"
        elif shown not in right:
            yield f"footnote {note.number}: reads {short(shown)!r}; the chronicle has {short(right[0])!r}"
        elif note.words not in {source.words for source in sources}:
            yield f"footnote {note.number}: its record has other words than the chronicle"
    for number in sorted(set(notes) - {note.number for note in brief.notes}):
        yield f"footnote {number}: is none of the brief's: {short(notes[number])!r}"


def _link_faults(connection: Connection, brief: Brief, links: Mapping[int, str]) -> Iterator[str]:
    """Check that notes lead to the articles of which they are."""
    known = _known(connection, brief)
    for note in brief.notes:
        sources = known.get((note.article, note.start, note.end), [])
        link = links.get(note.number)
        if link is not None and link not in {original_address(source.url) for source in sources}:
            yield f"footnote {note.number}: leads to {short(link)}, which is not its article"


def _frame_faults(connection: Connection, brief: Brief) -> Iterator[str]:
    """Check what needs no note: the title, the facts about the brief, the headings."""
    try:
        title = title_of(connection, brief.asked)
    except UnknownName as error:
        yield f"title: {error}"
        return
    if title != brief.title:
        yield f"title: {plain(brief.title)!r}; what was asked is called {plain(title)!r}"
    if brief.moment is not None and not could_be(connection, brief.moment):
        yield "the chronicle has no such moment as the brief names"
    if facts_of(brief.asked, brief.chronicle, brief.moment) != brief.facts:
        yield "the lines below the title do not say what was asked"


def _sentence_faults(brief: Brief) -> Iterator[str]:
    numbers = {note.number for note in brief.notes}
    for one in sentences_of(brief):
        if not one.notes:
            yield f"a sentence has no footnote: {short(plain(one.told))!r}"
        for number in sorted(set(one.notes) - numbers):
            yield f"footnote {number}: is none of the brief's: {short(plain(one.told))!r}"


def _expected(brief: Brief) -> list[SeenLine]:
    found = []
    for line in lines_of(brief):
        if line.kind is not Kind.CHART:
            cited = {number for first, last in line.cited for number in range(first, last + 1)}
            found.append(SeenLine(squeezed(line.text), frozenset({*line.homes, *cited})))
    return found


def _line_faults(expected: list[SeenLine], shown: list[SeenLine]) -> Iterator[str]:
    """Hold the lines that are shown against those of the record."""
    ours, theirs = [one.text for one in expected], [one.text for one in shown]
    for kind, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from _mark_faults(expected[i:j], shown[k:m])
            continue
        for one in shown[k:m]:
            told = "without footnote" if not one.notes else "that is not the brief's"
            yield f"a sentence {told} was added or changed: {short(one.text)!r}"
        for one in expected[i:j]:
            yield f"a sentence is missing or was changed: {short(one.text)!r}"


def _mark_faults(expected: list[SeenLine], shown: list[SeenLine]) -> Iterator[str]:
    for ours, theirs in zip(expected, shown, strict=True):
        gone, new = sorted(ours.notes - theirs.notes), sorted(theirs.notes - ours.notes)
        if gone:
            yield f"footnote {', '.join(map(str, gone))}: was removed from {short(ours.text)!r}"
        if new:
            yield f"footnote {', '.join(map(str, new))}: was put to another sentence: {short(ours.text)!r}"


def _chart_labels(brief: Brief) -> list[str]:
    """Give the words that charts show."""
    speech = Speech(brief.asked.reader)
    told = []
    for line in lines_of(brief):
        series = draw_chart(line.chart, mirrored=False) if line.chart else None
        if series is not None:
            told += [speech.day(point.period) for point in series.points if point.labelled]
            told += [plain(speech.tell(f"chart.{key}")) for key in ("cooperation", "conflict", "score")]
    return told


def _part_faults(seen: Seen, wanted: Seen) -> Iterator[str]:
    """Tell of elements, formats and shapes that the same brief, written anew, does not have."""
    for one in sorted(seen.parts - wanted.parts):
        yield f"the file holds what is not the brief's: {short(one)}"
    drawn, expected = Counter(seen.shapes), Counter(wanted.shapes)
    for one in sorted(drawn - expected):
        yield f"a chart holds what is not the brief's: {short(one)}"
    for one in sorted(expected - drawn):
        yield f"a chart lacks what the brief's has: {short(one)}"
    for at, (given, right) in enumerate(zip(seen.drawings, wanted.drawings, strict=False), start=1):
        if given != right and not looks_alike(given, right):
            yield f"chart {at} is not the brief's"


def _shown_faults(brief: Brief, seen: Seen, wanted: Seen) -> Iterator[str]:
    """Tell of everything that is shown and not the brief's; written anew, it shows what is `wanted`."""
    charts = {f"chart: {squeezed(one)}" for one in _chart_labels(brief)}
    for one in seen.strange:
        if one not in charts:
            yield f"the file holds what is not the brief's: {short(one)}"
    yield from _part_faults(seen, wanted)
    charts_shown = sum(line.kind is Kind.CHART for line in lines_of(brief))
    if seen.pictures != charts_shown:
        yield f"the file holds {seen.pictures} pictures; the brief has {charts_shown} charts"
    over_notes = SeenLine(plain(heading("notes", brief.asked.reader.language)), frozenset())
    yield from _line_faults(_expected(brief), [line for line in seen.lines if line != over_notes])


def _wanted(brief: Brief, seen: Seen, where: str) -> Seen:
    """Read back the brief written anew, in the format of a file."""
    return read_word(write_word(brief), where=where) if seen.is_word else read_page(write_page(brief))


def _sheet_faults(brief: Brief, shown: Sheet, where: str) -> Iterator[str]:
    """Hold the pages of a PDF against the brief printed anew."""
    lines = [line.text for line in (*lines_of(brief), *notes_of(brief)) if line.kind is not Kind.CHART]
    anew = read_sheet(write_sheet(brief), where=where)
    is_alike = brief.moment is not None and brief.moment.reader == reader()
    return compare_sheets(anew, shown, lines=lines, is_alike=is_alike)


def _told_notes(brief: Brief) -> dict[int, str]:
    return {line.homes[0]: squeezed(line.text) for line in notes_of(brief)}


def record_of(content: bytes, *, where: str) -> Brief:
    """Give the record that a brief carries.

    Raises NoRecord if the file carries none, UnreadableInput if it is damaged.
    """
    return _read(content, where)[0]


def _read(content: bytes, where: str) -> tuple[Brief, Seen | Sheet]:
    if content.startswith(b"%PDF"):
        sheet = read_sheet(content, where=where)
        return load_record(sheet.record, where=where), sheet
    if content.startswith(b"PK"):
        seen = read_word(content, where=where)
    elif content.strip():
        seen = read_page(content)
    else:
        raise UnreadableInput(where, "is empty")
    return load_record(seen.record, where=where), seen


def _remarks(connection: Connection, brief: Brief) -> Iterator[str]:
    """Say what a reader should know of a brief that holds."""
    if brief.moment is not None and (later := added_since(connection, brief.moment)):
        yield f"as the chronicle was on {brief.moment.added}; {later} texts were added since"


def verify(content: bytes, connection: Connection, *, where: str) -> Verdict:
    """Prove a brief against a chronicle, by what its file shows to a reader.

    Raises NoRecord if the file is no brief, UnreadableInput if it is damaged.
    """
    brief, shown = _read(content, where)
    faults = [*_frame_faults(connection, brief), *_sentence_faults(brief)]
    if isinstance(shown, Seen):
        wanted = _wanted(brief, shown, where)
        faults += [*_shown_faults(brief, shown, wanted), *_note_faults(connection, brief, shown.notes)]
        faults += _link_faults(connection, brief, shown.links)
    else:
        faults += [*_sheet_faults(brief, shown, where), *_note_faults(connection, brief, _told_notes(brief))]
    recomputed = recompute(connection, brief)
    faults += [*recomputed.faults, *recomputed.reasons]
    return Verdict(
        len(sentences_of(brief)), len(brief.notes), tuple(faults), tuple(_remarks(connection, brief))
    )
