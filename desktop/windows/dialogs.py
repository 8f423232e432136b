"""The window's dialogs, each imported when it is first opened: none is needed for the first paint."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from desktop.messages.words import tr
from desktop.widgets.whole_buttons import whole_buttons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.exporting.citation.styled import Style
    from desktop.windows.across.control import AcrossControl
    from desktop.windows.citing import Citing
    from desktop.windows.exporting.export_control import ExportControl
    from desktop.windows.exporting.print_control import PrintControl
    from desktop.windows.history.history_control import HistoryControl
    from desktop.windows.importing.import_control import ImportControl
    from desktop.windows.importing.import_undo import ImportUndo
    from desktop.windows.main_window import MainWindow
    from desktop.windows.merging.control import MergeControl
    from desktop.windows.trash.trash_control import TrashControl


class Dialogs(QObject):
    """Opens dialogs for the window and tells what came of them."""

    def __init__(self, window: MainWindow) -> None:
        """Open dialogs over this window."""
        super().__init__(window)
        self._window = window

    def settings(self) -> None:
        """Open the settings."""
        from desktop.windows.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._window.settings, self._window.session, self._window)
        dialog.theme_chosen.connect(self._window.choose_theme)
        dialog.zoom_chosen.connect(self._window.parts.text.set_zoom)
        dialog.line_numbers_chosen.connect(self._window.set_line_numbers)
        dialog.exec()

    def keys(self) -> None:
        """Open the help on keys."""
        from desktop.windows.keys_dialog import KeysDialog

        KeysDialog(self._window.parts.actions.for_help(), self._window).exec()

    def search_help(self) -> None:
        """Show what can be typed into the search field."""
        from desktop.windows.search_help import SearchHelp

        SearchHelp(self._window).exec()

    def name_variants(self) -> None:
        """Show the names that are found in all their spellings, to add to them and change them."""
        from desktop.windows.variants_dialog import VariantsDialog

        VariantsDialog(self._window.session, self._window).exec()

    def about(self) -> None:
        """Tell what this program is."""
        from desktop.windows.about_dialog import AboutDialog

        AboutDialog(self._window).exec()

    def trash(self) -> None:
        """Show what was deleted, to be restored or deleted for good."""
        self.trash_control.open()

    def library_history(self) -> None:
        """Show what was done in the library."""
        self.history.open_library()

    def cable_history(self) -> None:
        """Show what was done to the cable that is open."""
        self.history.open_cable()

    def note_history(self) -> None:
        """Show what was done to the note that is chosen."""
        self.history.open_note()

    def name_state(self) -> None:
        """Give the present state of the library a name."""
        self.history.name_state()

    @cached_property
    def across(self) -> AcrossControl:
        """What looks across the cables; made when first asked for."""
        from desktop.windows.across.control import AcrossControl

        return AcrossControl(self._window)

    @cached_property
    def history(self) -> HistoryControl:
        """What shows and restores what was; made when first asked for."""
        from desktop.windows.history.history_control import HistoryControl

        return HistoryControl(self._window)

    def export(self) -> None:
        """Open the export dialog."""
        self.exports.open()

    def export_cables(self, cables: list[str]) -> None:
        """Open the export dialog for cables of the list."""
        self.exports.open_for(cables)

    def print_cable(self) -> None:
        """Print the open cable."""
        self.printing.print_cable()

    @cached_property
    def printing(self) -> PrintControl:
        """Who prints; made when first asked for."""
        from desktop.windows.exporting.print_control import PrintControl

        return PrintControl(self._window)

    @cached_property
    def exports(self) -> ExportControl:
        """Who exports; made when first asked for."""
        from desktop.windows.exporting.export_control import ExportControl

        return ExportControl(self._window)

    @cached_property
    def citing(self) -> Citing:
        """Who puts citations into the clipboard; made when first asked for."""
        from desktop.windows.citing import Citing

        return Citing(self._window)

    def cite(self, cables: Sequence[str], style: Style) -> None:
        """Put the citations of some cables into the clipboard."""
        self.citing.cite(cables, style)

    @cached_property
    def imports(self) -> ImportControl:
        """Who imports; made when first asked for."""
        from desktop.windows.importing.import_control import ImportControl

        return ImportControl(self._window)

    @cached_property
    def import_undo(self) -> ImportUndo:
        """Who takes imports back; made when first asked for."""
        from desktop.windows.importing.import_undo import ImportUndo

        return ImportUndo(self._window)

    @cached_property
    def merging(self) -> MergeControl:
        """Who merges libraries; made when first asked for."""
        from desktop.windows.merging.control import MergeControl

        return MergeControl(self._window)

    def merge(self) -> None:
        """Ask for a colleague's library and show what merging it would do."""
        self.merging.ask()

    def bundle(self, cables: list[str] | None = None) -> None:
        """Save cables of the list, or the one that is open, as a library of their own."""
        self.merging.bundle(cables)

    def tell_questions(self) -> None:
        """Say in a bar, now and whenever a library is opened, that a merge left something to be decided."""
        self._window.session.library_opened.connect(self.merging.tell_open)
        self.merging.tell_open()

    def questions(self) -> None:
        """Show what merges left to be decided."""
        self.merging.look_at_questions()

    def undo_import(self) -> None:
        """Ask which import is to be taken back."""
        self.import_undo.ask()

    def import_files(self) -> None:
        """Ask for files and import them."""
        self.imports.ask_files()

    def import_asking(self) -> None:
        """Ask for files, and show what was read of them before they are imported."""
        self.imports.ask_files(asks=True)

    def import_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        self.imports.ask_folder()

    def paste_cable(self) -> None:
        """Make a cable of what is on the clipboard."""
        self.imports.paste()

    def import_paths(self, paths: list[Path]) -> None:
        """Import files and folders; a library is looked at, to be merged."""
        if len(paths) == 1 and paths[0].suffix == ".chancery" and paths[0].is_file():
            self.merging.look(paths[0])
        else:
            self.imports.import_paths(paths)

    def update_from_file(self) -> None:
        """Ask for a better transcription of the open cable's text, and correct the text by it."""
        from desktop.reading.formats import SUFFIXES
        from desktop.windows.start_folder import start_folder

        window = self._window
        start = str(start_folder(window.settings.get("import_folder", None)))
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(
            window, tr("Update from file"), start, tr("Cables ({kinds});;All files (*)", kinds=kinds)
        )
        if name:
            window.settings.put("import_folder", str(Path(name).parent))
            self.update_from(Path(name))

    def update_from(self, path: Path) -> None:
        """Read a file beside the window and correct the open cable's text by it."""
        from desktop.windows.update_flow import UpdateFlow

        UpdateFlow(self._window).read(path)

    def new_cable(self) -> None:
        """Make a cable from text that is typed or pasted."""
        self.imports.new_cable()

    def close_without_saving(self) -> bool:
        """Ask whether to close although the last words could not be saved; return whether to.

        A copy of the library with these words is offered; when it is saved, nothing is lost any more.
        """
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Not saved"))
        box.setText(tr("The last words could not be saved. Close the window and lose them?"))
        box.addButton(tr("&Close and lose them"), QMessageBox.ButtonRole.DestructiveRole)
        copy = box.addButton(tr("&Save a copy…"), QMessageBox.ButtonRole.ActionRole)
        stay = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(copy)
        box.setEscapeButton(stay)
        whole_buttons(box)
        box.exec()
        if box.clickedButton() is copy:
            self._window.libraries.save_copy()
            return not self._window.session.has_unsaved()
        return box.clickedButton() is not stay

    def last_words(self, title: str) -> str:
        """Ask what is to become of a note whose last words are taken away: "general", "delete" or ""."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Last words of the note"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            tr("{note} stands on these words only; without them it has no place in the text.", note=title)
        )
        box.setInformativeText(
            tr("To lay it on other words instead, keep it, select them and press Ctrl+Alt+P.")
        )
        general = box.addButton(tr("Make it a &general note"), QMessageBox.ButtonRole.AcceptRole)
        delete = box.addButton(tr("&Delete the note"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("&Keep it here"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        whole_buttons(box)
        box.exec()
        return {general: "general", delete: "delete"}.get(box.clickedButton(), "")  # type: ignore[call-overload,no-any-return]

    @cached_property
    def trash_control(self) -> TrashControl:
        """Who carries out what the trash wishes; made when it is first opened."""
        from desktop.windows.trash.trash_control import TrashControl

        return TrashControl(self._window)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
