"""PDF and Word documents, mailboxes, tables and lists of addresses give articles with what they tell."""

import io
import json
import sys
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pdf_files import pdf_of
from warc_files import page

from rawi.ingest.archives.members import Fetch
from rawi.ingest.loading import load_articles
from rawi.reading import read
from rawi.records import Article, Failure, PublishedBasis

TEXT = "وصل الوفد التونسي إلى الجزائر صباح اليوم، وغادرها مساء إلى طرابلس بعد لقاء قصير."
LINES = (
    "افتتح وزير الموارد المائية في سلطنة عمان أمس محطة التحلية الجديدة (الثالثة من نوعها) بحضور عدد من",
    "المسؤولين، وقال في كلمة ألقاها بالمناسبة: «المحطة تسقي خمسين قرية» قبل أن يتفقد أقسامها وخزاناتها كلها",
    "في جولة دامت ساعتين.",
    "وأضاف الوزير أن المشروع القادم سيبدأ العمل فيه خلال الأشهر القليلة المقبلة بتمويل من الصندوق الوطني",
    "للتنمية.",
)
MIRRORED = str.maketrans("()«»", ")(»«")


def load(path: Path, *, fetch: Fetch | None = None) -> tuple[list[Article], list[Failure]]:
    """Load a file, articles and failures apart."""
    found = list(load_articles([path], fetch=fetch))
    return [one for one in found if isinstance(one, Article)], [
        one for one in found if isinstance(one, Failure)
    ]


@pytest.mark.parametrize("mirrored", [True, False])
def test_a_pdf_gives_its_paragraphs_in_reading_order(tmp_path: Path, mirrored: bool) -> None:
    drawn = [line[::-1].translate(MIRRORED) if mirrored else line[::-1] for line in LINES]
    (tmp_path / "a.pdf").write_bytes(pdf_of([drawn]))
    ((article,), failures) = load(tmp_path / "a.pdf")
    assert failures == []
    assert article.text.split("\n\n") == [" ".join(LINES[:3]), " ".join(LINES[3:])]
    assert article.notes[0].startswith("from a PDF")
    assert read(article).notes == article.notes


def test_a_pdf_drawn_backwards_is_turned_round(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_of([LINES]))
    ((article,), _) = load(tmp_path / "a.pdf")
    assert article.text.split("\n\n")[1] == " ".join(LINES[3:])
    assert "turned round" in article.notes[1]


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    pages = [["صحيفة المدار"[::-1], LINES[number][::-1], str(number)] for number in range(1, 5)]
    (tmp_path / "a.pdf").write_bytes(pdf_of(pages))
    ((article,), _) = load(tmp_path / "a.pdf")
    assert "المدار" not in article.text
    assert [removed.why for removed in article.removed].count("running head") == 4
    assert [removed.text for removed in article.removed if removed.why == "page number"] == [
        "1",
        "2",
        "3",
        "4",
    ]


def test_pdfs_without_text_or_damaged_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_of([[]]))
    assert "OCR" in load(tmp_path / "a.pdf")[1][0].error
    (tmp_path / "a.pdf").write_bytes(pdf_of([LINES])[:300])
    assert "cannot be opened" in load(tmp_path / "a.pdf")[1][0].error


def _word(path: Path) -> None:
    document = docx.Document()
    document.add_heading("محطة جديدة في مسقط", 1)
    document.add_paragraph(TEXT)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "عدد القرى", "خمسون"
    document.add_paragraph("وأضاف المصدر أن العمل في المشروع سينتهي قبل نهاية العام.")
    document.save(str(path))


def test_a_word_document_gives_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    _word(tmp_path / "a.docx")
    ((article,), failures) = load(tmp_path / "a.docx")
    assert failures == []
    assert article.title == "محطة جديدة في مسقط"
    assert next(line for line in article.text.split("\n") if line) == TEXT
    assert "عدد القرى | خمسون" in article.text
    assert article.text.rstrip().endswith("نهاية العام.")


