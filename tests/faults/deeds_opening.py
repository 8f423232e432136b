"""The making of a library and its migration, as deeds that a process may be killed at."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from db import schema
from db.backup.backups import list_backups, write_copy
from db.store import Store
from desktop.importing import enter_sample
from tests.faults.beside import findings, too_many
from tests.faults.deeds_writing import BURST, LIBRARY, InLibrary, Typing, words_after
from tests.faults.killing import Deed, Look

DATA = Path(__file__).resolve().parent.parent / "data"
SAMPLE = Path(__file__).resolve().parent.parent.parent / "resources" / "sample" / "Chen-8-35.txt"

_NEXT = """
BEGIN IMMEDIATE;
ALTER TABLE note ADD COLUMN weight INTEGER NOT NULL DEFAULT 0;
UPDATE note SET weight = length(words);
CREATE INDEX note_by_weight ON note (weight);
PRAGMA user_version = {version};
COMMIT;
"""
"""A migration such as the next one may be: it changes a table and touches every row."""


class Making(Deed):
    """A library is made where there is none, and given the sample."""

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Make one library after the other."""
        while True:
            store = Store(self.folder / f"{done}.chancery")
            enter_sample(store, SAMPLE, store.ensure_author("Anna Weiss").id)
            store.close()
            say(done)
            done += 1

    def look(self, acknowledged: int) -> Look:
        """See that each library that is there can be opened and is whole; finish the last one."""
        there = sorted(self.folder.glob("*.chancery"), key=lambda path: int(path.stem))
        torn: list[str] = []
        for path in there[max(0, acknowledged - 2) :]:
            unfinished = int(path.stem) >= acknowledged
            store = Store(path)
            if not unfinished and (not store.sample_entered() or len(store.cables()) != 1):
                torn.append(f"{path.name} has no sample")
            if not store.sample_entered():
                enter_sample(store, SAMPLE, store.ensure_author("Anna Weiss").id)
            store.close()
            torn += findings(path)
        wanted = [path.name for path in there]
        return Look(len(there), tuple(torn), too_many(self.folder, *wanted))


class Migrating(Deed):
    """A library of the schema before is opened, which backs it up and migrates it."""

    def __init__(self, folder: Path) -> None:
        """Make the library of the schema before, and the migration that leads on from it."""
        super().__init__(folder)
        self._scripts = folder / "migrations"
        self._scripts.mkdir()
        for number, script in schema.migrations():
            (self._scripts / f"{number:04}_a.sql").write_text(script, "utf-8")
        self._old, self._new = schema.latest_version(), schema.latest_version() + 1
        (self._scripts / f"{self._new:04}_next.sql").write_text(_NEXT.format(version=self._new), "utf-8")
        written = _Written(folder / "old")
        self._cable, self._before = written.cable, folder / "before.chancery"
        write_copy(written.library, self._before)

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Open one old library after the other."""
        with self._next_schema():
            while True:
                path = self.folder / f"{done}.chancery"
                if not path.exists():
                    shutil.copy(self._before, self.folder / "copy")
                    (self.folder / "copy").rename(path)
                Store(path, create=False, backups=self.folder / "backups").close()
                say(done)
                done += 1

    def look(self, acknowledged: int) -> Look:
        """See that the library is of the old schema or the new one, whole; open it, and see again."""
        there = sorted(self.folder.glob("[0-9]*.chancery"), key=lambda path: int(path.stem))
        torn: list[str] = []
        done = acknowledged
        with self._next_schema():
            for path in there[max(0, acknowledged - 1) :]:
                with closing(sqlite3.connect(path)) as connection:
                    version = connection.execute("PRAGMA user_version").fetchone()[0]
                if version not in (self._old, self._new):
                    torn.append(f"{path.name} has schema {version}")
                if int(path.stem) < acknowledged and version != self._new:
                    done = int(path.stem)
                store = Store(path, create=False, backups=self.folder / "backups")
                torn += _wrong_notes(store, self._cable)
                store.close()
                torn += findings(path)
        (self.folder / "copy").unlink(missing_ok=True)
        wanted = ("migrations", "old", self._before.name, "backups", *(path.name for path in there))
        left = list(too_many(self.folder, *wanted))
        for each in (self.folder / "backups").glob("*"):
            backups = list_backups(each)
            left += too_many(each, *(backup.path.name for backup in backups))
            torn += [line for backup in backups for line in findings(backup.path, alone=True)]
        return Look(max(done, len(there)), tuple(torn), tuple(left))

    @contextmanager
    def _next_schema(self) -> Iterator[None]:
        kept, schema._FOLDER = schema._FOLDER, self._scripts
        try:
            yield
        finally:
            schema._FOLDER = kept


class MigratingOld(Deed):
    """A library of the first schema, as it was written then, is opened with all the scripts there are."""

    def __init__(self, folder: Path) -> None:
        """Unpack the old library, and know what is in it once it is migrated."""
        super().__init__(folder)
        self._before = folder / "before.chancery"
        self._before.write_bytes(gzip.decompress((DATA / "schema-1.chancery.gz").read_bytes()))
        whole = folder / "whole" / LIBRARY
        whole.parent.mkdir()
        shutil.copy(self._before, whole)
        self._wanted = _all_of(whole, folder / "whole")

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Open one old library after the other."""
        while True:
            path = self.folder / f"{done}.chancery"
            if not path.exists():
                shutil.copy(self._before, self.folder / "copy")
                (self.folder / "copy").rename(path)
            Store(path, create=False, backups=self.folder / "backups").close()
            say(done)
            done += 1

    def look(self, acknowledged: int) -> Look:
        """Open the library that was being migrated: all is in it that was in the old one."""
        (self.folder / "copy").unlink(missing_ok=True)
        there = sorted(self.folder.glob("[0-9]*.chancery"), key=lambda path: int(path.stem))
        torn: list[str] = []
        for path in there[max(0, acknowledged - 1) :]:
            if _all_of(path, self.folder / "backups") != self._wanted:
                torn.append(f"{path.name} is not what it was")
            torn += findings(path)
        wanted = ("whole", "backups", self._before.name, *(path.name for path in there))
        left = list(too_many(self.folder, *wanted))
        for each in (self.folder / "backups").glob("*"):
            left += too_many(each, *(backup.path.name for backup in list_backups(each)))
        return Look(max(acknowledged, len(there)), tuple(torn), tuple(left))


def _all_of(library: Path, backups: Path) -> list[str]:
    """Return every cable, note and place of a library in words, once it is migrated."""
    store = Store(library, create=False, backups=backups)
    try:
        states = [store.cable_state(row.id) for row in store.cables()]
        return [repr((state.cable, state.text, state.notes_in_order(), state.anchors)) for state in states]
    finally:
        store.close()


class _Written(Typing):
    """A library with a hundred notes."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        InLibrary.__init__(self, folder)

    def prepare(self, store: Store, author: str) -> None:
        """Write the notes."""
        store.close()
        self.library = self.folder / LIBRARY

        def stop(number: int) -> None:
            if number >= 100 * BURST - 1:
                raise _EnoughError

        try:
            self.work(0, stop)
        except _EnoughError:
            return
        del author


class _EnoughError(Exception):
    pass


def _wrong_notes(store: Store, cable: str) -> list[str]:
    notes = list(store.cable_state(cable).notes.values())
    wanted = [words_after(n * BURST + BURST - 1) for n in range(100)]
    return [] if [note.words for note in notes] == wanted else ["the notes are not those of before"]
