"""A viewport that Python has made itself, for the scroll areas of the first paint.

Asked for a viewport that Qt has made, PySide looks what kind of widget it is, and for that makes ready all of
Qt's two hundred kinds: a hundredth of a second and more that the first paint would wait for.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QPlainTextEdit, QWidget


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give a scroll area a viewport that is as Qt's own."""
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")  # by that name the style sheet knows it
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    if isinstance(area, QPlainTextEdit):
        viewport.setCursor(Qt.CursorShape.IBeamCursor)
        # It measured on the viewport that goes now.
        area.document().documentLayout().setPaintDevice(viewport)
    area.setViewport(viewport)
