"""A ZIP file from anybody: its members listed and unpacked within limits, never onto the disk.

What a member says of its own size is checked first, and not believed: no more than that is unpacked.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from db.errors import ReadingError
from desktop.reading.encoding_guess import guesses
from desktop.reading.strange_letters import is_of_one_script, strangeness

MOST_MEMBERS = 20_000
MOST_RATIO = 200
"""A member that grows more than this is no text: *m*, a text of one repeated cable packs 100 to 1."""
_SMALL = 1024 * 1024
_METHODS = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2))
_ENCRYPTED = 0x1
_IN_UTF8 = 0x800
_OF_NAMES = ("cp437", "cp850", "cp866", "cp852")
"""What programs of DOS and Windows write names in, where the letters are not those of East Asia."""
_DIRECTORY = b"PK\x01\x02"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name there, its size unpacked, and the code of why it cannot be unpacked."""

    name: str
    size: int
    trouble: str
    info: zipfile.ZipInfo


class Packed:
    """An archive in memory."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the archive `data`, a file called `name`.

        Raises `ReadingError` with the code "archive-damaged" or "archive-too-many".
        """
        self._name = name
        count = data.count(_DIRECTORY)
        if count > MOST_MEMBERS:
            raise ReadingError("archive-too-many", name=name, files=count, most=MOST_MEMBERS)
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
            raise ReadingError("archive-damaged", name=name) from error
        infos = [info for info in self._archive.infolist() if not info.is_dir()]
        names = _names_of(infos)
        self.members = tuple(
            Member(called, info.file_size, _trouble(info), info)
            for called, info in zip(names, infos, strict=True)
        )

    def member(self, name: str) -> Member | None:
        """Return the last member of this name, which is the one that counts, or None."""
        found = None
        for member in self.members:
            if member.name == name:
                found = member
        return found

    def unpack(self, member: Member, most: int) -> bytes:
        """Return what a member holds, at most `most` bytes.

        Raises `ReadingError` with the code of the member's `trouble`, "file-too-large" or "archive-damaged".
        """
        if member.trouble:
            raise ReadingError(member.trouble, name=member.name, archive=self._name)
        if member.size > most:
            raise ReadingError("file-too-large", name=member.name, size=member.size, most=most)
        try:
            with self._archive.open(member.info) as packed:
                data = packed.read(member.size + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
            raise ReadingError("archive-damaged", name=self._name) from error
        if len(data) != member.size:
            raise ReadingError("archive-damaged", name=self._name)
        return data


def _names_of(infos: list[zipfile.ZipInfo]) -> list[str]:
    """Return the members' names.

    Programs of old wrote them in the computer's own letters, many of today write UTF-8 and do not say so: all
    names that say nothing are taken for the encoding in which they are words.
    """
    unmarked = [
        info.filename for info in infos if not info.flag_bits & _IN_UTF8 and not info.filename.isascii()
    ]
    encoding = _encoding_of([raw for name in unmarked if (raw := _raw(name)) is not None]) if unmarked else ""
    return [info.filename if info.flag_bits & _IN_UTF8 else _named(info.filename, encoding) for info in infos]


def _raw(name: str) -> bytes | None:
    try:
        return name.encode("cp437")
    except UnicodeError:
        return None


def _named(name: str, encoding: str) -> str:
    raw = _raw(name)
    if raw is None or name.isascii():
        return name
    for taken in ("utf-8", encoding):
        try:
            return raw.decode(taken)
        except (UnicodeError, LookupError):
            continue
    return name


def _encoding_of(names: list[bytes]) -> str:
    sample = b"\n".join(names)
    for encoding in _OF_NAMES:
        try:
            if strangeness(sample.decode(encoding)) == 0:
                return encoding
        except UnicodeError:
            continue
    likely = [name for name in (*guesses(sample + b"\n"), "gb18030") if is_of_one_script(sample, name)]
    return next(iter(likely), "cp437")


def _trouble(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _ENCRYPTED:
        return "archive-encrypted"
    if info.compress_type not in _METHODS:
        return "archive-method"
    if info.file_size > _SMALL and info.file_size > MOST_RATIO * max(1, info.compress_size):
        return "archive-bomb"
    return ""
