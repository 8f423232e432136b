"""The search field of the library: words are typed, fields completed, keys of the list passed on."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from db.searching.query_parts import FIELDS
from desktop.models.tool_tips import plain_tip

_BEGUN = re.compile(r"(?:^|[\s(\-=])([^\W\d_]{2,})$")
_ICONS = 72
"""The width of what stands before and behind the words."""
_FOR_A_MOMENT = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class SearchField(QLineEdit):
    """A line for words; Down and Enter go on to the list, Esc empties it, Tab completes a field's name."""

    down_wanted = Signal()
    """The list is to have the focus."""
    open_wanted = Signal()
    """Enter: the first hit is to be opened."""
    completion_changed = Signal(str)
    """The name of the field that Tab would complete, "" for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty line."""
        super().__init__(parent)
        self._completion = ""
        self.textChanged.connect(self._look)
        self.cursorPositionChanged.connect(self._look)

    def show_query(self, query: str) -> None:
        """Show a query that is chosen, not written: how it begins is seen."""
        self.setText(query)
        self.setCursorPosition(0)

    def completion(self) -> str:
        """Return the name of the field that is begun before the caret, "" for none."""
        begun = _BEGUN.search(self.text()[: self.cursorPosition()])
        if begun is None or self.text()[self.cursorPosition() :][:1].isalnum():
            return ""
        return next((name for name in FIELDS if name.startswith(begun[1].lower())), "")

    def event(self, event: QEvent) -> bool:
        """Take Tab where it completes, elsewhere it goes on to the next widget; tell a long query whole."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._is_cut():
            QToolTip.showText(event.globalPos(), plain_tip(self.text()), self)
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if event.key() == Qt.Key.Key_Tab and plain and self._completion:
                self._complete()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that belong to the list."""
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.down_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show how a long query begins when it is no longer written."""
        super().focusOutEvent(event)
        if event.reason() not in _FOR_A_MOMENT:
            self.setCursorPosition(0)

    # -- private -------------------------------------------------------------------------------------

    def _is_cut(self) -> bool:
        """Tell whether the query is longer than the room between the icons."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width() - _ICONS

    def _look(self) -> None:
        found = self.completion() if self.hasFocus() else ""
        if found != self._completion:
            self._completion = found
            self.completion_changed.emit(found)

    def _complete(self) -> None:
        begun = _BEGUN.search(self.text()[: self.cursorPosition()])
        if begun is not None:
            self.setSelection(begun.start(1), len(begun[1]))
            self.insert(self._completion + ":")
