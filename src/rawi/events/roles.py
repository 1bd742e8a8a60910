"""Fills the roles of one event from the words around its trigger, as its frame says."""

from rawi.events.noun_roles import fill_noun
from rawi.events.triggers import Trigger
from rawi.events.verb_roles import fill_participle, fill_verb
from rawi.senses.frames import RECIPIENT
from rawi.senses.lexicon import PARTICIPLE, VERB
from rawi.syntax.scene import Roles, Scene


def fill(scene: Scene, at: int, trigger: Trigger) -> Roles:
    """Fill the roles of the event that the word at `at` names."""
    roles, sense = Roles(), trigger.sense
    if sense.shape == VERB:
        fill_verb(scene, at, sense, roles)
    elif sense.shape == PARTICIPLE:
        fill_participle(scene, at, sense, roles)
    else:
        fill_noun(scene, at, sense, roles)
    if trigger.company is not None and not roles.recipients and RECIPIENT in sense.entry.frame[:3]:
        _of_company(scene, trigger.company, roles)
    return roles


def _of_company(scene: Scene, at: int, roles: Roles) -> None:
    """Those in the genitive of the noun that a row asks for: `أطلقت السلطات سراح | ثلاثة نشطاء`."""
    place = at + 1
    if place < scene.line.length and not scene.line.forms[place].preposition:
        roles.add(RECIPIENT, scene.meant(place))
