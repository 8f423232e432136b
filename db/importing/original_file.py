"""The bytes of a text file made again from the text that was read out of it."""

from __future__ import annotations

import codecs
import hashlib

from db.records import Cable

_LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def rebuilt(text: str, cable: Cable) -> bytes | None:
    """Return the original file of a cable whose reading 0 has this text, None where it says more than that.

    It is the very file: its SHA-256 is the one that the cable names.
    """
    ends = _LINE_ENDS.get(cable.line_ends)
    if ends is None or not cable.file_sha256:
        return None
    try:
        data = text.replace("\n", ends).encode(cable.encoding)
    except (UnicodeError, LookupError):
        return None
    for mark in (b"", *(_MARKS if cable.had_bom else ())):
        whole = bytes(mark + data)
        if hashlib.sha256(whole).hexdigest() == cable.file_sha256:
            return whole
    return None
