"""Who bears an office: the person named in it, after it, or last before what is said."""

from typing import Final

from rawi.letters import AIN, ARTICLE, BEH, FEH, LAM, MEEM, NOON, YEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import EntityType, Mention
from rawi.syntax.clauses import is_finite
from rawi.syntax.line import Line
from rawi.syntax.lists import bearer_after
from rawi.syntax.phrases import NAME, OTHER, TITLE, Phrase

_LONGEST_OFFICE: Final = 14
_LONGEST_QUOTED: Final = 7
# Prepositions inside an office: في، عن، من، لدى، على.
_INSIDE: Final = frozenset(
    {FEH + YEH, AIN + NOON, MEEM + NOON, LAM + "\N{ARABIC LETTER DAL}" + YEH, AIN + LAM + YEH}
)


@built_once
def _deputies() -> frozenset[str]:
    rows = load_table("claims/deputies")
    return frozenset(lookup_key(form) for row in rows for form in (row["noun"], *row.all("forms")))


@built_once
def _relations() -> frozenset[str]:
    rows = load_table("claims/relations")
    return frozenset(lookup_key(form) for row in rows for form in (row["noun"], *row.all("forms")))


def is_of_named(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase calls somebody by another's name, which stands right behind: `محامي | سامي`."""
    after = phrase.head + 1
    mention = line.mentions[after] if after < line.length else None
    is_person = mention is not None and mention.type is EntityType.PER and line.begins_name(after)
    return is_person and line.forms[phrase.head].key in _relations()


def bearer_of(line: Line, phrase: Phrase) -> Mention | None:
    """Find the person who bears the title of a phrase, in it or after it.

    In `مستشار الرئيس محمود عباس` the name is of the one advised, and the speaker stays unnamed.
    """
    if phrase.kind == NAME or is_of_named(line, phrase):
        return None
    form = line.forms[phrase.head]
    is_open = phrase.kind in (TITLE, "person") or (line.is_title(phrase.head) and form.is_known)
    inside = next((name for name in phrase.names if is_open and name.type is EntityType.PER), None)
    if inside is None:
        if not is_open and phrase.kind != OTHER:
            return None
        inside = _named_after(line, phrase) if is_open else bearer_after(line, phrase.end)
    if inside is not None and line.forms[line.mentions.index(inside)].preposition:
        return None  # مصدر موال | لهادي
    return None if inside is None or _is_of_another(line, phrase, inside) else inside


def _after_short_quotation(line: Line, at: int) -> int | None:
    """Give the place after a name in quotation marks: `القيادي في حزب | "العهد الجديد"`."""
    if not line.is_quote(at):
        return None
    near = range(at + 2, min(line.length, at + _LONGEST_QUOTED))
    return next((place + 1 for place in near if line.is_quote(place)), None)


def _describes_any(line: Line, at: int) -> bool:
    """Whether an adjective without ال stands here, so that the noun before means anyone: `باحث | سعودي`."""
    form, mention = line.forms[at], line.mentions[at]
    is_nationality = mention is not None and mention.type is EntityType.NORP
    return not form.is_definite and (is_nationality or (form.is_adjective and not form.is_noun))


def _named_after(line: Line, phrase: Phrase) -> Mention | None:
    place = at = phrase.end
    # Behind the comma after `باحث سعودي` someone else is named.
    after = phrase.head + 1
    is_any = after < phrase.end and not line.forms[phrase.head].is_definite and _describes_any(line, after)
    while place < min(line.length, at + _LONGEST_OFFICE) and not line.is_stop(place):
        quoted = _after_short_quotation(line, place)
        if quoted is not None:
            place = quoted
            continue
        mention, form = line.mentions[place], line.forms[place]
        if mention is not None and mention.type is EntityType.PER:
            is_behind = line.forms[place - 1].particle == "preposition"  # المدرب الأرجنتيني عن | ميسي
            is_plain = not (form.conjunction or form.preposition or is_behind)
            is_plain = is_plain and not (is_any and any(map(line.is_pause, range(at, place))))
            return mention if line.begins_name(place) and is_plain else None
        if line.timexes[place] is not None or form.particle not in (None, "preposition"):
            return None
        if form.particle == "preposition" and form.key not in _INSIDE:
            return None
        is_behind = line.forms[place - 1].particle == "preposition"
        if is_behind and (line.begins_name(place) and mention is not None and mention.type is EntityType.PER):
            return None  # المدرب الأرجنتيني عن | ميسي
        if not (line.is_pause(place) or mention is not None or form.is_nominal or form.particle):
            return None
        if form.is_only_verb and mention is None:
            return None
        if form.preposition == BEH and line.is_pause(place - 1):
            return None  # ونوه أمين الطائف، | بدعم الأمير
        place += 1
    return None


def _is_of_another(line: Line, phrase: Phrase, bearer: Mention) -> bool:
    """Whether a name belongs to a title inside the phrase, on which its head depends."""
    before = (
        next((n for n in range(phrase.head + 1, line.length) if line.tokens[n].end > bearer.start), 0) - 1
    )
    while before > phrase.head + 1 and line.mentions[before] is not None:
        before -= 1  # الرئيس الفلسطيني محمود عباس
    if before <= phrase.head or not line.is_title(before) or not line.forms[before].is_definite:
        return False
    governor = line.forms[before - 1]
    if line.forms[before].preposition:
        return True
    is_construct = governor.is_nominal and not governor.is_definite and line.mentions[before - 1] is None
    return is_construct and governor.key.removeprefix(ARTICLE) not in _deputies()


def closing_bearer(line: Line, phrase: Phrase, limit: int) -> Mention | None:
    """The person named last before what is said, where the office is of a body that bears another's name.

    `الناطق باسم لواء عمر المختار عادل الترهوني إن`: the brigade bears the first name, the speaker the second.
    """
    end = limit
    while end > phrase.first and line.is_pause(end - 1):
        end -= 1
    last = line.mentions[end - 1] if phrase.first < end < line.length and phrase.kind != NAME else None
    if last is None or last.type is not EntityType.PER:
        return None
    first = next((n for n in range(phrase.first, end) if line.mentions[n] is last), end)
    others = [m for m in line.mentions[phrase.head + 1 : first] if m is not None and m.type is EntityType.PER]
    inner = range(phrase.head + 1, first)
    is_plain = not any(line.forms[n].conjunction or is_finite(line, n) for n in (*inner, first))
    between = [n for n in inner if others and line.tokens[n].start >= others[-1].end]
    is_plain = is_plain and bool(between) and not any(line.forms[n].particle for n in between)
    is_far = first - phrase.head > _LONGEST_OFFICE or any(line.is_stop(n) for n in inner)
    return last if others and others[-1].entity != last.entity and is_plain and not is_far else None
