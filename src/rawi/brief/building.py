"""Builds a brief: asks the chronicle, tells each section, and numbers the notes."""

from sqlalchemy import Connection

from rawi.brief.chronology import tell_chronology
from rawi.brief.disputes import find_parted, tell_disputes
from rawi.brief.document import Asked, Brief, Told
from rawi.brief.ledger import tell_ledger
from rawi.brief.matter import Matter
from rawi.brief.numbering import number_notes
from rawi.brief.people import tell_people
from rawi.brief.selection import ABOUT, ACTOR, PAIR, select_for
from rawi.brief.series import tell_series
from rawi.brief.speech import Speech
from rawi.brief.summary import tell_summary
from rawi.store.moments import Moment, present_moment
from rawi.store.queries.names import find_meant, party_names

_SECTIONS = {
    "summary": tell_summary,
    "chronology": tell_chronology,
    "disputes": tell_disputes,
    "ledger": tell_ledger,
    "series": tell_series,
    "people": tell_people,
}
SECTIONS = tuple(_SECTIONS)


def title_of(connection: Connection, asked: Asked) -> Told:
    """Give the title of what was asked."""
    speech = Speech(asked.reader)
    if asked.about in (PAIR, ACTOR):
        keys = [find_meant(connection, words).keys[0] for words in asked.words]
        names = party_names(connection, keys)
        one, other = names[keys[0]], names[keys[-1]]
        return speech.tell(f"title.{asked.about}", one=speech.party(one), other=speech.party(other))
    if asked.about == ABOUT:
        return speech.tell("title.about", words=speech.words(asked.words[0]))
    return speech.tell(f"title.{asked.about}")


def facts_of(asked: Asked, chronicle: str, moment: Moment | None) -> tuple[Told, ...]:
    """Say what the brief is, of which days, as known when, and from which chronicle at which moment."""
    speech = Speech(asked.reader)
    facts = [speech.tell("fact.brief")]
    if asked.since is not None and asked.until is not None:
        facts.append(
            speech.tell("fact.between", since=speech.day(asked.since), until=speech.day(asked.until))
        )
    elif asked.since is not None:
        facts.append(speech.tell("fact.since", since=speech.day(asked.since)))
    elif asked.until is not None:
        facts.append(speech.tell("fact.until", until=speech.day(asked.until)))
    if asked.as_of is not None:
        facts.append(speech.tell("fact.as_of", day=speech.day(asked.as_of)))
    name = speech.words(chronicle)
    if moment is None:
        return (*facts, speech.tell("fact.made", name=name))
    texts = speech.count("texts", moment.version)
    return (*facts, speech.tell("fact.made_of", name=name, texts=texts, day=speech.day(moment.added)))


def build_brief(connection: Connection, asked: Asked, *, chronicle: str) -> Brief:
    """Build a brief; `chronicle` is what it says the chronicle is called.

    Raises NothingFound if the chronicle tells nothing of what was asked, UnknownName if it knows no
    such name.
    """
    selection = select_for(connection, asked)
    contested = find_parted(connection, selection, asked.about)
    matter = Matter(connection, asked, selection, Speech(asked.reader), contested)
    drafts = [(key, tell(matter)) for key, tell in _SECTIONS.items()]
    sections, notes = number_notes(drafts)
    moment = present_moment(connection)
    title, facts = title_of(connection, asked), facts_of(asked, chronicle, moment)
    return Brief(asked, chronicle, title, facts, sections, notes, moment)
