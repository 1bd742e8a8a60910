"""Finds the entities of an article: names in each sentence, then one identity for each thing."""

from datetime import date
from typing import NamedTuple

from rawi.entities.description import describe
from rawi.entities.identity import identify
from rawi.entities.references import find_references
from rawi.entities.sentence_names import find_in_sentence
from rawi.language.sentences import Sentence
from rawi.records import Entity, Mention, Reference, Timex


class Found(NamedTuple):
    """The names of an article, who or what they name, and the titles that stand for someone."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    references: tuple[Reference, ...]


def find_entities(
    text: str,
    sentences: tuple[Sentence, ...],
    *,
    timexes: tuple[Timex, ...] = (),
    published: date | None = None,
) -> Found:
    """Find every name of an article and say what each one names.

    The times of the article keep names from running into them (`آب` the month, Ibb the city).

    The date of publication tells who held an office (`وزير الخارجية الجزائري`).

    >>> from rawi.language.sentences import segment
    >>> text = "استقبل الرئيس عبد المجيد تبون وزير الخارجية المالي."
    >>> [(m.text, m.entity) for m in find_entities(text, segment(text)).mentions]
    [('عبد المجيد تبون', 'Abdelmadjid Tebboune'), ('المالي', 'ML')]
    """
    named = [find_in_sentence(sentence, timexes) for sentence in sentences]
    identified = identify(text, named)
    references = find_references(text, named, identified, published=published)
    return Found(*describe(text, identified, references), tuple(reference for reference, _ in references))
