"""The faces of the text and the room round them, by what a line is, at one zoom and one window width.

The figures are those of the design (pixels at 96 dpi and 100 %): the body is 19/30.5 where the window is at
least 1600 wide, 18/28.5 below it. QPlainTextEdit knows neither leading nor paragraph spacing; the layout
takes them from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from desktop import theme
from desktop.panels.text.spans import Role, Wear

#: Windows at least this wide get the larger body and the wide column.
WIDE_WINDOW = 1600

_SIZES: dict[Role, tuple[float, float, int]] = {
    "body": (19, 30.5, 400),
    "header": (17, 27.5, 400),
    "title": (23, 32, 600),
    "subject": (19, 30.5, 600),
    "heading": (19, 30.5, 600),
    "furniture": (14, 22, 400),
}
_SMALLER: dict[Role, tuple[float, float, int]] = {
    "body": (18, 28.5, 400),
    "title": (21, 29.5, 600),
    "subject": (18, 28.5, 600),
    "heading": (18, 28.5, 600),
}
_ABOVE: dict[Role, float] = {"body": 12, "header": 2, "title": 8, "subject": 4, "heading": 8, "furniture": 4}
_UNDER_TITLE = 8
_TOP, _BOTTOM = 22, 48


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces at `zoom` per cent, for a wide window or a smaller one."""

    zoom: int
    wide: bool

    def px(self, pixels: float) -> float:
        """Return a length of the design at this zoom."""
        return pixels * self.zoom / 100

    def font(self, role: Role, wears: frozenset[Wear] = frozenset()) -> QFont:
        """Return the face of words in a kind of line, set as the source sets them."""
        size, _leading, weight = self._size(role)
        weight = 600 if "bold" in wears else weight
        made = (
            theme.sans(self.px(size), weight) if role == "furniture" else theme.serif(self.px(size), weight)
        )
        made.setItalic("italic" in wears)
        made.setUnderline("underline" in wears)
        made.setStrikeOut("struck" in wears)
        if "small capitals" in wears:
            made.setCapitalization(QFont.Capitalization.SmallCaps)
        return made

    def leading(self, role: Role) -> float:
        """Return the distance from one base line to the next, in pixels."""
        return self.px(self._size(role)[1])

    def above(self, role: Role, before: Role | None) -> float:
        """Return the room above a paragraph that follows one of the kind `before` (None: the first)."""
        if before is None:
            return _TOP
        room = _ABOVE[role]
        if "body" in (role, before):
            room = 12 if role == before else 9
        elif role != before and "furniture" in (role, before):
            room = 6
        return self.px(room + (_UNDER_TITLE if before == "title" and role != "title" else 0))

    def below_all(self) -> float:
        """Return the room under the last paragraph."""
        return _BOTTOM

    def mark_font(self) -> QFont:
        """Return the face of a footnote's mark."""
        return _mark_font(self)

    def number_font(self) -> QFont:
        """Return the face of line numbers; they keep their size when the text is zoomed."""
        return theme.sans(11, 500, tabular=True)

    def gap(self, label: str) -> float:
        """Return the width of the gap in which a mark is drawn."""
        return _width(self, label) + 2 * self.mark_inset()

    def mark_inset(self) -> float:
        """Return the room on either side of a mark in its gap."""
        return self.px(0.8)

    def _size(self, role: Role) -> tuple[float, float, int]:
        return _SIZES[role] if self.wide else _SMALLER.get(role, _SIZES[role])


@lru_cache(maxsize=32)
def _mark_font(faces: Faces) -> QFont:
    return theme.serif(faces.px(12), 600)


@lru_cache(maxsize=16384)
def _width(faces: Faces, label: str) -> float:
    return QFontMetricsF(faces.mark_font()).horizontalAdvance(label)
