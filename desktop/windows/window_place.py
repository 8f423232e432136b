"""Where the window stands and how its columns are laid out: kept soon after each change, found at the start.

What is kept is what was asked for. A window manager puts a window a frame's width beside that, and if the
place where it came to stand were kept, it would wander a little with each start.
"""

from __future__ import annotations

from copy import deepcopy

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from desktop.settings import Settings
from desktop.windows.columns import Columns

FIRST = (1280, 800)
"""Width and height of the first window, where the screen has room for it."""
_FRAME = 40
"""Pixels that are left for a title bar before it is known how high that is."""
_SETTLE_MS = 400
"""So long after it is shown the window stands where the window manager wants it."""
_PAUSE_MS = 800
"""So long after the last change it is kept."""


class WindowPlace(QObject):
    """Keeps place, size and columns of one window in the settings."""

    def __init__(self, window: QMainWindow, settings: Settings, columns: Columns) -> None:
        """Bring the window to where it was, or to where it is seen whole; call it before it is shown."""
        super().__init__(window)
        self._window, self._settings, self._columns = window, settings, columns
        self._asked = self._found()
        self._given: QRect | None = None
        """Where the window came to stand for that."""
        window.setGeometry(self._asked)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._settled)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        window.installEventFilter(self)
        columns.changed.connect(self._pause.start)

    # -- public --------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep now how the window stands."""
        self._pause.stop()
        now = self._window.normalGeometry() if self._window.isMaximized() else self._window.geometry()
        if self._given is not None:
            # As far from where it was asked to be as she has moved it from where it came to be.
            size = self._asked.size() + now.size() - self._given.size()
            place = QRect(self._asked.topLeft() + now.topLeft() - self._given.topLeft(), size)
        else:
            place = now
        kept = {
            "place": [place.x(), place.y(), place.width(), place.height()],
            "maximized": self._window.isMaximized(),
        }
        for key, value in (("window", kept), ("columns", deepcopy(self._columns.state()))):
            if self._settings.get(key) != value:
                self._settings.put(key, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of the window being shown, moved, and made larger or smaller."""
        if watched is self._window:
            kind = event.type()
            if kind == QEvent.Type.Show and self._given is None:
                self._settle.start()
            elif kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange):
                self._pause.start()
        return super().eventFilter(watched, event)

    # -- private -------------------------------------------------------------------------------------

    def _found(self) -> QRect:
        """Return where the window was, or else the middle of the screen; what lies outside is moved in."""
        kept = self._settings.get("window")
        values = kept.get("place") if isinstance(kept, dict) else None
        if isinstance(kept, dict) and kept.get("maximized") is True:
            self._window.setWindowState(Qt.WindowState.WindowMaximized)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if isinstance(values, list) and len(values) == 4 and all(isinstance(v, int) for v in values):
            place = QRect(*values)
            room = next((each for each in screens if each.intersects(place)), screens[0])
            return _inside(place, room)
        room = screens[0]
        place = QRect(0, 0, *FIRST)
        place.moveCenter(room.center())
        return _inside(place, room)

    def _settled(self) -> None:
        """Look where the window came to stand; what is below or beside the screen is brought in."""
        window = self._window
        now = window.geometry()
        if now.size() != self._asked.size() or window.isMaximized() or window.isFullScreen():
            self._asked = self._given = now
            return
        frame, room = window.frameGeometry(), window.screen().availableGeometry()
        size = frame.size().boundedTo(room.size())
        inside = _moved_into(QRect(frame.topLeft(), size), room)
        self._given = now
        if inside != frame:
            window.resize(now.size() - (frame.size() - size))
            window.move(inside.topLeft())
            self._given = QRect(now.topLeft() + inside.topLeft() - frame.topLeft(), window.size())


def _inside(place: QRect, room: QRect) -> QRect:
    """Return a place moved, and where needed made smaller, so that it lies in a room, a title bar with it."""
    high = room.height() - (_FRAME if place.height() + _FRAME > room.height() else 0)
    return _moved_into(QRect(place.topLeft(), place.size().boundedTo(QSize(room.width(), high))), room)


def _moved_into(place: QRect, room: QRect) -> QRect:
    """Return a place that is no larger than a room moved so that it lies in it."""
    size = place.size()
    left = max(room.left(), min(place.left(), room.right() + 1 - size.width()))
    top = max(room.top(), min(place.top(), room.bottom() + 1 - size.height()))
    return QRect(QPoint(left, top), size)
