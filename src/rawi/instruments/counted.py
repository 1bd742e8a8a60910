"""Tells nationalities of counted people from states that an instrument may bind."""

from rawi.records import EntityType
from rawi.syntax.line import Line
from rawi.syntax.phrases import is_count


def is_counted(line: Line, at: int) -> bool:
    """Whether a nationality only tells how many people are of it: `ثلاثة | سودانيين`."""
    mention = line.mentions[at]
    is_nation = mention is not None and mention.type is EntityType.NORP
    return is_nation and at > 0 and is_count(line, at - 1)
