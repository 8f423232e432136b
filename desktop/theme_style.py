"""The style sheet and the Qt palette, made from the tokens.

The style sheet holds boxes only: borders, radii, hover, focus, scroll bars, the little images. Fonts stay out
of it (a rule for a font would beat every setFont), and so do text colours of inputs (Qt would halve the
placeholder's).
"""

from string import Template

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QPalette

import resources
from desktop.theme_palette import Palette

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "chrome",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Button: "chrome",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "err",
    QPalette.ColorRole.Highlight: "lit",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "field",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Light: "field",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "ctl",
    QPalette.ColorRole.Shadow: "ctl",
}
_GREYED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def qt_palette(palette: Palette) -> QPalette:
    """Return Qt's palette: grounds, text, selection, placeholder; disabled words in "disabled"."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(palette.colour(token)))
    for role in _GREYED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.disabled))
    return made


def style_sheet(palette: Palette) -> str:
    """Return the application's style sheet in these colours; its images come from resources/style."""
    folder = resources.folder() / "style"
    # A search path instead of a file path: no installation folder's spaces or quotes can break a url().
    QDir.setSearchPaths("style", [str(folder / palette.name)])
    tokens = {name: palette.colour(name) for name in palette.__slots__ if name not in ("name", "notes")}
    return Template((folder / "chancery.qss").read_text(encoding="utf-8")).substitute(tokens)
