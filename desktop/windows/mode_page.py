"""The page of a mode: a framed column with a banner and the text, and a panel beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.widgets.mode_banner import ModeFrame
from desktop.widgets.rule import Rule
from desktop.windows.columns import width_class
from desktop.windows.fold_panel import FoldPanel

_WIDTHS = {"wide": 440, "middle": 400, "narrow": 364}


class ModePage(QSplitter):
    """Shares its width between text and panel as the window's width class wants it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._width = ""

    # -- public --------------------------------------------------------------------------------------

    def lay_out(self, banner: QWidget, row: QWidget, text: QWidget, fold: FoldPanel) -> None:
        """Put banner, row and text into the frame, one below the other, and the panel beside it."""
        frame = ModeFrame(self)
        for widget in (banner, row, Rule(), text):
            frame.column.addWidget(widget, 1 if widget is text else 0)
        self.addWidget(frame)
        self.addWidget(fold)
        self.setStretchFactor(0, 1)
        frame.setMinimumWidth(360)
        fold.setMinimumWidth(300)

    # -- overrides -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Share the width as the window's class wants it."""
        super().showEvent(event)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew where the window's class changes."""
        super().resizeEvent(event)
        self._share()

    # -- private -------------------------------------------------------------------------------------

    def _share(self) -> None:
        kind = width_class(self.window().width())
        if kind != self._width and self.width() > 100:
            self._width = kind
            panel = _WIDTHS[kind]
            self.setSizes([self.width() - panel - 1, panel])
