"""Fetches pages: follows redirects, keeps to robots.txt, waits between requests, tries again."""

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version

from rawi.errors import FetchError, Refused, TryLater
from rawi.fetch.addresses import Target, read_target
from rawi.fetch.limits import Deadline, Limits
from rawi.fetch.pace import Pace
from rawi.fetch.retry_after import seconds_to_wait
from rawi.fetch.robots import Rules
from rawi.fetch.wire import Answer, ask, refuse_offline

_NAME = "Rawi"
_ROBOTS_LIMITS = Limits(seconds=20.0, largest=2 * 1024 * 1024, redirects=5)
_ROBOTS_SECONDS = 24 * 3600.0
_MOST_SITES = 10_000
_REDIRECTS = (301, 302, 303, 307, 308)
_LATER = (408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524)
_GOOD, _UNCHANGED = 200, 304
# A wait longer than this is not sat out within one call.
_LONGEST_WAIT = 60.0
_FIRST_BACK_OFF = 2.0
_WHAT_STATUS = {
    401: "the page is for subscribers (401); save it from your browser and read the file",
    402: "the page is for subscribers (402); save it from your browser and read the file",
    403: "the site does not give the page to programs (403); save it from your browser and read the file",
    404: "there is no such page (404); check the address",
    410: "the page is gone (410)",
    451: "the page is blocked for legal reasons (451)",
}


@dataclass(frozen=True, slots=True)
class Version:
    """What identifies a page's state, to be asked whether it has changed since."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the web: where it was found in the end, its bytes, and its state; no bytes if unchanged."""

    url: str
    content: bytes
    content_type: str = ""
    version: Version = field(default_factory=Version)
    unchanged: bool = False
    moved_for_good: bool = False


class Fetcher:
    """Fetches pages one after the other; remembers each site's robots.txt and when it was last asked.

    `contact` is told to the sites, who may wish to write to you. `attempts` says how often a page is
    tried within one call. `trusted` names origins, such as `http://127.0.0.1:8080`, that may be on this
    machine: for tests of programs that fetch, never for addresses that others wrote.
    """

    def __init__(
        self,
        *,
        contact: str | None = None,
        limits: Limits | None = None,
        pace: Pace | None = None,
        attempts: int = 3,
        trusted: frozenset[str] = frozenset(),
    ) -> None:
        self.agent = f"{_NAME}/{_own_version()} (reader of Arabic news{f'; {contact}' if contact else ''})"
        self.limits = limits or Limits()
        self.pace = pace or Pace()
        self._attempts = max(1, attempts)
        self._trusted = trusted
        self._rules: OrderedDict[str, tuple[float, Rules]] = OrderedDict()

    def fetch(self, url: str, *, known: Version | None = None) -> Page:
        """Fetch one page; with the `known` version, only if it has changed.

        Raises Refused for what is not to be fetched, TryLater for what may come another time, and
        FetchError for all else; each says what is wrong.
        """
        for attempt in range(1, self._attempts + 1):
            try:
                return self._fetch(url, known)
            except TryLater as error:
                wait = _FIRST_BACK_OFF**attempt if error.wait is None else error.wait
                if attempt == self._attempts or wait > _LONGEST_WAIT:
                    raise
                self.pace.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def rules(self, url: str) -> Rules:
        """Give what the site of an address asks of programs; asked for once a day."""
        return self._rules_of(read_target(url))

    def _fetch(self, url: str, known: Version | None) -> Page:
        refuse_offline()
        target = read_target(url)
        self._wait_turn(target, first=True)
        deadline = Deadline(self.limits.seconds)
        for_good = True
        for turn in range(self.limits.redirects + 1):
            if turn:
                self._wait_turn(target, first=False)
            answer = self._asked(target, known, deadline)
            if answer.status not in _REDIRECTS:
                return replace(_page(target, answer), moved_for_good=turn > 0 and for_good)
            for_good = for_good and answer.status in (301, 308)
            if not answer.headers.get("location"):
                raise FetchError(f"the site sends elsewhere without saying where ({answer.status}).")
            target = read_target(answer.headers["location"], base=target.url)
        raise FetchError(f"the site sends from page to page more than {self.limits.redirects} times.")

    def _wait_turn(self, target: Target, *, first: bool) -> None:
        """See that the site allows it, and wait until the host may be asked; redirects go on at once."""
        rules = self._rules_of(target)
        if not rules.allow(target.url):
            raise Refused(
                "the site's robots.txt asks programs not to read this page; save it from your browser "
                "and read the file."
            )
        if first:
            self.pace.wait(target.host)
        self.pace.note(target.host, gap=rules.delay)

    def _asked(self, target: Target, known: Version | None, deadline: Deadline) -> Answer:
        headers = {
            "User-Agent": self.agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
        }
        headers["Accept-Language"] = "ar,*;q=0.5"
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        trusted = target.origin in self._trusted
        return ask(target, headers, limits=self.limits, deadline=deadline, trusted=trusted)

    def _rules_of(self, target: Target) -> Rules:
        now = self.pace.now()
        kept = self._rules.get(target.origin)
        if kept and now - kept[0] < _ROBOTS_SECONDS:
            return kept[1]
        rules = Rules(self._robots_text(target), _NAME)
        self._rules[target.origin] = (now, rules)
        if len(self._rules) > _MOST_SITES:
            self._rules.popitem(last=False)
        return rules

    def _robots_text(self, site: Target) -> str:
        """Fetch a site's robots.txt; none means that all is allowed, a failing server that nothing is yet."""
        deadline = Deadline(_ROBOTS_LIMITS.seconds)
        target = replace(site, path="/robots.txt")
        headers = {"User-Agent": self.agent}
        for _ in range(_ROBOTS_LIMITS.redirects + 1):
            trusted = target.origin in self._trusted
            answer = ask(target, headers, limits=_ROBOTS_LIMITS, deadline=deadline, trusted=trusted)
            if answer.status in _REDIRECTS and answer.headers.get("location"):
                target = read_target(answer.headers["location"], base=target.url)
                continue
            if answer.status in _LATER:
                wait = seconds_to_wait(answer.headers.get("retry-after"))
                raise TryLater(f"the site does not give its robots.txt now ({answer.status}).", wait)
            return answer.body.decode("utf-8", "replace") if answer.status == _GOOD else ""
        return ""


def _page(target: Target, answer: Answer) -> Page:
    state = Version(answer.headers.get("etag"), answer.headers.get("last-modified"))
    if answer.status == _GOOD:
        return Page(target.url, answer.body, answer.headers.get("content-type", ""), state)
    if answer.status == _UNCHANGED:
        return Page(target.url, b"", "", state, unchanged=True)
    if answer.status in _LATER:
        wait = seconds_to_wait(answer.headers.get("retry-after"))
        asked = f" and asks to wait {wait:g} seconds" if wait is not None else ""
        raise TryLater(f"the server cannot give the page now ({answer.status}){asked}.", wait)
    what = _WHAT_STATUS.get(answer.status, f"the server answers with status {answer.status}")
    raise FetchError(f"{what}.")


def _own_version() -> str:
    try:
        return version("rawi")
    except PackageNotFoundError:
        return "0"
