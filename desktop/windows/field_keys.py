"""Ctrl+E in a field of the window exports as it does everywhere else.

On Linux a line of Qt claims that key for the end of the line, where End is at hand: whoever has searched and
wants to export what was found would press it in vain.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


class FieldKeys(QObject):
    """Watches the field in which one types, and disclaims the key for it."""

    def __init__(self, window: QWidget) -> None:
        """Watch the fields of this window."""
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the key through to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() == Qt.Key.Key_E:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit) and now.window() is self._window:
            now.installEventFilter(self)  # once more does no harm: a filter counts once
