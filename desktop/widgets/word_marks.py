"""Puts the marks of emphasis and of links round words in a text field, or takes them away again."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor

_STARS = re.compile(r"\*+")
_WORD = QTextCursor.SelectionType.WordUnderCursor


def toggle_mark(cursor: QTextCursor, mark: str) -> None:
    """Put `mark` ("*" or "**") on both sides of the selected words, or take it from there.

    Without a selection the word at the cursor is meant; where there is none, the cursor comes to stand
    between two new marks. At the end of the words between two marks, it goes past the second: the same
    key begins and ends the emphasis while typing. What was selected stays selected, and nothing else is:
    the next key typed must not replace a word that she did not select.
    """
    if cursor.hasSelection():
        _toggle_selected(cursor, mark)
        return
    place, width = cursor.position(), len(mark)
    if _ends_marked_words(cursor, mark):
        cursor.setPosition(place + width)
        return
    cursor.select(_WORD)
    # Qt takes signs for words, too; only letters and figures are words here.
    if not any(letter.isalnum() for letter in cursor.selectedText()):
        cursor.setPosition(place)
    before = cursor.document().characterCount()
    _toggle_selected(cursor, mark)
    taken = cursor.document().characterCount() < before
    cursor.setPosition(place - width if taken else place + width)


def _toggle_selected(cursor: QTextCursor, mark: str) -> None:
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
    both = min(_marks_before(cursor, begin), _marks_after(cursor, end))
    on = _holds(both, mark)
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


def _holds(stars: int, mark: str) -> bool:
    """Return whether so many stars in a row hold the mark: three are strong and emphasis in one."""
    return stars >= 2 if len(mark) == 2 else stars % 2 == 1


def _ends_marked_words(cursor: QTextCursor, mark: str) -> bool:
    """Return whether the cursor stands after words, before the mark that closes them."""
    before = cursor.block().text()[: cursor.positionInBlock()]
    if not before or before[-1] == "*" or not _holds(_marks_after(cursor, cursor.position()), mark):
        return False
    opened = [run for run in _STARS.findall(before) if _holds(len(run), mark)]
    return len(opened) % 2 == 1


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
