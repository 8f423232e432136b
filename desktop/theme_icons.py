"""Icons that wear the theme: Lucide drawings, tinted when painted, sharp at every scale factor.

An icon holds only a name and a token; the colour is looked up at each painting, so a change of theme needs
no new icons. Rendered pixmaps are kept, since a toolbar asks for the same ones at each repaint.
"""

from functools import cache
from math import hypot

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton

import resources
from desktop import theme_follow

#: Room right of the icon where a button shows words beside it: Qt itself leaves too little.
GAP = 6


def icon(name: str, size: int = 18, token: str = "ink2") -> QIcon:
    """Return the icon `name` (a file of resources/icons), `size` pixels wide, in the colour of `token`.

    A token is a name of `Palette` or a note colour (then its line). Disabled icons take the token
    "disabled". Raises FileNotFoundError for a name that is not shipped.
    """
    _drawing(name)
    return QIcon(_Engine(name, size, token))


def pixmap(name: str, size: int = 18, token: str = "ink2", ratio: float = 1.0) -> QPixmap:
    """Return the icon as a pixmap for a delegate's painter; `ratio` is the painter's device pixel ratio."""
    return _rendered(name, (size, size), ratio, theme_follow.current().colour(token))


def words_beside(button: QToolButton, size: int = 18) -> None:
    """Let a tool button show its words beside its icon, with room between the two.

    In a QToolBar the bar decides the icon's size, and the style sheet gives it the same room.
    """
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(size + GAP, size))


#: Qt owns a clone without telling Python: unless one is held here, it is freed under Qt's feet.
_clones: list[QIconEngine] = []


class _Engine(QIconEngine):
    """Paints one Lucide drawing in the colour its token has at that moment."""

    def __init__(self, name: str, size: int, token: str) -> None:
        super().__init__()
        self._name = name
        self._size = size
        self._token = token

    def clone(self) -> QIconEngine:
        copy = _Engine(self._name, self._size, self._token)
        _clones.append(copy)
        return copy

    def key(self) -> str:
        return f"chancery-{self._name}-{self._token}"

    def iconName(self) -> str:
        return self._name

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        side = self._side(size)
        beside = size.width() - side == GAP and side == size.height()
        return QSize(size.width() if beside else side, side)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        box = self.actualSize(size, mode, state)
        return _rendered(self._name, (box.width(), box.height()), scale, self._colour(mode))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        box = self.actualSize(rect.size(), mode, state)
        # The painter's scale, not its device's: for that PySide would look through all kinds of widgets.
        scale = painter.deviceTransform()
        ratio = hypot(scale.m11(), scale.m12())
        drawn = _rendered(self._name, (box.width(), box.height()), ratio, self._colour(mode))
        left, top = (rect.width() - box.width()) // 2, (rect.height() - box.height()) // 2
        painter.drawPixmap(QPoint(rect.x() + left, rect.y() + top), drawn)

    def _side(self, size: QSize) -> int:
        return max(1, min(size.width(), size.height(), self._size))

    def _colour(self, mode: QIcon.Mode) -> str:
        token = "disabled" if mode == QIcon.Mode.Disabled else self._token
        return theme_follow.current().colour(token)


@cache
def _drawing(name: str) -> str:
    return (resources.folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _rendered(name: str, box: tuple[int, int], ratio: float, colour: str) -> QPixmap:
    """Return the drawing at the left of a box of logical pixels. The stroke is 1.2 px at every size."""
    width, side = box
    stroke = min(2.2, max(1.4, 1.2 * 24 / side))
    source = _drawing(name).replace("currentColor", colour)
    source = source.replace('stroke-width="2"', f'stroke-width="{stroke:.2f}"')
    pixels = round(side * ratio)
    drawn = QPixmap(round(width * ratio), pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        renderer = QSvgRenderer(QByteArray(source.encode()))
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
    drawn.setDevicePixelRatio(ratio)
    return drawn
