"""What the notes panel says of all notes: in its title bar, and in their place where there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.cable_state import CableState
from desktop.messages.lost_places import notes_and_orphans, notes_and_partly_lost
from desktop.messages.notes import counts_of_kinds
from desktop.messages.references import dead_count
from desktop.messages.words import tr
from desktop.models.notes import NotesModel
from desktop.widgets.empty_words import EmptyWords


def summary(state: CableState | None, model: NotesModel, *, compact: bool) -> tuple[str, str]:
    """Return the counts for the title bar, and "warn" where a note has lost a place."""
    if state is None:
        return "", ""
    notes = state.notes_in_order()
    if model.orphans():
        return notes_and_orphans(len(notes), model.orphans()), "warn"
    if model.partly_lost():
        return notes_and_partly_lost(len(notes), model.partly_lost()), "warn"
    if model.references.dead_count():
        return dead_count(model.references.dead_count()), "warn"
    if compact or not notes:
        return notes_and_orphans(len(notes), 0) if notes else "", ""
    return counts_of_kinds(note.kind for note in notes), ""


def empty_page(parent: QWidget) -> QWidget:
    """Return what stands in the panel of a cable without notes."""
    empty = QWidget(parent)
    # When the last note goes, the focus is to stay in the panel.
    empty.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    said = QVBoxLayout(empty)
    said.setContentsMargins(0, 0, 0, 0)
    said.addWidget(EmptyWords(tr("Footnotes, marginal notes and highlights, in the order of the text.")))
    said.addStretch()
    return empty
