"""The editors of a record table: what is typed is committed at each pause and is one undo step.

Esc takes it all back; Enter, Tab and leaving keep it. While the delegate itself commits, the editor is not
filled anew, so that the cursor stays where it is.
"""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.models.row_table import RowTableModel
from desktop.widgets.time_edit import TimeEdit
from desktop.widgets.typing_pause import TypingPause
from desktop.widgets.undo_keys import UndoKeys

Index = QModelIndex | QPersistentModelIndex


class RecordDelegate(QStyledItemDelegate):
    """Opens, commits and closes cell editors; a subclass makes and paints them."""

    def __init__(self, model: RowTableModel[Any], parent: QObject) -> None:
        """Make the delegate of a table that shows `model`."""
        super().__init__(parent)
        self._model = model
        self._editor: QWidget | None = None
        self._edited = QPersistentModelIndex()
        self._committing = False
        self._pause = TypingPause(self)
        self._pause.due.connect(self._commit_pause)
        self.closeEditor.connect(self._close)
        model.session.flush_wanted.connect(self.flush)

    # -- for the subclass ----------------------------------------------------------------------------

    def make_editor(self, parent: QWidget, index: Index) -> QWidget:
        """Return a fresh editor for a cell: a line edit, an editable combo box or a time edit."""
        raise NotImplementedError

    # -- public --------------------------------------------------------------------------------------

    def is_editing(self, index: Index) -> bool:
        """Tell whether this cell's editor is open, over words that need not be painted."""
        return self._editor is not None and index == self._edited

    def flush(self) -> None:
        """Commit what is being typed."""
        if self._editor is not None and self._pause.waiting:
            self._commit_pause()

    # -- overrides -----------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        """Open an editor and with it a burst."""
        editor = self.make_editor(parent, index)
        if isinstance(editor, (QComboBox, QLineEdit)):
            UndoKeys(editor)
        editor.setAutoFillBackground(True)
        line = editor_line(editor)
        line.textEdited.connect(self._touch)
        if isinstance(editor, QComboBox):
            # Deferred, since a combo box also tells this on Enter and on leaving, where Qt closes the editor.
            editor.activated.connect(lambda: QTimer.singleShot(0, self, lambda: self._choose(editor)))
        self._editor = editor
        self._edited = QPersistentModelIndex(index)
        self._model.burst.begin("cell")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill an editor from the record, unless the record has its words from the editor."""
        if self._committing:
            return
        words = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, TimeEdit):
            editor.set_value(words)
        else:
            line = editor_line(editor)
            if line.text() != words:
                line.setText(words)
        if not self._pause.waiting:
            editor_line(editor).selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the words of an editor to the model."""
        self._pause.stop()
        self._committing = True
        try:
            model.setData(QModelIndex(cast("QModelIndex", index)), editor_line(editor).text())
        finally:
            self._committing = False

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep a time that is not understood in its editor on Enter, and say so."""
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (
            enter
            and event.type() == QEvent.Type.KeyPress
            and isinstance(editor, TimeEdit)
            and not editor.is_understood()
        ):
            editor.tell()
            return True
        return super().eventFilter(editor, event)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor."""
        if editor is self._editor:
            self._editor = None
            self._pause.stop()
        super().destroyEditor(editor, index)

    # -- private -------------------------------------------------------------------------------------

    def _touch(self) -> None:
        self._pause.touch()

    def _commit_pause(self) -> None:
        """Commit in mid-typing, unless the words are no time yet."""
        editor = self._editor
        if editor is None or (isinstance(editor, TimeEdit) and not editor.is_understood()):
            return
        if editor_line(editor).text().strip():
            self.commitData.emit(editor)

    def _choose(self, editor: QComboBox) -> None:
        """Take a name chosen from the list at once."""
        if editor is not self._editor:
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _close(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if editor is not self._editor:
            return
        self._editor = None
        self._pause.stop()
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._model.burst.cancel()
        else:
            self._model.burst.end()


def editor_line(editor: QWidget) -> QLineEdit:
    """Return the line of words of an editor."""
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    if isinstance(line, QLineEdit):
        return line
    raise TypeError(type(editor).__name__)
