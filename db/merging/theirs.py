"""The other side of a merge: a library, read for what it has otherwise than ours.

A cable that nothing was done to since both libraries were one is passed by without being read: its last
change is the same one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from db.errors import LibraryError
from db.history.merged import Line, is_untouched, last_changes, lines_of
from db.immutables import file_of, sound_text
from db.merging.incoming import GONE, Incoming, said, state_hash
from db.merging.ours import NOT_MERGED, line_with_today, record_of, records_in
from db.records import Cable, Reading, Record
from db.rows import read_where

Report = Callable[[float, str], object]


@dataclass(slots=True)
class Theirs:
    """What a library brings: records with their pasts, the texts and files that they name."""

    incoming: list[Incoming] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    alike: int = 0
    """Cables that were passed by, since nothing was done to them."""
    twins: list[tuple[str, str]] = field(default_factory=list)
    doubled: list[tuple[str, str]] = field(default_factory=list)


def read_theirs(
    other: sqlite3.Connection,
    ours: sqlite3.Connection,
    *,
    cables: Collection[str] | None = None,
    report: Report | None = None,
) -> Theirs:
    """Return what a library (`other`) brings to ours; `cables` are those that are wanted, None for all.

    Raises LibraryError "other-damaged" where it does not hold what its checksums say.
    """
    tell = report or (lambda _share, _code: None)
    found = Theirs()
    last_there, last_here = last_changes(other), last_changes(ours)
    every = [str(row[0]) for row in other.execute("SELECT id FROM cable ORDER BY n")]
    names = [c for c in dict.fromkeys((*every, *last_there)) if cables is None or c in cables]
    _read(found, other, ours, None)
    for at, cable in enumerate(names):
        if at % 50 == 0:
            tell(at / len(names), "comparing")
        last = last_there.get(cable)
        if last is not None and last == last_here.get(cable):
            found.alike += 1
        elif (twin := _twin(other, ours, cable)) is not None and is_untouched(other, cable):
            found.twins.append((cable, twin))
        else:
            if twin is not None:
                found.doubled.append((cable, twin))
            _read(found, other, ours, cable)
    return found


def _read(found: Theirs, other: sqlite3.Connection, ours: sqlite3.Connection, cable: str | None) -> None:
    """Read a cable of theirs, or what belongs to none, beside ours."""
    there, here = records_in(other, cable), records_in(ours, cable)
    if cable is None:
        for conflict in read_where(other, "conflict", "1"):
            found.incoming.append(Incoming(conflict, frozenset({state_hash(said(conflict))})))
    differ = [record.id for record in there.values() if here.get(record.id) != record]
    gone = here.keys() - there.keys()
    lines = _lines(other, [*differ, *gone], cable)
    for record in there.values():
        known = lines.get(record.id)
        if known is not None and known.last != said(record):
            raise LibraryError("other-damaged")
        line = line_with_today(known.states if known is not None else None, record)
        is_same = here.get(record.id) == record
        states = () if is_same else tuple(line)
        found.incoming.append(Incoming(record, frozenset(map(state_hash, line)), states))
    for name in gone:
        past = lines.get(name)
        if past is not None and past.states[-1] == GONE and past.kind not in NOT_MERGED:
            last = next((record_of(past.kind, state) for state in reversed(past.states) if state), None)
            if last is not None:
                had = frozenset(map(state_hash, past.states))
                found.incoming.append(Incoming(last, had, tuple(past.states), gone=True))
    _take_along(found, other, (there[name] for name in differ))


def _twin(other: sqlite3.Connection, ours: sqlite3.Connection, cable: str) -> str | None:
    """Return the id of our cable with the text as imported of one of theirs that we do not have."""
    if ours.execute("SELECT 1 FROM cable WHERE id = ?", (cable,)).fetchone() is not None:
        return None
    row = other.execute(
        "SELECT text_sha256 FROM reading WHERE cable = ? AND ordinal = 0", (cable,)
    ).fetchone()
    found = (
        row
        and ours.execute(
            "SELECT cable.id FROM reading JOIN cable ON cable.id = reading.cable"
            " WHERE reading.text_sha256 = ? AND reading.ordinal = 0 AND cable.trashed IS NULL",
            (row[0],),
        ).fetchone()
    )
    return str(found[0]) if found else None


def _lines(other: sqlite3.Connection, names: Collection[str], cable: str | None) -> dict[str, Line]:
    try:
        return lines_of(other, names, cable)
    except LibraryError as error:
        raise LibraryError("other-damaged") from error


def _take_along(found: Theirs, other: sqlite3.Connection, records: Iterator[Record]) -> None:
    """Read the texts of readings and the original files of cables that come in; raises "other-damaged"."""
    for record in records:
        if isinstance(record, Reading) and record.text_sha256 not in found.texts:
            text = sound_text(other, record.text_sha256)
            if text is None:
                raise LibraryError("other-damaged")
            found.texts[record.text_sha256] = text
        elif isinstance(record, Cable) and record.file_sha256 and record.file_sha256 not in found.files:
            data = file_of(other, record.file_sha256)
            if data is not None:
                found.files[record.file_sha256] = data
