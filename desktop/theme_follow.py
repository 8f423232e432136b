"""Which theme is in force: the system's light or dark, or the one she has chosen."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from desktop.theme_palette import DARK, LIGHT, Palette

Choice = Literal["system", "light", "dark"]


class Theme(QObject):
    """The theme in force; says when it changes.

    It follows the system's colour scheme until `choose` forces one. `changed` comes after `palette` has its
    new value and, when `theme.install` made this object, after the application wears it: what paints from
    tokens needs only `update()`.
    """

    dressing = Signal()  # the application restyles itself first, then the widgets hear `changed`
    changed = Signal()
    fonts_changed = Signal()  # faces have come: what was laid out with others is to be laid out anew

    def __init__(self, app: QGuiApplication, choice: Choice = "system") -> None:
        super().__init__(app)
        self._hints = app.styleHints()
        self._choice: Choice = choice
        self._palette = self._wanted()
        self._access = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._access.contrastPreferenceChanged.connect(self._contrast)
        app.fontDatabaseChanged.connect(self._fonts)
        self._tell_system()

    @property
    def choice(self) -> Choice:
        """Return what she has chosen: "system", "light" or "dark"."""
        return self._choice

    @property
    def palette(self) -> Palette:
        """Return the colours in force."""
        return self._palette

    @property
    def high_contrast(self) -> bool:
        """Tell whether the system asks for high contrast: washes off, lines 2 px."""
        return self._access.contrastPreference() == Qt.ContrastPreference.HighContrast

    def choose(self, choice: Choice) -> None:
        """Force light or dark, or follow the system again."""
        self._choice = choice
        self._tell_system()
        self._follow()

    def _wanted(self) -> Palette:
        if self._choice == "system":
            return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    def _tell_system(self) -> None:
        # So that the title bar and the native file dialogs wear the same colours.
        scheme = {
            "system": Qt.ColorScheme.Unknown,
            "light": Qt.ColorScheme.Light,
            "dark": Qt.ColorScheme.Dark,
        }[self._choice]
        self._hints.setColorScheme(scheme)

    def _contrast(self, _preference: object) -> None:
        self.changed.emit()

    def _fonts(self) -> None:
        # The application takes its faces away as it goes: a window that is still there has no style by then.
        if not QCoreApplication.closingDown():
            self.fonts_changed.emit()

    def _follow(self, _scheme: object = None) -> None:
        wanted = self._wanted()
        if wanted is not self._palette:
            self._palette = wanted
            self.dressing.emit()
            self.changed.emit()


def current() -> Palette:
    """Return the colours in force, or the light ones where no application has been dressed yet."""
    theme = of_application()
    return theme.palette if theme else LIGHT


def of_application() -> Theme | None:
    """Return the theme that `theme.install` gave the running application, if any.

    It hangs on the application, so it lives and dies with it.
    """
    for theme in _known:
        if isValid(theme):
            return theme
    app = QGuiApplication.instance()
    found = app.findChild(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly) if app else None
    _known[:] = [found] if found else []
    return found


_known: list[Theme] = []
"""The theme found last: every painted line asks for it, and looking through the children takes its time."""
