"""How Chancery looks: the one place panels and windows take colours, faces and icons from.

- `theme.install(app)` once, before the first window; `theme.load_fonts_late()` after the first paint.
- `theme.current().accent` is a colour in force; `theme.serif(19)` and `theme.sans(12)` are the faces.
- `theme.icon("superscript")` follows the theme by itself; `theme.words_beside(button)` sets words beside it.
- `theme.ground(widget, "side")` and `theme.ink(label, "ink3")` colour a widget, following the theme.
- What paints from tokens connects `theme.of_application().changed` to `update()`.
- Properties the style sheet knows: QPushButton `kind` = "primary" or "link"; QLabel `kind` = "tag" or
  "remark"; QLineEdit `bare` (an outline only when touched) and `lit`; text edits `bare`. A spin box or date
  edit goes through `theme.inset`, since Qt's style sheet ignores the padding of these.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.theme_follow import Choice, Theme, current, of_application
from desktop.theme_fonts import SANS, SERIF, load, sans, serif
from desktop.theme_fonts import load_late as load_fonts_late
from desktop.theme_fonts import missing as missing_fonts
from desktop.theme_palette import DARK, LIGHT, NOTE_COLOURS, NoteColour, Palette, blend
from desktop.theme_style import qt_palette, style_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap
    from PySide6.QtWidgets import QAbstractSpinBox, QToolButton

__all__ = [
    "DARK",
    "LIGHT",
    "NOTE_COLOURS",
    "SANS",
    "SERIF",
    "Choice",
    "NoteColour",
    "Palette",
    "Theme",
    "blend",
    "current",
    "ground",
    "icon",
    "ink",
    "inset",
    "install",
    "load_fonts_late",
    "missing_fonts",
    "of_application",
    "pixmap",
    "put_on_sheet",
    "sans",
    "serif",
    "words_beside",
]


def install(app: QApplication, choice: Choice = "system", *, sheet: bool = True) -> Theme:
    """Dress the application: Fusion, the shipped faces, palette and style sheet; return its theme.

    Called again it only takes the new choice. Without `sheet` the style sheet is left to `put_on_sheet`: what
    is built without it is polished once instead of at every step of its building.
    """
    known = of_application()
    if known is not None:
        known.choose(choice)
        return known
    load()
    theme = Theme(app, choice)
    app.setStyle("Fusion")
    app.setFont(sans(13))
    app.setPalette(qt_palette(theme.palette))
    if sheet:
        put_on_sheet(app)
    theme.dressing.connect(lambda: _dress(app, theme.palette))
    return theme


def put_on_sheet(app: QApplication) -> None:
    """Give the application the style sheet of the theme in force."""
    app.setStyleSheet(style_sheet(current()))


def icon(name: str, size: int = 18, token: str = "ink2") -> "QIcon":
    """Return a shipped icon, tinted by `token`; see `theme_icons.icon`."""
    from desktop.theme_icons import icon as make

    return make(name, size, token)


def pixmap(name: str, size: int = 18, token: str = "ink2", ratio: float = 1.0) -> "QPixmap":
    """Return a shipped icon as a pixmap, for a delegate's painter; see `theme_icons.pixmap`."""
    from desktop.theme_icons import pixmap as make

    return make(name, size, token, ratio)


def words_beside(button: "QToolButton", size: int = 18) -> None:
    """Let a tool button show its words beside its icon; see `theme_icons.words_beside`."""
    from desktop.theme_icons import words_beside as arrange

    arrange(button, size)


def inset(box: "QAbstractSpinBox") -> None:
    """Set the words of a spin box or date edit as far in as those of the other fields."""
    box.lineEdit().setTextMargins(5, 0, 0, 0)


def ground(widget: QWidget, token: str) -> None:
    """Give a widget a ground: page, panel, chrome, side, field, sel, accentbg, okbg, warnbg or errbg."""
    _mark(widget, "ground", token)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def ink(widget: QWidget, token: str) -> None:
    """Give a label's words an ink: ink2, ink3, accent, mark, ok, warn, err or urgent."""
    _mark(widget, "ink", token)


def _mark(widget: QWidget, name: str, token: str) -> None:
    if widget.property(name) == token:
        return
    widget.setProperty(name, token)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def _dress(app: QApplication, palette: Palette) -> None:
    app.setPalette(qt_palette(palette))
    app.setStyleSheet(style_sheet(palette))
