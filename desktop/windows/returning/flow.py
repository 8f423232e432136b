"""A file that was dropped, when it may be one that left: looked at beside the window, entered, reviewed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from db.changes import Change
from db.errors import ChanceryError, ReadingError
from db.merging.change import merge_change
from db.records import new_id, text_hash
from desktop.importing import for_library
from desktop.messages.errors import error_sentence
from desktop.messages.returned import (
    entered_words,
    in_the_trash,
    nothing_new,
    refused_words,
    same_text_words,
)
from desktop.messages.words import tr
from desktop.models.review import Review
from desktop.returning.back import Back
from desktop.windows.returning.dialog import ReturningDialog
from desktop.windows.waiting import Waiting

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

_PATIENCE = 120.0


class ReturnFlow(QObject):
    """Looks at one file. Exactly one of `foreign` and `finished` comes."""

    foreign = Signal()
    """The file is nobody's of ours: it is to be imported like any other."""
    finished = Signal()

    def __init__(self, window: MainWindow) -> None:
        """Act for this window."""
        super().__init__(window)
        self._window = window
        self._path = Path()
        self.waiting: Waiting | None = None
        self.dialog: ReturningDialog | None = None

    # -- public --------------------------------------------------------------------------------------

    def look_at(self, path: Path, cable: str = "") -> None:
        """Look at a file; `cable` is the one that has the text of a PDF which is anybody's."""
        window = self._window
        self._path = path
        window.session.flush_wanted.emit()
        library = str(window.session.store.path.absolute())
        job = window.jobs.run(
            "desktop.returning.looking:look_back", str(path), library, cable, patience=_PATIENCE
        )
        self.waiting = Waiting(
            job,
            tr("What came back"),
            tr("Reading {name}…", name=path.name),
            self._looked,
            self._failed,
            window,
        )

    # -- private -------------------------------------------------------------------------------------

    def _looked(self, found: object) -> None:
        self.waiting = None
        assert isinstance(found, Back)
        if not self._window.session.has_library:
            self._finish()
        elif found.what == "foreign" and not found.comments and not found.known:
            self.foreign.emit()
            self.deleteLater()
        else:
            self._enter(found)

    def _failed(self, error: ChanceryError) -> None:
        self.waiting = None
        if isinstance(error, ReadingError):
            self.foreign.emit()  # whoever imports it says why it cannot be read, or reads it another way
            self.deleteLater()
            return
        if error.code != "job-cancelled":
            self._window.say(error_sentence(error), "err")
        self._finish()

    def _enter(self, back: Back) -> None:
        session = self._window.session
        twins = [one for one in back.new if session.store.cable_with_text(text_hash(one.change.texts[0]))]
        entered = [one for one in back.new if self._entered(one.change)]
        if len(entered) < len(back.new):
            self._finish()  # the session has told why
            return
        cables = [one.cable.id for one in entered] + [one for one in back.known if one not in back.trashed]
        for cable in back.trashed:
            self._window.say(in_the_trash(back.titles.get(cable, "")), "warn")
        if cables:
            self._window.libraries.open_cable(cables[0])
        if entered:
            notes = sum(one.notes for one in entered)
            self._window.say(entered_words(len(entered), notes), "ok")
        if twins:
            self._window.say(same_text_words(len(twins)), "warn")
        wanted = [one for one in back.comments if one.cable not in back.trashed]
        if cables and (wanted or back.plan is not None):
            self._review(replace(back, comments=tuple(wanted), known=tuple(cables)))
            return
        if refused := refused_words(back.refused):
            self._window.say(refused, "warn")
        elif not entered and not back.trashed and back.what != "foreign":
            self._window.say(nothing_new(back.name, back.recognised), "ok")
        if session.has_library:
            session.listing_changed.emit()
        self._finish()

    def _entered(self, change: Change) -> bool:
        session = self._window.session
        return session.do(replace(for_library(session.store, change), import_id=new_id("i")))

    def _review(self, back: Back) -> None:
        review = Review(self._window.session, back, self)
        dialog = ReturningDialog(review, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.differences_wanted.connect(self._take_differences)
        dialog.finished.connect(self._finish)
        self._window.session.leaving.connect(dialog.reject)
        self._window.session.failed.connect(dialog.tell_error)
        self.dialog = dialog
        dialog.open()

    def _take_differences(self) -> None:
        if self.dialog is None:
            return
        plan = self.dialog.review.back.plan
        change = merge_change(plan) if plan is not None else None
        if self._window.session.do(change):
            self.dialog.differences_taken(tr("The differences were taken over."))

    def _finish(self) -> None:
        self.dialog = None
        self.finished.emit()
        self.deleteLater()
