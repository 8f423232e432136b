"""The list of touched notes: going to one shows its place; links and keys decide about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.touched import TouchedModel
from desktop.models.touched_items import Touched
from desktop.panels.touched.deeds import KEYS, Deed, deeds
from desktop.panels.touched.delegate import TouchedDelegate
from desktop.widgets.card_view import CardView, Index

_Flag = QItemSelectionModel.SelectionFlag


class TouchedList(CardView):
    """Cards of what a correction touches."""

    gone_to = Signal(str)
    """She has gone to this item: the text is to show its place."""
    asked = Signal(str, str)
    """What she asks for (a Deed) about an item."""
    not_offered = Signal(str, str)
    """She asked by its key for a Deed that there is not for this item."""
    focus_changed = Signal()
    """The list has got the focus, or lost it."""

    def __init__(self, model: TouchedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touched = model
        self._quiet = False
        self._only_focused = False
        self._cards = TouchedDelegate(self)
        self.setItemDelegate(self._cards)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Touched notes and values"))
        self.setAccessibleDescription(
            tr(
                "R: right as it is; C: choose other words; O: let it become an orphan; N: take the nearest"
                " words; U: take the choice back; V: take the new value or not; Enter: to its place."
            )
        )
        theme.ground(self, "panel")
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self._dress)
            dressed.fonts_changed.connect(self._dress)

    # -- public --------------------------------------------------------------------------------------

    def current_item(self) -> Touched | None:
        """Return the item that she is at."""
        return self._touched.item(self.currentIndex().row())

    def choose(self, key: str | None) -> None:
        """Go to an item without telling anybody; None goes to none."""
        row = self._touched.row_of(key)
        quiet, self._quiet = self._quiet, True
        self._only_focused = False
        if row >= 0:
            self.selectionModel().setCurrentIndex(self._touched.index(row, 0), _Flag.ClearAndSelect)
        else:
            self.selectionModel().clear()
        self._quiet = quiet

    def step(self, direction: int) -> None:
        """Go to the next (+1) or previous (-1) item to look at; where there is none, to the next item."""
        rows = range(len(self._touched.rows))
        wanted = [r for r in rows if (item := self._touched.item(r)) is not None and item.open]
        wanted = wanted or [r for r in rows if self._touched.item(r) is not None]
        if not wanted:
            return
        here = self.currentIndex().row() - (direction if self._only_focused else 0)
        after = [r for r in wanted if (r > here if direction > 0 else 0 <= r < here)]
        row = (after or wanted)[0 if direction > 0 else -1]
        item = self._touched.item(row)
        if row != self.currentIndex().row():
            self.setCurrentIndex(self._touched.index(row, 0))
        elif item is not None:
            self._only_focused = False
            self.gone_to.emit(item.key)

    @contextmanager
    def standing(self) -> Iterator[None]:
        """Stay at the item that she is at while all are listed anew; where it has gone, at the next one.

        Its card stays where it is to be seen, and nobody is told.
        """
        here = self.currentIndex().row()
        item, rect = self._touched.item(here), self.visualRect(self.currentIndex())
        shown = [row.item.key for row in self._touched.rows if row.item is not None]
        at = shown.index(item.key) if item is not None else 0
        self._quiet = True
        yield
        if item is not None:
            key = next(filter(self._is_shown, [*shown[at:], *reversed(shown[:at])]), None)
            self.choose(key)
            row = self._touched.row_of(key)
            if row >= 0 and rect.intersects(self.viewport().rect()):
                self.settle(row, rect.top())
                self.scrollTo(self._touched.index(row, 0))
        self._quiet = False

    def _is_shown(self, key: str) -> bool:
        return self._touched.row_of(key) >= 0

    def deed_point(self, key: str, deed: Deed) -> QPoint | None:
        """Return where in the viewport an item's link stands, None where it has no such link."""
        row = self._touched.row_of(key)
        item = self._touched.item(row)
        if item is None:
            return None
        index = self._touched.index(row, 0)
        self.scrollTo(index)
        rect = self.visualRect(index)
        card = self._cards.card(item, rect.width())
        box = next((box for known, box, _words in card.links if known == deed), None)
        return None if box is None else rect.topLeft() + box.center().toPoint()

    # -- overrides -----------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which item she has gone to."""
        super().currentChanged(current, previous)
        self._only_focused = False
        item = self._touched.item(current.row()) if current.isValid() else None
        if item is not None and not self._quiet:
            self.gone_to.emit(item.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first item that is to be looked at, where she is at none: that is no going there."""
        self._quiet = True
        super().focusInEvent(event)
        if self.current_item() is None and self._touched.rows:
            items = [row.item for row in self._touched.rows if row.item is not None]
            first = next((item for item in items if item.open), items[0] if items else None)
            self.choose(first.key if first is not None else None)
            self._only_focused = first is not None
        self._quiet = False
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that undo is no longer that of the choices made here."""
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Do what the link under the mouse says."""
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid():
            return
        row = self._touched.rows[index.row()]
        if row.kind == "more":
            self._touched.unfold(row.group, not row.shown)
        elif row.item is not None:
            deed = self._deed_at(index, at)
            if deed is not None:
                self.asked.emit(row.item.key, deed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over links."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        over = False
        if index.isValid():
            row, rect = self._touched.rows[index.row()], self.visualRect(index)
            over = row.kind == "more" or (
                row.item is not None
                and self._cards.card(row.item, rect.width()).deed_at(
                    at.x() - rect.left(), at.y() - rect.top()
                )
                is not None
            )
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide about the item by its key; Enter goes to its place."""
        index = self.currentIndex()
        row = self._touched.rows[index.row()] if index.isValid() else None
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if row is not None and row.kind == "more" and key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self._touched.unfold(row.group, not row.shown)
            self.setCurrentIndex(self._touched.index(min(index.row(), len(self._touched.rows) - 1), 0))
        elif row is not None and row.item is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.gone_to.emit(row.item.key)
        elif row is not None and row.item is not None and plain and self._deed(row.item, event.text()):
            event.accept()
        else:
            super().keyPressEvent(event)

    # -- private -------------------------------------------------------------------------------------

    def _deed_at(self, index: Index, at: QPoint) -> Deed | None:
        item, rect = self._touched.item(index.row()), self.visualRect(index)
        if item is None:
            return None
        return self._cards.card(item, rect.width()).deed_at(at.x() - rect.left(), at.y() - rect.top())

    def _deed(self, item: Touched, letter: str) -> bool:
        deed = next((deed for deed, key in KEYS.items() if key == letter.upper()), None)
        if letter == " " and item.value is not None:
            deed = "value"
        possible = {known for known, _words in deeds(item)} | ({"value"} if item.value else set())
        if deed is None:
            return False
        (self.asked if deed in possible else self.not_offered).emit(item.key, deed)
        return True

    def _dress(self) -> None:
        self._cards.forget()
        self.measure_again()
