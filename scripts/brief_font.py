"""Write the face of briefs, Arabic and Latin in one file: `python scripts/brief_font.py`.

The web app's Amiri comes in parts, as browsers want it; Word and PDF want one file, and uncompressed, which
spares every brief the seconds of unpacking.
"""

import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

_SOURCE = Path(__file__).parent.parent / "src" / "rawi"
_PARTS = ("amiri-arabic-400-normal", "amiri-latin-400-normal")
TARGET = _SOURCE / "brief" / "fonts" / "amiri-regular.ttf"


def main() -> None:
    """Unpack the parts and join them."""
    with tempfile.TemporaryDirectory() as folder:
        unpacked = []
        for name in _PARTS:
            part = TTFont(_SOURCE / "web" / "static" / "fonts" / f"{name}.woff2")
            part.flavor = None
            unpacked.append(str(Path(folder) / f"{name}.ttf"))
            part.save(unpacked[-1])
        Merger().merge(unpacked).save(TARGET)


if __name__ == "__main__":
    main()
