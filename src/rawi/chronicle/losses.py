"""Finds where a passage tells that nobody was killed or wounded: `دون وقوع إصابات`, `نافيا سقوط أي جريح`."""

from collections.abc import Iterator
from typing import NamedTuple

from rawi.chronicle.wording import Passage, wording

NONE, ONE = "none", "one"
# Categories of what is told of those who suffer it.
LOSSES = frozenset({"killed", "wounded", "missing"})
_NOUN, _DEED = "noun", "deed"
# So many words stand at most between what denies and the noun: لم تسجل أي إصابات.
_REACH = 4


class NoLoss(NamedTuple):
    """What there is none of, where its noun stands, and whether the words deny it by themselves."""

    category: str
    at: int
    is_told: bool


def loss_word(words: Passage, at: int) -> str | None:
    """Give the role of a word before the killed and wounded."""
    found = wording("chronicle/losses").at(words, at)
    return found.row["role"] if found is not None else None


def no_losses(words: Passage) -> Iterator[NoLoss]:
    """Yield the killed and wounded of whom a passage says, or denies, that there are any.

    >>> from rawi.chronicle.wording import passage
    >>> text = "سقطت القذيفة دون وقوع إصابات."
    >>> [(one.category, one.is_told) for one in no_losses(passage(text, 0, len(text)))]
    [('wounded', True)]
    """
    for found in wording("chronicle/counts").find(words):
        if found.row["category"] not in LOSSES or found.row["role"] not in (_NOUN, _DEED):
            continue
        roles = []
        for before in range(found.first - 1, max(-1, found.first - 1 - _REACH), -1):
            role = loss_word(words, before)
            if role is None:
                break
            roles.append(role)
        if roles and roles != [ONE]:
            yield NoLoss(found.row["category"], found.first, NONE in roles)
