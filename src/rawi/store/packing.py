"""Packs readings for the store: compact JSON, compressed with the words of the format known beforehand."""

import zlib

import msgspec

from rawi.reading_format import dump_reading, load_reading
from rawi.records import Reading

_LEVEL = 6
# What every reading repeats; the commonest stand last, as zlib asks. Never to be changed: what was packed
# with these words is unpacked with the very same.
_WORDS = (
    b'{"id":"","url":null,"source":null,"title":null,"published":"2015-","published_basis":"given","text":"'
    b'","removed":[],"timexes":[],"mentions":[],"entities":[],"references":[],"events":[],"claims":[],'
    b'"instruments":[],"notes":[],"format":"rawi-reading/1"}"type":"DURATION","value":"PT","type":"SET",'
    b'"calendar":"hijri"PRESENT_REF PAST_REF FUTURE_REF "kind":"nationality""kind":"city""kind":"country"'
    b'"kind":"politician""latitude":null,"longitude":null,"precision_km":null},{"id":"","type":"PER","name":"'
    b'","name_ar":"","country":null,"kind":null,"rule":"entities.reference.holder"'
    b'"rule":"entities.person.given"},"rule":"entities.person.short"},"rule":"entities.person.title"},'
    b'"rule":"entities.known.gazetteer"},"rule":"entities.body.head"},"rule":"entities.known.nisba"},'
    b'"rule":"entities.known.name"},{"start":,"end":,"text":"","type":"DATE","value":"","earliest":"","latest":"'
    b'","rule":"timexes.,"calendar":null},{"start":,"end":,"text":"","type":"GPE","entity":""type":"NORP"'
    b'{"cue":{"start":,"end":,"text":""},"speaker":,"act":"state","content":,"quote":"indirect","channel":null,'
    b'"addressee":null,"via":null,"rule":"claims.{"name":"kind":"agreement","parties":[""],"status":"mentioned",'
    b'"date":null,"cadence":null,"rule":"instruments."type":"ASSAULT""type":"CONSULT""type":"SUPPORT"'
    b'{"trigger":{"start":,"end":,"text":""},"type":"","mode":null,"actors":[{"start":,"end":,"text":"","entity":'
    b'null,"country":null}],"recipients":[],"date":null,"place":null,"modality":"actual","claim":null,'
    b'"rule":"events."},'
)


def pack(reading: Reading) -> bytes:
    """Pack a reading."""
    packer = zlib.compressobj(_LEVEL, zdict=_WORDS)
    return packer.compress(dump_reading(reading).encode("utf-8")) + packer.flush()


def unpack(packed: bytes, *, where: str = "reading") -> Reading:
    """Unpack a reading.

    >>> from rawi import read
    >>> reading = read("وصل الوفد إلى تونس أمس.", published="2023-04-24")
    >>> unpack(pack(reading)) == reading
    True
    """
    return load_reading(_unpacked(packed), where=where)


def _unpacked(packed: bytes) -> bytes:
    return zlib.decompressobj(zdict=_WORDS).decompress(packed)


# The text stands before all findings, and quotation marks within strings are escaped: the first that
# begins and ends so is the text.
_BEGIN, _END = b'"text":"', b'","'
# A story of an agency is shorter; of others twice as much is unpacked, and so on.
_FIRST = 1 << 11


def unpack_text(packed: bytes) -> str:
    """Unpack the text of a reading alone: no more than what stands before its end, many times as fast.

    >>> from rawi import read
    >>> unpack_text(pack(read('قال "الوفد": وصلنا إلى تونس.')))
    'قال "الوفد": وصلنا إلى تونس.'
    """
    unpacker = zlib.decompressobj(zdict=_WORDS)
    told, start, end = b"", -1, -1
    while end < 0:
        if unpacker.eof:
            raise ValueError("a reading without a text was packed")
        told += unpacker.decompress(unpacker.unconsumed_tail if told else packed, len(told) or _FIRST)
        start = told.find(_BEGIN)
        end = told.find(_END, start + len(_BEGIN)) if start >= 0 else -1
    return msgspec.json.decode(told[start + len(_BEGIN) - 1 : end + 1], type=str)
