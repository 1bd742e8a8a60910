"""Measures how many articles a second each reader does, on one core and on all.

Every reader lives in a process of its own, warmed up on other articles, so that none gains from what
another has learnt about the words. On one core they read by turns, some articles each: the speed of a
processor that others share changes by half within a minute, and is then the same for all.
"""

import random
import re
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Any

from archive import page

from rawi import Article, Layer, dump_reading, read, read_many
from rawi.collecting import collect_rarely
from rawi.ingest.page import article_from_page

WARM_UP = 30
SPACY = "spaCy: blank Arabic tokenizer"
_TURN = 50
# A reader that is far slower than the others reads one in so many of its turn.
_SLOW = 25
# Of scripts on a page; a page of news has some ten thousand characters of them.
_SCRIPTS = 10_000
Texts = Sequence[Article]
Work = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Speed:
    """Articles a second of one reader; `sample` is how many it was given on one core."""

    name: str
    one_core: float
    all_cores: float | None
    sample: int


def _rawi(layers: tuple[Layer, ...]) -> Work:
    return partial(read, layers=layers)


def _everything() -> Work:
    return read


def _rawi_json() -> Work:
    return lambda article: dump_reading(read(article))


def _from_page() -> Work:
    return article_from_page


def _trafilatura() -> Work:
    extract = import_module("trafilatura").extract
    return lambda content: extract(content.decode())


def _spacy() -> Work:
    arabic = import_module("spacy").blank("ar")
    return lambda article: arabic.make_doc(article.text)


def _dateparser() -> Work:
    search = import_module("dateparser.search").search_dates
    return lambda article: search(article.text, languages=["ar"])


def _regex() -> Work:
    words = re.compile(r"\w+")
    return lambda article: words.findall(article.text)


def _everything_on_all(articles: Texts, cores: int) -> Iterable[object]:
    return read_many(articles, processes=cores)


def _spacy_on_all(articles: Texts, cores: int) -> Iterable[object]:
    texts = [article.text for article in articles]
    docs: Iterable[object] = import_module("spacy").blank("ar").pipe(texts, n_process=cores, batch_size=32)
    return docs


def _as_page(article: Article) -> bytes:
    """Wrap an article as sites do, for those who read pages."""
    return page(article.text, article.text[:50], random.Random(article.id), script=_SCRIPTS)


def _as_article(article: Article) -> Article:
    return article


@dataclass(frozen=True, slots=True)
class _Reader:
    """A reader, the library it needs, what it is given, and how it reads on all cores where it can."""

    library: str
    start: Callable[[], Work]
    on_all: Callable[[Texts, int], Iterable[object]] | None = None
    is_slow: bool = False
    given: Callable[[Article], Any] = _as_article


def _of_rawi(*layers: Layer) -> _Reader:
    return _Reader("rawi", partial(_rawi, layers))


# The tokenizer and the regular expression only cut words: they are the measure, not rivals.
_READERS = {
    "rawi: from page to article": _Reader("rawi", _from_page, given=_as_page),
    "trafilatura: from page to text": _Reader("trafilatura", _trafilatura, given=_as_page),
    "rawi: times": _of_rawi(Layer.TIMEXES),
    "rawi: mentions": _of_rawi(Layer.MENTIONS),
    "rawi: times and mentions": _of_rawi(Layer.TIMEXES, Layer.MENTIONS),
    "rawi: claims": _of_rawi(Layer.CLAIMS),
    "rawi: events": _of_rawi(Layer.EVENTS),
    "rawi: instruments": _of_rawi(Layer.INSTRUMENTS),
    "rawi: everything": _Reader("rawi", _everything, _everything_on_all),
    "rawi: everything, as JSON": _Reader("rawi", _rawi_json),
    SPACY: _Reader("spacy", _spacy, _spacy_on_all),
    "dateparser: search_dates": _Reader("dateparser", _dateparser, is_slow=True),
    "re: words": _Reader("re", _regex),
}
# What the process of one reader holds.
_own: dict[str, Work] = {}


def _begin(name: str, articles: Texts) -> None:
    collect_rarely()  # as Rawi's own processes do; alike for all readers
    reader = _READERS[name]
    _own[name] = reader.start()
    for article in articles[: 1 if reader.is_slow else None]:
        _own[name](reader.given(article))


def _take_turn(name: str, articles: Texts) -> float:
    """Give the processor time for some articles, so that other programs of the machine do not count."""
    work = _own[name]
    given = [_READERS[name].given(article) for article in articles]
    started = time.process_time()
    for one in given:
        work(one)
    return time.process_time() - started


def _wall_rate(name: str, articles: Texts, cores: int) -> float:
    """Measure by the clock, from the start of the processes to the last result."""
    collect_rarely()
    on_all = _READERS[name].on_all
    assert on_all is not None
    started = time.perf_counter()
    for _ in on_all(articles, cores):
        pass
    return len(articles) / (time.perf_counter() - started)


def _by_turns(names: Sequence[str], articles: Texts) -> dict[str, tuple[float, int]]:
    """Give the seconds and the articles of each reader on one core."""
    found = dict.fromkeys(names, (0.0, 0))
    with ExitStack() as running:
        processes = {name: running.enter_context(_fresh()) for name in names}
        for name, process in processes.items():
            process.submit(_begin, name, articles[:WARM_UP]).result()
        for first in range(WARM_UP, len(articles), _TURN):
            for name, process in processes.items():
                turn = articles[first : first + _TURN : _SLOW if _READERS[name].is_slow else 1]
                seconds, count = found[name]
                taken = process.submit(_take_turn, name, turn).result()
                found[name] = (seconds + taken, count + len(turn))
    return found


def _fresh() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))


def speeds(articles: Texts, *, cores: int) -> list[Speed]:
    """Measure every reader whose library is installed."""
    names = [name for name, reader in _READERS.items() if find_spec(reader.library)]
    found = []
    for name, (seconds, count) in _by_turns(names, articles).items():
        many = None
        if _READERS[name].on_all is not None:
            with _fresh() as process:
                many = process.submit(_wall_rate, name, articles[WARM_UP:], cores).result()
        found.append(Speed(name, count / seconds, many, count))
    return found
