"""The sentences of an article as lines, made when first asked for and shared by all who look for findings."""

from collections.abc import Sequence

from rawi.language.sentences import Sentence
from rawi.syntax.line import Findings, Line


class Lines:
    """What the grammar knows of one article: its sentences, and the line of each.

    A line keeps what was found at its words, so that claims, events and instruments ask for each phrase once.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], findings: Findings) -> None:
        self.text = text
        self.sentences = sentences
        self.findings = findings
        self._made: dict[int, Line] = {}

    def at(self, number: int) -> Line:
        """Give the line of a sentence by its number in the article."""
        line = self._made.get(number)
        if line is None:
            line = self._made[number] = Line(self.text, self.sentences[number], self.findings)
        return line
