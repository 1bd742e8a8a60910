"""The chronology: every incident in the order of its days, with a note for each independent source."""

from rawi.brief.document import Draft, DraftGroup
from rawi.brief.evidence import Happening
from rawi.brief.matter import Matter
from rawi.brief.speech import Speech


def _incident(one: Happening, speech: Speech) -> Draft:
    told = speech.tell(
        "chronology.incident",
        day=speech.day(one.incident.first, one.incident.last),
        deed=speech.deed(one.incident),
        voices=speech.count("sources", len(one.sources)),
    )
    return Draft(told, one.sources)


def tell_chronology(matter: Matter) -> tuple[DraftGroup, ...]:
    """Tell the incidents day by day."""
    told = tuple(_incident(one, matter.speech) for one in matter.selection.happenings)
    return (DraftGroup(told),) if told else ()
