"""A panel under a title bar that folds: folded, the bar still gives the panel's answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.windows.bar_summary import BarSummary

BAR_HEIGHT = 34
WIDGET_MAX = 16777215


class Panel(Protocol):
    """What a folding title bar needs of a panel, beside that it is a widget."""

    summary_changed: SignalInstance

    @property
    def title(self) -> str:
        """The words of the title bar."""

    def summary(self) -> tuple[str, str]:
        """Return the panel's answer for its bar, and its tone: "", "info", "ok", "warn" or "err"."""

    def title_actions(self) -> list[QAction]:
        """Return the panel's actions: the first stands in the bar as a plus, the rest in its menu."""


@runtime_checkable
class SizedPanel(Protocol):
    """A panel that knows how high it wants to be; another takes what the column has left."""

    height_changed: SignalInstance

    def open_summary(self) -> tuple[str, str]:
        """Return what the bar says over the unfolded panel, which gives its answer itself."""

    def preferred_height(self, width: int) -> int:
        """Return the height in pixels in which all of the panel shows at this width."""


@runtime_checkable
class ListPanel(Protocol):
    """A panel whose rows are not to be cut in half."""

    def whole_rows(self, height: int) -> int:
        """Return the next height in pixels, at most `height`, in which only whole rows show."""


@runtime_checkable
class WritingPanel(Protocol):
    """A panel in which is written or unfolded, and which needs to be high enough meanwhile."""

    room_changed: SignalInstance

    def writing_room(self) -> int:
        """Return the height in pixels for what is being written or unfolded; 0 where nothing is."""


class TitleBar(QWidget):
    """The 34 px bar: a button that folds, the summary on the right, plus and menu."""

    toggled = Signal()

    def __init__(self, title: str, actions: list[QAction], parent: QWidget) -> None:
        """Make the bar of a panel."""
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
        self._add_buttons(row, actions)
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self._dress)
        self._dress()

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
                painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette.line))
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

    def _add_buttons(self, row: QHBoxLayout, actions: list[QAction]) -> None:
        plus = [a for a in actions if a.property("plus")] or actions[:1]
        rest = [a for a in actions if a not in plus]
        for action in plus:
            button = self._button("plus", action.text().replace("&", ""), action.trigger)
            self._plus.append(button)
            row.addWidget(button)
        if rest:
            menu = QMenu(self)
            menu.addActions(rest)
            button = self._button("ellipsis", tr("More for {title}", title=self._title), None)
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            row.addWidget(button)

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


class FoldPanel(QWidget):
    """A panel and its title bar in one, for a column of the window."""

    folded_changed = Signal()
    height_changed = Signal()
    """What the panel shows needs another height."""

    def __init__(self, panel: QWidget, key: str, parent: QWidget | None = None) -> None:
        """Put a panel under a title bar; `key` names it in the settings."""
        super().__init__(parent)
        self.key = key
        self.panel = panel
        self._shape = cast(Panel, panel)
        self.bar = TitleBar(self._shape.title, self._shape.title_actions(), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(panel, 1)
        theme.ground(self, "panel")
        self._folded = False
        self.bar.toggled.connect(lambda: self.set_folded(not self._folded))
        self._shape.summary_changed.connect(lambda _words, _tone: self._show_summary())
        self._sized = panel if isinstance(panel, SizedPanel) else None
        if self._sized is not None:
            self._sized.height_changed.connect(self.height_changed)
        if isinstance(panel, WritingPanel):
            panel.room_changed.connect(self.height_changed)
        self._show_summary()

    @property
    def folded(self) -> bool:
        """Whether only the title bar shows."""
        return self._folded

    def set_folded(self, folded: bool) -> None:
        """Fold to the title bar, or unfold."""
        if folded == self._folded:
            return
        self._folded = folded
        self.panel.setVisible(not folded)
        self.setMaximumHeight(BAR_HEIGHT if folded else WIDGET_MAX)
        self.setMinimumHeight(BAR_HEIGHT if folded else 0)
        self.bar.set_folded(folded)
        self._show_summary()
        self.folded_changed.emit()

    def wanted_height(self) -> int:
        """Return the height in which all of the panel shows, bar included."""
        if self._folded:
            return BAR_HEIGHT
        if self._sized is None:
            return BAR_HEIGHT + self.panel.sizeHint().height()
        return BAR_HEIGHT + self._sized.preferred_height(self.width())

    def whole_rows(self, height: int) -> int:
        """Return the next height, at most `height` and bar included, that cuts no row of a list in half."""
        if self._folded or not isinstance(self.panel, ListPanel):
            return height
        return BAR_HEIGHT + self.panel.whole_rows(height - BAR_HEIGHT)

    def writing_height(self) -> int:
        """Return the height, bar included, in which what is being written shows; 0 where nothing is."""
        room = self.panel.writing_room() if isinstance(self.panel, WritingPanel) else 0
        return BAR_HEIGHT + room if room and not self._folded else 0

    def _show_summary(self) -> None:
        """Folded, the bar gives the panel's answer; unfolded, what the panel itself does not say."""
        said = self._shape.summary()
        if not self._folded and self._sized is not None:
            said = self._sized.open_summary()
        self.bar.set_summary(*said)
