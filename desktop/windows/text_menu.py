"""The context menu of the text: what can be done with the selected words and with the notes there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.messages.changes import note_kind
from desktop.messages.words import tr
from desktop.panels.text.view import TextView
from desktop.session import Session
from desktop.windows.actions import Actions
from desktop.windows.note_control import NoteControl


class TextMenu(QObject):
    """Built anew at each call, from the window's own actions."""

    def __init__(
        self, actions: Actions, take_menu: QMenu, text: TextView, session: Session, window: QWidget
    ) -> None:
        """Offer these actions over this text."""
        super().__init__(window)
        self._actions = actions
        self._take_menu = take_menu
        self._text = text
        self._session = session
        self._window = window

    def show(self, at: QPoint, notes: list[str], control: NoteControl) -> None:
        """Show the menu at a global position; `notes` are the ids of the notes under it."""
        self.build(notes, control).popup(at)

    def build(self, notes: list[str], control: NoteControl) -> QMenu:
        """Return the menu for a place with these notes."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        for name in ("footnote", "marginal", "highlight"):
            menu.addAction(self._actions[name])
        menu.addMenu(self._take_menu)
        self._add_notes(menu, notes, control)
        menu.addSeparator()
        for name in ("copy", "select-all", "find"):
            menu.addAction(self._actions[name])
        return menu

    def _add_notes(self, menu: QMenu, notes: list[str], control: NoteControl) -> None:
        state = self._session.state
        known = [state.notes[i] for i in notes if i in state.notes] if state else []
        if not known or state is None:
            return
        menu.addSeparator()
        for note in known:
            number = state.numbers().get(note.id)
            name = note_kind(note.kind) + (f" {number}" if number else "")
            edit = menu.addAction(tr("Edit {name}", name=name))
            edit.triggered.connect(lambda _checked=False, chosen=note.id: self._edit(control, chosen))
        for note in known:
            number = state.numbers().get(note.id)
            name = note_kind(note.kind) + (f" {number}" if number else "")
            remove = menu.addAction(tr("Delete {name}", name=name))
            remove.triggered.connect(lambda _checked=False, chosen=note.id: self._delete(control, chosen))

    @staticmethod
    def _edit(control: NoteControl, note_id: str) -> None:
        control.choose(note_id, scroll_text=False)
        control.edit()

    @staticmethod
    def _delete(control: NoteControl, note_id: str) -> None:
        control.choose(note_id, scroll_text=False)
        control.delete()
