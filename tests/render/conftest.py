"""A small reading with one finding of each kind of layer, made by hand."""

from dataclasses import replace
from datetime import date

import pytest

from rawi.records import (
    Claim,
    Entity,
    EntityType,
    Event,
    Mention,
    Participant,
    PublishedBasis,
    Reading,
    Reference,
    Removed,
    Span,
    Timex,
    TimexType,
)

TEXT = "زار وزير الخارجية التونسي مدينة عنابة أمس.\nوقال الوزير إن اللقاء يعقد كل ستة أشهر."


def span(words: str, *, text: str = TEXT) -> tuple[int, int, str]:
    """Give the place of some words in the text."""
    start = text.index(words)
    return start, start + len(words), words


@pytest.fixture
def reading() -> Reading:
    """Give a reading of an invented article."""
    day = date(2025, 4, 2)
    return Reading(
        id="0001",
        url="https://example.org/%D8%AE%D8%A8%D8%B1",
        source="صحيفة المثال",
        title="زيارة إلى عنابة",
        published=date(2025, 4, 3),
        published_basis=PublishedBasis.METADATA,
        text=TEXT,
        removed=(Removed("الرئيسية | رياضة", "menu"), Removed("شارك الخبر", "share")),
        timexes=(
            Timex(*span("أمس"), TimexType.DATE, "2025-04-02", day, day, "timexes.relative-day"),
            Timex(*span("كل ستة أشهر"), TimexType.SET, "P6M", None, None, "timexes.set.every"),
        ),
        mentions=(
            Mention(*span("التونسي"), EntityType.NORP, "TN", "entities.known.nisba"),
            Mention(*span("عنابة"), EntityType.GPE, "Annaba", "entities.known.name"),
        ),
        entities=(
            Entity("TN", EntityType.NORP, "Tunisia", "تونس", "TN", "nationality"),
            Entity("Annaba", EntityType.GPE, "Annaba", "عنابة", "DZ", "city", 36.9, 7.77, 10.0),
        ),
        references=(
            Reference(*span("وزير الخارجية التونسي"), "Mohamed Ali Nafti", "entities.reference.holder"),
            Reference(*span("الوزير"), "Mohamed Ali Nafti", "entities.reference.title"),
        ),
    )


@pytest.fixture
def eventful(reading: Reading) -> Reading:
    """Give the reading with a visit whose participants are a title and words of their own, and a plan."""
    minister = Participant(*span("وزير الخارجية التونسي"), "Mohamed Ali Nafti", "TN")
    town = Participant(*span("مدينة عنابة"), "Annaba", "DZ")
    visit = Event(
        Span(*span("زار")),
        "CONSULT",
        "visit",
        (minister,),
        (town, Participant(entity="DZ", country="DZ")),
        "2025-04-02",
        "Annaba",
        "actual",
        None,
        "events.verb.subject-object",
    )
    speaker = Participant(*span("الوزير"))
    plan = Event(
        Span(*span("اللقاء")), "CONSULT", None, (speaker,), (), None, None, "planned", None, "events.noun"
    )
    return replace(reading, events=(visit, plan))


@pytest.fixture
def claiming(reading: Reading) -> Reading:
    """Give the reading with what the minister says, and a source that carries it."""
    said = "اللقاء يعقد كل ستة أشهر"
    source = Claim(
        Span(*span("أمس")),
        Participant(*span("مدينة عنابة"), "Annaba", "DZ"),
        "state",
        Span(*span(f"وقال الوزير إن {said}")),
        "indirect",
        None,
        None,
        None,
        "claims.source",
    )
    claim = Claim(
        Span(*span("وقال")),
        Participant(*span("الوزير"), "Mohamed Ali Nafti", "TN"),
        "deny",
        Span(*span(said)),
        "direct",
        Span(*span("اللقاء")),
        Participant(*span("التونسي"), "TN", "TN"),
        0,
        "claims.verb.carried",
    )
    return replace(reading, claims=(source, claim))


@pytest.fixture
def hostile(reading: Reading) -> Reading:
    """Give a reading of an article that tries to break what shows it."""
    text = "قال [/مالي] <script>alert(1)</script> \x1b[31mأحمر\x1b[0m \x9b2J \u202eمقلوب & \x00 «انتهى»"
    return replace(
        reading,
        text=text,
        title='<img src=x onerror="alert(2)">[bold] \u202e',
        source="</style><script>alert(3)</script>",
        url="javascript:alert(4)",
        removed=(Removed("</details><b>شارك\x1b]0;x\x07", "<why>"),),
        timexes=(),
        mentions=(Mention(*span("مالي", text=text), EntityType.GPE, '"><b>', "entities.known.name"),),
        entities=(),
        references=(),
        notes=("ملاحظة <b>\x1b[5m",),
    )
