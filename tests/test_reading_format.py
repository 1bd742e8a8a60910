"""Checks the reading format: its schema, its way there and back, and its description."""

import dataclasses
import json
from pathlib import Path

import jsonschema
import pytest

import rawi
from rawi import records
from rawi.errors import InvalidRecord
from rawi.reading_fields import FIELDS
from rawi.reading_format import dump_reading, load_reading, load_readings, reading_schema
from rawi.records import Reading

DOCUMENT = Path(__file__).parents[1] / "docs" / "reading-format.md"
TEXTS = [
    "استقبل الرئيس الجزائري عبد المجيد تبون أمس وفدا من مدينة عنابة، وقال الرئيس إن اللقاء يعقد كل ستة أشهر.",
    "No Arabic here.",
    "وقعت الدولتان الاتفاق يوم 12 رمضان 1446 هـ، بعد مفاوضات دامت ثلاثة أشهر.",
]


def example() -> str:
    """Give the reading that the description shows."""
    return DOCUMENT.read_text(encoding="utf-8").split("```json\n")[1].split("```")[0]


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = reading_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("published", ["2025-04-03", None])
def test_what_is_written_is_valid(
    validator: jsonschema.Draft202012Validator, text: str, published: str | None
) -> None:
    validator.validate(json.loads(dump_reading(rawi.read(text, published=published))))


def test_layers_not_found_yet_are_described_too(validator: jsonschema.Draft202012Validator) -> None:
    reading = json.loads(dump_reading(rawi.read(TEXTS[0])))
    span = {"start": 0, "end": 1, "text": "ا"}
    reading["instruments"] = [
        {
            "name": span,
            "kind": "treaty",
            "parties": ["DZ"],
            "status": "signed",
            "date": None,
            "cadence": None,
            "rule": "r",
        }
    ]
    validator.validate(reading)
    reading["instruments"][0]["parties"] = "DZ"
    assert not validator.is_valid(reading)


@pytest.mark.parametrize(
    ("field", "value"),
    [("published", "2025-13-45"), ("format", "rawi-reading/2"), ("published_basis", "guess"), ("text", None)],
)
def test_what_is_wrong_is_not_valid(
    validator: jsonschema.Draft202012Validator, field: str, value: object
) -> None:
    reading = json.loads(dump_reading(rawi.read(TEXTS[0])))
    assert validator.is_valid(reading)
    assert not validator.is_valid({**reading, field: value})


@pytest.mark.parametrize("text", TEXTS)
def test_a_reading_comes_back_as_it_was(text: str) -> None:
    reading = rawi.read(text, published="2025-04-03")
    line = dump_reading(reading)
    assert "\n" not in line
    assert list(load_readings([line, "\n", line.encode()])) == [reading, reading]


@pytest.mark.parametrize("line", ["", "{}", "[1]", "{broken", b"\xff", '"x"', "[" * 100_000])
def test_what_is_no_reading_is_named(line: str | bytes) -> None:
    with pytest.raises(InvalidRecord, match=r"^shelf\.jsonl:7: "):
        load_reading(line, where="shelf.jsonl:7")


def test_another_format_is_refused() -> None:
    line = dump_reading(rawi.read(TEXTS[0])).replace("rawi-reading/1", "rawi-reading/9")
    with pytest.raises(InvalidRecord, match="rawi-reading/9"):
        load_reading(line)


def test_every_field_is_described() -> None:
    for name, fields in FIELDS.items():
        assert [field.name for field in dataclasses.fields(getattr(records, name))] == list(fields)
    assert set(reading_schema()["$defs"]) - {"EntityType", "PublishedBasis", "TimexType"} == set(FIELDS)


def test_the_description_names_every_field() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    for name in ("Reading", "Timex", "Mention", "Reference", "Entity", "Removed", "Event", "Participant"):
        for field in FIELDS[name]:
            assert f"`{field}`" in document, f"{name}.{field}"


def test_the_example_of_the_description_is_a_reading(validator: jsonschema.Draft202012Validator) -> None:
    validator.validate(json.loads(example()))
    reading: Reading = load_reading(example())
    triggers = [event.trigger for event in reading.events]
    findings = [*reading.timexes, *reading.mentions, *reading.references, *triggers]
    assert triggers
    for finding in findings:
        assert reading.text[finding.start : finding.end] == finding.text
    assert {mention.entity for mention in reading.mentions} == {entity.id for entity in reading.entities}
