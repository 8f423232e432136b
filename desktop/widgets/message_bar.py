"""Bars above the status line that say what happened: one sentence, at most one thing to do.

Errors and warnings stay until they are closed; good news goes after 10 seconds, unless the mouse or the focus
is on it. At most three are to be seen; an older one that stays comes back when there is room.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import tr

Tone = Literal["ok", "warn", "err"]
MOST = 3
LASTS_MS = 10_000

_ICONS: dict[str, str] = {"ok": "check", "warn": "triangle-alert", "err": "circle-alert"}


class MessageBar(QWidget):
    """One sentence on the ground of its tone."""

    closed = Signal()

    def __init__(
        self,
        words: str,
        tone: Tone,
        action_label: str | None = None,
        callback: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Say `words`; `action_label` is what the link says and `callback` what it does."""
        super().__init__(parent)
        self.words = words
        self.tone: Tone = tone
        self._build(words, action_label)
        if self.action_button is not None and callback is not None:
            self.action_button.clicked.connect(callback)
            self.action_button.clicked.connect(self.closed)
        self.close_button.clicked.connect(self.closed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LASTS_MS)
        self._timer.timeout.connect(self._time_is_up)
        if tone == "ok":
            self._timer.start()
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self.update)

    def _build(self, words: str, action_label: str | None) -> None:
        self.setAccessibleName(words)
        self.label = QLabel(words, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.label.setAccessibleName(words)
        self.action_button: QPushButton | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 5, 8, 5)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        if action_label:
            self.action_button = QPushButton(action_label, self)
            self.action_button.setProperty("kind", "link")
            self.action_button.setFont(theme.sans(13, 500))
            row.addWidget(self.action_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(theme.icon("x", 14))
        self.close_button.setFixedSize(26, 26)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.setToolTip(tr("Close"))
        self.close_button.setAccessibleName(tr("Close this message"))
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # -- overrides -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, its outline and the icon."""
        super().paintEvent(event)
        palette = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(palette.colour(self.tone)), 1))
            painter.setBrush(QColor(palette.colour(f"{self.tone}bg")))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            drawn = theme.pixmap(_ICONS[self.tone], 18, self.tone, self.devicePixelRatioF())
            painter.drawPixmap(14, (self.height() - 18) // 2, drawn)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is here."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Begin the 10 seconds anew."""
        super().leaveEvent(event)
        if self.tone == "ok":
            self._timer.start()

    # -- private -------------------------------------------------------------------------------------

    def _time_is_up(self) -> None:
        focus = self.window().focusWidget() if self.window().isActiveWindow() else None
        if focus is not None and self.isAncestorOf(focus):
            self._timer.start()
        else:
            self.closed.emit()


class MessageBars(QWidget):
    """The place for bars; it takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty place."""
        super().__init__(parent)
        self._bars: list[MessageBar] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 6, 12, 6)
        self._rows.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.ground(self, "chrome")
        self.hide()

    # -- public --------------------------------------------------------------------------------------

    def show_message(
        self,
        words: str,
        tone: str = "ok",
        action_label: str | None = None,
        callback: Callable[[], object] | None = None,
    ) -> MessageBar:
        """Say a sentence in plain words, with at most one thing to do; return its bar.

        `tone` is "ok", "warn" or "err". The same sentence said again takes the place of the first.
        """
        known: Tone = "err" if tone == "err" else "warn" if tone == "warn" else "ok"
        for bar in [b for b in self._bars if b.words == words]:
            self._drop(bar)
        bar = MessageBar(words, known, action_label, callback, self)
        bar.closed.connect(lambda: self._drop(bar))
        self._bars.append(bar)
        self._rows.addWidget(bar)
        self._arrange()
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # dear to import, and seldom wanted

        QAccessible.updateAccessibility(QAccessibleEvent(bar, QAccessible.Event.Alert))
        return bar

    def messages(self) -> list[str]:
        """Return the sentences that are to be seen, the oldest first."""
        return [bar.words for bar in self._bars if not bar.isHidden()]

    def bars(self) -> list[MessageBar]:
        """Return every bar that is not closed, the oldest first, hidden ones too."""
        return list(self._bars)

    def close_good_news(self) -> None:
        """Close the bars that say what went well: something has been taken back."""
        for bar in self.bars():
            if bar.tone == "ok":
                bar.closed.emit()

    def close_all(self) -> None:
        """Close every bar."""
        for bar in list(self._bars):
            self._drop(bar)

    # -- private -------------------------------------------------------------------------------------

    def _drop(self, bar: MessageBar) -> None:
        if bar not in self._bars:
            return
        had_focus = self.focusWidget() is not None and bar.isAncestorOf(self.focusWidget())
        self._bars.remove(bar)
        self._rows.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self._arrange()
        if had_focus and self._bars:
            self._bars[-1].close_button.setFocus()

    def _arrange(self) -> None:
        """Show the newest, errors before good news; hide the place where there is nothing to say."""
        over = len(self._bars) - MOST
        for bar in [b for b in self._bars[:-1] if b.tone == "ok"][: max(0, over)]:
            self._bars.remove(bar)
            self._rows.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        for at, bar in enumerate(self._bars):
            bar.setVisible(at >= len(self._bars) - MOST)
        self.setVisible(bool(self._bars))
