"""The panel beside a text that is being corrected: what becomes of every note and value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.touched import TouchedModel
from desktop.models.touched_items import Touched
from desktop.panels.touched.list import TouchedList


class TouchedPanel(QWidget):
    """Lists what is touched. It wishes; the mode decides and shows the items anew."""

    summary_changed = Signal(str, str)
    gone_to = Signal(str)
    """The text is to show the place of this item."""
    asked = Signal(str, str)
    """What she asks for (a Deed: "right", "choose", "orphan", "near", "back", "value") about an item."""
    not_offered = Signal(str, str)
    """She asked by its key for a Deed that there is not for this item."""
    focus_changed = Signal()
    """The list has got the focus, or lost it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = tr("Touched notes")
        self.model = TouchedModel(self)
        self.list = TouchedList(self.model, self)
        self._empty = QLabel(self)
        self._empty.setWordWrap(True)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setFont(theme.sans(13))
        theme.ink(self._empty, "ink2")
        self._waiting = False
        self._changed = False
        self._build()
        self.list.gone_to.connect(self.gone_to)
        self.list.asked.connect(self.asked)
        self.list.not_offered.connect(self.not_offered)
        self.list.focus_changed.connect(self.focus_changed)

    def _build(self) -> None:
        empty = QWidget(self)
        column = QVBoxLayout(empty)
        column.setContentsMargins(14, 14, 12, 14)
        column.addWidget(self._empty)
        column.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        theme.ground(self, "panel")
        self._show_which()

    # -- public --------------------------------------------------------------------------------------

    def show_items(self, items: Sequence[Touched], *, changed: bool) -> None:
        """List these items; `changed` tells whether the text differs from the reading at all."""
        self._waiting, self._changed = False, changed
        with self.list.standing():
            self.model.show_items(items if changed else ())
        self._show_which()
        self.summary_changed.emit(*self.summary())

    def show_waiting(self) -> None:
        """Say that the text has changed and the notes are being looked for."""
        if not self._waiting:
            self._waiting = True
            self.summary_changed.emit(*self.summary())

    def show_item(self, key: str) -> None:
        """Go to an item, and unfold its group where that is folded; nobody is told."""
        item = next((item for item in self.model.items if item.key == key), None)
        if item is not None and self.model.row_of(key) < 0:
            self.model.unfold(item.group, True)
        self.list.choose(key)

    def step(self, direction: int) -> None:
        """Go to the next (+1) or previous (-1) item to look at; where there is none, to the next item."""
        self.list.step(direction)

    # -- what the title bar asks -----------------------------------------------------------------------

    def summary(self) -> tuple[str, str]:
        """Return how many there are to look at, and how many moved."""
        if self._waiting:
            return tr("looking …"), ""
        to_look_at, moved = len(self.model.open_items()), self.model.count("moved")
        if to_look_at:
            said = tr("{n} to look at", n=to_look_at)
            return (f"{said}, {tr('{n} moved', n=moved)}" if moved else said), "warn"
        if moved:
            return tr("{n} moved", n=moved), "ok"
        return (tr("nothing to look at"), "ok") if self.model.items else ("", "")

    def title_actions(self) -> list[QAction]:
        """Return none: what is to be done stands beside each item."""
        return []

    # -- private -------------------------------------------------------------------------------------

    def _show_which(self) -> None:
        self._empty.setText(
            tr("No note, header field, stage or recipient stands on words that you changed.")
            if self._changed
            else tr(
                "Correct the text on the left. Every note, header field, stage and recipient whose words"
                " you touch is listed here, and stays with its words."
            )
        )
        self._stack.setCurrentIndex(0 if self.model.rows else 1)
        # Nothing hidden can take the focus; Qt takes None, its stubs do not.
        self.setFocusProxy(self.list if self.model.rows else None)  # type: ignore[arg-type]
