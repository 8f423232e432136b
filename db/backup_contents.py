"""What is in a backup, and what differs from today: the facts by which a person chooses one."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from db.errors import LibraryError
from db.library_copy import copy_to, looking_at
from db.listing import Listed, read_listing
from db.records import text_hash
from db.schema import close_library, latest_version, open_library
from db.trash import Inside, look_inside

What = Literal["only then", "only today", "changed"]
Report = Callable[[float, str], None]
MOST = 2000
"""So many things that differ are named; a person reads no more."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How many cables and notes a library holds, the trash not counted."""

    cables: int
    notes: int


@dataclass(frozen=True, slots=True)
class Difference:
    """How a backup differs from today's library, in cables and notes out of the trash.

    `only_then` are in the backup alone, `only_today` in the library alone, `changed` are in both: notes whose
    words, marks or quotes are not the same, cables with another text, header, stages or distribution.
    """

    cables_only_then: int
    cables_only_today: int
    notes_only_then: int
    notes_only_today: int
    notes_changed: int
    cables_changed: int = 0


@dataclass(frozen=True, slots=True)
class Differing:
    """One thing that differs: a cable (kind "cable") or a note of a cable that is there then and today.

    `quote` are the words that the note stands on, `then` and `today` its own; of a cable they are empty.
    """

    kind: str
    id: str
    cable: str
    title: str
    what: What
    quote: str = ""
    then: str = ""
    today: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a backup differs from today, counted and thing by thing (at most MOST of them)."""

    counted: Difference
    things: tuple[Differing, ...]


@contextmanager
def looking_into(backup: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to read a backup as this Chancery would have it; the backup is left as it is.

    One of an older schema is read from a copy that is brought up to date. Raises LibraryError.
    """
    with looking_at(backup, alone=True) as connection:
        if int(connection.execute("PRAGMA user_version").fetchone()[0]) >= latest_version():
            yield connection
            return
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / "copy.chancery"
            copy_to(connection, copy, lambda _connection, _path: None)
            close_library(open_library(copy, create=False, backups=Path(folder)))
            with looking_at(copy, alone=True) as newer:
                yield newer


def contents(backup: Path) -> Contents:
    """Return what a backup holds; raises LibraryError."""
    with looking_at(backup, alone=True) as connection:
        cables = connection.execute("SELECT count(*) FROM cable WHERE trashed IS NULL").fetchone()[0]
        notes = connection.execute(
            "SELECT count(*) FROM note JOIN cable ON cable.id = note.cable"
            " WHERE note.trashed IS NULL AND cable.trashed IS NULL"
        ).fetchone()[0]
        return Contents(int(cables), int(notes))


def difference(backup: Path, library: Path) -> Difference:
    """Return in numbers how a backup differs from the library as it is now; raises LibraryError."""
    return compare(backup, library).counted


def compare(backup: Path, library: Path, report: Report | None = None) -> Comparison:
    """Return how a backup differs from the library as it is now; raises LibraryError."""
    tell = report or (lambda _share, _words: None)
    tell(0.0, "comparing")
    with looking_into(backup) as connection:
        then = _Held(connection)
    tell(0.5, "comparing")
    with looking_at(library) as connection:
        today = _Held(connection)
    tell(0.9, "comparing")
    things = [*_cables(then, today), *_notes(then, today)]
    return Comparison(_counted(things), tuple(things[:MOST]))


def cables_in(backup: Path) -> list[Listed]:
    """Return the list of the cables in a backup; raises LibraryError."""
    with looking_into(backup) as connection:
        return read_listing(connection)


