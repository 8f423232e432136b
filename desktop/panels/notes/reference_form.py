"""Asks for what a new cross-reference is to lead to: a field and what fits the words typed there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.reference_offers import Offer

_PAUSE_MS = 120
"""So long without a key, and the words are looked for."""
_WIDTH, _ROWS, _ROW = 380, 8, 40
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class ReferenceForm(QFrame):
    """A popup; `given` comes with the address that was chosen and what it is called."""

    given = Signal(str, str)
    closed = Signal()

    def __init__(self, offers: Callable[[str], Sequence[Offer]], parent: QWidget | None = None) -> None:
        """Make the form; `offers` tells what fits typed words."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._offers = offers
        self.field = QLineEdit(self)
        self.list = QListWidget(self)
        self.nothing = QLabel(tr("No note and no cable fits these words."), self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._pause.timeout.connect(self.look)
        self.field.textEdited.connect(lambda _: self._pause.start())
        self.field.returnPressed.connect(self._take_current)
        self.list.itemClicked.connect(self._take)

    # -- public --------------------------------------------------------------------------------------

    def open_at(self, corner: QPoint, words: str) -> None:
        """Show the form below a point of the screen, with words to look for."""
        self.field.setText(" ".join(words.split()))
        self.field.selectAll()
        self.look()
        screen = self.screen().availableGeometry()
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        corner.setY(max(screen.top(), min(corner.y() + 4, screen.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.field.setFocus()

    def look(self) -> None:
        """Show what fits the words now."""
        self._pause.stop()
        self.list.clear()
        for offer in self._offers(self.field.text()):
            item = QListWidgetItem(f"{offer.name}\n{offer.detail}" if offer.detail else offer.name)
            item.setData(Qt.ItemDataRole.UserRole, offer)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.name}: {offer.detail}")
            item.setSizeHint(QSize(_WIDTH - 40, _ROW if offer.detail else 26))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        found = self.list.count() > 0
        high = sum(self.list.sizeHintForRow(row) for row in range(min(_ROWS, self.list.count())))
        self.list.setFixedHeight(high + 2)
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        self.adjustSize()

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose in the list while the field keeps the focus; Esc closes the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in _TO_LIST:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that the form is gone, so that the focus can go back to the words."""
        super().hideEvent(event)
        self.closed.emit()

    # -- private -------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.field.setPlaceholderText(tr("Words of a note, number or title of a cable"))
        self.field.setAccessibleName(tr("Insert a reference to"))
        self.field.addAction(theme.icon("search", 16), QLineEdit.ActionPosition.LeadingPosition)
        self.list.setAccessibleName(tr("Notes and cables to refer to"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFont(theme.sans(12))
        theme.ground(self.list, "field")
        self.nothing.setFont(theme.sans(12))
        theme.ink(self.nothing, "ink2")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 10, 10, 8)
        rows.setSpacing(6)
        rows.addWidget(self.field)
        rows.addWidget(self.list)
        rows.addWidget(self.nothing)
        self.setFixedWidth(_WIDTH)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        theme.ground(self, "field")

    def _take_current(self) -> None:
        if self._pause.isActive():
            self.look()
        self._take(self.list.currentItem())

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        offer: Offer = item.data(Qt.ItemDataRole.UserRole)
        self.hide()
        self.given.emit(offer.address, offer.name)
