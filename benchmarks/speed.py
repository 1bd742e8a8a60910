"""Measures how many articles a second each reader does, on one core and on all.

Every reader is measured in a fresh process, warmed up on other articles, so that none gains
from what another has learnt about the words.
"""

import re
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context

from rawi import Article, Layer, dump_reading, read, read_many
from rawi.collecting import collect_rarely

WARM_UP = 30
SLOW_SAMPLE = 50  # articles for a reader that is far slower than the others
SPACY = "spaCy: blank Arabic tokenizer"
Texts = Sequence[Article]


@dataclass(frozen=True, slots=True)
class Speed:
    """Articles a second of one reader; `sample` is how many it was given."""

    name: str
    one_core: float
    all_cores: float | None
    sample: int


def cpu_rate(work: Callable[[Article], object], articles: Texts) -> float:
    """Measure by processor time, so that other programs of the machine do not count."""
    started = time.process_time()
    for article in articles:
        work(article)
    return len(articles) / (time.process_time() - started)


def wall_rate(results: Iterable[object], count: int) -> float:
    """Measure by the clock, from the start of the processes to the last result."""
    started = time.perf_counter()
    for _ in results:
        pass
    return count / (time.perf_counter() - started)


def _rawi(layers: tuple[Layer, ...], name: str, articles: Texts, cores: int) -> Speed:
    reader = partial(read, layers=layers)
    cpu_rate(reader, articles[:WARM_UP])
    rest = articles[WARM_UP:]
    many = wall_rate(read_many(rest, layers=layers, processes=cores), len(rest))
    return Speed(name, cpu_rate(reader, rest), many, len(rest))


def _rawi_json(name: str, articles: Texts, cores: int) -> Speed:
    cpu_rate(read, articles[:WARM_UP])
    rest = articles[WARM_UP:]
    return Speed(name, cpu_rate(lambda article: dump_reading(read(article)), rest), None, len(rest))


def _spacy(name: str, articles: Texts, cores: int) -> Speed:
    arabic = import_module("spacy").blank("ar")
    cpu_rate(lambda article: arabic.make_doc(article.text), articles[:WARM_UP])
    rest = articles[WARM_UP:]
    texts = [article.text for article in rest]
    many = wall_rate(arabic.pipe(texts, n_process=cores, batch_size=32), len(rest))
    return Speed(name, cpu_rate(lambda article: arabic.make_doc(article.text), rest), many, len(rest))


def _dateparser(name: str, articles: Texts, cores: int) -> Speed:
    search = import_module("dateparser.search").search_dates
    cpu_rate(lambda article: search(article.text, languages=["ar"]), articles[:1])
    sample = articles[WARM_UP : WARM_UP + SLOW_SAMPLE]
    return Speed(
        name, cpu_rate(lambda article: search(article.text, languages=["ar"]), sample), None, len(sample)
    )


def _regex(name: str, articles: Texts, cores: int) -> Speed:
    words = re.compile(r"\w+")
    return Speed(name, cpu_rate(lambda article: words.findall(article.text), articles), None, len(articles))


# Each reader with the library that it needs. The tokenizer and the regular expression only cut words:
# they are the measure, not rivals.
_READERS: dict[str, tuple[str, Callable[[str, Texts, int], Speed]]] = {
    "rawi: times": ("rawi", partial(_rawi, (Layer.TIMEXES,))),
    "rawi: mentions": ("rawi", partial(_rawi, (Layer.MENTIONS,))),
    "rawi: times and mentions": ("rawi", partial(_rawi, (Layer.TIMEXES, Layer.MENTIONS))),
    "rawi: everything": ("rawi", partial(_rawi, tuple(Layer))),
    "rawi: everything, as JSON": ("rawi", _rawi_json),
    SPACY: ("spacy", _spacy),
    "dateparser: search_dates": ("dateparser", _dateparser),
    "re: words": ("re", _regex),
}


def _measure(name: str, articles: Texts, cores: int) -> Speed:
    collect_rarely()  # as Rawi's own processes do; alike for all readers
    _, reader = _READERS[name]
    return reader(name, articles, cores)


def speeds(articles: Texts, *, cores: int) -> list[Speed]:
    """Measure every reader whose library is installed."""
    found = []
    for name, (library, _) in _READERS.items():
        if find_spec(library):
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
                found.append(fresh.submit(_measure, name, articles, cores).result())
    return found
