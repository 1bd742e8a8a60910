"""Makes an article of one JSON object, changing nothing that it says."""

import json
import re
from typing import Any

import msgspec

from rawi.errors import InvalidDate, InvalidRecord
from rawi.ingest.dates import parse_given_date
from rawi.ingest.dating import date_article
from rawi.ingest.identity import content_id, without_surrogates
from rawi.records import Article, Failure

_FIELDS = ("id", "url", "source", "title", "published", "text")
_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_SHAPE = '{"text": "…", "title": "…", "source": "…", "url": "…", "published": "2015-08-06"}'


class _Record(msgspec.Struct):
    text: str
    id: str | int | None = None
    url: str | None = None
    source: str | None = None
    title: str | None = None
    published: str | None = None


_DECODER = msgspec.json.Decoder(_Record)


def article_or_failure(line: bytes, where: str) -> Article | Failure:
    """Read one JSON object as an article, or say why it is none.

    >>> article_or_failure('{"text": "وصل الوفد", "published": "2015-08-06"}'.encode(), "a.jsonl:1").published
    datetime.date(2015, 8, 6)
    >>> article_or_failure(b'{"text": 5}', "a.jsonl:1").error
    '"text" must be text in quotes: expected `str`, got `int`.'
    """
    try:
        return _article(_decoded(line, where), where)
    except InvalidRecord as error:
        return Failure(error.where, error.what)


def is_whole_json(line: bytes) -> bool:
    """Tell whether a line is one JSON value from its first to its last character."""
    try:
        msgspec.json.decode(line, type=msgspec.Raw)
    except RecursionError:
        return True
    except (msgspec.DecodeError, UnicodeDecodeError):
        return bool(_ESCAPED_SURROGATE.search(line))
    return True


def _article(record: _Record, where: str) -> Article:
    # Marks that only steer the direction of writing are no words either.
    if not any(character.isprintable() and not character.isspace() for character in record.text):
        raise InvalidRecord(where, '"text" is empty; give the words of the article, or leave the line out.')
    try:
        given = parse_given_date(record.published) if record.published and record.published.strip() else None
    except InvalidDate as error:
        raise InvalidRecord(where, f'"published": {error}') from error
    published, basis = date_article(record.text, given=given, url=record.url)
    return Article(
        id=_given_id(record.id) or content_id(record.text, url=record.url, title=record.title),
        text=record.text,
        url=record.url,
        source=record.source,
        title=record.title,
        published=published,
        published_basis=basis,
    )


def _given_id(given: str | int | None) -> str | None:
    """Write an id that is a number, as databases give them, in digits."""
    return str(given) if isinstance(given, int) else given


def _decoded(line: bytes, where: str) -> _Record:
    try:
        return _DECODER.decode(line)
    except msgspec.ValidationError as error:
        raise InvalidRecord(where, _wrong_shape(str(error))) from error
    except RecursionError as error:
        raise InvalidRecord(where, "the JSON is nested too deeply; write one flat object a line.") from error
    except UnicodeDecodeError as error:
        return _decoded_leniently(line, where, error)
    except msgspec.DecodeError as error:
        if _ESCAPED_SURROGATE.search(line):
            return _decoded_leniently(line, where, error)
        raise _invalid(where, error) from error


def _decoded_leniently(line: bytes, where: str, first: Exception) -> _Record:
    """Read a line that holds lone surrogates, which the strict decoder refuses."""
    try:
        found: Any = json.loads(line.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError as error:
        what = f"the line is not UTF-8 (byte {error.start + 1}); save the file as UTF-8."
        raise InvalidRecord(where, what) from error
    except (ValueError, RecursionError) as error:
        raise _invalid(where, first) from error
    if not isinstance(found, dict):
        raise InvalidRecord(where, f"this is no JSON object; write {_SHAPE}")
    known = {name: found[name] for name in _FIELDS if name in found}
    plain = {
        name: without_surrogates(value) if isinstance(value, str) else value for name, value in known.items()
    }
    try:
        return msgspec.convert(plain, _Record)
    except msgspec.ValidationError as error:
        raise InvalidRecord(where, _wrong_shape(str(error))) from error


def _invalid(where: str, error: Exception) -> InvalidRecord:
    return InvalidRecord(where, f"this is not valid JSON ({error}); correct the line, or leave it out.")


def _wrong_shape(message: str) -> str:
    if "missing required field" in message:
        return f'"text" is missing; write {_SHAPE}'
    if match := re.search(r"(?P<what>.*) - at `\$\.(?P<field>\w+)`", message):
        what = match["what"][:1].lower() + match["what"][1:]
        kind = "text in quotes or a whole number" if match["field"] == "id" else "text in quotes"
        return f'"{match["field"]}" must be {kind}: {what}.'
    return f"this is no JSON object; write {_SHAPE}"
