"""Words in too little room end in an ellipsis, in a label or a box for choosing; a tool tip has them all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from desktop.models.tool_tips import plain_tip

_RIGHT = Qt.TextElideMode.ElideRight
_ROOM_LEFT = 2
"""Pixels of an editor's room that the words of a box leave free."""


class ElidedLabel(QLabel):
    """One line of plain words that takes the room it is given. `text` returns all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    # -- public --------------------------------------------------------------------------------------

    def shown(self) -> str:
        """Return the words as they stand on the screen."""
        return super().text()

    # -- overrides -----------------------------------------------------------------------------------

    def text(self) -> str:
        """Return the whole words."""
        return self._whole

    def setText(self, words: str) -> None:
        """Show other words."""
        self._whole = words
        self.setAccessibleName(words)
        self._fit()

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")

    def minimumSizeHint(self) -> QSize:
        """Return a height, and no width: any room will do."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the words anew in another face."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    # -- private -------------------------------------------------------------------------------------

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, _RIGHT, self.contentsRect().width())
        if shown != super().text():
            super().setText(shown)
        tip = plain_tip(self._whole) if shown != self._whole else ""
        if tip != self.toolTip():
            self.setToolTip(tip)


class ElidedBox(QComboBox):
    """A box for choosing that may be narrower than what is chosen in it; its list shows the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.currentTextChanged.connect(lambda words: self.setToolTip(plain_tip(words)))

    # -- public --------------------------------------------------------------------------------------

    def shown(self) -> str:
        """Return what is chosen as it stands on the screen."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._fitting(option)

    # -- overrides -----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, its words with an ellipsis where they do not fit."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._fitting(option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showPopup(self) -> None:
        """Open a list that is as wide as the longest of its lines, within the screen."""
        wide = self.view().sizeHintForColumn(0) + 24
        self.view().setMinimumWidth(min(wide, self.screen().availableGeometry().width() - 40))
        super().showPopup()

    # -- private -------------------------------------------------------------------------------------

    def _fitting(self, option: QStyleOptionComboBox) -> str:
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words: str = self.currentText()
        return self.fontMetrics().elidedText(words, _RIGHT, room.width() - _ROOM_LEFT)
