"""Checks that every kind of finding has its colours and names, and every label both languages."""

import re
from itertools import product
from pathlib import Path

import pytest

import rawi.render
from rawi.ingest.reasons import Why
from rawi.lexicon import load_table
from rawi.records import EntityType, PublishedBasis, TimexType
from rawi.render.kinds import Kind, kinds, label, reason_label

MODALITIES = ("actual", "planned", "hypothetical", "negated")

PAPERS = {"ink": ("#fffefb", "#fbf9f4"), "ink_dark": ("#1c1f23", "#15171a")}
READABLE = 4.5


def test_every_type_of_finding_is_a_kind() -> None:
    assert set(kinds()) == {
        *TimexType,
        *EntityType,
        "REFERENCE",
        "EVENT",
        "PARTICIPANT",
        "INSTRUMENT",
        "STEP",
        "CLAIM",
        "CONTENT",
        "SPEAKER",
    }


def test_every_reason_and_basis_is_named_in_arabic() -> None:
    named = [reason_label(why) for why in Why] + [label(f"basis {basis}") for basis in PublishedBasis]
    assert [words for words in named if words.ar == words.en] == []


@pytest.mark.parametrize("modality", MODALITIES)
def test_every_modality_is_named_in_both_languages(modality: str) -> None:
    named = label(f"modality {modality}")
    assert named.ar != named.en != f"modality {modality}"


def test_every_label_that_templates_ask_for_is_listed() -> None:
    templates = Path(rawi.render.__file__).parent / "templates"
    asked = {
        key for path in templates.iterdir() for key in re.findall(r'label\("([a-z_ ]+)"\)', path.read_text())
    }
    assert asked <= {row["key"] for row in load_table("render/labels")}


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("kind", "ink"), list(product(kinds().values(), PAPERS)), ids=str)
def test_colours_are_readable_on_the_page(kind: Kind, ink: str) -> None:
    for paper in PAPERS[ink]:
        lighter, darker = sorted((_luminance(getattr(kind, ink)), _luminance(paper)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= READABLE
