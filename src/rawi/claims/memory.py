"""Who spoke last, and whose documents were told of, while an article is read."""

from typing import Final

from rawi.claims.agreement import Voice
from rawi.claims.documents import report_noun

# A speaker is carried over so many sentences.
CARRIED: Final = 3


class Memory:
    """Who spoke last, and through which document, while an article is read."""

    def __init__(self) -> None:
        self._last: Voice | None = None
        self._sentence = -CARRIED
        self._document: Voice | None = None
        self._reports: dict[str, Voice] = {}

    def note(self, voice: Voice, sentence: int) -> None:
        """Note who spoke in a sentence."""
        self._last, self._sentence = voice, sentence

    @property
    def spoke_at(self) -> int:
        """The number of the sentence in which someone spoke last."""
        return self._sentence

    def last(self, sentence: int) -> Voice | None:
        """Give who spoke last, if that was not long ago."""
        return self._last if sentence - self._sentence <= CARRIED else None

    def note_document(self, voice: Voice, key: str) -> None:
        """Note whose document is spoken of, which a noun calls."""
        report = report_noun(key)
        if report is None:
            self._document = voice
        else:
            self._reports[report] = voice

    def issuer(self, key: str) -> Voice | None:
        """Give whose document a noun means: one told of before, or the word of whoever spoke last."""
        report = report_noun(key)
        if report is not None:
            return self._reports.get(report)
        return self._document or self.last(self.spoke_at)
