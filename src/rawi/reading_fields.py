"""Says what each field of the reading format means, for its JSON Schema and its readers."""

_START = "Where the words begin in the article's text, counted in Unicode characters from 0."
_END = "Where the words end, exclusive: text[start:end] is the finding's own text."
_WORDS = "The words themselves, as published."
_RULE = "The rule that made the finding; `rawi explain` tells what it does."
_COUNTRY = "ISO 3166 alpha-2 code of the country, or null."

FIELDS: dict[str, dict[str, str]] = {
    "Reading": {
        "id": "The article's id; the same article always has the same one.",
        "url": "Where the article was published, or null.",
        "source": "The outlet that published it, or null.",
        "title": "Its headline, or null.",
        "published": "The day of publication, or null if nothing tells it.",
        "published_basis": "How the day of publication is known.",
        "text": "The article without what surrounds it on its page; all offsets index this text.",
        "removed": "What was left out of the page, in its order.",
        "timexes": "Expressions that fix a time.",
        "mentions": "Places of the text that name an entity.",
        "entities": "The entities that the mentions name, each once.",
        "references": "Titles and offices that stand for an entity without naming it.",
        "events": "Who did what to whom, when and where.",
        "claims": "Who says what, to whom, through what.",
        "instruments": "Agreements and standing arrangements where they are named, and what happens to them.",
        "notes": "What a reader of this reading should know, such as that the text is not Arabic.",
        "format": "The name and version of this format.",
    },
    "Removed": {"text": "The passage.", "why": "What it was taken for, such as a menu or a byline."},
    "Timex": {
        "start": _START,
        "end": _END,
        "text": _WORDS,
        "type": "DATE (a day or longer), TIME (within a day), DURATION (a length) or SET (a repetition).",
        "value": "What it means, in TIMEX3: 2025-04-03, 2025-W14, P6M, XXXX-WXX-2, PAST_REF.",
        "earliest": "The first day it can mean, or null if open.",
        "latest": "The last day it can mean, or null if open.",
        "rule": _RULE,
        "calendar": "The calendar of the words, where it is not the Gregorian one.",
    },
    "Mention": {
        "start": _START,
        "end": _END,
        "text": _WORDS,
        "type": "PER person, ORG organisation, GPE place with a government, LOC other place, NORP people.",
        "entity": "The id of the entity that the words name.",
        "rule": _RULE,
    },
    "Reference": {
        "start": _START,
        "end": _END,
        "text": _WORDS,
        "entity": "The id of the entity that the words stand for; it may be named nowhere in the article.",
        "rule": _RULE,
    },
    "Entity": {
        "id": "The id that mentions and references point to.",
        "type": "PER, ORG, GPE, LOC or NORP.",
        "name": "Its name in Latin letters.",
        "name_ar": "Its name in Arabic.",
        "country": _COUNTRY,
        "kind": "What it is more closely, such as capital, ministry or politician; null if not known.",
        "latitude": "Degrees north (WGS 84), or null.",
        "longitude": "Degrees east (WGS 84), or null.",
        "precision_km": "How far off the coordinates may be, or null.",
    },
    "Span": {"start": _START, "end": _END, "text": _WORDS},
    "Participant": {
        "start": f"{_START} Null where no words stand for the participant.",
        "end": _END,
        "text": _WORDS,
        "entity": "The id of the entity, or null.",
        "country": _COUNTRY,
    },
    "Event": {
        "trigger": "The words that tell the event.",
        "type": "Its type in PLOVER.",
        "mode": "Its mode in PLOVER, or null.",
        "actors": "Who acts.",
        "recipients": "Who is acted upon.",
        "date": "When, in TIMEX3, or null.",
        "place": "The id of the place, or null.",
        "modality": "Whether it is told as actual, planned, hypothetical or negated.",
        "claim": "The index of the innermost claim that tells it; null where the article itself does.",
        "rule": _RULE,
    },
    "Claim": {
        "cue": "The word that reports.",
        "speaker": "Who speaks, or null; sources without a name have words and no entity.",
        "act": "What the speaker does by it: state, deny, accuse, demand, warn, pledge, condemn or praise.",
        "content": "The reported words, whole, without quotation marks around them.",
        "quote": "direct (word for word) or indirect.",
        "channel": "Through what it was said, or null.",
        "addressee": "To whom, or null.",
        "via": "The index of the claim that carries this one: a chain ends with the article, null.",
        "rule": _RULE,
    },
    "Instrument": {
        "name": "The words that name it.",
        "kind": (
            "What it is: agreement, memorandum, treaty, resolution, committee, dialogue, alliance, "
            "ceasefire, mission or sanctions."
        ),
        "parties": "The ids of those it binds; some may be named nowhere in the article.",
        "status": (
            "What the article says happens to it at this place: proposed, negotiated, signed, ratified, "
            "in_force, meeting, renewed, suspended, withdrawn, breached, ended or mentioned."
        ),
        "date": "When, in TIMEX3, or null.",
        "cadence": "How often it meets or renews, in TIMEX3, or null.",
        "rule": _RULE,
        "instrument": "The name that all mentions of one instrument in the article share.",
        "step": "The word that tells what happens to it, or null.",
        "founded": "Since when it stands, as the article or the lexicon tells: a TIMEX3 date, or null.",
        "session": "The number of the session that is told of, or null.",
        "scope": "The words that tell what it is about, or null.",
    },
}
