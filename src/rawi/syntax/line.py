"""A sentence as the grammar of events sees it: divided words, and the names, titles and times over them."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property, wraps
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar, cast

from rawi.entities.facts import word_facts
from rawi.language.sentences import Sentence
from rawi.language.words import WordKind
from rawi.letters import TEH_MARBUTA
from rawi.records import Mention, Reference, Timex
from rawi.senses.lexicon import ANYONE, Companions, protester_keys
from rawi.syntax.forms import Form, companions_of, form_at, form_in_name, form_of

_LONGEST_BRACKET: Final = 9
_PAUSE: Final = "\N{ARABIC COMMA}"
_STOPS: Final = frozenset(
    {"\N{ARABIC SEMICOLON}", ";", ":", "-", "–", "—", "?", "\N{ARABIC QUESTION MARK}", "!"}
)
Found = TypeVar("Found")
T = TypeVar("T", Mention, Timex, Reference)
_QUOTES: Final = frozenset("«»\"“”'")


# The functions that are asked `once_a_line`, each at its place in what a line knows.
_asked: list[Callable[..., object]] = []
_UNASKED: Final = object()


class Findings(NamedTuple):
    """What the stages before have found in an article, each in reading order."""

    timexes: Sequence[Timex]
    mentions: Sequence[Mention]
    references: Sequence[Reference]


def once_a_line(find: Callable[["Line", int], Found]) -> Callable[["Line", int], Found]:
    """Keep what a function finds at a word of a line: the same phrases are asked for again and again."""

    place = len(_asked)
    _asked.append(find)

    @wraps(find)
    def found(line: "Line", at: int) -> Found:
        if not 0 <= at < line.length:
            return find(line, at)
        known = line.known[place]
        if not known:
            known = line.known[place] = [_UNASKED] * line.length
        value = known[at]
        if value is _UNASKED:
            value = known[at] = find(line, at)
        return cast(Found, value)

    return found


class Line:
    """The words of one sentence, and what covers each of them."""

    def __init__(self, text: str, sentence: Sentence, findings: Findings) -> None:
        self.text = text
        # What the functions asked `once_a_line` found, each in its place: word by word, once it is asked.
        self.known: list[list[object]] = [[]] * len(_asked)
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.length = len(self.tokens)
        self.start, self.end = sentence.start, sentence.end
        self._starts = [token.start for token in self.tokens]
        self.mentions: list[Mention | None] = [None] * self.length
        self.timexes: list[Timex | None] = [None] * self.length
        self.references: list[Reference | None] = [None] * self.length
        self._cover(self.mentions, findings.mentions)
        self._cover(self.timexes, findings.timexes)
        self._cover(self.references, findings.references)
        self.forms = [self._form(at) for at in range(self.length)]
        self.finite: list[bool | None] = [None] * self.length

    def _cover(self, places: list[T | None], found: Sequence[T]) -> None:
        for item in found[bisect_left(found, self.start, key=attrgetter("start")) :]:
            if item.start >= self.end:
                break
            first = max(0, bisect_left(self._starts, item.start + 1) - 1)
            for at in range(first, bisect_left(self._starts, item.end)):
                places[at] = item

    def _form(self, at: int) -> Form:
        token, mention = self.tokens[at], self.mentions[at]
        if mention is not None and token.start <= mention.start < token.end:
            return form_at(token.word, mention.start - token.start)
        return form_of(token.word) if mention is None else form_in_name(token.word)

    @cached_property
    def has_protesters(self) -> bool:
        """Whether the sentence names people of whom any verb tells a protest."""
        return not protester_keys().isdisjoint([form.key for form in self.forms])

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all words, undivided: to ask at once whether any of some phrases can begin here."""
        return frozenset([token.word.key for token in self.tokens])

    def may_hold(self, companions: Companions) -> bool:
        """Whether the sentence has any of the nouns that a row asks for: soon told, and mostly not."""
        return ANYONE in companions.keys or not companions.keys.isdisjoint(self._nouns)

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return frozenset().union(*filter(None, [companions_of(token.word) for token in self.tokens]))

    def is_stop(self, at: int) -> bool:
        """Whether nothing goes on over this place: the end, a colon, a dash, a semicolon."""
        return not 0 <= at < self.length or self.tokens[at].word.text in _STOPS

    def is_pause(self, at: int) -> bool:
        """Whether a comma stands here."""
        return 0 <= at < self.length and self.tokens[at].word.text in (_PAUSE, ",")

    def is_quote(self, at: int) -> bool:
        """Whether a quotation mark stands here."""
        return 0 <= at < self.length and self.tokens[at].word.text in _QUOTES

    def is_sign(self, at: int) -> bool:
        """Whether a sign of punctuation stands here."""
        return self.tokens[at].word.kind is WordKind.PUNCTUATION

    def begins_name(self, at: int) -> bool:
        """Whether a name begins with the word here."""
        mention = self.mentions[at]
        return mention is not None and mention.start >= self.tokens[at].start

    def name_end(self, at: int) -> int:
        """Give the place after the name that covers the word here."""
        mention = self.mentions[at]
        end = at + 1
        while end < self.length and mention is not None and self.mentions[end] is mention:
            end += 1
        return end

    def is_title(self, at: int) -> bool:
        """Whether a title or office may begin with the word here."""
        skip = self.forms[at].skip
        return any(start.split.skip == skip for start in word_facts(self.tokens[at].word).titles)

    def is_possessed(self, at: int) -> bool:
        """Whether a word may end in a pronoun: `شقيقه`, but not `شقيقة`."""
        return not self.tokens[at].word.text.endswith(TEH_MARBUTA)

    def begins_cue(self, at: int) -> bool:
        """Whether a noun stands here that comes before names of places: `مدينة`."""
        skip = self.forms[at].skip
        return any(start.split.skip == skip for start in word_facts(self.tokens[at].word).cues)

    def skip_bracket(self, at: int) -> int:
        """Give the place after a bracket that opens here, or the place itself."""
        if at >= self.length or self.tokens[at].word.text != "(":
            return at
        for end in range(at + 1, min(at + _LONGEST_BRACKET, self.length)):
            if self.tokens[end].word.text == ")":
                return end + 1
        return at

    def words(self, first: int, end: int) -> tuple[int, int]:
        """Give the characters that words cover, without the letters joined before the first."""
        return self.tokens[first].start + self.forms[first].skip, self.tokens[end - 1].end
