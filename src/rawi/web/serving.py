"""Runs the app: listens, says where, and has it warmed up before the first reader comes."""

import socket
from collections.abc import Callable
from contextlib import closing
from functools import partial
from ipaddress import ip_address
from threading import Thread
from typing import NamedTuple

import uvicorn

from rawi.manners.naming import chronicle_name
from rawi.store.engine import Store
from rawi.store.reviewers import reviewers
from rawi.web.application import make_app
from rawi.web.door import Door
from rawi.web.security import LOOPBACK
from rawi.web.sessions import Sessions, new_secret
from rawi.web.site import Site
from rawi.web.warming import warm_up
from rawi.web.workers import watch_over


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from error
    return listening


class Place(NamedTuple):
    """Where to listen."""

    host: str
    port: int


def _who_may_review(store: Store) -> str:
    with store.reading() as connection:
        named = reviewers(connection)
    if named:
        return f"review after a login: {', '.join(named)}"
    return f"nobody may review; let somebody: rawi reviewers {chronicle_name(store.place)} --add NAME"


def answer(store: Store, listening: socket.socket, *, is_local: bool, secret: bytes) -> None:
    """Answer what comes in at a socket, until interrupted; `secret` signs the sessions of reviewers."""
    site = Site(store, name=chronicle_name(store.place))
    door = Door(needs_login=not is_local, sessions=Sessions(secret))
    app = make_app(site, hosts=LOOPBACK if is_local else None, door=door)
    Thread(target=warm_up, args=(site, app), daemon=True).start()
    config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def serve(store: Store, *, at: Place, workers: int = 1, announce: Callable[[str], None]) -> None:
    """Serve a chronicle until interrupted, by this process or by so many others."""
    is_local = _is_loopback(at.host)
    with _listen(at.host, at.port) as listening:
        taken = listening.getsockname()[1]
        shown = f"[{at.host}]" if ":" in at.host else at.host
        announce(f"open http://{shown}:{taken}/ (stop with Ctrl+C)")
        if not is_local:
            announce("everyone who reaches this machine can read this chronicle")
            announce(_who_may_review(store))
        # One for all workers: a session that one began is known to the others.
        secret = new_secret()
        if workers == 1:
            answer(store, listening, is_local=is_local, secret=secret)
        else:
            task = partial(_answer_alone, store.place, listening, is_local=is_local, secret=secret)
            watch_over(task, workers, announce=announce)


def _answer_alone(place: str, listening: socket.socket, *, is_local: bool, secret: bytes) -> None:
    """Answer in a process of its own, which opens the chronicle for itself."""
    with closing(Store(place)) as store:
        answer(store, listening, is_local=is_local, secret=secret)
