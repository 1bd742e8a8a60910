"""Walks one sentence from its first word to its last and marks what names someone or something.

A title or office opens an expectation of a name that reaches over its complement
(`وزير الخارجية الفرنسي | جان نويل بارو`); a verb or a full stop closes it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rawi.entities.bodies import find_body
from rawi.entities.candidates import Candidate, cover
from rawi.entities.facts import Cue, Title, WordFacts, word_facts
from rawi.entities.known_names import KnownMatch, Setting, find_known
from rawi.entities.names import Trust, find_name, lengthen
from rawi.entities.places import find_after_cue, find_named_place
from rawi.language.phrases import Match, longest
from rawi.language.sentences import Sentence
from rawi.language.tokens import Token
from rawi.language.vocabulary import WordClass, particle_kind
from rawi.letters import ARTICLE
from rawi.records import EntityType

_TITLE_KINDS = frozenset({"rank", "profession", "honorific"})
_TITLE_REACH = 4
_OFFICE_REACH = 9
_BODIES = (EntityType.ORG, EntityType.GPE)
_MINISTRY = "ministry"
_PAUSES = frozenset("،,-–—\"«“(:'")
_CLOSED_BY = frozenset({"relative", "conjunction", "auxiliary", "verb_like", "negation", "interrogative"})


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

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
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
        facts = word_facts(token.word)
        cue, self.cue = self.cue, None
        best = self.best(facts, cue)
        self.after_office = False
        title = longest(facts.titles, self.tokens, index) if facts.titles else None
        if title is not None and (best is None or title.last > best.last or _is_title(best)):
            self.take_title(title)
        elif best is not None:
            self.take(best)
            if best.type is EntityType.NORP:
                self.cue = cue  # العاصمة الليبية | طرابلس
        else:
            self.pass_over(token, facts)

    def best(self, facts: WordFacts, cue: Cue | None) -> Candidate | None:
        """Give the longest name that begins here, the better known of two equally long."""
        tokens, index = self.tokens, self.index
        found: list[Candidate] = []
        if facts.known:
            setting = Setting(tokens, index, self.trust, cue is not None, self.after_office)
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
                known = find_known(Setting(self.tokens, position, Trust.FREE, False, False)).sure
                if known is not None and known.length > 1 and known.type in _BODIES:
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
            is_adjective = facts.word_class & WordClass.ADJECTIVE
            self.trust = min(self.trust, Trust.TITLE if is_adjective else Trust.OFFICE)

    def closes(self, token: Token, facts: WordFacts) -> bool:
        """Whether a word ends the expectation of a name."""
        if not token.word.is_arabic:
            return token.word.text not in _PAUSES
        if facts.word_class == WordClass.VERB:
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


def find_in_sentence(sentence: Sentence) -> SentenceNames:
    """Mark the names of one sentence."""
    walker = _Walker(sentence.tokens)
    walker.run()
    return SentenceNames(sentence.tokens, walker.sure, walker.doubtful, walker.titles)
