"""The context menu of the text: what can be done with the selected words and with the notes there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from db.records import Note
from desktop.messages.changes import note_kind
from desktop.messages.notes import short_quote
from desktop.messages.words import tr
from desktop.panels.text.view import TextView
from desktop.session import Session
from desktop.windows.actions import Actions
from desktop.windows.names.names_control import NamesControl
from desktop.windows.note_control import NoteControl
from desktop.windows.span_control import SpanControl


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
        self.names: NamesControl | None = None
        """Who offers what can be done with the names there."""

    def show(
        self, at: QPoint, notes: list[str], control: NoteControl, spans: SpanControl, place: int
    ) -> None:
        """Show the menu at a global position, code point `place`; `notes` are the ids of the notes there."""
        self.build(notes, control, spans, place).popup(at)

    def build(self, notes: list[str], control: NoteControl, spans: SpanControl, place: int) -> QMenu:
        """Return the menu for a place with these notes."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        for name in ("footnote", "marginal", "highlight", "mark-name"):
            menu.addAction(self._actions[name])
        menu.addMenu(self._take_menu)
        menu.addAction(self._actions["add-span"])
        marks = menu.addMenu(tr("Editor’s mark"))
        for name in ("mark-insertion", "mark-deletion", "mark-uncertain", "mark-gap"):
            marks.addAction(self._actions[name])
        self._add_notes(menu, notes, control)
        self._add_spans(menu, notes, spans, place)
        if self.names is not None:
            self.names.fill_menu(menu, self._text.mentions_at(place))
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
            name = self._name(note)
            edit = menu.addAction(tr("Edit {name}", name=name))
            edit.triggered.connect(lambda _checked=False, chosen=note.id: self._edit(control, chosen))
        for note in known:
            past = menu.addAction(tr("History of {name}…", name=self._name(note)))
            past.triggered.connect(lambda _checked=False, chosen=note.id: self._history(control, chosen))
        for note in known:
            name = self._name(note)
            remove = menu.addAction(tr("Delete {name}", name=name))
            remove.triggered.connect(lambda _checked=False, chosen=note.id: self._delete(control, chosen))

    def _add_spans(self, menu: QMenu, notes: list[str], spans: SpanControl, place: int) -> None:
        """Offer to take the words here from each of these notes."""
        state = self._session.state
        if state is None:
            return
        for note in (each for each in notes if each in state.notes):
            here = [a for a in state.spans_of(note) if a.start <= place <= a.end]
            for anchor in here[:1]:
                quote = short_quote(anchor.quote, 40).replace("&", "&&")
                name = self._name(state.notes[note])
                take = menu.addAction(tr("Take “{quote}” from {name}", quote=quote, name=name))
                take.triggered.connect(lambda _checked=False, one=anchor: spans.remove(one))

    def _name(self, note: Note) -> str:
        state = self._session.state
        number = state.note_marks().get(note.id) if state is not None else None
        return note_kind(note.kind) + (f" {number}" if number else "")

    def _history(self, control: NoteControl, note_id: str) -> None:
        control.choose(note_id, scroll_text=False)
        self._actions["note-history"].trigger()

    @staticmethod
    def _edit(control: NoteControl, note_id: str) -> None:
        control.choose(note_id, scroll_text=False)
        control.edit()

    @staticmethod
    def _delete(control: NoteControl, note_id: str) -> None:
        control.choose(note_id, scroll_text=False)
        control.delete()
