"""Says which rule and which lexicon rows made a finding."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rawi.entities.facts import word_facts
from rawi.entities.knowledge import gazetteer_row, known_forms
from rawi.language.phrases import matches
from rawi.language.tokens import Token, tokenize
from rawi.letters import is_arabic, lookup_key
from rawi.lexicon import Row, load_folder, load_table, table_names
from rawi.records import Claim, Event, Instrument, Mention, Reading, Reference, Span, Timex

Finding = Timex | Mention | Reference | Event | Claim | Instrument
LAYERS = ("timexes", "mentions", "references", "events", "claims", "instruments")
MOST_ROWS = 12

_RULE_TABLES = ("timexes/rules", "entities/rules", "events/rules", "claims/rules", "instruments/rules")
_ANY = "*"
_GAZETTEER = "entities/places/geonames"
_LONGEST_PHRASE = 5
# Titles and cues stand before a name, at most this many characters and words away.
_TITLE_REACH, _TITLE_WORDS = 120, 9
_NAME_TABLES = (
    "names/given",
    "names/family",
    "names/particles",
    "names/divine",
    "names/kunyas",
    "names/servants",
)
_TITLE_TABLES = ("names/titles", "entities/offices")
_OPENING_TABLES = ("entities/heads", "entities/place_cues", "entities/place_words", "entities/body_words")


class Explanation(NamedTuple):
    """A finding with its layer, its rule in words, and the lexicon rows that know its words."""

    layer: str
    finding: Finding
    rule_text: str
    rows: tuple[Row, ...]


def place_of(finding: Finding) -> Span:
    """Give the words that make a finding: of an event its trigger, of a claim its cue, else its own."""
    if isinstance(finding, Claim):
        return finding.cue
    if isinstance(finding, Event):
        return finding.trigger
    if isinstance(finding, Instrument):
        return finding.name
    return Span(finding.start, finding.end, finding.text)


@cache
def _rule_rows() -> dict[str, Row]:
    return {row["rule"]: row for table in _RULE_TABLES for row in load_table(table)}


@cache
def rule_text(rule: str, *, language: str = "en") -> str:
    """Give a rule's explanation in words; each part that it adds to another rule is explained in turn.

    >>> rule_text("timexes.day.part")
    'A full date, with its year. With a part of the day.'
    """
    rows, column = _rule_rows(), f"explanation_{language}"
    if rule in rows:
        return rows[rule][column]
    base, _, part = rule.rpartition(".")
    known = [rule_text(base, language=language)] if base else []
    if f"{_ANY}.{part}" in rows:
        known.append(rows[f"{_ANY}.{part}"][column])
    return " ".join(filter(None, known))


def _phrases(row: Row) -> Iterator[str]:
    """Yield what a row knows by its words; figures and codes are no words."""
    for column in row.cells:
        if column != "source":
            yield from (
                lookup_key(phrase.lstrip("?!")) for phrase in row.all(column) if any(map(is_arabic, phrase))
            )


@cache
def _index(tables: tuple[str, ...]) -> dict[str, tuple[Row, ...]]:
    """Index the rows of some tables by every phrase in their cells."""
    index: dict[str, list[Row]] = defaultdict(list)
    for table in tables:
        for row in load_table(table):
            for key in _phrases(row):
                index[key].append(row)
    return {key: tuple(rows) for key, rows in index.items()}


def _known_tables(wanted: Sequence[str]) -> tuple[str, ...]:
    folders = dict.fromkeys(table.partition("/")[0] for table in wanted)
    known = {name for folder in folders for name in table_names(folder)}
    return tuple(table for table in wanted if table in known)


def _rows_of_words(tokens: Sequence[Token], tables: Sequence[str]) -> list[Row]:
    """Give the rows that know some of the words: longer phrases and undivided words first."""
    index = _index(_known_tables(tables))
    found: list[tuple[int, int, int, Row]] = []
    for first, token in enumerate(tokens):
        for last in range(first + 1, min(first + _LONGEST_PHRASE, len(tokens)) + 1):
            rest = [other.word.key for other in tokens[first + 1 : last]]
            for rank, split in enumerate(token.word.splits):
                for row in index.get(" ".join([split.key, *rest]), ()):
                    found.append((first - last, rank, first, row))
    return [row for *_, row in sorted(found, key=lambda match: match[:3])]


@cache
def _rows_by_place() -> dict[str, Row]:
    folders = ("entities/organisations", "entities/people", "entities/places")
    tables = [name for folder in folders for name in table_names(folder) if name != _GAZETTEER]
    return {
        row.where: row
        for table in ("entities/countries", "entities/peoples", *tables)
        for row in load_table(table)
    }


def _row_at(where: str) -> Row | None:
    path, _, line = where.rpartition(":")
    if path == f"{_GAZETTEER}.tsv":
        return gazetteer_row((int(line) - 1, 0))
    return _rows_by_place().get(where)


@cache
def _places_of_entities() -> dict[str, tuple[str, ...]]:
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for form in known_forms():
        places[form.known.id][form.known.where] = None
    return {identifier: tuple(found) for identifier, found in places.items()}


def _rows_of_entity(mention: Mention, tokens: Sequence[Token]) -> Iterator[Row]:
    """Yield the rows that list the entity: first those that list it under these very words."""
    places: dict[str, None] = {}
    for index, token in enumerate(tokens):
        for match in matches(word_facts(token.word).known, tokens, index):
            places.update(
                (form.known.where, None) for form in match.values if form.known.id == mention.entity
            )
    places.update(dict.fromkeys(_places_of_entities().get(mention.entity, ())))
    yield from filter(None, map(_row_at, places))


def _time_rows(timex: Timex, tokens: Sequence[Token]) -> list[Row]:
    """Give the rows of a time's words, those of the table that its rule is named after first."""
    tables = [table for table in table_names("timexes") if table not in _RULE_TABLES]
    rows = _rows_of_words(tokens, (*tables, "language/numbers"))
    topic = timex.rule.split(".")[1].replace("-", "_")
    return sorted(rows, key=lambda row: f"/{topic}" not in row.path)


