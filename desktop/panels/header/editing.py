"""Editing a header field where it stands: opens, commits, closes; one stay in an editor is one undo step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from desktop.messages.words import tr
from desktop.models.header import HeaderModel
from desktop.panels.header.field_cell import FieldCell
from desktop.panels.header.value_edit import ValueEdit
from desktop.widgets.time_edit import TimeEdit
from desktop.widgets.typing_pause import TypingPause
from desktop.widgets.undo_keys import UndoKeys

if TYPE_CHECKING:
    from desktop.panels.header.panel import HeaderPanel


class FieldEditing(QObject):
    """The one editor of the panel. A date that is not understood keeps its editor open and is told."""

    def __init__(self, model: HeaderModel, panel: HeaderPanel) -> None:
        """Edit the fields of a model in the cells of a panel."""
        super().__init__(panel)
        self._model = model
        self._panel = panel
        self.cell: FieldCell | None = None
        self._label = False
        self._begun = ""
        self._busy = False
        self._pause = TypingPause(self)
        self._pause.due.connect(self.commit)
        model.session.flush_wanted.connect(self.commit)
        model.refreshed.connect(self._refill)

    # -- public --------------------------------------------------------------------------------------

    def listen(self, cell: FieldCell) -> None:
        """Hear what is typed in a cell's editor."""
        cell.typed.connect(self._touch)
        cell.done.connect(self._done)
        cell.cancelled.connect(self.cancel)
        cell.left.connect(self.close)

    def open(self, cell: FieldCell) -> None:
        """Edit a field's value."""
        if self.cell is cell and not self._label:
            return
        self.close()
        row = self._panel.body.cells.index(cell)
        shown = self._model.rows[row]
        if shown.name == "date":
            dated = TimeEdit(shown.value, cell)
            dated.set_value(self._model.unread.get(shown.id, shown.value))
            dated.selectAll()
            dated.installEventFilter(self)
            UndoKeys(dated)
            editor: ValueEdit | TimeEdit = dated
        else:
            editor = ValueEdit(shown.value, cell)
        editor.setAccessibleName(cell.accessibleName())
        self._start(cell, editor, label=False)

    def open_label(self, make: Callable[[], int] | int) -> None:
        """Edit the label of a row's field, or of the one that `make` adds as part of the same step."""
        self.close()
        self._model.burst.begin("label")
        row = make if isinstance(make, int) else make()
        if row < 0:
            self._model.burst.end()
            return
        cell = self._panel.body.cells[row]
        self._panel.go_to(row)
        editor = ValueEdit(self._model.rows[row].name, cell)
        editor.setAccessibleName(tr("Label of the field"))
        self._start(cell, editor, label=True)

    def commit(self) -> None:
        """Hand over what is typed; a date in mid-typing waits until it is one."""
        self._pause.stop()
        if self.cell is None or self._busy:
            return
        words = self._words()
        if words == self._begun:
            return
        row = self._panel.body.cells.index(self.cell)
        if not self._label and self._is_no_date():
            return
        self._busy = True
        try:
            if self._label:
                done = self._model.rename(row, words)
            else:
                value = self._model.read_value(row, words)
                done = value is not None and self._model.change_value(row, value)
        finally:
            self._busy = False
        if done:
            self._begun = words
            self._model.keep_unread(row, "")

    def close(self) -> None:
        """Commit and take the editor away, unless it holds a date that is not understood."""
        if self.cell is None:
            return
        self.commit()
        cell, words, no_date = self.cell, self._words(), not self._label and self._is_no_date()
        self._finish()
        self._model.burst.end()
        if no_date:
            self._model.keep_unread(self._panel.body.cells.index(cell), words)

    def cancel(self) -> None:
        """Take back what was typed and the editor away."""
        self._pause.stop()
        cell, label = self.cell, self._label
        self._finish()
        self._model.burst.cancel()
        if cell in self._panel.body.cells and not label:
            self._model.keep_unread(self._panel.body.cells.index(cell), "")

    def forget(self) -> None:
        """Let go of an editor whose field is gone."""
        self._pause.stop()
        self._model.burst.end()
        self.cell = None

    # -- overrides -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear Enter, Esc and leaving in the field for the date."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._done()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.cancel()
                return True
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if event.reason() not in passing:
                self.close()
        return super().eventFilter(watched, event)

    # -- private -------------------------------------------------------------------------------------

    def _start(self, cell: FieldCell, editor: ValueEdit | TimeEdit, *, label: bool) -> None:
        self.cell, self._label = cell, label
        if not label:
            self._model.burst.begin("field")
        cell.open_editor(editor, of_label=label)
        self._begun = self._words()
        self._panel.body.lay_out()

    def _finish(self) -> None:
        cell, self.cell = self.cell, None
        if cell is not None:
            cell.close_editor()
        self._panel.body.lay_out()

    def _words(self) -> str:
        editor = self.cell.editor if self.cell is not None else None
        if isinstance(editor, ValueEdit):
            return editor.words()
        return editor.text() if editor is not None else ""

    def _is_no_date(self) -> bool:
        editor = self.cell.editor if self.cell is not None else None
        return isinstance(editor, TimeEdit) and not editor.is_understood()

    def _touch(self) -> None:
        self._pause.touch()
        if self.cell is not None:
            self.cell.updateGeometry()
            self._panel.body.lay_out()

    def _done(self) -> None:
        """Close on Enter; a new own field goes on from its label to its value."""
        cell, label = self.cell, self._label
        if not label and cell is not None and isinstance(cell.editor, TimeEdit) and self._is_no_date():
            self._model.keep_unread(self._panel.body.cells.index(cell), self._words())
            return
        self.close()
        row = self._panel.body.cells.index(cell) if cell in self._panel.body.cells else -1
        if label and cell is not None and row >= 0 and not self._model.rows[row].value:
            self.open(cell)

    def _refill(self) -> None:
        """Show in the open editor what came from elsewhere, such as an undo."""
        if self.cell is None or self._busy or self.cell not in self._panel.body.cells:
            return
        shown = self._model.rows[self._panel.body.cells.index(self.cell)]
        editor = self.cell.editor
        if isinstance(editor, TimeEdit):
            if not self._is_no_date() and editor.value() != shown.value:
                editor.set_value(shown.value)
        elif editor is not None:
            words = shown.name if self._label else shown.value
            if editor.words().strip() != words:
                editor.set_words(words)
        self._begun = self._words()
