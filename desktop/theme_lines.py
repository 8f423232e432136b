"""The six line patterns that tell note colours apart without colour, and the swatches that show them.

The patterns are drawn, not taken from Qt's pen styles, so that text, cards, picker and printed page agree:
they are cut to whole device-independent pixels and start at the left end of each line of a span.
"""

from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from desktop import theme_follow
from desktop.theme_palette import Palette

#: How much lower each further line lies where spans overlap, in pixels.
STEP = 3.6


def draw_pattern(
    painter: QPainter,
    colour_name: str,
    x: float,
    y: float,
    width: float,
    palette: Palette,
    weight: float = 1.5,
) -> None:
    """Draw the line of a note colour from (x, y) to the right, centred on y, `width` pixels long.

    `weight` is the thickness in pixels (2 for high contrast). The painter's pen and brush are left as found.
    """
    note = palette.note(colour_name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(note.line), weight)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    right = x + width
    if note.pattern == "dots":
        _dots(painter, QColor(note.line), x, y, right, weight)
    elif note.pattern == "wave":
        painter.drawPath(_wave(x, y, right))
    elif note.pattern == "double":
        pen.setWidthF(weight * 0.66)
        painter.setPen(pen)
        painter.drawLines([QLineF(x, y - 1.25, right, y - 1.25), QLineF(x, y + 1.25, right, y + 1.25)])
    else:
        painter.drawLines(list(_strokes(note.pattern, x, y, right)))
    painter.restore()


def swatch(colour: str, size: int = 16, ratio: float = 2.0) -> QPixmap:
    """Return a colour's sample, `size` pixels high and half as wide again: its wash with its line."""
    return _swatch(colour, size, ratio, theme_follow.current())


def swatch_icon(colour: str, size: int = 16) -> QIcon:
    """Return the colour's sample as an icon for menus and combo boxes, for the theme in force."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0, 3.0):
        made.addPixmap(swatch(colour, size, ratio))
    return made


@cache
def _swatch(colour: str, size: int, ratio: float, palette: Palette) -> QPixmap:
    width = round(size * 1.5)
    drawn = QPixmap(round(width * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.note(colour).wash))
        painter.drawRoundedRect(QRectF(0, 1, width, size - 2), 2, 2)
        draw_pattern(painter, colour, 1, size - 3.5, width - 2, palette)
    return drawn


def _strokes(pattern: str, x: float, y: float, right: float) -> list[QLineF]:
    """Return the pieces of a solid, dashed or dash-dotted line."""
    if pattern == "solid":
        return [QLineF(x, y, right, y)]
    rhythm = ((5.0, 3.0),) if pattern == "dashes" else ((6.0, 2.5), (1.6, 2.5))
    pieces: list[QLineF] = []
    at, turn = x, 0
    while at < right:
        stroke, gap = rhythm[turn % len(rhythm)]
        pieces.append(QLineF(at, y, min(at + stroke, right), y))
        at += stroke + gap
        turn += 1
    return pieces


def _dots(painter: QPainter, colour: QColor, x: float, y: float, right: float, weight: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    radius = weight * 0.6
    at = x + radius
    while at <= right - radius + 0.01:
        painter.drawEllipse(QPointF(at, y), radius, radius)
        at += 3.5


def _wave(x: float, y: float, right: float) -> QPainterPath:
    """Return a wave of 6 px length, clipped to the span by ending on its last whole quarter."""
    path = QPainterPath(QPointF(x, y))
    at, up = x, True
    while at < right:
        end = min(at + 3.0, right)
        path.quadTo(QPointF((at + end) / 2, y - 2.2 if up else y + 2.2), QPointF(end, y))
        at, up = end, not up
    return path
