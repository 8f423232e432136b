"""A small window with characters that the keyboard lacks: by group, by name, and those used last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.widgets.characters import find, groups, name_of

CELL = 32
COLUMNS = 10
_SHOWN = {"\u00a0": "NBSP", "\u202f": "NNBSP", "\u2011": "NB-"}


class CharacterGrid(QWidget):
    """Characters in rows of ten; one of them is current."""

    chosen = Signal(str)
    pointed = Signal(str)

    def __init__(self, characters: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._characters = list(characters)
        self.current = -1
        self.setMouseTracking(True)
        self.setFixedSize(COLUMNS * CELL, -(-len(self._characters) // COLUMNS) * CELL)

    def characters(self) -> list[str]:
        """Return the characters shown."""
        return list(self._characters)

    def set_current(self, place: int) -> None:
        """Make a character current; -1 for none."""
        self.current = place
        if 0 <= place < len(self._characters):
            self.pointed.emit(self._characters[place])
        self.update()

    def cell(self, place: int) -> QRect:
        """Return where a character stands."""
        return QRect((place % COLUMNS) * CELL, (place // COLUMNS) * CELL, CELL, CELL)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the character under the pointer."""
        self.set_current(self._at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose a character."""
        place = self._at(event.position().toPoint())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._characters[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the characters."""
        palette = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, character in enumerate(self._characters):
                box = self.cell(place)
                if not box.intersects(event.rect()):
                    continue
                if place == self.current:
                    painter.setPen(QPen(QColor(palette.accent), 1.5))
                    painter.setBrush(QColor(palette.accentbg))
                    painter.drawRoundedRect(box.toRectF().adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)
                shown = _SHOWN.get(character)
                painter.setFont(theme.sans(9) if shown else theme.serif(18))
                painter.setPen(QColor(palette.ink))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown or character)

    def _at(self, point: QPoint) -> int:
        if not self.rect().contains(point):
            return -1
        place = point.y() // CELL * COLUMNS + point.x() // CELL
        return place if place < len(self._characters) else -1


class CharacterPalette(QFrame):
    """A popup over the editor: arrows move, Enter puts the character in, Esc closes, typing searches."""

    chosen = Signal(str)
    """This character is to be put into the words."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.recent: list[str] = []
        self._grids: list[CharacterGrid] = []
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(tr("Search by name: breve, macron, dagger"))
        self._search.setAccessibleName(tr("Search characters by name"))
        self._search.setClearButtonEnabled(True)
        self._name = QLabel(self)
        self._name.setFont(theme.sans(12))
        theme.ink(self._name, "ink2")
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setFixedSize(QSize(COLUMNS * CELL + 14, 300))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 10, 6, 8)
        rows.setSpacing(8)
        for widget in (self._search, self._area, self._name):
            rows.addWidget(widget)
        theme.ground(self, "field")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._search.textChanged.connect(self._show_groups)
        self._search.installEventFilter(self)

    # -- public --------------------------------------------------------------------------------------

    def open_at(self, place: QRect) -> None:
        """Show the palette below a rectangle of the screen, or above it where there is no room."""
        self._search.clear()
        self._show_groups()
        self.adjustSize()
        at = place.bottomLeft() + QPoint(0, 4)
        screen = self.screen().availableGeometry()
        if at.y() + self.height() > screen.bottom():
            at.setY(max(screen.top(), place.top() - 4 - self.height()))
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.width())))
        self.move(at)
        self.show()
        self._search.setFocus()

    def shown_characters(self) -> list[str]:
        """Return the characters shown now, in order."""
        return [c for grid in self._grids for c in grid.characters()]

    # -- overrides -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QWidget, event: object) -> bool:  # type: ignore[override]
        """Take the keys that move and choose while the search field has the focus."""
        if (
            watched is self._search
            and isinstance(event, QKeyEvent)
            and event.type() == QKeyEvent.Type.KeyPress
        ):
            return self._take_key(event)
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def hideEvent(self, event: object) -> None:
        """Say that the palette is gone, so that the focus can go back to the words."""
        super().hideEvent(event)  # type: ignore[arg-type]
        self.closed.emit()

    # -- private -------------------------------------------------------------------------------------

    def _show_groups(self) -> None:
        words = self._search.text()
        if words.strip():
            found = find(words)
            shown = [(tr("Found") if found else tr("No character has this name."), found)]
        else:
            shown = [(tr("Used last"), self.recent)] if self.recent else []
            shown += groups()
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        self._grids = []
        for title, characters in shown:
            label = QLabel(title, page)
            label.setFont(theme.sans(11, 500))
            theme.ink(label, "ink3")
            rows.addWidget(label)
            grid = CharacterGrid(characters, page)
            grid.setAccessibleName(title)
            grid.chosen.connect(self._choose)
            grid.pointed.connect(self._tell)
            rows.addWidget(grid)
            rows.addSpacing(6)
            self._grids.append(grid)
        rows.addStretch()
        theme.ground(page, "field")
        self._area.setWidget(page)
        self._name.setText(" ")
        if words.strip() and self._grids[0].characters():
            self._grids[0].set_current(0)

    def _take_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: COLUMNS,
            Qt.Key.Key_Up: -COLUMNS,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            grid = self._current_grid()
            if grid is not None:
                self._choose(grid.characters()[grid.current])
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _current_grid(self) -> CharacterGrid | None:
        return next((grid for grid in self._grids if grid.current >= 0), None)

    def _step(self, step: int) -> None:
        """Go on within the group; past its edge, to the neighbouring one."""
        filled = [grid for grid in self._grids if grid.characters()]
        if not filled:
            return
        grid = self._current_grid()
        if grid is None:
            grid, place = filled[0], 0
        else:
            place = grid.current + step
            grid.set_current(-1)
            at = filled.index(grid)
            if place >= len(grid.characters()):
                grid, place = (
                    (filled[at + 1], 0) if at + 1 < len(filled) else (grid, len(grid.characters()) - 1)
                )
            elif place < 0:
                grid = filled[max(at - 1, 0)]
                place = len(grid.characters()) - 1 if at else 0
        grid.set_current(place)
        page = self._area.widget()
        assert page is not None
        centre = grid.mapTo(page, grid.cell(place).center())
        self._area.ensureVisible(centre.x(), centre.y(), 0, CELL)

    def _tell(self, character: str) -> None:
        for grid in self._grids:
            if grid.current >= 0 and grid is not self.sender():
                grid.set_current(-1)
        self._name.setText(f"{name_of(character)}  U+{ord(character):04X}")

    def _choose(self, character: str) -> None:
        self.recent = [character, *(c for c in self.recent if c != character)][:COLUMNS]
        self.hide()
        self.chosen.emit(character)
