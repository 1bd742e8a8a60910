"""Speakers who come down to nobody that is named: sources, the press of a country, a body of a town."""

from rawi.claims.voices import is_source
from rawi.records import EntityType, Participant
from rawi.syntax.line import Line
from rawi.syntax.participants import Cast
from rawi.syntax.phrases import OTHER, Phrase


def is_of_none(line: Line, phrase: Phrase, meant: Participant, cast: Cast) -> bool:
    """Whether what a phrase is linked to is not the one who speaks: `إدارة مستشفى شرق جدة` is not جدة."""
    return _is_town(meant, cast) or _is_press(line, phrase) or _is_any_source(line, phrase)


def _is_any_source(line: Line, phrase: Phrase) -> bool:
    """Whether a source without ال is described by a name behind a preposition: `مصدر عسكري موال | لحفتر`."""
    form = line.forms[phrase.head]
    if phrase.kind != OTHER or form.is_definite or not is_source(form.key) or not phrase.names:
        return False
    inner = range(phrase.head + 1, phrase.end)
    first = next((n for n in inner if line.tokens[n].end > phrase.names[0].start), phrase.head)
    return bool(line.forms[first].preposition)


def _is_press(line: Line, phrase: Phrase) -> bool:
    """Whether a source is only of a nationality, which it is no word of: `الصحافة البرتغالية`."""
    is_of = bool(phrase.names) and phrase.names[0].type is EntityType.NORP
    return is_of and phrase.kind == OTHER and is_source(line.forms[phrase.head].key)


def _is_town(meant: Participant, cast: Cast) -> bool:
    """Whether a phrase that calls a body comes down to no more than the place where it is."""
    entity = cast.entity(meant.entity)
    return entity is not None and entity.type is EntityType.GPE and entity.id != entity.country


def is_unnamed(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is of people who are not named: these have no entity, whatever state they are of."""
    if line.references[phrase.head] is not None:
        return False
    return phrase.kind in ("person", "crowd", "unit", OTHER) and (
        phrase.kind != OTHER or is_source(line.forms[phrase.head].key)
    )
