"""The pages show what corrections say, at once."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rawi import Chronicle
from rawi.store.adding import add_articles
from rawi.store.engine import Store

from .conftest import NEWS, article, client_of


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    """Make a chronicle that a test may correct."""
    with closing(Store(str(tmp_path / "own.rawi"), create=True)) as opened:
        list(add_articles(opened, [article(number) for number in range(len(NEWS))], processes=1))
        yield opened


def ids(client: TestClient) -> dict[str, str]:
    """Give the types of incidents by their ids, as the data interface tells them."""
    return {one["id"]: one["type"] for one in client.get("/api/incidents").json()["items"]}


def test_what_was_kept_is_forgotten_when_something_is_corrected(own: Store) -> None:
    client, corrections = client_of(own, "en"), Chronicle(own).corrections(by="سلمى")
    before = ids(client)
    first = next(iter(before))
    made = corrections.reject(first, reason="لم يقع")
    assert set(ids(client)) == set(before) - {first}
    assert client.get(f"/incidents/{first}").status_code == 404
    corrections.undo(made.number)
    assert ids(client) == before
