"""The mode that the window is in, and what cannot be done meanwhile: the one place that says so.

Reading is no mode. Another mode (correcting the text, comparing readings) shows a page of its own in place
of library, text and panels; the actions that it does not name are disabled, and their keys say why.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QStackedWidget, QWidget

from desktop.panels.text.view import TextView
from desktop.windows.actions import Actions

ALWAYS = frozenset(
    (
        *("copy", "select-all", "find", "find-next", "find-previous", "line-numbers", "go-text"),
        *("zoom-in", "zoom-out", "zoom-reset", "theme-system", "theme-light", "theme-dark"),
        *("next-area", "previous-area", "settings", "quit", "keys", "about", "save-copy"),
    )
)
"""Actions that every mode leaves alone: they look, and change nothing of the cable."""


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode: the actions it takes on besides those that are always there, and why the others wait."""

    name: str
    allowed: frozenset[str]
    why: str
    page: QWidget
    text: TextView
    """The text that is shown, zoomed and searched meanwhile."""
    areas: tuple[QWidget, ...]
    """Where F6 goes, in order."""
    undo: Callable[[], object] | None = None
    redo: Callable[[], object] | None = None
    can_undo: Callable[[], bool] = bool
    can_redo: Callable[[], bool] = bool
    step_note: Callable[[int], object] | None = None
    """What next note (+1) and previous note (-1) do."""


class Modes(QObject):
    """Enters and leaves modes. `tell` shows a sentence in the status line."""

    changed = Signal()
    """The window has entered another mode, or left one."""

    def __init__(
        self, actions: Actions, body: QStackedWidget, tell: Callable[[str], None], window: QMainWindow
    ) -> None:
        """Begin with reading, which `body` shows first."""
        super().__init__(window)
        self._actions = actions
        self._body = body
        self._tell = tell
        self._window = window
        self._keys: list[QShortcut] = []
        self._buttons: list[QAbstractButton] = []
        self.current: Mode | None = None
        """The mode the window is in; None while one reads."""

    def enter(self, mode: Mode) -> None:
        """Show a mode's page and disable what it does not do."""
        self.current = mode
        if self._body.indexOf(mode.page) < 0:
            self._body.addWidget(mode.page)
        self._body.setCurrentWidget(mode.page)
        allowed = ALWAYS | mode.allowed
        self._actions.restrict(allowed)
        for name in self._actions.names() - allowed:
            for keys in self._actions[name].shortcuts():
                says = QShortcut(keys, self._window)
                says.activated.connect(self.tell_why)
                self._keys.append(says)
        self._enable_menus(False)
        self._buttons = [b for b in self._window.findChildren(QAbstractButton) if not b.isEnabled()]
        for button in self._buttons:
            button.installEventFilter(self)
        self.changed.emit()

    def leave(self) -> None:
        """Go back to reading."""
        if self.current is None:
            return
        self.current = None
        for says in self._keys:
            says.deleteLater()
            says.setEnabled(False)
        self._keys.clear()
        for button in self._buttons:
            with suppress(RuntimeError):  # the row or bar that it stood in may be gone
                button.removeEventFilter(self)
        self._buttons.clear()
        self._actions.restrict(None)
        self._enable_menus(True)
        self._body.setCurrentIndex(0)
        self.changed.emit()

    def text(self, otherwise: TextView) -> TextView:
        """Return the text that is shown: the mode's, or the one that is read."""
        return otherwise if self.current is None else self.current.text

    def turn(self, way: Literal["undo", "redo"]) -> bool:
        """Undo or redo in the mode; return whether there is a mode, and with it nothing for the library."""
        if self.current is None:
            return False
        run = self.current.undo if way == "undo" else self.current.redo
        if run is not None:
            run()
        return True

    def tell_why(self) -> None:
        """Say why what was asked for cannot be done now."""
        if self.current is not None:
            self._tell(self.current.why)

    def refuses(self) -> bool:
        """Tell, and say, whether something that changes cable or library must wait."""
        self.tell_why()
        return self.current is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say why a button does nothing: a filter hears of the mouse on a disabled one, nobody else does."""
        pressed = event.type() == QEvent.Type.MouseButtonPress
        if pressed and isinstance(watched, QAbstractButton) and not watched.isEnabled():
            self.tell_why()
        return super().eventFilter(watched, event)

    def _enable_menus(self, enabled: bool) -> None:
        """Disable the menus within menus, which lead to what is disabled, or enable them again."""
        for title in self._window.menuBar().actions():
            menu = title.menu()
            for action in menu.actions() if menu is not None else ():  # type: ignore[attr-defined]
                if action.menu() is not None:
                    action.setEnabled(enabled)
