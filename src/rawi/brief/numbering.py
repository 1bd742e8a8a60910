"""Numbers the notes of a brief: each is printed once, under the first sentence that is about little else."""

from collections.abc import Iterable, Sequence

from rawi.brief.document import Draft, DraftGroup, Group, Note, Piece, Section, Sentence, Told
from rawi.store.answers import Source

Sections = Sequence[tuple[str, Sequence[DraftGroup]]]
_Key = tuple[str, int, int]
# A sentence that rests on more than these counts or sums up; its notes are printed elsewhere if they can be.
_NARROW = 6


def _key(source: Source) -> _Key:
    return source.article, source.start, source.end


def _drafts(sections: Sections) -> Iterable[Draft]:
    return (one for _, groups in sections for group in groups for one in group.sentences)


def _homes(sections: Sections) -> dict[_Key, int]:
    """Choose for every note the sentence, by its number, under which it is printed."""
    homes: dict[_Key, int] = {}
    drafts = list(_drafts(sections))
    for narrow in (True, False):
        for at, one in enumerate(drafts):
            if not narrow or (not one.wide and len(one.sources) <= _NARROW):
                for source in one.sources:
                    homes.setdefault(_key(source), at)
    return homes


def number_notes(sections: Sections) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
    """Turn drafts into sentences with numbered notes, in the order in which the notes are printed."""
    homes = _homes(sections)
    numbers: dict[_Key, int] = {}
    notes: list[Note] = []
    for at, one in enumerate(_drafts(sections)):
        for source in one.sources:
            key = _key(source)
            if homes[key] == at and key not in numbers:
                numbers[key] = len(numbers) + 1
                notes.append(_note(numbers[key], source))
    count = iter(range(len(homes) + sum(1 for _ in _drafts(sections))))
    made = tuple(
        Section(key, tuple(_group(group, (homes, numbers), count) for group in groups))
        for key, groups in sections
        if groups
    )
    return made, tuple(notes)


def _note(number: int, one: Source) -> Note:
    place = (one.article, one.start, one.end, one.words)
    return Note(number, *place, one.outlet, one.published, one.title, one.url)


def _begun(told: Told) -> Told:
    """Begin a sentence in Latin letters with a capital."""
    first = told[0]
    if first.language == "ar":
        return told
    return (Piece(first.text[:1].upper() + first.text[1:], first.language), *told[1:])


def _group(group: DraftGroup, known: tuple[dict[_Key, int], dict[_Key, int]], count: Iterable[int]) -> Group:
    homes, numbers = known
    sentences = []
    for one, at in zip(group.sentences, count, strict=False):
        keys = list(dict.fromkeys(map(_key, one.sources)))
        here = sorted({numbers[key] for key in keys if homes[key] == at})
        sentences.append(
            Sentence(_begun(one.told), tuple(sorted({numbers[key] for key in keys})), tuple(here))
        )
    return Group(tuple(sentences), group.chart, group.led)


def ranges(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Join numbers that follow one another.

    >>> ranges([1, 2, 3, 7])
    ((1, 3), (7, 7))
    """
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)
