"""JSON Lines are taken as they stand; each line that is no article is a failure with file and line."""

import io
import json
from datetime import date
from typing import Any

import pytest

from rawi.ingest.jsonl import LONGEST_LINE, read_json
from rawi.records import Article, Failure

_TEXT = "  وصل الوفد\u200f إلى تونس.\r\n\ne\u0301 ﻻ "


def _read(*lines: object, whole: bool = False) -> list[Any]:
    content = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(read_json(io.BytesIO(content), "a.jsonl", whole=whole))


def test_article_is_taken_as_it_stands() -> None:
    record = {
        "id": "x-1",
        "url": "https://example.org/1",
        "source": "الشاطئ",
        "title": "وصول",
        "published": "2015-08-06",
        "text": _TEXT,
        "unknown": [1, {"a": None}],
    }
    (article,) = _read(record)
    assert isinstance(article, Article)
    assert (article.id, article.text, article.title, article.source) == ("x-1", _TEXT, "وصول", "الشاطئ")
    assert article.published == date(2015, 8, 6)
    assert article.published_basis == "given"
    assert article.removed == ()


def test_missing_id_comes_from_the_content() -> None:
    first, second, third = _read({"text": "أ"}, {"text": "أ"}, {"text": "ب"})
    assert first.id == second.id != third.id


def test_an_id_may_be_a_whole_number() -> None:
    article, none, fraction = _read(*({"text": "أ", "id": number} for number in (17, None, 1.5)))
    assert article.id == "17"
    assert len(none.id) == 20
    assert "whole number" in fraction.error


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"title": "بلا نص"}, '"text" is missing'),
        ({"text": None}, "must be text in quotes"),
        ({"text": 5}, "must be text in quotes"),
        ({"text": "  "}, "empty"),
        ({"text": "أ", "title": ["ب"]}, '"title" must be text'),
        ({"text": "أ", "published": "2015-02-30"}, "no calendar"),
        ({"text": "أ", "published": "06/08/2015"}, "two ways"),
        ({"text": "أ", "published": "أمس"}, "no date"),
        ([1, 2], "object"),
        (b'"x"', "object"),
        (b"{broken", "not valid JSON"),
        (b'{"text": "cut', "not valid JSON"),
        ("أ".encode("cp1256") + b"{", "JSON"),
        (b'{"text": "\xca\xc8"}', "not UTF-8"),
        (b'{"text": "a", "x": ' + b"[" * 100_000, "nested"),
    ],
)
def test_bad_line_is_a_failure_and_the_rest_goes_on(line: object, words: str) -> None:
    first, bad, last = _read({"text": "أ"}, line, {"text": "ب"})
    assert isinstance(bad, Failure)
    assert bad.where == "a.jsonl:2"
    assert words in bad.error
    assert (first.text, last.text) == ("أ", "ب")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2015-08-06T10:00:00Z", date(2015, 8, 6)),
        ("2015-08-06 23:59:59.123+03:00", date(2015, 8, 6)),
        ("20150806", date(2015, 8, 6)),
        ("26/08/2015", date(2015, 8, 26)),
        ("08/08/2015", date(2015, 8, 8)),
        ("٢٠١٥/٠٨/٠٦", date(2015, 8, 6)),
        ("Thu, 06 Aug 2015 10:00:00 GMT", date(2015, 8, 6)),
    ],
)
def test_dates(written: str, day: date) -> None:
    (article,) = _read({"text": "أ", "published": written})
    assert article.published == day


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    escaped, raw, pair = _read(
        b'{"text": "a\\ud800b", "title": "\\udfff"}',
        b'{"text": "a\xed\xa0\x80b"}',
        b'{"text": "\\ud83d\\ude00"}',
    )
    assert (escaped.text, escaped.title) == ("a\ufffdb", "\ufffd")
    assert len(raw.text) == 3
    assert pair.text == "\U0001f600"


def test_byte_order_mark_blank_lines_and_utf16_are_tolerated() -> None:
    content = b'\xef\xbb\xbf{"text": "a"}\r\n\r\n   \n{"text": "b"}'
    assert [found.text for found in read_json(io.BytesIO(content), "a")] == ["a", "b"]  # type: ignore[union-attr]


def test_json_list_and_pretty_printed_object() -> None:
    pretty = json.dumps([{"text": "أ"}, {"text": 1}, {"text": "ب"}], indent=2).encode()
    first, bad, last = read_json(io.BytesIO(pretty), "a.json", whole=True)
    assert isinstance(bad, Failure) and bad.where == "a.json[2]"
    assert isinstance(first, Article) and isinstance(last, Article)
    (one,) = read_json(io.BytesIO(json.dumps({"text": "أ"}, indent=2).encode()), "a.json", whole=True)
    assert isinstance(one, Article)


def test_json_file_with_a_broken_first_line_is_still_read_by_lines() -> None:
    bad, good = _read(b'{"text": "cut', {"text": "b"}, whole=True)
    assert isinstance(bad, Failure) and isinstance(good, Article)


def test_very_long_line_is_read_and_a_longer_one_is_refused() -> None:
    text = "م" * 5_000_000
    (article,) = _read({"text": text})
    assert article.text == text
    too_long = b'{"text": "' + b"x" * LONGEST_LINE + b'"}'
    refused, following = _read(too_long, {"text": "b"})
    assert "64 MB" in refused.error
    assert following.text == "b"


def test_empty_input_is_a_failure() -> None:
    (found,) = read_json(io.BytesIO(b""), "a.jsonl")
    assert isinstance(found, Failure)
