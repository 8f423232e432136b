"""What a row of the list of cables answers besides its words."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class LibraryRole(IntEnum):
    """What else a row answers."""

    LISTED = Qt.ItemDataRole.UserRole + 1
    FOUND_INSIDE = Qt.ItemDataRole.UserRole + 2
    """Whether the words were not found in what the row shows, but in the text, notes or recipients."""
    SNIPPET = Qt.ItemDataRole.UserRole + 3
    """The words round the place where they were found inside."""
    SNIPPET_HITS = Qt.ItemDataRole.UserRole + 4
    """Where in the snippet the words stand that were sought: spans of code points."""
    HEADING = Qt.ItemDataRole.UserRole + 5
    """The Heading that a row is, or None."""
    FOLDED = Qt.ItemDataRole.UserRole + 6
