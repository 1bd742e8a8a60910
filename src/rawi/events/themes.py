"""What an article as a whole is about: politics, or a museum, an app, a road, a sermon, a writer's thoughts.

Words of attack and of request stand in all of them (`زوار المتحف يشاهدون معارك`, `اختراق الهاتف`). Where the
article shows more signs of other themes than of politics, only what someone says or gives there is an event.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rawi.language.sentences import Sentence
from rawi.lexicon import built_once, load_table
from rawi.records import Event
from rawi.syntax.cues import Cues

_POLITICS: Final = "politics"
_HISTORY: Final = "history"
# So much weight of other themes makes an article theirs, if politics has no more.
_ENOUGH: Final = 3
# What people also say to each other, and give, where nothing else is political: a mayor thanks, citizens ask.
_SAID: Final = frozenset({"ACCUSE", "AGREE", "AID", "REQUEST", "SUPPORT", "THREATEN"})
_TOLD_BY_VERB: Final = frozenset({"events.verb", "events.participle", "events.expression"})


class _Sign(NamedTuple):
    """A word's row, so that the word counts once, and what it shows how strongly."""

    row: str
    theme: str
    weight: int


@built_once
def _signs() -> Cues[_Sign]:
    tables = (("events/themes", "theme"), ("events/contexts", "kind"))
    return Cues(
        (form, _Sign(row.where, row[column], int(row["weight"])))
        for table, column in tables
        for row in load_table(table)
        for form in (row["word"], *row.all("forms"))
    )


def is_aside(sentences: Sequence[Sentence]) -> bool:
    """Tell whether an article is about something else than politics.

    >>> from rawi.language.sentences import segment
    >>> is_aside(segment("طرحت الشركة تحديثا لتطبيق الخرائط. يتيح للمستخدمين مزايا على هواتف أندرويد."))
    True
    >>> is_aside(segment("قصف الجيش مواقع المتمردين. ورفضت الحكومة الهدنة."))
    False
    """
    shown = {sign for sentence in sentences for sign in _signs().found(sentence)}
    politics = sum(sign.weight for sign in shown if sign.theme == _POLITICS)
    others = sum(sign.weight for sign in shown if sign.theme not in (_POLITICS, _HISTORY))
    return others >= max(_ENOUGH, politics)


def _stands(event: Event) -> bool:
    return event.type in _SAID and event.rule in _TOLD_BY_VERB and bool(event.actors)


def political(events: Sequence[Event], sentences: Sequence[Sentence]) -> tuple[Event, ...]:
    """Keep the events of an article about politics; of another, those that someone says or gives."""
    if not events or not is_aside(sentences):
        return tuple(events)
    return tuple(event for event in events if _stands(event))
