"""Read a ZIP file: each file in it is a part, or where it holds several cables itself, each of them is.

Nothing is ever unpacked onto the disk, so whatever path a member claims is only a name. What cannot be read
is listed with its reason; what nobody put there (a Mac's shadow files, pictures of a saved page) is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from db.errors import ReadingError
from desktop.reading.file_names import shown
from desktop.reading.intake import Intake
from desktop.reading.kinds import kind_of
from desktop.reading.packed import Member, Packed
from desktop.reading.parts import WHOLE, Part, Report

MOST_UNPACKED = 1024 * 1024 * 1024
"""Bytes of all members together; they are unpacked one by one."""
MOST_MEMBER = 64 * 1024 * 1024
BETWEEN = "#"
"""What stands between a member's path and the key of a part of it."""

_SHADOWS = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.(?!\.?/)|Thumbs\.db$|desktop\.ini$)|_files/|\.(?:css|js)$", re.IGNORECASE
)


def parts_of(
    data: bytes,
    name: str,
    report: Report | None = None,
    encoding: str | None = None,
    *,
    whole_words: bool = False,
) -> tuple[Part, ...]:
    """Return the parts of all files in an archive, in its order.

    Raises `ReadingError` with the code "archive-damaged", "archive-too-many", "archive-bomb" or
    "archive-without-files".
    """
    from desktop.reading import formats

    archive = _opened(data, name)
    found: list[Part] = []
    for at, (path, member) in enumerate(archive.members.items()):
        if report is not None:
            report(at / len(archive.members), "looking")
        try:
            inner = formats.parts_of(*archive.file(member), None, encoding, whole_words=whole_words)
        except ReadingError as refused:
            found.append(Part(path, where=path, unit="file", trouble=refused.code))
            continue
        found += [_within(part, path, alone=len(inner) == 1) for part in inner]
    return tuple(found)


def read(
    data: bytes, name: str, part: str = WHOLE, encoding: str | None = None, *, whole_words: bool = False
) -> Intake:
    """Return what a part of an archive says; of one that holds a single file, the whole is that file.

    Raises `ReadingError` with the code "part-not-found" or "part-not-named", or that of the part's reason.
    """
    from desktop.reading import formats

    file, inner = _opened(data, name).find(part)
    return formats.read(*file, inner, encoding, whole_words=whole_words)


def read_parts(
    data: bytes, name: str, keys: Iterable[str], encoding: str | None = None, *, whole_words: bool = False
) -> Iterator[tuple[str, Intake | ReadingError]]:
    """Yield each key with what its part says, or with the error that it met; each file is unpacked once."""
    from desktop.reading import formats

    archive = _opened(data, name)
    by_member: dict[str, dict[str, str]] = {}
    for key in keys:
        try:
            path, inner = archive.split(key)
        except ReadingError as refused:
            yield key, refused
            continue
        by_member.setdefault(path, {})[inner] = key
    for path, wanted in by_member.items():
        try:
            file = archive.file(archive.members[path])
            for inner, found in formats.read_parts(*file, list(wanted), encoding, whole_words=whole_words):
                yield wanted[inner], found
        except ReadingError as refused:
            for key in wanted.values():
                yield key, refused


def original(data: bytes, name: str, part: str = WHOLE) -> tuple[bytes, str]:
    """Return the file in an archive in which a part lies, and its name; raises as `read` does."""
    from desktop.reading import formats

    file, inner = _opened(data, name).find(part)
    return formats.original(*file, inner)


class _Archive:
    """The files of an archive by their keys."""

    def __init__(self, data: bytes, name: str) -> None:
        self._packed = Packed(data, name)
        self._name = name
        self.members: dict[str, Member] = {}
        for member in self._packed.members:
            if not _SHADOWS.search(member.name):
                self.members[_key(member.name, self.members)] = member
        if not self.members:
            raise ReadingError("archive-without-files", name=name)
        if sum(member.size for member in self.members.values()) > MOST_UNPACKED:
            raise ReadingError("archive-bomb", name=name)

    def file(self, member: Member) -> tuple[bytes, str]:
        """Return what a member holds and its name without folders; an archive in an archive is refused."""
        data = self._packed.unpack(member, MOST_MEMBER)
        name = shown(re.split(r"[/\\]", member.name)[-1])
        if kind_of(data, name) == "archive":
            raise ReadingError("archive-in-archive", name=name)
        return data, name

    def find(self, key: str) -> tuple[tuple[bytes, str], str]:
        """Return the file in which the part with this key lies, and the key of the part within it."""
        path, inner = self.split(key)
        return self.file(self.members[path]), inner

    def split(self, key: str) -> tuple[str, str]:
        """Return the key of the file in which a part lies, and that of the part within it."""
        if key == WHOLE:
            if len(self.members) > 1:
                raise ReadingError("part-not-named", name=self._name, files=len(self.members))
            return next(iter(self.members)), WHOLE
        if key in self.members:
            return key, WHOLE
        path, between, inner = key.rpartition(BETWEEN)
        if between and path in self.members:
            return path, inner
        raise ReadingError("part-not-found", name=self._name, part=key)


@lru_cache(maxsize=1)
def _opened(data: bytes, name: str) -> _Archive:
    # Whoever reads an archive asks for one part after the other: its directory is read once.
    return _Archive(data, name)


def _within(part: Part, path: str, *, alone: bool) -> Part:
    if alone and part.key == WHOLE:
        return replace(part, key=path, where=path, unit="file")
    return replace(part, key=f"{path}{BETWEEN}{part.key}", file=path)


def _key(path: str, taken: dict[str, Member]) -> str:
    # An archive may hold one path twice; each is a file of its own to whoever opens it.
    key, number = path, 1
    while key in taken:
        number += 1
        key = f"{path} ({number})"
    return key
