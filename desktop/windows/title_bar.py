"""The bar over a panel that folds: its name, its answer in a few words, a plus and a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QToolButton, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.widgets.fill import fill
from desktop.windows.bar_summary import BarSummary

BAR_HEIGHT = 34


class TitleBar(QWidget):
    """The 34 px bar: a button that folds, the summary on the right, plus and menu."""

    toggled = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        """Make the bar of a panel of this name."""
        super().__init__(parent)
        self._title = title
        self._folded = False
        self.setFixedHeight(BAR_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.ground(self, "chrome")
        self._arrow = QLabel(self)
        self._arrow.setFixedWidth(16)
        self._name = QLabel(title, self)
        self._name.setFont(theme.sans(13, 600))
        self._summary = BarSummary(self)
        self._plus: list[QToolButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 8, 1)
        row.setSpacing(5)
        for widget in (self._arrow, self._name):
            row.addWidget(widget)
        row.addSpacing(6)
        row.addWidget(self._summary, 1)
        row.addSpacing(3)
        self._row = row
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self._dress)
        self._dress()

    def add_actions(self, actions: list[QAction]) -> None:
        """Show the panel's actions: those that add as a plus each, the rest in a menu."""
        plus = [a for a in actions if a.property("plus")] or actions[:1]
        rest = [a for a in actions if a not in plus]
        for action in plus:
            button = self._button("plus", action.text().replace("&", ""), action.trigger)
            button.setVisible(not self._folded)
            self._plus.append(button)
            self._row.addWidget(button)
        if rest:
            menu = QMenu(self)
            menu.addActions(rest)
            button = self._button("ellipsis", tr("More for {title}", title=self._title), None)
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            self._row.addWidget(button)

    def set_folded(self, folded: bool) -> None:
        """Show the arrow and the spoken state of a folded or unfolded panel."""
        self._folded = folded
        self._dress()

    def set_summary(self, words: str, tone: str) -> None:
        """Show the panel's answer."""
        self._summary.show_words(words, tone)
        self._dress()

    def sizeHint(self) -> QSize:
        """Return the bar's size."""
        return QSize(200, BAR_HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold on a click anywhere in the bar."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold or unfold by Space and Enter."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggled.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the focus outline."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus outline away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rule below, and the focus outline.

        A folded panel has none of its own where another follows: the handle between them is the rule.
        """
        super().paintEvent(event)
        palette = theme.current()
        with QPainter(self) as painter:
            if not (self._folded and self._followed()):
                rule = QRect(0, self.height() - 1, self.width(), 1)
                fill(painter, rule, QColor(palette.line))
            if self.hasFocus():
                pen = painter.pen()
                pen.setColor(QColor(palette.accent))
                pen.setWidthF(1.5)
                painter.setPen(pen)
                painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -4), 5, 5)

    def event(self, event: QEvent) -> bool:
        """Show the whole summary as a tip where it was shortened."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip("" if self._summary.fits() else self._summary.words())
        return super().event(event)

    def _followed(self) -> bool:
        panel = self.parentWidget()
        column = panel.parentWidget() if panel is not None else None
        if panel is None or not isinstance(column, QSplitter):
            return False
        return column.indexOf(panel) < column.count() - 1

    def _button(self, icon: str, name: str, run: Callable[[], None] | None) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(theme.icon(icon, 16))
        button.setAutoRaise(True)
        button.setFixedSize(28, 28)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        if run is not None:
            button.clicked.connect(lambda _checked=False: run())
        return button

    def _dress(self) -> None:
        arrow = "chevron-right" if self._folded else "chevron-down"
        self._arrow.setPixmap(theme.pixmap(arrow, 14, "ink2", self.devicePixelRatioF()))
        for button in self._plus:
            button.setVisible(not self._folded)
        state = tr("folded") if self._folded else tr("unfolded")
        words = self._summary.words()
        self.setAccessibleName(
            tr("{title}: {summary} ({state})", title=self._title, summary=words, state=state)
        )
        self.update()
