"""From the bytes of a saved web page to its markup: which encoding, and what is too much.

Order: the user's own choice, a byte order mark, what the page says of itself, then a guess. Browsers take old
names of encodings for their later, larger ones, and so do we.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import replace

from db.errors import ReadingError
from desktop.reading.encoding import MOST_BYTES, Decoded, decode

MOST_ELEMENTS = 150_000
"""A page of more elements is refused: *m*, each takes 0.02 ms to read."""

MOST_PAGE = 64 * 1024 * 1024
"""Bytes of a page with the pictures that it carries within itself."""

_HEAD = 8192
_META = re.compile(
    rb"""<meta\b[^>]{0,500}?\bcharset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{1,40})""", re.IGNORECASE
)
_XML = re.compile(
    rb"""\s{0,20}<\?xml\b[^>]{0,200}?\bencoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})""", re.IGNORECASE
)
_EMBEDDED_BYTES = re.compile(rb"data:[\w/+.;=-]{1,200},[\w+/=%-]{200,}")
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{1,200},[^\"'\s>)]{200,}")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_LARGER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""What a browser takes instead of what a page says; one that could be read to say UTF-16 is not in it."""


def page_markup(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Return the markup of a page.

    Raises `ReadingError` with the codes of `encoding.decode`, or "page-too-large".
    """
    if len(data) > MOST_PAGE:
        raise ReadingError("file-too-large", name=name, size=len(data), most=MOST_PAGE)
    # The pictures that a page saved whole carries within itself can be most of it.
    bare = _EMBEDDED_BYTES.sub(b"data:,", data) if len(data) > MOST_BYTES else data
    decoded = decode(bare, name, encoding or _declared(bare))
    if bare is not data:
        decoded = replace(decoded, data_sha256=hashlib.sha256(data).hexdigest())
    elements = decoded.text.count("<")
    if elements > MOST_ELEMENTS:
        raise ReadingError("page-too-large", name=name, elements=elements, most=MOST_ELEMENTS)
    return decoded


def without_embedded(markup: str) -> str:
    """Return markup without the pictures and fonts that a page saved whole carries within itself."""
    return _EMBEDDED.sub("data:,", markup)


def _declared(data: bytes) -> str | None:
    if data.startswith(_MARKS):
        return None
    head = data[:_HEAD]
    match = _XML.match(head) or _META.search(head)
    if match is None:
        return None
    try:
        said = codecs.lookup(match[1].decode("ascii")).name
        "".encode(said).decode(said)
    except (LookupError, UnicodeError, ValueError):
        return None
    said = _LARGER.get(said, said)
    if said not in ("utf-8", "gb18030") and _is_utf8(data):
        # The server said so in its answer, which was not saved; such bytes are hardly ever anything else.
        return None
    return said


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
