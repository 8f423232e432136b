"""Files that are written beside or instead of others, as deeds that a process may be killed at."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from db.backup.backups import back_up, list_backups, write_copy
from db.backup.restore import restore
from db.editing.cable_edits import new_cable
from db.editing.note_edits import add_note
from db.store import Store
from desktop.exporting.choices import PdfChoices
from desktop.exporting.gather import gather
from desktop.exporting.part_file import replace
from desktop.settings import Settings
from tests.faults.beside import findings, too_many
from tests.faults.deeds_writing import LIBRARY, TEXT, InLibrary
from tests.faults.killing import Deed, Look, in_a_child


def _add_note(store: Store, cable: str, number: int) -> None:
    author = store.ensure_author("Anna Weiss").id
    change, _ = add_note(
        store.cable_state(cable), "footnote", [(0, 6)], author=author, words=f"note {number}"
    )
    store.apply(change, author=author)


def _notes(path: Path, cable: str) -> int:
    store = Store(path, create=False)
    try:
        notes = store.cable_state(cable).notes.values()
        assert [note.words for note in notes] == [f"note {n}" for n in range(len(notes))]
        return len(notes)
    finally:
        store.close()


class Exporting(InLibrary):
    """A PDF is written over the one that was written before."""

    def __init__(self, folder: Path) -> None:
        """Write the first PDF."""
        super().__init__(folder)
        self.target = folder / "out" / "cable.pdf"
        self.target.parent.mkdir()
        self.watched = self.target.parent
        in_a_child(lambda: self._export("0"))

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Export."""
        while True:
            self._export(str(done + 1))
            say(done)
            done += 1

    def look(self, acknowledged: int) -> Look:
        """See that the PDF that is there is whole; what is left beside it goes with the next export."""
        import pypdf

        torn: list[str] = []
        done = acknowledged
        try:
            reader = pypdf.PdfReader(BytesIO(self.target.read_bytes()), strict=True)
            words = "".join(page.extract_text() for page in reader.pages)
            done = int(words.split("number-")[1].split(".")[0])
        except Exception as error:  # noqa: BLE001 - whatever a torn file does to a reader
            torn.append(f"the PDF cannot be read: {error!r}")
        replace(self.target, self.target.read_bytes())  # the last thing that any export does
        return Look(done, (*torn, *findings(self.library)), too_many(self.target.parent, self.target.name))

    def _export(self, number: str) -> None:
        from desktop.exporting.pdf.writer import write

        store = Store(self.library, create=False)
        state = store.cable_state(self.cable)
        change, _ = add_note(state, "footnote", [(0, 6)], author="anna", words=f"number-{number}.")
        store.close()
        state.absorb(change)
        choices = PdfChoices()
        write(gather(state, choices, exported_by="Anna"), choices, self.target, lambda _fraction, _code: None)


class BackingUp(InLibrary):
    """A note is added, then the library is backed up."""

    def __init__(self, folder: Path) -> None:
        """Know where the backups lie."""
        super().__init__(folder)
        self.root = folder / "backups"
        self.watched = self.root
        self.unfinished = "*/.*.part"

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Back up."""
        store = Store(self.library, create=False)
        while True:
            _add_note(store, self.cable, done)
            back_up(self.library, self.root)
            say(done)
            done += 1

    def look(self, acknowledged: int) -> Look:
        """See that each backup is whole and the latest holds all that was acknowledged; back up again."""
        found = [
            _notes_of_backup(backup.path) for folder in self._folders() for backup in list_backups(folder)
        ]
        saved = max(found, default=0)
        there = _notes(self.library, self.cable)
        back_up(self.library, self.root)
        torn = [*findings(self.library)]
        left = [*too_many(self.folder, LIBRARY, "backups")]
        for folder in self._folders():
            backups = list_backups(folder)
            torn += [line for backup in backups for line in findings(backup.path, alone=True)]
            left += too_many(folder, *(backup.path.name for backup in backups))
        if saved < acknowledged:
            torn.append(f"the latest backup has {saved} notes, not {acknowledged}")
        return Look(there, tuple(torn), tuple(left))

    def _folders(self) -> list[Path]:
        return sorted(self.root.iterdir()) if self.root.exists() else []


def _notes_of_backup(path: Path) -> int:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM note").fetchone()[0])


class Restoring(InLibrary):
    """A library with one cable more is put in the place of the one before, again and again."""

    def __init__(self, folder: Path) -> None:
        """Make the backup that is restored."""
        super().__init__(folder)
        self.backup = folder / "backup.chancery"
        write_copy(self.library, self.backup)
        self.watched = folder

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Restore, and change the library."""
        while True:
            restore(self.backup, self.library, self.folder / "backups")
            store = Store(self.library, create=False)
            text = TEXT.replace("Reading 0", f"After restore {done}")
            author = store.ensure_author("Anna Weiss").id
            store.apply(new_cable(text, author=author)[0], author=author)
            store.close()
            say(done)
            done += 1

    def look(self, acknowledged: int) -> Look:
        """See that the library is that of before or the restored one; opening it clears what is left."""
        store = Store(self.library, create=False)
        cables = len(store.cables())
        store.close()
        torn = [] if cables in (1, 2) else [f"{cables} cables"]
        left = too_many(self.folder, LIBRARY, "backup.chancery", "backups")
        return Look(acknowledged, (*torn, *findings(self.library)), left)


class Copying(InLibrary):
    """File > Save a copy, over the copy of before, while the library goes on."""

    def __init__(self, folder: Path) -> None:
        """Know where the copy goes."""
        super().__init__(folder)
        self.copy = folder / "out" / "copy.chancery"
        self.copy.parent.mkdir()
        self.watched = self.copy.parent

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Save copies."""
        store = Store(self.library, create=False)
        while True:
            _add_note(store, self.cable, done)
            store.save_copy(self.copy)
            say(done)
            done += 1

    def look(self, acknowledged: int) -> Look:
        """See that the copy is whole and holds what was acknowledged; copy again."""
        torn = [*findings(self.library)]
        if acknowledged:
            torn += findings(self.copy, alone=True)
            if (saved := _notes_of_backup(self.copy)) < acknowledged:
                torn.append(f"the copy has {saved} notes, not {acknowledged}")
        done = _notes(self.library, self.cable)
        store = Store(self.library, create=False)
        store.save_copy(self.copy)
        store.close()
        left = (*too_many(self.folder, LIBRARY, "out"), *too_many(self.copy.parent, self.copy.name))
        return Look(done, tuple(torn), left)


class KeepingSettings(Deed):
    """A value is kept in the settings."""

    def __init__(self, folder: Path) -> None:
        """Know where the settings lie."""
        super().__init__(folder)
        self.path = folder / "settings.json"
        self.watched = folder

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Keep one value after the other."""
        kept = Settings(self.path)
        while True:
            if kept.put("value", [done, hashlib.sha256(str(done).encode()).hexdigest() * 50]):
                say(done)
            done += 1

    def look(self, acknowledged: int) -> Look:
        """See that the last value is there whole, and nothing else."""
        del acknowledged
        value = Settings(self.path).get("value", [-1])
        whole = value == [-1] or value[1] == hashlib.sha256(str(value[0]).encode()).hexdigest() * 50
        return Look(value[0] + 1, () if whole else ("half a value",), too_many(self.folder, self.path.name))
