"""The field that finds words in the text: what, which of how many, back, on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.panels.text.view import TextView


class FindBar(QWidget):
    """Finds while one types. Enter goes on, Shift+Enter back, Esc leaves with the hit selected."""

    left = Signal()
    """She is done: the words found are selected and the text has the focus."""

    stepped = Signal(int)
    """The next (+1) or previous (-1) hit of the library's search is wanted."""
    emptied = Signal()
    """Nothing is looked for here any more: the hits of the library's search may be lit again."""

    def __init__(self, view: TextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._field = QLineEdit()
        self._count = QLabel()
        self._back = QToolButton()
        self._on = QToolButton()
        self._search, self._steps = "", False
        self._build()
        self._connect()
        self._tell(0, 0)

    def _build(self) -> None:
        self._field.setPlaceholderText(tr("Find in the text"))
        self._field.setAccessibleName(tr("Find in the text"))
        self._field.addAction(theme.icon("search", 16, "ink3"), QLineEdit.ActionPosition.LeadingPosition)
        self._field.setClearButtonEnabled(True)
        self._field.setMinimumWidth(170)
        self._count.setFont(theme.sans(12, tabular=True))
        theme.ink(self._count, "ink3")
        for button, icon, words in (
            (self._back, "chevron-up", tr("Previous place (Shift+Enter)")),
            (self._on, "chevron-down", tr("Next place (Enter)")),
        ):
            button.setIcon(theme.icon(icon, 16))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setAutoRaise(True)
            button.setFixedSize(28, 28)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._field, self._count, self._back, self._on):
            row.addWidget(widget)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._find)
        self._back.clicked.connect(self._previous)
        self._on.clicked.connect(self._next)
        self._view.found.connect(self._tell)

    def look_into(self, view: TextView) -> None:
        """Find in another text from now on; what is looked for is forgotten."""
        if view is not self._view:
            self._field.clear()
            self.show_search("", steps=False)
            self._view.found.disconnect(self._tell)
            self._view = view
            self._view.found.connect(self._tell)
            self._tell(0, 0)

    def has_words(self) -> bool:
        """Tell whether something is looked for in the text alone."""
        return bool(self._field.text().strip())

    def show_search(self, words: str, *, steps: bool) -> None:
        """Show how many hits of these words of the library's search the text has, while the field is empty.

        "" stands for none that can stand in a text; `steps` says whether there still are hits to go to, in
        other cables or beside the text.
        """
        self._search, self._steps = words, steps
        self._field.setPlaceholderText(words or tr("Find in the text"))
        self._field.setToolTip(tr("Hits of the search in the library: {words}", words=words) if words else "")
        if not words:
            self._tell(0, 0)

    def take_up(self) -> None:
        """Take the focus; selected words of one line become what is looked for."""
        words = self._view.selected_words()
        if words and "\n" not in words and len(words) <= 100:
            self._field.setText(words)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find(self._field.text())

    def step(self, direction: int) -> None:
        """Go to the next (+1) or previous (-1) place; where nothing is looked for yet, ask what."""
        if self._steps and not self.has_words():
            self.stepped.emit(direction)
        elif not self.has_words():
            self.take_up()
        elif not self._view.has_hits():
            self._find(self._field.text())
        elif direction > 0:
            self._view.find_next()
        else:
            self._view.find_previous()

    def _previous(self) -> None:
        self.step(-1)

    def _next(self) -> None:
        self.step(1)

    def _find(self, words: str) -> None:
        if words.strip():
            self._view.find_words(words)
        else:
            self._view.clear_find()
            self.emptied.emit()

    def _tell(self, current: int, count: int) -> None:
        asked = self.has_words() or bool(self._search)
        words = tr("not found") if self.has_words() else tr("not in the text") if asked else ""
        if count:
            words = tr("{n} of {count}", n=current or "–", count=count)
        self._count.setText(words)
        self._count.setVisible(asked)
        for button in (self._back, self._on):
            button.setVisible(asked)
            button.setEnabled(count > 0 or (self._steps and not self.has_words()))

    def _leave(self) -> None:
        self._view.clear_find(select=True)
        self._field.clear()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Shift+Enter, Esc and the arrows; every other key is the field's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Up):
            back = event.key() == Qt.Key.Key_Up or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no hits lit behind a hidden bar."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._view.clear_find()
