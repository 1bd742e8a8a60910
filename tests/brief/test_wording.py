"""Every sentence of briefs is in the lexicon in both languages, and every row of it is used."""

import re
from importlib.resources import files
from pathlib import Path

from rawi.brief.building import SECTIONS
from rawi.brief.selection import SUBJECTS
from rawi.brief.speech import WORDS
from rawi.letters import is_arabic
from rawi.lexicon import load_table
from rawi.manners.moving import Course
from rawi.manners.wording import Counted
from rawi.store.ledger_answers import LedgerEntry
from rawi.web.questions.board import ATTRIBUTES, COUNTS, VERDICTS

TEXT = "\n".join(path.read_text("utf-8") for path in Path(str(files("rawi.brief"))).rglob("*.py"))
QUOTED = set(re.findall(r'"([a-z]+(?:\.[a-z_]+)?)"', TEXT))
STATUSES = {row["key"].split()[1] for row in load_table("render/labels") if row["key"].startswith("status ")}
PUT_TOGETHER = (
    {f"section.{key}" for key in (*SECTIONS, "notes")}
    | {f"title.{about}" for about in SUBJECTS}
    | {f"{table}.{status}" for table in ("step", "standing") for status in STATUSES}
    | {f"attribute.{one}" for one in (*ATTRIBUTES, *COUNTS)}
    | {f"verdict.{one}" for one in VERDICTS}
    | {f"chart.{one}" for one in ("cooperation", "conflict", "score")}
    | {f"summary.{course}" for course in Course}
    | {"territory.in", "territory.not", "happened.yes", "happened.no"}
)
UNITS = {"days", "weeks", "months", "years"}


def keys(table: str) -> set[str]:
    return {row["key"] for row in load_table(table)}


def test_every_sentence_has_a_row_and_every_row_is_used() -> None:
    asked = {
        key for key in QUOTED if key.split(".")[0] in {one.split(".")[0] for one in keys("brief/labels")}
    }
    assert {key for key in asked if "." in key and not key.endswith(".html")} - keys("brief/labels") == set()
    assert keys("brief/labels") - QUOTED - PUT_TOGETHER == set()
    assert PUT_TOGETHER - keys("brief/labels") == set()


def test_every_sentence_is_translated() -> None:
    for row in load_table("brief/labels"):
        english, arabic = row["label_en"], row["label_ar"]
        fields = re.compile(r"\{\w+\}")
        assert english and arabic, row.where
        assert sorted(fields.findall(english)) == sorted(fields.findall(arabic)), row.where
        assert not any(map(is_arabic, english)), row.where
        assert re.findall(r"[A-Za-z]{2,}", fields.sub("", arabic)) == [], row.where


def test_counted_things_agree() -> None:
    assert [WORDS.counted("sources", Counted(n, str(n)), "ar") for n in (1, 2, 5, 11)] == [
        "مصدر مستقل واحد",
        "مصدران مستقلان",
        "5 مصادر مستقلة",
        "11 مصدرا مستقلا",
    ]
    for row in load_table("brief/counts"):
        assert (len(row.all("forms_en")), len(row.all("forms_ar"))) == (2, 6), row.where
    assert keys("brief/counts") - UNITS == {"sources", "incidents", "texts"}


def test_statuses_are_those_of_the_ledger() -> None:
    assert "status" in LedgerEntry.__dataclass_fields__
    assert {"signed", "withdrawn", "ended"} <= STATUSES
