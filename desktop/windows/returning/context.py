"""The words that a comment is on, in their context: the place is lit, and others can be chosen for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.positions import Positions
from desktop.widgets.exact_text import to_qt

Span = tuple[int, int]

AROUND = 1500
"""Code points of the text that are shown on either side of the place."""
_FROM_THE_TOP = 20_000
"""So many are shown where there is no place yet."""


class ContextView(QTextEdit):
    """Shows a stretch of a text; never written to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setProperty("bare", True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(tr("The words in their context"))
        self.setFont(theme.serif(15))
        self.document().setDefaultFont(theme.serif(15))
        self.document().setDocumentMargin(20)
        theme.ground(self, "page")
        self._first = 0
        self._positions = Positions("")
        self._spans: tuple[Span, ...] = ()
        self._colour = "amber"
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self._light)

    # -- public --------------------------------------------------------------------------------------

    def show_place(self, text: str, spans: Sequence[Span], colour: str) -> None:
        """Show these spans of a text (code points) with what is around them, lit in a note colour."""
        inside = [span for span in spans if 0 <= span[0] < span[1] <= len(text)]
        first = max(0, inside[0][0] - AROUND) if inside else 0
        last = min(len(text), inside[-1][1] + AROUND) if inside else min(len(text), _FROM_THE_TOP)
        last = min(last, first + _FROM_THE_TOP)
        # Whole lines, so that the first one does not begin within a word.
        first = text.rfind("\n", 0, first) + 1 if first else 0
        shown = to_qt(text[first:last])
        self._first, self._positions = first, Positions(shown)
        self._spans, self._colour = tuple(inside), colour or "amber"
        self.setPlainText(shown)
        self._light()
        cursor = QTextCursor(self.document())
        if inside:
            cursor.setPosition(self._positions.to_qt(inside[0][0] - first))
        self.setTextCursor(cursor)
        self._centre()

    def chosen_span(self) -> Span | None:
        """Return the span of the text that is selected, None for nothing."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if start == end:
            return None
        return self._first + self._positions.from_qt(start), self._first + self._positions.from_qt(end)

    # -- private -------------------------------------------------------------------------------------

    def _light(self) -> None:
        palette = theme.current()
        wash = next((one for one in palette.notes if one.name == self._colour), palette.notes[0])
        selections = []
        for start, end in self._spans:
            look = QTextCharFormat()
            look.setBackground(QColor(wash.wash))
            look.setForeground(QColor(palette.ink))
            selection = QTextEdit.ExtraSelection()
            selection.format = look
            selection.cursor = QTextCursor(self.document())
            selection.cursor.setPosition(self._positions.to_qt(start - self._first))
            selection.cursor.setPosition(
                self._positions.to_qt(end - self._first), QTextCursor.MoveMode.KeepAnchor
            )
            selections.append(selection)
        self.setExtraSelections(selections)

    def _centre(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)
