"""Words by which what is said begins, or which stand between it and its speaker without opening it."""

from functools import lru_cache

from rawi.claims.nouns import noun_forms
from rawi.language.verbs.pronouns import split_pronoun
from rawi.letters import BEH, FEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.line import Line


@built_once
def _complementizers() -> dict[str, bool]:
    return {lookup_key(row["word"]): row["pronoun"] == "yes" for row in load_table("claims/complementizers")}


@built_once
def _asides() -> dict[str, frozenset[str]]:
    return {
        lookup_key(row["preposition"]): frozenset(map(lookup_key, row.all("nouns")))
        for row in load_table("claims/asides")
    }


@built_once
def repeaters() -> frozenset[str]:
    """Give the words that only say once more that someone speaks: `قائلا`, `بالقول`."""
    return frozenset(lookup_key(row["word"]) for row in load_table("claims/repeaters"))


def keeps_pronoun(line: Line, at: int) -> bool:
    """Whether a complementizer has a pronoun, which belongs to what is said."""
    return _complementizers()[_bare_complementizer(line.forms[at].key)]


def _bare_complementizer(key: str) -> str:
    """Give the key of a complementizer without the ب or ف joined to it: `بأنه`, `فإن`."""
    return key[1:] if key[:1] in (BEH, FEH) and key[1:] in _complementizers() else key


def is_complementizer(line: Line, at: int, *, joined: bool = False) -> bool:
    """Whether أن, إن or أنه stands here, perhaps with ب joined to it, or if `joined` a conjunction: `فإن`."""
    if not 0 <= at < line.length:
        return False
    form = line.forms[at]
    return (
        _bare_complementizer(form.key) in _complementizers()
        and form.preposition in ("", BEH)
        and (joined or not (form.conjunction or form.key.startswith(FEH)))
    )


@built_once
def _other_clauses() -> dict[str, bool]:
    return {lookup_key(row["word"]): row["then"] == "end" for row in load_table("claims/other_clauses")}


def opens_other(line: Line, at: int) -> bool:
    """Whether the clause that a complementizer opens is another than what is said: `بعد | أن`."""
    return at > 0 and line.tokens[at - 1].word.key in _other_clauses()


def ends_search(line: Line, at: int) -> bool:
    """Whether what is said cannot come any more behind such a clause: `إلا | أنه`."""
    return at > 0 and _other_clauses().get(line.tokens[at - 1].word.key, False)


@built_once
def _reverences() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(lookup_key(row["phrase"]).split()) for row in load_table("claims/reverences"))


def is_scripture(line: Line, at: int) -> bool:
    """Whether a word of speech brings scripture rather than the news: `قوله | تعالى`, `وقال | عز وجل`."""
    keys = tuple(token.word.key for token in line.tokens[at + 1 : at + 4])
    return any(keys[: len(phrase)] == phrase for phrase in _reverences())


@lru_cache(maxsize=1 << 12)
def _is_aside(preposition: str, key: str) -> bool:
    nouns = _asides().get(preposition, frozenset())
    return not nouns.isdisjoint(noun_forms(key))


def is_aside(line: Line, at: int) -> bool:
    """Whether a prepositional phrase here belongs to the speaker or to how he says it."""
    form = line.forms[at]
    if form.preposition:
        return _is_aside(form.preposition, form.key)
    if form.particle != "preposition" or at + 1 >= line.length:
        return False
    return _is_aside(form.key, line.forms[at + 1].key)


def is_possessed(key: str) -> bool:
    """Whether a pronoun may end a key: `قوله`."""
    return bool(split_pronoun(key))


@built_once
def _act_heads() -> frozenset[str]:
    rows = (row for row in load_table("claims/acts") if row["place"] == "head")
    return frozenset(lookup_key(form) for row in rows for form in (row["word"], *row.all("forms")))


@lru_cache(maxsize=1 << 13)
def heads_act(key: str) -> bool:
    """Whether a noun at the head of what is said tells what the speaker does: `دعمه`, `إدانة`."""
    return not _act_heads().isdisjoint(noun_forms(key))
