"""Where what is said begins: behind أن, a colon or an opening mark, at an object, behind a preposition."""

from typing import Final

from rawi.claims.following import head_of, is_verb
from rawi.claims.lexicon import ACCUSED, CLAUSE, OBJECT, PARTICIPLE, QUOTE, VERB, Sense, senses
from rawi.claims.openers import (
    ends_search,
    heads_act,
    is_aside,
    is_complementizer,
    is_possessed,
    opens_other,
    repeaters,
)
from rawi.claims.opening import Opening, after_complementizer, has_companion
from rawi.claims.quotations import Quotations
from rawi.claims.voices import can_speak, span_end
from rawi.letters import AIN, ALEF, BEH, LAM, YEH
from rawi.syntax.clauses import is_finite
from rawi.syntax.light import returning
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import noun_kind

_FARTHEST: Final = 60
_COMING_BACK: Final = frozenset({BEH, AIN + LAM + YEH})  # أزمة أقر بها الجميع
_TO: Final = ALEF + LAM + YEH  # إلى
_MOST_VERBS: Final = 2
_SHORT_NAME: Final = 5
_JOINED: Final = frozenset({BEH, LAM})
_OBJECTS: Final = frozenset({OBJECT, ACCUSED})
_ENDS: Final = frozenset({"!", "?", ";", "\N{ARABIC QUESTION MARK}", "\N{ARABIC SEMICOLON}"})


