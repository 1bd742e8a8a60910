"""Takes claims out of a reading: what stood in them is told by whoever speaks around them."""

from collections.abc import Collection
from dataclasses import replace

from rawi.records import Reading


def without_claims(reading: Reading, rejected: Collection[int]) -> Reading:
    """Give a reading without some of its claims, by their numbers.

    >>> from rawi import read
    >>> told = read("قال الوزير المصري إن الجيش قصف البلدة.")
    >>> len(told.claims), len(without_claims(told, {0}).claims)
    (1, 0)
    """
    if not rejected:
        return reading
    kept = [number for number in range(len(reading.claims)) if number not in rejected]
    place = {number: at for at, number in enumerate(kept)}

    def holder(number: int | None) -> int | None:
        # The claim that stays, going outwards.
        while number is not None and number not in place:
            number = reading.claims[number].via
        return place[number] if number is not None else None

    claims = tuple(replace(reading.claims[one], via=holder(reading.claims[one].via)) for one in kept)
    events = tuple(replace(one, claim=holder(one.claim)) for one in reading.events)
    return replace(reading, claims=claims, events=events)
