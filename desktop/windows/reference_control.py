"""Going to what a cross-reference leads to: a note of this cable, a note of another, a cable."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from db.referring.links import id_in
from desktop.messages.references import why_dead
from desktop.messages.words import tr
from desktop.panels.notes.panel import NotesPanel
from desktop.session import Session
from desktop.windows.note_control import NoteControl


class ReferenceControl(QObject):
    """What the window does about references. `tell` shows a sentence in the status line."""

    def __init__(
        self,
        session: Session,
        panel: NotesPanel,
        notes: NoteControl,
        open_cable: Callable[[str], None],
        tell: Callable[[str], None],
        parent: QObject,
    ) -> None:
        """Follow the references on the panel's cards."""
        super().__init__(parent)
        self._session = session
        self._panel = panel
        self._notes = notes
        self._open_cable = open_cable
        self._tell = tell
        panel.reference_wanted.connect(self.go)

    def go(self, address: str) -> None:
        """Show what an address leads to; where that is nowhere, say why."""
        target = self._panel.model.references.target(address)
        if target.is_dead:
            self._tell(tr("This reference leads nowhere: {why}.", why=why_dead(target)))
            return
        state = self._session.state
        if target.cable and (state is None or state.cable.id != target.cable):
            self._open_cable(target.cable)
        state = self._session.state
        note_id = id_in(address)
        if state is not None and state.cable.id == target.cable and note_id in state.notes:
            self._notes.choose(note_id)
