"""Checks what readings look like in a terminal and in a pipe."""

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from rawi.records import Reading
from rawi.render.columns import Cell, Table, table_lines
from rawi.render.terminal import write_terminal

ISOLATES = "\u2068\u2069\u200e"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")


def shown(*readings: Reading, terminal: bool = False, **how: bool) -> str:
    stream = Terminal() if terminal else io.StringIO()
    write_terminal(readings, stream, **how)
    return stream.getvalue()


def bare(text: str) -> str:
    return re.sub(f"[{ISOLATES}]", "", text)


def test_a_pipe_gets_no_escape_codes_and_every_finding(reading: Reading) -> None:
    output = shown(reading)
    assert "\x1b" not in output
    for finding in (*reading.timexes, *reading.mentions, *reading.references):
        assert re.search(rf"{finding.start}–{finding.end} +{finding.text}", bare(output))
    assert reading.text.split("\n")[0] in output
    assert "2 passages (menu, sharing buttons)" in output


def test_a_terminal_gets_colours_and_no_list_of_mentions(reading: Reading) -> None:
    output = shown(reading, terminal=True)
    assert "\x1b[1;32mعنابة\x1b[0m" in output
    assert "Mentions\n" not in output


def test_no_color_is_respected(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[\d;]*3\d", shown(reading, terminal=True))


def test_letters_are_never_reordered(reading: Reading) -> None:
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown(reading, terminal=True))
    assert "زار وزير الخارجية التونسي مدينة عنابة أمس." in plain


def test_a_terminal_gets_the_same_lines_as_a_pipe(reading: Reading) -> None:
    piped = shown(reading).splitlines()
    coloured = re.sub(r"\x1b\[[\d;]*m", "", shown(reading, terminal=True))
    lines = [line.rstrip() for line in coloured.splitlines()]
    times = piped.index("Times")
    assert lines[: times + 4] == piped[: times + 4]


def test_long_paragraphs_are_wrapped_between_words_in_a_terminal(reading: Reading) -> None:
    long = replace(reading, text="وصل الوفد " * 40, timexes=(), mentions=(), references=())
    lines = re.sub(r"\x1b\[[\d;]*m", "", shown(long, terminal=True)).splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert {word for line in lines for word in line.split() if word.startswith("و")} == {"وصل"}


@pytest.mark.parametrize("terminal", [True, False])
def test_hostile_text_is_shown_and_sends_nothing(hostile: Reading, terminal: bool) -> None:
    output = shown(hostile, terminal=terminal, removed=True)
    for words in ("[/", "مالي", "␛[31mأحمر", "<009B>2J", "<202E>مقلوب", "␀", "␛]0;x␇", "[bold]"):
        assert words in output
    assert not re.findall("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e]", output)
    assert set(re.findall(r"\x1b(?!\[[\d;]*m)", output)) == set()


def table_of(output: str, title: str) -> list[list[str]]:
    """Give the lines of a table, each cut into its cells."""
    lines = bare(output).split(f"{title}\n")[1].split("\n\n")[0].splitlines()
    return [re.split(" {2,}", line.strip()) for line in lines]


def test_events_tell_who_did_what_to_whom(eventful: Reading) -> None:
    heads, visit, plan = table_of(shown(eventful), "Events")
    assert heads == ["At", "Words", "Type", "Actors", "Recipients", "Date", "Place", "Modality"]
    assert visit[:2] == ["0–3", "زار"]
    assert visit[3:] == ["Mohamed Ali Nafti", "Annaba, Algeria", "2025-04-02", "Annaba"]
    assert plan[1] == "اللقاء" and plan[-2:] == ["الوزير", "planned"]
    assert visit[2].startswith(plan[2]) and visit[2] != plan[2]


def test_columns_that_no_event_fills_are_left_out(eventful: Reading) -> None:
    visit, plan = eventful.events
    assert "Modality" not in table_of(shown(replace(eventful, events=(visit,))), "Events")[0]
    heads = table_of(shown(replace(eventful, events=(plan,))), "Events")[0]
    assert heads == ["At", "Words", "Type", "Actors", "Modality"]


def test_a_type_that_no_table_lists_is_called_as_it_is(eventful: Reading) -> None:
    odd = replace(eventful.events[0], type="TRADE", mode="barter")
    assert "TRADE · barter" in bare(shown(replace(eventful, events=(odd,))))


def test_a_terminal_marks_triggers_and_underlines_participants(eventful: Reading) -> None:
    output = shown(eventful, terminal=True)
    assert "\x1b[1;7mزار\x1b[0m" in output
    assert "\x1b[4mمدينة " in output


def test_without_events_there_is_no_table_of_them(reading: Reading) -> None:
    assert "Events" not in shown(reading)


def test_brief_leaves_out_the_text(reading: Reading) -> None:
    assert "وقال الوزير" not in shown(reading, brief=True)


def test_removed_passages_are_shown_in_full(reading: Reading) -> None:
    assert "الرئيسية | رياضة" not in shown(reading)
    assert "الرئيسية | رياضة" in shown(reading, removed=True)


def test_every_line_of_a_table_is_isolated_and_straight(reading: Reading) -> None:
    rows = (
        (Cell("عبد المجيد"), Cell("2025-04-02"), Cell("x")),
        (Cell("اسم طويل جدا لا يتسع له العمود الأول من هذا الجدول"), Cell("P6M"), Cell("x")),
    )
    lines = [
        "".join(piece.text for piece in line)
        for line in table_lines(Table("", ("a", "b", "c"), rows), room=40)
    ]
    assert len(lines) > 3
    for line in lines:
        assert line.startswith("\u200e")
        assert line.count("\u2068") == line.count("\u2069")
        assert cell_len(line) <= 42
    marked = [line for line in lines if line.rstrip().endswith("x")]
    assert len({cell_len(line.rstrip()[:-1]) for line in marked}) == 1
