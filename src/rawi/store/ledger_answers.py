"""What a chronicle answers on instruments: the entries of its ledger, with the steps of their lives."""

from dataclasses import dataclass

from rawi.store.answers import Mark, Party, Source


@dataclass(frozen=True, slots=True)
class InstrumentStep:
    """One step of an instrument: what happens, when, by whom, and all words that tell it.

    `date` is the time that articles tell; without one, `first` is the day of publication. `session` is the
    number of a meeting, `voices` counts independent texts.
    """

    status: str
    date: str | None
    first: str | None
    last: str | None
    by: tuple[Party, ...]
    session: int | None
    voices: int
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """An agreement or standing arrangement across articles.

    `status` is how it stands on the day asked for, `left` who has left it; `unconfirmed` are steps that were
    announced and of which nothing more is told, `next_due` is when its next meeting is due by its cadence.
    `part_of` is the id of the agreement that set it up. `corrections` are those that say who its parties
    are, or that some words, which it would have rested on, mean no instrument.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    parties: tuple[Party, ...]
    founded: str | None
    cadence: str | None
    alternating: bool
    status: str
    left: tuple[Party, ...]
    next_due: str | None
    overdue: bool
    unconfirmed: tuple[InstrumentStep, ...]
    steps: tuple[InstrumentStep, ...]
    part_of: str | None
    voices: int
    articles: int
    source: Source
    corrections: tuple[Mark, ...] = ()
