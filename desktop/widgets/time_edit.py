"""A field for a date and time: typed in any way a cable writes it, stepped by key, or chosen in a calendar.

What is kept is EDTF, so a time may be partial ("May 1961") or uncertain. Words that are no time stay in
the field and are told beside it; nothing typed is thrown away.
"""

from __future__ import annotations

import re
from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from db.times import parse_edtf
from desktop import theme
from desktop.messages.times import show_time
from desktop.messages.words import tr

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


class TimeEdit(QLineEdit):
    """A line that reads dates and times.

    Up and Down step the part under the cursor, Alt+Down opens the calendar.
    """

    value_chosen = Signal(str)
    """An EDTF value was chosen in the calendar or stepped to by key."""

    def __init__(self, near: str = "", parent: QWidget | None = None) -> None:
        """Make an empty field; `near` is the EDTF date that gives what is not typed."""
        super().__init__(parent)
        self.near = near
        self.setAccessibleName(tr("Date and time"))
        self.setPlaceholderText(tr("13 May 1961, 09:20"))
        self._calendar = QAction(
            theme.icon("calendar-clock", 14), tr("Choose from the calendar (Alt+Down)"), self
        )
        self._calendar.triggered.connect(self.open_calendar)
        self.addAction(self._calendar, QLineEdit.ActionPosition.TrailingPosition)
        self._told = QLabel(self, Qt.WindowType.ToolTip)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setObjectName("told")
        self._told.setMargin(5)
        theme.ground(self._told, "warnbg")
        theme.ink(self._told, "warn")
        self.textEdited.connect(self._told.hide)

    # -- public --------------------------------------------------------------------------------------

    def value(self) -> str | None:
        """Return the EDTF value of the typed words, "" for none, None where they are no time."""
        from desktop.models.typed_time import read_typed  # only for what is typed; dear to import

        return read_typed(self.text(), self.near)

    def set_value(self, value: str) -> None:
        """Show an EDTF value; words that are none are shown as they are, to be corrected."""
        self.setText(show_time(value))

    def is_understood(self) -> bool:
        """Tell whether the words are a time, or none at all."""
        return self.value() is not None

    def tell(self) -> None:
        """Say below the field that its words are no time."""
        sentence = tr(
            "“{words}” is not understood as a time. Write it like “13 May 1961, 09:20”.", words=self.text()
        )
        self._told.setText(sentence)
        self.setAccessibleDescription(sentence)
        self._told.adjustSize()
        self._told.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._told.show()

    def telling(self) -> str:
        """Return the sentence that is shown below the field now, or ""."""
        return self._told.text() if self._told.isVisible() else ""

    def open_calendar(self) -> None:
        """Open the calendar below the field."""
        from desktop.widgets.time_popup import TimePopup

        popup = TimePopup(self.value() or "", self.near, self)
        popup.chosen.connect(self._take)
        popup.open_below(self)

    # -- overrides -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep Alt+Down from the window's menu."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _opens(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Up, Down, Page Up, Page Down; open the calendar with Alt+Down or F4."""
        if _opens(event):
            self.open_calendar()
        elif event.key() in _STEPS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._step(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the sentence away with the focus."""
        self._told.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the sentence away with the field."""
        self._told.hide()
        super().hideEvent(event)

    # -- private -------------------------------------------------------------------------------------

    def _take(self, value: str) -> None:
        self.set_value(value)
        self._told.hide()
        self.textEdited.emit(self.text())
        self.value_chosen.emit(value)

    def _step(self, by: int) -> None:
        """Move the part of the time under the cursor: day, month, year, hour or minute."""
        value = self.value()
        if not value or "/" in value:
            return
        at = self.cursorPosition()
        stepped = step_value(value, _part_at(self.text(), at), by)
        if stepped is not None:
            self._take(stepped)
            self.setCursorPosition(min(at, len(self.text())))


def step_value(value: str, part: str, by: int) -> str | None:
    """Return an EDTF point with one part moved; None where it has no such part or leaves the calendar.

    `part` is "year", "month", "day", "hour" or "minute". A day that a shorter
    month lacks becomes that month's last.
    """
    mark = value[-1] if value[-1] in "?~%" else ""
    bare = value.rstrip("?~%")
    span = parse_edtf(bare)
    if span is None:
        return None
    moment = span.earliest
    if part in ("year", "month"):
        months = moment.year * 12 + moment.month - 1 + (by * 12 if part == "year" else by)
        year, month = divmod(months, 12)
        if not 1 <= year <= 9999:
            return None
        for day in range(moment.day, moment.day - 4, -1):
            try:
                moment = moment.replace(year=year, month=month + 1, day=day)
                break
            except ValueError:
                continue
    else:
        try:
            moment += {"day": timedelta(days=by), "hour": timedelta(hours=by)}.get(
                part, timedelta(minutes=by)
            )
        except OverflowError:
            return None
    return moment.strftime("%Y-%m-%dT%H:%M")[: len(bare)].rjust(len(bare), "0") + mark


def _part_at(text: str, at: int) -> str:
    """Return which part of "12 May 1961, 17:00" the cursor stands at."""
    match = re.search(r"(\d\d):(\d\d)", text)
    if match is not None and at >= match.start():
        return "hour" if at <= match.end(1) else "minute"
    year = re.search(r"\d{4}", text)
    if year is not None and at >= year.start():
        return "year"
    day = re.match(r"\d{1,2}\b", text)
    return "day" if day is not None and at <= day.end() else "month"


def _opens(event: QKeyEvent) -> bool:
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return (alt and event.key() == Qt.Key.Key_Down) or event.key() == Qt.Key.Key_F4
