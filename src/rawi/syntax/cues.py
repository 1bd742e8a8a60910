"""Words and phrases that show something of a sentence, whichever of them stand in it."""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from rawi.language.sentences import Sentence
from rawi.language.words import Word, once_a_word
from rawi.letters import ARTICLE, lookup_key

Shown = TypeVar("Shown")


class _Cue(NamedTuple, Generic[Shown]):
    """What stands after the first word of a phrase, without the article, and what the phrase shows."""

    rest: tuple[str, ...]
    shows: Shown


class Cues(Generic[Shown]):
    """Phrases by their first word, to be found in sentences, with or without the article."""

    def __init__(self, phrases: Iterable[tuple[str, Shown]]) -> None:
        self._by_first: dict[str, tuple[_Cue[Shown], ...]] = {}
        for phrase, shows in phrases:
            first, *rest = lookup_key(phrase).split()
            cue = _Cue(tuple(key.removeprefix(ARTICLE) for key in rest), shows)
            self._by_first[first] = (*self._by_first.get(first, ()), cue)
        self._of_word = once_a_word(self._look_up)

    def _look_up(self, word: Word) -> tuple[_Cue[Shown], ...]:
        keys = [key for whole in word.keys for key in (whole, whole.removeprefix(ARTICLE))]
        if self._by_first.keys().isdisjoint(keys):
            return ()  # mostly
        return tuple(cue for key in dict.fromkeys(keys) for cue in self._by_first.get(key, ()))

    def found(self, sentence: Sentence) -> Iterator[Shown]:
        """Yield what each phrase in a sentence shows, in the order of the sentence."""
        tokens = sentence.tokens
        # Most words begin nothing, so that the look-up stays outside the loop.
        for at, cues in enumerate(map(self._of_word, sentence.words)):
            for cue in cues:
                following = tokens[at + 1 : at + 1 + len(cue.rest)] if cue.rest else ()
                if cue.rest == tuple([token.word.key.removeprefix(ARTICLE) for token in following]):
                    yield cue.shows
