"""Checks the words of people's names and the ordinary vocabulary that bounds them."""

import unicodedata

import pytest

from rawi.letters import lookup_key
from rawi.lexicon import Row, load_table

COLUMNS = {
    "names/given": ("name", "gender", "origin", "word", "latin", "source"),
    "names/divine": ("name", "source"),
    "names/family": ("name", "word", "latin", "source"),
    "names/particles": ("particle", "position", "origin", "source"),
    "names/titles": ("title", "forms", "kind", "source"),
    "language/nouns": ("lemma", "plurals", "gender", "source"),
    "language/adjectives": ("lemma", "plurals", "source"),
    "language/particles": ("word", "kind", "source"),
}
FEWEST = {
    "names/given": 2200,
    "names/divine": 100,
    "names/family": 2300,
    "names/particles": 60,
    "names/titles": 400,
    "language/nouns": 5000,
    "language/adjectives": 2500,
    "language/particles": 700,
}
ORIGINS = {
    *("arabic", "turkish", "persian", "kurdish", "amazigh", "western", "slavic", "east_asian"),
    *("south_asian", "african", "hebrew"),
}
CLOSED = {
    ("names/given", "gender"): {"m", "f", "b"},
    ("names/given", "origin"): ORIGINS,
    ("names/given", "word"): {"yes", ""},
    ("names/family", "word"): {"yes", ""},
    ("names/particles", "position"): {"before", "between", "after"},
    ("names/particles", "origin"): ORIGINS,
    ("names/titles", "kind"): {"rank", "profession", "honorific", "kin", "office", "role"},
    ("language/nouns", "gender"): {"m", "f"},
    ("language/particles", "kind"): {
        *("preposition", "conjunction", "pronoun", "demonstrative", "relative", "adverb"),
        *("negation", "interrogative", "verb_like", "auxiliary"),
    },
}
LISTS = {"names/titles": "forms", "language/nouns": "plurals", "language/adjectives": "plurals"}
TABLES = tuple(COLUMNS)
LEMMA_TABLES = ("language/nouns", "language/adjectives")


def key(row: Row) -> str:
    return lookup_key(next(iter(row.cells.values())))


def row_of(table: str, word: str) -> Row:
    return next(row for row in load_table(table) if key(row) == lookup_key(word))


def words(table: str) -> set[str]:
    return {key(row) for row in load_table(table)}


@pytest.mark.parametrize("table", TABLES)
def test_tables_have_their_columns_and_enough_rows(table: str) -> None:
    rows = load_table(table)
    assert tuple(rows[0].cells) == COLUMNS[table]
    assert len(rows) >= FEWEST[table]


@pytest.mark.parametrize("table", TABLES)
def test_no_word_stands_twice_however_it_is_spelled(table: str) -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in load_table(table):
        kind = row["kind"] if table == "language/particles" else ""  # كان and كأن are two words
        assert (key(row), kind) not in seen, f"{row.where}: already at {seen[key(row), kind]}; keep one row"
        seen[key(row), kind] = row.where


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_word_and_a_source(table: str) -> None:
    for row in load_table(table):
        assert key(row), row.where
        assert row["source"], f"{row.where}: say where the row comes from"


@pytest.mark.parametrize("table", TABLES)
def test_words_are_plain_arabic(table: str) -> None:
    for row in load_table(table):
        cells = [next(iter(row.cells.values()))]
        if table in LISTS:
            cells.extend(row.all(LISTS[table]))
        for cell in cells:
            assert cell == unicodedata.normalize("NFC", cell), row.where
            for letter in cell.replace(" ", ""):
                assert unicodedata.category(letter) == "Lo", f"{row.where}: {letter!r} is no plain letter"
                assert "\N{ARABIC LETTER HAMZA}" <= letter <= "\N{ARABIC LETTER YEH}", row.where


@pytest.mark.parametrize(("table", "column"), CLOSED)
def test_closed_columns_hold_known_values(table: str, column: str) -> None:
    for row in load_table(table):
        assert row[column] in CLOSED[table, column], f"{row.where}: {column} is {row[column]!r}"


