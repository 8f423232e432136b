"""One item laid out: heading, old words, new words, links; where each stands at one width."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from desktop import theme
from desktop.messages.words import tr
from desktop.models.touched_items import AROUND, Touched
from desktop.panels.touched.deeds import Deed, chosen_words, deeds
from desktop.panels.touched.differing import Piece, differing

_Line = tuple[str, list[tuple[int, int, QTextCharFormat]]]
"""The words of a line and what they wear: start, length and format of each stretch."""
SHORT = 30
"""Code points below which words are told with those around them."""
LEFT, RIGHT = 40, 14
HEAD_TOP, HEAD = 9, 18
LINE = 21
LINK = 24
BOTTOM = 7


@dataclass(slots=True)
class TouchedCard:
    """An item's card. Places are counted from its top left corner, in pixels."""

    item: Touched
    width: int
    height: int = 0
    lines: list[tuple[QTextLayout, float]] = field(default_factory=list)
    links: list[tuple[Deed, QRectF, str]] = field(default_factory=list)
    tick: QRect | None = None
    note: tuple[str, QRectF] | None = None

    def deed_at(self, x: float, y: float) -> Deed | None:
        """Return what a click at a point of the card asks for."""
        return next((deed for deed, box, _words in self.links if box.contains(x, y)), None)


def lay_out(item: Touched, width: int) -> TouchedCard:
    """Return an item's card for a list of this width."""
    card = TouchedCard(item, width)
    room = max(80, width - LEFT - RIGHT)
    y = float(HEAD_TOP + HEAD + 3)
    for words, formats in _told(item):
        laid, tall = _set(words, formats, room)
        card.lines.append((laid, y))
        y += tall
    if item.choice is not None:
        card.note = (chosen_words(item), QRectF(LEFT + 20, y + 2, room - 20, 18))
        y += 22
    if item.value is not None:
        y = _place_tick(card, y + 2, room)
    y = _place_links(card, y + 2, room)
    card.height = round(y) + BOTTOM
    return card


def _told(item: Touched) -> list[_Line]:
    """Return the lines of an item: what it was, what it is now or what stands near.

    Few words are told with some of those around them: "again" stands in a text again and again.
    """
    palette = theme.current()
    around = item.around if len(item.old) < SHORT else ("", "")
    if item.new == item.old:
        return [_quoted("", [Piece(_cut(item.old), True)], QTextCharFormat(), palette.ink2, around)]
    gone, fresh = QTextCharFormat(), QTextCharFormat()
    gone.setFontStrikeOut(True)
    gone.setForeground(QColor(palette.err))
    gone.setBackground(QColor(palette.errbg))
    fresh.setForeground(QColor(palette.ok))
    fresh.setBackground(QColor(palette.okbg))
    if item.new is None:
        found = [_quoted(tr("was "), [Piece(_cut(item.old), False)], gone, palette.ink2, around)]
        if item.near is not None:
            near = item.near_around if len(item.near_words) < SHORT else ("", "")
            words = [Piece(_cut(item.near_words), False)]
            found.append(_quoted(tr("nearest words: "), words, fresh, palette.ink, near))
        return found
    old, new = differing(item.old, item.new)
    return [
        _quoted(tr("was "), old, gone, palette.ink2, around),
        _quoted(tr("now "), new, fresh, palette.ink),
    ]


def _quoted(
    lead: str,
    pieces: list[Piece],
    differs: QTextCharFormat,
    ink: str,
    around: tuple[str, str] = ("", ""),
) -> _Line:
    """Return a line in quotation marks, the words around it in grey, and its formats, in code units."""
    plain, grey = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(QColor(ink))
    grey.setForeground(QColor(theme.current().ink3))
    before, after = _whole_words(around)
    text, formats = "", []
    spoken = [(lead, plain), (before, grey), ("“", plain)]
    spoken += [(piece.words, plain if piece.same else differs) for piece in pieces]
    for words, worn in (*spoken, ("”", plain), (after, grey)):
        formats.append((_units(text), _units(words), worn))
        text += words
    return text, formats


def _whole_words(around: tuple[str, str]) -> tuple[str, str]:
    """Return what stands around some words on their line, without words that are cut."""
    _, line_end, first = around[0].rpartition("\n")
    starts = bool(line_end) or len(around[0]) < AROUND
    last, line_end, _ = around[1].partition("\n")
    ends = bool(line_end) or len(around[1]) < AROUND
    if not starts:
        first = first.partition(" ")[2] if " " in first.rstrip() else first
        first = f"…{first}"
    if not ends:
        last = last.rpartition(" ")[0] if " " in last.lstrip() else last
        last = f"{last}…"
    return first, last


def _set(
    text: str, formats: list[tuple[int, int, QTextCharFormat]], room: float
) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text, theme.serif(14))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    ranges = []
    for start, length, worn in formats:
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, length, worn
        ranges.append(made)
    layout.setFormats(ranges)
    layout.beginLayout()
    y = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room)
        line.setPosition(QPointF(0, y + 15.5 - line.ascent()))
        y += LINE
    layout.endLayout()
    return layout, y


def _place_tick(card: TouchedCard, y: float, room: float) -> float:
    card.tick = QRect(LEFT, round(y) + 4, 16, 16)
    card.links.append(("value", QRectF(LEFT - 4, y, room, LINK), _value_words(card.item, room - 28)))
    return y + LINK


def _value_words(item: Touched, room: float) -> str:
    from PySide6.QtCore import Qt

    assert item.value is not None
    words = tr("Value becomes “{value}”", value=" ".join(item.value.new.split()))
    metrics = QFontMetricsF(theme.sans(12))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)


def _place_links(card: TouchedCard, y: float, room: float) -> float:
    """Place the links in as many lines as they take; return where they end."""
    metrics = QFontMetricsF(link_font())
    x = float(LEFT)
    for deed, words in deeds(card.item):
        wide = metrics.horizontalAdvance(words)
        if x > LEFT and x + wide > LEFT + room:
            x, y = float(LEFT), y + LINK
        card.links.append((deed, QRectF(x - 4, y, wide + 8, LINK), words))
        x += wide + 16
    return y + LINK


def link_font() -> QFont:
    """Return the face of the links."""
    return theme.sans(12, 500)


def _cut(words: str) -> str:
    flat = " ".join(words.split()) or words
    return flat if len(flat) <= 160 else f"{flat[:110]}…{flat[-45:]}"


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
