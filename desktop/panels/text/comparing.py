"""Two readings in one view: the later text, with what it no longer has struck through where it stood."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.compared import Compared
from desktop.panels.text import scrolling
from desktop.panels.text.changes import Changes, ShownChange
from desktop.panels.text.marks import cluster_start
from desktop.panels.text.spans import LineStyle, Place
from desktop.panels.text.view import TextView
from desktop.positions import Positions


class ComparingView(TextView):
    """Shows a comparison. Places that it is given and gives are those of the later reading."""

    difference_chosen = Signal(int)
    """She has gone to a difference, by its index, with mouse or key."""
    escaped = Signal()
    """Esc: she wants to leave."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compared = Compared("", ())
        self.looks.resizable = False
        self.setAccessibleName(self.tr("Text of the cable, two readings compared"))
        self.setAccessibleDescription(
            self.tr("Words that are gone are struck through, new words are underlined.")
        )

    # -- public

    @property
    def current(self) -> int | None:
        """The index of the outlined difference."""
        return self.looks.changes.current

    def show_compared(
        self, compared: Compared, styles: Sequence[LineStyle] = (), at: Place | None = None
    ) -> None:
        """Show a comparison; `styles` are the kinds of the later reading's lines."""
        self._compared = compared
        to_shown = compared.to_shown
        positions = Positions(compared.text)
        added = {one.start for one in compared.pieces if one.kind == "added"}
        self.looks.changes = self._formats.changes = Changes(
            [
                ShownChange(
                    positions.to_qt(one.start),
                    positions.to_qt(one.end),
                    one.kind,
                    one.index,
                    _gap_at(compared.text, positions, one.end)
                    if one.end in added and one.kind == "removed"
                    else None,
                )
                for one in compared.pieces
            ]
        )
        self.show_text(
            compared.text,
            [replace(one, start=to_shown(one.start), end=to_shown(one.end)) for one in styles],
            (),
            replace(at, top=to_shown(at.top), caret=to_shown(at.caret), anchor=to_shown(at.anchor))
            if at
            else None,
        )

    def go_to(self, index: int | None, *, scroll: bool = True) -> None:
        """Outline a difference, or none, and bring it into view; the caret goes to it."""
        self.looks.changes.current = index
        if index is not None and scroll:
            start, end = self._to_qt(*self._compared.place_of(index))
            scrolling.bring_into_view(self, start, end)
            caret = self.textCursor()
            caret.setPosition(start)
            with self._pin.quietly():
                self.setTextCursor(caret)
        self.repaint_all()

    def beside(self, step: int) -> int | None:
        """Return the difference after the current one, or after the caret; before it with `step` -1."""
        count = len(self._compared.differences)
        if self.current is not None and count:
            return (self.current + step) % count
        return self._compared.beside(self.caret(), step)

    def difference_at(self, place: int) -> int | None:
        """Return the difference that holds or borders a place of the shown text."""
        return self._compared.at(place)

    def later_place(self) -> Place:
        """Return where she is reading, in places of the later reading."""
        place, to_later = self.place(), self._compared.to_later
        return Place(to_later(place.top), place.fraction, to_later(place.caret), to_later(place.anchor))

    # -- overrides

    def selected_words(self) -> str:
        """Return the later reading's own words in the selection: no signs, nothing struck through."""
        span = self.selected_span()
        return self._compared.later_words(*span) if span else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the difference that was clicked; a drag selects words."""
        pressed = self._pressed
        super().mouseReleaseEvent(event)
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        moved = (event.position() - pressed).manhattanLength()
        if moved < QApplication.startDragDistance() and not self.textCursor().hasSelection():
            self._choose_at_caret()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Space and Enter choose the difference at the caret; other keys move it."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose_at_caret()
        else:
            super().keyPressEvent(event)

    # -- private

    def _choose_at_caret(self) -> None:
        index = self.difference_at(self.caret())
        if index is not None:
            self.go_to(index, scroll=False)
            self.difference_chosen.emit(index)


def _gap_at(text: str, positions: Positions, end: int) -> int | None:
    """Return the Qt position of the character behind which a gap parts two words.

    None for one that is written from the right: its gap would open inside the word.
    """
    start = cluster_start(text, end)
    return None if unicodedata.bidirectional(text[start]) in ("R", "AL") else positions.to_qt(start)
