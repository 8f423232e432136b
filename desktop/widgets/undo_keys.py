"""Ctrl+Z in a line of words: its own while something typed is left to take back, then the library's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit


class UndoKeys(QObject):
    """Lets undo and redo through to the window where the line has nothing to undo or redo.

    A line edit of Qt claims both keys always, so that in an open field Ctrl+Z would do nothing at all.
    """

    def __init__(self, field: QLineEdit | QComboBox) -> None:
        """Watch a line, or the line of an editable combo box."""
        super().__init__(field)
        line = field.lineEdit() if isinstance(field, QComboBox) else field
        self._line = line
        field.installEventFilter(self)
        if line is not None and line is not field:
            line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Disclaim the keys in time."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._line:
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self._line.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self._line.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().eventFilter(watched, event)
