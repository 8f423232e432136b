"""Shows a note's words while the pointer rests on its words or mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.panels.text.spans import ShownSpan

_DELAY = 220  # milliseconds: quick, but not on every word the pointer crosses
_LONGEST = 600  # characters of one note
_MOST = 4  # notes at one place


class Hover(QObject):
    """A tool tip of the notes under the pointer; their words are shown as they are, never as markup."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._notes: tuple[str, ...] = ()
        self._said = ""
        self._words = ""
        self._at = QPoint()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self._show)

    def over(self, spans: Sequence[ShownSpan], at: QPoint, said: str = "") -> None:
        """Tell which notes the pointer is over now, and where it is on the screen; `said` is told first."""
        notes = tuple(span.note for span in spans)
        if (notes, said) == (self._notes, self._said):
            return
        self._notes, self._said, self._at = notes, said, at
        self._words = hint(spans, said)
        QToolTip.hideText()
        if self._words:
            self._timer.start()
        else:
            self._timer.stop()

    def leave(self) -> None:
        """Forget the pointer: a button was pressed, the text moved, or it left."""
        self.over((), QPoint())

    def _show(self) -> None:
        QToolTip.showText(self._at, self._words, self._widget)


def hint(spans: Sequence[ShownSpan], said: str = "") -> str:
    """Return the tool tip of some notes as rich text in which their words stand literally, after others."""
    from html import escape

    parts = [f'<div style="white-space:pre-wrap">{escape(said)}</div>'] if said else []
    for span in spans[:_MOST]:
        words = span.summary or span.spoken
        words = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + " …"
        parts.append(f'<div style="white-space:pre-wrap">{escape(words)}</div>')
    return "<qt>" + '<div style="font-size:4px">&nbsp;</div>'.join(parts) + "</qt>" if parts else ""
