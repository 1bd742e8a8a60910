"""Checks what the explanation of an event looks like, and which rows it names."""

import io
import sys
from types import ModuleType

import pytest

from rawi.explanation import explain
from rawi.lexicon import Row
from rawi.records import Reading
from rawi.render.explanations import write_explanations

ROWS = (
    Row({"lemma": "زار", "type": "CONSULT", "mode": "", "source": "press"}, "events/verbs/x.tsv", 7),
    Row({"lemma": "زار", "type": "CONSULT", "mode": "visit", "source": "press"}, "events/verbs/x.tsv", 9),
)


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put a lexicon of the test in the place of the events', and keep what it is asked for."""
    words: list[str] = []
    lexicon = ModuleType("rawi.senses.lexicon")
    monkeypatch.setattr(lexicon, "rows_for", lambda text: words.append(text) or ROWS, raising=False)
    monkeypatch.setitem(sys.modules, "rawi.senses.lexicon", lexicon)
    return words


def test_an_event_is_explained_by_its_rule_and_the_rows_of_its_trigger(
    eventful: Reading, asked: list[str]
) -> None:
    (found,) = explain(eventful, words="زار")
    assert (found.layer, found.finding, asked) == ("events", eventful.events[0], ["زار"])
    assert found.rule_text.startswith("A verb that the lexicon of events lists")
    assert [row.line for row in found.rows] == [9, 7]


def test_an_offset_within_a_trigger_chooses_the_event(eventful: Reading) -> None:
    start = eventful.events[1].trigger.start
    assert [found.layer for found in explain(eventful, at=start + 1)] == ["events"]


def test_what_an_event_means_is_written_with_its_rule(eventful: Reading) -> None:
    stream = io.StringIO()
    write_explanations(explain(eventful, words="زار"), eventful.text, stream)
    for part in (
        "0–3  events  CONSULT visit: Mohamed Ali Nafti → Annaba, DZ",
        "events.verb.subject-object",
        "events/verbs/x.tsv:9",
    ):
        assert part in stream.getvalue()


def test_a_plan_without_recipient_says_so(eventful: Reading) -> None:
    stream = io.StringIO()
    write_explanations(explain(eventful, words="اللقاء"), eventful.text, stream)
    assert "CONSULT planned: \u2068الوزير\u2069\n" in stream.getvalue()
