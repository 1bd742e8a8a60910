"""Write the lexicon of Arabic month names from Unicode CLDR: `python scripts/cldr_months.py`."""

from pathlib import Path

from babel import Locale

from rawi.letters import lookup_key

# Each locale stands for a group of countries whose press writes months alike.
LOCALES = {"ar": "all", "ar_LB": "levant", "ar_DZ": "maghreb", "ar_MA": "morocco", "ar_MR": "mauritania"}
# Names that are also names of people or common words need a date around them.
AMBIGUOUS = {
    "\u0645\u0627\u0631\u0633",
    "\u0645\u0627\u064a",
    "\u0622\u0628",
    "\u0623\u0648\u062a",
    "\u0646\u064a\u0633\u0627\u0646",
    "\u062c\u0648\u0627\u0646",
    "\u0623\u064a\u0627\u0631",
}
TARGET = Path(__file__).parents[1] / "src" / "rawi" / "lexicons" / "timexes" / "months_cldr.tsv"


def rows() -> list[str]:
    """List a row for each name, the first locale that has it giving its region."""
    seen: set[str] = set()
    lines = []
    for locale, region in LOCALES.items():
        for month, name in Locale.parse(locale).months["format"]["wide"].items():
            if lookup_key(name) not in seen:
                seen.add(lookup_key(name))
                kind = "name" if name in AMBIGUOUS else "plain"
                lines.append("\t".join([name, str(month), "gregorian", region, kind, "cldr"]))
    return lines


def main() -> None:
    """Write the file."""
    opening = [
        "# Month names from Unicode CLDR, written by scripts/cldr_months.py: add your own to months.tsv.",
        "\t".join(["word", "month", "calendar", "region", "kind", "source"]),
    ]
    TARGET.write_text("\n".join(opening + rows()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