def test_a_damaged_word_document_is_named(tmp_path: Path) -> None:
    _word(tmp_path / "a.docx")
    data = (tmp_path / "a.docx").read_bytes()
    (tmp_path / "a.docx").write_bytes(data.replace(b"[Content_Types].xml", b"[Content_Typos].xml"))
    assert "damaged" in load(tmp_path / "a.docx")[1][0].error


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [
        ("a.pdf", "pypdfium2", "documents"),
        ("a.docx", "docx", "documents"),
        ("a.parquet", "pyarrow", "parquet"),
    ],
)
def test_a_missing_library_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str
) -> None:
    if name == "a.docx":
        _word(tmp_path / name)
    else:
        (tmp_path / name).write_bytes(pdf_of([LINES]) if name == "a.pdf" else b"PAR1")
    monkeypatch.setitem(sys.modules, library, None)
    assert f"pip install 'rawi[{extra}]'" in load(tmp_path / name)[1][0].error


def _message(subject: str, body: str, *, html: bool) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"] = subject, "نشرة المدار <news@madar.example>"
    message["Date"] = "Tue, 07 May 2024 23:30:00 +0300"
    message.set_content(body)
    if html:
        message.add_alternative(page(5).decode(), subtype="html")
    return message


def test_a_mailbox_gives_one_article_a_message(tmp_path: Path) -> None:
    messages = [_message("نشرة الصباح", TEXT, html=False), _message("نشرة المساء", "نص آخر", html=True)]
    quoted = _message("نشرة ثالثة", f"From here on:\n\n{TEXT}", html=False).as_bytes()
    bodies = [*(message.as_bytes() for message in messages), quoted.replace(b"\nFrom here", b"\n>From here")]
    box = b"".join(b"From news@madar.example Tue May  7 23:30:00 2024\n" + body + b"\n\n" for body in bodies)
    (tmp_path / "box").write_bytes(box)
    articles, failures = load(tmp_path / "box")
    assert failures == []
    assert [article.title for article in articles] == ["نشرة الصباح", "نشرة المساء", "نشرة ثالثة"]
    assert articles[0].text == TEXT
    assert articles[1].text.startswith("أعلن وزير النقل")
    assert {article.source for article in articles} == {"نشرة المدار"}
    assert {article.published for article in articles} == {date(2024, 5, 7)}
    (tmp_path / "one.eml").write_bytes(messages[0].as_bytes())
    assert load(tmp_path / "one.eml")[0][0] == articles[0]


def test_bad_messages_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    envelope = b"From x@y.example Tue May  7 23:30:00 2024\n"
    good = _message("نشرة", TEXT, html=False).as_bytes()
    empty = b"Subject: x\n\n"
    odd = (
        b"Content-Type: text/plain; charset=no-such\nDate: 99\nFrom: <\nSubject: =?utf-8?b?!!?=\n\n"
        + TEXT.encode()
    )
    (tmp_path / "a.mbox").write_bytes(b"".join(envelope + one + b"\n\n" for one in (empty, odd, good)))
    articles, failures = load(tmp_path / "a.mbox")
    assert [article.text for article in articles] == [TEXT, TEXT]
    assert [failure.where for failure in failures] == [f"{tmp_path}/a.mbox: message 1"]


