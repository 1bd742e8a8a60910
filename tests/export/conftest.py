"""A chronicle to write out, with what is awkward in it: formulas, new lines, a border, a new version."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rawi import Article, Chronicle, open_chronicle
from rawi.export.exporting import Format, export_chronicle

RAID = (
    "أعلنت وزارة الدفاع الكينية أن طائرات كينية قصفت معسكرا لمسلحين في مدينة غاريسا، الأحد."
    " وقال المتحدث باسم الجيش إن الغارة أسفرت عن مقتل تسعة مسلحين."
)
# The articles: id, outlet, day, title, text.
NEWS = (
    ("kenya-1", "sawt-alwadi", "2022-05-09", '=HYPERLINK("https://evil.example")', RAID),
    ("kenya-2", "barq", "2022-05-09", 'الطيران الكيني، "غارات"\nوسطر ثان', RAID),
    (
        "maghreb-1",
        "maraya",
        "2023-02-14",
        "انفجار قرب الحدود",
        "انفجرت عبوة ناسفة في مدينة بن قردان التونسية، الاثنين، وأصيب شرطيان."
        " وزار وزير الداخلية التونسي المدينة، وقال الوزير إن ليبيا ستشارك في التحقيق.",
    ),
    (
        "maghreb-2",
        "maraya",
        "2023-02-20",
        "اتفاق بين تونس وليبيا",
        "وقعت تونس وليبيا، الأحد، في طرابلس اتفاقا أمنيا لمراقبة الحدود. وحذر رئيس الوزراء الليبي من أن"
        " التهريب قد يهدد الاتفاق لو هاجمت مصر ليبيا.",
    ),
)
CHANGED = RAID.replace("تسعة", "أحد عشر")


def article(number: int, *, text: str | None = None) -> Article:
    """Make one of the articles of the news above, or another text in its place."""
    name, source, published, title, told = NEWS[number]
    url = f"https://{source}.example/{name}"
    return Article(name, text or told, url, source, title, date.fromisoformat(published))


def fill(chronicle: Chronicle) -> None:
    """Add the news, and after them the first article in a new version."""
    list(chronicle.add([article(number) for number in range(len(NEWS))], processes=1))
    list(chronicle.add([article(0, text=CHANGED)], processes=1))


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chronicle]:
    place = tmp_path_factory.mktemp("export") / "news.rawi"
    with open_chronicle(str(place), create=True) as chronicle:
        fill(chronicle)
        yield chronicle


@pytest.fixture(scope="session")
def everything(news: Chronicle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the whole chronicle in every format that needs no library."""
    folder = tmp_path_factory.mktemp("written")
    for name in Format:
        if name is not Format.PARQUET:
            export_chronicle(news, folder / name.value, format=name)
    return folder
