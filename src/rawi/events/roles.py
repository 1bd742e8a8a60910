"""Fills the roles of one event from the words around its trigger, as its frame says."""

from typing import Final

from rawi.events.noun_roles import fill_noun
from rawi.events.pronouns import agreeing
from rawi.events.triggers import Trigger
from rawi.events.verb_roles import fill_participle, fill_verb
from rawi.language.verbs.pronouns import split_pronoun
from rawi.language.vocabulary import is_listed_word
from rawi.senses.frames import RECIPIENT
from rawi.senses.lexicon import PARTICIPLE, VERB
from rawi.syntax.scene import Roles, Scene

_ASKED: Final = frozenset({"REQUEST", "THREATEN"})


def fill(scene: Scene, at: int, trigger: Trigger) -> Roles:
    """Fill the roles of the event that the word at `at` names."""
    roles, sense = Roles(), trigger.sense
    if sense.shape == VERB:
        fill_verb(scene, at, sense, roles)
    elif sense.shape == PARTICIPLE:
        fill_participle(scene, at, sense, roles)
    else:
        fill_noun(scene, at, sense, roles)
    is_asked = sense.entry.type in _ASKED  # طالب بإقالة الوزير asks somebody else
    wants = not roles.recipients and RECIPIENT in sense.entry.frame[:3] and not is_asked
    if trigger.company is not None and wants:
        _of_company(scene, at, trigger.company, roles)
    return roles


def _of_company(scene: Scene, trigger: int, at: int, roles: Roles) -> None:
    """Those in the genitive of the noun that a row asks for: `أطلقت السلطات سراح | ثلاثة نشطاء`."""
    place = at + 1
    pronoun = next((p for rest, p in split_pronoun(scene.line.forms[at].key) if rest), "")
    if pronoun and scene.line.is_possessed(at) and not is_listed_word(scene.line.forms[at].key):
        roles.add(RECIPIENT, agreeing(scene, scene.told_of(trigger), pronoun))  # إطلاق سراحه
    elif place < scene.line.length and not scene.line.forms[place].preposition:
        roles.add(RECIPIENT, scene.meant(place))
