"""A line of words in too little room ends in an ellipsis; a tool tip has them all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.models.tool_tips import plain_tip

_RIGHT = Qt.TextElideMode.ElideRight


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
