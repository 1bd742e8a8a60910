"""Pages are kept until the chronicle changes, then shown once more while they are made anew."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from rawi.store.adding import add_articles
from rawi.store.engine import Store
from rawi.web import keeping
from rawi.web.application import make_app
from rawi.web.keeping import Keeper, key_of
from rawi.web.security import Message, Receive, Scope, Send
from rawi.web.site import Site
from rawi.web.ticks import Ticks

from .conftest import article


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Store]:
    """Make a chronicle of one article, to which more is added."""
    with closing(Store(str(tmp_path / "news.rawi"), create=True)) as store:
        list(add_articles(store, [article(0)], processes=1))
        yield store


def wait_until_settled() -> None:
    """Wait until the file system would give another write another time."""
    time.sleep(0.06)


class Numbered:
    """An app that answers with how often it was asked, slowly if told so, or with a fault."""

    def __init__(self) -> None:
        self.count = 0
        self.seconds = 0.0
        self.headers: list[tuple[bytes, bytes]] = []
        self.status = 200

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.count += 1
        count = self.count
        await asyncio.sleep(self.seconds)
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": str(count).encode()})


class Stage:
    """A chronicle's number of changes that a test moves."""

    tick = 1
    corrections = 0

    def now(self) -> int:
        return self.tick

    def corrected(self, tick: int) -> tuple[int]:
        return (self.corrections,)


def ask(
    keeper: Keeper, path: str = "/", *, headers: dict[str, str] | None = None, method: str = "GET"
) -> str:
    return asyncio.run(_ask(keeper, path, headers or {}, method))


async def _ask(keeper: Keeper, path: str, headers: dict[str, str], method: str) -> str:
    parts: list[bytes] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        parts.append(bytes(message.get("body", b"")))

    told = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope: dict[str, Any] = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": told,
    }
    await keeper(scope, receive, send)
    return b"".join(parts).decode()


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Numbered:
    monkeypatch.setattr(keeping, "_SHORTEST_REST", 0.0)
    monkeypatch.setattr(keeping, "_RESTS", 0)
    return Numbered()


def test_a_page_is_made_once_until_the_chronicle_changes(app: Numbered) -> None:
    stage = Stage()
    keeper = Keeper(app, stage, stage.corrected)  # type: ignore[arg-type]
    assert [ask(keeper), ask(keeper), ask(keeper, "/ledger"), ask(keeper)] == ["1", "1", "2", "1"]
    stage.tick += 1
    assert [ask(keeper), ask(keeper)] == ["3", "3"]


def test_a_slow_page_is_shown_as_it_was_while_it_is_made_anew(app: Numbered) -> None:
    stage = Stage()
    keeper = Keeper(app, stage, stage.corrected)  # type: ignore[arg-type]
    ask(keeper)
    app.seconds, stage.tick = 0.6, 2
    began = time.monotonic()
    assert [ask(keeper) for _ in range(5)] == ["1"] * 5
    assert time.monotonic() - began < app.seconds
    time.sleep(app.seconds + 0.3)
    assert ask(keeper) == "2"
    assert app.count == 2, "it was made more than once"


