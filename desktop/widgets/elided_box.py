"""A box for choosing whose words end in an ellipsis where there is no room; a tool tip has them all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from desktop.models.tool_tips import plain_tip

_RIGHT = Qt.TextElideMode.ElideRight
_ROOM_LEFT = 2
"""Pixels of an editor's room that the words of a box leave free."""


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
