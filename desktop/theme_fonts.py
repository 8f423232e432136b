"""The shipped faces: loaded with the application, so that no machine's own fonts decide the look.

Latin faces load before the window is built (a few milliseconds); the CJK serif, 26 MB, is added after the
first paint by `load_late`, since nothing on a first screen waits for it.
"""

from typing import Literal

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

import resources

SERIF = "Source Serif Pro"
SANS = "Inter"

Han = Literal["SC", "TC", "HK", "JP", "KR"]

_LATIN = (
    "Inter-Regular.ttf",
    "Inter-Italic.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "SourceSerifPro-Regular.ttf",
    "SourceSerifPro-It.ttf",
    "SourceSerifPro-Semibold.ttf",
    "SourceSerifPro-SemiboldIt.ttf",
)
_CJK = "NotoSerifCJK-Regular.ttc"

#: Characters of the longest document that `load_late` lays out anew.
_LONGEST_RELAID = 20_000

_loaded: set[str] = set()
_missing: list[str] = []


def missing() -> list[str]:
    """Return the font files that are not there or cannot be read: Qt's own choice stands in for them."""
    return list(_missing)


def load() -> None:
    """Make Inter and Source Serif known to Qt; a second call costs nothing."""
    for name in _LATIN:
        _add(name)


def load_late(*, painted: bool = True) -> None:
    """Make Noto Serif CJK known to Qt. Call it once the window has been painted, or as not `painted` before.

    Inputs that already show Han characters or Hangul as empty boxes are laid out anew. A long document is
    not touched here (it would hold the window): the text view lays itself out on the theme's `fonts_changed`.
    """
    if _CJK in _loaded:
        return
    _add(_CJK)
    if not painted:
        return
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

    for widget in QApplication.allWidgets():
        if isinstance(widget, QLineEdit) or (
            isinstance(widget, QTextEdit | QPlainTextEdit)
            and widget.document().characterCount() <= _LONGEST_RELAID
        ):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.FontChange))
    for window in QApplication.topLevelWidgets():
        window.update()


def serif(px: float, weight: int = 400, italic: bool = False, han: Han = "SC") -> QFont:
    """Return the reading face at `px` pixels.

    `weight` is a CSS weight (400 or 600 are shipped). `han` chooses the shapes of Han characters by the
    language of the words: SC or TC Chinese, HK, JP, KR.
    """
    others = [region for region in ("SC", "KR", "JP") if region != han]
    font = QFont([SERIF, *(f"Noto Serif CJK {region}" for region in (han, *others))])
    _set(font, px, weight)
    font.setItalic(italic)
    return font


def sans(px: float, weight: int = 400, tabular: bool = False, italic: bool = False) -> QFont:
    """Return the interface face at `px` pixels; `tabular` gives figures of one width, for columns."""
    font = QFont([SANS, "Noto Serif CJK SC", "Noto Serif CJK KR"])
    _set(font, px, weight)
    font.setItalic(italic)
    # Else the face draws an x between figures as × and -> as an arrow: names and quotes stand as written.
    font.setFeature(QFont.Tag("calt"), 0)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _set(font: QFont, px: float, weight: int) -> None:
    font.setPixelSize(max(1, round(px)))
    font.setWeight(QFont.Weight(weight))
    # Vertical hinting keeps stems even on a 96 dpi screen and leaves the advance widths fractional,
    # so that a line has the same breaks at every scale factor.
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)


def _add(name: str) -> None:
    if name in _loaded:
        return
    _loaded.add(name)
    if QFontDatabase.addApplicationFont(str(resources.folder() / "fonts" / name)) < 0:
        _missing.append(name)
