"""Finds every expression that fixes a time, and its value against the day of publication."""

from rawi.timexes.finding import find_timexes

__all__ = ["find_timexes"]
