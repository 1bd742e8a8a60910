"""Bars show where most incidents lie; what is far off is counted at their ends."""

from rawi.charts.bars import make_bars

NEWS = [(f"2015-08-{day:02}", "verbal_conflict", 4) for day in range(1, 31)]


def test_a_few_far_off_leave_the_rest_its_room() -> None:
    chart = make_bars([("1436-01-01", "none", 1), *NEWS, ("2030-01-01", "material_cooperation", 1)])
    assert chart is not None
    assert (chart.zoom, chart.earlier, chart.later) == ("day", 1, 1)
    assert (chart.bars[0].period, chart.bars[-1].period) == ("2015-08-01", "2015-08-30")
    assert (chart.day_before, chart.day_after) == ("2015-07-31", "2015-08-31")
    assert sum(bar.number for bar in chart.bars) == 120


def test_nothing_is_left_out_where_it_gains_no_room() -> None:
    chart = make_bars([("2015-07-20", "none", 1), *NEWS, ("2015-09-05", "none", 1)])
    assert chart is not None
    assert (chart.earlier, chart.later, len(chart.bars)) == (0, 0, 48)


def test_of_few_incidents_all_are_shown() -> None:
    chart = make_bars([("1999-01-01", "none", 1), ("2015-08-01", "none", 1)])
    assert chart is not None
    assert (chart.zoom, chart.earlier, chart.later) == ("year", 0, 0)


def test_without_a_day_there_is_no_chart() -> None:
    assert make_bars([("", "none", 3)]) is None
