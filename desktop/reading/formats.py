"""Which format a file has, and the one door to all readers: its parts, and one of them read.

The content is looked at first, then the name. A format is one module with `read(data, name, part) -> Intake`,
imported when the first file of its kind comes, so that the libraries behind it cost nothing before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.errors import ReadingError
from desktop.reading import plain
from desktop.reading.encoding import decode
from desktop.reading.intake import Intake
from desktop.reading.parts import WHOLE, Part, Report, piece_of

SUFFIXES = (".txt", ".text")
"""How the files of a folder end that are read with it; a file named by itself may be called anything."""

MOST_BYTES = 128 * 1024 * 1024
"""A larger file is not opened at all. Each format has its own limit below this: 16 MB for a plain text."""


def parts_of(
    data: bytes, name: str, report: Report | None = None, encoding: str | None = None
) -> tuple[Part, ...]:
    """Return the cables that the file `data`, called `name`, may hold, in its own order.

    A file of one cable has one part, whose key is "". Where there are several, "" still names the whole, so
    that she may decline to split it. `report` is called with the fraction done and the code "looking".
    `encoding` is the user's own choice for a file of text; formats that tell their encoding pass over it.
    Raises `ReadingError` where the file as a whole cannot be read.
    """
    decode(data, name, encoding)
    if report is not None:
        report(1.0, "looking")
    return (Part(),)


def read(data: bytes, name: str, part: str = WHOLE, encoding: str | None = None) -> Intake:
    """Return what the part with this key says, every value with its place.

    `encoding` is the user's own choice for a file of text; `Intake.encodings` tells what else it could be.
    Raises `ReadingError` with the code "part-not-found", or that of the reason why it is not read.
    """
    return plain.read(data, name, part, encoding)


def read_parts(
    data: bytes, name: str, keys: Iterable[str], encoding: str | None = None
) -> Iterator[tuple[str, Intake | ReadingError]]:
    """Yield each key with what its part says, or with the error that reading it met.

    Cheaper than `read` one by one: the file is taken apart once.
    """
    for key in keys:
        try:
            yield key, read(data, name, key, encoding)
        except ReadingError as refused:
            yield key, refused


def original(data: bytes, name: str, part: str = WHOLE) -> tuple[bytes, str]:
    """Return the bytes to be kept as the original of a part, and what they are called.

    That is the file itself, or where the part lies in an archive, the file inside of it. Raises
    `ReadingError` with the code "part-not-found".
    """
    if part != WHOLE and piece_of(part) is None:
        raise ReadingError("part-not-found", name=name, part=part)
    return data, name
