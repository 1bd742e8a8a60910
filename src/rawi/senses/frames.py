"""Frames: which role each place around an event word gives to what stands there."""

from functools import lru_cache
from typing import Final, NamedTuple

from rawi.errors import LexiconError
from rawi.letters import lookup_key
from rawi.lexicon import Row

ACTOR: Final = "actor"
RECIPIENT: Final = "recipient"
PLACE: Final = "place"
WHAT: Final = "what"
_ROLES: Final = frozenset({ACTOR, RECIPIENT, PLACE, WHAT})
SUBJECT: Final = "subject"
OBJECT: Final = "object"
CONSTRUCT: Final = "construct"
LIGHT: Final = "light"
_GRAMMATICAL: Final = frozenset({SUBJECT, OBJECT, CONSTRUCT, LIGHT})


class Frame(NamedTuple):
    """The roles of subject, object, genitive and light verb's subject, and of each preposition by its key."""

    subject: str | None = None
    object: str | None = None
    construct: str | None = None
    light: str | None = None
    prepositions: tuple[tuple[str, str], ...] = ()

    @property
    def is_suffered(self) -> bool:
        """Whether whoever stands in the genitive suffers it, and nobody is said to do it: `مقتل`."""
        return self.light == WHAT and self.construct == RECIPIENT

    def of_preposition(self, key: str) -> str | None:
        """Give the role of what stands after a preposition."""
        return next((role for preposition, role in self.prepositions if preposition == key), None)


@lru_cache(maxsize=4096)
def _frame(parts: tuple[str, ...], where: str) -> Frame:
    grammatical: dict[str, str] = {}
    prepositions: list[tuple[str, str]] = []
    for part in parts:
        slot, _, role = part.rpartition(" ")
        if role not in _ROLES or not slot:
            raise LexiconError(
                f"{where}: frame part {part!r} is no slot and role; roles are {sorted(_ROLES)}."
            )
        if slot in _GRAMMATICAL:
            grammatical[slot] = role
        else:
            prepositions.append((lookup_key(slot), role))
    return Frame(**grammatical, prepositions=tuple(prepositions))


def frame_of(row: Row) -> Frame:
    """Read the frame of a lexicon row.

    Raises LexiconError, naming file and line, where a part is no slot and role.
    """
    return _frame(row.all("frame"), row.where)
