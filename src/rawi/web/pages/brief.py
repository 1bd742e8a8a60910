"""Briefs to take along: what a page is about, with footnotes, as HTML, PDF or Word."""

from threading import Lock

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection
from starlette.exceptions import HTTPException

from rawi.brief.building import build_brief
from rawi.brief.document import Asked, Brief
from rawi.brief.selection import ABOUT, SUBJECTS
from rawi.brief.writing import MEDIA_TYPES, Format, write_brief
from rawi.web.filters import BadAddress, read_filters
from rawi.web.showing import reader_of, site_of

router = APIRouter()
_NAMES = ("pair", "actor", "since", "until", "as_of")
_LONGEST = 200
# Printing takes a core for seconds; readers wait for one another.
_printing = Lock()


def _subject(request: Request, pair: tuple[str, str] | None) -> tuple[str, tuple[str, ...]]:
    given = [
        (about, request.query_params[about].strip()) for about in SUBJECTS if about in request.query_params
    ]
    named = [(about, words) for about, words in given if words]
    if len(named) != 1 or named[0][0] == ABOUT:
        raise HTTPException(404)
    about, words = named[0]
    if len(words) > _LONGEST or "\0" in words:
        raise BadAddress("error.long", words[:_LONGEST].replace("\0", ""), about)
    return about, pair if pair is not None else (words,)


@router.get("/brief/{format}", include_in_schema=False)
def brief(request: Request, format: str) -> Response:
    """Write the brief of a subject, for the reader's language."""
    if format not in list(Format):
        raise HTTPException(404)
    filters = read_filters(request.query_params, names=_NAMES).filters
    subject, site = _subject(request, filters.pair), site_of(request)
    reader = reader_of(request)._replace(theme="auto")
    asked = Asked(*subject, reader, filters.since, filters.until, filters.as_of)

    def build(connection: Connection) -> Brief:
        return build_brief(connection, asked, chronicle=site.name)

    with _printing:
        written = site.ask(
            ("brief", format, asked), lambda connection: write_brief(build(connection), Format(format))
        )
    headers = {
        "content-disposition": f'attachment; filename="rawi-brief.{format}"',
        "cache-control": "private, no-cache",
        "vary": "Accept-Language, Cookie",
    }
    return Response(written, media_type=MEDIA_TYPES[Format(format)], headers=headers)
