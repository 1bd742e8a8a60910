"""The errors that Rawi raises, each saying what is wrong, where, and what to do.

RawiError
├── InputError            something handed to Rawi cannot be read
│   ├── MissingInput      no such file or folder
│   ├── UnreadableInput   binary, truncated or undecodable content
│   └── InvalidRecord     one line of a JSONL file is no article
├── InvalidDate           a date given by the user that no calendar has
├── LexiconError          a lexicon file breaks its own rules
└── ChronicleError        a chronicle cannot be opened or asked
    ├── MissingChronicle  there is none at that place
    ├── ForeignChronicle  what is there is no chronicle, or one of a later Rawi
    └── UnknownName       nothing in the chronicle has that name or id
"""


class RawiError(Exception):
    """Base of all errors that Rawi raises on purpose."""


class InputError(RawiError):
    """Something handed to Rawi cannot be read; `where` is a path, with `:line` where lines count."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str]]:
        return type(self), (self.where, self.what)


class MissingInput(InputError):
    """No such file or folder."""


class UnreadableInput(InputError):
    """Binary, truncated or undecodable content."""


class InvalidRecord(InputError):
    """One line of a JSONL file is no article."""


class InvalidDate(RawiError):
    """A date given by the user that no calendar has."""


class LexiconError(RawiError):
    """A lexicon file breaks its own rules."""


class ChronicleError(RawiError):
    """A chronicle cannot be opened or asked."""


class MissingChronicle(ChronicleError):
    """There is no chronicle at that place."""


class ForeignChronicle(ChronicleError):
    """What is there is no chronicle, or one that a later Rawi made."""


class UnknownName(ChronicleError):
    """Nothing in the chronicle has that name or id."""
