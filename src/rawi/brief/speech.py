"""Speaks in a brief: puts values into the sentences of the lexicon, each in its own language."""

from collections.abc import Sequence
from string import Formatter

from rawi.brief.document import Piece, Told
from rawi.letters import is_arabic
from rawi.manners import figures, naming
from rawi.manners.instruments import instrument_name
from rawi.manners.reader import Reader
from rawi.manners.wording import Counted, Words
from rawi.render.kinds import label
from rawi.render.safety import one_line
from rawi.store.answers import Incident, Party

Value = str | Told
WORDS = Words("brief")
_MOST_NAMES = 8
_UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}


def language_of(text: str, otherwise: str) -> str:
    """Tell whether words are to be laid out as Arabic or as Latin; what has letters of neither goes along.

    >>> language_of("وحدات الجيش", "en"), language_of("Tunisia", "ar"), language_of("12", "ar")
    ('ar', 'en', 'ar')
    """
    if any(map(is_arabic, text)):
        return "ar"
    return "en" if any(character.isalpha() for character in text) else otherwise


def joined(pieces: Sequence[Piece]) -> Told:
    """Join neighbouring pieces of one language."""
    made: list[Piece] = []
    for one in pieces:
        if made and made[-1].language == one.language:
            made[-1] = Piece(made[-1].text + one.text, one.language)
        elif one.text:
            made.append(one)
    return tuple(made)


def _known(parties: Sequence[Party]) -> Sequence[Party]:
    """Leave out those whom articles only describe, if others are known by name."""
    return [one for one in parties if not any(map(is_arabic, one.key))] or parties


class Speech:
    """Speaks to one reader."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.language = reader.language

    def words(self, text: str) -> Told:
        """Give words of articles or names, on one line."""
        told = one_line(text)
        return (Piece(told, language_of(told, self.language)),)

    def tell(self, key: str, **values: Value) -> Told:
        """Give the sentence of a key with values in their places.

        >>> Speech(Reader("en")).tell("list.and", one="Mali", other="Niger")
        (Piece(text='Mali and Niger', language='en'),)
        """
        pieces: list[Piece] = []
        for text, name, _, _ in Formatter().parse(WORDS.wording(key, self.language)):
            pieces.append(Piece(text, self.language))
            if name is not None:
                value = values[name]
                pieces += [Piece(value, self.language)] if isinstance(value, str) else value
        return joined(pieces)

    def count(self, key: str, number: int) -> str:
        """Say how many of something there are."""
        return WORDS.counted(key, Counted(number, self.number(number)), self.language)

    def number(self, value: float) -> str:
        """Write a whole number."""
        return figures.number(round(value), self.reader)

    def score(self, value: float) -> str:
        """Write a score with its sign, kept in its order among Arabic words."""
        sign = "\N{MINUS SIGN}" if value < 0 else "+" if value > 0 else ""
        return figures.digits(f"\N{LEFT-TO-RIGHT MARK}{sign}{abs(value):.1f}", self.reader)

    def day(self, first: str | None, last: str | None = None) -> str:
        """Write the days on which something can have been."""
        told = figures.span_of(first, last, self.reader)
        return told or WORDS.wording("day.none", self.language)

    def party(self, party: Party) -> Told:
        """Name a party."""
        return self.words(naming.party_name(party, self.language))

    def country(self, code: str) -> Told:
        """Name a country by its code."""
        return self.words(naming.country_name(code, self.language))

    def list_of(self, named: Sequence[Told]) -> Told:
        """List names, the last joined by the word for it; of very many only the first."""
        shown = list(dict.fromkeys(named))
        rest = len(shown) - _MOST_NAMES
        if rest > 1:
            listed = self.list_of(shown[:_MOST_NAMES])
            return self.tell("list.more", list=listed, count=self.number(rest))
        told = shown[0]
        for at, other in enumerate(shown[1:], start=2):
            told = self.tell("list.and" if at == len(shown) else "list.comma", one=told, other=other)
        return told

    def parties(self, ones: Sequence[Party]) -> Told:
        """List parties."""
        return self.list_of([self.party(one) for one in ones])

    def kind(self, kind: str, mode: str | None) -> str:
        """Name a type of event: its mode where it has one that says all, else the type with it."""
        return naming.type_name(kind, mode, self.language).rpartition(": ")[2]

    def deed(self, incident: Incident) -> Told:
        """Say who did what to whom, and where."""
        kind = self.kind(incident.type, incident.mode)
        actors, recipients = _known(incident.actors), _known(incident.recipients)
        if actors and recipients:
            told = self.tell(
                "deed.towards",
                kind=kind,
                actors=self.parties(actors),
                recipients=self.parties(recipients),
            )
        elif actors:
            key = "deed.between" if len(actors) > 1 else "deed.by"
            told = self.tell(key, kind=kind, actors=self.parties(actors))
        elif recipients:
            told = self.tell("deed.against", kind=kind, recipients=self.parties(recipients))
        else:
            told = (Piece(kind, self.language),)
        if incident.place is not None:
            told = self.tell("deed.in", deed=told, place=self.party(incident.place))
        if incident.modality != "actual":
            of = naming.type_name(incident.type, None, self.language)
            mood = naming.modality_name(incident.modality, self.language, of=of)
            told = self.tell("deed.mood", deed=told, mood=mood)
        return told

    def instrument(self, name: str) -> Told:
        """Name an instrument."""
        told, number = instrument_name(name, self.language)
        if number is None:
            return self.words(told)
        written = figures.digits(number, self.reader)
        return self.tell("ledger.resolution", body=self.words(told), number=written)

    def every(self, cadence: str) -> str | None:
        """Write how often something recurs; None for what is no plain length."""
        count, unit = cadence[1:-1], cadence[-1:]
        if not cadence.startswith("P") or unit not in _UNITS or not count.isdecimal():
            return None
        return self.count(_UNITS[unit], int(count))

    def instrument_kind(self, kind: str) -> str:
        """Name a kind of instrument."""
        return str(getattr(label(f"instrument {kind}"), self.language)).lower()