class Search:
    """One look from a cue to what it reports, word by word."""

    def __init__(self, line: Line, at: int, sense: Sense, quotations: Quotations) -> None:
        self.line, self.at, self.sense, self.quotations = line, at, sense, quotations
        self.report = sense.report
        self.in_relative = False
        self.verbs = 0
        # Behind a preposition of a relative clause, where nothing better comes: الذي يحكم البلاد | بحوار
        self.kept: Opening | None = None
        is_verb = sense.shape == VERB and can_speak(line, at + 1)
        # Prepositions among the words of the speaker are his: الأمين العام | للأمم المتحدة
        self.speaker_end = span_end(line, at + 1) if is_verb else at + 1

    def run(self, object_: int | None) -> Opening | None:
        """Find the opening; `object_` is where the object begins, as far as the clause tells."""
        line, place = self.line, self.at + 1
        if place < line.length and self._returns(place):
            return None
        while place < min(line.length, self.at + _FARTHEST):
            after = line.skip_bracket(place)
            if after > place:
                place = after
                continue
            if self._tells_act(place) and not self.in_relative:
                return self._object(place)
            if self._is_end(place):
                break
            found = self._opening(place, object_)
            if found is not None:
                return found
            if self.kept is None and self.in_relative and not self.sense.pronoun:
                kept = self._behind_preposition(place)
                self.kept = kept if kept is not None and kept.slot != LAM else None
            place = self._next(place)
        return self.kept

    def _returns(self, place: int) -> bool:
        """Whether what is said stands before and comes back as a pronoun: `المنصب الذي اعتذر | عنه`."""
        key = self.line.tokens[place].word.key
        if key not in returning():
            return False
        return returning()[key] in _COMING_BACK or any(key.startswith(slot) for slot in self.report.slots)

    def _next(self, place: int) -> int:
        line = self.line
        if line.mentions[place] is not None and line.begins_name(place):
            return max(place + 1, line.name_end(place))
        quotation = self.quotations.opening_at(line.tokens[place].start)
        if quotation is not None:  # a name in quotation marks
            while place < line.length and line.tokens[place].start < quotation.end:
                place += 1
            return place
        return place + 1

    def _is_end(self, place: int) -> bool:
        """Whether another clause begins here that is none of the speaker's description."""
        line = self.line
        form, word = line.forms[place], line.tokens[place].word
        if word.text in _ENDS:
            return True
        if is_complementizer(line, place) and ends_search(line, place):
            return True
        if form.particle == "relative":
            self.in_relative = True
            return False
        if line.is_pause(place):
            self.verbs = 0 if self.in_relative and self.verbs == 1 else self.verbs
            self.in_relative = False
            return False
        if line.mentions[place] is not None or form.key in repeaters():
            return False
        if form.conjunction and form.particle == "auxiliary" and line.is_pause(place - 1):
            return True  # أمرا مؤكدا، | وكان
        is_adverb = form.is_accusative and any(one.shape == PARTICIPLE for one in senses(word))
        if is_adverb and line.is_pause(place - 1):
            return True
        is_act_told = bool(self.report.slots & _OBJECTS) and not is_verb(line, place)
        if not is_finite(line, place) or is_act_told:
            return False
        if self._tells_itself(place):
            return True
        self.verbs += 1
        before = line.forms[place - 1]
        if not form.conjunction and before.is_nominal and not before.is_definite and not before.particle:
            self.in_relative = True  # منشور | أصدرته
        return (bool(form.conjunction) and not self.in_relative) or self.verbs > _MOST_VERBS

    def _tells_itself(self, place: int) -> bool:
        """Whether a verb of speech stands here that opens what comes: `وفيما تتابع القوات الضغط، | قالت`."""
        if self.in_relative or not self.line.is_pause(place - 1):
            return False
        found = senses(self.line.tokens[place].word)
        return any(one.shape == VERB and CLAUSE in one.report.slots for one in found)

    def _opening(self, place: int, object_: int | None) -> Opening | None:
        line, slots = self.line, self.report.slots
        if is_complementizer(line, place):
            return self._clause(place)
        token = line.tokens[place]
        if token.word.text == ":":
            is_said = QUOTE in slots and place + 1 < line.length
            return self._quoted(place + 1) if is_said else None
        quotation = self.quotations.opening_at(token.start)
        is_said = QUOTE in slots or CLAUSE in slots
        if (
            quotation is not None
            and is_said
            and not self._is_name(place)
            and not self._is_amid(quotation.end)
        ):
            return Opening(QUOTE, quotation.start, min(place + 1, line.length - 1))
        if self.in_relative or self.verbs:
            return None
        if slots & _OBJECTS and place == object_:
            return self._object(place)
        return self._behind_preposition(place)

    def _tells_act(self, place: int) -> bool:
        """Whether a noun stands here that says what its speaker does: `أكد في اتصال | دعمه`."""
        form = self.line.forms[place]
        if OBJECT not in self.report.slots or form.preposition or form.conjunction:
            return False
        if not has_companion(self.line, self.sense, place):
            return False
        if self.line.mentions[place] is not None or not heads_act(form.key):
            return False
        before = self.line.forms[place - 1]
        is_closed = before.is_definite or self.line.mentions[place - 1] is not None or place - 1 == self.at
        return is_possessed(form.key) or not form.is_definite or is_closed  # المبعوث الأممي | الحاجة

    def _clause(self, place: int) -> Opening | None:
        line = self.line
        if opens_other(line, place):
            return None
        if self._belongs_to_relative(place):
            self.verbs, self.in_relative = 0, False
            return None
        before = line.forms[place - 1]
        slots = self.report.slots | self.report.clause_slots
        is_behind = before.particle == "preposition" and before.key in slots
        if before.key == _TO and not is_behind and place - 2 > self.at:
            return None  # إضافة إلى أن
        is_joined = line.forms[place].key.startswith(BEH) and BEH in slots
        says_again = QUOTE in slots and before.key in repeaters()  # ومضت المصادر بالقول | إن
        if CLAUSE in slots or is_behind or is_joined or says_again:
            return after_complementizer(line, place, self.quotations)
        return None

    def _belongs_to_relative(self, place: int) -> bool:
        """Whether a complementizer goes with the verb of a relative clause: `المسؤول الذي قال | إن`."""
        if not (self.in_relative and self.verbs):
            return False
        before = range(max(self.at + 1, place - 2), place)
        return any(is_finite(self.line, n) and bool(senses(self.line.tokens[n].word)) for n in before)

    def _quoted(self, place: int) -> Opening:
        line = self.line
        if is_complementizer(line, place) and place + 1 < line.length:
            return after_complementizer(line, place, self.quotations)._replace(slot=QUOTE)
        return Opening(QUOTE, line.tokens[place].start, place)

    def _is_name(self, place: int) -> bool:
        """Whether a quotation is a name: `صحيفة "وول ستريت جورنال"`."""
        line = self.line
        quotation = self.quotations.opening_at(line.tokens[place].start)
        assert quotation is not None
        end = place + 1
        while end < line.length and line.tokens[end].start < quotation.end - 1:
            end += 1
        words = end - place - 1
        goes_on = end + 1 < line.length and not line.is_sign(end + 1)
        is_behind = line.forms[place - 1].particle == "preposition" and place - 1 > self.at
        if is_behind and words <= _SHORT_NAME - 2 and goes_on:
            return True  # تصريح إلى "الوطن"
        if line.mentions[min(place + 1, line.length - 1)] is not None and words <= _SHORT_NAME:
            return end + 1 < line.length
        before = line.forms[place - 1]
        if before.key in repeaters():
            return False
        if self.in_relative and words <= _SHORT_NAME - 2:
            return True  # التي يشاهدها "سامي"
        return words <= _SHORT_NAME - 2 and place - 1 > self.at and before.is_nominal and not before.particle

    def _is_amid(self, end: int) -> bool:
        """Whether a quotation in the description of the speaker is a name, since أن comes after it."""
        if not self.in_relative:
            return False
        after = [n for n, token in enumerate(self.line.tokens) if token.start >= end][:_SHORT_NAME]
        return any(is_complementizer(self.line, n) for n in after)

    def _object(self, place: int) -> Opening | None:
        line, slots = self.line, self.report.slots
        if ACCUSED in slots and self.report.companions:
            further = range(place, min(line.length, place + _FARTHEST // 3))
            if not any(has_companion(line, self.sense, n) for n in further):
                return None
        elif not has_companion(line, self.sense, head_of(line, place)):
            return None
        if CLAUSE in slots and is_complementizer(line, place + 1):  # تأكيداته | بأن
            return after_complementizer(line, place + 1, self.quotations)
        return Opening(ACCUSED if ACCUSED in slots else OBJECT, line.tokens[place].start, place)

    def _behind_preposition(self, place: int) -> Opening | None:
        line, form, slots = self.line, self.line.forms[place], self.report.slots
        if form.conjunction or place < self.speaker_end or self._is_aside(place):
            return None
        if place == self.at + 1 and BEH in slots and not form.preposition and form.key.startswith(BEH):
            return Opening(BEH, line.tokens[place].start, place) if not self.report.companions else None
        if form.key in _JOINED & slots and place + 2 < line.length:  # بـ "العبث"
            return Opening(form.key, line.tokens[place + 1].start, place + 2)
        if form.preposition in _JOINED and form.preposition in slots:
            if not has_companion(line, self.sense, place) or self._is_seat(place):
                return None
            return Opening(form.preposition, line.tokens[place].start, place)
        if form.particle != "preposition" or form.key not in slots:
            return None
        after = place + 1
        if after < line.length and line.forms[after].key == form.key:  # إلى إلى
            after += 1
        if after >= line.length:
            return None
        if is_complementizer(line, after):
            return after_complementizer(line, after, self.quotations)
        return self._after_preposition(form.key, after)

    def _after_preposition(self, key: str, after: int) -> Opening | None:
        line = self.line
        quotation = self.quotations.opening_at(line.tokens[after].start)
        if quotation is not None and self._opens_again(key, quotation.end):
            return None  # حديثه إلى "الوطن"، إلى
        if quotation is not None and after + 1 < line.length:
            return Opening(key, line.tokens[after].start, after + 1)
        return (
            Opening(key, line.tokens[after].start, after) if has_companion(line, self.sense, after) else None
        )

    def _is_aside(self, place: int) -> bool:
        """Whether a preposition opens nothing, unless it stands right behind: `متعهدا | بقيادة`."""
        is_next = place == self.at + 1 and bool(self.line.forms[place].preposition)
        return not is_next and is_aside(self.line, place)

    def _opens_again(self, key: str, end: int) -> bool:
        """Whether the same preposition comes again right after a quotation and a comma."""
        after = next((n for n, token in enumerate(self.line.tokens) if token.start >= end), None)
        if after is None or not self.line.is_pause(after) or after + 1 >= self.line.length:
            return False
        return self.line.forms[after + 1].key == key

    def _is_seat(self, place: int) -> bool:
        """Whether a place or body tells where a speaker serves, as أن comes after: `المسؤول | بمقاطعة`."""
        line = self.line
        if CLAUSE not in self.report.slots or place == self.at + 1:
            return False
        if not (line.begins_cue(place) or noun_kind(line.forms[place].key) in ("organ", "group", "site")):
            return False
        for after in range(place + 1, min(line.length, place + _FARTHEST // 2)):
            if is_complementizer(line, after):
                return True
            if is_finite(line, after):
                return False
        return False
