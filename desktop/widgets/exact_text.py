"""Words in and out of a QTextDocument, code point for code point.

Qt takes CR, U+2029, U+FDD0 and U+FDD1 for line ends, and drops a byte order mark on the way back to
Python; `toPlainText` also turns NBSP into a space and U+2028 into a line end. So such characters are
shown as stand-ins (noncharacters, which no text holds in earnest), and words are read block by block.
"""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

_STANDINS = {"\r": "\ufdd2", "\u2029": "\ufdd3", "\ufeff": "\ufdd4", "\ufffe": "\ufdd5"}
_ESCAPE = "\ufdd6"
# A noncharacter that the words hold themselves is escaped, so that the way back is the only one.
_TAKEN = {chr(0xFDD0 + n): f"{_ESCAPE}{n}" for n in range(7)}
_IN = str.maketrans(_STANDINS | _TAKEN)
_BACK = {standin: c for c, standin in _STANDINS.items()}
_BACK_TAKEN = {escaped[1]: c for c, escaped in _TAKEN.items()}


def to_qt(words: str) -> str:
    """Return words as they can be put into a document."""
    return words.translate(_IN)


def from_qt(shown: str) -> str:
    """Return the words that `to_qt` was given, from what a document holds, line ends as LF."""
    if not any("\ufdd2" <= c <= "\ufdd6" for c in shown):
        return shown
    parts: list[str] = []
    rest = iter(shown)
    for c in rest:
        if c == _ESCAPE:
            parts.append(_BACK_TAKEN.get(next(rest, ""), ""))
        else:
            parts.append(_BACK.get(c, c))
    return "".join(parts)


def shown_text(document: QTextDocument) -> str:
    """Return what a document holds, its blocks parted by line ends, nothing else changed."""
    blocks: list[str] = []
    block = document.begin()
    while block.isValid():
        blocks.append(block.text())
        block = block.next()
    return "\n".join(blocks)


def words_of(document: QTextDocument) -> str:
    """Return the words in a document, exactly."""
    return from_qt(shown_text(document))


def chosen_words(cursor: QTextCursor) -> str:
    """Return the words that are selected, exactly."""
    return from_qt(cursor.selectedText().replace("\u2029", "\n"))


def pasted(words: str) -> str:
    """Return words from elsewhere as they are to be entered: every kind of line end as LF."""
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
