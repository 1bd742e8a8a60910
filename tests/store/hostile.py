"""Makes lines that are no articles: damaged, wrong in every field, or made to break a reader."""

import json
import random
from collections.abc import Callable, Iterator

WORDS = (
    "قال",
    "الوزير",
    "إن",
    "الاجتماع",
    "انعقد",
    "أمس",
    "في",
    "تونس",
    "\u202e",
    "\u200b",
    "\ufeff",
    "ﷺ",
    "\U0001f9ff",
)
WRONG = (None, 7, -1e308, True, [], ["نص"], {}, {"text": "نص"})
DAYS = ("2021-02-30", "2021-13-01", "غدا", "0000-00-00", "31/31/2021", "2021", "99999-01-01", "03/04/2021")
BLANKS = ("", " ", "\n\t", "\u00a0", "\u200f", "\u202e \u202c", "\ufeff")
Maker = Callable[[random.Random], bytes]


def _text(draw: random.Random) -> str:
    return " ".join(draw.choices(WORDS, k=draw.randrange(1, 30)))


def _line(row: object) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _cut(draw: random.Random) -> bytes:
    """A record that breaks off."""
    line = _line({"id": "1", "text": _text(draw), "published": "2021-01-01"})
    return line[: draw.randrange(1, len(line) - 1)]


def _wrong_text(draw: random.Random) -> bytes:
    return _line({"id": str(draw.random()), "text": draw.choice(WRONG)})


def _no_text(draw: random.Random) -> bytes:
    names = draw.sample(["id", "url", "title", "source", "txt", "Text", "body_text"], k=3)
    return _line({name: _text(draw) for name in names})


def _blank_text(draw: random.Random) -> bytes:
    return _line({"text": draw.choice(BLANKS), "title": _text(draw)})


def _wrong_field(draw: random.Random) -> bytes:
    name = draw.choice(["id", "url", "title", "source"])
    return _line({"text": _text(draw), name: draw.choice([True, [], ["x"], {}, {"a": 1}, 1.5])})


def _wrong_day(draw: random.Random) -> bytes:
    return _line({"text": _text(draw), "published": draw.choice([*DAYS, [], {}, True, 1e300])})


def _no_record(draw: random.Random) -> bytes:
    return _line(draw.choice([[], [1], "نص", 5, None, True, [{"text": "نص"}]]))


def _deep(draw: random.Random) -> bytes:
    """Nesting that would exhaust the stack of a careless reader."""
    depth = draw.randrange(1000, 60_000)
    opening = draw.choice([b"[", b'{"text":', b'{"a":['])
    return opening * depth


def _noise(draw: random.Random) -> bytes:
    """Bytes that are neither JSON nor text."""
    return b"\xff" + bytes(one for one in draw.randbytes(draw.randrange(1, 80)) if one not in b"\r\n")


def _number(draw: random.Random) -> bytes:
    return draw.choice([b"NaN", b"-Infinity", b"1e999999", b"0x10", b"1" * 5000, b"'text'", b'{"text": NaN}'])


def _twice(draw: random.Random) -> bytes:
    """Two records on a line."""
    line = _line({"text": _text(draw)})
    return line + line


def _tail(draw: random.Random) -> bytes:
    return _line({"text": _text(draw)}) + draw.choice([b",", b"}", b"]", b"\x00", b" x"])


def _formula(draw: random.Random) -> bytes:
    return draw.choice(
        [b"=cmd|' /C calc'!A0", b"<script>alert(1)</script>", b"'; DROP TABLE article; --", b"${jndi:x}"]
    )


MAKERS: tuple[Maker, ...] = (
    *(_cut, _wrong_text, _no_text, _blank_text, _wrong_field, _wrong_day, _no_record),
    *(_deep, _noise, _number, _twice, _tail, _formula),
)


def hostile_lines(count: int, *, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield lines with the kind of each; the same for the same seed."""
    draw = random.Random(seed)
    for number in range(count):
        maker = MAKERS[number % len(MAKERS)]
        yield maker.__name__, maker(draw)
