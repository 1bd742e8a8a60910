"""What an article surely speaks of, and which doubtful names that bears out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rawi.entities.buildings import stands_as_building
from rawi.entities.candidates import Candidate
from rawi.entities.facts import head_phrases
from rawi.entities.knowledge import Form, Known, theatres
from rawi.entities.sentence_names import SentenceNames
from rawi.letters import ARTICLE, lookup_key
from rawi.records import EntityType

# Bodies that the press calls by one definite word where they fight: التحالف, المقاومة.
_FIELD_KINDS: Final = frozenset({"alliance", "armed_group"})
# A country named this often in other ways is meant by its ambiguous name too: مالي, المملكة.
_OFTEN: Final = 2


def _is_bare_head(form: Form) -> bool:
    """Whether a form is a mere head noun, `الحزب`, which names no body."""
    key = lookup_key(form.words)
    heads = head_phrases()
    return " " not in key and bool(heads.single(key) or heads.single(key.removeprefix(ARTICLE)))


class Evidence:
    """Which known things and which countries the article surely speaks of."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._ids: Counter[str] = Counter()
        self._countries: Counter[str] = Counter()
        for candidate in candidates:
            ids = {form.known.id for form in candidate.forms}
            if len(ids) == 1:
                self._ids.update(ids)
            countries = {form.known.country for form in candidate.forms}
            if len(countries) == 1:
                self._countries.update(country for country in countries if country)

    def bears_out(self, form: Form) -> bool:
        """Whether the article surely names the thing, or for a body its country or theatre."""
        known = form.known
        is_body = known.type is EntityType.ORG
        is_of_field = known.kind in _FIELD_KINDS and bool(known.country or theatres(known.id))
        if is_body and not is_of_field and _is_bare_head(form):
            return False
        if self._ids[known.id]:
            return True
        if known.kind == "country":
            return self._countries[known.id] >= _OFTEN
        return is_body and (" " in form.words or is_of_field) and self._frequency_of_countries(known) > 0

    def _frequency_of_countries(self, known: Known) -> int:
        """Count how often the article names the country or the theatre of something."""
        countries = (known.country, *theatres(known.id))
        return max((self._countries[country] for country in countries if country), default=0)

    def choose(self, forms: Sequence[Form]) -> Known | None:
        """Choose, of all that a form can name, what fits the rest of the article."""
        if not forms:
            return None

        def fit(form: Form) -> tuple[bool, int, int, bool]:
            # A place wins over the accusative of its people, written alike: أفريقيا.
            is_thing = form.known.type is not EntityType.NORP
            frequency = self._ids[form.known.id]
            return is_thing, frequency, self._frequency_of_countries(form.known), not form.needs_context

        return max(forms, key=fit).known

    def decide(self, names: SentenceNames) -> Iterator[tuple[Candidate, Known | None]]:
        """Yield the names of a sentence, those doubts that are borne out among them, with what each names."""
        for candidate in self._accepted(names):
            known = self.choose(candidate.forms)
            # What a name names decides its type, but a building is a place where one is.
            entity_type = candidate.type if known is None else known.type
            if entity_type is EntityType.ORG and stands_as_building(names.tokens, candidate):
                entity_type = EntityType.LOC
            yield candidate._replace(type=entity_type), known

    def _accepted(self, names: SentenceNames) -> list[Candidate]:
        accepted = list(names.sure)
        for candidate in sorted(names.doubtful, key=lambda doubt: -doubt.length):
            forms = [form for form in candidate.forms if self.bears_out(form)]
            if forms and _is_free(candidate, accepted):
                accepted.append(
                    candidate._replace(forms=forms, type=forms[0].known.type, rule="entities.echo")
                )
        return sorted(accepted)


def _is_free(candidate: Candidate, taken: Sequence[Candidate]) -> bool:
    return all(candidate.last <= other.first or candidate.first >= other.last for other in taken)
