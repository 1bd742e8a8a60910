"""Pairs the parties of an incident: who did it to whom, also where no single article names both."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

# What nobody does alone: whoever is told to do it in one article does it with those of the others.
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})


class TellingSides(NamedTuple):
    """What one telling says of an incident: the kind of deed, its first day, and the parties on each side."""

    type: str
    mode: str | None
    day: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


class Pair(NamedTuple):
    """Who did something to whom, with what tells of it."""

    actor: str
    recipient: str
    told: TellingSides


def _within(told: TellingSides) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one telling; actors act on one another only where nobody else is acted on."""
    for actor in told.actors:
        for recipient in told.recipients or told.actors:
            if actor != recipient:
                yield actor, recipient


def _across(tellings: Sequence[TellingSides]) -> Iterator[tuple[str, str]]:
    """Yield pairs that no telling names whole: what one leaves open, others fill in that leave open the rest.

    An article that names both sides has said who did it to whom, and lays its deed on nobody else. Whoever
    is told on both sides by different articles is left out: there they contradict each other.
    """
    actors = dict.fromkeys(one for told in tellings for one in told.actors)
    recipients = dict.fromkeys(one for told in tellings for one in told.recipients)
    if not recipients:
        alone = {one for told in tellings if len(told.actors) == 1 for one in told.actors}
        if all(told.type in _MUTUAL for told in tellings):
            pairs = ((one, other) for one in actors for other in actors if one != other)
            yield from (pair for pair in pairs if not alone.isdisjoint(pair))
        return
    both = actors.keys() & recipients.keys()
    open_actors = dict.fromkeys(one for told in tellings if not told.recipients for one in told.actors)
    open_recipients = dict.fromkeys(one for told in tellings if not told.actors for one in told.recipients)
    yield from ((one, other) for one in open_actors for other in open_recipients if not {one, other} & both)


def pair_parties(tellings: Iterable[TellingSides]) -> tuple[Pair, ...]:
    """Pair the parties of an incident, each ordered pair once.

    The first telling is the leader's: it tells the kind of what others tell otherwise.

    >>> strike = TellingSides("ASSAULT", None, "2021-03-09", ("ET",), ())
    >>> loss = TellingSides("ASSAULT", None, "2021-03-09", (), ("ER",))
    >>> [(one.actor, one.recipient) for one in pair_parties([strike, loss])]
    [('ET', 'ER')]
    """
    told = tuple(tellings)
    found: dict[tuple[str, str], Pair] = {}
    for one in told:
        for actor, recipient in _within(one):
            found.setdefault((actor, recipient), Pair(actor, recipient, one))
    if len(told) > 1:
        for actor, recipient in _across(told):
            found.setdefault((actor, recipient), Pair(actor, recipient, told[0]))
    return tuple(found.values())
