"""How often a process of Rawi's own looks for objects that hold only each other."""

import gc

# New objects between two looks, and looks between two wider ones.
_OBJECTS, _LOOKS, _WIDE_LOOKS = 50_000, 20, 100


def collect_rarely() -> None:
    """Look for circles of objects less often than Python does.

    A reading makes many small objects and next to no circles, while the lexicons and what is known of each
    word stay; looked through at Python's usual pace, they cost an eighth of the time. A program that uses
    Rawi as a library keeps its own pace.
    """
    gc.set_threshold(_OBJECTS, _LOOKS, _WIDE_LOOKS)
