"""Who does what is done by speaking: the speaker of the claim that the event is a cue or the word of."""

from rawi.claims.doing import done_by_speaking
from rawi.records import Claim, Event, Participant, Span

TEXT = "طالب الحزب الحكومة بالتفاوض وجدد رفضه للقانون."


def span(words: str) -> Span:
    """Give the place of some words in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def someone(words: str) -> Participant:
    """Give somebody by their words."""
    place = span(words)
    return Participant(place.start, place.end, words, None, None)


PARTY, STATE = someone("الحزب"), someone("الحكومة")


def claim(cue: str, content: str, addressee: Participant | None = None) -> Claim:
    """Make a claim of the party."""
    return Claim(span(cue), PARTY, "demand", span(content), "indirect", None, addressee, None, "claims.verb")


def event(trigger: str, type_: str, *actors: Participant) -> Event:
    """Make an event by its trigger."""
    return Event(span(trigger), type_, None, actors, (), None, None, "actual", None, "events.verb")


def test_the_speaker_asks_and_the_one_spoken_to_is_asked() -> None:
    asked = (event("طالب", "REQUEST"),)
    (found,) = done_by_speaking(asked, (claim("طالب", "بالتفاوض", STATE),))
    assert (found.actors, found.recipients) == ((PARTY,), (STATE,))


def test_what_is_said_as_ones_own_is_done_by_the_speaker() -> None:
    told = (event("رفضه", "REJECT"),)
    (found,) = done_by_speaking(told, (claim("وجدد", "رفضه للقانون"),))
    assert found.actors == (PARTY,)


def test_other_events_stay_as_they_are() -> None:
    told = (event("بالتفاوض", "CONSULT", STATE),)
    assert done_by_speaking(told, ()) == told
    assert done_by_speaking(told, (claim("طالب", "بالتفاوض", STATE),)) == told