def _event_rows(event: Event) -> tuple[Row, ...]:
    """Give the rows that know a trigger, first those that give it the event's type and mode."""
    from rawi.senses.lexicon import rows_for

    wanted = (event.type, event.mode or "")
    found = rows_for(event.trigger.text)
    return tuple(sorted(found, key=lambda row: (row.cells.get("type"), row.cells.get("mode")) != wanted))


def _instrument_rows(found: Instrument) -> Iterator[Row]:
    """Yield the rows that know an instrument: its name, its head and qualifiers, and the word of its step."""
    from rawi.instruments import heads, known, steps

    named = known.known_as(found.instrument)
    if named is not None:
        yield named.row
    tokens = tokenize(found.name.text)
    yield from known.rows_for(tokens)
    yield from heads.rows_for(tokens)
    yield from _rows_of_words(tokens, ("instruments/qualifiers",))
    if found.step is not None:
        yield from (
            row for row in steps.rows_for(found.step.text) if found.kind in (row["kinds"] or found.kind)
        )


def _claim_rows(claim: Claim) -> Iterator[Row]:
    """Yield the rows that know a cue, first those of its act, and for a phrase the row of the phrase."""
    from rawi.claims.lexicon import rows_for

    found = rows_for(claim.cue.text)
    yield from sorted(found, key=lambda row: row["act"] != claim.act)
    if claim.rule.startswith("claims.source"):
        yield from _rows_of_words(tokenize(claim.cue.text), ("claims/attributions",))


def _rows(reading: Reading, finding: Finding) -> Iterator[Row]:
    if isinstance(finding, Event):
        yield from _event_rows(finding)
        return
    if isinstance(finding, Instrument):
        yield from _instrument_rows(finding)
        return
    if isinstance(finding, Claim):
        yield from _claim_rows(finding)
        return
    tokens = tokenize(reading.text, start=finding.start, end=finding.end)
    if isinstance(finding, Timex):
        yield from _time_rows(finding, tokens)
        return
    if isinstance(finding, Reference):
        yield from (row for row in load_folder("entities/holders") if row["person"] == finding.entity)
        yield from _rows_of_words(tokens, _TITLE_TABLES)
        return
    yield from _rows_of_entity(finding, tokens)
    if ".known." in finding.rule:
        return
    yield from _rows_of_words(tokens, (*_NAME_TABLES, *_OPENING_TABLES))
    if finding.rule.endswith((".title", ".cue")):
        reach = max(0, finding.start - _TITLE_REACH)
        before = tokenize(reading.text, start=reach, end=finding.start)[-_TITLE_WORDS:]
        yield from _rows_of_words(before, (*_TITLE_TABLES, "entities/place_cues"))


def _findings(reading: Reading) -> Iterator[tuple[str, Finding]]:
    for layer in LAYERS:
        for finding in getattr(reading, layer):
            yield layer, finding


def _spans(text: str, words: str) -> list[tuple[int, int]]:
    spans = []
    start = text.find(words)
    while start >= 0 and words:
        spans.append((start, start + len(words)))
        start = text.find(words, start + 1)
    return spans


def explain(reading: Reading, *, at: int | None = None, words: str | None = None) -> tuple[Explanation, ...]:
    """Explain the findings at the character `at`, or that overlap `words`; all, if neither is given."""
    spans = [(0, len(reading.text))]
    if words is not None:
        spans = _spans(reading.text, words)
    if at is not None:
        spans = [(at, at + 1)]
    explained = []
    for layer, finding in _findings(reading):
        place = place_of(finding)
        if any(start < place.end and place.start < end for start, end in spans):
            rows = {row.where: row for row in _rows(reading, finding)}
            text = rule_text(finding.rule)
            explained.append(Explanation(layer, finding, text, tuple(rows.values())[:MOST_ROWS]))
    return tuple(explained)
