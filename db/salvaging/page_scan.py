"""The rows of an SQLite file page by page, past whatever is damaged: for saving what can be saved.

SQLite gives up a table at the first page that does not fit. Here each leaf of a table is read for itself:
the leaves that the file's own trees lead to, and then those that no tree leads to any more, whose rows are
known by their shape. Nothing is believed: whoever reads here checks what he gets by its checksums.
The form is that of https://www.sqlite.org/fileformat2.html; the log (WAL) is laid over the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Value = None | int | float | str | bytes
_LEAF, _INNER = 0x0D, 0x05
_INT_SIZES = (0, 1, 2, 3, 4, 6, 8)
_MOST_COLUMNS = 100


@dataclass(slots=True)
class Scan:
    """A file's pages: `roots` are the tables that its schema names, with their first pages."""

    pages: PageFile
    roots: dict[str, int] = field(default_factory=dict)
    broken: int = 0
    """Pages that a tree leads to and that cannot be read, wholly or in part."""
    _seen: set[int] = field(default_factory=set)

    def rows_of(self, table: str) -> Iterator[tuple[int, list[Value]]]:
        """Give (rowid, values) of the rows to which the table's tree leads."""
        if table in self.roots:
            for leaf in self._leaves(self.roots[table]):
                yield from self._rows_on(leaf)

    def stray_rows(self) -> Iterator[tuple[int, list[Value]]]:
        """Give the rows of leaves that no tree leads to; call this when the tables have been read."""
        skip = self._seen | self.pages.free_pages()
        for number in range(2, self.pages.count + 1):
            if number not in skip and self.pages.page(number)[:1] == bytes([_LEAF]):
                yield from self.pages.rows_on(number)

    def _rows_on(self, number: int) -> Iterator[tuple[int, list[Value]]]:
        expected = self.pages.cell_count(number)
        found = 0
        for row in self.pages.rows_on(number):
            found += 1
            yield row
        self.broken += found < expected

    def _leaves(self, root: int) -> Iterator[int]:
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in self._seen or not 1 <= number <= self.pages.count:
                self.broken += number not in self._seen
                continue
            self._seen.add(number)
            kind = self.pages.kind(number)
            if kind == _INNER:
                waiting += reversed(self.pages.children_of(number))
            else:
                self.broken += kind != _LEAF
                yield number  # tried even where the kind is damaged: its cells may not be


