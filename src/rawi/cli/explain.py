"""`rawi explain`: why a finding is a finding."""

from typing import Annotated

import typer

from rawi.cli.exits import Exit
from rawi.records import Failure


def explain(
    path: Annotated[str, typer.Argument(metavar="FILE", help="The file with the article; - is standard input.")],
    at: Annotated[
        int | None, typer.Option(metavar="OFFSET", help="Explain what covers this character of the text.")
    ] = None,
    words: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Explain what overlaps these words.")
    ] = None,
    article: Annotated[
        str | None, typer.Option(metavar="ID", help="Which article of a file that holds several.")
    ] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Publication date, if the file has none.")] = None,
) -> None:
    """Show the rule and the lexicon rows behind findings."""
    from rawi.cli.read import dated
    from rawi.explanation import explain as explain_reading
    from rawi.ingest import load_articles
    from rawi.reading import read
    from rawi.render.terminal import write_explanations

    for outcome in dated(load_articles([path]), published):
        if isinstance(outcome, Failure):
            typer.echo(f"rawi: {outcome.where}: {outcome.error}", err=True)
            raise typer.Exit(Exit.SOME_FAILED)
        if article is None or outcome.id == article:
            write_explanations(explain_reading(read(outcome), at=at, words=words))
            return
    typer.echo(f"rawi: {path}: no article with the id {article}", err=True)
    raise typer.Exit(Exit.SOME_FAILED)
