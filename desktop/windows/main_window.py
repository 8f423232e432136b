"""The one window: library, text and panels, put together; what the parts wish is carried out from here."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from desktop import theme
from desktop.backup_choices import backup_root
from desktop.messages.words import tr
from desktop.session import Session
from desktop.settings import Settings
from desktop.windows.areas import Areas
from desktop.windows.dialogs import Dialogs
from desktop.windows.field_keys import FieldKeys
from desktop.windows.handlers import handlers
from desktop.windows.header_control import HeaderControl
from desktop.windows.library.library_care import LibraryCare
from desktop.windows.library.library_control import LibraryControl
from desktop.windows.library.library_wishes import connect_library
from desktop.windows.mark_control import MarkControl
from desktop.windows.modes import Modes
from desktop.windows.names.names_control import NamesControl
from desktop.windows.note_control import NoteControl
from desktop.windows.parts import Parts
from desktop.windows.places import Places
from desktop.windows.placing_control import PlacingControl
from desktop.windows.reference_control import ReferenceControl
from desktop.windows.showing import Showing
from desktop.windows.span_control import SpanControl
from desktop.windows.text_menu import TextMenu
from desktop.windows.turning import Turning
from desktop.windows.window_place import WindowPlace

if TYPE_CHECKING:
    from desktop.jobs import Jobs
    from desktop.windows.correcting.compare_control import CompareControl
    from desktop.windows.correcting.correct_control import CorrectControl


_LATER_MS = 30
"""So long after the first paint begins what was not needed for it: whoever types at once goes first."""


class MainWindow(QMainWindow):
    """The reading desk. It shows what the session has open and asks the session for every change."""

    first_painted = Signal()
    """The window is on the screen for the first time; what was not needed for that comes now."""

    def __init__(self, settings: Settings) -> None:
        """Build the window; no library is open yet."""
        super().__init__()
        self.settings = settings
        self.session = Session(lambda: settings.author, self)
        self.session.backup_root = backup_root(settings)
        self._shown_before = self._painted_before = False
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 520)
        kept = settings.get("columns", {})
        self.parts = Parts(self, self.session, kept if isinstance(kept, dict) else {})
        self._make_controls()
        self._connect()
        self._restore_look()

    def _make_controls(self) -> None:
        parts, session = self.parts, self.session
        tell = parts.status_line.tell
        self.modes = Modes(parts.actions, parts.body, tell, self)
        self.turning = Turning(self)
        self.dialogs = Dialogs(self)
        self.care = LibraryCare(self)
        self.libraries = LibraryControl(
            session, self.settings, self, self.say, parts.library.neighbour, self.dialogs.trash
        )
        of_note, reveal = parts.status_line.tell_of_note, partial(parts.columns.reveal, "notes")
        self.notes = NoteControl(session, self.settings, parts.text, parts.notes, reveal, of_note, self)
        self.notes.chosen_changed.connect(parts.status_line.end_of_note)
        self.placing = PlacingControl(session, parts.text, parts.notes, self.notes, of_note, self)
        self.references = ReferenceControl(
            session, parts.notes, self.notes, self.libraries.open_cable, tell, self
        )
        section = parts.notes.marks
        self.marks = MarkControl(session, parts.text, section, reveal, tell, self)
        self.spans = SpanControl(session, parts.text, self.notes, of_note, self)
        self.header = HeaderControl(session, parts.text, parts.header, self, tell)
        self.text_menu = TextMenu(parts.actions, parts.take_menu, parts.text, session, self)
        self.names = self.text_menu.names = NamesControl(self)
        self.showing = Showing(
            session,
            parts,
            self.notes,
            Places(self.settings),
            self.modes,
            self.libraries.save_copy,
            self.turning,
            self,
        )
        self.spans.ask_last = self.dialogs.last_words
        self.field_keys = FieldKeys(self)
        self.areas = Areas([parts.library, parts.text, *parts.folds.values()], self.modes, self)

    def _connect(self) -> None:
        parts = self.parts
        for panel in (parts.header, parts.stages, parts.distribution, parts.notes):
            panel.spans_lit.connect(lambda spans: parts.text.light(spans, scroll=not self.areas.moving))
            panel.spans_cleared.connect(lambda: parts.text.light([]))
        parts.header.take_wanted.connect(self.header.take_into_current)
        parts.notes.told.connect(self._told)
        parts.notes.turn_wanted.connect(self.turning.turn)
        parts.notes.pending_changed.connect(self._pending_changed)
        parts.notes.note_wanted.connect(self.notes.add)
        parts.notes.menu.history_wanted.connect(lambda _note: self.dialogs.note_history())
        parts.notes.add_wanted.connect(self.spans.add)
        self.spans.pending.connect(parts.status_line.show_pending)
        connect_library(self)
        parts.text.caret_line_changed.connect(parts.status_line.show_caret)
        parts.text.zoom_changed.connect(self.zoom_changed)
        parts.text.menu_wanted.connect(self._text_menu)
        parts.columns.class_changed.connect(self._width_class_changed)
        parts.recent_menu.aboutToShow.connect(lambda: self.libraries.fill_recent(parts.recent_menu))
        parts.take_menu.aboutToShow.connect(lambda: self.header.fill_menu(parts.take_menu))
        parts.actions.connect(handlers(self))

    # -- public: what controls and actions use ---------------------------------------------------------

    @cached_property
    def jobs(self) -> Jobs:
        """The child process for long work, and what waits for it; made when first asked for."""
        from desktop.jobs import Jobs

        return Jobs(self)

    @cached_property
    def correcting(self) -> CorrectControl:
        """The mode in which the text is corrected; made once the window stands, or when asked for."""
        from desktop.windows.correcting.correct_control import CorrectControl

        return CorrectControl(self)

    @cached_property
    def comparing(self) -> CompareControl:
        """The mode in which readings are compared; made when `correcting` is."""
        from desktop.windows.correcting.compare_control import CompareControl

        return CompareControl(self)

    def say(self, words: str, tone: str = "ok", *action: Any) -> None:  # noqa: ANN401
        """Show a sentence in a bar; tone "ok", "warn" or "err"; `action` is a button's label and function."""
        self.parts.bars.show_message(words, tone, *action)

    def reveal(self, key: str) -> None:
        """Unfold a panel ("header", "stages", "distribution", "notes") and put the focus into it."""
        self.parts.columns.reveal(key)
        self.areas.focus_into(self.parts.folds[key])

    def undo(self) -> None:
        """Take back the last step, or the mode's own, and say what it was."""
        self.turning.undo()

    def redo(self) -> None:
        """Bring back the step last undone, or the mode's own, and say what it was."""
        self.turning.redo()

    def toggle_library(self) -> None:
        """Show or hide the library."""
        self.parts.columns.show_library(self.parts.actions["library"].isChecked())

    def search_library(self) -> None:
        """Show the library and put the focus into its search field."""
        self.parts.columns.show_library(True)
        self.parts.actions["library"].setChecked(True)
        self.parts.library.focus_search()

    def choose_theme(self, choice: theme.Choice) -> None:
        """Wear light, dark or the system's colours, now and from now on."""
        self.settings.put("theme", choice)
        self.parts.actions[f"theme-{choice}"].setChecked(True)
        dressed = theme.of_application()
        if dressed is not None:
            dressed.choose(choice)

    def set_line_numbers(self, shown: bool) -> None:
        """Show or hide the line numbers, now and from now on."""
        self.parts.actions["line-numbers"].setChecked(shown)
        for text in {self.parts.text, self.modes.text(self.parts.text)}:
            text.set_line_numbers(shown)
        self.settings.put("line_numbers", shown)

    def zoom_changed(self, percent: int) -> None:
        """Show a zoom that a text was given, and remember it."""
        self.parts.status_line.show_zoom(percent)
        self.settings.put("zoom", percent)

    # -- slots -----------------------------------------------------------------------------------------

    def _told(self, words: str, undoable: bool) -> None:
        self.parts.status_line.tell(tr("{words} Undo brings it back.", words=words) if undoable else words)

    def _pending_changed(self, pending: bool) -> None:
        if pending:
            self.parts.status_line.show_pending()

    def _text_menu(self, at: QPoint, place: int, notes: list[str]) -> None:
        self.text_menu.show(at, notes, self.notes, self.spans, place)

    def _width_class_changed(self, name: str) -> None:
        parts = self.parts
        parts.tool_bar.set_roomy(name != "narrow", wide=name == "wide")
        parts.actions["library"].setChecked(parts.columns.library_shown())
        for panel in (parts.header, parts.stages, parts.distribution, parts.notes):
            panel.set_compact(name != "wide")

    # -- overrides -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take on the width class of the new size."""
        super().resizeEvent(event)
        self.parts.columns.fit(event.size().width(), event.size().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus into the text when the window comes up."""
        super().showEvent(event)
        if not self._shown_before:
            self._shown_before = True
            self.parts.text.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first paint, load what was not needed for it; the screen may come long after `show`."""
        super().paintEvent(event)
        if not self._painted_before:
            self._painted_before = True
            QTimer.singleShot(_LATER_MS, self._after_first_paint)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit what is typed; ask only where that failed and words would be lost."""
        if not self.correcting.may_close():
            event.ignore()
            return
        self.session.flush_wanted.emit()
        unsaved = not self.parts.notes.commit_pending() or self.session.has_unsaved()
        if unsaved and not self.dialogs.close_without_saving():
            event.ignore()
            return
        self.showing.remember_place()
        self.place.keep()
        self.correcting.drafts.close()
        self.session.close_library()
        self.jobs.close()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, wherever in the window they are dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import dropped files, once the drop is over for the program they came from."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, lambda: self.dialogs.import_paths(paths))

    # -- private ---------------------------------------------------------------------------------------

    def _after_first_paint(self) -> None:
        self.first_painted.emit()
        theme.load_fonts_late()
        self.jobs.warm()
        from desktop.windows.beside import start_beside

        start_beside(self)

    def _restore_look(self) -> None:
        self.place = WindowPlace(self, self.settings, self.parts.columns)
        self.parts.columns.prepare(self.width(), self.height())
        zoom = self.settings.get("zoom", 100)
        self.parts.text.set_zoom(zoom if isinstance(zoom, int) else 100)
        self.parts.status_line.show_zoom(self.parts.text.zoom)
        self.set_line_numbers(bool(self.settings.get("line_numbers", False)))
        choice = self.settings.get("theme", "system")
        self.parts.actions[f"theme-{choice if choice in ('light', 'dark') else 'system'}"].setChecked(True)
        self.parts.actions["library"].setChecked(True)
        self.parts.library.set_sorting(self.settings.get("library_order", "date"))
        self.showing.enable()
