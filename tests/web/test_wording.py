"""Every word of the pages is in the lexicon in both languages, and every row of it is used."""

import re
from importlib.resources import files
from pathlib import Path

from rawi.chronicle.corrections import Action
from rawi.letters import is_arabic
from rawi.lexicon import load_table
from rawi.manners.moving import Course
from rawi.web.questions.agreements import VIEWS
from rawi.web.questions.board import ATTRIBUTES, COUNTS, VERDICTS
from rawi.web.wording import Counted, counted, wording

ROOT = Path(str(files("rawi.web")))
SOURCES = [*ROOT.rglob("*.py"), *ROOT.rglob("*.html")]
TEXT = "\n".join(path.read_text("utf-8") for path in SOURCES)
# Keys that are put together: what stands before the part that varies.
PREFIXES = (
    "quad.",
    "language.",
    "theme.next.",
    "board.",
    "reason.",
    "filter.",
    "identity.",
    "error.",
    "bars.label.",
)
PREFIXES += ("front.course.", "corrected.did.", "review.refused.")
PREFIXES += ("relations.shade.", "nav.", "ledger.view.", "board.row.", "board.happened.", "board.lawfulness.")
UNITS = {"days", "weeks", "months", "years"}
LATIN = re.compile(r"[A-Za-z]{3,}")
# Words that are written in Latin letters in Arabic too.
ALLOWED = re.compile(r"JSON|ETag|rawi|add|pip install|brief|English|Natural Earth|GeoNames")


def used(function: str) -> set[str]:
    return set(re.findall(rf"""\b{function}\(\s*["']([\w.]+)["']""", TEXT)) - set(PREFIXES)


def keys(table: str) -> set[str]:
    return {row["key"] for row in load_table(table)}


def test_every_key_has_words() -> None:
    assert (used("t") | used("wording")) - keys("web/labels") == set()
    assert (used("n") | used("counted")) - keys("web/counts") == set()


def test_every_row_is_used() -> None:
    quoted = {key for key in keys("web/labels") if f'"{key}"' in TEXT or f"'{key}'" in TEXT}
    put_together = {key for key in keys("web/labels") if key.startswith(PREFIXES)}
    assert keys("web/labels") - quoted - put_together == set()
    assert keys("web/counts") - used("n") == UNITS


def test_every_row_is_translated() -> None:
    for row in load_table("web/labels"):
        english, arabic = row["label_en"], row["label_ar"]
        assert english, row.where
        assert arabic, row.where
        if LATIN.search(english) and row["key"] != "language.en":
            assert any(map(is_arabic, arabic)), row.where
        assert LATIN.findall(ALLOWED.sub("", re.sub(r"\{\w+\}", "", arabic))) == [], row.where
        assert row["key"] == "language.ar" or not any(map(is_arabic, english)), row.where
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", arabic)), row.where


def test_every_count_has_all_its_forms() -> None:
    for row in load_table("web/counts"):
        assert len(row.all("forms_en")) == 2, row.where
        assert len(row.all("forms_ar")) == 6, row.where
        for language in ("ar", "en"):
            for number in (0, 1, 2, 3, 11, 100, 1234):
                assert counted(row["key"], Counted(number, str(number)), language)


def test_keys_that_are_put_together_have_words() -> None:
    from rawi.events.ontology import Quad
    from rawi.store.naming import CORRECTED, LISTED, NAME, SPELLING
    from rawi.web.filters import NAMES
    from rawi.web.forms import REFUSALS
    from rawi.web.pages.incident import _REASONS

    told = {f"quad.{quad.value}" for quad in Quad} | {f"board.row.{row}" for row in (*ATTRIBUTES, *COUNTS)}
    told |= {f"board.{kind}" for kind in VERDICTS[:3]}
    told |= {f"board.lawfulness.{row['verdict']}" for row in load_table("chronicle/verdicts")}
    told |= {f"ledger.view.{view}" for view in VIEWS} | {f"front.course.{course}" for course in Course}
    told |= {f"reason.{kind}" for kind in _REASONS.values()} | {
        f"filter.{name}" for name in NAMES if name != "page"
    }
    told |= {f"identity.{reason}" for reason in (LISTED, NAME, SPELLING, CORRECTED)}
    told |= {f"corrected.did.{action}" for action in Action} | {f"review.refused.{why}" for why in REFUSALS}
    errors = set(re.findall(r'"(error\.\w+)"', TEXT)) - {"error.html"}
    told |= {f"{key}.do" for key in errors if key != "error.front"}
    for key in told:
        assert wording(key, "ar")
        assert wording(key, "en")
