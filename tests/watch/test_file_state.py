"""The state in a file behaves like the one in memory, survives restarts, and tells what failed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rawi.errors import UnreadableInput
from rawi.ingest.handed import article_from_text
from rawi.ingest.loading import load_articles
from rawi.records import Article
from rawi.store.engine import Store
from rawi.store.watching import ChronicleState
from rawi.watch.collecting import Collection
from rawi.watch.file_state import FileState
from rawi.watch.state import Fate, MemoryState, PageNote, ShownState, Visit, WatchState

TEXT = "وصل الوفد التونسي إلى الجزائر صباح اليوم."
NOTES = [
    PageNote("a", "https://a.example/a", "المدار", 10.0, due=5.0),
    PageNote("b", "https://a.example/b", "المدار", 11.0, due=3.0, title="خبر", published="2024-05-06"),
    PageNote("c", "https://a.example/c", "الأفق", 12.0, fate=Fate.FAILED, error="gone"),
    PageNote("d", "https://a.example/d", "الأفق", 13.0, due=100.0, attempts=2, error="busy"),
]


@pytest.fixture(params=["memory", "file", "chronicle"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WatchState]:
    if request.param == "memory":
        yield MemoryState()
        return
    chronicle = request.param == "chronicle"
    opened = Store(str(tmp_path / "news"), create=True) if chronicle else FileState(tmp_path / "state")
    yield ChronicleState(opened) if isinstance(opened, Store) else opened
    opened.close()


def test_every_state_fulfils_the_contract(state: WatchState) -> None:
    assert state.next_due() is None
    assert state.visit("https://a.example/rss") is None
    visit = Visit("https://a.example/rss", "المدار", "feed", due=7.0, etag='"1"', failures=2, error="x")
    state.save_visit(visit)
    state.save_visit(replace(visit, failures=0, error=None))
    assert state.visit(visit.url) == replace(visit, failures=0, error=None)
    state.save_pages(NOTES)
    assert state.unknown(["a", "x", "c"]) == {"x"}
    assert state.unknown(str(number) for number in range(2000)) == {str(number) for number in range(2000)}
    assert state.waiting(50.0, limit=10) == (NOTES[1], NOTES[0])
    assert state.waiting(50.0, limit=1) == (NOTES[1],)
    assert state.next_due() == 3.0
    state.save_pages([replace(NOTES[1], fate=Fate.READ)])
    assert state.waiting(200.0, limit=10) == (NOTES[0], NOTES[3])


def _in_file(folder: Path) -> tuple[ShownState, Callable[[], None]]:
    state = FileState(folder / "state")
    return state, state.close


def _in_chronicle(folder: Path) -> tuple[ShownState, Callable[[], None]]:
    store = Store(str(folder / "news"), create=True)
    return ChronicleState(store), store.close


@pytest.mark.parametrize("opened", [_in_file, _in_chronicle], ids=["file", "chronicle"])
def test_a_state_survives_and_tells_what_failed(
    tmp_path: Path, opened: Callable[[Path], tuple[ShownState, Callable[[], None]]]
) -> None:
    state, close = opened(tmp_path)
    state.save_pages(NOTES)
    state.save_visit(Visit("https://a.example/rss", "المدار", "feed"))
    close()
    again, close = opened(tmp_path)
    assert again.waiting(50.0, limit=10) == (NOTES[1], NOTES[0])
    assert again.troubled(limit=5) == (NOTES[3], NOTES[2])
    counts = {("المدار", Fate.WAITING): 2, ("الأفق", Fate.FAILED): 1, ("الأفق", Fate.WAITING): 1}
    assert again.counts() == counts
    assert [visit.outlet for visit in again.visits()] == ["المدار"]
    close()


def test_another_file_is_no_state(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("text that is no database at all" * 100, encoding="utf-8")
    with pytest.raises(UnreadableInput, match="no state"):
        FileState(tmp_path / "x")


def test_collected_articles_are_read_back(tmp_path: Path) -> None:
    article = article_from_text(TEXT, published=date(2024, 5, 6), title="خبر", url="https://a.example/1")
    with Collection(tmp_path / "a.jsonl") as collection:
        collection.add(article)
        collection.add(replace(article, id="2", published=None))
    found = [one for one in load_articles([tmp_path / "a.jsonl"]) if isinstance(one, Article)]
    assert found[0] == article
    assert found[1].id == "2"


@pytest.mark.parametrize("torn", ["", '{"text": "', "x" * 200_000])
def test_a_torn_line_is_dropped(tmp_path: Path, torn: str) -> None:
    whole = '{"text": "نص"}\n'
    for before in ("", whole):
        (tmp_path / "a.jsonl").write_text(before + torn, encoding="utf-8")
        with Collection(tmp_path / "a.jsonl") as collection:
            collection.add(article_from_text(TEXT))
        lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        assert lines[:-1] == [before] * bool(before)
        assert TEXT in lines[-1]
