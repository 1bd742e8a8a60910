"""Why it happened, as a passage tells: the words behind `بسبب`, `ردا على`, `بذريعة`."""

from collections.abc import Iterator

from rawi.chronicle.attributes.value import Value
from rawi.chronicle.tellers import View
from rawi.chronicle.tracing import Happening, Told
from rawi.chronicle.wording import wording

# A reason goes on for so many words at most; a cue counts within so many of the deed.
_LONGEST, _NEAR, _SHORTEST = 14, 16, 2


def find_causes(view: View, told: Told, happening: Happening) -> Iterator[Value]:
    """Yield the reasons of a passage, each by the kind of its cue."""
    words = told.words
    spots = [at for at, token in enumerate(words.tokens) if token.start in told.places]
    for found in wording("chronicle/causes").find(words):
        # Before the deed it would be the reason of something else, of which the deed is the reason.
        if not any(at < found.first <= at + _NEAR for at in spots):
            continue
        last = found.end
        while last < len(words.tokens) and last - found.end < _LONGEST and words.tokens[last].word.is_arabic:
            last += 1
        if last - found.end >= _SHORTEST:
            start, end = words.start(found.first), words.end(last - 1)
            yield Value("cause", found.row["kind"], start, end)
