"""`rawi schema`: the JSON Schema of a reading."""

import typer


def schema() -> None:
    """Print the JSON Schema of the reading format, `rawi-reading/1`."""
    import json

    from rawi.reading_format import reading_schema

    typer.echo(json.dumps(reading_schema(), ensure_ascii=False, indent=2))
