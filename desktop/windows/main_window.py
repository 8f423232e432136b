"""The one window: library, text and panels, put together; what the parts wish is carried out from here."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from desktop import theme
from desktop.backup_choices import backup_root
from desktop.session import Session
from desktop.settings import Settings
from desktop.windows.library.library_control import LibraryControl
from desktop.windows.made_later import make_later
from desktop.windows.making import Making
from desktop.windows.parts import Parts
from desktop.windows.places import Places
from desktop.windows.shown_page import ShownPage
from desktop.windows.window_place import WindowPlace

if TYPE_CHECKING:
    from desktop.jobs import Jobs
    from desktop.windows.areas import Areas
    from desktop.windows.correcting.compare_control import CompareControl
    from desktop.windows.correcting.correct_control import CorrectControl
    from desktop.windows.dialogs import Dialogs
    from desktop.windows.field_keys import FieldKeys
    from desktop.windows.header_control import HeaderControl
    from desktop.windows.library.library_care import LibraryCare
    from desktop.windows.mark_control import MarkControl
    from desktop.windows.modes import Modes
    from desktop.windows.names.names_control import NamesControl
    from desktop.windows.note_control import NoteControl
    from desktop.windows.placing_control import PlacingControl
    from desktop.windows.reference_control import ReferenceControl
    from desktop.windows.showing import Showing
    from desktop.windows.span_control import SpanControl
    from desktop.windows.text_menu import TextMenu
    from desktop.windows.turning import Turning


_LATER_MS = 30
"""So long after the window is whole begins what runs beside it: whoever types at once goes first."""


class MainWindow(QMainWindow):
    """The reading desk. It shows what the session has open and asks the session for every change."""

    first_painted = Signal()
    """The window is on the screen and whole; what was needed for neither comes now."""

    areas: Areas
    care: LibraryCare
    dialogs: Dialogs
    field_keys: FieldKeys
    header: HeaderControl
    marks: MarkControl
    modes: Modes
    names: NamesControl
    notes: NoteControl
    placing: PlacingControl
    references: ReferenceControl
    showing: Showing
    spans: SpanControl
    text_menu: TextMenu
    turning: Turning

    def __init__(self, settings: Settings) -> None:
        """Build what the first paint shows; no library is open yet. See `finish`."""
        super().__init__()
        self.settings = settings
        self.session = Session(lambda: settings.author, self)
        self.session.backup_root = backup_root(settings)
        self._shown_before = self._painted_before = False
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 520)
        kept = settings.get("columns", {})
        self.parts = Parts(self, self.session, kept if isinstance(kept, dict) else {})
        self.libraries = LibraryControl(
            self.session,
            settings,
            self,
            self.say,
            self.parts.library.neighbour,
            self._show_trash,
            lambda: self.jobs,
        )
        self.page = ShownPage(self.session, self.parts, Places(settings), self)
        self._making = Making(make_later(self), self)
        self.parts.text.caret_line_changed.connect(self.parts.status_line.show_caret)
        self.parts.text.zoom_changed.connect(self.zoom_changed)
        self.parts.columns.class_changed.connect(self._width_class_changed)
        self._restore_look()

    # -- making --------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Make now what is otherwise made once the window is painted: panels, controls, menus, the cable."""
        self._making.finish()

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

    def _width_class_changed(self, name: str) -> None:
        self.parts.tool_bar.set_roomy(name != "narrow", wide=name == "wide")
        self.parts.actions["library"].setChecked(self.parts.columns.library_shown())

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
        """After the first paint, make what was not needed for it; the screen may come long after `show`."""
        super().paintEvent(event)
        if not self._painted_before:
            self._painted_before = True
            self._making.begin(lambda: QTimer.singleShot(_LATER_MS, self._after_first_paint))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit what is typed; ask only where that failed and words would be lost."""
        self.finish()
        if not self.correcting.may_close():
            event.ignore()
            return
        self.session.flush_wanted.emit()
        unsaved = not self.parts.notes.commit_pending() or self.session.has_unsaved()
        if unsaved and not self.dialogs.close_without_saving():
            event.ignore()
            return
        self.page.remember_place()
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

    def _show_trash(self) -> None:
        self.dialogs.trash()

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
        numbered = bool(self.settings.get("line_numbers", False))
        self.parts.text.set_line_numbers(numbered)
        self.parts.actions["line-numbers"].setChecked(numbered)
        self.parts.actions["library"].setChecked(True)
        self.parts.actions.enable(set())
        self.parts.library.set_sorting(self.settings.get("library_order", "date"))
