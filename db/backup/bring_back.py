"""Single cables and notes out of a backup, brought back into today's library as a change that can be undone.

A whole backup takes the library's place (`db.backup.restore`); this is for the one note that was lost last
week. What the library has beyond the backup stays as it is, the text above all: a note that comes back to a
cable whose text was corrected since is laid on its words in today's reading.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from db.backup.backup_contents import looking_into
from db.backup.library_copy import looking_at
from db.cable_rows import read_cable
from db.cable_state import CableState
from db.changes import KIND_OF, OF_A_CABLE, Change, Label, Step
from db.checking.record_check import altered_records
from db.errors import BackupError, NotFoundError
from db.history.change_rows import cable_of
from db.immutables import file_of, text_of
from db.records import Anchor, Cable, EditorialMark, Mention, Note, Record, text_hash
from db.rows import read_record, read_where

_OF_LIBRARY = ("saved_filter", "name_variant", "office", "name")


def bring_back(backup: Path, library: Path, cables: Sequence[str], notes: Sequence[str]) -> Change | None:
    """Return the change that brings cables, and notes of cables that are there, back out of a backup.

    Among the `notes` may be ids of what belongs to no cable: saved filters, spellings of a name, offices,
    persons, places and organizations.
    None where all of it is as it was then. Raises LibraryError, NotFoundError "cable-not-found" where the
    backup has no such cable or note.
    """
    with looking_into(backup) as then, looking_at(library) as today:
        work = _Bringing(then, today, backup)
        for cable in cables:
            work.cable(cable)
        for note in notes:
            work.note(note)
        if not work.steps:
            return None
        shown = work.cables[0] if work.cables else None
        return Change(
            Label("bring-back", {"count": len(cables) + len(notes)}),
            tuple(work.steps.values()),
            cable=shown,
            texts=tuple(work.texts.values()),
            files=tuple(work.files.values()),
        )


class _Bringing:
    """The steps that are needed, by the record that they touch."""

    def __init__(self, then: sqlite3.Connection, today: sqlite3.Connection, path: Path) -> None:
        self._then, self._today, self._path = then, today, str(path)
        self.steps: dict[str, Step] = {}
        self.texts: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.cables: list[str] = []
        self._states: dict[str, CableState] = {}

    def cable(self, cable_id: str) -> None:
        """Bring back a cable with all that it had; what it has today beyond that stays."""
        state = self._state(cable_id)
        self.cables.append(cable_id)
        here = read_record(self._today, "cable", cable_id)
        reading = here.reading if isinstance(here, Cable) else state.cable.reading
        self._author_of(state)
        self._step(here, replace(state.cable, trashed=None, reading=reading))
        self._file(state.cable)
        for kind in OF_A_CABLE:
            for record in state.shelf(kind).values():
                if isinstance(record, Note):
                    self._note_of_cable(state, record)
                elif isinstance(record, Mention | EditorialMark):
                    self._mark(state, record)
                else:
                    self._bring(record)
        for owner, anchors in state.anchors.items():
            if not (owner in state.notes or owner in state.mentions or owner in state.marks):
                for anchor in anchors:
                    self._bring(anchor)
        self._texts_of_readings(state)

    def note(self, note_id: str) -> None:
        """Bring back a note, its cable too where that is not there; or something of the whole library."""
        for kind in _OF_LIBRARY:
            kept = read_record(self._then, kind, note_id)
            if kept is not None:
                self._bring(kept)
                return
        found = read_record(self._then, "note", note_id)
        if not isinstance(found, Note):
            raise NotFoundError("cable-not-found", cable=note_id)
        here = read_record(self._today, "cable", found.cable)
        if not isinstance(here, Cable) or here.trashed is not None:
            if found.cable not in self.cables:
                self.cable(found.cable)
            self._bring(found)  # out of the trash, should it have lain there
            return
        state = self._state(found.cable)
        self.cables.append(found.cable)
        self._author_of(state)
        self._note(state, found)

    # -- private -------------------------------------------------------------------------------------

    def _note_of_cable(self, state: CableState, note: Note) -> None:
        """Bring a note back with its cable: one that lay in the trash comes back into the trash."""
        if note.trashed is None:
            self._note(state, note)
        elif read_record(self._today, "note", note.id) is None:
            self._step(None, note)
            for anchor in state.anchors.get(note.id, ()):
                self._bring(anchor)

    def _mark(self, state: CableState, mark: Mention | EditorialMark) -> None:
        """Bring back a mention, with whom it names, or an editor's mark, where today's library has it not."""
        if isinstance(mark, Mention) and read_record(self._today, "name", mark.name) is None:
            self._step(None, state.names[mark.name])
        if read_record(self._today, KIND_OF[type(mark)], mark.id) is None:
            self._note(state, mark)
        else:
            self._bring(mark)

    def _note(self, state: CableState, note: Note | Mention | EditorialMark) -> None:
        self._bring(note)
        anchors = state.anchors.get(note.id, ())
        readings = {row.id for row in self._all(self._today, "reading", "cable = ?", note.cable)}
        here = read_record(self._today, "cable", note.cable)
        current = here.reading if isinstance(here, Cable) else state.cable.reading
        for anchor in anchors:
            if anchor.reading in readings or not isinstance(here, Cable):
                self._bring(anchor)
        if isinstance(here, Cable) and any(anchor.reading == current for anchor in anchors):
            self._lift_others(note, current, {anchor.id for anchor in anchors})
        known = {a.reading for a in anchors if a.reading in readings}
        known |= {
            a.reading for a in self._all(self._today, "anchor", "owner = ?", note.id) if isinstance(a, Anchor)
        }
        if isinstance(here, Cable) and current not in known:
            self._lay_on_todays_text(state, note, current)

    def _lift_others(self, note: Note | Mention | EditorialMark, reading: str, kept: set[str]) -> None:
        """Take the note off the places that it has come to since in the same text."""
        for anchor in self._all(self._today, "anchor", "owner = ?", note.id):
            if isinstance(anchor, Anchor) and anchor.reading == reading and anchor.id not in kept:
                self.steps[anchor.id] = Step(anchor, None)

    def _lay_on_todays_text(
        self, state: CableState, note: Note | Mention | EditorialMark, reading: str
    ) -> None:
        """Find the note's words in the text as it is today; where they are not there it is an orphan."""
        from db.correcting.corrections import correct

        text = self._text(self._today, reading)
        spans = state.spans_of(note.id)
        if text is None or not spans:
            return
        laid = correct(state.text, text, spans, reading=reading).moved
        moved = [one.after for one in laid if one.after is not None and not one.doubtful]
        for anchor in moved:
            self._step(None, anchor)
        if not moved:  # the place it had is kept with its reading, so that its words are still known
            for record in state.readings.values():
                self._bring(record)
            self._texts_of_readings(state)
            for anchor in spans:
                self._bring(anchor)

    def _state(self, cable_id: str) -> CableState:
        if cable_id not in self._states:
            state = read_cable(self._then, cable_id)
            state.text = self._text(self._then, state.cable.reading) or ""
            altered = [kind for some in altered_records(self._then, state) for kind, _ in some]
            if altered or text_hash(state.text) != state.reading.text_sha256:
                raise BackupError("backup-damaged", path=self._path, count=len(altered))
            self._states[cable_id] = state
        return self._states[cable_id]

    def _bring(self, record: Record) -> None:
        if isinstance(record, Note):
            record = replace(record, trashed=None)
        kind, cable = KIND_OF[type(record)], cable_of(record)
        self._step(read_record(self._today, kind, record.id, cable or ""), record)

    def _step(self, before: Record | None, after: Record) -> None:
        if before != after:
            self.steps[after.id] = Step(before, after)

    def _author_of(self, state: CableState) -> None:
        used = {note.author for note in state.notes.values()}
        used |= {mention.author for mention in state.mentions.values()}
        used |= {mark.author for mark in state.marks.values()}
        for author in state.authors.values():
            if author.id in used and read_record(self._today, "author", author.id) is None:
                self._step(None, author)

    def _texts_of_readings(self, state: CableState) -> None:
        for reading in state.readings.values():
            text = self._text(self._then, reading.id)
            if text is not None:
                self.texts[reading.text_sha256] = text

    def _file(self, cable: Cable) -> None:
        data = file_of(self._then, cable.file_sha256)
        if data is not None:
            self.files[cable.file_sha256] = data

    @staticmethod
    def _all(connection: sqlite3.Connection, kind: str, condition: str, value: str) -> list[Record]:
        return read_where(connection, kind, condition, value)

    @staticmethod
    def _text(connection: sqlite3.Connection, reading: str) -> str | None:
        row = connection.execute("SELECT text_sha256 FROM reading WHERE id = ?", (reading,)).fetchone()
        return None if row is None else text_of(connection, row[0])
