"""Texts and original files as they lie in a library: plain, or packed.

What an import brought in is packed (deflate), which takes half the room. What she wrote herself stays plain:
the texts that she corrected or typed, and every note. A damaged letter in a plain text is one letter, in a
packed one it is the rest of the text: so only that is packed of which there is another copy. Of an imported
text that is its original file, which lies beside it in a row of its own although most are the same letters:
where one of the two is damaged, salvaging makes it anew from the other, exactly.

The SHA-256 is always that of the plain text or file, so that whoever reads one knows what he has.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Sequence

from db.records import text_hash

PACKED_SINCE = 6
"""The schema since which what is packed has a column of its own."""
_MOST = 1 << 30
"""Nothing is larger; what would unpack to more was not made here."""
AT_ONCE = 200_000
"""Of what is longer, packing would let a window wait: that is done beside it."""
_WORTH = 0.9
"""What packing does not bring below this share of its size stays as it is: it is packed already."""

Kept = tuple[str, str, bytes | None]
"""A text's row: its SHA-256, its words, or in their place what they are packed to."""
KeptFile = tuple[str, bytes, bytes | None]
"""An original file's row, in the same way."""


def kept_text(text: str, *, imported: bool) -> Kept:
    """Return the row of a text that a change brings: what is not to be packed, or long, stays as it is."""
    return packed_text(text) if imported and len(text) <= AT_ONCE else (text_hash(text), text, None)


def kept_file(data: bytes) -> KeptFile:
    """Return the row of an original file that a change brings; a large one stays as it is."""
    return packed_file(data) if len(data) <= AT_ONCE else (hashlib.sha256(data).hexdigest(), data, None)


class FileOnce:
    """The row of a file of which many cables are read: a volume is pressed once, not with each document."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._row: KeptFile | None = None

    def row(self, data: bytes) -> KeptFile:
        """Return the row of these bytes, made at the first time if they are the file's."""
        if data is not self._data:
            return packed_file(data)
        if self._row is None:
            self._row = packed_file(data)
        return self._row


def packed_together(
    texts: Sequence[str], files: Sequence[bytes], once: FileOnce | None = None
) -> tuple[list[Kept], list[KeptFile]]:
    """Return the rows of the texts and files of one import; what are the same bytes is pressed once.

    The first text is the one that was read; any other somebody corrected, and that stays plain.
    """
    row_of = packed_file if once is None else once.row
    rows = [plain_text(text) if at else packed_text(text) for at, text in enumerate(texts)]
    known = {text.encode("utf-8", "surrogatepass"): row for text, row in zip(texts, rows, strict=True)}
    return rows, [
        (row[0], b"" if row[2] else data, row[2]) if (row := known.get(data)) else row_of(data)
        for data in files
    ]


def packed_text(text: str) -> Kept:
    """Return the row of a text, packed where that is worth while."""
    plain = text.encode("utf-8", "surrogatepass")
    packed = zlib.compress(plain, 6)
    if len(packed) > len(plain) * _WORTH:
        return text_hash(text), text, None
    return text_hash(text), "", packed


def plain_text(text: str) -> Kept:
    """Return the row of a text as it is."""
    return text_hash(text), text, None


def packed_file(data: bytes) -> KeptFile:
    """Return the row of an original file, packed where that is worth while."""
    packed = zlib.compress(data, 6)
    sha256 = hashlib.sha256(data).hexdigest()
    return (sha256, data, None) if len(packed) > len(data) * _WORTH else (sha256, b"", packed)


def write_texts(connection: sqlite3.Connection, texts: Iterable[Kept]) -> None:
    """Enter texts that are not there yet."""
    connection.executemany(
        "INSERT INTO text (sha256, body, packed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", texts
    )


def write_files(connection: sqlite3.Connection, files: Iterable[KeptFile]) -> None:
    """Enter original files that are not there yet."""
    connection.executemany(
        "INSERT INTO source_file (sha256, bytes, packed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", files
    )


def text_of(connection: sqlite3.Connection, sha256: str) -> str | None:
    """Return the text with this SHA-256 as it lies there; None where there is none, or none that unpacks.

    Whether it is what was stored, `sound_text` looks.
    """
    row = connection.execute("SELECT body, packed FROM text WHERE sha256 = ?", (sha256,)).fetchone()
    return None if row is None else words_of(*row)


def words_of(body: str, packed: bytes | None) -> str | None:
    """Return the text of a row with these columns; None where it does not unpack."""
    if packed is None:
        return str(body)
    plain = unpacked(packed)
    try:
        return None if plain is None else plain.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None


def sound_text(connection: sqlite3.Connection, sha256: str) -> str | None:
    """Return the text with this SHA-256; None where there is none, or it is not what was stored."""
    text = text_of(connection, sha256)
    return None if text is None or text_hash(text) != sha256 else text


def file_of(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """Return the original file with this SHA-256 as it lies there; None where there is none to be read."""
    row = connection.execute("SELECT bytes, packed FROM source_file WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    return bytes(row[0]) if row[1] is None else unpacked(row[1])


def unpacked(packed: bytes) -> bytes | None:
    """Return the bytes that were packed; None where they are damaged."""
    press = zlib.decompressobj()
    try:
        plain = press.decompress(packed, _MOST)
    except zlib.error:
        return None
    return plain if press.eof and not press.unused_data else None
