"""The places offered under a note that has lost words: shown while it is chosen, each lit in the text."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.models.lost_places import Offered
from desktop.models.note_order import note_of
from desktop.models.notes import NotesModel
from desktop.panels.notes.note_list import NoteList


class LostRows(QObject):
    """Opens and closes the rows; tells which words of the text are to be lit."""

    spans_lit = Signal(list)
    """These spans are to be lit in the text: the place that is chosen."""
    spans_cleared = Signal()
    """No place is chosen any more."""

    def __init__(self, model: NotesModel, cards: NoteList) -> None:
        """Serve this list."""
        super().__init__(cards)
        self._model = model
        self._cards = cards
        self._lit = False
        cards.place_chosen.connect(self._light)
        model.lost.found.connect(self._show)

    def open_for(self, note_id: str | None) -> None:
        """Show the places for this note, if it has lost words; else none."""
        if self._lit:
            self._lit = False
            self.spans_cleared.emit()
        has_lost = note_id is not None and bool(self._model.lost.lost(note_id))
        self._model.set_opened(note_id if has_lost else None)
        if note_id is not None and has_lost:
            self._show(note_id)

    def _show(self, note_id: str) -> None:
        """Bring the last of the places into sight, but never the card out of it."""
        row = self._model.row_of(note_id)
        if row < 0:
            return
        last = row
        while last + 1 < self._model.rowCount() and note_of(self._model.key(last + 1)) == note_id:
            last += 1
        if last > row:
            self._cards.scrollTo(self._model.index(last))
            self._cards.scrollTo(self._model.index(row))

    def _light(self, place: Offered) -> None:
        self._lit = True
        self.spans_lit.emit([place.span])
