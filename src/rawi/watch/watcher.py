"""Visits outlets when they are due, notes their new pages, and fetches each once, host by host in turn."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlsplit

from rawi.errors import FetchError, InputError, MissingLibrary, TryLater
from rawi.fetch.fetcher import Fetcher, Page, Version
from rawi.ingest.archives.members import Told
from rawi.ingest.fetched_pages import read_fetched
from rawi.records import Article, Failure
from rawi.watch.canonical import canonical_key
from rawi.watch.discovery import discover
from rawi.watch.found import Found
from rawi.watch.outlets import Source
from rawi.watch.state import Fate, PageNote, Visit, WatchState

_AT_ONCE = 500  # waiting pages looked at together, so that many hosts take turns
_MOST_ATTEMPTS = 6
_FIRST_RETRY = 300.0
_LONGEST_RETRY = 24 * 3600.0
_OLDEST = timedelta(days=14)
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Tally:
    """What one round came to."""

    sources: int = 0
    found: int = 0
    read: int = 0
    failed: int = 0


class Watcher:
    """Watches sources with a fetcher, remembers in a state, and hands articles to `deliver`.

    `deliver` keeps an article before it returns, or gives the reason why it cannot; a page counts as
    read only after that, so that a stop at any moment loses none. `clock` gives seconds since 1970.
    """

    def __init__(
        self,
        state: WatchState,
        fetcher: Fetcher,
        *,
        deliver: Callable[[Article], Failure | None],
        report: Callable[[Failure], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._state = state
        self._fetcher = fetcher
        self._deliver = deliver
        self._report = report
        self._clock = clock

    def round(self, sources: tuple[Source, ...]) -> Tally:
        """Visit the sources that are due, then fetch the pages that wait and are due."""
        tally = Tally()
        for source in sources:
            visit = self._state.visit(source.url) or Visit(source.url, source.outlet, source.kind)
            if visit.due <= self._clock():
                found = self._visit(source, visit)
                tally = replace(tally, sources=tally.sources + 1, found=tally.found + found)
        return self._read_waiting(tally)

    def seconds_to_next(self, sources: tuple[Source, ...]) -> float:
        """Give the seconds until a source or a page is due again."""
        visits = (self._state.visit(source.url) for source in sources)
        times = [visit.due if visit else 0.0 for visit in visits]
        if (page := self._state.next_due()) is not None:
            times.append(page)
        return max(0.0, min(times, default=0.0) - self._clock())

    def _visit(self, source: Source, visit: Visit) -> int:
        """Visit one source; give the number of new pages."""
        now = self._clock()
        try:
            found, page = discover(source, self._fetcher, Version(visit.etag, visit.last_modified))
        except (FetchError, InputError, MissingLibrary) as error:
            self._note_trouble(source, visit, error)
            return 0
        new = self._note_pages(source, found, now)
        self._state.save_visit(
            replace(
                visit,
                due=now + source.every_minutes * 60,
                etag=page.version.etag or (visit.etag if page.unchanged else None),
                last_modified=page.version.last_modified or (visit.last_modified if page.unchanged else None),
                last_good=now,
                failures=0,
                error=None,
                found=visit.found + new,
            )
        )
        return new

    def _note_trouble(self, source: Source, visit: Visit, error: Exception) -> None:
        """Put a source off, for longer each time, or as long as its server asks."""
        what = error.what if isinstance(error, InputError) else str(error)
        wait = source.every_minutes * 60.0 * 2 ** min(visit.failures, 10)
        asked = error.wait if isinstance(error, TryLater) else None
        due = self._clock() + max(min(wait, _LONGEST_RETRY), asked or 0.0)
        self._state.save_visit(replace(visit, due=due, failures=visit.failures + 1, error=what))
        self._report(Failure(f"{source.outlet}: {source.url}", what))

    def _note_pages(self, source: Source, found: tuple[Found, ...], now: float) -> int:
        """Note the pages that were never seen; give their number. Old ones are the archive's, not news."""
        oldest = date.fromtimestamp(now) - _OLDEST
        fresh = {
            key: one
            for one in reversed(found)
            if (key := canonical_key(one.url)) and (one.published is None or one.published >= oldest)
        }
        new = self._state.unknown(fresh)
        notes = [
            PageNote(
                key,
                one.url,
                source.outlet,
                now,
                title=one.title if source.kind != "page" else None,
                published=one.published.isoformat() if one.published else None,
            )
            for key, one in fresh.items()
            if key in new
        ]
        self._state.save_pages(notes)
        return len(notes)

    def _read_waiting(self, tally: Tally) -> Tally:
        """Fetch what waits; among the hosts the one that may be asked soonest is next."""
        while notes := list(self._state.waiting(self._clock(), limit=_AT_ONCE)):
            while notes:
                note = min(notes, key=lambda one: self._fetcher.pace.left(_host(one.url)))
                notes.remove(note)
                if self._read_page(note):
                    tally = replace(tally, read=tally.read + 1)
                else:
                    tally = replace(tally, failed=tally.failed + 1)
        return tally

    def _read_page(self, note: PageNote) -> bool:
        """Fetch one page and deliver its article; note what became of it."""
        try:
            page = self._fetcher.fetch(note.url)
        except TryLater as error:
            return self._put_off(note, error)
        except FetchError as error:
            return self._give_up(note, str(error))
        final = canonical_key(page.url) or note.key
        if final != note.key and not self._state.unknown([final]):
            self._state.save_pages([replace(note, fate=Fate.READ, error=None)])
            return True  # it led to a page that is known by its own address
        outcomes = read_fetched(page.url, page.content, told=_told(note, page))
        failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
        articles = [outcome for outcome in outcomes if isinstance(outcome, Article)]
        failures += [problem for article in articles if (problem := self._deliver(article)) is not None]
        if not articles or len(failures) >= len(outcomes):
            return self._give_up(note, failures[0].error if failures else "the page holds no article.")
        done = replace(note, fate=Fate.READ, error=None, attempts=note.attempts + 1)
        own = [replace(done, key=final, url=page.url)] if final != note.key else []
        self._state.save_pages([done, *own])
        return True

    def _put_off(self, note: PageNote, error: TryLater) -> bool:
        attempts = note.attempts + 1
        if attempts >= _MOST_ATTEMPTS:
            return self._give_up(note, f"{error} Given up after {attempts} attempts.")
        wait = min(_FIRST_RETRY * 3 ** (attempts - 1), _LONGEST_RETRY)
        due = self._clock() + max(wait, error.wait or 0.0)
        self._state.save_pages([replace(note, due=due, attempts=attempts, error=str(error))])
        self._report(Failure(f"{note.outlet}: {note.url}", str(error)))
        return False

    def _give_up(self, note: PageNote, what: str) -> bool:
        self._state.save_pages([replace(note, fate=Fate.FAILED, attempts=note.attempts + 1, error=what)])
        self._report(Failure(f"{note.outlet}: {note.url}", what))
        return False


def _told(note: PageNote, page: Page) -> Told:
    published = date.fromisoformat(note.published) if note.published else None
    return Told(page.url, note.title, note.outlet, published)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