def test_a_page_rests_before_it_is_made_again(app: Numbered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_SHORTEST_REST", 60.0)
    stage = Stage()
    keeper = Keeper(app, stage, stage.corrected)  # type: ignore[arg-type]
    ask(keeper)
    stage.tick += 1
    assert ask(keeper) == "1"


def test_what_is_corrected_is_seen_at_once(app: Numbered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_SHORTEST_REST", 60.0)
    stage = Stage()
    keeper = Keeper(app, stage, stage.corrected)  # type: ignore[arg-type]
    ask(keeper)
    app.seconds, stage.tick, stage.corrections = 0.4, 2, 1
    assert ask(keeper) == "2", "the page as it was before the correction"


def test_many_who_ask_at_once_for_a_new_page_wait_for_one(app: Numbered) -> None:
    app.seconds = 0.2
    keeper = Keeper(app, Stage(), lambda _: ())  # type: ignore[arg-type]

    async def all_at_once() -> list[str]:
        return await asyncio.gather(*(_ask(keeper, "/", {}, "GET") for _ in range(8)))

    assert asyncio.run(all_at_once()) == ["1"] * 8


@pytest.mark.parametrize(
    ("path", "headers", "method"),
    [
        ("/", {"cookie": "session=1"}, "GET"),
        ("/", {"authorization": "Basic x"}, "GET"),
        ("/api/incidents", {"if-none-match": 'W/"x"'}, "GET"),
        ("/", {}, "POST"),
        ("/review", {}, "GET"),
        ("/language/en", {}, "GET"),
    ],
)
def test_what_may_be_somebodys_own_is_not_kept(
    app: Numbered, path: str, headers: dict[str, str], method: str
) -> None:
    keeper = Keeper(app, Stage(), lambda _: ())  # type: ignore[arg-type]
    assert [ask(keeper, path, headers=headers, method=method) for _ in range(2)] == ["1", "2"]


@pytest.mark.parametrize("header", [(b"set-cookie", b"a=b"), (b"cache-control", b"private, no-store")])
def test_answers_for_one_reader_alone_are_not_kept(app: Numbered, header: tuple[bytes, bytes]) -> None:
    app.headers = [header]
    keeper = Keeper(app, Stage(), lambda _: ())  # type: ignore[arg-type]
    assert [ask(keeper), ask(keeper)] == ["1", "2"]


def test_faults_are_not_kept(app: Numbered) -> None:
    app.status = 500
    keeper = Keeper(app, Stage(), lambda _: ())  # type: ignore[arg-type]
    assert [ask(keeper), ask(keeper)] == ["1", "2"]


def test_languages_themes_and_packing_are_told_apart() -> None:
    def key(**headers: str) -> object:
        told = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        return key_of({"method": "GET", "path": "/", "query_string": b"", "headers": told})

    keys = (
        key(accept_language="ar"),
        key(accept_language="en"),
        key(accept_language="ar", cookie="rawi-theme=dark"),
        key(accept_language="ar", accept_encoding="gzip"),
    )
    assert len(set(keys)) == len(keys) and None not in keys
    assert key(accept_language="en-GB,en") == key(accept_language="en-GB, en;q=0.9")


def test_the_oldest_pages_make_room(app: Numbered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_MOST_BYTES", 2)
    keeper = Keeper(app, Stage(), lambda _: ())  # type: ignore[arg-type]
    assert [ask(keeper, f"/incidents/{name}") for name in "abca"] == ["1", "2", "3", "4"]


def test_a_write_by_anyone_is_a_tick_and_looking_is_none(news: Store) -> None:
    wait_until_settled()
    ticks = Ticks(news)
    first = ticks.now()
    with news.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM version")
    assert ticks.now() == first
    with closing(Store(news.place)) as other:
        list(add_articles(other, [article(2)], processes=1))
    assert ticks.now() != first


def test_ticks_of_a_server(news: Store) -> None:
    ticks = Ticks(news)
    ticks._is_server = True  # whether a server is asked more than it must be
    asked: list[int] = []
    ticks._of_server = lambda: asked.append(1)  # type: ignore[method-assign,return-value]
    for seconds in (0.0, 0.1, 0.25, 0.3, 0.5):
        ticks.now(clock=lambda: seconds)  # noqa: B023 - it is called at once
    assert len(asked) == 3


def test_the_app_shows_what_was_added(news: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_SHORTEST_REST", 0.0)
    monkeypatch.setattr(keeping, "_RESTS", 0)
    client = TestClient(make_app(Site(news, name="news")), base_url="http://localhost")
    wait_until_settled()
    before = client.get("/incidents").text
    assert client.get("/incidents").text == before
    list(add_articles(news, [article(3)], processes=1))
    until = time.monotonic() + 10
    while client.get("/incidents").text == before and time.monotonic() < until:
        time.sleep(0.1)
    assert client.get("/incidents").text != before
