"""From a view to a cable: opened in the main window, with the panel unfolded that the view is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from db.across.handling_times import Interval
from db.across.heads import CableHead, heads
from db.reconcile import handling
from desktop.messages.times import show_time
from desktop.messages.words import tr
from desktop.models.stages import StageColumn

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Wanted:
    """The cable of a row in the library is wanted, with a panel ("" for none), for one of its times."""

    row: int
    panel: str = ""
    time: Interval | None = None


class Opening(QObject):
    """Opens cables, and says what they are called."""

    def __init__(self, window: MainWindow) -> None:
        """Open them in this window."""
        super().__init__(window)
        self._window = window

    def head(self, row: int) -> CableHead | None:
        """Return what is said of the cable of a row, None where there is none any more."""
        session = self._window.session
        return session.store.read(heads, [row]).get(row) if session.has_library else None

    def name(self, row: int) -> list[str]:
        """Return the lines by which a reader knows a cable: its date and number, its title."""
        head = self.head(row)
        if head is None:
            return [tr("no longer in the library")]
        date = show_time(head.date) if head.date else tr("undated")
        return [
            tr("{date}, {number}", date=date, number=head.number) if head.number else date,
            head.title or tr("untitled"),
        ]

    def open(self, wanted: Wanted) -> bool:
        """Open a cable; return whether it is there."""
        head = self.head(wanted.row)
        if head is None:
            return False
        window = self._window
        window.libraries.open_cable(head.id)
        state = window.session.state
        is_open = state is not None and state.cable.id == head.id
        if is_open and wanted.panel:
            window.reveal(wanted.panel)
            if wanted.time is not None:
                self._light(wanted.time)
        elif is_open:  # it is there to be read
            window.parts.text.setFocus(Qt.FocusReason.OtherFocusReason)
        window.raise_()
        window.activateWindow()
        return True

    def _light(self, time: Interval) -> None:
        """Choose the stage that took this time, and light it in the text."""
        state = self._window.session.state
        assert state is not None
        stages = state.stages_in_order()
        for each in handling(stages).intervals:
            stage = stages[each.second]
            if not time.whole and each.minutes == time.minutes and stage.name == time.stage:
                self._window.parts.stages.table.choose_row(each.second, StageColumn.WHEN)
                return
