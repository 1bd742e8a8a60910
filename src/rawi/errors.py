"""The errors that Rawi raises, each saying what is wrong, where, and what to do.

RawiError
├── InputError            something handed to Rawi cannot be read
│   ├── MissingInput      no such file or folder
│   ├── UnreadableInput   binary, truncated or undecodable content
│   └── InvalidRecord     one line of a JSONL file is no article
├── FetchError            a page could not be fetched from the web
│   ├── Refused           Rawi does not fetch it: its address, the site's robots.txt, or no network wanted
│   └── TryLater          it may come another time; `wait` says when, where the server did
├── MissingLibrary        a library that one kind of input needs, and that is not installed
├── InvalidDate           a date given by the user that no calendar has
├── LexiconError          a lexicon file breaks its own rules
├── ScaleError            a run on many machines cannot begin or go on
└── ChronicleError        a chronicle cannot be opened or asked
    ├── MissingChronicle  there is none at that place
    ├── ForeignChronicle  what is there is no chronicle, or one of a later Rawi
    ├── LostChronicle     its database does not answer, or not any more
    ├── UnknownName       nothing in the chronicle has that name or id
    ├── BadCorrection     a correction that cannot be: nothing to merge, a type that PLOVER does not have
    ├── NothingFound      nothing in the chronicle answers to what a brief is asked about
    └── ExportError       it cannot be written out so, or not there
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


class ScaleError(RawiError):
    """A run on many machines cannot begin or go on."""


class MissingLibrary(RawiError):
    """A library that one kind of input needs, and that is not installed."""


class FetchError(RawiError):
    """A page could not be fetched from the web."""


class Refused(FetchError):
    """A page that Rawi does not fetch: its address, the site's robots.txt, or no network is wanted."""


class TryLater(FetchError):
    """A page that may come another time; `wait` gives the seconds that the server asks for, if it does."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait

    def __reduce__(self) -> tuple[type["TryLater"], tuple[str, float | None]]:
        return type(self), (str(self), self.wait)


class ChronicleError(RawiError):
    """A chronicle cannot be opened or asked."""


class MissingChronicle(ChronicleError):
    """There is no chronicle at that place."""


class ForeignChronicle(ChronicleError):
    """What is there is no chronicle, or one that a later Rawi made."""


class LostChronicle(ChronicleError):
    """The database of a chronicle does not answer, or not any more."""


class UnknownName(ChronicleError):
    """Nothing in the chronicle has that name or id."""


class ExportError(ChronicleError):
    """A chronicle cannot be written out so, or not there."""


class BadCorrection(ChronicleError):
    """A correction that cannot be, such as a merge of what is one already."""


class NothingFound(ChronicleError):
    """Nothing in the chronicle answers to what a brief is asked about."""
