"""`rawi verify`: proves a brief against the chronicle it was drawn from."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from rawi.cli.exits import Exit
from rawi.cli.guard import say


def _chronicle(given: str | None, brief: Path, content: bytes) -> str:
    """Give the chronicle: as given, else the one that the brief names, beside it or here."""
    if given is not None:
        return given
    from rawi.brief.verifying import record_of

    name = record_of(content, where=str(brief)).chronicle
    for folder in (brief.parent, Path()):
        # Only a plain name: a brief must not choose which files are opened.
        if Path(name).name == name and (folder / name).is_file():
            return str(folder / name)
    raise typer.BadParameter(f"{name} is not here; give the chronicle.", param_hint="CHRONICLE")


def verify(
    brief: Annotated[Path, typer.Argument(metavar="BRIEF", help="A brief as HTML, PDF or Word.")],
    chronicle: Annotated[
        str | None,
        typer.Argument(
            metavar="[CHRONICLE]",
            help="The file of the chronicle, or postgresql://…; else the one that the brief names.",
        ),
    ] = None,
) -> None:
    """Prove a brief: every sentence is what the chronicle tells, every footnote's words stand in it.

    Checked is what a reader sees, by making the brief anew. A changed sentence, changed words of a footnote,
    a footnote removed are each named, and the exit code is 1. What came into the chronicle since is no fault.
    """
    from rawi.brief.verifying import verify as verify_brief
    from rawi.store.engine import Store

    content = brief.read_bytes()
    place = _chronicle(chronicle, brief, content)
    with closing(Store(place)) as store, store.reading() as connection:
        verdict = verify_brief(content, connection, where=str(brief))
    for fault in verdict.faults:
        say(f"{brief}: {fault}")
    if verdict.faults:
        raise typer.Exit(Exit.SOME_FAILED)
    found = f"{verdict.sentences} sentences, {verdict.notes} footnotes whose words stand in the chronicle"
    typer.echo("; ".join((f"{brief}: holds", found, *verdict.remarks)))
