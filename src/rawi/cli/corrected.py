"""`rawi correct`: what was corrected; undo it, hand it on, make test cases of it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rawi.cli.correct import By, author_of, with_chronicle
from rawi.cli.correct import correct as correct
from rawi.cli.guard import guarded, say

if TYPE_CHECKING:  # loaded when something is corrected: help must be quick
    from rawi.store.chronicle import Chronicle

Target = Annotated[str, typer.Argument(metavar="FILE", help="The file, or - for standard input or output.")]


@correct.command("list")
@guarded
def show(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List all corrections, those undone too."""

    def use(chronicle: "Chronicle") -> None:
        from rawi.render.answers import corrections_table
        from rawi.render.terminal import Printer

        found = chronicle.corrections().all()
        if as_json:
            import msgspec

            for one in found:
                sys.stdout.write(msgspec.json.encode(one).decode("utf-8") + "\n")
        elif found:
            Printer(sys.stdout).table(corrections_table(found))
        else:
            say("nothing was corrected")

    with_chronicle(context, use)


@correct.command()
@guarded
def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="Its number, as `list` shows it.")],
    by: By = None,
) -> None:
    """Undo a correction; it stays listed, with who undid it and when."""

    def use(chronicle: "Chronicle") -> None:
        done = chronicle.corrections(by=author_of(by)).undo(number)
        typer.echo(f"correction {done.number}: {done.action} undone")

    with_chronicle(context, use)


@correct.command()
@guarded
def export(context: typer.Context, file: Target = "-") -> None:
    """Write all corrections to a text file (TOML) that other chronicles take in."""

    def use(chronicle: "Chronicle") -> None:
        text = chronicle.corrections().export()
        if file == "-":
            sys.stdout.write(text)
        else:
            Path(file).write_text(text, encoding="utf-8")

    with_chronicle(context, use)


@correct.command("import")
@guarded
def take_in(context: typer.Context, file: Target) -> None:
    """Take in corrections that another chronicle exported; those that are there already stay."""

    def use(chronicle: "Chronicle") -> None:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
        told = chronicle.corrections().take_in(text, where=file)
        parts = (
            (told.new, "new"),
            (told.known, "known already"),
            (told.undone, "undone"),
            (told.unmet, "wait for their articles"),
        )
        counts = ", ".join(f"{count} {what}" for count, what in parts if count)
        typer.echo(f"{context.obj}: {counts or 'nothing to take in'}")

    with_chronicle(context, use)


@correct.command()
@guarded
def cases(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the tables of cases go.")],
) -> None:
    """Write corrections as tables of test cases, so that a later Rawi is held to them.

    One table for each kind: events.toml, incidents.toml, names.toml; docs/chronicle.md tells their form.
    """

    def use(chronicle: "Chronicle") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in chronicle.corrections().cases().items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
            typer.echo(folder / f"{name}.toml")

    with_chronicle(context, use)
