"""`rawi correct`: merge, split, retype, reject, set an office."""

import getpass
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from rawi.cli.guard import guarded

if TYPE_CHECKING:  # loaded when something is corrected: help must be quick
    from rawi.chronicle.corrections import Correction
    from rawi.store.chronicle import Chronicle
    from rawi.store.corrections import Corrections

By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who corrects; else your name on this machine."),
]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")]
Incident = Annotated[
    str, typer.Argument(metavar="ID", help="An incident, by the id that `rawi incidents` shows.")
]
Alone = Annotated[
    bool, typer.Option("--alone", help="Only this telling of the incident, by its id: `--tellings` shows it.")
]

correct = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@correct.callback()
def chosen(
    context: typer.Context,
    chronicle: Annotated[
        str, typer.Argument(metavar="CHRONICLE", help="The file of the chronicle, or postgresql://…")
    ],
) -> None:
    """Correct a chronicle: merge, split, retype, reject, set an office.

    Corrections stand apart from what was read, with their author, time and reason. They hold for whatever is
    added later, can be undone by their number, and handed on as a text file.
    """
    context.obj = chronicle


def with_chronicle(context: typer.Context, use: "Callable[[Chronicle], None]") -> None:
    """Open the chronicle that is corrected, and do something with it."""
    from rawi.store.chronicle import open_chronicle

    with closing(open_chronicle(context.obj)) as chronicle:
        use(chronicle)


def author_of(given: str | None) -> str:
    """Give who corrects: as given, else the user of this machine."""
    if given is not None:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a machine that does not know its user
        return ""


def _make(context: typer.Context, by: str | None, make: "Callable[[Corrections], Correction]") -> None:
    def use(chronicle: "Chronicle") -> None:
        made = make(chronicle.corrections(by=author_of(by)))
        typer.echo(
            f"correction {made.number}: {made.action}; undo it with: rawi correct … undo {made.number}"
        )

    with_chronicle(context, use)


@correct.command("merge-incidents")
@guarded
def merge_incidents(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID ID…", help="Incidents, by their ids.")],
    reason: Reason,
    by: By = None,
) -> None:
    """Make one of several incidents; the first keeps its place, and its type leads."""
    _make(context, by, lambda corrections: corrections.merge_incidents(*ids, reason=reason))


@correct.command("split-incident")
@guarded
def split_incident(
    context: typer.Context,
    incident: Incident,
    tellings: Annotated[
        list[str], typer.Argument(metavar="TELLING…", help="The tellings that tell another happening.")
    ],
    reason: Reason,
    by: By = None,
) -> None:
    """Take tellings out of an incident; together they are another one.

    `rawi accounts CHRONICLE ID --tellings` shows the ids of tellings. What is added later goes where it is
    nearer to.
    """
    _make(context, by, lambda corrections: corrections.split_incident(incident, *tellings, reason=reason))


@correct.command()
@guarded
def retype(
    context: typer.Context,
    incident: Incident,
    kind: Annotated[str, typer.Argument(metavar="TYPE", help="PLOVER's type, or type/mode.")],
    reason: Reason,
    alone: Alone = False,
    by: By = None,
) -> None:
    """Give an incident another type."""
    _make(context, by, lambda corrections: corrections.retype(incident, kind, alone=alone, reason=reason))


@correct.command()
@guarded
def reject(
    context: typer.Context, incident: Incident, reason: Reason, alone: Alone = False, by: By = None
) -> None:
    """Say that an incident is none, or that one telling does not tell one."""
    _make(context, by, lambda corrections: corrections.reject(incident, alone=alone, reason=reason))


@correct.command("reject-finding")
@guarded
def reject_finding(
    context: typer.Context,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The address or id of an article.")],
    layer: Annotated[str, typer.Argument(metavar="LAYER", help="claim or instrument.")],
    start: Annotated[int, typer.Argument(metavar="START", help="The character at which it begins.")],
    reason: Reason,
    by: By = None,
) -> None:
    """Say that a claim, or a mention of an instrument, is none.

    A claim begins where its verb of speech does, an instrument where its name does; `rawi read` shows both.
    """
    _make(context, by, lambda told: told.reject_finding(article, layer, start, reason=reason))


@correct.command("merge-entities")
@guarded
def merge_entities(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="NAME NAME…", help="Names or keys.")],
    reason: Reason,
    by: By = None,
) -> None:
    """Make one of several people, bodies or places; the first keeps its name."""
    _make(context, by, lambda corrections: corrections.merge_entities(*names, reason=reason))


@correct.command("split-entity")
@guarded
def split_entity(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or key.")],
    reason: Reason,
    names: Annotated[
        list[str] | None, typer.Option("--name", help="A spelling that means somebody else; repeat it.")
    ] = None,
    articles: Annotated[
        list[str] | None,
        typer.Option("--article", help="An article whose name means somebody else; repeat it."),
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="NAME", help="Who is meant, where he is known.")
    ] = None,
    by: By = None,
) -> None:
    """Tell two apart who share a name: by the spelling, or by the articles that mean somebody else."""
    chosen_names, keys = names or (), articles or ()
    _make(
        context,
        by,
        lambda told: told.split_entity(name, names=chosen_names, articles=keys, into=into, reason=reason),
    )


@correct.command("set-office")
@guarded
def set_office(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who held it.")],
    office: Annotated[str, typer.Argument(metavar="OFFICE", help="An office with its country, in Arabic.")],
    reason: Reason,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day.")] = None,
    by: By = None,
) -> None:
    """Say who held an office, from when to when.

    Articles of these days that name the office and nobody then mean him.
    """
    _make(context, by, lambda told: told.set_office(name, office, first=first, last=last, reason=reason))
