"""Instruments on the page and in the terminal: their lives, and every step linked to its words."""

import io

import lxml.html
import pytest

import rawi
from rawi.records import Reading
from rawi.render.instrument_parts import lives_of
from rawi.render.page import write_page
from rawi.render.terminal import write_terminal

TEXT = (
    "وقعت عُمان وقبرص، أمس الأحد، مذكرة تفاهم بشأن الصيد. وستدخل المذكرة حيز التنفيذ قريبا. "
    "وانعقدت الدورة الثامنة للجنة المشتركة العمانية القبرصية التي تجتمع كل سنتين."
)


@pytest.fixture(scope="module")
def pacts() -> Reading:
    """Give a reading with a memorandum named twice and a committee."""
    return rawi.read(TEXT, published="2023-05-08")


def page(reading: Reading) -> lxml.html.HtmlElement:
    stream = io.StringIO()
    write_page([reading], stream)
    return lxml.html.document_fromstring(stream.getvalue())


def test_mentions_of_one_instrument_are_one_life(pacts: Reading) -> None:
    memorandum, committee = lives_of(pacts)
    assert len(memorandum.anchors) == 2
    parts = {
        part.key: [name.label.en for name in part.names] for part in (*memorandum.parts, *committee.parts)
    }
    assert parts["scope"] == ["الصيد"]
    assert (parts["session"], parts["cadence"]) == (["8"], ["P2Y"])
    assert [part.key for part in memorandum.parts] == ["parties", "scope", "steps"]


def test_the_panel_links_every_step_to_its_words(pacts: Reading) -> None:
    tree = page(pacts)
    (panel,) = tree.cssselect(".p-instruments")
    targets = [link.get("href").removeprefix("#") for link in panel.cssselect(".part-steps a")]
    words = [tree.get_element_by_id(target).text_content() for target in targets]
    assert words == ["وقعت", "ستدخل", "الدورة"]
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {link.get("href").removeprefix("#") for link in panel.cssselect("a")} <= set(ids)


def test_names_are_highlighted_and_tell_their_rule(pacts: Reading) -> None:
    tree = page(pacts)
    for number, found in enumerate(pacts.instruments):
        mark = tree.get_element_by_id(f"a1-instrument-{number}")
        assert mark.get("class") == "k-INSTRUMENT"
        assert found.rule in mark.get("data-en")
    assert "instruments.title" in tree.cssselect(".rules")[0].text_content()


def test_a_terminal_lists_them(pacts: Reading) -> None:
    stream = io.StringIO()
    write_terminal([pacts], stream)
    table = stream.getvalue().partition("Agreements and arrangements")[2]
    assert "Oman" in table
    assert "signed · 2023-05-07" in table
    assert "Memorandum" in table
