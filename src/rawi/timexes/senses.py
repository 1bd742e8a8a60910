"""What a written word can be in a time expression: a month, a unit, a part of the day, a framing word."""

from functools import cache
from typing import Final, NamedTuple

from rawi.language.numbers import numeral
from rawi.language.words import Word, WordKind, once_a_word
from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import Row, built_once, load_table

# Kinds of word with which a time expression can open.
OPENING_KINDS: Final = frozenset(
    {
        "month",
        "weekday",
        "day",
        "first_day",
        "part",
        "glued",
        "unit",
        "this",
        "that",
        "same",
        "season",
        "season_word",
        "edge",
        "weekend_noun",
        "quarter_noun",
        "half_noun",
        "decade",
        "clock",
        "several",
        "fraction",
        "about",
        "since",
        "before",
        "after",
        "after_it",
        "before_it",
        "every",
        "frequency",
        "reference",
        "stretch",
        "period",
    }
)


class Sense(NamedTuple):
    """One reading of a word or phrase; `length` tokens, of which the first carries `prefix`."""

    kind: str
    value: str
    form: str = ""
    is_definite: bool = False
    length: int = 1
    prefix: str = ""
    skip: int = 0


class WordSenses(NamedTuple):
    """What a word can be alone, and the phrases it can open with the keys that must follow."""

    alone: dict[str, Sense]
    phrases: tuple[tuple[tuple[str, ...], Sense], ...]
    is_number: bool = False
    is_opening: bool = False


# For each lexicon: the kind it gives, the columns of value and form, and whether ال may stand before it.
_TABLES: tuple[tuple[str, str, str, str, bool], ...] = (
    ("weekdays", "weekday", "weekday", "kind", False),
    ("units", "unit", "unit", "form", True),
    ("parts_of_day", "part", "code", "kind", False),
    ("relative_days", "day", "days", "part", False),
    ("references", "reference", "value", "kind", False),
    ("frequencies", "frequency", "value", "", False),
    ("seasons", "season", "code", "kind", True),
    ("turns", "turn", "direction", "", False),
    ("edges", "edge", "edge", "", False),
    ("stretches", "stretch", "vague", "", True),
    ("zones", "zone_name", "offset", "", False),
    ("decades", "decade", "decade", "", False),
    ("fractions", "fraction", "minutes", "", False),
)


def _table_senses(name: str, kind: str, value: str, form: str) -> list[tuple[str, Sense]]:
    found: list[tuple[str, Sense]] = []
    for row in load_table(f"timexes/{name}"):
        sense = Sense(kind, row[value], row[form] if form else "")
        found.extend((lookup_key(word), sense) for word in row.all("word"))
    return found


def _month_sense(row: Row) -> Sense:
    kind = "old_month" if row["kind"] == "libyan" else "month"
    return Sense(kind, row["month"], row["calendar"] + (" name" if row["kind"] == "name" else ""))


def _glued_senses() -> list[tuple[str, Sense]]:
    """Give parts of the day written together with the day after them: `ظهراليوم`, `مساءالأحد`."""
    days: list[tuple[str, str]] = []
    for row in load_table("timexes/relative_days"):
        days.extend((lookup_key(word), f"day {row['days']}") for word in row.all("word") if not row["part"])
    for row in load_table("timexes/weekdays"):
        days.extend((lookup_key(word), f"weekday {row['weekday']}") for word in row.all("word"))
    parts = [
        (lookup_key(word), row["code"])
        for row in load_table("timexes/parts_of_day")
        for word in row.all("word")
        if row["kind"] == "before" and row["code"]
    ]
    return [
        (part + day, Sense("glued", value, code))
        for part, code in parts
        for day, value in days
        if day.startswith(ARTICLE) and " " not in day
    ]


def _all_senses() -> list[tuple[str, Sense]]:
    found: list[tuple[str, Sense]] = []
    for name, kind, value, form, takes_article in _TABLES:
        senses = _table_senses(name, kind, value, form)
        found.extend(senses)
        if takes_article:
            found.extend((ARTICLE + key, sense._replace(is_definite=True)) for key, sense in senses)
    for table in ("timexes/months", "timexes/months_cldr"):
        found.extend((lookup_key(row["word"]), _month_sense(row)) for row in load_table(table))
    for row in load_table("timexes/frames"):
        roles = [Sense(role, role) for role in row.all("roles")]
        found.extend((lookup_key(word), role) for word in row.all("word") for role in roles)
    found.extend(_glued_senses())
    for row in load_table("timexes/periods"):
        dates = " ".join(row[column] or "-" for column in ("month", "day", "last_day"))
        found.append((lookup_key(row["word"]), Sense("period", dates, row["calendar"])))
    return found


@built_once
def _index() -> dict[str, WordSenses]:
    index: dict[str, WordSenses] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for key, sense in _all_senses():
        first, *rest = key.split()
        entry = index.setdefault(first, WordSenses({}, ()))
        if rest:
            phrases.setdefault(first, []).append((tuple(rest), sense._replace(length=len(rest) + 1)))
        else:
            entry.alone.setdefault(sense.kind, sense)
    for first, found in phrases.items():
        longest_last = sorted(found, key=lambda phrase: len(phrase[0]))
        index[first] = WordSenses(index[first].alone, tuple(longest_last))
    return index


@once_a_word
def known_word(word: Word) -> WordSenses | None:
    """Give what a word can be, as a sense or as a number, and whether an expression can open with it."""
    found = senses_of(word)
    is_number = numeral(word) is not None or word.kind is WordKind.NUMBER
    if found is None:
        return WordSenses({}, (), True, True) if is_number else None
    kinds = found.alone.keys() | {sense.kind for _, sense in found.phrases}
    return found._replace(is_number=is_number, is_opening=is_number or not OPENING_KINDS.isdisjoint(kinds))


def senses_of(word: Word) -> WordSenses | None:
    """Give what a word can be, its attached letters divided off; None for most words.

    >>> from rawi.language.words import word
    >>> senses_of(word("وأمس")).alone["day"].prefix
    'و'
    """
    if not word.is_arabic:
        return None
    index = _index()
    alone: dict[str, Sense] = {}
    phrases: list[tuple[tuple[str, ...], Sense]] = []
    for split in word.splits:
        entry = index.get(split.key)
        if entry is None:
            continue
        for kind, sense in entry.alone.items():
            if kind not in alone:
                alone[kind] = sense._replace(prefix=split.prefix, skip=split.skip) if split.skip else sense
        for rest, sense in entry.phrases:
            phrases.append((rest, sense._replace(prefix=split.prefix, skip=split.skip)))
    return WordSenses(alone, tuple(phrases)) if alone or phrases else None


@cache
def months_of_calendar(calendar: str) -> dict[str, str]:
    """Give the one-word month names of a calendar by look-up key."""
    return {
        key: sense.value
        for key, sense in _all_senses()
        if sense.kind == "month" and sense.form.startswith(calendar) and " " not in key
    }
