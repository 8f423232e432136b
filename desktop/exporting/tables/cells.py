"""What words become in a cell, and what they are again when they are read from it.

A cell that begins with = + - @, a tab or a carriage return would be computed as a formula. In CSV, where
nothing says that a cell is words, an apostrophe stands before it, which a spreadsheet does not show (OWASP,
"CSV Injection"); words that begin with apostrophes before such a sign get one more, so that taking one away
always gives the words back (`unguarded`). In a workbook the cell itself says that it is words.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"''*[=+\-@\t\r]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")

MOST = 32_767
"""Characters of a cell in Excel, counted in UTF-16."""
CUT = " […]"


def guarded(words: str) -> str:
    """Return words for a cell of CSV."""
    return f"'{words}" if _FORMULA.match(words) else words


def unguarded(cell: str) -> str:
    """Return the words of a cell of CSV."""
    return cell[1:] if _GUARDED.match(cell) else cell


def named(words: str) -> tuple[str, int]:
    """Return words with every character named that no table can hold, and how many there were."""
    if words.isascii() and words.isprintable():
        return words, 0
    return _FORBIDDEN.subn(lambda match: f"[U+{ord(match[0]):04X}]", words)


def fitted(words: str) -> tuple[str, bool]:
    """Return words as long as a cell of a workbook can be, and whether anything was cut."""
    if len(words) * 2 <= MOST or len(words.encode("utf-16-le", "surrogatepass")) // 2 <= MOST:
        return words, False
    room = (MOST - len(CUT)) * 2
    kept = words.encode("utf-16-le")[:room].decode("utf-16-le", "ignore")
    return kept + CUT, True


def escaped(words: str) -> str:
    """Return words for the XML of a workbook: "_x0041_" would be read as "A" (ECMA-376 part 1, 22.9.2.19)."""
    return _ESCAPED.sub("_x005F_", words) if "_x" in words else words


def unescaped(cell: str) -> str:
    """Return the words of a cell as the XML of a workbook holds them."""
    return _ESCAPE.sub("_", cell) if "_x005F_" in cell else cell
