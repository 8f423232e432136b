"""Reading back from the widget's picture of a text what was typed into it, and nothing besides."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from desktop.panels.text.edit_history import TextEdit, common_start
from desktop.panels.text.standins import shown
from desktop.positions import Positions


def typed_edit(
    document: QTextDocument, text: str, positions: Positions, at: int, removed: int, added: int
) -> TextEdit | None:
    """Return the step that a change of the picture means for its text, or None for no change at all.

    `at`, `removed` and `added` are those of `contentsChange`, in Qt's code units; `text` and `positions` are
    still those from before it. Qt may tell of more than was touched: what looks the same at both ends of it
    is left out, so that a character which only has a stand-in in the picture stays what it is.
    """
    start = positions.from_qt(at)
    end = positions.from_qt(min(at + removed, positions.to_qt(len(text))))
    last = min(at + added, document.characterCount() - 1)
    before = text[start:end]
    after = _words(document, at, last) if last > at else ""
    if before and after:
        picture = shown(before)
        head = common_start(picture, after)
        tail = min(len(picture) - head, len(after) - head, common_start(picture[::-1], after[::-1]))
        start += head
        before = before[head : len(before) - tail]
        after = after[head : len(after) - tail]
    return TextEdit(start, before, after) if before or after else None


def _words(document: QTextDocument, first: int, last: int) -> str:
    """Return what a document holds between two of Qt's positions, its paragraphs parted by line ends."""
    cursor = QTextCursor(document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    words = cursor.selectedText()
    if len(words.encode("utf-16-le", "surrogatepass")) != 2 * (last - first):
        # PySide drops a byte order mark at the beginning of a string.
        units = (document.characterAt(place) or "\ufeff" for place in range(first, last))
        joined = "".join(units).encode("utf-16-le", "surrogatepass")
        words = joined.decode("utf-16-le", "replace")
    return words.replace("\u2029", "\n")
