"""The people of one article: full names, parts of them, and who is meant by a part."""

from collections.abc import Sequence, Set
from typing import Final, NamedTuple

from rawi.entities.candidates import Candidate, cover
from rawi.entities.facts import word_facts
from rawi.entities.knowledge import Known
from rawi.entities.roles import joining_keys, name_role
from rawi.entities.transliteration import transliterate_name
from rawi.entities.trust import follows_report
from rawi.language.clitics import Split
from rawi.language.tokens import Token
from rawi.language.typos import is_misprint
from rawi.language.vocabulary import is_listed_word, particle_kind
from rawi.letters import ALEF_MAKSURA, ARTICLE, lookup_key
from rawi.records import EntityType

_SHORTEST_PART: Final = 3


class _Person(NamedTuple):
    id: str
    known: Known | None
    elements: frozenset[str]


def elements_of(words: Sequence[str]) -> tuple[str, ...]:
    """Join the keys of a name's words into its elements: `بن` and `عبد` go with the next word.

    >>> elements_of([lookup_key(w) for w in "عبد الله بن زايد".split()]) == (
    ...     lookup_key("عبدالله"), lookup_key("بنزايد"))
    True
    """
    elements: list[str] = []
    joined = ""
    for key in words:
        role = name_role(key)
        if role.joins and not role.is_listed:
            joined += key
        elif role.after and elements and not joined:
            elements[-1] += key
        else:
            elements.append(joined + key)
            joined = ""
    if joined:
        elements.append(joined)
    return tuple(elements)


def _keys(tokens: Sequence[Token], candidate: Candidate) -> list[str]:
    """Give the keys of a candidate's words, the first without its attached letters."""
    first = tokens[candidate.first]
    skip = candidate.start - first.start
    keys = [next((s.key for s in first.word.splits if s.skip == skip), first.word.key)]
    keys.extend(token.word.key for token in tokens[candidate.first + 1 : candidate.last])
    return keys


def _bare(element: str) -> str:
    return element.removeprefix(ARTICLE) if len(element) > _SHORTEST_PART + 1 else element


class Persons:
    """Everyone an article names with at least two names or whom a lexicon knows."""

    def __init__(self) -> None:
        self._people: dict[str, _Person] = {}
        self._by_part: dict[str, str] = {}
        self._part_keys: set[str] = set()  # as they are written: with the article and without
        self._last_parts: set[str] = set()
        self._full_names: dict[str, str] = {}

    def meet(self, tokens: Sequence[Token], candidate: Candidate, known: Known | None) -> None:
        """Note a person named in the article."""
        elements = elements_of(_keys(tokens, candidate))
        if known is None and len(elements) < 2:
            return
        if known is not None and len(elements) < 2:
            elements = (*_known_elements(known), *elements)
        bare = frozenset(map(_bare, elements))
        identifier = known.id if known else self._same(bare)
        identifier = identifier or transliterate_name(elements, tokens, candidate)
        if identifier in self._people:
            old = self._people[identifier]
            self._people[identifier] = old._replace(elements=old.elements | bare)
        else:
            self._people[identifier] = _Person(identifier, known, bare)
        for part in elements[1:]:
            self._by_part.setdefault(_bare(part), identifier)
            self._part_keys.update((_bare(part), ARTICLE + _bare(part)))
        self._last_parts.add(_bare(elements[-1]))
        if candidate.length > 1:
            self._full_names[_bare(elements[-1])] = identifier

    def _same(self, elements: frozenset[str]) -> str | None:
        """Give the person of the article whose name holds these parts, or all but one misprinted."""
        for person in self._people.values():
            smaller, larger = sorted((elements, person.elements), key=len)
            if len(smaller) > 1 and smaller <= larger:
                return person.id
        return next(
            (person.id for person in self._people.values() if _differ_by_slip(elements, person)), None
        )

    def by_part(self, key: str) -> str | None:
        """Give the person whom one further name stands for in this article."""
        return self._by_part.get(_bare(key))

    @property
    def part_keys(self) -> Set[str]:
        """The keys under which `by_part` finds someone."""
        return self._part_keys

    def _bearer_here(self, elements: Sequence[str]) -> _Person | None:
        """Give the person whom the article itself calls in full by this last name."""
        return self._people.get(self._full_names.get(_bare(elements[-1]), ""))

    def ends_full_name(self, key: str) -> bool:
        """Whether someone's name of two words or more ends with this part."""
        return _bare(key) in self._full_names

    def is_last_part(self, key: str) -> bool:
        """Whether some person's name ends with this part."""
        return _bare(key) in self._last_parts

    def resolve(
        self, tokens: Sequence[Token], candidate: Candidate, known: Known | None
    ) -> tuple[Known | None, str]:
        """Say who a candidate names."""
        elements = elements_of(_keys(tokens, candidate))
        if known is not None:
            meant = self._bearer_here(elements) if len(elements) == 1 else None
            return (meant.known, meant.id) if meant else (known, known.id)
        identifier = self._same(frozenset(map(_bare, elements))) if len(elements) > 1 else None
        identifier = identifier or self.by_part(elements[-1])
        if identifier is None:
            identifier = transliterate_name(elements, tokens, candidate)
        person = self._people.get(identifier)
        return (person.known if person else None), identifier


