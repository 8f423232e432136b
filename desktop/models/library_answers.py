"""What the heading rows of the list answer: their words, whether they are folded."""

from __future__ import annotations

from PySide6.QtCore import Qt

from db.library_list.headings import Heading
from db.library_list.sorting import Grouping
from desktop.messages.words import tr
from desktop.models.library_roles import LibraryRole
from desktop.models.library_rows import heading_words


def heading_answer(heading: Heading, grouping: Grouping, folded: bool, role: int) -> object:
    """Return what a heading answers to a role; None for nothing."""
    words = heading_words(heading, grouping)
    if role == Qt.ItemDataRole.DisplayRole:
        return words
    if role == Qt.ItemDataRole.AccessibleTextRole:
        state = tr("folded") if folded else tr("unfolded")
        return tr("{words}, {n}, {state}", words=words, n=heading.count, state=state)
    if role == LibraryRole.HEADING:
        return heading
    return folded if role == LibraryRole.FOLDED else None
