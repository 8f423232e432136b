"""Which cables are exported, and what becomes of several: a folder of files, one file, a volume."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.exporting.formats import Format, Many
from desktop.messages.words import plural, tr
from desktop.windows.exporting.export_offers import Offer, OfferName
from desktop.windows.exporting.export_rows import across, heading


class CablesForm(QWidget):
    """Says nothing where only the open cable can be meant."""

    changed = Signal()
    """Other cables, or something else becomes of them."""
    title_changed = Signal()
    """Another title of the volume, or other numbers in it."""

    def __init__(self, offers: Sequence[Offer], kept: Mapping[str, Any], parent: QWidget) -> None:
        """Offer these; the first is chosen. `kept` is what `remembered` gave last time."""
        super().__init__(parent)
        self._offers = {offer.name: offer for offer in offers}
        self._buttons: dict[OfferName, QRadioButton] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 10)
        rows.setSpacing(0)
        rows.addWidget(heading(tr("Cables"), self))
        self._which = QButtonGroup(self)
        for offer in offers:
            rows.addLayout(self._row(offer))
        self._buttons[offers[0].name].setChecked(True)
        self._build_many(rows)
        self._build_volume(rows)
        wanted = kept.get("many")
        self._wanted: dict[str, Any] = dict(wanted) if isinstance(wanted, dict) else {}
        self._format = ""
        (self.through if kept.get("numbers") == "through" else self.by_cable).setChecked(True)
        self._which.idToggled.connect(self._toggled)
        self._ways.idToggled.connect(self._way_toggled)
        self.title.textChanged.connect(self.title_changed)
        self.through.toggled.connect(self.title_changed)
        self.setVisible(len(offers) > 1)

    # -- build ---------------------------------------------------------------------------------------

    def _row(self, offer: Offer) -> Any:  # noqa: ANN401 - a layout
        button = QRadioButton(offer.label, self)
        count = QLabel(f"{offer.count:,}", self)
        count.setFont(theme.sans(13, tabular=True))
        theme.ink(count, "ink2")
        button.setAccessibleDescription(plural(offer.count, "{n} cable", "{n} cables"))
        self._which.addButton(button)
        self._buttons[offer.name] = button
        return across(button, count)

    def _build_many(self, rows: QVBoxLayout) -> None:
        self._ways = QButtonGroup(self)
        self.ways: dict[Many, QRadioButton] = {
            "folder": QRadioButton(tr("A file for each, in a folder"), self),
            "file": QRadioButton(tr("One file of them all"), self),
            "volume": QRadioButton(tr("One &volume of them all"), self),
        }
        rows.addSpacing(8)
        for button in self.ways.values():
            self._ways.addButton(button)
            rows.addWidget(button)

    def _build_volume(self, rows: QVBoxLayout) -> None:
        self._volume = QWidget(self)
        label = QLabel(tr("Title of the volume"), self._volume)
        theme.ink(label, "ink2")
        self.title = QLineEdit(self._volume)
        self.title.setAccessibleName(tr("Title of the volume"))
        label.setBuddy(self.title)
        self._numbered = QWidget(self._volume)
        numbered = QLabel(tr("Notes numbered"), self._numbered)
        theme.ink(numbered, "ink2")
        self.by_cable = QRadioButton(tr("b&y cable"), self._numbered)
        self.through = QRadioButton(tr("through"), self._numbered)
        numbers = QButtonGroup(self)
        numbers.addButton(self.by_cable)
        numbers.addButton(self.through)
        self._numbered.setLayout(across(numbered, self.by_cable, self.through))
        inner = QVBoxLayout(self._volume)
        inner.setContentsMargins(24, 2, 0, 0)
        inner.setSpacing(4)
        inner.addWidget(label)
        inner.addWidget(self.title)
        inner.addWidget(self._numbered)
        rows.addWidget(self._volume)

    # -- public --------------------------------------------------------------------------------------

    @property
    def offer(self) -> Offer:
        """Which cables are chosen."""
        return next(self._offers[name] for name, button in self._buttons.items() if button.isChecked())

    def choose(self, name: str) -> None:
        """Choose which cables; those that are not offered change nothing."""
        for known, button in self._buttons.items():
            if known == name:
                button.setChecked(True)

    def many(self, found: Format) -> Many:
        """Return what becomes of the chosen cables in this format."""
        if self.offer.name == "this":
            return "file"
        wanted = self._wanted.get(found.name)
        return next((many for many in found.many if many == wanted), found.many[0])

    def show_for(self, found: Format) -> None:
        """Offer what this format can make of the chosen cables."""
        self._format = found.name
        several = self.offer.name != "this" and len(found.many) > 1
        chosen = self.many(found)
        for many, button in self.ways.items():
            button.setVisible(several and many in found.many)
            if several and many == chosen:
                button.setChecked(True)
        # A Word file of several cables has no title page, and its notes are Word's to number.
        self._volume.setVisible(several and chosen == "volume" and found.name == "pdf")

    def remembered(self) -> dict[str, Any]:
        """Return the choices as JSON values; which cables and what title belong to this one time."""
        return {"many": self._wanted, "numbers": "through" if self.through.isChecked() else "cable"}

    # -- private -------------------------------------------------------------------------------------

    def _toggled(self, _button: int, checked: bool) -> None:
        if checked:
            self.changed.emit()

    def _way_toggled(self, _button: int, checked: bool) -> None:
        if not checked:
            return
        chosen = next(many for many, button in self.ways.items() if button.isChecked())
        if self._format and self._wanted.get(self._format) != chosen:
            self._wanted[self._format] = chosen
            self.changed.emit()
