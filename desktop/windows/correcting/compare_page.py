"""What is seen while readings are compared: banner, the two readings, the text of both, the differences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QWidget,
)

from db.correcting.readings import ListedReading
from desktop import theme
from desktop.messages.readings import reading_name
from desktop.messages.words import tr
from desktop.panels.differences.panel import DifferencesPanel
from desktop.panels.text.comparing import ComparingView
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.mode_banner import ModeBanner
from desktop.windows.fold_panel import FoldPanel
from desktop.windows.mode_page import ModePage


class ComparePage(ModePage):
    """The page of the mode. It wishes; `compare_control` acts."""

    pair_chosen = Signal()
    """Other readings are chosen: see `pair`."""
    step_wanted = Signal(int)
    go_back_wanted = Signal()
    """The text of the first reading is to stand again."""
    done_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ComparingView(self)
        self.panel = DifferencesPanel(self)
        self.fold = FoldPanel.of(self.panel, "differences", self)
        self.banner = ModeBanner("columns-2", tr("Comparing readings"))
        self.go_back = self.banner.add_button("")
        self.done = self.banner.add_button(tr("Done"), primary=True)
        self.done.setToolTip(tr("Back to reading (Esc)"))
        self.first, self.second = ElidedBox(), ElidedBox()
        self._count = QLabel()
        self._previous, self._next = QToolButton(), QToolButton()
        self.lay_out(self.banner, self._row(), self.view, self.fold)
        self._connect()

    def _row(self) -> QWidget:
        row = QWidget(self)
        theme.ground(row, "page")
        row.setFixedHeight(46)
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 7, 14, 7)
        line.setSpacing(8)
        for words, name, box in (
            (tr("Fro&m"), tr("From this reading"), self.first),
            (tr("t&o"), tr("To this reading"), self.second),
        ):
            label = QLabel(words)
            label.setFont(theme.sans(12))
            theme.ink(label, "ink2")
            label.setBuddy(box)
            box.setAccessibleName(name)
            box.setMinimumWidth(110)
            line.addWidget(label)
            line.addWidget(box, 1)
        line.addSpacing(6)
        self._count.setFont(theme.sans(12, tabular=True))
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        theme.ink(self._count, "ink2")
        line.addWidget(self._count)
        for button, icon, words in (
            (self._previous, "chevron-up", tr("Previous difference (Alt+Up)")),
            (self._next, "chevron-down", tr("Next difference (Alt+Down)")),
        ):
            button.setIcon(theme.icon(icon, 16))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setAutoRaise(True)
            button.setFixedSize(28, 28)
            line.addWidget(button)
        return row

    def _connect(self) -> None:
        for box in (self.first, self.second):
            box.activated.connect(lambda _row: self.pair_chosen.emit())
        self._previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self._next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.go_back.clicked.connect(self.go_back_wanted)
        self.done.clicked.connect(self.done_wanted)
        self.view.escaped.connect(self.done_wanted)
        self.view.menu_wanted.connect(self._open_menu)
        self.panel.escaped.connect(self.done_wanted)

    # -- public --------------------------------------------------------------------------------------

    def show_readings(self, listed: Sequence[ListedReading], first: str, second: str) -> None:
        """Offer these readings, of which two are chosen."""
        for box, chosen in ((self.first, first), (self.second, second)):
            box.clear()
            for each in listed:
                box.addItem(reading_name(each.reading, current=each.current), each.reading.id)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def pair(self) -> tuple[str, str]:
        """Return the ids of the chosen readings."""
        return str(self.first.currentData()), str(self.second.currentData())

    def offer_going_back(self, ordinal: int | None) -> None:
        """Offer to go back to the reading of this number, or nothing."""
        self.go_back.setVisible(ordinal is not None)
        if ordinal is not None:
            self.go_back.setText(tr("Go back to reading {n}", n=ordinal))
            self.go_back.setToolTip(
                tr("Makes the next reading, with the text of reading {n}. Undo takes it back.", n=ordinal)
            )

    def show_place(self, index: int | None, count: int) -> None:
        """Say which difference is the current one, counted from 0, and of how many."""
        # The widest it can be from now on, so that the boxes beside it do not move from step to step.
        widest = self._count.fontMetrics().horizontalAdvance(tr("{n} of {count}", n=count, count=count))
        self._count.setMinimumWidth(widest if count else 0)
        if index is None:
            self._count.setText("" if not count else tr("{n}", n=count))
        else:
            self._count.setText(tr("{n} of {count}", n=index + 1, count=count))
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)

    def menu_at(self, place: int) -> QMenu:
        """Return what can be done at a place of the shown text: copy words, take a difference back."""
        menu = QMenu(self)
        copy = menu.addAction(theme.icon("copy", 16), tr("Copy"), self.view.copy)
        copy.setEnabled(self.view.selected_span() is not None)
        index = self.view.difference_at(place)
        if index is not None and self.panel.can_take_back:
            menu.addAction(
                theme.icon("undo-2", 16), tr("Take back"), lambda: self.panel.take_back_wanted.emit([index])
            )
        return menu

    def _open_menu(self, at: QPoint, place: int, _notes: list[str]) -> None:
        menu = self.menu_at(place)
        menu.exec(at)
        menu.deleteLater()
