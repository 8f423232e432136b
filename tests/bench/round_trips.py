"""Library, file, library: what comes back of a format, counted record by record.

500 cables of every oddity with 10,000 notes of every kind (`tests.odd_cables`): overlapping spans, several
spans of one note, words that are gone, Han, characters beyond U+FFFF, controls, scripts from right to left.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from db.records import Note, Record
from db.store import Store
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.formats import Report
from desktop.exporting.ledger import Ledger
from desktop.importing import for_library
from desktop.reading.returned import Returned
from desktop.returning.own_cables import own_cables
from tests.bench.rows import Row
from tests.odd_cables import EVERYTHING, everything, odd_library

CABLES, NOTES = 500, 10_000

Write = Callable[[Sequence[Dossier], ExportChoices, Path, Report], Ledger]
Read = Callable[[bytes, str], Returned | None]
Check = Callable[[bytes], int]


@dataclass(slots=True)
class Came:
    """What came back: how many records and notes left, how many differ, how many notes are gone."""

    records: int = 0
    notes: int = 0
    differing: int = 0
    lost: int = 0
    told: int = 0
    faults: int = 0
    bytes: int = 0
    writing: list[float] = field(default_factory=list)
    reading: list[float] = field(default_factory=list)


@contextmanager
def library(cables: int = CABLES, notes: int = NOTES) -> Iterator[tuple[Store, list[str], Path]]:
    """Give a library of odd cables, and a folder for files."""
    with tempfile.TemporaryDirectory() as folder:
        store, ids = odd_library(Path(folder) / "odd.chancery", cables, notes)
        try:
            yield store, ids, Path(folder)
        finally:
            store.close()


def round_trips(cables: tuple[Store, list[str], Path], write: Write, read: Read, check: Check) -> Came:
    """Send each cable out by itself and read it back; `check` counts what is wrong with the file."""
    store, ids, folder = cables
    came = Came()
    there = Store(folder / f"{write.__module__}.chancery")
    author = there.ensure_author("Somebody else").id
    for cable in ids:
        dossier = everything(store, cable)
        path = folder / "file"
        came.writing.append(_timed(lambda: write([dossier], EVERYTHING, path, _silent)))  # noqa: B023
        data = path.read_bytes()
        began = time.perf_counter()
        found = read(data, path.name)
        came.reading.append((time.perf_counter() - began) * 1000)
        came.bytes += len(data)
        came.faults += check(data)
        for own in own_cables(found) if found else ():
            there.apply(for_library(there, own.change), author=author, undoable=False)
        back = everything(there, cable) if there.has_cable(cable) else None
        _count(came, dossier, found, back)
    there.close()
    return came


def _count(came: Came, dossier: Dossier, found: Returned | None, there: Dossier | None) -> None:
    """Count what is otherwise in the other library: `there` is what would leave it now."""
    left: dict[str, Record] = {each.id: each for each in dossier.carried}
    back = {each.id: each for each in there.carried} if there else {}
    notes = {note.id for note in dossier.notes}
    came.records += len(left)
    came.notes += len(notes)
    came.differing += sum(back.get(name) != left.get(name) for name in left.keys() | back.keys())
    came.lost += len(notes - {each.id for each in back.values() if isinstance(each, Note)})
    came.differing += len(set(dossier.texts) ^ set(there.texts if there else ()))
    came.told += len(found.comments) + len(found.refused) if found else 1


def rows_of(name: str, came: Came, checked: str) -> list[Row]:
    """Return the rows of one format; `checked` says what the file was held against."""
    work = f"{len(came.writing)} cables, {came.notes:,} notes, {came.records:,} records"
    rows = [
        _counted(f"{name}: differences", work, came.differing),
        _counted(f"{name}: notes lost", work, came.lost),
        _counted(f"{name}: told as changed or refused", work, came.told),
        _counted(f"{name}: files not valid, {checked}", work, came.faults),
    ]
    for what, times in (("written", came.writing), ("read back", came.reading)):
        middle = sorted(times)[len(times) // 2]
        size = came.bytes / len(times) / 1024
        rows.append(Row(f"{name}: {what}", f"one cable, {size:.0f} KB", 0, middle, "ms", 0, "-", None))
    return rows


def _counted(name: str, work: str, count: int) -> Row:
    return Row(name, work, 0, count, "", 0, "0", count == 0)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _silent(_fraction: float, _code: str) -> None:
    return None
