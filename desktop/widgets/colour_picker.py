"""Six swatches, one of which is chosen: each with its pattern, its spoken name and its key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from desktop import theme
from desktop.messages.notes import colour_name
from desktop.messages.words import tr
from desktop.theme_lines import swatch


class _Swatch(QAbstractButton):
    """One colour. Chosen, it has a frame; with the focus, a second one."""

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setCheckable(True)
        self.setFixedSize(QSize(26, 26))
        self.setAccessibleName(colour_name(colour))
        key = theme.NOTE_COLOURS.index(colour) + 1
        self.setToolTip(tr("{colour} (Ctrl+{key})", colour=colour_name(colour), key=key))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        palette = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = self.rect().toRectF().adjusted(0.75, 1.75, -0.75, -1.75)
            if self.underMouse() and not self.isChecked():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(palette.hover))
                painter.drawRoundedRect(frame, 5, 5)
            if self.isChecked() or self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(palette.ink if self.hasFocus() else palette.accent), 1.5))
                painter.drawRoundedRect(frame, 5, 5)
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(QPointF(2.5, 6), swatch(self.colour, 14, ratio))


class ColourPicker(QWidget):
    """Chooses one of the note colours, by mouse or with the arrow keys."""

    chosen = Signal(str)
    """The user has chosen this colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Colour"))
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        self._swatches = {colour: _Swatch(colour, self) for colour in theme.NOTE_COLOURS}
        for button in self._swatches.values():
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _=False, b=button: self.chosen.emit(b.colour))
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self.update)

    def colour(self) -> str:
        """Return the colour shown as chosen, or "" where it is none of the six."""
        button = self._group.checkedButton()
        return button.colour if isinstance(button, _Swatch) else ""

    def buttons(self) -> list[QAbstractButton]:
        """Return the samples from left to right, to be put into an order of focus."""
        return list(self._swatches.values())

    def set_colour(self, colour: str) -> None:
        """Show a colour as chosen; one that is none of the six leaves none chosen."""
        button = self._swatches.get(colour)
        self._group.setExclusive(False)
        for other in self._swatches.values():
            other.setChecked(other is button)
        self._group.setExclusive(True)
        # Qt lets Tab stop at the sample that was chosen first; the arrows go on from the one that is.
        stop = button or next(iter(self._swatches.values()))
        for each in self._swatches.values():
            policy = Qt.FocusPolicy.StrongFocus if each is stop else Qt.FocusPolicy.ClickFocus
            each.setFocusPolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the neighbouring colour with the arrow keys."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        colours = list(self._swatches)
        now = self.colour()
        at = (colours.index(now) + step) % len(colours) if now else 0
        self._swatches[colours[at]].setFocus()
        self._swatches[colours[at]].click()
