"""Tells names that go on in a noun phrase from those that begin another: `سامح شكري | الخرطوم`."""

from typing import Final

from rawi.letters import HEH, YEH
from rawi.records import EntityType
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import noun_kind

BODIES: Final = frozenset({"organ", "group", "site"})


def names_on(line: Line, at: int, before: int, head: int) -> bool:
    """Whether a name goes on in a phrase, as nationalities do behind others: not `سامح شكري | الخرطوم`."""
    last, name = line.mentions[before], line.mentions[at]
    if before == head and last is None and _is_of_other_gender(line, at, head):
        return False
    if last is None or name is None or last is name:
        return True
    if last.type is EntityType.NORP and name.type is not EntityType.PER:
        is_town = name.type is EntityType.GPE and line.begins_cue(head)  # العاصمة الإماراتية | أبوظبي
        return name.type is EntityType.NORP or is_town  # الوزير السعودي | طهران
    if name.type is EntityType.NORP and line.forms[at].is_definite:
        return last.type is not EntityType.PER
    return last.type is not EntityType.PER and not line.begins_name(head)


def _is_of_other_gender(line: Line, at: int, head: int) -> bool:
    """Whether a nationality in the masculine is that of another: `احتجزت الشرطة | الأوزبكي رستم`."""
    body, form = line.forms[head], line.forms[at]
    if not body.is_definite or not body.key.endswith(HEH) or not form.key.endswith(YEH):
        return False
    return form.is_definite and noun_kind(body.key) in BODIES
