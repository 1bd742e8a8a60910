"""Finds the claims of an article: who says what, to whom, through what, sentence by sentence."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from operator import attrgetter
from typing import Final

from rawi.claims.acts import act_of
from rawi.claims.agreement import Voice, agrees, shown
from rawi.claims.attributions import Attribution, find_attributions, may_name_source
from rawi.claims.carrying import carried_voice
from rawi.claims.chains import Carried, carried_by
from rawi.claims.channels import addressee_of, channel_of
from rawi.claims.contents import Bounds, Told, bounds_of
from rawi.claims.cues import Cue, find_cues
from rawi.claims.documents import is_one_document
from rawi.claims.doubts import does_otherwise, has_unread_subject, is_doubtful
from rawi.claims.drafts import DIRECT, INDIRECT, Draft, finished, holding
from rawi.claims.lexicon import ACCUSED, CLAUSE, MASDAR, OBJECT, QUOTE, VERB, senses
from rawi.claims.memory import CARRIED, Memory
from rawi.claims.quotations import Quotations
from rawi.claims.sourced import told_by_source
from rawi.claims.speakers import is_text, issuer_before, voice_at
from rawi.claims.voices import is_god
from rawi.language.verbs.model import Aspect, Gender, Number
from rawi.letters import lookup_key
from rawi.records import Claim, Entity, Mention, Span
from rawi.syntax.line import Line
from rawi.syntax.lines import Lines
from rawi.syntax.participants import Cast
from rawi.syntax.phrases import phrase_at
from rawi.syntax.scene import Scene


def find_claims(lines: Lines, entities: Sequence[Entity]) -> tuple[Claim, ...]:
    """Find who says what in an article, given its times, names and entities."""
    finder = _Finder(lines, entities)
    read_to = 0
    for number, sentence in enumerate(lines.sentences):
        finder.scenes.append(Scene(partial(lines.at, number), finder.cast))
        if any(map(senses, sentence.words)) or may_name_source(sentence.words):
            finder.cast.recall(_between(lines.findings.mentions, read_to, sentence.start))
            finder.read(number)
            read_to = sentence.end
    return finished(finder.drafts)


def _between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """The names between two characters."""
    by_start = attrgetter("start")
    return mentions[bisect_left(mentions, start, key=by_start) : bisect_left(mentions, end, key=by_start)]


_SOURCE: Final = "claims.source"


class _Finder:
    """What is known of the claims of an article while its sentences are read in order."""

    def __init__(self, lines: Lines, entities: Sequence[Entity]) -> None:
        self.text = lines.text
        self.quotations = Quotations(lines.text, lines.sentences)
        self.cast = Cast(entities)
        self.memory = Memory()
        self.scenes: list[Scene] = []
        self.drafts: list[Draft] = []

    def read(self, number: int) -> None:
        """Find the claims of one sentence."""
        scene = self.scenes[number]
        line = scene.line
        self.cast.meet(line)
        sources = find_attributions(line)
        cues = find_cues(line, self.quotations)
        sources = [one for one in sources if not _reports_itself(line, one, cues)]
        taken = {place for one in sources for place in range(one.first, one.end)}
        told = Told(line, [cue for cue in cues if cue.at not in taken], sources)
        first = len(self.drafts)
        found: list[Cue | Attribution] = sorted([*told.cues, *sources], key=lambda one: one.at)
        for one in found:
            if isinstance(one, Attribution):
                self._attribute(scene, told, one)
            else:
                self._report(scene, told, one, (number, first))

    def _attribute(self, scene: Scene, told: Told, source: Attribution) -> None:
        line = told.line
        bounds = told_by_source(told, source, self.quotations)
        if bounds is None:
            return
        if source.speaker is not None:
            voice = self._issued(line, source.speaker, voice_at(line, source.speaker, self.cast))
        else:
            voice = None if source.at == source.first else self.memory.last(self.memory.spoke_at)
        if voice is None or self._has_spoken(voice, line):
            return
        channel = channel_of(line, (source.first, source.end + 2), self.cast)
        self._add(source.at, line, (source.row["act"], voice, bounds), (channel, None, None, _SOURCE))

    def _has_spoken(self, voice: Voice, line: Line) -> bool:
        """Whether a sentence has told already that it is one's speech: `داعيا إلى …، وفق البيان`."""
        who = voice.participant
        own = [d for d in self.drafts if line.start <= d.cue.start < line.end and d.voice is not None]
        return any(d.voice is not None and d.voice.participant == who for d in own)

    def _report(self, scene: Scene, told: Told, cue: Cue, places: tuple[int, int]) -> None:
        line = told.line
        bounds = bounds_of(told, cue, self.quotations)
        if bounds is None or does_otherwise(line, cue):
            return
        number, first = places
        start = line.tokens[cue.at].start
        around = holding(self.drafts, start)
        outer = None if around is None else self.drafts[around]
        if outer is not None and outer.rule == _SOURCE:
            outer = None  # who speaks in a sentence with a source speaks to its readers all the same
        if outer is not None and outer.content is not None and bounds.end > outer.content.end > bounds.start:
            bounds = bounds._replace(end=outer.content.end)
        chain = carried_by(line, told.cues, cue)
        voice, rule = self._voice(scene, cue, outer, (number, first), chain)
        if voice is None and (outer is not None or not _is_sure(cue)):
            return
        voice = shown(voice, cue.sense.analysis) if cue.sense.shape == VERB else voice
        if rule.endswith("carried") and is_doubtful(line, cue, voice):
            return
        opening = cue.opening
        head = cue.at if opening is None else opening.head
        is_clause = opening is None or opening.slot in (CLAUSE, QUOTE)
        while head < line.length - 1 and line.is_quote(head):
            head += 1
        end = next((n for n, token in enumerate(line.tokens) if token.start >= bounds.end), line.length)
        act = act_of(line, cue.sense.report.act, (head, end), is_clause=is_clause)
        channel = channel_of(line, (cue.at + 1 if voice else cue.at, max(head, cue.at)), self.cast)
        carrier = self._carrier(line, chain, first)
        if channel is None and carrier is not None and self.drafts[carrier].voice is not None:
            channel = _words_of(self.drafts[carrier].voice)
        addressee = addressee_of(line, cue, head, self.cast)
        self._add(cue.at, line, (act, voice, bounds), (channel, addressee, carrier, rule))
        if voice is not None and cue.subject is not None:
            self.cast.hear(line, cue.subject, voice.participant)
        if voice is not None and outer is None and cue.sense.shape != MASDAR:
            self.memory.note(voice, number)
            if channel is not None:
                self.memory.note_document(voice, lookup_key(channel.text.split()[0]))

    def _voice(
        self, scene: Scene, cue: Cue, outer: Draft | None, places: tuple[int, int], chain: Carried | None
    ) -> tuple[Voice | None, str]:
        number, first = places
        rule = f"claims.{cue.sense.shape}"
        if chain is not None:
            return voice_at(scene.line, chain.speaker, self.cast), f"{rule}.chain"
        is_prayed = cue.subject is not None and is_god(scene.line, cue.subject)
        if is_prayed and cue.subject is not None and cue.subject < cue.at:
            return None, rule  # رضي الله عنه قال
        if cue.subject is not None and not (is_prayed and cue.is_participle):
            limit = _limit(scene.line, cue)
            voice = voice_at(scene.line, cue.subject, self.cast, cue.sense.analysis, limit=limit)
            return self._issued(scene.line, cue.subject, voice), rule
        issuer = issuer_before(scene.line, cue.at, self.cast) if outer is None else None
        if issuer is not None:
            return issuer, rule
        here = [
            d for d in self.drafts[first:] if self._level(d) == (outer is None) and "source" not in d.rule
        ]
        if has_unread_subject(scene.line, cue):
            return None, f"{rule}.carried"
        near = self.scenes[max(0, number - CARRIED) : number + 1]
        voice = carried_voice(near, cue, outer, here, (self.memory, number))
        if voice is not None and self._is_told_of(voice, scene.line.tokens[cue.at].start):
            last = self.memory.last(number)
            goes_on = cue.is_participle and last is not None and self.memory.spoke_at >= number - 1
            voice = last if goes_on and last is not None and self._goes_on(last, cue) else None
        return voice, f"{rule}.carried"

    def _is_told_of(self, voice: Voice, at: int) -> bool:
        """Whether someone is only told of in speech that a cue is no part of."""
        start = voice.participant.start
        if start is None:
            return False
        told = (d.content for d in self.drafts if d.content is not None and d.rule != _SOURCE)
        return any(one.start <= start < one.end and not one.start <= at < one.end for one in told)

    def _goes_on(self, last: Voice, cue: Cue) -> bool:
        return agrees(last, cue.sense.analysis, self.cast)

    def _level(self, draft: Draft) -> bool:
        """Whether a draft stands in nobody's speech."""
        return holding(self.drafts, draft.cue.start) is None

    def _issued(self, line: Line, at: int, voice: Voice | None) -> Voice | None:
        """A document of nobody named is of whoever spoke through one before."""
        if voice is None or not voice.is_document:
            return voice
        phrase = phrase_at(line, at)
        key = "" if phrase is None else line.forms[phrase.head].key
        if voice.participant.entity is not None or not is_text(line, at):
            self.memory.note_document(voice, key)
            return voice
        issuer = self.memory.issuer(key)
        if not is_one_document(key):
            issuer = None  # المعلومات، التقارير
        is_known = phrase is not None and line.forms[phrase.end - 1].is_definite and not phrase.names
        if issuer is None or not is_known or (issuer.is_document and issuer.participant.entity is None):
            return voice
        return issuer._replace(gender=Gender.NONE, number=None, is_document=True)

    def _carrier(self, line: Line, chain: Carried | None, first: int) -> int | None:
        if chain is None:
            return None
        start = line.tokens[chain.cue].start
        return next((n for n in range(first, len(self.drafts)) if self.drafts[n].cue.start == start), None)

    def _add(
        self, at: int, line: Line, said: tuple[str, Voice | None, Bounds], rest: tuple[object, ...]
    ) -> None:
        act, voice, bounds = said
        channel, addressee, carrier, rule = rest
        token = line.tokens[at]
        content = Span(bounds.start, bounds.end, self.text[bounds.start : bounds.end])
        quote = DIRECT if bounds.is_quoted else INDIRECT
        cue = Span(token.start, token.end, token.word.text)
        self.drafts.append(Draft(cue, act, voice, content, quote, channel, addressee, carrier, rule))  # type: ignore[arg-type]


