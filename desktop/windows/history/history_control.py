"""History, opened and acted on: a state of before is restored as a change like any other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from db.cable_state import CableState
from db.changes import Change, Step
from db.errors import ChanceryError
from db.history import naming
from db.history.change_rows import last_sequence
from db.history.past import Entry, Filter, authors_of_changes, kinds_of, note_at, steps_of
from db.history.restore_state import restore_note
from db.importing.taking_back import import_of_change
from db.records import Anchor, Note
from desktop.jobs import Job
from desktop.messages.errors import error_sentence
from desktop.messages.history import (
    counted_kinds,
    entry_title,
    saves_sentence,
    tell_steps,
    when_and_who,
)
from desktop.messages.words import tr
from desktop.models.history import HistoryRow
from desktop.windows.history.history_dialog import HistoryDialog, Scope
from desktop.windows.history.name_state_dialog import NameStateDialog
from desktop.windows.waiting import PATIENCE

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

MOST_STEPS = 2_000
"""A change of more steps is told by their number: an import of a long cable has tens of thousands."""


class HistoryControl(QObject):
    """Opens the history over a window and carries out what it wishes."""

    def __init__(self, window: MainWindow) -> None:
        """Act for this window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._job: Job | None = None
        self.dialog: HistoryDialog | None = None

    # -- public --------------------------------------------------------------------------------------

    def open_library(self) -> None:
        """Show what was done in the whole library."""
        self._open(0)

    def open_cable(self) -> None:
        """Show what was done to the cable that is open."""
        self._open(1)

    def open_note(self) -> None:
        """Show what was done to the note that is chosen."""
        self._open(2)

    def name_state(self) -> None:
        """Ask for a name, and give it to the state of the library as it is now."""
        self._session.flush_wanted.emit()
        asked = NameStateDialog(self.dialog or self._window)
        if asked.exec() != NameStateDialog.DialogCode.Accepted:
            return
        store = self._session.store
        change = naming.name_state(store.read(last_sequence), asked.name(), author=self._session.author.id)
        if self._session.do(change):
            self._tell(tr("This state is named “{name}”. Its history is kept.", name=asked.name()))

    # -- slots ---------------------------------------------------------------------------------------

    def _show(self, row: HistoryRow | None) -> None:
        """Show what the chosen row changed, and offer what can be done with it."""
        dialog = self.dialog
        if dialog is None:
            return
        if row is None or row.is_heading:
            dialog.view.show_nothing()
            dialog.show_offers(note=False, cable=False, text=False, named=False)
            return
        if row.entry is None:
            self._show_named(dialog, row)
            return
        entry, note = row.entry, dialog.wanted().note
        facts = [when_and_who(entry.time, entry.author), saves_sentence(entry.saves)]
        if entry.title and dialog.wanted().cable is None and note is None:
            facts.append(tr("in “{title}”", title=" ".join(entry.title.split())))
        try:
            notes = self._show_steps(dialog, entry, facts, note)
        except ChanceryError as error:
            dialog.view.show_change(entry_title(entry), [*facts, error_sentence(error)], [])
            notes = []
        one = note or (notes[0] if len(notes) == 1 else None)
        has_cable = entry.cable is not None and self._session.store.has_cable(entry.cable)
        dialog.show_offers(
            note=one is not None and has_cable, cable=has_cable and note is None, text=has_cable, named=False
        )

    def _show_steps(
        self, dialog: HistoryDialog, entry: Entry, facts: list[str], note: str | None
    ) -> list[str]:
        """Show what an entry did; return the ids of the notes that it was about."""
        kinds = self._session.store.read(kinds_of, entry)
        if sum(kinds.values()) > MOST_STEPS:
            dialog.view.show_change(entry_title(entry), [*facts, counted_kinds(kinds)], [])
            return []
        steps = self._session.store.read(steps_of, entry)
        if note is not None:
            steps = tuple(step for step in steps if note in _belongs_to(step))
        told, more = tell_steps(steps)
        dialog.view.show_change(entry_title(entry), facts, told, more)
        return list(dict.fromkeys(step.record.id for step in steps if isinstance(step.record, Note)))

    def _undo_import(self, row: HistoryRow) -> None:
        """Take back the import that a row is part of; it is told over the window."""
        import_id = self._session.store.read(import_of_change, row.entry.last) if row.entry else None
        if import_id is None:
            self._tell(tr("This import can only be undone step by step, with Ctrl+Z."), "warn")
        elif self.dialog is not None:
            self.dialog.close()
            self._window.dialogs.import_undo.take_back(import_id)

    def _show_named(self, dialog: HistoryDialog, row: HistoryRow) -> None:
        assert row.named is not None
        author = next((a.name for a in self._session.store.authors() if a.id == row.named.author), "")
        words = tr("A state of the library that bears a name. It is kept, however often history is packed.")
        dialog.view.show_change(row.title, [when_and_who(row.named.created, author), words], [])
        dialog.show_offers(note=False, cable=self._session.state is not None, text=False, named=True)

    def _restore(self, row: HistoryRow) -> None:
        """Make the row's cable what it was; what that takes is worked out beside the window."""
        session = self._session
        session.flush_wanted.emit()
        cable = (
            row.entry.cable if row.entry is not None else session.state.cable.id if session.state else None
        )
        if cable is None or self._job is not None:
            return
        self._tell(tr("Restoring…"), "ink2")
        self._job = self._window.jobs.run(
            "desktop.library_jobs:restore_cable",
            str(session.store.path.absolute()),
            cable,
            row.moment,
            session.author.id,
            patience=PATIENCE,
        )
        self._job.done.connect(lambda change: self._worked_out(cable, change, row))
        self._job.failed.connect(self._not_worked_out)

    def _worked_out(self, cable: str, change: Change | None, row: HistoryRow) -> None:
        self._job = None
        self._do(cable, change, row)

    def _not_worked_out(self, error: ChanceryError) -> None:
        self._job = None
        if error.code == "cable-not-found":
            self._tell(tr("This cable was not in the library then, so there is nothing to restore."), "warn")
        else:
            self._tell(error_sentence(error), "err")

    def _restore_note(self, row: HistoryRow) -> None:
        """Make the one note that the row is about what it was."""
        state, dialog = self._state_of(row), self.dialog
        if state is None or dialog is None or row.entry is None:
            return
        store = self._session.store
        try:
            note = dialog.wanted().note or self._only_note(row.entry)
            then = store.read(note_at, note, row.moment) if note else None
            change = restore_note(state, then, store.text) if then is not None else None
        except ChanceryError as error:
            self._tell(error_sentence(error), "err")
            return
        if then is None:
            self._tell(tr("The note was not there then. Undo takes its making back."), "warn")
            return
        self._do(state.cable.id, change, row)

    def _do(self, cable: str, change: Change | None, row: HistoryRow) -> None:
        if change is None:
            self._tell(tr("It is as it was then: there is nothing to restore."), "ink2")
            return
        if self._session.state is None or self._session.state.cable.id != cable:
            self._window.libraries.open_cable(cable)
        if self._session.do(change):
            moment = row.entry.time if row.entry is not None else row.named.created if row.named else ""
            self._tell(tr("Restored as it was {when}. Undo takes that back.", when=when_and_who(moment, "")))

    def _show_in_text(self, row: HistoryRow) -> None:
        """Open the row's cable, and choose the note that it is about."""
        if row.entry is None or row.entry.cable is None or self.dialog is None:
            return
        note = self.dialog.wanted().note or self._only_note(row.entry)
        self._window.libraries.open_cable(row.entry.cable)
        state = self._session.state
        if note is not None and state is not None and note in state.notes:
            if state.notes[note].trashed is not None:
                self._tell(
                    tr("This note lies in the trash: restore it, then it stands in the text again."), "warn"
                )
                return
            self._window.notes.choose(note)
        self.dialog.accept()

    def _forget(self, row: HistoryRow) -> None:
        if row.named is not None and self._session.do(naming.forget_state(row.named)):
            self._tell(tr("The name “{name}” was taken away. Undo gives it back.", name=row.named.name))

    def _undo(self) -> None:
        self._window.undo()
        self._tell("")

    def _closed(self) -> None:
        self.dialog = None

    # -- private -------------------------------------------------------------------------------------

    def _open(self, scope: int) -> None:
        session = self._session
        session.flush_wanted.emit()
        scopes = self._scopes()
        dialog = HistoryDialog(session, scopes, session.store.read(authors_of_changes), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.chosen_changed.connect(self._show)
        dialog.restore_wanted.connect(self._restore)
        dialog.restore_note_wanted.connect(self._restore_note)
        dialog.show_wanted.connect(self._show_in_text)
        dialog.forget_wanted.connect(self._forget)
        dialog.undo_import_wanted.connect(self._undo_import)
        dialog.name_wanted.connect(self.name_state)
        dialog.undo_wanted.connect(self._undo)
        dialog.finished.connect(self._closed)
        dialog.scope.setCurrentIndex(min(scope, len(scopes) - 1))
        self._show(dialog.chosen())
        dialog.open()

    def _scopes(self) -> list[Scope]:
        """Return the library, the cable that is open, and the note that is chosen."""
        scopes: list[Scope] = [(tr("The library"), Filter())]
        state = self._session.state
        if state is not None:
            scopes.append((tr("This cable"), Filter(cable=state.cable.id)))
            note = state.notes.get(self._window.notes.chosen or "")
            if note is not None:
                from desktop.messages.notes import note_title

                words = note_title(note, state.note_marks().get(note.id))
                scopes.append((words, Filter(cable=state.cable.id, note=note.id)))
        return scopes

    def _state_of(self, row: HistoryRow) -> CableState | None:
        """Return the state of the cable that a row is about."""
        self._session.flush_wanted.emit()
        state = self._session.state
        cable = row.entry.cable if row.entry is not None else None
        if state is not None and state.cable.id == cable:
            return state
        try:
            return self._session.store.cable_state(cable) if cable is not None else None
        except ChanceryError as error:
            self._tell(error_sentence(error), "err")
            return None

    def _only_note(self, entry: Entry) -> str | None:
        if sum(self._session.store.read(kinds_of, entry).values()) > MOST_STEPS:
            return None
        notes = _notes(self._session.store.read(steps_of, entry))
        return notes[0] if len(notes) == 1 else None

    def _tell(self, words: str, tone: str = "ok") -> None:
        if self.dialog is not None:
            self.dialog.tell(words, tone)
        elif words:
            self._window.say(words, tone)


def _notes(steps: Sequence[Step]) -> list[str]:
    return list(dict.fromkeys(step.record.id for step in steps if isinstance(step.record, Note)))


def _belongs_to(step: Step) -> tuple[str, ...]:
    owner = step.record.owner if isinstance(step.record, Anchor) else ""
    return step.record.id, owner
