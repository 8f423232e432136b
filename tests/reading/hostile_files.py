"""Files that were made to hurt a reader: what each is called, and its bytes. Nothing here is random."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from desktop.reading.encoding import MOST_BYTES, MOST_LINES

MB = 1024 * 1024
LINE = 5 * MB

_LIST = "TELEGRAM\nDistribution:\n"
_TELEGRAM = "PAGE 01        STATE 133602\n"


def _archive() -> bytes:
    """Return a ZIP of a few kilobytes that unpacks to 100 MB."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "0" * (100 * MB))
    return packed.getvalue()


def _entities() -> str:
    """Return an XML document whose one entity would grow to 2 ** 40 letters."""
    grown = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 40))
    return f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "aa">{grown}]><l>&a39;</l>'


def _outside(path: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{path}">]><TEI><p>&e;</p></TEI>'


TEXTS: dict[str, Callable[[], str]] = {
    "one line of letters": lambda: "a" * LINE,
    "one line of blanks and a word": lambda: " " * LINE + "x",
    "one line of brackets": lambda: "(" * LINE,
    "one line of a list": lambda: ("Distribution: Premier's Office (2), " * (LINE // 30))[:LINE],
    "one line of commas": lambda: "a, " * (LINE // 3),
    "one line of dates": lambda: "May 12, 1961 at 1700 Received; " * (LINE // 31),
    "one line of labels": lambda: "To: " * (LINE // 4),
    "200,000 lines": lambda: "".join(f"line {n}, May 12, 1961 (2)\n" for n in range(200_000)),
    "100,000 blank lines": lambda: "\t \u00a0\u2003\n" * 100_000 + "x",
    "50,000 nested elements": lambda: "<a>" * 50_000 + "</a>" * 50_000,
    "10,000 recipients": lambda: _LIST + ", ".join(f"Office {n} ({n % 9})" for n in range(10_000)),
    "10,000 recipients, a line each": lambda: (
        _LIST + "".join(f"- Office {n} ({n % 9 + 1})\n" for n in range(10_000))
    ),
    "a million accents": lambda: "e" + "\u0301" * 1_000_000,
    "turned letters": lambda: "\u202e" * 100_000 + "\u05e9\u05dc\u05d5\u05dd " * 10_000,
    "a telegram of pages": lambda: _TELEGRAM * 50_000,
    "codes of offices": lambda: "ACTION EA-10\n\nINFO  " + "OCT-01   ISO-00  " * 100_000 + " /058 W\n",
    "numbers of copies": lambda: f"Distribution: A (5), B ({'9' * 24})\nTotal of {'9' * 5000} copies\n",
    "impossible times": lambda: "Received: 31 February 1961 at 25:61\nCopied: 0/0/0000 at 99hs99\n",
    "entities that grow": _entities,
    "an entity from outside": lambda: _outside("/etc/passwd"),
    "a page with a script": lambda: "<html><script>alert(1)</script><img src='http://127.0.0.1/'>" * 1000,
    "NULs between words": lambda: "Received: May 12\0 at 1700\n" * 40,
    "another's brackets": lambda: "[" * 300_000 + "]" * 300_000,
}
"""Made when asked for; each is text that may be imported exactly as it is."""

_WORDS = "From the Korea Desk\nReceived: May 12, 1961 at 1700\n" * 20

ENCODED: dict[str, tuple[bytes, str]] = {
    **{
        name: (_WORDS.encode(name), _WORDS)
        for name in ("utf-8", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-be", "utf-32-le")
    },
    "half a pair": (
        "a".encode("utf-16-le") * 9 + b"\x00\xd8" + "b".encode("utf-16-le") * 9,
        "a" * 9 + "\ufffd" + "b" * 9,
    ),
    "gb18030": (
        "外交部收到朝鲜大使馆急电，请总理办公室阅。\n".encode("gb18030") * 20,
        "外交部收到朝鲜大使馆急电，请总理办公室阅。\n" * 20,
    ),
    "big5": (
        "外交部收到大使館急電，請總理辦公室閱。\n".encode("big5") * 20,
        "外交部收到大使館急電，請總理辦公室閱。\n" * 20,
    ),
    "windows-1252": ("“Café” – the Ambassador’s naïve telegram cost €5\n".encode("cp1252") * 20, ""),
}
"""Bytes, and the text they are; "" where one-byte encodings are too alike for that to be sure."""

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "file-empty"),
    "a mark alone": (lambda: b"\xef\xbb\xbf", "file-empty"),
    "half a mark of UTF-32": (lambda: b"\xff\xfe\x00\x00", "file-empty"),
    "an archive": (_archive, "file-not-text"),
    "a program": (lambda: b"\x7fELF" + bytes(range(256)) * 100, "file-not-text"),
    "noise": (lambda: bytes((n * n * 7 + n * 13) % 256 for n in range(100_000)), "file-not-text"),
    "too much": (lambda: b"a" * (MOST_BYTES + 1), "file-too-large"),
    "too many lines": (lambda: b"\n" * MOST_LINES + b"a", "file-too-many-lines"),
}
"""Bytes, and the code of the error that says why they are no cable."""