@pytest.mark.parametrize("table", LEMMA_TABLES)
def test_lemmas_carry_no_article_and_are_one_word(table: str) -> None:
    # A derived verb's noun opens with the same letters: التزام, التحاق.
    for row in load_table(table):
        lemma = row["lemma"]
        assert not lemma.startswith("ال") or lemma.startswith("الت"), f"{row.where}: drop the article"
        assert " " not in lemma, row.where


@pytest.mark.parametrize("table", LEMMA_TABLES)
def test_plurals_differ_from_their_lemma(table: str) -> None:
    for row in load_table(table):
        plurals = [lookup_key(plural) for plural in row.all("plurals")]
        assert len(plurals) == len(set(plurals)), row.where
        assert row["lemma"] not in row.all("plurals"), row.where


def test_a_form_of_a_title_belongs_to_one_title() -> None:
    seen: dict[str, str] = {}
    for row in load_table("names/titles"):
        for form in (row["title"], *row.all("forms")):
            place = seen.setdefault(lookup_key(form), row.where)
            assert place == row.where, f"{row.where}: «{form}» is already at {place}"


def test_names_have_a_latin_spelling() -> None:
    for table in ("names/given", "names/family"):
        for row in load_table(table):
            assert row["latin"], f"{row.where}: write the usual Latin spelling"


@pytest.mark.parametrize("name", ["صالح", "كريم", "سعيد", "جميل", "أمل", "حرب", "نصر"])
def test_given_names_that_are_words_say_so(name: str) -> None:
    assert row_of("names/given", name)["word"] == "yes"


@pytest.mark.parametrize("name", ["بلقاسم", "فلاديمير", "سيرغي", "إيمانويل", "أنجيلا", "شينزو", "رمطان"])
def test_given_names_that_are_no_words_say_nothing(name: str) -> None:
    assert row_of("names/given", name)["word"] == ""


@pytest.mark.parametrize("name", ["الأحمر", "هادي", "العربي"])
def test_family_names_that_are_words_say_so(name: str) -> None:
    assert row_of("names/family", name)["word"] == "yes"


@pytest.mark.parametrize("name", ["الزهراني", "الغنوشي", "بوتفليقة", "لافروف", "نتنياهو"])
def test_frequent_family_names_are_known(name: str) -> None:
    assert row_of("names/family", name)["word"] == ""


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("الفريق أول", "rank"),
        ("الدكتور", "profession"),
        ("آية الله", "honorific"),
        ("نجل", "kin"),
        ("الرئيس", "office"),
        ("الناطق", "role"),
    ],
)
def test_titles_have_their_kind(title: str, kind: str) -> None:
    assert row_of("names/titles", title)["kind"] == kind


def test_titles_list_the_forms_that_stand_before_names() -> None:
    assert {"وزيرة", "الوزيران", "وزراء"} <= set(row_of("names/titles", "الوزير").all("forms"))


def test_ordinary_words_whose_feminine_looks_like_a_title_are_left_out() -> None:
    forms = {lookup_key(form) for row in load_table("names/titles") for form in row.all("forms")}
    assert forms.isdisjoint(map(lookup_key, ("المدرسة", "المؤسسة", "المفاوضات", "المحاضرة")))


def test_broken_plurals_stand_with_their_singular() -> None:
    assert set(row_of("language/nouns", "كتاب").all("plurals")) >= {"كتب"}
    assert row_of("language/nouns", "حرب")["gender"] == "f"
    assert row_of("language/nouns", "وزارة")["gender"] == "f"


@pytest.mark.parametrize("word", ["سياسي", "عسكري", "أمني", "جديد", "معارض"])
def test_common_adjectives_are_known(word: str) -> None:
    assert lookup_key(word) in words("language/adjectives")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("إلى", "preposition"),
        ("لكن", "conjunction"),
        ("هؤلاء", "demonstrative"),
        ("الذين", "relative"),
        ("ليس", "negation"),
        ("لماذا", "interrogative"),
        ("كانت", "auxiliary"),
        ("عليه", "pronoun"),
    ],
)
def test_function_words_have_their_kind(word: str, kind: str) -> None:
    assert row_of("language/particles", word)["kind"] == kind
