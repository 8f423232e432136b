"""Puts the marks of emphasis and of links round words in a text field, or takes them away again."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

_WORD = QTextCursor.SelectionType.WordUnderCursor


def toggle_mark(cursor: QTextCursor, mark: str) -> None:
    """Put `mark` ("*" or "**") on both sides of the selected words, or take it from there.

    Without a selection the word at the cursor is meant; where there is none, the cursor comes to stand
    between two new marks. What was selected stays selected.
    """
    if not cursor.hasSelection():
        cursor.select(_WORD)
    text = cursor.selectedText()
    begin, end = cursor.selectionStart(), cursor.selectionEnd()
    # Marks enclose words, not the spaces or the marks at their edges.
    while begin < end and (text[0].isspace() or (text[0] == "*" and text[-1] == "*" and len(text) > 1)):
        if text[0] == "*":
            text, end = text[:-1], end - 1
        text, begin = text[1:], begin + 1
    while begin < end and text[-1].isspace():
        text, end = text[:-1], end - 1
    width = len(mark)
    before, after = _marks_before(cursor, begin), _marks_after(cursor, end)
    both = min(before, after)
    on = both >= 2 if width == 2 else both % 2 == 1
    cursor.beginEditBlock()
    if on:
        _replace(cursor, end, end + width, "")
        _replace(cursor, begin - width, begin, "")
        begin, end = begin - width, end - width
    else:
        _replace(cursor, end, end, mark)
        _replace(cursor, begin, begin, mark)
        begin, end = begin + width, end + width
    cursor.endEditBlock()
    cursor.setPosition(begin)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


def put_link(cursor: QTextCursor, address: str, words: str) -> None:
    """Put a link in place of the selected words; both are given as they are to be shown in a document."""
    target = f"<{address}>" if any(c in address for c in " ()") else address
    cursor.insertText(f"[{words or address}]({target})")


def _replace(cursor: QTextCursor, begin: int, end: int, words: str) -> None:
    cursor.setPosition(begin)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(words)


def _marks_before(cursor: QTextCursor, place: int) -> int:
    document, count = cursor.document(), 0
    while place - count > 0 and document.characterAt(place - count - 1) == "*":
        count += 1
    return count


def _marks_after(cursor: QTextCursor, place: int) -> int:
    document, count = cursor.document(), 0
    while document.characterAt(place + count) == "*":
        count += 1
    return count
