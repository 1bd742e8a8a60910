"""Whether what a word may tell stands as an event, by the participants that were found."""

from dataclasses import replace
from typing import Final

from rawi.events.grounds import stands_against
from rawi.letters import AIN, ALEF, BEH, MEEM, TEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import Event
from rawi.senses.lexicon import MASDAR, NOUN, PARTICIPLE, Sense
from rawi.syntax.clauses import complements
from rawi.syntax.participants import Cast
from rawi.syntax.people import is_people
from rawi.syntax.scene import Roles, Scene

# What a row may ask for: an actor, a recipient, both, or an official who acts on someone.
_ACTOR: Final = "actor"
_RECIPIENT: Final = "recipient"
_BOTH: Final = "both"
_OFFICIAL: Final = "official"
_PEOPLE: Final = "people"
_PHONE: Final = "phone"
_PROTEST: Final = "PROTEST"
# Prepositions before whom one talks to: اتصال مع، اتصال بـ.
_WITH: Final = frozenset({BEH, MEEM + AIN})


def is_strong(scene: Scene, at: int, sense: Sense, roles: Roles) -> bool:
    """Tell whether the participants were found that a row asks for."""
    cast, asked = scene.cast, sense.entry.strength
    if asked == _OFFICIAL:
        return any(cast.is_person(actor) for actor in roles.actors) and bool(roles.recipients)
    if sense.entry.type == "CONSULT":
        if not any(map(cast.is_party, (*roles.actors, *roles.recipients))):
            return False
        if sense.entry.mode == _PHONE and _is_with_outlet(scene, at):
            return False
    has_recipient = bool(roles.recipients or roles.places)
    if sense.shape == PARTICIPLE and sense.is_definite:
        return bool(roles.actors or roles.recipients)
    if asked == _ACTOR:
        is_protest = sense.entry.type == _PROTEST and sense.shape == NOUN and not sense.is_definite
        return bool(roles.actors) or (is_protest and stands_against(scene, at))
    if asked == _PEOPLE:
        return any(is_people(cast, one) for one in roles.recipients)
    if asked == _RECIPIENT:
        return has_recipient
    return bool(roles.actors and has_recipient) if asked == _BOTH else True


def _is_with_outlet(scene: Scene, at: int) -> bool:
    """Whether a newspaper or channel is called, which then reports: `اتصال هاتفي مع وكالة الأنباء`."""
    for preposition, phrase in complements(scene.line, at + 1):
        if preposition in _WITH and any(
            scene.cast.is_outlet(scene.cast.named(name)) for name in phrase.names
        ):
            return True
    return False


def can_point_back(sense: Sense) -> bool:
    """Tell whether a noun can mean one event told before: `الهجوم`, but not `العنف`, which has no plural."""
    if not sense.is_definite or sense.shape == MASDAR:
        return sense.is_definite
    if sense.shape != NOUN:
        return False
    return bool(sense.entry.row["plurals"]) or lookup_key(sense.entry.lemma).endswith(ALEF + TEH)


@built_once
def _in_words() -> dict[str, tuple[str, str | None]]:
    rows = load_table("events/in_words")
    return {row["lemma"]: (row["type"], row["mode"] or None) for row in rows}


def in_words(event: Event, sense: Sense, cast: Cast) -> Event:
    """Give an attack of one person on another or on a body its type, as words: `هاجم الوزير المعارضة`."""
    spoken = _in_words().get(sense.entry.lemma)
    if spoken is None or not event.actors or not event.recipients or sense.entry.type == spoken[0]:
        return event
    is_spoken = all(map(cast.is_person, event.actors))
    is_spoken = is_spoken and all(one.entity or cast.acts(one) for one in event.recipients)
    return replace(event, type=spoken[0], mode=spoken[1]) if is_spoken else event
