"""`rawi explain`: why a finding is a finding."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from rawi.cli.exits import Exit
from rawi.cli.guard import say

if TYPE_CHECKING:  # loaded when there is something to read: help must be quick
    from rawi.records import Article, Failure

_AROUND = 30


def _chosen(
    outcomes: "Iterable[Article | Failure]", identifier: str | None, words: str | None
) -> "tuple[Article | None, bool]":
    """Give the article wanted, by its id, its words or its first place; and whether some input failed."""
    from rawi.records import Failure

    first, failed = None, False
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            say(f"{outcome.where}: {outcome.error}")
            failed = True
            continue
        first = first or outcome
        wanted = (
            outcome.id == identifier if identifier is not None else words is None or words in outcome.text
        )
        if wanted:
            return outcome, failed
    return (None if identifier is not None else first), failed


def _checked(article: "Article", at: int | None, words: str | None) -> None:
    """Refuse a place that is not in the text."""
    if at is not None and not 0 <= at < len(article.text):
        last = len(article.text) - 1
        raise typer.BadParameter(
            f"{at} is outside the text, whose characters count from 0 to {last}.", param_hint="--at"
        )
    if words is not None and words not in article.text:
        raise typer.BadParameter(
            "these words are not in the text; copy them as they stand.", param_hint="--text"
        )


def _unexplained(article: "Article", at: int | None) -> str:
    if at is None:
        return "nothing was found there."
    around = article.text[max(0, at - _AROUND) : at + _AROUND].replace("\n", " ")
    return f"nothing was found at {at}: «…{around}…»"


def explain(
    path: Annotated[
        str,
        typer.Argument(metavar="FILE", help="The file or address of the article; - is standard input."),
    ],
    at: Annotated[
        int | None, typer.Option(metavar="OFFSET", help="Explain what covers this character of the text.")
    ] = None,
    words: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Explain what overlaps these words.")
    ] = None,
    article: Annotated[
        str | None, typer.Option(metavar="ID", help="Which article of a file that holds several.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date, if the file has none.")
    ] = None,
) -> None:
    """Show the rule and the lexicon rows behind findings.

    Without a place, all findings are explained. Offsets count the characters of the article's
    text from 0, as `rawi read` prints them.
    """
    from rawi.cli.inputs import dated, web
    from rawi.explanation import explain as explain_reading
    from rawi.ingest.loading import load_articles
    from rawi.reading import read
    from rawi.render.explanations import write_explanations

    if at is not None and words is not None:
        raise typer.BadParameter("give --at or --text, not both.")
    chosen, failed = _chosen(dated(load_articles([path], fetch=web()), published), article, words)
    if chosen is None:
        if not failed or article is not None:
            say(f"{path}: no article with the id {article}" if article is not None else f"{path}: no article")
        raise typer.Exit(Exit.SOME_FAILED)
    _checked(chosen, at, words)
    explained = explain_reading(read(chosen), at=at, words=words)
    write_explanations(explained, chosen.text, sys.stdout)
    if not explained:
        say(_unexplained(chosen, at))
    if failed:
        raise typer.Exit(Exit.SOME_FAILED)
