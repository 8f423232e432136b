"""What a row of the notes model answers, by role."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = Qt.ItemDataRole.UserRole


class NoteRole(IntEnum):
    """Roles of `NotesModel`, beside Qt's own for words, tool tip and spoken text."""

    KEY = _FIRST + 1
    """The note's id, TRAY for the heading of the orphans, or the key of a place offered for a note."""
    NOTE = _FIRST + 2
    """The `Note` record; None for the tray's heading and for places."""
    NUMBER = _FIRST + 3
    """The mark of a footnote ("4", "b") or of a cable's own note ("[60]"), or None."""
    QUOTE = _FIRST + 4
    """The words of its spans."""
    ORPHAN = _FIRST + 5
    """Whether the note has lost its place."""
    LOST_SINCE = _FIRST + 6
    """The ordinal of the reading in which an orphan's words are gone, or None."""
    LOST = _FIRST + 7
    """How many of its places a note has lost, and of how many, as a pair; None where it has lost none."""
    CONTEXT = _FIRST + 8
    """The words before and after what a note has lost first, as a pair; None where it has lost nothing."""
    LOST_LINE = _FIRST + 9
    """The line, counted from 1, on which that stood in its reading, or None."""
    PLACE = _FIRST + 10
    """In a row under a note: the `Offered` place; None where there is none or it is still looked for."""
    IS_PLACE = _FIRST + 11
    """Whether a row stands under a note and shows a place offered for it, or that there is none."""

    WORDS = _FIRST + 12
    """The note's words as they read now, in which each cross-reference says what it leads to."""
    DEAD = _FIRST + 13
    """The addresses among them that lead nowhere, as a frozenset."""
    REFERRED = _FIRST + 14
    """The notes that refer to it, as words with references, or ""."""


TRAY = "tray"
"""The key of the row above the orphans; no id of a note is like it."""
