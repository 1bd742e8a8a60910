"""Families of event types, within which incidents are looked for."""

from functools import cache

from rawi.lexicon import load_table


@cache
def _families() -> dict[str, str]:
    return {row["type"]: row["family"] for row in load_table("chronicle/families")}


def family(event_type: str) -> str:
    """Give the family of an event type; a type that no table lists is a family of its own.

    >>> family("ASSAULT") == family("COERCE"), family("strike")
    (True, 'strike')
    """
    return _families().get(event_type, event_type)
