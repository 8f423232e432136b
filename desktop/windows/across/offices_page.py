"""Distribution across cables: the offices, what the chosen ones got, and the lists that do not add up.

Who got what first is told three times: the column First of an office opens the first cable that went to
it; among the cables of chosen offices that one is marked; and of several offices the last column says which
stands first on the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.across.seen import CableCounts, OfficeCables, OfficesSeen
from desktop import theme
from desktop.messages.words import plural, tr
from desktop.models.sorted_rows import SortedRowsModel
from desktop.widgets.rule import Rule
from desktop.windows.across.columns import (
    FIRST,
    OddRow,
    cable_columns,
    odd_columns,
    office_columns,
)
from desktop.windows.across.copies_plot import CopiesPlot
from desktop.windows.across.office_words import office_cables_words
from desktop.windows.across.opening import Wanted
from desktop.windows.across.rows_view import RowsView

MOST_COLUMNS = 12
"""Offices that stand side by side: more columns cannot be read together."""


class OfficesPage(QSplitter):
    """The view. It wishes; `control` acts."""

    offices_chosen = Signal(list)
    """The names of the offices that are chosen; none for the lists that do not add up."""
    merge_wanted = Signal(list)
    rename_wanted = Signal(str)
    separate_wanted = Signal(str)
    cable_wanted = Signal(object)
    """A `Wanted`."""

    def __init__(self, plot: CopiesPlot, parent: QWidget | None = None) -> None:
        """Make the view round its plot, empty."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._seen: OfficesSeen | None = None
        self._to_choose: set[str] = set()
        self.offices = RowsView(
            SortedRowsModel(office_columns()),
            tr("Offices"),
            self,
            opens=tr("&Open its first cable"),
            opens_at=FIRST,
        )
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(tr("Find an office"))
        self.filter.setAccessibleName(tr("Find an office"))
        self.filter.setClearButtonEnabled(True)
        self.merge = QPushButton(tr("&Merge spellings…"), self)
        self.rename = QPushButton(tr("&Rename…"), self)
        self.separate = QPushButton(tr("Take &apart…"), self)
        self.heading, self.remark = QLabel(self), QLabel(self)
        self.plot = plot
        self.cables: RowsView[CableCounts] = RowsView(
            SortedRowsModel[CableCounts](cable_columns([])), tr("Cables"), self
        )
        self.odd: RowsView[OddRow] = RowsView(
            SortedRowsModel[OddRow](odd_columns()), tr("Cables whose lists do not add up"), self
        )
        self.offices.placeholder = tr("No office has these letters")
        self._build()
        self._connect()

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        left = QWidget(self)
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        search = QHBoxLayout()
        search.setContentsMargins(14, 10, 12, 8)
        search.addWidget(self.filter)
        rows.addLayout(search)
        rows.addWidget(self.offices, 1)
        rows.addWidget(Rule())
        buttons = QHBoxLayout()
        buttons.setContentsMargins(14, 8, 12, 8)
        buttons.setSpacing(8)
        for button in (self.merge, self.rename, self.separate):
            buttons.addWidget(button)
        buttons.addStretch(1)
        rows.addLayout(buttons)
        right = QWidget(self)
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.heading.setFont(theme.sans(13, 600))
        self.remark.setFont(theme.sans(12))
        theme.ink(self.remark, "ink2")
        for label in (self.heading, self.remark):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        words = QVBoxLayout()
        words.setContentsMargins(18, 12, 18, 8)
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.remark)
        rows.addLayout(words)
        rows.addWidget(self.plot, 2)
        rows.addWidget(Rule())
        rows.addWidget(self.cables, 3)
        rows.addWidget(self.odd, 3)
        self.addWidget(left)
        self.addWidget(right)
        self.setSizes([470, 720])
        self.setStretchFactor(1, 1)
        self.offices.spread([150, 64, 90, 142], 0)
        self.odd.spread([146, 104, 64, 76, 112, 200], 5)
        theme.ground(right, "page")
        self._offer()

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.offices.selectionModel().selectionChanged.connect(self._chosen)
        self.merge.clicked.connect(lambda: self.merge_wanted.emit(self.chosen()))
        self.rename.clicked.connect(lambda: self.rename_wanted.emit(self.chosen()[0]))
        self.separate.clicked.connect(lambda: self.separate_wanted.emit(self.chosen()[0]))
        self.offices.menu_filling.connect(self._fill_menu)
        self.offices.opened.connect(lambda at: self._open(self.offices.rows_model.rows[at].first_cable))
        self.cables.opened.connect(lambda at: self._open(self.cables.rows_model.rows[at].head.row))
        self.odd.opened.connect(lambda at: self._open(self.odd.rows_model.rows[at][0].row))

    # -- public --------------------------------------------------------------------------------------

    def chosen(self) -> list[str]:
        """Return the names of the chosen offices, in the order in which they are shown."""
        return [total.name for total in self.offices.chosen()]

    def show_offices(self, seen: OfficesSeen) -> None:
        """Show the offices, keeping those that are chosen."""
        kept = self._to_choose or set(self.chosen())
        self._to_choose = set()
        self._seen = seen
        self.offices.rows_model.show_rows(seen.totals)
        self.odd.rows_model.show_rows(seen.unbalanced)
        self.choose(kept)
        self._offer()
        if not self.chosen():
            self.show_unbalanced()

    def choose(self, names: set[str]) -> None:
        """Choose the offices of these names, as far as they are there."""
        rows = [at for at, total in enumerate(self.offices.rows_model.rows) if total.name in names]
        self.offices.choose(rows)

    def choose_later(self, names: set[str]) -> None:
        """Choose these offices when the offices are shown anew."""
        self._to_choose = names

    def first_to_use(self) -> QWidget:
        """Return what has the focus when the view comes to the front."""
        return self.filter

    def nothing(self) -> tuple[str, str]:
        """Return a heading and a sentence where there is nothing to see; "" where there is."""
        if self._seen is None or self._seen.totals or self._seen.unbalanced:
            return "", ""
        return (
            tr("No cable has a distribution list"),
            tr("What is entered in the panel Distribution of a cable is counted here, office by office."),
        )

    def table_shown(self) -> RowsView[Any]:
        """Return the table that goes out as a file: the offices, or what the chosen ones got."""
        return self.offices if self.cables.isHidden() else self.cables

    def show_unbalanced(self) -> None:
        """Show the lists that do not add up: what there is to see while no office is chosen."""
        seen = self._seen
        count = (len(seen.unbalanced) + seen.more_unbalanced) if seen is not None else 0
        self.heading.setText(
            plural(
                count,
                "{n} cable has a list that does not add up",
                "{n} cables have lists that do not add up",
            )
            if count
            else tr("All lists that state a total add up to it")
        )
        self.remark.setText(tr("Choose one office or several to see what they got, and when."))
        self.plot.hide()
        self.cables.hide()
        self.odd.show()

    def show_cables(self, got: OfficeCables, left_out: int = 0) -> None:
        """Show what the chosen offices got; `left_out` of them have no column for want of room."""
        self.heading.setText(_named(got.offices))
        self.remark.setText(office_cables_words(got, left_out))
        self.plot.show_years(got)
        columns = cable_columns(got.offices, got.first_cables)
        self.cables.rows_model.show_rows(got.cables, columns)
        widths = [144, 116, *([120] * len(got.offices)), *([140] if len(got.offices) > 1 else []), 180]
        self.cables.spread(widths, len(widths) - 1)
        self.plot.show()
        self.odd.hide()
        self.cables.show()

    # -- slots ---------------------------------------------------------------------------------------

    def _filter(self, words: str) -> None:
        kept = set(self.chosen())
        self.offices.rows_model.filter_by(words)
        self.choose(kept)

    def _chosen(self) -> None:
        self._offer()
        self.offices_chosen.emit(self.chosen())

    # -- private -------------------------------------------------------------------------------------

    def _offer(self) -> None:
        """Enable what can be done with the chosen offices, and say of the rest why it cannot."""
        names = self.chosen()
        merged = {office.name for office in self._seen.merged} if self._seen is not None else set()
        self.merge.setEnabled(len(names) > 1)
        self.rename.setEnabled(len(names) == 1)
        self.separate.setEnabled(len(names) == 1 and names[0] in merged)
        self.merge.setToolTip(
            tr("Count the chosen offices as one; the cables keep what is written on them")
            if len(names) > 1
            else tr("Choose two offices or more (Ctrl and a click) to count them as one")
        )
        one = tr("Choose one office")
        self.rename.setToolTip(tr("Call this office otherwise in the views") if len(names) == 1 else one)
        apart = tr("Take a spelling out of this office again")
        if len(names) == 1 and names[0] not in merged:
            apart = tr("This office is written in one way only")
        self.separate.setToolTip(apart if len(names) == 1 else one)

    def _fill_menu(self, menu: QMenu) -> None:
        for button in (self.merge, self.rename, self.separate):
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)

    def _open(self, row: int) -> None:
        self.cable_wanted.emit(Wanted(row, "distribution"))


def _named(offices: Sequence[str]) -> str:
    names = [" ".join(name.split()) or tr("(no name)") for name in offices]
    if len(names) <= 3:
        return ", ".join(names)
    return tr("{first} and {n} more", first=", ".join(names[:2]), n=len(names) - 2)
