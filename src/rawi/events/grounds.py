"""Against whom people protest: what stands behind `احتجاجا على`, `ضد`, `منددين ب`."""

from collections.abc import Iterator

from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import Participant
from rawi.syntax.clauses import complements
from rawi.syntax.line import Line
from rawi.syntax.participants import Cast
from rawi.syntax.phrases import OTHER

_FARTHEST = 30


@built_once
def _grounds() -> dict[str, tuple[str, ...]]:
    grounds: dict[str, tuple[str, ...]] = {}
    for row in load_table("events/grounds"):
        for form in (row["word"], *row.all("forms")):
            key = lookup_key(form)
            grounds[key] = (*grounds.get(key, ()), lookup_key(row["via"]))
    return grounds


def opponents(line: Line, at: int, cast: Cast) -> Iterator[Participant]:
    """Give those against whom the protest named by the word at `at` is, as the words behind it tell."""
    for place in range(at, min(line.length, at + _FARTHEST)):
        form = line.forms[place]
        ways = _grounds().get(form.key, ()) or _grounds().get(form.key.removeprefix(ARTICLE), ())
        for via in ways:
            yield from _behind(line, place, via, cast)


def _behind(line: Line, place: int, via: str, cast: Cast) -> Iterator[Participant]:
    if not via and line.forms[place].particle == "preposition":
        yield from cast.participants(line, place + 1)
        return
    for preposition, phrase in complements(line, place + 1)[:1]:
        if preposition != via:
            return
        found = list(cast.participants(line, phrase.first))
        yield from found or (cast.behind(line, phrase) if phrase.kind == OTHER else [])
