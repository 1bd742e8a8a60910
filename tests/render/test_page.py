"""Checks the web page: complete, self-contained, and safe whatever the article holds."""

import io
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import lxml.html
import pytest
from lxml.html import HtmlElement

from rawi.records import Participant, Reading
from rawi.render.page import write_page


def page(*readings: Reading) -> tuple[str, HtmlElement]:
    stream = io.StringIO()
    write_page(iter(readings), stream)
    return stream.getvalue(), lxml.html.document_fromstring(stream.getvalue())


def text_of(tree: HtmlElement) -> str:
    return "\n".join(paragraph.text_content() for paragraph in tree.cssselect(".text p"))


@pytest.fixture
def tree(reading: Reading) -> HtmlElement:
    return page(reading)[1]


def test_the_text_comes_out_as_it_is(reading: Reading, tree: HtmlElement) -> None:
    assert text_of(tree) == reading.text


def test_every_finding_is_highlighted_with_its_kind_and_values(reading: Reading, tree: HtmlElement) -> None:
    for layer in ("timex", "mention"):
        for number, finding in enumerate(getattr(reading, f"{layer}es" if layer == "timex" else f"{layer}s")):
            (mark,) = tree.xpath(f'//mark[@id="a1-{layer}-{number}"]')
            assert mark.text_content() == finding.text
            assert mark.get("class") == f"k-{finding.type}"
            assert finding.rule in mark.get("data-ar") and finding.rule in mark.get("data-en")
    assert "2025-04-02" in tree.get_element_by_id("a1-timex-0").get("data-ar")


def test_nested_findings_are_nested_marks(tree: HtmlElement) -> None:
    assert tree.get_element_by_id("a1-mention-0").getparent().get("id") == "a1-reference-0"


def test_all_links_inside_the_page_arrive(reading: Reading, hostile: Reading) -> None:
    tree = page(reading, hostile, reading)[1]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
    assert targets and targets <= set(ids)


def test_times_and_entities_stand_beside_the_text(tree: HtmlElement) -> None:
    beside = tree.cssselect("aside")[0].text_content()
    for words in (
        "2025-04-02",
        "P6M",
        "Annaba",
        "Tunisia",
        "Mohamed Ali Nafti",
        "timexes.set.every",
        "شارك الخبر",
    ):
        assert words in beside


@pytest.fixture
def events(eventful: Reading) -> HtmlElement:
    return page(eventful)[1]


def test_triggers_and_participants_are_highlighted(eventful: Reading, events: HtmlElement) -> None:
    for number, event in enumerate(eventful.events):
        mark = events.get_element_by_id(f"a1-event-{number}")
        assert (mark.text_content(), mark.get("class")) == (event.trigger.text, "k-EVENT")
        assert event.rule in mark.get("data-en") and event.rule in mark.get("data-ar")
    assert "Annaba · Algeria" in events.get_element_by_id("a1-event-0").get("data-en")
    (own,) = events.cssselect("mark.k-PARTICIPANT")
    assert own.text_content() == "مدينة عنابة"
    assert text_of(events) == eventful.text


def test_the_panel_of_events_links_every_part_to_its_words(events: HtmlElement) -> None:
    (panel,) = events.cssselect(".p-events")
    visit, plan = panel.cssselect("li")
    linked = {
        part.get("class"): [link.get("href") for link in part.cssselect("a")]
        for part in visit.cssselect("dd")
    }
    own = events.cssselect("mark.k-PARTICIPANT")[0].get("id")
    assert linked == {
        "part-actors": ["#a1-reference-0"],
        "part-recipients": [f"#{own}"],
        "part-date": ["#a1-timex-0"],
        "part-place": ["#a1-mention-1"],
    }
    assert "Algeria" in visit.text_content() and "الجزائر" in visit.text_content()
    assert [part.get("class") for part in plan.cssselect("dd")] == ["part-actors", "part-modality"]
    assert "planned" in plan.text_content()


def test_all_links_of_events_arrive(eventful: Reading) -> None:
    tree = page(eventful, eventful)[1]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_the_rules_of_events_are_told(events: HtmlElement) -> None:
    rules = events.cssselect(".rules")[0].text_content()
    assert "events.verb.subject-object" in rules and "A verb that the lexicon of events lists" in rules


def test_hostile_events_stay_text(hostile: Reading, eventful: Reading) -> None:
    name = "<b>\u202e\x1b[1m"
    odd = replace(
        eventful.events[0], type=name, mode=name, actors=(Participant(text=name),), place=name, date=name
    )
    source, tree = page(replace(hostile, events=(odd,)))
    assert not tree.cssselect("b:not([lang])")
    assert not re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", source)


def test_the_legend_lets_every_kind_be_hidden_without_script(tree: HtmlElement) -> None:
    style = tree.cssselect("style")[0].text
    for box in tree.cssselect(".legend input"):
        kind = box.get("id").removeprefix("show-")
        assert f"#show-{kind}:not(:checked)) mark.k-{kind}" in style


def test_the_page_is_arabic_right_to_left(tree: HtmlElement) -> None:
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert tree.cssselect(".text")[0].get("dir") == "rtl"
    assert tree.cssselect("time bdi[dir=ltr]")[0].text == "2025-04-03"


def test_nothing_is_asked_of_the_network(reading: Reading) -> None:
    source, tree = page(reading)
    assert not tree.xpath("//@src") and not tree.xpath("//link[@href!='data:,']")
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp", source)


def test_the_policy_allows_exactly_the_own_style_and_script(reading: Reading) -> None:
    tree = page(reading)[1]
    policy = tree.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    for name in ("style", "script"):
        (element,) = tree.cssselect(name)
        digest = b64encode(sha256(element.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert not tree.xpath("//@style") and not tree.xpath("//@*[starts-with(name(), 'on')]")


def test_hostile_articles_stay_text(hostile: Reading) -> None:
    source, tree = page(hostile)
    assert len(tree.cssselect("script")) == len(tree.cssselect("style")) == 1
    assert not tree.cssselect("img") and not tree.cssselect("b:not([lang])")
    assert not [link for link in tree.xpath("//a/@href") if not link.startswith("#")]
    assert "javascript:alert(4)" in tree.cssselect(".about")[0].text_content()
    assert "<script>alert(1)</script>" in text_of(tree)
    assert not re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", source)


@pytest.mark.parametrize(
    "url",
    [
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//example.org/",
        "http://[",
        " https://a.b",
        "https:///x",
        "ftp://a",
    ],
)
def test_odd_addresses_are_not_linked(reading: Reading, url: str) -> None:
    tree = page(replace(reading, url=url))[1]
    assert not [link for link in tree.xpath("//a/@href") if not link.startswith("#")]


def test_an_index_opens_a_page_of_several_articles(reading: Reading, hostile: Reading) -> None:
    tree = page(reading, replace(hostile, title=None), reading)[1]
    assert [link.get("href") for link in tree.cssselect("nav.index a")] == ["#a1", "#a2", "#a3"]
    assert not page(reading)[1].cssselect("nav.index")


def test_a_page_of_nothing_is_a_page() -> None:
    assert page()[1].cssselect(".nothing")
