"""The records in a TEI file, packed: who replaces a word everywhere in the file replaces it in the TEI alone.

What left has to be known when the file comes back, or it cannot be told what a person changed. As plain JSON
it would be changed along with the text by every editor's "replace all". So it is compressed, and written in
the letters of base64, broken into lines: white space in it means nothing, so that a program may reformat it.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import zlib

ENCODING = "gzip-base64"
"""What `xenoData/@subtype` says of it. Files without it hold the JSON as it is."""
MOST_UNPACKED = 256 * 1024 * 1024
"""More bytes are not unpacked: no cable is so long."""
_WIDTH = 76
_GZIP = 31
"""What zlib calls data with the header and the checksum of gzip."""


def packed(words: str) -> str:
    """Return words as lines of base64; the same for the same words."""
    letters = base64.b64encode(gzip.compress(words.encode(), mtime=0)).decode()
    return "\n".join(letters[at : at + _WIDTH] for at in range(0, len(letters), _WIDTH))


def unpacked(letters: str) -> str:
    """Return the words that were packed; raises ValueError where somebody changed the letters."""
    unpacking = zlib.decompressobj(_GZIP)
    try:
        words = unpacking.decompress(base64.b64decode("".join(letters.split()), validate=True), MOST_UNPACKED)
    except (binascii.Error, zlib.error) as broken:
        raise ValueError(str(broken)) from broken
    if not unpacking.eof:
        raise ValueError("not whole")
    return words.decode()
