"""What templates call: words, numbers, days and names in the language and manner of who reads."""

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from rawi.render.kinds import label
from rawi.render.safety import FIRST_STRONG_ISOLATE, POP_ISOLATE, one_line
from rawi.store.answers import Party
from rawi.web import figures, naming
from rawi.web.languages import Reader
from rawi.web.questions.agreements import instrument_name
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
def _modality(context: Context, modality: str) -> str:
    return naming.modality_name(modality, _reader(context).language)


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


@pass_context
def _instrument(context: Context, name: str) -> str:
    return one_line(instrument_name(name, _reader(context).language))


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


FILTERS: dict[str, Callable[..., str]] = {
    "number": _number,
    "signed": _signed,
    "day": _day,
    "party": _party,
    "country": _country,
    "told": _told,
    "office": _office,
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
}
