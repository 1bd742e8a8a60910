"""The map: incidents where they happened, clustered, with the filters of the timeline."""

import re
from math import cos, radians

from fastapi import APIRouter, Request, Response

from rawi.charts.clusters import Located, make_clusters, with_names
from rawi.charts.land import draw_land
from rawi.charts.projection import Frame
from rawi.web.filters import NAMES, BadAddress, read_filters
from rawi.web.pages.timeline import choices_for
from rawi.web.questions.happenings import Wanted
from rawi.web.questions.located import Locations, find_located
from rawi.web.showing import show, site_of
from rawi.web.site import Site

router = APIRouter()
_WIDTH, _HEIGHT = 1000.0, 620.0
_FRAME = re.compile(
    r"(?P<lat>-?\d{1,2}(?:\.\d{1,4})?),(?P<lon>-?\d{1,3}(?:\.\d{1,4})?),(?P<span>\d{1,3}(?:\.\d{1,4})?)"
)
# So many countries are listed, and so many places of each.
_LISTED, _SPOTS = 40, 8
_EDGES = 0.05
# How much wider than its places the frame is.
_ROOM = 1.2
# Degrees across, so that some coast or border is seen around a single place.
_LEAST_SPAN = 16.0
# Where the side of a map begins, in parts of its width.
_MIDDLE, _SIDES = 0.5, (0.35, 0.65)


def frame_around(places: tuple[Located, ...]) -> Frame:
    """Give the frame that shows most incidents: without the few at the edges of the world."""
    if not places:
        return Frame(27.0, 25.0, 80.0, _WIDTH, _HEIGHT)
    spots = sorted((place.longitude, len(place.quads)) for place in places)
    heights = sorted((place.latitude, len(place.quads)) for place in places)
    west, east = _middle(spots)
    south, north = _middle(heights)
    # A degree of latitude is longer than one of longitude.
    high = (north - south) * _WIDTH / _HEIGHT / cos(radians((south + north) / 2))
    span = min(200.0, max(_LEAST_SPAN, (east - west) * _ROOM, high * _ROOM))
    return Frame(round((south + north) / 2, 1), round((west + east) / 2, 1), round(span, 1), _WIDTH, _HEIGHT)


def _middle(weighed: list[tuple[float, int]]) -> tuple[float, float]:
    whole = [value for value, weight in weighed for _ in range(weight)]
    cut = int(len(whole) * _EDGES)
    return whole[cut], whole[-1 - cut]


def side_of_most(places: tuple[Located, ...], frame: Frame) -> str:
    """Give the side on which most incidents lie, as SVG names it: narrow screens show but a part."""
    across = ((frame.place(one.latitude, one.longitude)[0] / frame.width, one) for one in places)
    seen = sorted((x, len(one.quads)) for x, one in across if 0 <= x <= 1)
    whole = [x for x, weight in seen for _ in range(weight)]
    middle = whole[len(whole) // 2] if whole else _MIDDLE
    return "xMin" if middle < _SIDES[0] else "xMax" if middle > _SIDES[1] else "xMid"


def read_frame(told: str) -> Frame:
    """Read a frame of an address: latitude, longitude, degrees across.

    Raises BadAddress for what is none.
    """
    match = _FRAME.fullmatch(told)
    if match is None or float(match["span"]) <= 0:
        raise BadAddress("error.frame", told, "frame")
    frame = Frame(float(match["lat"]), float(match["lon"]), float(match["span"]), _WIDTH, _HEIGHT)
    return frame.turned()


def frame_address(frame: Frame) -> str:
    """Write a frame for an address."""
    return f"{frame.latitude:g},{frame.longitude:g},{frame.span:g}"


def ask_located(site: Site, wanted: Wanted) -> Locations:
    """Ask a chronicle where incidents happened."""
    return site.ask(("located", wanted), lambda one: find_located(one, wanted))


@router.get("/map", include_in_schema=False)
def world(request: Request) -> Response:
    """Show the map."""
    asked, site = read_filters(request.query_params, names=(*NAMES, "frame")), site_of(request)
    located = ask_located(site, asked.wanted)
    frame = read_frame(asked.get("frame")) if asked.get("frame") else frame_around(located.places)
    clusters = make_clusters(located.places, frame)
    return show(
        request,
        "map.html",
        asked=asked,
        choices=choices_for(request),
        frame=frame,
        frame_address=frame_address,
        land=draw_land(frame),
        side=side_of_most(located.places, frame),
        clusters=clusters,
        named=with_names(clusters, frame),
        located=located,
        lands=located.lands[:_LISTED],
        in_land={land.party.key: land.incidents for land in located.lands if land.party},
        most=_SPOTS,
    )
