"""The words of the pages, from the lexicons of the web app."""

from rawi.manners.wording import Counted, Words

__all__ = ["Counted", "counted", "wording"]

_words = Words("web")
wording, counted = _words.wording, _words.counted
