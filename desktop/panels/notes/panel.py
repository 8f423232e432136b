"""The notes panel: filter, list of cards, and the editor that opens in a card."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from db.changes import Change
from db.records import Note
from db.referring.links import kind_of
from desktop.messages.words import tr
from desktop.models.note_filter import NoteFilter
from desktop.models.notes import NotesModel
from desktop.models.reference_offers import Offer, offers
from desktop.panels.notes.deeds import NoteDeeds
from desktop.panels.notes.drafting import Drafting
from desktop.panels.notes.editor import NoteEditor
from desktop.panels.notes.editor_wishes import connect_editor
from desktop.panels.notes.filter_bar import FilterBar
from desktop.panels.notes.identifications import Identifications
from desktop.panels.notes.lost_rows import LostRows
from desktop.panels.notes.marks_section import MarksSection
from desktop.panels.notes.note_list import NoteList
from desktop.panels.notes.note_menu import NoteMenu
from desktop.panels.notes.pages import Pages
from desktop.panels.notes.source_card import SourceCard
from desktop.panels.notes.summary import summary
from desktop.panels.notes.title_actions import title_actions
from desktop.session import Session
from desktop.widgets.link_prompt import link_prompt


class NotesPanel(QWidget):
    """Shows, filters and edits the cable's notes in the order of the text; `clock` (s) measures typing."""

    summary_changed = Signal(str, str)
    note_chosen = Signal(str)
    """The user has chosen this note here: the text is to show its place."""
    note_activated = Signal(str)
    """The user has opened this note for editing here."""
    place_wanted = Signal(str)
    """The note is to be laid on the words that are selected in the text."""
    add_wanted = Signal(str)
    """The note is to stand on the selected words, too."""
    place_taken = Signal(str, object)
    """The note is to be laid on a place (`Offered`) that was offered for its lost words."""
    note_wanted = Signal(str)
    """A note of this kind is to be added (on the selected words, or on the whole cable)."""
    reference_wanted = Signal(str)
    """What this address ("note:ID", "cable:ID") leads to is to be shown."""
    told = Signal(str, bool)
    """What happened, in words; True where undo takes it back."""
    pending_changed = Signal(bool)
    """Whether words are typed that are not committed yet."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self.title = tr("Notes")
        self._session = session
        self._compact = False
        self.model = NotesModel(session, self)
        self.filter = FilterBar(self.model.tags, self)
        self.list = NoteList(self.model, self)
        self.source = SourceCard(session, self)
        self.marks, self.identified = MarksSection(session, self), Identifications(session, self)
        self.room_changed, self.carrying = self.list.room_changed, self.list.carrying
        self._lost = LostRows(self.model, self.list)
        self.spans_lit, self.spans_cleared = self._lost.spans_lit, self._lost.spans_cleared
        self.deeds = NoteDeeds(session, self.commit_pending, self, self.model.references.words)
        self.editor = NoteEditor(self.deeds.known_tags, self, self._offers)
        self.list.set_editor(self.editor)
        self._drafting = Drafting(session, self.editor.field, self, clock, self.model.references.words)
        self.turn_wanted = self._drafting.turn_wanted
        self.menu = NoteMenu(
            self.deeds,
            edit=self._activate,
            place=self.place_wanted.emit,
            add=self.add_wanted.emit,
            open_link=self._show_link,
            called=self.model.references.called,
            known_tags=self.deeds.known_tags,
            parent=self,
        )
        self._build()
        self._connect()

    # -- public --------------------------------------------------------------------------------------

    def summary(self) -> tuple[str, str]:
        """Return the counts for the title bar, and "warn" where a note has lost its place."""
        return summary(self._session.state, self.model, compact=self._compact)

    def title_actions(self) -> list[QAction]:
        """Return the action that adds a note, with a menu of kinds, and those of the panel's menu."""
        return list(self._actions)

    def writing_room(self) -> int:
        """Return the height in pixels for the note being written, or the notes over an unfolded section."""
        return self._pages.room_wanted(self.list.writing_room())

    def set_compact(self, compact: bool) -> None:
        """Say less in the title bar, for a narrow panel."""
        self._compact = compact
        self.source.set_compact(compact)
        self._sum_up()

    def select_note(self, note_id: str | None, edit: bool = False) -> None:
        """Choose a note here, as told from outside: nothing is emitted. None chooses none."""
        if self._drafting.note is not None and self._drafting.note != note_id:
            self._close_editor()
        self.model.set_pinned(note_id)
        self._lost.open_for(note_id)
        if note_id is None:
            self.list.choose([])
            return
        if self.model.row_of(note_id) < 0:
            self.list.open_tray()
        self.list.choose([note_id])
        self.list.scrollTo(self.model.index_of(note_id))
        if edit:
            self.edit_note(note_id)

    def edit_note(self, note_id: str) -> None:
        """Open a note's editor with the cursor at the end of the words."""
        if self._drafting.note != note_id:
            self.select_note(note_id)
            state = self._session.state
            note = state.notes.get(note_id) if state else None
            if note is None or note.trashed is not None or not self.model.index_of(note_id).isValid():
                return
            self._drafting.begin(note)
            self._show_in_editor(note)
            self.list.open_editor(note_id)
        self.editor.field.setFocus()

    def selected_notes(self) -> list[str]:
        """Return the ids of the selected notes, in the order shown."""
        return self.list.chosen_notes()

    def next_note(self, note_id: str | None, step: int) -> str | None:
        """Return the note `step` places after (or before) another, of those shown; None past the end.

        Orphans have no place in this order. With no note to start from, it is the first or the last.
        """
        notes = self.model.notes_shown()
        if not notes:
            return None
        if note_id not in notes:
            return notes[0 if step > 0 else -1]
        at = notes.index(note_id) + step
        return notes[at] if 0 <= at < len(notes) else None

    def commit_pending(self) -> bool:
        """Commit what is typed; return whether nothing is left uncommitted."""
        return self._drafting.commit() and self._drafting.retry_kept()

    def has_pending(self) -> bool:
        """Tell whether words are typed that are not committed yet."""
        return self._drafting.has_pending()

    def set_filter(self, asked: NoteFilter) -> None:
        """Show only the notes that pass; orphans always do."""
        self.filter.show_filter(asked)
        self._apply_filter(asked)

    # -- slots ---------------------------------------------------------------------------------------

    def _apply_filter(self, asked: NoteFilter) -> None:
        chosen = self.list.chosen_notes()
        self.model.set_pinned(self._drafting.note)
        self.model.set_filter(asked)
        if chosen != self.list.chosen_notes():
            self.list.choose(chosen)
        self._sum_up()

    def _choose(self, note_id: str) -> None:
        if self._drafting.note not in (None, note_id):
            self._close_editor()
        # Not at once: a row that the filter hides again must not go while Qt is still choosing.
        QTimer.singleShot(0, self, lambda: self._open_chosen(note_id))
        self.note_chosen.emit(note_id)

    def _open_chosen(self, note_id: str) -> None:
        self.model.set_pinned(self._drafting.note or note_id)
        self._lost.open_for(note_id)

    def _activate(self, note_id: str) -> None:
        self.edit_note(note_id)
        self.note_activated.emit(note_id)

    def _leave_editor(self) -> None:
        self.editor.tags.finish()
        self._close_editor()
        self.list.setFocus()

    def _close_editor(self) -> None:
        self._drafting.end()
        self.list.open_editor(None)

    def _note_gone(self) -> None:
        self.list.open_editor(None)
        self.editor.field.load("")

    def _new_cable(self) -> None:
        if self._drafting.note is not None:
            self._drafting.end()
        self.list.open_editor(None)
        self.filter.show_filter(self.model.asked)
        self._sum_up()

    def _changed(self, _change: Change | None = None) -> None:
        """Let the editor show what the note is now; `_drafting` sees to the words."""
        state, note_id = self._session.state, self._drafting.note
        note = state.notes.get(note_id) if state and note_id else None
        if note is not None:
            self._show_in_editor(note)

    def _show_menu(self, at: QPoint, link: str) -> None:
        state = self._session.state
        notes = [state.notes[i] for i in self.selected_notes()] if state else []
        if notes:
            menu = self.menu.build(notes, link)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _show_link(self, address: str) -> None:
        if kind_of(address):
            self.reference_wanted.emit(address)
        else:
            link_prompt(address, self).open()

    def _offers(self, typed: str) -> list[Offer]:
        """Return what the note that is being written could refer to."""
        return offers(self._session, self.model.references, typed, but=self._drafting.note)

    def _sum_up(self) -> None:
        state = self._session.state
        self._pages.show_notes(state is not None and bool(state.notes_in_order()))
        self.source.set_filtered(not self.model.asked.is_empty)
        self.filter.show_result(self.model.shown(), self.model.placed())
        self.summary_changed.emit(*self.summary())

    # -- private -------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._pages = Pages(self, self.filter, self.source, self.list, self.marks, self.identified)
        self._actions = title_actions(
            self,
            add=self.note_wanted.emit,
            find=self.filter.field.setFocus,
            show_all=self.filter.clear,
            choose_all=self.list.selectAll,
        )
        self._sum_up()

    def _connect(self) -> None:
        self.model.counted.connect(self._sum_up)
        self.model.references.renamed.connect(lambda _: self._sum_up())
        self.filter.filter_changed.connect(self._apply_filter)
        self.filter.down.connect(self._into_list)
        self.list.note_chosen.connect(self._choose)
        self.list.edit_wanted.connect(self._activate)
        self.list.delete_wanted.connect(lambda: self.deeds.delete(self.selected_notes()))
        self.list.place_wanted.connect(self.place_wanted)
        self.list.place_taken.connect(self.place_taken)
        self.list.link_wanted.connect(self._show_link)
        self.list.menu_wanted.connect(self._show_menu)
        self.deeds.told.connect(self.told)
        self._drafting.pending_changed.connect(self.pending_changed)
        self._drafting.gone.connect(self._note_gone)
        self.editor.left.connect(self._leave_editor)
        connect_editor(self.editor, self.deeds, lambda: self._drafting.note)
        self.list.room_changed.connect(lambda: self.source.set_writing(self.list.edited is not None))
        self.source.edit_wanted.connect(lambda: self.note_wanted.emit("source"))
        self._session.cable_opened.connect(self._new_cable)
        self._session.library_opened.connect(self._new_cable)
        self._session.reloaded.connect(self._changed)
        self._session.changed.connect(self._changed)
        self._session.flush_wanted.connect(self.commit_pending)

    def _show_in_editor(self, note: Note) -> None:
        state = self._session.state
        assert state is not None
        placed = bool(state.anchors.get(note.id))
        self.editor.show_note(
            note, state.note_marks().get(note.id), placed=placed, built=self.deeds.can_be_built(note.id)
        )

    def _into_list(self) -> None:
        self.list.setFocus()
        first = self.model.first_note()
        if first is not None and not self.selected_notes():
            self.list.choose([first])
            self._choose(first)
