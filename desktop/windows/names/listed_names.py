"""The list of names, opened and filled; what is wished in it is carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.changes import Change
from db.editing import name_edits
from db.errors import ChanceryError
from db.library_records import Name
from db.naming.kept_finder import finder_of
from db.naming.mentioned import Mentioned, count_mentions, mentioned, mentions_with_anchors
from desktop.messages.errors import error_sentence
from desktop.messages.names import counted, deleted_words, merged_words, unmarked_words
from desktop.messages.times import show_time
from desktop.messages.words import tr
from desktop.windows.names.context_rows import ContextRow
from desktop.windows.names.names_dialog import NamesDialog

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

MOST = 1000
"""Mentions that are listed at once."""


class ListedNames(QObject):
    """Opens the dialog over a window, keeps it in step with the library, and does what it wishes."""

    def __init__(self, window: MainWindow) -> None:
        """Act for this window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.dialog: NamesDialog | None = None
        self._session.changed.connect(self._changed)
        self._session.reloaded.connect(self.refresh)
        self._session.leaving.connect(self._leave)
        self._session.flush_wanted.connect(self._flush)

    # -- public --------------------------------------------------------------------------------------

    def open(self, name_id: str = "") -> None:
        """Show the dialog, this name chosen."""
        self._session.flush_wanted.emit()
        if self.dialog is None:
            self.dialog = self._made()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.refresh(name_id)
        (self.dialog.names if name_id else self.dialog.search).setFocus()

    def refresh(self, chosen: str = "") -> None:
        """Read the names anew."""
        dialog = self.dialog
        if dialog is None or not dialog.isVisible() or not self._session.has_library:
            return
        try:
            finder = self._session.store.read(finder_of)
            counts = self._session.store.read(count_mentions)
        except ChanceryError as error:
            dialog.tell(error_sentence(error), "err")
            return
        dialog.show_names(finder, counts, chosen)

    # -- slots ---------------------------------------------------------------------------------------

    def _show_mentions(self) -> None:
        dialog = self.dialog
        name = dialog.current() if dialog else None
        if dialog is None or name is None:
            if dialog is not None:
                dialog.show_mentions([], "")
            return
        found = self._session.store.read(mentioned, [name.id])
        there = [each for each in found if not each.trashed]
        words = counted(len(there), len({each.mention.cable for each in there}))
        if len(found) > MOST:
            words = tr("{words}; the first {n} are listed", words=words, n=MOST)
        dialog.show_mentions([_row(each) for each in found[:MOST]], words[:1].upper() + words[1:])

    def _edited(self, after: Name, burst: str) -> None:
        if not self._session.has_library:
            return  # it was closed meanwhile, with what was typed
        known = self._session.store.read(finder_of).names
        before = next((name for name in known if name.id == after.id), None)
        if before is not None:
            self._session.do(name_edits.change_name(before, after, burst=burst))

    def _new(self, typed: str) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        name = name_edits.new_name("person", typed.strip() or tr("New name"))
        dialog.search.clear()
        if self._session.do(name_edits.add_name(name)):
            self.refresh(name.id)
            dialog.form.heading.setFocus()
            dialog.form.heading.selectAll()

    def _merge(self, kept: Name, others: list[Name]) -> None:
        names = [kept.id, *(other.id for other in others)]
        found = self._session.store.read(mentions_with_anchors, names)
        if self._session.do(name_edits.merge_names(kept, others, *found)) and self.dialog is not None:
            self.refresh(kept.id)
            self.dialog.tell(tr("{words} Undo takes it back.", words=merged_words(kept, len(others))))

    def _delete(self, names: list[Name]) -> None:
        found = self._session.store.read(mentions_with_anchors, [name.id for name in names])
        if self._session.do(name_edits.delete_names(names, *found)) and self.dialog is not None:
            self.dialog.tell(deleted_words(len(names), len(found[0])))

    def _unmark(self, where: object) -> None:
        name = self.dialog.current() if self.dialog else None
        if self.dialog is None or name is None or not isinstance(where, Mentioned):
            return
        found = self._session.store.read(mentions_with_anchors, [name.id])
        if self._session.do(name_edits.unmark_mentions(name, [where.mention], found[1])):
            self.dialog.tell(unmarked_words(name.name))

    def _show(self, where: object) -> None:
        """Open the cable of a mention at its words, in the window behind."""
        if not isinstance(where, Mentioned) or self._window.modes.refuses():
            return
        if where.trashed:
            if self.dialog is not None:
                self.dialog.tell(tr("This cable lies in the trash; restore it to see the words."), "warn")
            return
        window = self._window
        window.libraries.open_cable(where.mention.cable)
        state = self._session.state
        if state is not None and state.cable.id == where.mention.cable:
            for anchor in state.spans_of(where.mention.id)[:1]:
                window.parts.text.select_span(anchor.start, anchor.end)

    def _changed(self, change: Change) -> None:
        if change.touches("name", "mention", "cable", "reading"):
            self.refresh()

    def _flush(self) -> None:
        if self.dialog is not None:
            self.dialog.form.keep()

    def _leave(self) -> None:
        if self.dialog is not None:
            self.dialog.close()

    # -- private -------------------------------------------------------------------------------------

    def _made(self) -> NamesDialog:
        dialog = NamesDialog(self._session.new_burst, self._window)
        dialog.form.edited.connect(self._edited)
        dialog.chosen_changed.connect(self._show_mentions)
        dialog.merge_wanted.connect(self._merge)
        dialog.delete_wanted.connect(self._delete)
        dialog.show_wanted.connect(self._show)
        dialog.unmark_wanted.connect(self._unmark)
        dialog.new_wanted.connect(self._new)
        dialog.undo_wanted.connect(self._window.undo)
        dialog.redo_wanted.connect(self._window.redo)
        return dialog


def _row(each: Mentioned) -> ContextRow:
    date = show_time(each.date) if each.date else ""
    head = "  ".join(part for part in (each.number or each.title, date) if part)
    if each.trashed:
        head = tr("in the trash: {head}", head=head)
    return ContextRow(
        each.prefix.rpartition("\n")[2],
        each.quote or tr("(words are gone)"),
        each.suffix.partition("\n")[0],
        head,
        each,
        warn=each.start is None,
    )
