"""The lexicon of speech: which forms of which verbs report it, looked up word by word."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from rawi.language.clitics import PREPOSITIONS
from rawi.language.verbs.lookup import analyses_among, is_form_of
from rawi.language.verbs.model import Aspect, Person, Verb, VerbAnalysis
from rawi.language.verbs.table import verb_table
from rawi.language.words import Word, once_a_word
from rawi.language.words import word as word_of
from rawi.letters import ALEF, ALEF_MAKSURA, HAMZA_ALEFS, KAF, MEEM, NOON, lookup_key
from rawi.lexicon import Row, built_once, load_table

VERB: Final = "verb"
PARTICIPLE: Final = "participle"
MASDAR: Final = "masdar"
# Slots of `content`: a clause, a colon or quotation, the object, the object and all after it.
STATE: Final = "state"
CLAUSE: Final = "clause"
QUOTE: Final = "quote"
OBJECT: Final = "object"
ACCUSED: Final = "accused"
CONTINUES: Final = "continues"
DOCUMENT: Final = "document"
IMPERSONAL: Final = "impersonal"
UNDENIED: Final = "undenied"
SPOKEN: Final = "spoken"
BRINGS: Final = "brings"
# In `ways`: only where its hamza is written; in `shapes`: only the perfect.
HAMZA: Final = "hamza"
PERFECT: Final = "perfect"
_ONLY_CLAUSE: Final = "+"
# Pronouns of the one spoken to, which the press does not join to such verbs.
_SPOKEN_TO: Final = frozenset({KAF, KAF + MEEM, KAF + MEEM + ALEF, KAF + NOON})
_OURS: Final = NOON + ALEF
DAMMA: Final = "\N{ARABIC DAMMA}"
SHADDA: Final = "\N{ARABIC SHADDA}"
# Forms that double no radical, and those of which the imperfect of a weak root ends in ي.
_OPEN: Final = frozenset({"V", "VI", "VII", "VIII", "X"})  # their active imperfect opens with an a
_UNDOUBLED: Final = frozenset({"I", "III", "IV", "X"})
_ENDS_IN_YEH: Final = frozenset({"II", "III", "IV", "VII", "VIII", "X"})
_SHAPES: Final = {
    Aspect.PERFECT: VERB,
    Aspect.IMPERFECT: VERB,
    Aspect.PARTICIPLE_ACTIVE: PARTICIPLE,
    Aspect.MASDAR: MASDAR,
}


class Report(NamedTuple):
    """A row of the lexicon, read: `slots` are CLAUSE, QUOTE, OBJECT, ACCUSED or keys of prepositions."""

    lemma: str
    act: str
    slots: frozenset[str]
    clause_slots: frozenset[str]
    addressee: frozenset[str]
    companions: frozenset[str]
    shapes: frozenset[str]
    ways: frozenset[str]
    row: Row


class Sense(NamedTuple):
    """One way in which a written word reports; `skip` characters of it are joined letters."""

    report: Report
    shape: str
    skip: int
    analysis: VerbAnalysis

    @property
    def pronoun(self) -> str:
        """The pronoun joined to the word."""
        return self.analysis.pronoun


@built_once
def _slot_names() -> dict[str, str]:
    named = {row["slot"]: row["name"] for row in load_table("claims/slots")}
    return {lookup_key(slot) if slot.isalpha() else slot: name for slot, name in named.items()}


def _slot(written: str) -> str:
    key = lookup_key(written) if written.isalpha() else written
    return _slot_names().get(key, key)


def _report(row: Row) -> Report:
    written = row.all("content")
    whole = frozenset(_slot(slot) for slot in written if _ONLY_CLAUSE not in slot)
    clause = frozenset(_slot(slot.partition(_ONLY_CLAUSE)[0]) for slot in written if _ONLY_CLAUSE in slot)
    return Report(
        row["lemma"],
        row["act"],
        whole,
        clause,
        frozenset(_slot(slot) for slot in row.all("addressee")),
        frozenset(map(lookup_key, row.all("with"))),
        frozenset(row.all("shapes")),
        frozenset(row.all("ways")),
        row,
    )


def _key(verb: Verb) -> tuple[str, str, str]:
    return verb.lemma, " ".join(verb.root), verb.form


@built_once
def _reports() -> dict[tuple[str, str, str], tuple[Report, ...]]:
    """Index the rows by lemma, root and form; those that ask for a noun come first."""
    found: dict[tuple[str, str, str], list[Report]] = {}
    for row in load_table("claims/verbs"):
        found.setdefault((row["lemma"], row["root"], row["form"]), []).append(_report(row))
    return {key: tuple(sorted(rows, key=lambda one: not one.companions)) for key, rows in found.items()}


@built_once
def _by_place() -> dict[int, tuple[Report, ...]]:
    """Give the rows of the verbs that can report, by their places in the table of all verbs."""
    known = _reports()
    keys = enumerate(map(_key, verb_table().verbs))
    return {place: known[key] for place, key in keys if key in known}


@built_once
def _places() -> frozenset[int]:
    return frozenset(_by_place())


def _rank(analysis: VerbAnalysis) -> int:
    return (analysis.aspect is not Aspect.PERFECT) + 2 * (analysis.voice.value == "passive")


def _is_written_otherwise(text: str, analysis: VerbAnalysis) -> bool:
    """Whether what is written is another form: `تعلّم` is of no أعلم, `يدعى` is passive and of no ادّعى."""
    verb = analysis.verb
    is_doubled = SHADDA in text[1:-1] and verb.form in _UNDOUBLED and verb.root[1] != verb.root[2]
    if is_doubled and analysis.aspect is not Aspect.MASDAR:
        return True
    if text[1:2] == DAMMA:  # أُعلن، يُعتبر; of يُذكر the first form is impersonal
        is_imperfect = analysis.aspect is Aspect.IMPERFECT
        return analysis.aspect is Aspect.PERFECT or (is_imperfect and verb.form in _OPEN)
    is_passive = text.endswith(ALEF_MAKSURA) and analysis.aspect is Aspect.IMPERFECT
    return is_passive and not analysis.pronoun and verb.form in _ENDS_IN_YEH


def _senses_of(text: str, skip: int) -> Iterator[Sense]:
    rest = text[skip:]
    known = _by_place()
    for place, analysis in sorted(analyses_among(rest, _places()), key=lambda one: _rank(one[1])):
        shape = _SHAPES.get(analysis.aspect)
        if shape is None or analysis.person not in (Person.THIRD, Person.NONE):
            continue
        for report in known[place]:
            if analysis.pronoun in _SPOKEN_TO or analysis.future:
                continue  # هناك, and what will be said is not said yet
            if analysis.pronoun == _OURS and OBJECT not in report.addressee:
                continue  # شهدنا is rather what we did
            if HAMZA in report.ways and rest[0] not in HAMZA_ALEFS:
                continue
            if _is_written_otherwise(rest, analysis):
                continue
            if shape in report.shapes or (analysis.aspect is Aspect.PERFECT and PERFECT in report.shapes):
                yield Sense(report, shape, skip, analysis)


@once_a_word
def senses(word: Word) -> tuple[Sense, ...]:
    """Give every way in which a written word can report speech, the least divided first.

    A verb takes a conjunction before it only; a masdar a preposition too.
    """
    if not word.is_arabic:
        return ()
    found: list[Sense] = []
    for prefix, skip, key in word.splits:
        if not is_form_of(key, _places()):
            continue  # mostly
        is_joined_noun = prefix[-1:] in PREPOSITIONS
        for sense in _senses_of(word.text, skip):
            if not is_joined_noun or sense.shape == MASDAR:
                found.append(sense)
    return tuple(found)


def rows_for(cue: str) -> tuple[Row, ...]:
    """Give the lexicon rows by which a word may report."""
    rows = (sense.report.row for sense in senses(word_of(cue)))
    return tuple({row.where: row for row in rows}.values())
