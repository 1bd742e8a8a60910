"""Tells names of organs of state that no lexicon lists: `رئاسة الأركان الليبية`, `رئاسة الجمهورية`."""

from rawi.chronicle.nationalities import nationalities
from rawi.chronicle.wording import passage, wording
from rawi.language.tokens import tokenize


def is_organ(name: str) -> bool:
    """Tell whether a name begins like that of an organ of state: `رئاسة الجمهورية`."""
    return wording("chronicle/organs").at(passage(name, 0, len(name)), 0) is not None


def organ_of(name: str) -> str | None:
    """Give the state of whose organ a name is, by its first word and the nationality at its end.

    >>> organ_of("رئاسة الأركان الليبية"), organ_of("الجمعية الليبية")
    ('LY', None)
    """
    words = tokenize(name)
    if len(words) < 2 or not is_organ(name):
        return None
    meant = nationalities(words[-1].word.key)
    return next(iter(meant)) if len(meant) == 1 else None
