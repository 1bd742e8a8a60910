"""Walks one sentence from its first word to its last and marks what names someone or something.

A title or office opens an expectation of a name that reaches over its complement
(`وزير الخارجية الفرنسي | جان نويل بارو`); a verb or a full stop closes it.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

from rawi.entities.bodies import find_body
from rawi.entities.candidates import Candidate, cover
from rawi.entities.facts import Cue, Title, WordFacts, word_facts
from rawi.entities.known_names import KnownMatch, Setting, find_known
from rawi.entities.names import Trust, find_name, lengthen
from rawi.entities.places import find_after_cue, find_named_place
from rawi.language.phrases import Match, longest
from rawi.language.sentences import Sentence
from rawi.language.tokens import Token
from rawi.language.vocabulary import particle_kind
from rawi.language.words import word
from rawi.letters import ARTICLE, WAW
from rawi.records import EntityType

_TITLE_KINDS = frozenset({"rank", "profession", "honorific"})
_TITLE_REACH = 4
_OFFICE_REACH = 9
_PLACES = (EntityType.GPE, EntityType.LOC)
_BODIES = (EntityType.ORG, EntityType.GPE)
_MINISTRY = "ministry"
_PAUSES = frozenset("،,-–—\"«“(:'")
_CLOSED_BY = frozenset({"relative", "conjunction", "auxiliary", "verb_like", "negation", "interrogative"})


class Span(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class TitleUse(NamedTuple):
    """A title in the sentence, the country or body it is of, and the name that follows, if any."""

    first: int
    last: int
    skip: int
    titles: Sequence[Title]
    of: Candidate | None
    name: Candidate | None


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
        self.index = 0
        self.trust = Trust.FREE
        self.reach = 0
        self.cue: Cue | None = None
        self.sure: list[Candidate] = []
        self.doubtful: list[Candidate] = []
        self.titles: list[TitleUse] = []
        self.open_titles = 0
        self.after_office = False

    def expect(self, trust: Trust, reach: int) -> None:
        self.trust, self.reach = trust, reach

    def forget(self) -> None:
        self.trust, self.reach = Trust.FREE, 0
        self.open_titles = 0

    def run(self) -> None:
        while self.index < len(self.tokens):
            self.step()

    def step(self) -> None:
        index = self.index
        token = self.tokens[index]
        if self.barred[index] is not token:
            self.step_over_time()
            return
        facts = word_facts(token.word)
        cue, self.cue = self.cue, None
        best = self.best(facts, cue)
        self.after_office = False
        title = longest(facts.titles, self.tokens, index) if facts.titles else None
        if title is not None and facts.cues and best is None and self.opens_place():
            title = None  # محافظة | أبين is no lady governor
        if title is not None and (best is None or title.last > best.last or _is_title(best)):
            self.take_title(title)
        elif best is not None:
            self.take(best)
            if best.type is EntityType.NORP:
                self.cue = cue  # العاصمة الليبية | طرابلس
        else:
            self.pass_over(token, facts)

    def step_over_time(self) -> None:
        """Pass over a word of a time, unless a listed name of several words begins with it."""
        known = find_known(Setting(self.tokens, self.index, Trust.FREE, False, False)).sure
        if known is not None and known.length > 1:
            self.take(known)
        else:
            self.forget()
            self.index += 1

    def best(self, facts: WordFacts, cue: Cue | None) -> Candidate | None:
        """Give the longest name that begins here, the better known of two equally long."""
        tokens, index = self.barred, self.index
        found: list[Candidate] = []
        if facts.known:
            setting = Setting(self.tokens, index, self.trust, cue is not None or self.in_list(), self.after_office)
            known = find_known(setting)
            self.doubtful.extend(known.doubtful)
            if known.sure is not None:
                found.append(_lengthened(tokens, known))
        if cue is not None:
            found.extend(find_after_cue(tokens, index, cue))
        if facts.cues:
            found.extend(find_named_place(tokens, index))
        if facts.heads:
            body = find_body(tokens, index)
            if body is not None:
                bounds = cover(tokens, body.first, body.last, skip=body.skip)
                found.append(Candidate(*bounds, EntityType.ORG, (), "entities.body.head"))
        if facts.roles:
            name = find_name(tokens, index, self.trust)
            if name is not None:
                rule = "entities.person.title" if self.trust else "entities.person.given"
                bounds = cover(tokens, index, name.last, skip=name.skip)
                found.append(Candidate(*bounds, EntityType.PER, (), rule))
        return max(found, key=lambda candidate: candidate.last) if found else None

    def opens_place(self) -> bool:
        """Whether a noun such as `محافظة` stands here before the name of a place."""
        match = longest(word_facts(self.tokens[self.index].word).cues, self.tokens, self.index)
        if match is None or match.last >= len(self.tokens):
            return False
        setting = Setting(self.tokens, match.last, Trust.FREE, True, False)
        known = find_known(setting).sure
        return known is not None and known.type in _PLACES

    def in_list(self) -> bool:
        """Whether a place was named just before and `و` goes on: عدن ولحج وأبين."""
        if not self.sure or self.sure[-1].type not in _PLACES or not self.tokens[self.index].word.key.startswith(WAW):
            return False
        between = self.tokens[self.sure[-1].last : self.index]
        return all(not token.word.is_arabic for token in between) and len(between) <= 1

    def take_title(self, title: Match[Title]) -> None:
        self.titles.append(TitleUse(self.index, title.last, title.split.skip, title.values, None, None))
        self.open_titles += 1
        inner = self.name_inside(title)
        if inner is not None:
            # رئيس | مجلس النواب: the body is a name of its own
            self.titles[-1] = self.titles[-1]._replace(last=inner)
            self.expect(Trust.OFFICE, _OFFICE_REACH)
            self.index = inner
            return
        if any(value.kind in _TITLE_KINDS for value in title.values) or _is_bare(title, self.index):
            self.expect(Trust.ADJACENT, _TITLE_REACH)
        else:
            self.expect(Trust.OFFICE, _OFFICE_REACH)
        self.index = title.last
        self.after_office = any(value.office for value in title.values)

    def name_inside(self, title: Match[Title]) -> int | None:
        """Give where a body or state begins that the words of a title are part of."""
        for position in range(self.index + 1, title.last):
            facts = word_facts(self.tokens[position].word)
            if facts.known:
                known = find_known(Setting(self.tokens, position, Trust.FREE, False, False))
                possible = (*known.doubtful, known.sure) if known.sure is not None else known.doubtful
                if any(name.length > 1 and name.type in _BODIES for name in possible):
                    return position
            if facts.heads:
                body = find_body(self.tokens, position)
                if body is None or body.nation is None or body.last <= title.last:
                    continue
                if _MINISTRY not in body.head.kinds:  # وزيرة الدفاع الإيطالية: the minister is Italian
                    return position
        return None

    def take(self, candidate: Candidate) -> None:
        self.sure.append(candidate)
        self.index = candidate.last
        self.fill_titles(candidate)
        if candidate.type is EntityType.PER:
            self.forget()
        else:
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
            elif use.of is None:
                self.titles[place] = use._replace(of=candidate)

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
        if self.reach <= 0 or self.closes(token, facts):
            self.forget()
        elif token.word.is_arabic:
            is_adjective = facts.word_class.adjective
            self.trust = min(self.trust, Trust.TITLE if is_adjective else Trust.OFFICE)

    def closes(self, token: Token, facts: WordFacts) -> bool:
        """Whether a word ends the expectation of a name."""
        if not token.word.is_arabic:
            return token.word.text not in _PAUSES
        word_class = facts.word_class
        if word_class.verb and not (word_class.noun or word_class.adjective or word_class.particle):
            return True
        return particle_kind(token.word.key) in _CLOSED_BY


def _is_bare(title: Match[Title], index: int) -> bool:
    """Whether a title is one definite word, `الرئيس`, which a name follows at once or not at all."""
    return title.last == index + 1 and title.split.key.startswith(ARTICLE)


def _is_title(best: Candidate) -> bool:
    """Whether a title is meant where a name could also be read."""
    return best.type is EntityType.PER and not best.forms


def _lengthened(tokens: Sequence[Token], known: KnownMatch) -> Candidate:
    """Let the name of a known person take in the further names that the article writes."""
    candidate = known.sure
    assert candidate is not None
    if candidate.type is not EntityType.PER:
        return candidate
    last = lengthen(tokens, candidate.last)
    if last == candidate.last:
        return candidate
    bounds = cover(tokens, candidate.first, last, skip=candidate.start - tokens[candidate.first].start)
    return Candidate(*bounds, candidate.type, candidate.forms, "entities.known.longer")


def _without_times(tokens: Sequence[Token], times: Collection[Span]) -> Sequence[Token]:
    """Put a full stop in the place of each word that belongs to a time expression."""
    if not times:
        return tokens
    stop = word(".")
    return [
        token._replace(word=stop) if any(time.start <= token.start < time.end for time in times) else token
        for token in tokens
    ]


def find_in_sentence(sentence: Sentence, times: Collection[Span] = ()) -> SentenceNames:
    """Mark the names of one sentence, given the times that it tells."""
    inside = [time for time in times if sentence.start <= time.start < sentence.end]
    walker = _Walker(sentence.tokens, inside)
    walker.run()
    return SentenceNames(sentence.tokens, walker.sure, walker.doubtful, walker.titles)