def _reports_itself(line: Line, source: Attribution, cues: Sequence[Cue]) -> bool:
    """Whether the verb of a source reports what follows it instead: `كما قال إن`."""
    own = next((cue for cue in cues if cue.at == source.at and cue.opening is not None), None)
    if own is None or own.opening is None or own.sense.analysis.number is Number.DUAL:
        return False  # نقلا عن
    if own.opening.slot in (CLAUSE, QUOTE) or OBJECT in own.sense.report.addressee:  # كما حث الأطراف على
        return True
    between = range(own.at + 1, own.opening.head)
    return not any(map(line.is_pause, between))  # كما أكد الجانبان رفضهما


def _is_sure(cue: Cue) -> bool:
    """Whether a cue tells of speech even where nobody is known to speak."""
    analysis = cue.sense.analysis
    if cue.is_participle or _holds_other(cue) or analysis.number is not Number.SINGULAR:
        return True
    is_said = cue.opening is None or cue.opening.slot in (CLAUSE, QUOTE)
    # The feminine of the perfect is written like «I»: لاحظت.
    is_plain = analysis.aspect is Aspect.PERFECT and analysis.gender is not Gender.FEMININE
    return cue.sense.shape == VERB and is_said and is_plain


def _holds_other(cue: Cue) -> bool:
    """Whether a verb has somebody as its object, whom it accuses or asks: `ودعا الأطراف إلى`."""
    report = cue.sense.report
    return cue.object is not None and (OBJECT in report.addressee or ACCUSED in report.slots)


def _limit(line: Line, cue: Cue) -> int | None:
    """Where the words of a speaker end at the latest: before what he says and what opens it."""
    if cue.opening is None or cue.subject is None or cue.opening.head <= cue.subject:
        return None
    limit = cue.opening.head
    while limit - 1 > cue.subject and not line.forms[limit - 1].preposition:
        if line.forms[limit - 1].particle is None and not line.is_sign(limit - 1):
            break
        limit -= 1
    return limit


def _words_of(voice: Voice | None) -> Span | None:
    if voice is None or voice.participant.start is None:
        return None
    who = voice.participant
    return Span(who.start, who.end, who.text)  # type: ignore[arg-type]
