"""The parts of a file: most files are one cable, some hold several, and each can be named and read by itself.

A part's key is what `formats.read` is given. It is "" for the whole file, "120-4500" for a piece of its text
(offsets are Unicode code points), the path of a file in an archive, or the id of a document in a volume.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from desktop.reading.intake import Span

Unit = Literal["", "lines", "pages", "file", "document"]
Report = Callable[[float, str], None]
"""Called with how far the work is, from 0 to 1, and the code of what is being done."""

WHOLE = ""
_PIECE = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Part:
    """One cable that a file may hold.

    `title` and `date` are as far as they are seen without reading it all, else "". `where` says where in the
    file it stands, in figures or in words of the file itself, and `unit` what these count or name: "12–40" in
    "lines", "3" in "pages", "1961/a.txt" as a "file", "d12" as a "document". `start` and `end` are the place
    in the file's text if the part is a piece of it, else both 0. `trouble` is the code of the error that
    reading this part alone would raise, if that is known already. `kind` tells the documents of a volume
    apart: "document", "editorial note" or "section" (what stands in front of them and behind). `file` is the
    path of the file that it is a part of, if that lies in an archive and holds several.
    """

    key: str = WHOLE
    title: str = ""
    date: str = ""
    where: str = ""
    unit: Unit = ""
    start: int = 0
    end: int = 0
    trouble: str = ""
    kind: str = ""
    file: str = ""


def piece_key(start: int, end: int) -> str:
    """Return the key of the piece `[start, end)` of a file's text."""
    return f"{start}-{end}"


def piece_of(key: str) -> Span | None:
    """Return the place that a key names in a file's text, or None where it is not such a key."""
    match = _PIECE.fullmatch(key)
    if match is None or int(match[1]) >= int(match[2]):
        return None
    return int(match[1]), int(match[2])
