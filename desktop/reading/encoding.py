"""Bytes in, exact text out.

The text of a cable is what its file says: a byte order mark is dropped, CRLF and CR become LF, and nothing
else is touched. No normalisation of accents; U+0085, U+2028, vertical tabs, form feeds and NULs stay.
Order of trying: byte order mark, UTF-16 and UTF-32 that carry none, told by where their NULs stand, UTF-8,
then a guess by charset-normalizer. Each guess is reported as a doubt, with the encodings that it could be
instead; the user's own choice goes before all of this.
"""

import codecs
import hashlib
from dataclasses import dataclass

from db.errors import ReadingError
from desktop.reading.encoding_guess import FALL_BACK, guesses
from desktop.reading.intake import Doubt, LineEnds

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of files that are surely no text, from the formats' own specifications.
_BINARY = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x7fELF",
    b"\x1f\x8b\x08",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"SQLite format 3\x00",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"II*\x00",
    b"MM\x00*",
    b"\xca\xfe\xba\xbe",
    b"\x00asm",
)

MOST_BYTES = 16 * 1024 * 1024
"""A file above this is refused: a cable of five thousand pages is no cable. *m*: a text of 64 MB takes
1.2 GB in the window."""
MOST_LINES = 250_000
"""A text of more lines is refused: *m*, 200,000 lines take 0.76 GB in the window, whatever they say."""

_SAMPLE = 64 * 1024
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27}) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The exact text of a file, how it was encoded, and the doubts about that.

    `alternatives` are the encodings that a guess could be instead, the likelier first.
    """

    text: str
    encoding: str
    line_ends: LineEnds
    had_bom: bool
    data_sha256: str
    doubts: tuple[Doubt, ...]
    alternatives: tuple[str, ...] = ()


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Return the text of `data`, the content of a file called `name`, in `encoding` if the user chose one.

    Raises `ReadingError` with the code "file-empty", "file-too-large", "file-too-many-lines",
    "file-not-text" or "encoding-unknown".
    """
    if not data:
        raise ReadingError("file-empty", name=name)
    if len(data) > MOST_BYTES:
        raise ReadingError("file-too-large", name=name, size=len(data), most=MOST_BYTES)
    if data.startswith(_BINARY):
        raise ReadingError("file-not-text", name=name)
    raw, taken, had_bom, doubts, others = _chosen(data, encoding) if encoding else _characters(data, name)
    if not raw:
        raise ReadingError("file-empty", name=name)
    text, line_ends = _one_line_end(raw)
    lines = text.count("\n") + 1
    if lines > MOST_LINES:
        raise ReadingError("file-too-many-lines", name=name, lines=lines, most=MOST_LINES)
    return Decoded(text, taken, line_ends, had_bom, hashlib.sha256(data).hexdigest(), doubts, others)


_Characters = tuple[str, str, bool, tuple[Doubt, ...], tuple[str, ...]]


def _chosen(data: bytes, encoding: str) -> _Characters:
    # Python's codecs hold ciphers and packers, too, which make no text of bytes.
    try:
        name = codecs.lookup(encoding).name
        "".encode(name).decode(name)
    except (LookupError, UnicodeError, ValueError) as error:
        raise ReadingError("encoding-unknown", encoding=encoding) from error
    plain = _plain_name(name)
    mark = next(
        (mark for mark, marked in _MARKS if _plain_name(marked) == plain and data.startswith(mark)), b""
    )
    text, doubts = _forgiving(data[len(mark) :], name)
    return text, name, bool(mark), doubts, ()


def _plain_name(encoding: str) -> str:
    return encoding.replace("_", "-").lower()


def _characters(data: bytes, name: str) -> _Characters:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text, doubts = _forgiving(data[len(mark) :], encoding)
            return text, encoding, True, doubts, ()
    if wide := _unmarked(data):
        text, doubts = _forgiving(data, wide)
        return text, wide, False, (_guessed(wide), *doubts), ("utf-8",)
    if _looks_binary(data):
        raise ReadingError("file-not-text", name=name)
    try:
        return data.decode("utf-8"), "utf-8", False, (), ()
    except UnicodeDecodeError:
        pass
    guess, *others = guesses(data[: 4 * _SAMPLE]) or ("utf-8",)
    text, doubts = _forgiving(data, guess)
    if guess == "utf-8":
        if text.count("\ufffd") * 10 > len(text):
            raise ReadingError("file-not-text", name=name)
        return text, guess, False, doubts, FALL_BACK
    return text, guess, False, (_guessed(guess), *doubts), (*others, "utf-8")


def _guessed(encoding: str) -> Doubt:
    return Doubt("text", "encoding-guessed", "", 0, 0, (("encoding", encoding),))


def _unmarked(data: bytes) -> str | None:
    """Return which UTF-16 or UTF-32 the bytes are that carry no mark, or None.

    Letters up to U+00FF and line ends leave a NUL in the same one of two bytes, or the same three of four,
    and hardly one in the other; a text in another encoding that holds NULs has them anywhere.
    """
    sample = data[:_SAMPLE]
    for width, order, encoding in (
        (4, "big", "utf-32-be"),
        (4, "little", "utf-32-le"),
        (2, "big", "utf-16-be"),
        (2, "little", "utf-16-le"),
    ):
        units = len(sample) // width
        if len(data) % width or units < 2:
            continue
        low = width - 1 if order == "big" else 0
        empty = [sample[at::width].count(0) for at in range(width)]
        if 16 * empty[low] <= units and all(4 * n >= 3 * units for at, n in enumerate(empty) if at != low):
            return encoding
    return None


def _looks_binary(data: bytes) -> bool:
    # A text may hold a NUL or another stray control character; a program or picture is full of them.
    # Line ends do not count, so that a text is one in whatever way its lines end.
    sample = data[:_SAMPLE].translate(None, b"\r\n")
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > 4 and controls * 20 > len(sample)


def _forgiving(data: bytes, encoding: str) -> tuple[str, tuple[Doubt, ...]]:
    # Bad bytes become U+FFFD; those that the source itself holds are not counted as bad.
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    bad = text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    first = text.find("\ufffd")
    at = first - text.count("\r\n", 0, first)
    return text, (Doubt("text", "bytes-not-readable", "\ufffd", at, at + 1, (("count", bad),)),)


def _one_line_end(raw: str) -> tuple[str, LineEnds]:
    if "\r" not in raw:
        return raw, "lf"
    crlf = raw.count("\r\n")
    cr = raw.count("\r") - crlf
    lf = raw.count("\n") - crlf
    kinds: list[LineEnds] = []
    if crlf:
        kinds.append("crlf")
    if cr:
        kinds.append("cr")
    if lf:
        kinds.append("lf")
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    return text, kinds[0] if len(kinds) == 1 else "mixed"
