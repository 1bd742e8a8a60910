"""Says what to install where the library for one kind of input is missing."""

from rawi.errors import MissingLibrary


def missing(what: str, library: str, *, extra: str) -> MissingLibrary:
    """Make the error that names the library and the extra of Rawi that brings it.

    >>> print(missing("PDF documents", "pypdfium2", extra="documents"))
    PDF documents are read with pypdfium2, which is not installed; run: pip install 'rawi[documents]'
    """
    return MissingLibrary(
        f"{what} are read with {library}, which is not installed; run: pip install 'rawi[{extra}]'"
    )