def test_a_parquet_table_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    table = pa.table(
        {
            "Headline": ["عنوان", None, "ثالث"],
            "content": [TEXT, None, TEXT + " وبعدها."],
            "publish_date": [datetime(2024, 5, 6, 12), None, None],
            "media_name": ["المدار", "المدار", None],
            "stories_id": [17.0, 18.0, float("nan")],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    articles, failures = load(tmp_path / "a.parquet")
    assert next(article.id for article in articles) == "17"
    assert (articles[0].title, articles[0].source, articles[0].published) == (
        "عنوان",
        "المدار",
        date(2024, 5, 6),
    )
    assert len(articles) == 2
    assert [failure.where for failure in failures] == [f"{tmp_path}/a.parquet:2"]
    pq.write_table(pa.table({"x": [1]}), tmp_path / "b.parquet")
    assert 'name the one that does "text"' in load(tmp_path / "b.parquet")[1][0].error
    data = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "c.parquet").write_bytes(data[:100] + b"\xff" * 50 + data[150:])
    assert load(tmp_path / "c.parquet")[1]


class _Web:
    """Pages that need no network."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fetch(self, url: str) -> "_Page":
        self.asked.append(url)
        return _Page(url + "?final", page(len(self.asked)))


class _Page:
    def __init__(self, url: str, content: bytes) -> None:
        self.url, self.content = url, content


MEDIA_CLOUD = (
    "stories_id,publish_date,title,url,language,media_name\n"
    "1,2024-05-06 10:00:00,خبر,https://a.example/1,ar,المدار\n"
    "2,2024-05-07 10:00:00,خبر,https://a.example/1,ar,المدار\n"
    "3,,بلا عنوان,,ar,المدار\n"
    "4,2024-05-08 10:00:00,خبر,https://a.example/4,ar,المدار\n"
)
GDELT_EVENT = "\t".join(["1", "20240506", *["x"] * 58, "https://a.example/1"])
GDELT_THEMES = "\t".join(["1", "20240506", "1", "a.example", "https://a.example/1", *["x"] * 22])


def test_a_list_of_addresses_is_fetched_once_each_with_what_it_tells(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(MEDIA_CLOUD, encoding="utf-8-sig")
    web = _Web()
    articles, failures = load(tmp_path / "a.csv", fetch=web.fetch)
    assert web.asked == ["https://a.example/1", "https://a.example/4"]
    assert articles[0].url == "https://a.example/1?final"
    assert (articles[0].published, articles[0].published_basis) == (date(2024, 5, 6), PublishedBasis.GIVEN)
    assert articles[0].source in ("المدار", "a.example")
    assert [failure.where for failure in failures] == [f"{tmp_path}/a.csv:4"]


@pytest.mark.parametrize(
    "text",
    [
        f"{GDELT_EVENT}\n",
        f"{GDELT_THEMES}\n",
        "URL,MobileURL,Date,Title\nhttps://a.example/1,,2024-05-06,خبر\n",
        "https://a.example/1\n",
        "العنوان;الرابط\nخبر;https://a.example/1\n",
    ],
    ids=["GDELT events", "GDELT themes", "GDELT articles", "bare", "Arabic heads"],
)
def test_lists_of_other_tools_are_understood(tmp_path: Path, text: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        (tmp_path / "a.csv").write_text(text, encoding=encoding)
        web = _Web()
        assert load(tmp_path / "a.csv", fetch=web.fetch)[1] == []
        assert web.asked == ["https://a.example/1"]


def test_without_network_each_address_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(MEDIA_CLOUD, encoding="utf-8")
    articles, failures = load(tmp_path / "a.csv")
    assert articles == []
    assert "address of the web" in failures[0].error
    assert "https://a.example/1" in failures[0].where


def test_a_table_of_articles_may_be_a_csv(tmp_path: Path) -> None:
    rows = f'title,text,date\nعنوان,"{TEXT}\nوسطر ثان.",2024-05-06\nبلا نص,,\n'
    (tmp_path / "a.csv").write_text(rows, encoding="cp1256")
    articles, failures = load(tmp_path / "a.csv")
    assert [(article.title, article.published) for article in articles] == [("عنوان", date(2024, 5, 6))]
    assert "\n" in articles[0].text
    assert len(failures) == 1


def test_json_lines_in_utf_16_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(json.dumps({"text": TEXT}, ensure_ascii=False).encode("utf-16"))
    assert load(tmp_path / "a.jsonl")[0][0].text == TEXT


def test_a_document_is_told_by_its_bytes(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": [TEXT]}), buffer)
    (tmp_path / "a").write_bytes(buffer.getvalue())
    assert load(tmp_path / "a")[0][0].text == TEXT
