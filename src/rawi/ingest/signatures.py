"""Recognises files that hold no readable text, by their first bytes."""

# First bytes, what such a file is, and what to do with it.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", "save its text as .txt first"),
    (b"PK\x03\x04", "a zip archive or an office document (docx, xlsx, epub)", "unpack it or save it as text"),
    (b"PK\x05\x06", "an empty zip archive", "leave it out"),
    (b"\xd0\xcf\x11\xe0", "an old office document (doc, xls)", "save it as text"),
    (b"{\\rtf", "a rich-text document", "save it as plain text"),
    (b"\x89PNG", "a PNG image", "leave images out"),
    (b"\xff\xd8\xff", "a JPEG image", "leave images out"),
    (b"GIF8", "a GIF image", "leave images out"),
    (b"RIFF", "an image, sound or film", "leave it out"),
    (b"II*\x00", "a TIFF image", "leave images out"),
    (b"MM\x00*", "a TIFF image", "leave images out"),
    (b"\x00\x00\x01\x00", "an icon", "leave images out"),
    (b"ID3", "a sound file", "leave it out"),
    (b"OggS", "a sound or film", "leave it out"),
    (b"\x1aE\xdf\xa3", "a film", "leave it out"),
    (b"BZh", "a bzip2 archive", "unpack it"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"SQLite format 3\x00", "an SQLite database", "export its articles as JSON Lines"),
    (b"PAR1", "a Parquet table", "export its articles as JSON Lines"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ\x90", "a program", "leave it out"),
    (b"wOF", "a font", "leave it out"),
    (b"WARC/", "a web archive (WARC)", "save its pages as .html"),
)
_SAMPLE = 4096
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\v\x1b")
_MOST_CONTROLS = 0.02  # a stray form feed or escape occurs in old texts; binary data have far more


def binary_kind(data: bytes) -> str | None:
    """Say what a binary file looks like and what to do, or None where the bytes may be text.

    >>> binary_kind(b"%PDF-1.7 ...")
    'this is a PDF document, not text; save its text as .txt first.'
    """
    for start, what, advice in _SIGNATURES:
        if data.startswith(start):
            return f"this is {what}, not text; {advice}."
    if data[4:8] == b"ftyp":
        return "this is a film, a sound or a picture, not text; leave it out."
    if _has_utf16_pattern(data) or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        return "it holds NUL bytes, so this is binary data, not text; leave it out or save it as text."
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(4, len(sample) * _MOST_CONTROLS):
        return "it holds control bytes, so this is binary data, not text; leave it out or save it as text."
    return None


def _has_utf16_pattern(data: bytes) -> bool:
    """Tell Arabic UTF-16 without a mark: every other byte is 06 (letters) or 00 (spaces)."""
    sample = data[:_SAMPLE]
    if len(sample) < 8 or b"\x06" not in sample:
        return False
    for offset in (0, 1):
        high = sample[offset::2]
        if sum(byte in (0x00, 0x06) for byte in high) > 0.95 * len(high) and b"\x06" in high:
            low = sample[1 - offset :: 2]
            return low.count(0) < 0.05 * len(low)
    return False


def utf16_without_mark(data: bytes) -> str | None:
    """Name the byte order of Arabic UTF-16 text that has no mark, or None for anything else."""
    if not _has_utf16_pattern(data):
        return None
    high = data[:_SAMPLE:2]
    return "utf-16-be" if sum(byte in (0x00, 0x06) for byte in high) > 0.95 * len(high) else "utf-16-le"
