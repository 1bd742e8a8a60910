"""The place where what is said begins, behind a complementizer or at a noun that a row asks for."""

from typing import NamedTuple

from rawi.claims.lexicon import CLAUSE, Sense
from rawi.claims.nouns import noun_forms
from rawi.claims.openers import is_complementizer, keeps_pronoun
from rawi.claims.quotations import Quotations
from rawi.syntax.line import Line


class Opening(NamedTuple):
    """The slot by which what is said is opened, its first character, and the place of its first word."""

    slot: str
    start: int
    head: int


def after_complementizer(line: Line, at: int, quotations: Quotations) -> Opening:
    """Give what a complementizer opens: with its pronoun, unless a quotation comes right after it."""
    after = at + 1
    keeps = keeps_pronoun(line, at)
    if keeps and not (after < line.length and quotations.opening_at(line.tokens[after].start)):
        return Opening(CLAUSE, line.tokens[at].start, at)
    if after < line.length and is_complementizer(line, after):  # إلى أن أن
        after += 1
    if after >= line.length:
        return Opening(CLAUSE, line.tokens[at].end, at)
    return Opening(CLAUSE, line.tokens[after].start, after)


def has_companion(line: Line, sense: Sense, head: int) -> bool:
    """Whether one of the nouns that a row asks for, if it asks for any, stands at a word."""
    wanted = sense.report.companions
    if not wanted:
        return True
    return head < line.length and not wanted.isdisjoint(noun_forms(line.forms[head].key))
