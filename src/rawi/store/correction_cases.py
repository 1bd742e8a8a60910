"""Corrections as test cases, in the form of Rawi's own tables (`tests/cases`)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from rawi.api import read
from rawi.chronicle.correction_file import toml_text
from rawi.chronicle.corrections import Action, Correction, Layer, Part, Passage
from rawi.records import Event, Participant
from rawi.store import schema
from rawi.store.packing import unpack_text
from rawi.store.replaying import load_corrections

_version, _article = schema.version.c, schema.article.c
_OPENINGS = {
    "events": "# Events as analysts corrected them: for tests/cases/events.",
    "incidents": "# Happenings as analysts corrected them: for tests/cases/incidents.",
    "names": "# Whose names are whose, as analysts corrected it: for tests/cases/names.",
}


class _Text(NamedTuple):
    """The text of an article's version that a passage is of."""

    source: str
    published: str
    title: str
    text: str


def _load(connection: Connection, passages: Iterable[Passage]) -> dict[tuple[str, str], _Text]:
    """Load the versions that passages are of; those that the chronicle does not have are left out."""
    wanted = {(one.article, one.digest) for one in passages}
    columns = (_article.key, _version.digest, _version.source, _version.published, _version.title)
    found = {}
    for key, told in sorted(wanted):
        asked = (
            select(*columns, _version.reading)
            .join_from(schema.version, schema.article)
            .where(_article.key == key, _version.digest == told)
        )
        row = connection.execute(asked).one_or_none()
        if row is not None:
            found[key, told] = _Text(row[2] or "", row[3] or "", row[4] or "", unpack_text(row[5]))
    return found


def _list(values: Iterable[str]) -> str:
    return "[" + ", ".join(map(toml_text, values)) + "]"


def _named(ones: Sequence[Participant]) -> str:
    return _list(one.entity or one.text or "" for one in ones)


def _event(event: Event, others: Sequence[Event], kind: tuple[str, str | None]) -> str:
    before = sum(
        one.trigger.text == event.trigger.text for one in others if one.trigger.start < event.trigger.start
    )
    cells = [f"trigger = {toml_text(event.trigger.text)}", f"type = {toml_text(kind[0])}"]
    cells += [f"mode = {toml_text(kind[1] or '')}", f"modality = {toml_text(event.modality)}"]
    cells += [f"actors = {_named(event.actors)}", f"recipients = {_named(event.recipients)}"]
    cells += [f"nth = {before + 1}"] if before else []
    return "  { " + ", ".join(cells) + " },"


def _event_case(one: Correction, passage: Passage, published: str) -> str | None:
    """Write the events of a sentence as they should be; None where it alone tells no such event."""
    events = read(passage.sentence, published=published or None).events
    meant = next((event for event in events if event.trigger.text == passage.words), None)
    if meant is None:
        return None
    wanted = [(event, (event.type, event.mode)) for event in events if event is not meant]
    if one.action is Action.RETYPE:
        wanted.append((meant, (one.type or meant.type, one.mode)))
    wanted.sort(key=lambda told: told[0].trigger.start)
    is_met = one.action is Action.RETYPE and (meant.type, meant.mode) == (one.type, one.mode)
    lines = [
        *("[[case]]", f"name = {toml_text(f'{one.key} {passage.words}: {one.reason}')}"),
        *(f"text = {toml_text(passage.sentence)}", f"published = {toml_text(published)}", "events = ["),
        *(
            _event(event, events, kind)
            for event, kind in sorted(wanted, key=lambda told: told[0].trigger.start)
        ),
        *("]", f'expect = "{"pass" if is_met else "fail"}"'),
    ]
    return "\n".join(lines + ([] if is_met else [f"reason = {toml_text(one.reason)}"]))


def _event_cases(corrections: Iterable[Correction], texts: dict[tuple[str, str], _Text]) -> Iterator[str]:
    for one in corrections:
        if one.action in (Action.RETYPE, Action.REJECT):
            for passage in one.passages:
                text = texts.get((passage.article, passage.digest))
                if passage.layer is Layer.EVENT and text is not None and text.published:
                    case = _event_case(one, passage, text.published)
                    if case is not None:
                        yield case


def _place(passage: Passage, at: int) -> str:
    return f"{{ article = {at}, start = {passage.start}, words = {toml_text(passage.words)} }}"


def _incident_case(one: Correction, texts: dict[tuple[str, str], _Text]) -> str | None:
    """Write a merge as one happening, a split as two; None where not all texts are known."""
    keys = list(dict.fromkeys((passage.article, passage.digest) for passage in one.passages))
    if not all(key in texts for key in keys):
        return None
    lines = ["[[case]]", f"name = {toml_text(f'{one.key}: {one.reason}')}", "articles = ["]
    for key in keys:
        cells = (f"{name} = {toml_text(cell)}" for name, cell in texts[key]._asdict().items())
        lines.append(f"  {{ {', '.join(cells)} }},")
    lines += ["]", "happenings = ["]
    apart = [passage for passage in one.passages if passage.part is Part.APART]
    rest = [passage for passage in one.passages if passage.part is not Part.APART]
    for happening in (apart, rest) if apart else (rest,):
        places = (_place(passage, keys.index((passage.article, passage.digest))) for passage in happening)
        lines.append(f"  [{', '.join(places)}],")
    return "\n".join((*lines, "]", 'expect = "fail"', f"reason = {toml_text(one.reason)}"))


def _name_case(one: Correction) -> str:
    """Write whose names are one's, and whose another's."""
    lines = ["[[case]]", f"name = {toml_text(f'{one.key}: {one.reason}')}", "names = ["]
    for named in one.names:
        cells = {"words": named.words, "type": named.type, "country": named.country}
        told = ", ".join(f"{name} = {toml_text(cell)}" for name, cell in cells.items())
        whose = 1 if one.action is Action.SPLIT_ENTITY and named.part is Part.APART else 0
        lines.append(f"  {{ {told}, whose = {whose} }},")
    return "\n".join((*lines, "]", 'expect = "fail"', f"reason = {toml_text(one.reason)}"))


def correction_cases(connection: Connection) -> dict[str, str]:
    """Give tables of cases by their names; a kind without corrections has none.

    A case that is not met yet says `expect = "fail"`, as Rawi's own do: whoever mends it will hear.
    """
    held = load_corrections(connection)
    texts = _load(connection, (passage for one in held for passage in one.passages))
    incidents = (_incident_case(one, texts) for one in held if one.action in _ON_INCIDENTS)
    whole = (one for one in held if one.action is Action.MERGE_ENTITIES)
    found = {
        "events": list(_event_cases(held, texts)),
        "incidents": [case for case in incidents if case is not None],
        "names": [_name_case(one) for one in whole],
    }
    return {name: "\n\n".join((_OPENINGS[name], *cases)) + "\n" for name, cases in found.items() if cases}


_ON_INCIDENTS = (Action.MERGE_INCIDENTS, Action.SPLIT_INCIDENT)
