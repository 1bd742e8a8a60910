"""When it happened, as a passage tells."""

from collections.abc import Iterator
from datetime import date, timedelta

from rawi.chronicle.attributes.value import Value
from rawi.chronicle.frames import frame_of
from rawi.chronicle.tellers import View
from rawi.chronicle.tracing import Happening, Told
from rawi.records import Timex, TimexType

# A longer time is no time of one happening.
_LONGEST = timedelta(days=31)
_AROUND = timedelta(days=10)


def _days(view: View, told: Told) -> list[date]:
    """Give days that the events of the passage may mean, to tell its times from others."""
    frames = (frame_of(view.reading.events[one], view.reading.published) for one in told.events)
    days = [date.fromisoformat(frame.first) for frame in frames if frame.first is not None]
    return days or ([view.reading.published] if view.reading.published is not None else [])


def _is_time_of(timex: Timex, days: list[date]) -> bool:
    if timex.type not in (TimexType.DATE, TimexType.TIME) or timex.earliest is None or timex.latest is None:
        return False
    if timex.latest - timex.earliest > _LONGEST or not timex.value[:4].isdigit():
        return False
    return not days or any(timex.earliest - _AROUND <= day <= timex.latest + _AROUND for day in days)


def _told_with(view: View, told: Told) -> tuple[set[str], set[str]]:
    """Give the times that the events of the passage are told with, and those of other events in its words."""
    own: set[str] = set()
    others: set[str] = set()
    for number, event in enumerate(view.reading.events):
        if event.date is not None and number in told.events:
            own.add(event.date)
        elif event.date is not None and told.start <= event.trigger.start < told.end:
            others.add(event.date)
    return own, others


def find_times(view: View, told: Told, happening: Happening) -> Iterator[Value]:
    """Yield the times that stand in a passage."""
    days = _days(view, told)
    own, others = _told_with(view, told)
    for timex in view.reading.timexes:
        is_inside = told.start <= timex.start and timex.end <= told.end
        is_other = timex.value not in own if told.events else timex.value in others
        if is_inside and not is_other and _is_time_of(timex, days):
            latest = timex.latest
            if "TNI" in timex.value and latest is not None and timex.earliest == latest:
                latest += timedelta(days=1)  # a night goes on into the next day
            yield Value("time", f"{timex.earliest}/{latest}", timex.start, timex.end)
