"""Whatever bytes a file holds, loading gives articles and failures and never raises."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rawi.ingest.handed import article_from_text
from rawi.ingest.loading import load_articles
from rawi.records import Article, Failure

_PIECES = st.sampled_from(
    [
        "وصل الوفد إلى تونس صباح اليوم.",
        "اترك تعليقا",
        "مقالات ذات صلة",
        "نشر في 6 أبريل 2025",
        "م.ع",
        "الرئيسية » سياسة",
        "<p>",
        "</div>",
        "<html>",
        "<div class='comments'>",
        "<!--",
        "<script>",
        "&amp;",
        '{"text": "',
        '"}',
        "[",
        "\n",
        "\n\n",
        "\u200f",
        "\x00",
        "\ufeff",
        "...",
        "99/99/9999",
        "#",
        "|",
        "•",
    ]
)
_CONTENT = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(_PIECES, max_size=25).map(lambda parts: "".join(parts).encode()),
    st.lists(_PIECES, max_size=25).map(lambda parts: "\n".join(parts).encode("cp1256", "replace")),
)


@pytest.mark.parametrize("ending", [".txt", ".html", ".jsonl", ".json", ".gz", ""])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=_CONTENT)
def test_any_bytes_never_raise(ending: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"page{ending}"
        path.write_bytes(content)
        found = list(load_articles([path]))
    assert all(isinstance(one, Article | Failure) for one in found)
    for one in found:
        if isinstance(one, Article):
            one.text.encode("utf-8")
            assert one.text.strip()
            assert one.id


@given(text=st.text(st.characters(), max_size=100))
def test_handed_text_keeps_its_length(text: str) -> None:
    article = article_from_text(text)
    assert len(article.text) == len(text)
    article.text.encode("utf-8")
