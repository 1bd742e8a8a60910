"""Makes what an article holds safe to show: control characters visible, directions shut in."""

import re

FIRST_STRONG_ISOLATE = "\N{FIRST STRONG ISOLATE}"
POP_ISOLATE = "\N{POP DIRECTIONAL ISOLATE}"
LEFT_TO_RIGHT_MARK = "\N{LEFT-TO-RIGHT MARK}"

# All but newline: controls (with the escape that opens terminal commands), what overrides or isolates
# direction (an unclosed one would turn the rest of the line), line separators, and lone surrogates.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PICTURES = 0x2400
_DELETE = 0x7F


def _made_visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\t":
        return " "
    if code < ord(" "):
        return chr(_PICTURES + code)
    if code == _DELETE:
        return "\N{SYMBOL FOR DELETE}"
    return f"<{code:04X}>"


def visible(text: str) -> str:
    r"""Show each control character by its picture or number; newlines stay, tabs become spaces.

    >>> visible("\x1b[31mأحمر\u202e")
    '␛[31mأحمر<202E>'
    """
    return _UNSAFE.sub(_made_visible, text)


def one_line(text: str) -> str:
    r"""Show text that belongs on one line, its line breaks as spaces.

    >>> one_line("عنوان\nفي سطرين")
    'عنوان في سطرين'
    """
    return visible(" ".join(text.split()))


def isolated(text: str) -> str:
    """Shut text in, so that neither it nor what surrounds it changes the other's direction.

    Plain ASCII stays as it is: nothing in it turns round in a left-to-right line.
    """
    return text if text.isascii() else f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
