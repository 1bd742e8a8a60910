"""Relations month by month: how much of cooperation and conflict, a chart for each direction."""

from collections.abc import Sequence

from rawi.brief.document import Bar, Draft, DraftGroup
from rawi.brief.matter import Matter
from rawi.store.answers import Relation, Source

# Of somebody's relations those with most incidents are told.
MOST_DIRECTIONS = 8


def directions(relations: Sequence[Relation]) -> tuple[tuple[Relation, ...], ...]:
    """Group the months of relations by who did something to whom, those with most incidents first."""
    found: dict[tuple[str, str], list[Relation]] = {}
    for one in relations:
        found.setdefault((one.actor.key, one.recipient.key), []).append(one)
    ranked = sorted(found.items(), key=lambda item: (-sum(one.incidents for one in item[1]), item[0]))
    return tuple(tuple(sorted(months, key=lambda one: one.period)) for _, months in ranked[:MOST_DIRECTIONS])


def cooperation(one: Relation) -> int:
    """Count the incidents of cooperation."""
    return one.quads.verbal_cooperation + one.quads.material_cooperation


def conflict(one: Relation) -> int:
    """Count the incidents of conflict."""
    return one.quads.verbal_conflict + one.quads.material_conflict


def sources_of(matter: Matter, months: Sequence[Relation]) -> tuple[Source, ...]:
    """Give one source for each incident of some months."""
    known = matter.by_id
    return tuple(dict.fromkeys(known[key].sources[0] for one in months for key in one.ids))


def _month(matter: Matter, one: Relation) -> Draft:
    speech = matter.speech
    counts = {
        "month": speech.day(one.period or None),
        "good": speech.number(cooperation(one)),
        "bad": speech.number(conflict(one)),
    }
    sources = sources_of(matter, (one,))
    if one.score is None:
        return Draft(speech.tell("series.unscored", **counts), sources, wide=True)
    return Draft(speech.tell("series.month", **counts, score=speech.score(one.score)), sources, wide=True)


def _direction(matter: Matter, months: Sequence[Relation]) -> DraftGroup:
    speech = matter.speech
    lead = speech.tell(
        "series.lead",
        actor=speech.party(months[0].actor),
        recipient=speech.party(months[0].recipient),
        incidents=speech.count("incidents", sum(one.incidents for one in months)),
    )
    bars = tuple(Bar(one.period, cooperation(one), conflict(one), one.score) for one in months if one.period)
    told = tuple(_month(matter, one) for one in months)
    return DraftGroup((Draft(lead, sources_of(matter, months), wide=True), *told), bars, led=True)


def tell_series(matter: Matter) -> tuple[DraftGroup, ...]:
    """Tell relations month by month."""
    return tuple(_direction(matter, months) for months in directions(matter.selection.relations))