class PageFile:
    """The bytes of a file by page, with its log laid over them."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises OSError."""
        self._data = path.read_bytes()
        head = self._data[:100].ljust(100, b"\0")
        size = struct.unpack(">H", head[16:18])[0]
        size = 65536 if size == 1 else size
        self.size = size if 512 <= size <= 65536 and size & (size - 1) == 0 else 4096
        self._usable = self.size - (head[20] if head[20] <= 32 else 0)
        log = path.with_name(path.name + "-wal")
        self._log = _log_pages(log.read_bytes(), self.size) if log.is_file() else {}
        self.count = max([-(-len(self._data) // self.size), *self._log])

    @property
    def version(self) -> int:
        """The number that the file's head gives as its schema's."""
        return int(struct.unpack(">I", self.page(1)[60:64].ljust(4, b"\0"))[0])

    def page(self, number: int) -> bytes:
        """Return a page's bytes, of its whole length."""
        if number in self._log:
            return self._log[number]
        return self._data[(number - 1) * self.size : number * self.size].ljust(self.size, b"\0")

    def kind(self, number: int) -> int:
        """Return the byte that tells what a page of a tree is."""
        return self.page(number)[_head_at(number)]

    def cell_count(self, number: int) -> int:
        """Return how many cells a page says it has."""
        at = _head_at(number) + 3
        return int(struct.unpack(">H", self.page(number)[at : at + 2])[0])

    def children_of(self, number: int) -> list[int]:
        """Return the pages to which an inner page leads, in the order of their rows."""
        page, head = self.page(number), _head_at(number)
        places = [*self._cells(page, head + 12, self.cell_count(number)), head + 8]
        return [struct.unpack(">I", page[at : at + 4].ljust(4, b"\0"))[0] for at in places]

    def rows_on(self, number: int) -> Iterator[tuple[int, list[Value]]]:
        """Give (rowid, values) of each row on a leaf that can be read; the others are passed over."""
        page, head = self.page(number), _head_at(number)
        for cell in self._cells(page, head + 8, self.cell_count(number)):
            try:
                length, at = _varint(page, cell)
                rowid, at = _varint(page, at)
                values = _record(self._payload(page, at, length))
            except (IndexError, ValueError, struct.error):
                continue
            yield rowid, values

    def free_pages(self) -> set[int]:
        """Return the pages that the file says are not in use."""
        free: set[int] = set()
        trunk = struct.unpack(">I", self.page(1)[32:36])[0]
        while 1 < trunk <= self.count and trunk not in free:
            page = self.page(trunk)
            free.add(trunk)
            trunk, count = struct.unpack(">II", page[:8])
            count = min(count, self.size // 4 - 2)
            free.update(struct.unpack(f">{count}I", page[8 : 8 + 4 * count]))
        return free

    def _cells(self, page: bytes, first: int, count: int) -> list[int]:
        count = min(count, (len(page) - first) // 2)
        places = struct.unpack(f">{count}H", page[first : first + 2 * count])
        return [at for at in places if first <= at < len(page)]

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """Return a row's bytes, which may go on in pages of their own."""
        most = self._usable - 35
        if length <= most:
            return page[at : at + length]
        if length > self.count * self.size:
            raise ValueError("longer than the file")
        least = (self._usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (self._usable - 4)
        local = local if local <= most else least
        parts = [page[at : at + local]]
        following = struct.unpack(">I", page[at + local : at + local + 4])[0]
        missing = length - local
        while missing > 0:
            if not 1 < following <= self.count:
                raise ValueError("goes on nowhere")
            more = self.page(following)
            parts.append(more[4 : 4 + min(missing, self._usable - 4)])
            missing -= self._usable - 4
            following = struct.unpack(">I", more[:4])[0]
        return b"".join(parts)


def scan(path: Path) -> Scan:
    """Look at a file; raises OSError where it cannot be read at all."""
    made = Scan(PageFile(path))
    made.roots["sqlite_schema"] = 1
    for _, values in made.rows_of("sqlite_schema"):
        if len(values) >= 4 and values[0] == "table" and isinstance(values[3], int):
            made.roots[str(values[1])] = values[3]
    return made


def _head_at(number: int) -> int:
    return 100 if number == 1 else 0


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for position in range(8):
        byte = data[at + position]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + position + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >= 1 << 63 else value, at + 9


def _record(data: bytes) -> list[Value]:
    """Return the values of a row; letters that are no UTF-8 any more become U+FFFD."""
    end, at = _varint(data, 0)
    kinds = []
    while at < end:
        kind, at = _varint(data, at)
        kinds.append(kind)
    if at != end or len(kinds) > _MOST_COLUMNS:
        raise ValueError("no row")
    values: list[Value] = []
    for kind in kinds:
        size = _INT_SIZES[kind] if kind <= 6 else 8 if kind == 7 else (kind - 12) // 2 if kind >= 12 else 0
        part = data[at : at + size]
        if len(part) < size or kind in (10, 11):
            raise ValueError("no row")
        values.append(_value(kind, part))
        at += size
    return values


def _value(kind: int, part: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind <= 6:
        return int.from_bytes(part, "big", signed=True)
    if kind == 7:
        return float(struct.unpack(">d", part)[0])
    return part.decode("utf-8", "replace") if kind % 2 else part


def _log_pages(log: bytes, size: int) -> dict[int, bytes]:
    """Return the pages of a log up to its last commit, whatever its checksums say: rows have their own."""
    pages: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    salts = log[16:24]
    for at in range(32, len(log) - 24 - size + 1, 24 + size):
        number, commit = struct.unpack(">II", log[at : at + 8])
        if log[at + 8 : at + 16] != salts or not 0 < number < 1 << 31:
            continue
        waiting[number] = log[at + 24 : at + 24 + size]
        if commit:
            pages.update(waiting)
            waiting.clear()
    return pages
