"""What is done to cables of the list, several at once: star, status, tags, trash; and saved filters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from db.changes import Change
from db.editing import library_edits
from db.errors import ChanceryError
from db.library_list.filters import cable_tags, cables_to_edit, saved_filters
from db.records import Cable
from desktop.messages.words import plural, tr

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

_MANY = 300
"""Cables that are changed together within the blink of an eye."""


class CablesControl(QObject):
    """Carries out the wishes of the list; each is one change and one step of undo."""

    def __init__(self, window: MainWindow) -> None:
        """Act for this window."""
        super().__init__(window)
        self._window = window
        self._session = window.session

    def star(self, ids: Sequence[str]) -> None:
        """Give cables a star, or take it away where the first of them has one."""
        cables = self._cables(ids)
        if cables:
            self._do(library_edits.set_starred(cables, not cables[0].starred))

    def set_status(self, ids: Sequence[str], status: str) -> None:
        """Give cables an editorial status."""
        self._do(library_edits.set_status(self._cables(ids), status))

    def ask_tags(self, ids: Sequence[str]) -> None:
        """Ask for the tags of cables and give them those."""
        from desktop.windows.library.cable_tags_dialog import CableTagsDialog

        cables = self._cables(ids)
        if not cables:
            return
        dialog = CableTagsDialog(cables, self._session.store.read(cable_tags), self._window)
        if dialog.exec():
            add, remove = dialog.changes()
            self._do(library_edits.tag_cables(self._cables(ids), add=add, remove=remove))

    def delete(self, ids: Sequence[str]) -> None:
        """Put cables into the trash, and say so."""
        if len(ids) == 1:
            self._window.libraries.delete_cable(ids[0])
            return
        self._session.flush_wanted.emit()
        cables = self._cables(ids)
        self._window.libraries.leave_for_next({cable.id for cable in cables})
        if cables and self._do(library_edits.trash_cables(cables)):
            words = plural(
                len(cables),
                "{n} cable was put into the trash. Undo brings it back.",
                "{n:,} cables were put into the trash. Undo brings them back.",
            )
            self._window.say(words, "ok", tr("Open the trash"), self._window.dialogs.trash)

    def save_filter(self, query: str) -> None:
        """Ask for a name and save a query under it."""
        from desktop.windows.library.filters_dialog import ask_filter_name

        name = ask_filter_name(query, self._window)
        if name:
            saved = self._session.store.read(saved_filters)
            self._session.do(library_edits.save_filter(saved, name, query))

    def edit_filters(self) -> None:
        """Show the saved filters, to be renamed, changed, moved and deleted."""
        from desktop.windows.library.filters_dialog import FiltersDialog

        FiltersDialog(self._session, self._window).exec()

    def _do(self, change: Change | None) -> bool:
        """Carry out a change; of very many cables it takes a moment, and the pointer says so."""
        waits = change is not None and len(change.steps) > _MANY
        if waits:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return self._session.do(change)
        finally:
            if waits:
                QGuiApplication.restoreOverrideCursor()

    def _cables(self, ids: Sequence[str]) -> list[Cable]:
        try:
            return self._session.store.read(cables_to_edit, ids)
        except ChanceryError as error:
            self._session.failed.emit(error)
            return []
