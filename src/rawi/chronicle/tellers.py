"""Says who tells what stands at a place of an article, and through whom: outlet, agency, official."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from rawi.chronicle.identity import Bearer, People, identify
from rawi.chronicle.organs import is_organ, organ_of
from rawi.chronicle.parties import party_of
from rawi.chronicle.speakers import Link, Speakers, is_fragment
from rawi.claims.lexicon import senses
from rawi.language.sentences import Sentence, segment
from rawi.language.tokens import Token, tokenize
from rawi.letters import lookup_key
from rawi.records import EntityType, Mention, Participant, Reading

_MASDAR = "masdar"
_STATE_CODE = 2
# No word that announces is longer, with all that may be attached to it.
_LONGEST_WORD = 40
# By so many words an article is called whose outlet nobody knows.
_OPENING_WORDS = 6


class Teller(NamedTuple):
    """Who tells: the last of a chain that begins with the outlet; `claim` is the number of the claim.

    `party` is the country or body for which he speaks, None for the article's own voice and whoever
    speaks for himself. Who announces his own deed (`إعلان الجيش إسقاط …`) is `announcer`.
    """

    party: str | None
    name: str
    chain: tuple[Link, ...]
    claim: int | None
    announcer: bool = False

    @property
    def camp(self) -> str | None:
        """The party on whose side he speaks."""
        return self.party or self.chain[-1].camp

    @property
    def is_outlet(self) -> bool:
        """Whether the article tells it in its own voice."""
        return len(self.chain) == 1

    @property
    def is_known(self) -> bool:
        """Whether anybody can tell who he is: not in `والثانية تقر بالحادث`."""
        return self.is_outlet or self.party is not None or not is_fragment(self.name)

    @property
    def key(self) -> str:
        """What makes two tellers one: the party, else the name."""
        return self.party or lookup_key(self.name)


def is_state(party: str | None) -> bool:
    """Tell whether a party is a country, by its code.

    >>> is_state("DZ"), is_state("Houthis"), is_state(None)
    (True, False, False)
    """
    return party is not None and len(party) == _STATE_CODE and party.isupper()


def outlet_of(reading: Reading) -> str:
    """Name the outlet of an article: as given, else by its address, else the article by its first words.

    >>> from rawi import read
    >>> outlet_of(read("نفى محافظ البصرة في مؤتمر صحفي عقده مساء أمس اندلاع حريق في الميناء."))
    '«نفى محافظ البصرة في مؤتمر صحفي …»'
    """
    try:
        host = urlsplit(reading.url).hostname if reading.url else None
    except ValueError:  # articles may come with an address that none can have
        host = None
    return reading.source or (host.removeprefix("www.") if host else None) or _opening(reading)


def _opening(reading: Reading) -> str:
    words = (reading.title or reading.text).split()
    more = " …" if len(words) > _OPENING_WORDS else ""
    return f"«{' '.join(words[:_OPENING_WORDS])}{more}»" if words else reading.id


def _announces(token: Token) -> bool:
    return any(sense.shape == _MASDAR for sense in senses(token.word))


class View:
    """One article, as accounts are looked for in it."""

    def __init__(self, reading: Reading, *, people: People | None = None) -> None:
        self.reading = reading
        self.text = reading.text
        people = people or identify(reading)
        self.bearers, self._home = people.bearers, people.home
        self.outlet = outlet_of(reading)
        self._sentences: tuple[Sentence, ...] | None = None
        self._ends: list[int] = []
        told = [
            (one.content.start, one.content.end, number)
            for number, one in enumerate(reading.claims)
            if one.content is not None
        ]
        # The innermost first: where each claim's words stand, with its number.
        self.contents = sorted(told, key=lambda one: (one[1] - one[0], -one[2]))
        self._speakers = Speakers(reading, self.bearers, self.party)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the article."""
        if self._sentences is None:
            self._sentences = segment(self.text)
        return self._sentences

    def sentence_at(self, place: int) -> int:
        """Give the number of the sentence around a place."""
        ends = self._ends
        if len(ends) != len(self.sentences):
            ends = self._ends = [one.end for one in self.sentences]
        return min(bisect_right(ends, place), len(ends) - 1)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """List the names within a stretch of the text."""
        return [one for one in self.reading.mentions if start <= one.start and one.end <= end]

    def party(self, entity: str | None) -> str | None:
        """Give the party for which an entity of the article stands."""
        bearer = self.bearers.get(entity or "")
        if bearer is None:
            return None
        if bearer.country is None and bearer.type is EntityType.ORG:
            state = self._owner(entity or "") or organ_of(bearer.name_ar) or self._national(bearer)
            return state or party_of(bearer)
        return party_of(bearer)

    def _national(self, bearer: Bearer) -> str | None:
        """Give the home of a body of state that is named without nationality."""
        if self._home is None:
            return None
        is_of_home = party_of(bearer._replace(country=self._home)) == self._home
        return self._home if is_of_home or is_organ(bearer.name_ar) else None

    def _owner(self, entity: str) -> str | None:
        """Give the party whose name goes on the name of an unlisted body: `مجلس رؤساء | اتحاد الساحل`."""
        if self.bearers[entity].kind is not None:
            return None
        ends = {one.end + 1 for one in self.reading.mentions if one.entity == entity}
        for one in self.reading.mentions:
            bearer = self.bearers.get(one.entity)
            listed = bearer is not None and bearer.kind is not None and bearer.type is not EntityType.PER
            if one.start in ends and bearer is not None and listed and self.text[one.start - 1] == " ":
                return party_of(bearer)
        return None

    def speaker(self, told: Participant) -> Link:
        """Say who a speaker is and for whom he speaks."""
        return self._speakers.link(told)

    def _chain(self, claims: Sequence[int]) -> tuple[Link, ...]:
        """Give the chain of the claims that hold a place, the outermost first."""
        links = [Link(None, self.outlet, None, None)]
        for number in claims:
            speaker = self.reading.claims[number].speaker
            if speaker is not None:
                link = self.speaker(speaker)
                if (link.party, link.name) != links[-1][:2]:
                    links.append(link)
        return tuple(links)

    def holding(self, place: int) -> list[int]:
        """List the claims in whose words a place stands and those that carry them, the outermost first."""
        inner = [number for start, end, number in self.contents if start <= place < end]
        for number in tuple(inner):
            carrier = self.reading.claims[number].via
            while carrier is not None and carrier not in inner:
                inner.append(carrier)
                carrier = self.reading.claims[carrier].via
        return inner[::-1]

    def teller_at(self, place: int) -> Teller:
        """Say who tells what stands at a place."""
        claims = self.holding(place)
        chain = self._chain(claims)
        announcer = self._announcer(place)
        if announcer is not None and announcer.name != chain[-1].name:
            return Teller(announcer.party, announcer.name, (*chain, announcer), None, True)
        if len(chain) == 1:
            return Teller(None, self.outlet, chain, None)
        return Teller(chain[-1].party, chain[-1].name, chain, claims[-1])

    def camps(self) -> set[str]:
        """Give all on whose sides anybody can tell something: speakers, and whoever announces a deed."""
        claims = (claim.speaker for claim in self.reading.claims)
        found = {self.speaker(speaker).camp for speaker in claims if speaker is not None}
        for one in self.reading.mentions:
            told = tokenize(self.text, start=max(0, one.start - _LONGEST_WORD), end=one.start)
            if told and _announces(told[-1]):
                found.add(self.party(one.entity))
        return {camp for camp in found if camp is not None}

    def _announcer(self, place: int) -> Link | None:
        """Find who announces the deed named right behind him: `إعلان الجيش إسقاط طائرة`."""
        before = next((one for one in self.reading.mentions if place - 2 <= one.end < place), None)
        if before is None or before.type is EntityType.LOC:
            return None
        tokens = self.sentences[self.sentence_at(before.start)].tokens
        told = [token for token in tokens if token.end <= before.start]
        if not told or not _announces(told[-1]):
            return None
        return Link(self.party(before.entity), before.text, before.start, before.end)
