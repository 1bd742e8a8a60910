"""Whose word an event is: that of the innermost claim that tells it."""

from datetime import date

from rawi import Article, read
from rawi.claims.holding import with_claims
from rawi.records import Claim, Event, Span

TEXT = "قال لافروف إن أوكرانيا اتهمت روسيا بقصف الميناء."


def span(words: str) -> Span:
    """Give the place of some words in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def claim(cue: str, content: str) -> Claim:
    """Make a claim by its cue and what is said."""
    return Claim(span(cue), None, "state", span(content), "indirect", None, None, None, "claims.verb")


def event(trigger: str) -> Event:
    """Make an event by its trigger."""
    return Event(span(trigger), "ACCUSE", None, (), (), None, None, "actual", None, "events.verb")


def test_an_event_belongs_to_the_innermost_claim_and_a_cue_to_the_outer_one() -> None:
    claims = (claim("قال", "أوكرانيا اتهمت روسيا بقصف الميناء"), claim("اتهمت", "روسيا بقصف الميناء"))
    accusing, shelling = with_claims((event("اتهمت"), event("بقصف")), claims)
    assert (accusing.claim, shelling.claim) == (0, 1)


def test_what_the_article_tells_itself_belongs_to_nobody() -> None:
    (told,) = with_claims((event("اتهمت"),), (claim("قال", "الميناء"),))
    assert told.claim is None


def test_a_reading_points_from_events_to_claims() -> None:
    found = read(Article("1", TEXT, published=date(2023, 5, 10)))
    assert found.claims
    for one in found.events:
        if one.claim is not None:
            content = found.claims[one.claim].content
            assert content is not None and content.start <= one.trigger.start < content.end
    assert {one.claim for one in found.events} - {None}
