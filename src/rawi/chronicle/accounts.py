"""Puts together who tells what of one happening: an account for each party that speaks, with its words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rawi.chronicle.attributes import find_values
from rawi.chronicle.attributes.value import Value
from rawi.chronicle.speakers import Link
from rawi.chronicle.tellers import Teller, View
from rawi.chronicle.tracing import Happening, Told, trace
from rawi.letters import lookup_key

_NO_DAY = "9999"
_VOICE = "voice "
# The outlet and its source: nobody between them.
_DIRECT = 2


class Report(NamedTuple):
    """One article that tells of a happening: its version, its voice (one for all copies), its passages."""

    version: int
    voice: int
    published: str | None
    view: View
    told: tuple[tuple[Told, tuple[Value, ...]], ...]


class Statement(NamedTuple):
    """One value that a teller gives to an attribute, with the article and the words where he does.

    `camp` is the party on whose side he speaks.
    """

    teller: str
    camp: str | None
    version: int
    voice: int
    published: str | None
    value: Value
    words: tuple[int, int]


class Account(NamedTuple):
    """What one teller says of a happening: through which chains, from when, in which independent voices."""

    teller: str
    party: str | None
    name: str
    is_outlet: bool
    chains: tuple[tuple[Link, ...], ...]
    since: str | None
    voices: tuple[int, ...]
    statements: tuple[Statement, ...]


def report_on(view: View, happening: Happening, *, version: int, voice: int) -> Report:
    """Find what one article tells of a happening."""
    return report_of(view, trace(view, happening), happening, version=version, voice=voice)


def report_of(
    view: View, passages: Iterable[Told], happening: Happening, *, version: int, voice: int
) -> Report:
    """Find what passages tell of a happening."""
    day = view.reading.published
    told = tuple((one, tuple(find_values(view, one, happening))) for one in passages)
    return Report(version, voice, day.isoformat() if day is not None else None, view, told)


def _key(teller: Teller, report: Report) -> str:
    # An article's own voice is that of all its copies; so is a source without a name, unless another has it.
    if teller.is_outlet:
        return f"{_VOICE}{report.voice}"
    if not teller.chain[-1].is_nameless:
        return teller.key
    through = lookup_key(teller.chain[-2].name) if len(teller.chain) > _DIRECT else f"{_VOICE}{report.voice}"
    return f"{teller.key} {through}"


def _statements(report: Report, told: Told, values: Iterable[Value]) -> Iterator[Statement]:
    teller = told.teller
    for value in values:
        yield Statement(
            _key(teller, report),
            teller.camp,
            report.version,
            report.voice,
            report.published,
            value,
            (told.start, told.end),
        )


class _Gathered:
    """An account while it is put together."""

    def __init__(self, told: Told) -> None:
        self.teller = told.teller
        self.names: dict[str, None] = {}
        self.chains: dict[tuple[tuple[str | None, str], ...], tuple[Link, ...]] = {}
        self.days: list[str] = []
        self.voices: dict[int, None] = {}
        self.statements: list[Statement] = []

    def add(self, report: Report, told: Told, values: Sequence[Value]) -> None:
        self.names[told.teller.name] = None
        named = tuple((link.party, link.name) for link in told.teller.chain)
        self.chains.setdefault(named, told.teller.chain)
        if report.published is not None:
            self.days.append(report.published)
        self.voices[report.voice] = None
        self.statements.extend(_statements(report, told, values))

    def account(self, key: str) -> Account:
        name = ", ".join(self.names) if self.teller.is_outlet else next(iter(self.names))
        return Account(
            key,
            self.teller.party,
            name,
            self.teller.is_outlet,
            tuple(self.chains.values()),
            min(self.days, default=None),
            tuple(sorted(self.voices)),
            tuple(dict.fromkeys(self.statements)),
        )


def gather_accounts(reports: Sequence[Report]) -> tuple[Account, ...]:
    """Put together what each teller says in all articles: parties first, then outlets; the earliest first.

    >>> from rawi import read
    >>> reading = read("قالت وزارة الدفاع التونسية إن مسيّرة أُسقطت داخل أجوائها. وأكدت طرابلس إسقاط المسيّرة.")
    >>> telling = Happening(tuple(range(len(reading.events))), frozenset({"loss drone"}), frozenset())
    >>> found = gather_accounts([report_on(View(reading), telling, version=1, voice=1)])
    >>> [(one.party, [said.value.value for said in one.statements]) for one in found]
    [('TN', ['yes', 'in:TN']), ('LY', ['yes'])]
    """
    gathered: dict[str, _Gathered] = {}
    for report in sorted(reports, key=lambda one: (one.published or _NO_DAY, one.version)):
        for told, values in report.told:
            if not values:
                continue
            gathered.setdefault(_key(told.teller, report), _Gathered(told)).add(report, told, values)
    found = [one.account(key) for key, one in gathered.items()]
    return tuple(sorted(found, key=lambda one: (one.is_outlet, one.party is None, one.since or _NO_DAY)))
