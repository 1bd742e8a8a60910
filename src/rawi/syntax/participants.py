"""Who a noun phrase means as a participant: an entity, the words themselves, or nobody."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rawi.language.verbs.pronouns import split_pronoun
from rawi.letters import AIN, ARTICLE, MEEM, NOON, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import Entity, EntityType, Mention, Participant
from rawi.senses.lexicon import senses
from rawi.syntax.agents import agent_after
from rawi.syntax.clauses import complements, is_finite
from rawi.syntax.line import Line
from rawi.syntax.lists import bearer_after, coordinated
from rawi.syntax.noun_kinds import CROWD, GROUP, ORGAN, PERSON, SITE, noun_kind
from rawi.syntax.phrases import NAME, OTHER, TITLE, UNIT, Phrase, is_letter, is_possessed, phrase_at

# Prepositions before the body that people are of: عناصر من، ممثلون عن.
_OF: Final = frozenset({MEEM + NOON, AIN + NOON})
_FOR: Final = AIN + NOON
OUTLET: Final = "outlet"
_STATES: Final = (EntityType.GPE, EntityType.NORP)
_PEOPLE: Final = frozenset({PERSON, CROWD, UNIT})
_PEOPLE_OR_NAME: Final = _PEOPLE | {NAME}
# Kinds of names that can take part; a place without a government can only be a target.
_CAN_ACT: Final = frozenset({EntityType.PER, EntityType.ORG, EntityType.GPE, EntityType.NORP})


def _names_them(line: Line, at: int) -> bool:
    """Whether those told before are named here, one by one."""
    if at >= line.length or line.forms[at].conjunction:
        return False
    mention = line.mentions[at]
    return line.is_title(at) or (mention is not None and mention.type is EntityType.PER)


@built_once
def pair_keys() -> frozenset[str]:
    """Give the keys of the nouns that call several sides told before: `الطرفان`."""
    rows = load_table("syntax/pairs")
    return frozenset(lookup_key(form) for row in rows for form in (row["word"], *row.all("forms")))


class Cast:
    """The entities of an article, by id, to tell what its phrases mean."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        self._bodies: dict[str, str] = {}
        # The bodies of the sentence that is read, with their place: one named later is not meant before.
        self._here: list[tuple[int, str, str]] = []
        self._heard: dict[str, str] = {}
        self._called: dict[str, Participant] = {}
        self.sides: tuple[Participant, ...] = ()

    def entity(self, identifier: str | None) -> Entity | None:
        """Give the entity of an id."""
        return self._entities.get(identifier) if identifier else None

    def is_person(self, participant: Participant) -> bool:
        """Whether a participant is a named person."""
        entity = self.entity(participant.entity)
        return entity is not None and entity.type is EntityType.PER

    def acts(self, participant: Participant) -> bool:
        """Whether a participant is a state, body or organ, which rather does than suffers."""
        entity = self.entity(participant.entity)
        if entity is not None:
            return entity.type is not EntityType.PER
        words = lookup_key(participant.text or "").split()
        return bool(words) and noun_kind(words[0]) in (ORGAN, GROUP)

    def is_place(self, participant: Participant) -> bool:
        """Whether a participant is a named place."""
        entity = self.entity(participant.entity)
        return entity is not None and entity.type in (EntityType.GPE, EntityType.LOC)

    def is_body(self, participant: Participant) -> bool:
        """Whether a participant is a named body."""
        entity = self.entity(participant.entity)
        return entity is not None and entity.type is EntityType.ORG

    def is_outlet(self, participant: Participant) -> bool:
        """Whether a participant is a newspaper, channel or agency."""
        entity = self.entity(participant.entity)
        return entity is not None and entity.kind == OUTLET

    def is_party(self, participant: Participant) -> bool:
        """Whether a participant is a person, body or state, or words for an organ or group; no outlet."""
        entity = self.entity(participant.entity)
        if entity is not None:
            return entity.kind != OUTLET
        words = lookup_key(participant.text or "").split()
        return bool(words) and noun_kind(words[0]) in (ORGAN, GROUP, PERSON)

    def country(self, identifier: str | None) -> str | None:
        """Give the country of an entity."""
        entity = self.entity(identifier)
        return entity.country if entity else None

    def meet(self, line: Line) -> None:
        """Note the bodies that a sentence names, so that their bare head can stand for them: `المجلس`."""
        self._bodies.update((head, entity) for _, head, entity in self._here)
        self._here = [
            (at, line.forms[at].key.removeprefix(ARTICLE), mention.entity)
            for at, mention in enumerate(line.mentions)
            if mention is not None and mention.type is EntityType.ORG and line.begins_name(at)
        ]

    def recall(self, mentions: Iterable[Mention]) -> None:
        """Note the bodies of names in sentences that nobody looks into."""
        for mention in mentions:
            if mention.type is EntityType.ORG:
                self._bodies[lookup_key(mention.text.split()[0]).removeprefix(ARTICLE)] = mention.entity

    def hear(self, line: Line, at: int, who: Participant) -> None:
        """Note a body that speaks: its bare head rather means it than others that are only named."""
        if self.is_body(who) and line.begins_name(at):
            self._heard[line.forms[at].key.removeprefix(ARTICLE)] = who.entity or ""

    def body_called(self, line: Line, phrase: Phrase) -> str | None:
        """Give the body last named whose name begins with the noun that stands here alone."""
        if phrase.end != phrase.head + 1:
            return None
        called = line.forms[phrase.head].key.removeprefix(ARTICLE)
        here = [entity for at, head, entity in self._here if head == called and at < phrase.head]
        return here[-1] if here else self._heard.get(called) or self._bodies.get(called)

    def named(self, mention: Mention) -> Participant:
        """Make a participant of a name."""
        return Participant(
            mention.start, mention.end, mention.text, mention.entity, self.country(mention.entity)
        )

    def named_at(self, line: Line, at: int) -> Participant:
        """Make a participant of the name that covers a word."""
        mention = line.mentions[at]
        assert mention is not None
        return self.named(mention)

    def visited(self, host: Participant, guests: Sequence[Participant]) -> Participant:
        """Give the state that a visit to one of its cities is to, for guests from another state."""
        entity = self.entity(host.entity)
        is_city = entity is not None and entity.type is EntityType.GPE and entity.id != entity.country
        if entity is None or not is_city or any(guest.country == entity.country for guest in guests):
            return host
        return replace(host, entity=entity.country) if entity.country else host

    def worded(self, line: Line, first: int, end: int, entity: str | None = None) -> Participant:
        """Make a participant of words, perhaps with the entity under which they act."""
        start, stop = line.words(first, end)
        made = Participant(start, stop, line.text[start:stop], entity, self.country(entity))
        head = line.forms[first].key.removeprefix(ARTICLE)
        if end > first + 1:
            self._called[head] = made
        return made

    def meant(self, line: Line, phrase: Phrase) -> Participant | None:
        """Say who or what a phrase means, None where it names neither people nor bodies nor targets."""
        if phrase.kind == NAME:
            return self.named(phrase.names[0])
        if phrase.kind == TITLE:
            return self._of_title(line, phrase)
        if not phrase.names and line.forms[phrase.head].is_definite:
            body = self.body_called(line, phrase)
            if body is not None:
                return self.worded(line, phrase.head, phrase.end, body)
            called = self._called.get(line.forms[phrase.head].key.removeprefix(ARTICLE))
            if called is not None and phrase.end == phrase.head + 1:
                return called  # القوات, after القوات الموالية للحكومة
        if phrase.kind == PERSON and not phrase.names and line.forms[phrase.head].is_definite:
            person = bearer_after(line, phrase.end)
            if person is not None:
                return self.named(person)  # القيادي في الحركة | محمد الصباغ
        if phrase.kind == PERSON and is_possessed(line, phrase.head) and _names_them(line, phrase.end):
            return None  # مستشاريه | الدكتور أحمد
        return self._owner(line, phrase) if phrase.kind == OTHER else self._whole(line, phrase)

    def _owner(self, line: Line, phrase: Phrase) -> Participant | None:
        """Who an abstract noun is of: `عرض الرئيس الأميركي`, `جهود | المملكة`."""
        person = next((name for name in phrase.names if name.type is EntityType.PER), None)
        if person is not None:
            return self.named(person)
        for at in range(phrase.head, phrase.end):
            reference = line.references[at]
            if reference is not None:
                entity = reference.entity
                return Participant(
                    reference.start, reference.end, reference.text, entity, self.country(entity)
                )
        owner = next((name for name in phrase.names if name.type in _CAN_ACT), None)
        if owner is None:
            return self._officer(line, phrase)
        return self.named(owner)

    def _officer(self, line: Line, phrase: Phrase) -> Participant | None:
        """The one of an office of whom an abstract noun is: `أداء | وزير الشؤون الخارجية`."""
        if not line.forms[phrase.head].is_noun or line.forms[phrase.head].is_definite:
            return None
        if not (line.forms[phrase.end - 1].is_definite or line.mentions[phrase.end - 1]):
            return None  # تشكيل فريق خبراء
        places = range(phrase.head + 1, phrase.end)
        start = next((at for at in places if line.is_title(at) and line.forms[at].is_noun), None)
        return None if start is None else self.worded(line, start, phrase.end)

    def behind(self, line: Line, phrase: Phrase) -> list[Participant]:
        """Who stands behind an abstract noun: `نجاح التجربة | في تونس`, `الدور الذي تؤديه | مصر`."""
        place = phrase.end
        if phrase.kind != OTHER or place >= line.length - 1:
            return []
        is_event = bool(senses(line.tokens[phrase.head].word))  # what an attack hit is not whom one condemns
        form = line.forms[place]
        if form.particle == "relative":
            return self._doer_behind(line, place, is_event=is_event)
        if is_event:
            return []
        start = place + 1 if form.particle == "preposition" and not form.preposition else place
        if start == place and not form.preposition:
            return []
        meant = phrase_at(line, start)
        return list(self.participants(line, start)) if meant is not None and meant.kind != OTHER else []

    def _doer_behind(self, line: Line, relative: int, *, is_event: bool) -> list[Participant]:
        """Who does what a relative clause tells: `الدور الذي تؤديه | مصر`, `الضربة التي وجهتها | واشنطن`."""
        near = range(relative + 1, min(relative + 4, line.length))
        verb = next((place for place in near if is_finite(line, place)), None)
        if verb is None or (is_event and not split_pronoun(line.forms[verb].key)):
            return []
        after = complements(line, verb + 1)
        doer = next((c for c in after if not c.preposition), None)
        doer = doer or next(
            (c for c in after if c.preposition in _OF), None
        )  # التصريحات التي صدرت عن | الوزير
        return list(self.participants(line, doer.phrase.first)) if doer else []

    def _of_title(self, line: Line, phrase: Phrase) -> Participant | None:
        person = next((name for name in phrase.names if name.type is EntityType.PER), None)
        person = person or bearer_after(line, phrase.end)
        if person is not None:
            return self.named(person)
        reference = line.references[phrase.head]
        return self.worded(line, phrase.head, phrase.end, reference.entity if reference else None)

    def _whole(self, line: Line, phrase: Phrase) -> Participant | None:
        """The whole phrase, acting for the body it belongs to or for the state of an organ."""
        body = next((name for name in phrase.names if name.type is EntityType.ORG), None)
        if phrase.kind in _PEOPLE and body is None:
            behind = self._body_behind(line, phrase)
            if behind is not None:
                return behind
        entity = body.entity if body else None
        if phrase.kind == SITE and not phrase.names and is_possessed(line, phrase.head):
            return None
        if phrase.kind == SITE and phrase.names and line.begins_cue(phrase.head):
            return self.named(phrase.names[0])  # مدينة | بنغازي
        if entity is None and phrase.kind in (ORGAN, SITE):
            state = next((name for name in phrase.names if name.type in _STATES), None)
            entity = state.entity if state and phrase.kind == ORGAN else None
        end = next((at for at in range(phrase.head + 1, phrase.end) if is_letter(line, at)), phrase.end)
        return self.worded(line, phrase.head, end, entity)  # متجر | لـ «كارفور»

    def _body_behind(self, line: Line, phrase: Phrase) -> Participant | None:
        """The body that people are of: `عناصر من الحرس الثوري`, `19 شخصا من القوات التركية`."""
        place = phrase.end
        if place >= line.length or line.forms[place].key not in _OF or line.forms[place].preposition:
            return None
        behind = phrase_at(line, place + 1)
        if behind is None or agent_after(line, place) in (place + 1, place + 2):
            return None
        if line.forms[place].key == _FOR and behind.kind == NAME:
            return self.meant(line, behind)  # ممثلون عن أوكرانيا
        if (
            phrase.kind == UNIT
            or behind.kind in (ORGAN, GROUP)
            or (behind.names and behind.kind in _PEOPLE_OR_NAME and behind.names[0].type is EntityType.ORG)
        ):
            return self.meant(line, behind)
        return None

    def participants(self, line: Line, at: int) -> Iterator[Participant]:
        """Give everyone whom the phrase at a word and those joined to it mean."""
        for phrase in coordinated(line, at):
            calls_sides = any(form.key in pair_keys() for form in line.forms[phrase.head : phrase.end])
            if calls_sides and not phrase.names and self.sides:
                yield from self.sides
                continue
            meant = self.meant(line, phrase)
            if meant is not None:
                yield meant
                yield from self._sent_besides(line, phrase)

    def _sent_besides(self, line: Line, phrase: Phrase) -> Iterator[Participant]:
        """The others for whom people stand: `ممثلون عن مصر | والأردن والفصائل`."""
        place = phrase.end
        is_for = phrase.kind in _PEOPLE and place < line.length and line.forms[place].key == _FOR
        if not is_for or line.forms[place].preposition:
            return
        others = (self.meant(line, other) for other in coordinated(line, place + 1)[1:])
        yield from (other for other in others if other is not None)