def _differ_by_slip(elements: frozenset[str], person: _Person) -> bool:
    """Whether a name differs from a person's in one misprinted part: صبير بوقادوم, صبري بوقادوم."""
    if len(elements) < 2 or len(elements & person.elements) != len(elements) - 1:
        return False
    (slip,) = elements - person.elements
    return any(is_misprint(slip, part) for part in person.elements - elements)


def _known_elements(known: Known) -> tuple[str, ...]:
    return elements_of([lookup_key(word) for word in known.name_ar.split()])


def is_family_name(tokens: Sequence[Token], candidate: Candidate, persons: Persons) -> bool:
    """Whether a nationality that acts is someone's name: `وأضاف السوداني`, after `محمد شياع السوداني`."""
    if candidate.type is not EntityType.NORP or candidate.length > 1 or not candidate.first:
        return False
    before = word_facts(tokens[candidate.first - 1].word).word_class
    is_act = before.verb and not (before.noun or before.adjective or before.particle)
    is_act = is_act or follows_report(tokens, candidate.first)
    if not is_act or candidate.start > tokens[candidate.first].start:
        return False
    return persons.ends_full_name(tokens[candidate.first].word.key)


def find_short_names(
    tokens: Sequence[Token], taken: Sequence[Candidate], persons: Persons
) -> list[Candidate]:
    """Find single names of people whom the article names in full elsewhere."""
    parts, joining = persons.part_keys, joining_keys()
    if not parts:
        return []
    covered = {index for candidate in taken for index in range(candidate.first, candidate.last)}
    found = []
    for index, token in enumerate(tokens):
        word = token.word
        if word.text.endswith(ALEF_MAKSURA) and particle_kind(word.key) == "preposition":
            continue  # المشرفة | على, where خالد علي is named
        joins = not joining.isdisjoint(word.keys)
        if (not joins and parts.isdisjoint(word.keys)) or index in covered:
            continue
        compound = _compound_part(tokens, index, persons) if joins else None
        if compound is not None and index + 1 not in covered:
            bounds = cover(tokens, index, index + 2, skip=compound.skip)
            found.append(Candidate(*bounds, EntityType.PER, (), "entities.person.short"))
            covered.update((index, index + 1))
            continue
        for split in word.splits:
            if len(split.key) < _SHORTEST_PART or not persons.by_part(split.key):
                continue
            if _stands_alone(token, split, persons):
                bounds = cover(tokens, index, index + 1, skip=split.skip)
                found.append(Candidate(*bounds, EntityType.PER, (), "entities.person.short"))
                break
    return found


def _compound_part(tokens: Sequence[Token], index: int, persons: Persons) -> Split | None:
    """Give the division with which a word and the next make part of a name: وأضاف | بن نصر."""
    if index + 1 >= len(tokens):
        return None
    following = tokens[index + 1].word.key
    return next(
        (
            split
            for split in tokens[index].word.splits
            if name_role(split.key).joins and persons.by_part(split.key + following)
        ),
        None,
    )


def _stands_alone(token: Token, split: Split, persons: Persons) -> bool:
    """Whether a part of a name, standing alone, can only be the name."""
    facts = word_facts(token.word)
    if split.prefix and facts.is_word_undivided:
        return False
    if not facts.word_class.is_known:
        return True
    role = name_role(split.key)
    is_name = role.is_listed or role.is_ambiguous or not is_listed_word(split.key)
    return is_name and persons.is_last_part(split.key)
