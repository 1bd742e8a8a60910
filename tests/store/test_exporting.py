"""What is written out is the same from both databases, and one state of the chronicle."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rawi import Article, Chronicle, export_chronicle
from rawi.export.exporting import make_request, run_export
from rawi.store.adding import add_articles
from rawi.store.engine import Store

from .conftest import NEWS, article


def test_both_databases_give_every_table(store: Store, articles: list[Article], tmp_path: Path) -> None:
    list(add_articles(store, articles, processes=1))
    news = Chronicle(store)
    made = {one.what: one.count for one in export_chronicle(news, tmp_path / "out", format="csv")}
    assert made["articles"] == len(NEWS)
    assert made["incidents"] == len(news.incidents(limit=None))
    assert min(made.values()) > 0
    for name in ("plover", "geojson", "ftm"):
        export_chronicle(news, tmp_path / name, format=name, actor="إثيوبيا")
    lines = (tmp_path / "plover").read_text(encoding="utf-8").splitlines()
    ids = {json.loads(line)["rawi"]["article"] for line in lines}
    assert ids <= {one.id for one in articles}


def test_what_is_added_meanwhile_is_in_no_table(
    store: Store, articles: list[Article], tmp_path: Path
) -> None:
    list(add_articles(store, articles[:2], processes=1))
    late = iter([article(4)])

    def through(rows: Iterator[Any]) -> Iterator[Any]:
        for row in rows:
            list(add_articles(store, late, processes=1))
            yield row

    made = run_export(Chronicle(store), make_request("csv", tmp_path / "out"), through=through)
    counts = {one.what: one.count for one in made}
    assert counts["articles"] == 2
    assert "Kenya" not in (tmp_path / "out" / "mentions.csv").read_text(encoding="utf-8")
    assert Chronicle(store).search("الكيني") != []


def test_what_corrections_say_is_written(store: Store, articles: list[Article], tmp_path: Path) -> None:
    list(add_articles(store, articles, processes=1))
    news = Chronicle(store)
    retyped, rejected = [one for one in news.incidents() if one.type == "ASSAULT"][:2]
    corrections = news.corrections(by="سلمى الورتاني")
    corrections.retype(retyped.id, "COERCE", reason="قبض بلا قتال")
    corrections.reject(rejected.id, reason="رأي لا خبر")
    export_chronicle(news, tmp_path / "plover", format="plover")
    lines = (tmp_path / "plover").read_text(encoding="utf-8").splitlines()
    kinds = {one["rawi"]["incident"]: one["event_type"] for one in map(json.loads, lines)}
    assert kinds[retyped.id] == "COERCE"
    assert rejected.id not in kinds
    made = {one.what: one.count for one in export_chronicle(news, tmp_path / "out", format="csv")}
    assert made["incidents"] == len(news.incidents(limit=None))
    export_chronicle(news, tmp_path / "of-type", format="plover", type="COERCE")
    assert (tmp_path / "of-type").read_text(encoding="utf-8").count("\n") == retyped.tellings
