"""The widgets of the window, made and laid out; nothing is connected here.

First what the first paint shows: text, library, bars, and the frames of the panels. The panels themselves
come afterwards (`made_later`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.messages.words import tr
from desktop.panels.library.panel import LibraryPanel
from desktop.panels.text.view import TextView
from desktop.session import Session
from desktop.widgets.message_bar import MessageBars
from desktop.widgets.rule import Rule
from desktop.windows.actions import Actions
from desktop.windows.columns import Columns
from desktop.windows.find_bar import FindBar
from desktop.windows.fold_panel import FoldPanel
from desktop.windows.status_line import StatusLine
from desktop.windows.toolbar import ToolBar

if TYPE_CHECKING:
    from desktop.panels.distribution.panel import DistributionPanel
    from desktop.panels.header.panel import HeaderPanel
    from desktop.panels.notes.panel import NotesPanel
    from desktop.panels.stages.panel import StagesPanel
    from desktop.widgets.empty_state import EmptyState


class Parts:
    """Text, panels, bars and menus of one window."""

    header: HeaderPanel
    stages: StagesPanel
    distribution: DistributionPanel
    notes: NotesPanel
    recent_menu: QMenu
    take_menu: QMenu

    def __init__(self, window: QMainWindow, session: Session, kept: dict[str, Any]) -> None:
        """Make the first parts and put them into the window; `kept` are the remembered columns."""
        self._window = window
        self._empty: EmptyState | None = None
        self.actions = Actions(window)
        self.text = TextView(window)
        self.library = LibraryPanel(session)
        self.library.model.reader.hold()
        self.bars = MessageBars(window)
        self.status_line = StatusLine(window)
        self.find_bar = FindBar(self.text, window)
        self.tool_bar = ToolBar(self.actions, self.find_bar, window)
        self.middle = QStackedWidget(window)
        self.middle.addWidget(self.text)
        titles = {
            "header": tr("Header"),
            "stages": tr("Transcription stages"),
            "distribution": tr("Distribution"),
            "notes": tr("Notes"),
        }
        self.folds = {key: FoldPanel(key, title, window) for key, title in titles.items()}
        self.columns = Columns(self.library, self.middle, self.folds, kept)
        self.body = QStackedWidget(window)
        self.body.addWidget(self.columns)
        self._lay_out(window)
        self.actions.add_menus(window.menuBar())

    @property
    def empty(self) -> EmptyState:
        """What stands in the middle where no cable is open; made when first asked for."""
        if self._empty is None:
            from desktop.widgets.empty_state import EmptyState

            self._empty = EmptyState(self._window)
            self.middle.addWidget(self._empty)
        return self._empty

    def fill_menus(self) -> None:
        """Put all actions into the menus."""
        menus = self.actions.fill_menus()
        self.recent_menu = QMenu(tr("Open &recent"), self._window)
        menus["file"].insertMenu(self.actions["save-copy"], self.recent_menu)
        self.take_menu = QMenu(tr("Take selection as"), self._window)
        menus["cable"].insertMenu(self.actions["add-field"], self.take_menu)

    def panels(self) -> tuple[HeaderPanel, StagesPanel, DistributionPanel, NotesPanel]:
        """Return the panels, once they are made."""
        return self.header, self.stages, self.distribution, self.notes

    def _lay_out(self, window: QMainWindow) -> None:
        centre = QWidget(window)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts = (self.tool_bar, Rule(), self.body, self.bars, Rule(), self.status_line)
        for widget in parts:
            column.addWidget(widget, 1 if widget is self.body else 0)
        window.setCentralWidget(centre)
