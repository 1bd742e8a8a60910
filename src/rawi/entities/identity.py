"""Gives one thing one id inside an article, whatever its spellings and short forms."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rawi.entities.candidates import Candidate
from rawi.entities.knowledge import Form, Known, theatres
from rawi.entities.organisations import Organisations
from rawi.entities.persons import Persons, find_short_names
from rawi.entities.sentence_names import SentenceNames
from rawi.entities.transliteration import transliterate
from rawi.records import EntityType


# Bodies that the press calls by one definite word where they fight: التحالف, المقاومة.
_FIELD_KINDS = frozenset({"alliance", "armed_group"})


class Named(NamedTuple):
    """A name with what it names: someone known, or an id made for this article."""

    candidate: Candidate
    known: Known | None
    id: str


class _Evidence:
    """Which known things and which countries the article surely speaks of."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.ids: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        for candidate in candidates:
            ids = {form.known.id for form in candidate.forms}
            if len(ids) == 1:
                self.ids.update(ids)
            countries = {form.known.country for form in candidate.forms}
            if len(countries) == 1:
                self.countries.update(country for country in countries if country)

    def bears_out(self, form: Form) -> bool:
        """Whether the article surely names the thing, or for a body its country or theatre."""
        known = form.known
        if self.ids[known.id]:
            return True
        if known.type is not EntityType.ORG or not (" " in form.words or known.kind in _FIELD_KINDS):
            return False
        return any(self.countries[country] for country in (known.country, *theatres(known.id)) if country)

    def frequency_of_countries(self, known: Known) -> int:
        """Count how often the article names the country or the theatre of something."""
        return max((self.countries[country] for country in (known.country, *theatres(known.id)) if country), default=0)

    def choose(self, forms: Sequence[Form]) -> Known | None:
        """Choose, of all that a form can name, what fits the rest of the article."""
        if not forms:
            return None

        def fit(form: Form) -> tuple[bool, int, int, bool]:
            # A place wins over the accusative of its people, written alike: أفريقيا.
            is_thing = form.known.type is not EntityType.NORP
            frequency = self.ids[form.known.id]
            return is_thing, frequency, self.frequency_of_countries(form.known), not form.needs_context

        return max(forms, key=fit).known


def _is_free(candidate: Candidate, taken: Sequence[Candidate]) -> bool:
    return all(candidate.last <= other.first or candidate.first >= other.last for other in taken)


def _accept_doubtful(named: SentenceNames, evidence: _Evidence) -> list[Candidate]:
    """Keep the doubtful names of things that the article surely names elsewhere."""
    accepted = list(named.sure)
    for candidate in sorted(named.doubtful, key=lambda doubt: -doubt.length):
        borne_out = [form for form in candidate.forms if evidence.bears_out(form)]
        if borne_out and _is_free(candidate, accepted):
            rule = "entities.echo"
            accepted.append(candidate._replace(forms=borne_out, type=borne_out[0].known.type, rule=rule))
    return sorted(accepted)


def identify(text: str, sentences: Sequence[SentenceNames]) -> list[list[Named]]:
    """Decide what each name of an article names; one list for each sentence, in reading order."""
    evidence = _Evidence(candidate for named in sentences for candidate in named.sure)
    by_sentence = [_accept_doubtful(named, evidence) for named in sentences]
    persons, organisations = Persons(), Organisations()
    first_pass = [
        [_typed(candidate, evidence.choose(candidate.forms)) for candidate in candidates]
        for candidates in by_sentence
    ]
    for named, pairs in zip(sentences, first_pass, strict=True):
        for candidate, known in pairs:
            if candidate.type is EntityType.PER:
                persons.meet(named.tokens, candidate, known)
            elif candidate.type is EntityType.ORG:
                organisations.meet(named.tokens, candidate, known)
    found: list[list[Named]] = []
    for named, pairs in zip(sentences, first_pass, strict=True):
        short = find_short_names(named.tokens, [candidate for candidate, _ in pairs], persons)
        every = sorted([*pairs, *((candidate, None) for candidate in short)], key=lambda pair: pair[0].first)
        found.append([_name(text, named, candidate, known, persons, organisations) for candidate, known in every])
    return found


def _typed(candidate: Candidate, known: Known | None) -> tuple[Candidate, Known | None]:
    """Let what a name names decide its type."""
    return (candidate, None) if known is None else (candidate._replace(type=known.type), known)


def _name(text, named, candidate, known, persons, organisations):  # type: ignore[no-untyped-def]
    if candidate.type is EntityType.PER:
        known, identifier = persons.resolve(named.tokens, candidate, known)
    elif candidate.type is EntityType.ORG:
        known, identifier = organisations.resolve(named.tokens, candidate, known)
    else:
        identifier = known.id if known else transliterate(text[candidate.start : candidate.end])
    return Named(candidate, known, identifier)
