"""The search in the open text: from the toolbar's field to the hits in the view."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from desktop.messages.words import tr
from desktop.panels.text.view import TextView
from desktop.windows.toolbar import ToolBar

PAUSE_MS = 120


class FindControl(QObject):
    """Finds while one types; Enter and F3 go from hit to hit, Escape returns to the text."""

    def __init__(self, text: TextView, bar: ToolBar, parent: QObject) -> None:
        """Connect the field with the text."""
        super().__init__(parent)
        self._text = text
        self._bar = bar
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._find)
        bar.find.textChanged.connect(lambda _words: self._pause.start())
        bar.find.next_wanted.connect(self.step)
        bar.find.left.connect(self._leave)
        text.found.connect(self._show_hits)

    def begin(self) -> None:
        """Put the focus into the field, with the selected words if they are few."""
        words = self._text.selected_words()
        if words and len(words) <= 60 and "\n" not in words:
            self._bar.find.setText(words)
        self._bar.find.setFocus()
        self._bar.find.selectAll()

    def step(self, direction: int) -> None:
        """Go to the next (+1) or previous (-1) hit."""
        if not self._bar.find.text():
            self.begin()
            return
        if self._pause.isActive():
            self._pause.stop()
            self._find()
            return
        if not self._text.has_hits():
            self._find()
        elif direction > 0:
            self._text.find_next()
        else:
            self._text.find_previous()

    def cable_changed(self) -> None:
        """Put out the hits of the cable shown before; the words stay, to be found here by F3."""
        self._text.clear_find()

    def _find(self) -> None:
        words = self._bar.find.text()
        if words:
            self._text.find_words(words)
        else:
            self._text.clear_find()

    def _show_hits(self, current: int, count: int) -> None:
        if not self._bar.find.text():
            self._bar.hits.clear()
            return
        words = tr("{n} of {count}", n=current, count=count) if count else tr("not found")
        self._bar.hits.setText(words)

    def _leave(self) -> None:
        """Back to the text, with the current hit selected."""
        self._pause.stop()
        self._text.clear_find(select=True)
        self._bar.find.clear()
        self._pause.stop()
        self._bar.hits.clear()
        self._text.setFocus()
