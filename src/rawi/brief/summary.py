"""The summary: what moved, in order: relations, what is contested, agreements, what never came about."""

from collections.abc import Iterator, Sequence

from rawi.brief.document import Draft, DraftGroup
from rawi.brief.ledger import MOST_SOURCES, entry_quotes, step_day, step_told, warnings
from rawi.brief.matter import Matter
from rawi.brief.series import conflict, cooperation, directions, sources_of
from rawi.manners.moving import course_of
from rawi.store.answers import Relation
from rawi.store.ledger_answers import InstrumentStep, LedgerEntry

_MOST_RELATIONS, _MOST_DISPUTES, _MOST_STEPS, _MOST_WARNINGS = 4, 6, 6, 4
# A change of the mean score that is less than this is none.
_LEAST_CHANGE = 0.5


def _relation(matter: Matter, months: Sequence[Relation]) -> Iterator[Draft]:
    """Tell what one did to the other in all, and how the last month with news differs."""
    speech = matter.speech
    parties = {
        "actor": speech.party(months[0].actor),
        "recipient": speech.party(months[0].recipient),
    }
    total = speech.tell(
        "summary.total",
        **parties,
        incidents=speech.count("incidents", sum(one.incidents for one in months)),
        good=speech.number(sum(map(cooperation, months))),
        bad=speech.number(sum(map(conflict, months))),
    )
    yield Draft(total, sources_of(matter, months), wide=True)
    scored = [one for one in months if one.score is not None and one.period]
    if len(scored) < 2:
        return
    before, now = scored[-2:]
    if course := course_of(before, now, least=_LEAST_CHANGE):
        told = speech.tell(
            f"summary.{course}",
            **parties,
            month=speech.day(now.period),
            before=speech.day(before.period),
            now=speech.score(now.score or 0.0),
            then=speech.score(before.score or 0.0),
        )
        yield Draft(told, sources_of(matter, (before, now)), wide=True)


def _disputes(matter: Matter) -> Iterator[Draft]:
    speech = matter.speech
    for told in matter.contested[:_MOST_DISPUTES]:
        if told.disputes:
            incident = matter.by_id[told.incident.id].incident
            points = [speech.tell(f"attribute.{point.attribute}") for point in told.disputes]
            sentence = speech.tell(
                "summary.disputed",
                day=speech.day(incident.first, incident.last),
                points=speech.list_of(points),
                deed=speech.deed(incident),
            )
            yield Draft(sentence, matter.by_id[incident.id].sources, wide=True)


def _within(step: InstrumentStep, matter: Matter) -> bool:
    since, until = matter.asked.since or "", matter.asked.until or "9999"
    return bool(step.first) and (step.first or "") <= until and (step.last or step.first or "") >= since


def _steps(matter: Matter) -> Iterator[Draft]:
    """Tell the last step of each agreement that took one in the time asked for, the latest first."""
    speech, entries = matter.speech, matter.selection.entries
    moved: list[tuple[InstrumentStep, LedgerEntry]] = []
    for entry in entries:
        steps = [step for step in entry.steps if _within(step, matter)]
        if steps:
            moved.append((steps[-1], entry))
    quotes = entry_quotes(matter, entries)
    for step, entry in sorted(moved, key=lambda one: one[0].first or "", reverse=True)[:_MOST_STEPS]:
        told = speech.tell(
            "summary.step",
            name=speech.instrument(entry.name),
            step=step_told(step, speech),
            day=step_day(step, speech),
        )
        yield Draft(told, quotes.around(step.sources[:MOST_SOURCES]), wide=True)


def tell_summary(matter: Matter) -> tuple[DraftGroup, ...]:
    """Tell what moved."""
    relations = [
        draft
        for months in directions(matter.selection.relations)[:_MOST_RELATIONS]
        for draft in _relation(matter, months)
    ]
    quotes = entry_quotes(matter, matter.selection.entries)
    warned = [
        Draft(one.told, one.sources, wide=True)
        for entry in matter.selection.entries
        for one in warnings(matter, entry, quotes)
    ][:_MOST_WARNINGS]
    told = (*relations, *_disputes(matter), *_steps(matter), *warned)
    return (DraftGroup(told),) if told else ()
