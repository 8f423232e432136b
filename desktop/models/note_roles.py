"""What a row of the notes model answers, by role."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = Qt.ItemDataRole.UserRole


class NoteRole(IntEnum):
    """Roles of `NotesModel`, beside Qt's own for words, tool tip and spoken text."""

    KEY = _FIRST + 1
    """The note's id, or TRAY for the heading of the orphans."""
    NOTE = _FIRST + 2
    """The `Note` record; None for the tray's heading."""
    NUMBER = _FIRST + 3
    """The footnote's number, or None."""
    QUOTE = _FIRST + 4
    """The words of its spans."""
    ORPHAN = _FIRST + 5
    """Whether the note has lost its place."""
    LOST_SINCE = _FIRST + 6
    """The ordinal of the reading in which an orphan's words are gone, or None."""


TRAY = "tray"
"""The key of the row above the orphans; no id of a note is like it."""
