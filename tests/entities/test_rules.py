"""Every finding names a rule that is explained, every rule is documented, and each is met by some case."""

import re
from datetime import date
from pathlib import Path

import pytest

import rawi
from rawi.lexicon import load_table

ROOT = Path(__file__).parents[2]
RULES = {row["rule"]: row for row in load_table("entities/rules")}
PAGE = (ROOT / "docs" / "entities.md").read_text(encoding="utf-8")
EXAMPLES = {
    "entities.known.name": "وصل عبد المجيد تبون",
    "entities.known.short": "قال بوتين إن الحرب طالت",
    "entities.known.nisba": "احتج السودانيون",
    "entities.known.gazetteer": "توقف القطار في دونغقوان",
    "entities.known.longer": "ترأس قيس سعيد بن منصف الجلسة",
    "entities.echo": "قالت جمهورية مالي إنها بخير، وأكدت مالي ذلك",
    "entities.person.title": "أصيب الرقيب زكرون بلوطنو",
    "entities.person.given": "فاز جورج حداد بالجائزة",
    "entities.person.short": "فاز جورج ماكفارلين، وشكر ماكفارلين أسرته",
    "entities.body.head": "أقرت الحكومة السويدية الميزانية",
    "entities.body.echo": "ربحت شركة زمبوكو مليونا، وقالت زمبوكو إنها ستتوسع",
    "entities.place.cue": "وصلوا إلى بلدة أنفزيك",
    "entities.place.head": "أغلق مطار تمنوين",
    "entities.reference.introduced": "وصل الرئيس الكيني وليام روتو. وغادر الرئيس الكيني",
    "entities.reference.holder": "صافح الرئيس الفرنسي ضيفه",
    "entities.reference.title": "وصل الرئيس قيس سعيد. وقال الرئيس إنه عاد",
}


def test_every_rule_has_an_example_here() -> None:
    assert set(EXAMPLES) == set(RULES)


@pytest.mark.parametrize("rule", sorted(EXAMPLES))
def test_a_rule_makes_findings(rule: str) -> None:
    reading = rawi.read(EXAMPLES[rule], published=date(2024, 3, 1))
    assert rule in {found.rule for found in (*reading.mentions, *reading.references)}


def test_every_rule_of_the_code_is_explained() -> None:
    sources = (ROOT / "src" / "rawi" / "entities").glob("*.py")
    named = {
        rule for path in sources for rule in re.findall(r'"(entities\.[a-z.]+)"', path.read_text("utf-8"))
    }
    assert named <= set(RULES)


def test_the_page_tells_of_every_rule_in_the_words_of_the_lexicon() -> None:
    table = dict(re.findall(r"^\| `(entities\.[a-z.]+)` \| (.+?) \|", PAGE, re.MULTILINE))
    assert table == {name: row["explanation_en"] for name, row in RULES.items()}


@pytest.mark.parametrize("page", ["entities", "language"])
def test_modules_on_the_page_exist(page: str) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    files = {path.name for path in (ROOT / "src" / "rawi").rglob("*.py")}
    assert set(re.findall(r"`(\w+\.py)`", text)) <= files


def test_the_page_names_files_that_exist() -> None:
    lexicons = ROOT / "src" / "rawi" / "lexicons"
    for page in ("entities.md", "language.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        for name in re.findall(r"`((?:entities|names|language)/[\w/]+\.tsv)`", text):
            assert (lexicons / name).exists(), name
        for name in re.findall(r"`((?:entities|names|language)/[\w/]*/)`", text):
            assert (lexicons / name).is_dir(), name
