"""The widgets of the window, made and laid out; nothing is connected here."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.messages.words import tr
from desktop.panels.distribution.panel import DistributionPanel
from desktop.panels.header.panel import HeaderPanel
from desktop.panels.library.panel import LibraryPanel
from desktop.panels.notes.panel import NotesPanel
from desktop.panels.stages.panel import StagesPanel
from desktop.panels.text.view import TextView
from desktop.session import Session
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.message_bar import MessageBars
from desktop.widgets.rule import Rule
from desktop.windows.actions import Actions
from desktop.windows.columns import Columns
from desktop.windows.find_bar import FindBar
from desktop.windows.fold_panel import FoldPanel
from desktop.windows.status_line import StatusLine
from desktop.windows.toolbar import ToolBar


class Parts:
    """Text, panels, bars and menus of one window."""

    def __init__(self, window: QMainWindow, session: Session, kept: dict[str, Any]) -> None:
        """Make the parts and put them into the window; `kept` are the remembered columns."""
        self.actions = Actions(window)
        self.text = TextView(window)
        self.library = LibraryPanel(session)
        self.header = HeaderPanel(session)
        self.stages = StagesPanel(session)
        self.distribution = DistributionPanel(session)
        self.notes = NotesPanel(session)
        self.empty = EmptyState(window)
        self.bars = MessageBars(window)
        self.status_line = StatusLine(window)
        self.find_bar = FindBar(self.text, window)
        self.tool_bar = ToolBar(self.actions, self.find_bar, window)
        self.middle = QStackedWidget(window)
        self.middle.addWidget(self.text)
        self.middle.addWidget(self.empty)
        self.folds = {
            "header": FoldPanel(self.header, "header", window),
            "stages": FoldPanel(self.stages, "stages", window),
            "distribution": FoldPanel(self.distribution, "distribution", window),
            "notes": FoldPanel(self.notes, "notes", window),
        }
        self.columns = Columns(self.library, self.middle, self.folds, kept)
        self.body = QStackedWidget(window)
        self.body.addWidget(self.columns)
        self._lay_out(window)
        menus = self.actions.fill(window.menuBar())
        self.recent_menu = QMenu(tr("Open &recent"), window)
        menus["file"].insertMenu(self.actions["save-copy"], self.recent_menu)
        self.take_menu = QMenu(tr("Take selection as"), window)
        menus["cable"].insertMenu(self.actions["add-field"], self.take_menu)

    def _lay_out(self, window: QMainWindow) -> None:
        centre = QWidget(window)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts = (self.tool_bar, Rule(), self.body, self.bars, Rule(), self.status_line)
        for widget in parts:
            column.addWidget(widget, 1 if widget is self.body else 0)
        window.setCentralWidget(centre)
