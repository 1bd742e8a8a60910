"""Walks one sentence from its first word to its last and marks what names someone or something.

A title or office opens an expectation of a name that reaches over its complement
(`وزير الخارجية الفرنسي | جان نويل بارو`); a verb or a full stop closes it.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple, Protocol

from rawi.entities.bodies import find_body, names_follow
from rawi.entities.candidates import Candidate, cover
from rawi.entities.facts import Cue, Title, WordFacts, word_facts
from rawi.entities.known_names import Setting, find_known
from rawi.entities.name_elements import is_first_name, is_unknown
from rawi.entities.names import find_name, unlisted_openings
from rawi.entities.places import find_after_cue, find_named_place
from rawi.entities.titles import TitleUse, expected_after, expected_of_office, find_title, name_inside
from rawi.entities.trust import Trust, trust_after_speech
from rawi.language.phrases import Match, longest
from rawi.language.sentences import Sentence
from rawi.language.tokens import Token
from rawi.language.vocabulary import particle_kind
from rawi.language.words import word as word_of
from rawi.letters import FEH, WAW, YEH
from rawi.records import EntityType

_PLACES: Final = (EntityType.GPE, EntityType.LOC)
# The preposition of an office told with its place: `وزير الداخلية في الحكومة الليبية`.
_IN: Final = FEH + YEH
_START: Final = attrgetter("start")
_PAUSES: Final = frozenset("\N{ARABIC COMMA},-–—\"«“(:'")
_CLOSED_BY: Final = frozenset(
    {"relative", "conjunction", "auxiliary", "verb_like", "negation", "interrogative"}
)


class Span(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class SentenceNames(NamedTuple):
    """The sure names of a sentence, the doubtful ones that only the article can decide, and its titles."""

    tokens: Sequence[Token]
    sure: list[Candidate]
    doubtful: list[Candidate]
    titles: list[TitleUse]


class _Walker:
    """The state of one walk: where it is, and how strongly a name is expected."""

    def __init__(self, tokens: Sequence[Token], times: Collection[Span]) -> None:
        self.tokens = tokens
        # Names do not run into times; only listed names may hold one (حركة 20 فبراير).
        self.barred = _without_times(tokens, times)
        self.facts = [word_facts(token.word) for token in self.barred]
        self.unlisted = unlisted_openings(self.facts)
        self.index = 0
        self.trust = Trust.FREE
        self.reach = 0
        self.cue: Cue | None = None
        self.after_office = False
        self.name_at: int | None = None
        self.in_bodies = False
        self.open_titles = 0
        self.sure: list[Candidate] = []
        self.doubtful: list[Candidate] = []
        self.titles: list[TitleUse] = []

    def run(self) -> None:
        begins = self.beginnings()
        while self.index < len(self.tokens):
            if begins[self.index] or self.trust or self.cue is not None or self.index == self.name_at:
                self.step()
            else:
                self.after_office = False
                self.index += 1

    def step(self) -> None:
        index = self.index
        token = self.tokens[index]
        if self.barred[index] is not token:
            self.step_over_time()
            return
        facts = self.facts[index]
        cue, self.cue = self.cue, None
        best = max(self.candidates(facts, cue), key=lambda candidate: candidate.last, default=None)
        self.after_office = False
        title = find_title(self.tokens, index) if facts.titles else None
        if title is not None and (best is None or title.last > best.last or _yields_to_title(best)):
            self.take_title(title)
        elif best is not None:
            self.take(best)
            if best.type is EntityType.NORP:
                self.cue = cue  # العاصمة الليبية | طرابلس
        else:
            self.pass_over(token, facts)

    def step_over_time(self) -> None:
        """Pass over a word of a time, unless a listed name of several words begins with it."""
        known = find_known(Setting(self.tokens, self.barred, self.index)).sure
        if known is not None and known.length > 1:
            self.take(known)
        else:
            self.forget()
            self.index += 1

    def beginnings(self) -> list[bool]:
        """Tell for each token whether anything could begin there, were nothing expected: mostly not."""
        begins = [
            facts.opens_alone or bool(facts.known and self.is_listed_at(index, facts))
            for index, facts in enumerate(self.facts)
        ]
        for index in self.unlisted:
            if 0 <= index < len(begins):
                begins[index] = True
        if self.barred is not self.tokens:
            for index, token in enumerate(self.tokens):
                begins[index] = begins[index] or self.barred[index] is not token
        return begins

    def is_listed_at(self, index: int, facts: WordFacts) -> bool:
        """Whether a listed name is the word at `index` or goes on with the next."""
        after = index + 1
        return facts.is_listed_before(self.tokens[after].word.key if after < len(self.tokens) else "")

    def candidates(self, facts: WordFacts, cue: Cue | None) -> Iterator[Candidate]:
        """Yield the names that can begin here, the better known before others of its length."""
        tokens, index = self.barred, self.index
        if facts.known and self.is_listed_at(index, facts):
            known = find_known(self.setting(cue))
            self.doubtful.extend(known.doubtful)
            if known.sure is not None:
                yield known.sure
                if known.sure.length > 1 and known.sure.forms and not is_first_name(tokens, known.sure):
                    return
        if cue is not None:
            yield from find_after_cue(tokens, index, cue)
            return
        if facts.cues:
            yield from find_named_place(tokens, index)
        if self.in_bodies and index == self.name_at and is_unknown(tokens[index]):
            is_further = bool(self.sure) and self.sure[-1].last == index
            skip = 1 if is_further and tokens[index].word.key.startswith(WAW) else 0
            bounds = cover(tokens, index, index + 1, skip=skip)
            yield Candidate(*bounds, EntityType.ORG, (), "entities.body.head")
        if facts.heads:
            following = names_follow(tokens, index)
            if following is not None:
                self.name_at, self.in_bodies = following
            body = find_body(tokens, index)
            if body is not None:
                bounds = cover(tokens, body.first, body.last, skip=body.skip)
                yield Candidate(*bounds, EntityType.ORG, (), "entities.body.head")
        if facts.has_listed_name or self.trust or index in self.unlisted:
            trust = self.trust or self.trust_in_list(facts) or trust_after_speech(tokens, index)
            name = find_name(tokens, index, trust)
            if name is not None:
                rule = "entities.person.title" if self.trust else "entities.person.given"
                yield Candidate(*cover(tokens, index, name.last, skip=name.skip), EntityType.PER, (), rule)

    def setting(self, cue: Cue | None) -> Setting:
        """Say what the words before expect of a listed name here."""
        return Setting(
            self.tokens,
            self.barred,
            self.index,
            self.trust,
            after_cue=cue is not None or self.in_list(),
            after_office=self.after_office,
            after_head=self.index == self.name_at,
        )

    def trust_in_list(self, facts: WordFacts) -> Trust:
        """Say how far a given name in a list of people asks for a surname: عماد الزغبي | ورامي الخازن."""
        follows = (
            bool(self.sure) and self.sure[-1].last == self.index and self.sure[-1].type is EntityType.PER
        )
        return (
            Trust.OFFICE
            if follows and any(split.prefix == WAW and role.given for split, role in facts.roles)
            else Trust.FREE
        )

    def in_list(self) -> bool:
        """Whether a place was named just before and `و` goes on: عدن ولحج وأبين."""
        if not self.sure or self.sure[-1].type not in _PLACES:
            return False
        word = self.tokens[self.index].word
        if not word.key.startswith(WAW) or word_facts(word).is_word_undivided:
            return False
        between = self.tokens[self.sure[-1].last : self.index]
        return len(between) <= 1 and not any(token.word.is_arabic for token in between)

    def expect(self, trust: Trust, reach: int) -> None:
        self.trust, self.reach = trust, reach

    def forget(self) -> None:
        self.trust, self.reach, self.open_titles = Trust.FREE, 0, 0

    def take_title(self, title: Match[Title]) -> None:
        inner = name_inside(self.tokens, self.index, title)
        last = title.last if inner is None else inner
        self.titles.append(TitleUse(self.index, last, title.split.skip, title.values))
        self.open_titles += 1
        self.expect(*(expected_after(title, self.index) if inner is None else expected_of_office()))
        self.after_office = inner is None and any(value.office for value in title.values)
        self.index = last

    def take(self, candidate: Candidate) -> None:
        self.sure.append(candidate)
        self.index = candidate.last
        if self.in_bodies and candidate.type is EntityType.ORG:
            self.name_at = self.index  # أحزاب النهضة | ونداء تونس
        self.fill_titles(candidate)
        if candidate.type is EntityType.PER:
            self.forget()
            return
        self.reach -= candidate.length
        self.trust = min(self.trust, Trust.TITLE)
        if self.reach <= 0:
            self.forget()

    def fill_titles(self, candidate: Candidate) -> None:
        """Tell the titles still waiting what they are of, and who bears them."""
        for place in range(len(self.titles) - self.open_titles, len(self.titles)):
            use = self.titles[place]
            if candidate.type is EntityType.PER:
                self.titles[place] = use._replace(name=candidate)
            elif use.of is None and not self.is_apart(use.last, candidate.first):
                self.titles[place] = use._replace(of=candidate)

    def is_apart(self, first: int, last: int) -> bool:
        """Whether the words between lead to something else (`وزير الداخلية بلقاء مع الوفد الكويتي`)."""
        keys = (token.word.key for token in self.tokens[first:last])
        return any(key != _IN and particle_kind(key) == "preposition" for key in keys)

    def pass_over(self, token: Token, facts: WordFacts) -> None:
        cue = longest(facts.cues, self.tokens, self.index) if facts.cues else None
        if cue is not None:
            self.cue = cue.values[0]
            self.reach -= cue.last - self.index
            self.index = cue.last
            return
        self.index += 1
        if not self.trust:
            return
        self.reach -= 1
        if self.reach <= 0 or _closes(token, facts):
            self.forget()
        elif token.word.is_arabic:
            self.trust = min(self.trust, Trust.TITLE if facts.word_class.adjective else Trust.OFFICE)


def _closes(token: Token, facts: WordFacts) -> bool:
    """Whether a word ends the expectation of a name."""
    if not token.word.is_arabic:
        return token.word.text not in _PAUSES
    word_class = facts.word_class
    if word_class.verb and not (word_class.noun or word_class.adjective or word_class.particle):
        return True
    return particle_kind(token.word.key) in _CLOSED_BY


def _yields_to_title(best: Candidate) -> bool:
    """Whether a title is meant where the name of someone unknown could also be read."""
    return best.type is EntityType.PER and not best.forms


def _without_times(tokens: Sequence[Token], times: Collection[Span]) -> Sequence[Token]:
    """Put a full stop in the place of each word that belongs to a time expression."""
    if not times:
        return tokens
    stop = word_of(".")
    without = list(tokens)
    for time in times:
        first = bisect_left(tokens, time.start, key=_START)
        for index in range(first, bisect_left(tokens, time.end, key=_START)):
            without[index] = tokens[index]._replace(word=stop)
    return without


def find_in_sentence(sentence: Sentence, times: Sequence[Span] = ()) -> SentenceNames:
    """Mark the names of one sentence, given the times of the article in reading order."""
    first = bisect_left(times, sentence.start, key=_START)
    inside = times[first : bisect_left(times, sentence.end, key=_START)]
    walker = _Walker(sentence.tokens, inside)
    walker.run()
    return SentenceNames(sentence.tokens, walker.sure, walker.doubtful, walker.titles)
