"""The tables that can be written out, with what each column holds; docs/export.md tells the same."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Row = dict[str, Any]


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    TEXTS = "list of texts"
    DAY = "day"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "true or false"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what its cells are, and what they tell; `in_sheets` whether a spreadsheet can hold it."""

    name: str
    kind: Kind
    what: str
    in_sheets: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table, a row for each of `what`."""

    name: str
    what: str
    columns: tuple[Column, ...]


def _columns(kind: Kind, /, **told: str) -> tuple[Column, ...]:
    return tuple(Column(name, kind, what) for name, what in told.items())


def _text(**told: str) -> tuple[Column, ...]:
    return _columns(Kind.TEXT, **told)


def _span(words: str = "The words themselves, as published.") -> tuple[Column, ...]:
    return (
        *_columns(Kind.WHOLE, start="Where the words begin in the article's text, in characters from 0."),
        *_columns(Kind.WHOLE, end="Where they end, exclusive."),
        *_text(words=words),
    )


_ARTICLE = (
    *_text(article="The article's id."),
    *_columns(Kind.WHOLE, version="The number of its version in the chronicle: one text of one article."),
    *_text(url="Its address, or empty.", outlet="Who published it, or empty."),
    *_columns(Kind.DAY, published="When it was published, or empty."),
)
_POSITION = (
    *_columns(Kind.NUMBER, latitude="Degrees north (WGS 84), or empty.", longitude="Degrees east, or empty."),
    *_columns(Kind.NUMBER, precision_km="How far off the position may be, in kilometres, or empty."),
)


def _sides(role: str, does: str) -> tuple[Column, ...]:
    return _columns(
        Kind.TEXTS,
        **{
            role: f"Who {does}: the party each stands for, a state's ISO code, or his own key.",
            f"{role}_name": "The names of these parties in Latin letters.",
            f"{role}_ar": "Their names in Arabic.",
        },
    )


def _participants(role: str) -> tuple[Column, ...]:
    return _columns(
        Kind.TEXTS,
        **{
            f"{role}_entity": "Who they are themselves (the minister, not his state); empty if not known.",
            f"{role}_words": "The words that name them; empty if the sentence leaves them out.",
        },
    )


_PLACE = (
    *_text(place="The key of the place, or empty.", place_name="Its name in Latin letters."),
    *_text(place_ar="Its name in Arabic.", place_country="ISO code of its country."),
    *_POSITION,
)
_DEED = (
    *_text(type="PLOVER's type.", mode="Its mode, or empty."),
    *_text(modality="actual, planned, negated or hypothetical."),
    *_columns(Kind.WHOLE, quad="PLOVER's class: 1 verbal and 2 material cooperation, 3 and 4 conflict."),
    *_columns(Kind.NUMBER, score="PLOVER's intensity of type and mode, from -10 to 10."),
)

ARTICLES = Table(
    "articles",
    "version of an article",
    (
        *_text(id="The article's id."),
        *_columns(Kind.WHOLE, version="The number of the version in the chronicle."),
        *_columns(Kind.WHOLE, revision="1 for the first text of the article, 2 for the one after it."),
        *_text(url="Its address, or empty.", outlet="Who published it, or empty.", title="Its headline."),
        *_columns(Kind.DAY, published="When it was published, or empty."),
        *_text(published_basis="How that is known: given, metadata, text or unknown."),
        *_text(added_at="When it was added to the chronicle (UTC)."),
        *_columns(Kind.DAY, known_at="The day from which questions as of a day see it."),
        *_columns(Kind.WHOLE, voice="One number for all copies of one text: count these, not articles."),
        *_columns(Kind.WHOLE, characters="The length of its text.", mentions="How many mentions it has."),
        *_columns(Kind.WHOLE, events="How many events.", claims="How many claims."),
        *_columns(Kind.WHOLE, instruments="In how many places it speaks of an instrument."),
        Column("text", Kind.TEXT, "The text that all offsets count; not in CSV.", in_sheets=False),
    ),
)

MENTIONS = Table(
    "mentions",
    "place that names somebody or something",
    (
        *_text(id="The mention's id."),
        *_ARTICLE,
        *_span(),
        *_text(type="PER, ORG, GPE, LOC or NORP.", entity="The key of the entity across articles."),
        *_text(name="Its name in Latin letters.", name_ar="Its name in Arabic."),
        *_text(country="ISO code of its country, or empty.", kind="What it is more closely, or empty."),
        *_POSITION,
        *_text(reason="Why the name is that entity's: listed, spelling or name."),
        *_text(rule="The rule that found it."),
    ),
)

EVENTS = Table(
    "events",
    "event as one article tells it",
    (
        *_text(id="The event's id, as in the export to PLOVER."),
        *_ARTICLE,
        *_span("The words that tell the deed, as published."),
        *_text(sentence="The sentence around them."),
        *_DEED,
        *_text(date="When, in TIMEX3, or empty."),
        *_columns(Kind.DAY, first="The first day it can have been.", last="The last day."),
        *_text(basis="What the days rest on: told, published or none."),
        *_PLACE,
        *_sides("actors", "acts"),
        *_participants("actors"),
        *_sides("recipients", "is acted upon"),
        *_participants("recipients"),
        *_text(claim="The id of the claim that it is told in, or empty: then the article itself tells it."),
        *_text(incident="The id of its incident; empty for what is only hypothetical."),
        *_columns(Kind.WHOLE, voice="As in `articles`."),
        *_text(rule="The rule that found it."),
    ),
)

CLAIMS = Table(
    "claims",
    "act of speech",
    (
        *_text(id="The claim's id."),
        *_ARTICLE,
        *_span("The word that reports, as published."),
        *_text(sentence="The sentence around it."),
        *_text(act="state, deny, accuse, demand, warn, pledge, condemn or praise."),
        *_text(quote="Whether the words are direct or indirect speech."),
        *_columns(Kind.WHOLE, content_start="Where what is said begins.", content_end="Where it ends."),
        *_text(content="What is said, as published, or empty."),
        *_text(speaker="The key of who speaks; empty if nobody is named.", speaker_name="In Latin letters."),
        *_text(speaker_ar="His name in Arabic.", speaker_country="ISO code of his country."),
        *_text(speaker_words="The words that name him, as published."),
        *_text(channel_words="Through what he speaks, as published.", addressee="The key of whom he tells."),
        *_text(addressee_words="The words that name whom he tells."),
        *_text(via="The id of the claim that hands this one on, or empty."),
        *_text(rule="The rule that found it."),
    ),
)

INSTRUMENTS = Table(
    "instruments",
    "place that speaks of an agreement or standing arrangement",
    (
        *_text(id="The finding's id."),
        *_ARTICLE,
        *_span("The words that name it, as published."),
        *_text(sentence="The sentence around them."),
        *_text(entry="The id of its entry in the ledger: `rawi instruments CHRONICLE ID`."),
        *_text(kind="Its kind: agreement, treaty, memorandum, committee and so on."),
        *_columns(Kind.TEXTS, parties="The parties named here, by their keys."),
        *_columns(Kind.TEXTS, parties_name="Their names in Latin letters.", parties_ar="In Arabic."),
        *_text(status="What happens to it here: proposed, signed, in force, suspended and so on."),
        *_text(status_words="The words that tell the status, as published.", date="When, in TIMEX3."),
        *_columns(Kind.DAY, first="The first day that the date can mean.", last="The last."),
        *_text(founded="When it was founded, in TIMEX3.", cadence="How often it meets, in TIMEX3."),
        *_columns(Kind.WHOLE, session="The number of the meeting, or empty."),
        *_text(scope_words="What it is about, as published.", rule="The rule that found it."),
    ),
)

INCIDENTS = Table(
    "incidents",
    "happening, put together from all that tell it",
    (
        *_text(id="The incident's id: `rawi accounts CHRONICLE ID`."),
        *_columns(Kind.DAY, first="The first day it can have been on.", last="The last day."),
        *_DEED,
        *_sides("actors", "acts"),
        *_sides("recipients", "is acted upon"),
        *_PLACE,
        *_columns(Kind.NUMBER, border_km="Kilometres to the nearest border on land, or empty."),
        *_columns(Kind.TEXTS, border="The ISO codes of the two countries that it parts."),
        *_columns(Kind.FLAG, either_side="Whether, given the precision, it may lie on the other side."),
        *_columns(Kind.WHOLE, voices="How many independent texts tell it.", outlets="How many outlets."),
        *_columns(Kind.WHOLE, tellings="How many articles' tellings it is made of."),
        *_columns(Kind.DAY, known_at="When the chronicle first knew of it."),
        *_ARTICLE,
        *_text(title="The headline of the article whose telling leads."),
        *_span("The sentence that tells it in that article, as published."),
    ),
)

TABLES = {table.name: table for table in (ARTICLES, MENTIONS, EVENTS, CLAIMS, INSTRUMENTS, INCIDENTS)}
