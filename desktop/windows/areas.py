"""F6 and Shift+F6: from one area of the window to the next, in the order in which one reads it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.windows.fold_panel import FoldPanel
from desktop.windows.modes import Modes


class Areas(QObject):
    """Library, text, Header, Transcription stages, Distribution, Notes; in a mode, what that has."""

    def __init__(self, areas: list[QWidget], modes: Modes, parent: QObject) -> None:
        """Go round these areas while one reads."""
        super().__init__(parent)
        self._areas = areas
        self._modes = modes
        self.moving = False
        """Whether the focus is on its way: what lights up then is not to move the text."""

    def step(self, direction: int) -> None:
        """Put the focus into the next (+1) or previous (-1) area that is to be seen."""
        mode = self._modes.current
        seen = [area for area in (mode.areas if mode is not None else self._areas) if area.isVisible()]
        if not seen:
            return
        focus = QApplication.focusWidget()
        at = next(
            (i for i, a in enumerate(seen) if focus is not None and (a is focus or a.isAncestorOf(focus))),
            None,
        )
        index = (at + direction) % len(seen) if at is not None else (0 if direction > 0 else len(seen) - 1)
        self.focus_into(seen[index])

    def focus_into(self, area: QWidget) -> None:
        """Put the focus on the first thing in an area that takes it; on the bar of a folded panel."""
        goal = _first_focus(area) or area
        if isinstance(area, FoldPanel):
            open_panel = area.is_filled and not area.folded
            goal = (_first_focus(area.panel) if open_panel else None) or area.bar
        self.moving = True
        goal.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.moving = False


def _first_focus(area: QWidget) -> QWidget | None:
    """Return the widget of an area that is to have the focus first: its own choice, else the first in it."""
    if area.focusProxy() is not None:
        return area.focusProxy()
    if area.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return area
    for child in area.findChildren(QWidget):
        if child.isVisibleTo(area) and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return child
    return None
