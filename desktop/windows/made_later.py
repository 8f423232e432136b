"""What of the window is made after its first paint, in the order in which it is needed.

The pieces are cut so that none keeps a key waiting for more than some hundredths of a second: a module that
takes long to load is a piece of its own. Only when all is connected is the rest of the cable read: everybody
hears of it then as of any other cable that is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from desktop.messages.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.windows.main_window import MainWindow

_LOADED_FIRST = (
    "desktop.models.header",
    "desktop.panels.header.panel",
    "desktop.models.stages",
    "desktop.panels.stages.panel",
    "desktop.panels.distribution.panel",
    "desktop.models.notes",
    "desktop.widgets.word_editor",
    "desktop.panels.notes.panel",
    "desktop.windows.controls",
    "desktop.windows.handlers",
    "desktop.windows.library.library_wishes",
)
"""Modules in the order in which they are loaded, each with what it needs."""


def make_later(window: MainWindow) -> Iterator[None]:
    """Make the rest of the window, a piece at each step."""
    parts = window.parts
    for name in _LOADED_FIRST:
        import_module(name)
        yield
    parts.actions.make_all()
    yield
    parts.fill_menus()
    yield
    yield from _make_panels(window)
    from desktop.windows.controls import make_controls

    make_controls(window)
    yield
    _connect(window)
    _show_choices(window)
    yield
    window.libraries.go_on()
    yield
    parts.columns.filled()
    for fold in parts.folds.values():
        fold.reveal()
        yield
    parts.library.model.reader.release()


def _make_panels(window: MainWindow) -> Iterator[None]:
    from desktop.panels.distribution.panel import DistributionPanel
    from desktop.panels.header.panel import HeaderPanel
    from desktop.panels.notes.panel import NotesPanel
    from desktop.panels.stages.panel import StagesPanel

    parts, session = window.parts, window.session

    def put(key: str, panel: QWidget) -> None:
        parts.folds[key].put(panel)

    parts.header = HeaderPanel(session)
    put("header", parts.header)
    yield
    parts.stages = StagesPanel(session)
    put("stages", parts.stages)
    yield
    parts.distribution = DistributionPanel(session)
    put("distribution", parts.distribution)
    yield
    parts.notes = NotesPanel(session)
    yield
    put("notes", parts.notes)
    yield


def _connect(window: MainWindow) -> None:
    from desktop.windows.handlers import handlers
    from desktop.windows.library.library_wishes import connect_library

    parts = window.parts
    for panel in parts.panels():
        panel.spans_lit.connect(lambda spans: parts.text.light(spans, scroll=not window.areas.moving))
        panel.spans_cleared.connect(lambda: parts.text.light([]))
    parts.header.take_wanted.connect(window.header.take_into_current)
    parts.notes.told.connect(partial(_tell, window))
    parts.notes.turn_wanted.connect(window.turning.turn)
    parts.notes.pending_changed.connect(partial(_show_pending, window))
    parts.notes.note_wanted.connect(window.notes.add)
    parts.notes.menu.history_wanted.connect(lambda _note: window.dialogs.note_history())
    parts.notes.add_wanted.connect(window.spans.add)
    window.spans.pending.connect(parts.status_line.show_pending)
    connect_library(window)
    parts.text.menu_wanted.connect(partial(_show_text_menu, window))
    parts.columns.class_changed.connect(partial(_make_compact, window))
    parts.recent_menu.aboutToShow.connect(lambda: window.libraries.fill_recent(parts.recent_menu))
    parts.take_menu.aboutToShow.connect(lambda: window.header.fill_menu(parts.take_menu))
    parts.actions.connect(handlers(window))


def _show_choices(window: MainWindow) -> None:
    """Let actions and panels stand as she has chosen, and as wide as the window is."""
    choice = window.settings.get("theme", "system")
    window.parts.actions[f"theme-{choice if choice in ('light', 'dark') else 'system'}"].setChecked(True)
    _make_compact(window, window.parts.columns.width_class)
    window.showing.enable()


def _make_compact(window: MainWindow, width_class: str) -> None:
    for panel in window.parts.panels():
        panel.set_compact(width_class != "wide")


def _tell(window: MainWindow, words: str, undoable: bool) -> None:
    said = tr("{words} Undo brings it back.", words=words) if undoable else words
    window.parts.status_line.tell(said)


def _show_pending(window: MainWindow, pending: bool) -> None:
    if pending:
        window.parts.status_line.show_pending()


def _show_text_menu(window: MainWindow, at: QPoint, place: int, notes: list[str]) -> None:
    window.text_menu.show(at, notes, window.notes, window.spans, place)
