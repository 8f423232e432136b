"""Which cables are exported, and whether each becomes a file or all become a volume."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.exporting.formats import Format, Many
from desktop.messages.words import plural, tr
from desktop.windows.export_offers import Offer, OfferName
from desktop.windows.export_rows import across, heading


class CablesForm(QWidget):
    """Says nothing where only the open cable can be meant."""

    changed = Signal()

    def __init__(self, offers: Sequence[Offer], parent: QWidget) -> None:
        """Offer these; the first is chosen."""
        super().__init__(parent)
        self._offers = {offer.name: offer for offer in offers}
        self._buttons: dict[OfferName, QRadioButton] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 10)
        rows.setSpacing(0)
        rows.addWidget(heading(tr("Cables"), self))
        group = QButtonGroup(self)
        for offer in offers:
            button = QRadioButton(offer.label, self)
            count = QLabel(f"{offer.count:,}", self)
            count.setFont(theme.sans(13, tabular=True))
            theme.ink(count, "ink2")
            button.setAccessibleDescription(plural(offer.count, "{n} cable", "{n} cables"))
            group.addButton(button)
            self._buttons[offer.name] = button
            rows.addLayout(across(button, count))
        self._build_many(rows)
        self._buttons[offers[0].name].setChecked(True)
        self._group = group
        group.buttonToggled.connect(self._toggled)
        self.bound.toggled.connect(self._toggled)
        self.title.textChanged.connect(self.changed)
        self.through.toggled.connect(self._toggled)
        self.setVisible(len(offers) > 1)

    def _build_many(self, rows: QVBoxLayout) -> None:
        self._many = QWidget(self)
        self.each = QRadioButton(tr("A file for each, in a folder"), self._many)
        self.bound = QRadioButton(tr("One &volume of them all"), self._many)
        self.each.setChecked(True)
        kind = QButtonGroup(self._many)
        kind.addButton(self.each)
        kind.addButton(self.bound)
        self._volume = QWidget(self._many)
        label = QLabel(tr("Title of the volume"), self._volume)
        theme.ink(label, "ink2")
        self.title = QLineEdit(self._volume)
        self.title.setAccessibleName(tr("Title of the volume"))
        label.setBuddy(self.title)
        numbered = QLabel(tr("Notes numbered"), self._volume)
        theme.ink(numbered, "ink2")
        self.by_cable = QRadioButton(tr("b&y cable"), self._volume)
        self.through = QRadioButton(tr("through"), self._volume)
        self.by_cable.setChecked(True)
        numbers = QButtonGroup(self._volume)
        numbers.addButton(self.by_cable)
        numbers.addButton(self.through)
        inner = QVBoxLayout(self._volume)
        inner.setContentsMargins(24, 2, 0, 0)
        inner.setSpacing(4)
        inner.addWidget(label)
        inner.addWidget(self.title)
        inner.addLayout(across(numbered, self.by_cable, self.through))
        outer = QVBoxLayout(self._many)
        outer.setContentsMargins(0, 8, 0, 0)
        outer.setSpacing(0)
        for widget in (self.each, self.bound, self._volume):
            outer.addWidget(widget)
        rows.addWidget(self._many)

    # -- public --------------------------------------------------------------------------------------

    @property
    def offer(self) -> Offer:
        """Which cables are chosen."""
        return next(self._offers[name] for name, button in self._buttons.items() if button.isChecked())

    def choose(self, name: str) -> None:
        """Choose which cables; one that is not offered changes nothing."""
        for known, button in self._buttons.items():
            if known == name:
                button.setChecked(True)

    def many(self, found: Format) -> Many:
        """Return what becomes of the chosen cables in this format."""
        if self.offer.name == "this":
            return "file"
        if "volume" in found.many and self.bound.isChecked():
            return "volume"
        return found.many[0]

    def show_for(self, found: Format) -> None:
        """Offer what this format can make of several cables."""
        several = self.offer.name != "this"
        self._many.setVisible(several and "volume" in found.many)
        self._volume.setVisible(several and self.bound.isChecked())

    # -- private -------------------------------------------------------------------------------------

    def _toggled(self, _what: object = None, checked: bool = True) -> None:
        if checked or isinstance(_what, bool):
            self.changed.emit()
