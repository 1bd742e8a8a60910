"""What templates call: words, numbers, days and names in the language and manner of who reads."""

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from rawi.manners import figures, naming
from rawi.manners.instruments import instrument_name
from rawi.manners.reader import Reader
from rawi.render.agreeing import standing_label
from rawi.render.kinds import label
from rawi.render.safety import FIRST_STRONG_ISOLATE, POP_ISOLATE, one_line
from rawi.store.answers import Party
from rawi.store.queries.names import party_names
from rawi.web.wording import Counted, counted, wording

_RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT ISOLATE}"
_UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}


def _reader(context: Context) -> Reader:
    reader = context["reader"]
    assert isinstance(reader, Reader)
    return reader


@pass_context
def _wording(context: Context, key: str, **values: object) -> str:
    return wording(key, _reader(context).language, **values)


@pass_context
def _counted(context: Context, key: str, count: int) -> str:
    reader = _reader(context)
    return counted(key, Counted(count, figures.number(count, reader)), reader.language)


@pass_context
def _number(context: Context, value: int) -> str:
    return figures.number(value, _reader(context))


@pass_context
def _signed(context: Context, value: float) -> str:
    """Write a score with its sign, kept in its order among Arabic words."""
    sign = "\N{MINUS SIGN}" if value < 0 else "+" if value > 0 else ""
    return figures.digits(f"{sign}{abs(value):.1f}", _reader(context))


@pass_context
def _day(context: Context, told: str | None, pattern: str = "day") -> str:
    return figures.day_of(told, _reader(context), pattern) if told else ""


@pass_context
def _span(context: Context, first: str | None, last: str | None) -> str:
    return figures.span_of(first, last, _reader(context))


@pass_context
def _party(context: Context, party: Party) -> str:
    return one_line(naming.party_name(party, _reader(context).language))


@pass_context
def _type_name(context: Context, kind: str, mode: str | None = None) -> str:
    return naming.type_name(kind, mode, _reader(context).language)


@pass_context
def _modality(context: Context, one: Any) -> str:
    """Name the modality of an incident, as is said of its type."""
    language = _reader(context).language
    return naming.modality_name(one.modality, language, of=naming.type_name(one.type, None, language))


@pass_context
def _country(context: Context, code: str) -> str:
    return naming.country_name(code, _reader(context).language)


@pass_context
def _label(context: Context, key: str) -> str:
    return str(getattr(label(key), _reader(context).language))


@pass_context
def _told(context: Context, words: Any) -> str:
    return one_line(str(getattr(words, _reader(context).language)))


@pass_context
def _office(context: Context, office: str) -> str:
    return naming.office_name(office, _reader(context).language)


@pass_context
def _embedded(context: Context, words: str) -> str:
    """Shut words in with the page's direction, for SVG, whose text must be laid out left to right."""
    opening = _RIGHT_TO_LEFT if _reader(context).direction == "rtl" else FIRST_STRONG_ISOLATE
    return f"{opening}{words}{POP_ISOLATE}"


def instrument_words(name: str, reader: Reader) -> str:
    """Name an instrument for a reader."""
    told, number = instrument_name(name, reader.language)
    if number is None:
        return one_line(told)
    return wording("ledger.resolution", reader.language, body=told, number=figures.digits(number, reader))


@pass_context
def _instrument(context: Context, name: str) -> str:
    return instrument_words(name, _reader(context))


@pass_context
def _standing(context: Context, status: str, one: Any) -> str:
    """Say how an instrument stands, in the gender of the name it is shown by."""
    return standing_words(status, one, _reader(context))


def standing_words(status: str, one: Any, reader: Reader) -> str:
    """Say how an instrument stands, or what a step of it did."""
    told, number = instrument_name(one.name, "ar")
    noun = told if number is None else ""  # a resolution by its number is called one, whoever passed it
    return str(getattr(standing_label(status, noun, one.kind), reader.language))


@pass_context
def _every(context: Context, cadence: str) -> str:
    """Write how often something recurs; what is no plain length stays as it is."""
    count, unit = cadence[1:-1], cadence[-1:]
    if not cadence.startswith("P") or unit not in _UNITS or not count.isdecimal():
        return cadence
    reader = _reader(context)
    return counted(_UNITS[unit], Counted(int(count), figures.number(int(count), reader)), reader.language)


@pass_context
def _concept(context: Context, key: str) -> str:
    return naming.concept_name(key, _reader(context).language)


@pass_context
def _territory(context: Context, value: Any) -> str:
    """Say on which side of a border something is said to be: `value` is a value or a verdict of a board."""
    reader = _reader(context)
    key = value.key if hasattr(value, "key") else value.value
    country = value.party if hasattr(value, "party") else value.country
    name = naming.party_name(country, reader.language) if country else key
    told = wording("board.inside" if key.startswith("in:") else "board.outside", reader.language, name=name)
    if not value.low:
        return told
    depth = wording("map.km", reader.language, km=figures.digits(f"{value.low:g}", reader))
    return f"{told} ({depth})"


@pass_context
def _amount(context: Context, value: Any) -> str:
    """Write a number that words may leave open on either side."""
    reader = _reader(context)
    low, high = value.low, value.high
    if low is not None and low == high:
        return figures.number(int(low), reader)
    if high is None:
        return wording("board.at_least", reader.language, number=figures.number(int(low or 0), reader))
    if low is None:
        return wording("board.at_most", reader.language, number=figures.number(int(high), reader))
    return f"{figures.number(int(low), reader)}–{figures.number(int(high), reader)}"


@pass_context
def _site_name(context: Context, told: tuple[str, str]) -> str:
    """Name a place of the map by its key and its Latin name."""
    party = context["site"].ask(("party", told[0]), lambda asked: party_names(asked, [told[0]])[told[0]])
    name = naming.party_name(party, _reader(context).language)
    return one_line(name if name != told[0] else told[1])


@pass_context
def _place_name(context: Context, place: Any) -> str:
    return one_line(naming.party_name(place.party, _reader(context).language))


def _coded(words: str) -> Markup:
    """Set what stands between backticks as code, which runs from left to right in any language."""
    parts = enumerate(words.split("`"))
    code = Markup('<code dir="ltr">{}</code>')
    return Markup("").join(code.format(part) if at % 2 else escape(part) for at, part in parts)


FILTERS: dict[str, Callable[..., str]] = {
    "coded": _coded,
    "number": _number,
    "signed": _signed,
    "day": _day,
    "party": _party,
    "country": _country,
    "told": _told,
    "office": _office,
    "territory": _territory,
    "amount": _amount,
    "site_name": _site_name,
    "place_name": _place_name,
    "concept": _concept,
    "instrument": _instrument,
    "every": _every,
    "embedded": _embedded,
}
WORDS: dict[str, Callable[..., str]] = {
    "t": _wording,
    "n": _counted,
    "span": _span,
    "type_name": _type_name,
    "modality_name": _modality,
    "label": _label,
    "status_of": _standing,
}
