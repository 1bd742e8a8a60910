"""How claims are shown: on the page, in the terminal, each part linked to its words."""

from io import StringIO

from lxml.html import HtmlElement, document_fromstring

from rawi.records import Reading
from rawi.render.page import write_page
from rawi.render.terminal import write_terminal


def page(reading: Reading) -> HtmlElement:
    """Write a reading as a page and read the page back."""
    stream = StringIO()
    write_page([reading], stream)
    return document_fromstring(stream.getvalue())


def test_words_of_speech_and_what_is_said_are_highlighted(claiming: Reading) -> None:
    tree = page(claiming)
    for number, claim in enumerate(claiming.claims):
        cue = tree.get_element_by_id(f"a1-claim-{number}")
        assert (cue.text_content(), cue.get("class")) == (claim.cue.text, "k-CLAIM")
        assert claim.rule in cue.get("data-en") and claim.rule in cue.get("data-ar")
        assert tree.get_element_by_id(f"a1-content-{number}").get("class") == "k-CONTENT"


def test_the_panel_of_claims_links_speaker_words_and_carrier(claiming: Reading) -> None:
    (panel,) = page(claiming).cssselect(".p-claims")
    _, claim = panel.cssselect("li")
    linked = {
        part.get("class"): [link.get("href") for link in part.cssselect("a")]
        for part in claim.cssselect("dd")
    }
    assert linked == {
        "part-speaker": ["#a1-reference-1"],
        "part-content": ["#a1-content-1"],
        "part-addressee": ["#a1-mention-0"],
        "part-channel": [],
        "part-via": ["#a1-claim-0"],
    }
    assert "denies" in claim.text_content() and "ينفي" in claim.text_content()


def test_all_links_of_claims_arrive(claiming: Reading) -> None:
    tree = page(claiming)
    ids = set(tree.xpath("//@id"))
    targets = [link.get("href")[1:] for link in tree.cssselect("aside a") if link.get("href").startswith("#")]
    assert targets and set(targets) <= ids


def test_the_terminal_tells_who_says_what(claiming: Reading) -> None:
    stream = StringIO()
    write_terminal([claiming], stream)
    shown = stream.getvalue()
    assert "Claims" in shown and "denies" in shown
    assert "Annaba" in shown
