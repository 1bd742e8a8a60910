"""What parties, places, types, moods and chronicles are called in the reader's language."""

from functools import cache
from pathlib import PurePath

from rawi.chronicle.identity import BY_NAME
from rawi.events.ontology import Quad, find_type
from rawi.lexicon import load_table
from rawi.records import EntityType
from rawi.render.agreeing import agreeing_label
from rawi.render.kinds import Label, country_label
from rawi.render.latin_names import latin_name
from rawi.store.answers import Party
from rawi.store.engine import is_postgresql


def is_described(party: Party) -> bool:
    """Tell whether articles only describe a party, whose words are then all its names; it has no page.

    >>> is_described(Party("البلدين", "البلدين", "البلدين")), is_described(Party("TN", "Tunisia", "تونس"))
    (True, False)
    """
    return party.key == party.name == party.name_ar and country_label(party.key).en == party.key


def party_name(party: Party, language: str) -> str:
    """Name a party; a country that the chronicle never names itself is called by its code's name.

    What no lexicon lists is called in English only where all words of its name are known, else as articles
    call it: never by a name spelt letter by letter.

    >>> party_name(Party("TN", "TN", "TN"), "en")
    'Tunisia'
    >>> party_name(Party("~ORG bgt gzr", "Bathh al-Jzair", "بعثة الجزائر"), "en")
    'Mission of Algeria'
    """
    if language != "ar" and party.key.startswith(BY_NAME):
        kind = party.key.removeprefix(BY_NAME).partition(" ")[0]
        return latin_name(party.name_ar, kind) or party.name_ar
    told = party.name_ar if language == "ar" else party.name
    if told != party.key:
        return told
    return str(getattr(country_label(party.key), language))


def country_name(code: str, language: str) -> str:
    """Name a country by its code; of what is held elsewhere, the place by its key.

    >>> country_name("TN", "en"), country_name("Riyadh", "en")
    ('Tunisia', 'Riyadh')
    """
    named = country_label(code)
    if named.en == code:
        named = _places().get(code, named)
    return str(getattr(named, language))


@cache
def _places() -> dict[str, Label]:
    from rawi.entities.knowledge import known_forms  # all lexicons of names, slow to load

    kinds = (EntityType.GPE, EntityType.LOC)
    found: dict[str, Label] = {}
    for form in known_forms():
        if form.known.type in kinds:
            found.setdefault(form.known.id, Label(form.known.name_ar, form.known.name))
    return found


def type_name(kind: str, mode: str | None, language: str) -> str:
    """Name a type of event, with its mode where it has one."""
    whole, own = find_type(kind), find_type(kind, mode) if mode else None
    names = [
        one.name_ar if language == "ar" else one.name_en
        for one in (whole, own if own is not None and own.mode else None)
        if one is not None
    ]
    return ": ".join(names) or kind


def quad_of(kind: str, mode: str | None) -> Quad | None:
    """Give the quad class of a type of event."""
    known = find_type(kind, mode)
    return known.quad if known else None


def modality_name(modality: str, language: str, *, of: str = "") -> str:
    """Name what the words say of an event: that it happened, is planned, possible or denied.

    In Arabic in the gender of the type `of` which it is.

    >>> modality_name("planned", "ar", of="زيارة"), modality_name("planned", "en", of="visit")
    ('مزمعة', 'planned')
    """
    return str(getattr(agreeing_label(f"modality {modality}", of), language))


@cache
def _offices() -> dict[str, Label]:
    return {
        row["id"]: Label(row.all("names")[0], row["name_en"])
        for row in load_table("entities/offices")
        if row["names"]
    }


def office_name(office: str, language: str) -> str:
    """Name an office; one that no lexicon lists is called as the articles do."""
    return str(getattr(_offices().get(office, Label(office, office)), language))


@cache
def _concepts() -> dict[str, Label]:
    rows = load_table("chronicle/concepts")
    return {row["concept"]: Label(row.all("words")[0], row["concept"].replace("_", " ")) for row in rows}


def concept_name(key: str, language: str) -> str:
    """Name a thing that outlets call by different words; any other word is itself."""
    return str(getattr(_concepts().get(key, Label(key, key)), language))


def chronicle_name(place: str) -> str:
    """Give a chronicle's name for its pages: never a password or a folder of this machine.

    >>> chronicle_name("/home/noor/sahel.rawi"), chronicle_name("postgresql://noor:secret@db/sahel?host=x")
    ('sahel.rawi', 'sahel')
    """
    if is_postgresql(place):
        return place.partition("?")[0].rpartition("/")[2]
    return PurePath(place).name
