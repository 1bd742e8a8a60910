"""Draws the chart of a relation: cooperation upwards, conflict downwards, the mean score as a line."""

from collections.abc import Sequence

from rawi.brief.document import Bar
from rawi.charts.series import Series as Series
from rawi.charts.series import make_series
from rawi.store.answers import Party, Quads, Relation

_NOBODY = Party("", "", "")


def draw_chart(bars: Sequence[Bar], *, mirrored: bool) -> Series | None:
    """Place the bars of a chart; time runs from right to left where readers do."""
    months = (
        Relation(
            _NOBODY,
            _NOBODY,
            bar.period,
            bar.cooperation + bar.conflict,
            Quads(bar.cooperation, 0, bar.conflict, 0),
            bar.score,
            (),
        )
        for bar in bars
    )
    return make_series(months, mirrored=mirrored)