def cable_in(backup: Path, cable: str, *, most_text: int, most_notes: int) -> Inside | None:
    """Return a look into a cable as a backup has it; None where it has no such cable.

    Raises LibraryError, "text-damaged" among them.
    """
    with looking_into(backup) as connection:

        def text_of(sha256: str) -> str:
            row = connection.execute("SELECT body FROM text WHERE sha256 = ?", (sha256,)).fetchone()
            if row is None or text_hash(row[0]) != sha256:
                raise LibraryError("text-damaged", path=str(backup), sha256=sha256)
            return str(row[0])

        return look_inside(connection, cable, text_of, most_text=most_text, most_notes=most_notes)


class _Held:
    """What a library holds outside the trash, ready to be laid beside another."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.titles: dict[str, str] = dict(connection.execute("SELECT cable, title FROM listing"))
        self.facts: dict[str, set[tuple[object, ...]]] = {
            cable: {("text", sha256)}
            for cable, sha256 in connection.execute(
                "SELECT cable.id, reading.text_sha256 FROM cable JOIN reading ON reading.id = cable.reading"
                " WHERE cable.trashed IS NULL ORDER BY cable.n"
            )
        }
        for line in (
            "SELECT cable, id, ordinal, name, value FROM header_field",
            'SELECT cable, id, ordinal, name, "when", "by", place, zone FROM stage',
            "SELECT cable, id, heading, stated_total, unnumbered FROM distribution",
            "SELECT cable, id, ordinal, name, role, copies, copies_state FROM recipient",
        ):
            for cable, *fact in connection.execute(line):
                if cable in self.facts:
                    self.facts[cable].add(tuple(fact))
        self.quotes: dict[str, list[str]] = {}
        for owner, quote in connection.execute(
            "SELECT note.id, anchor.quote FROM note JOIN anchor ON anchor.owner = note.id"
            " JOIN cable ON cable.id = note.cable AND cable.reading = anchor.reading"
            " ORDER BY anchor.ordinal, anchor.n"
        ):
            self.quotes.setdefault(owner, []).append(quote)
        self.notes: dict[str, tuple[str, ...]] = {
            row[0]: row[1:]
            for row in connection.execute(
                "SELECT note.id, note.cable, note.kind, note.words, note.colour, note.tags, note.label"
                " FROM note JOIN cable ON cable.id = note.cable"
                " WHERE note.trashed IS NULL AND cable.trashed IS NULL ORDER BY note.n"
            )
        }


def _cables(then: _Held, today: _Held) -> Iterator[Differing]:
    for cable, facts in then.facts.items():
        title = then.titles.get(cable, "")
        if cable not in today.facts:
            yield Differing("cable", cable, cable, title, "only then")
        elif facts != today.facts[cable]:
            yield Differing("cable", cable, cable, today.titles.get(cable, title), "changed")
    for cable in today.facts.keys() - then.facts.keys():
        yield Differing("cable", cable, cable, today.titles.get(cable, ""), "only today")


def _notes(then: _Held, today: _Held) -> Iterator[Differing]:
    """Give the notes that differ; those of a cable that is not there on one side too."""
    for note, (cable, kind, words, *marks) in then.notes.items():
        title, quote = then.titles.get(cable, ""), " … ".join(then.quotes.get(note, []))
        other = today.notes.get(note)
        if other is None:
            yield Differing(kind, note, cable, title, "only then", quote, words)
        elif other != (cable, kind, words, *marks) or then.quotes.get(note) != today.quotes.get(note):
            yield Differing(kind, note, cable, title, "changed", quote, words, other[2])
    for note, (cable, kind, words, *_) in today.notes.items():
        if note not in then.notes:
            quote = " … ".join(today.quotes.get(note, []))
            yield Differing(kind, note, cable, today.titles.get(cable, ""), "only today", quote, today=words)


def _counted(things: list[Differing]) -> Difference:
    def count(is_cable: bool, what: What) -> int:
        return sum((thing.kind == "cable") == is_cable and thing.what == what for thing in things)

    return Difference(
        count(True, "only then"),
        count(True, "only today"),
        count(False, "only then"),
        count(False, "only today"),
        count(False, "changed"),
        count(True, "changed"),
    )
