"""Gives an article its id from its content, and replaces what Unicode cannot store."""

import re
from hashlib import blake2b

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_ID_BYTES = 10  # 20 hexadecimal digits: no clash to fear below some hundred million articles


def content_id(text: str, *, url: str | None = None, title: str | None = None) -> str:
    """Give the id that the same article always gets, on every machine.

    >>> content_id("وصل الوفد") == content_id("وصل الوفد"), len(content_id("وصل الوفد"))
    (True, 20)
    """
    content = "\x1f".join((url or "", title or "", text))
    return blake2b(content.encode("utf-8", "replace"), digest_size=_ID_BYTES).hexdigest()


def without_surrogates(text: str) -> str:
    """Replace each lone surrogate by U+FFFD, so that offsets stay as they are.

    >>> without_surrogates("م" + chr(0xD800) + "ا")
    'م�ا'
    """
    # isascii is free and most other texts encode well; only the failing ones are searched.
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub(_REPLACEMENT, text)
    return text
