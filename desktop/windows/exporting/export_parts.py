"""Which parts go along, on what paper, and what one format alone asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.exporting.choices import Paper, Wash
from desktop.messages.words import tr
from desktop.windows.exporting.export_rows import across, heading

_LETTER = frozenset(
    ("US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "NI", "PA", "SV", "DO", "PR", "BZ", "HN")
)
"""Where letters are written on Letter; elsewhere it is A4."""
PARTS = ("header", "stages", "distribution", "names", "page_lines")


def local_paper() -> Paper:
    """Return the paper that is usual where the computer's user lives."""
    territory = QLocale.territoryToCode(QLocale.system().territory())
    return "letter" if territory in _LETTER else "a4"


class PartsForm(QWidget):
    """Header, stages, distribution, names, page lines."""

    changed = Signal()

    def __init__(self, kept: Mapping[str, Any], parent: QWidget) -> None:
        """Offer the parts; `kept` is what `remembered` gave last time."""
        super().__init__(parent)
        labels = (
            tr("Hea&der"),
            tr("T&ranscription stages"),
            tr("D&istribution"),
            tr("Persons, places, organi&zations"),
            tr("&Archive’s page lines"),
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 10)
        rows.setSpacing(0)
        rows.addWidget(heading(tr("Parts"), self))
        self._parts = {name: QCheckBox(label, self) for name, label in zip(PARTS, labels, strict=True)}
        self._parts["page_lines"].setToolTip(
            tr("Lines of the web page that are no part of the cable. A line with a note is printed anyway.")
        )
        self._parts["names"].setToolTip(
            tr("Which words name whom, and the notes at the first mention that say who that is.")
        )
        for name, box in self._parts.items():
            box.setChecked(bool(kept.get(name, name != "page_lines")))
            box.toggled.connect(self.changed)
            rows.addWidget(box)

    def box(self, name: str) -> QCheckBox:
        """Return the box of a part: "header", "stages", "distribution", "names" or "page_lines"."""
        return self._parts[name]

    def chosen(self) -> dict[str, bool]:
        """Return which parts go along, by name."""
        return {name: box.isChecked() for name, box in self._parts.items()}

    def show_for(self, asks: Collection[str]) -> None:
        """Offer what means anything in a format."""
        for name, box in self._parts.items():
            box.setVisible(name in asks)
        self.setVisible(any(name in asks for name in PARTS))


class PageForm(QWidget):
    """Paper and colours of a PDF."""

    changed = Signal()

    def __init__(self, kept: Mapping[str, Any], parent: QWidget) -> None:
        """Offer both; `kept` is what was remembered last time."""
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 10)
        rows.setSpacing(0)
        rows.addWidget(heading(tr("Page"), self))
        paper_label = QLabel(tr("&Paper"), self)
        self.paper_box = QComboBox(self)
        self.paper_box.addItem(tr("A4"), "a4")
        self.paper_box.addItem(tr("Letter"), "letter")
        self.paper_box.setFixedWidth(150)
        paper_label.setBuddy(self.paper_box)
        self.wash_button = QRadioButton(tr("&Wash and line"), self)
        self.line_button = QRadioButton(tr("&Line only"), self)
        group = QButtonGroup(self)
        group.addButton(self.wash_button)
        group.addButton(self.line_button)
        colours = QLabel(tr("Colours"), self)
        for label in (paper_label, colours):
            theme.ink(label, "ink2")
        rows.addLayout(across(paper_label, self.paper_box))
        rows.addSpacing(4)
        rows.addLayout(across(colours, self.wash_button, self.line_button))
        paper = kept.get("paper")
        at = self.paper_box.findData(paper if paper in ("a4", "letter") else local_paper())
        self.paper_box.setCurrentIndex(max(0, at))
        (self.line_button if kept.get("wash") == "line" else self.wash_button).setChecked(True)
        self.paper_box.currentIndexChanged.connect(self.changed)
        self.wash_button.toggled.connect(self.changed)

    @property
    def paper(self) -> Paper:
        """The paper that is chosen."""
        return "letter" if self.paper_box.currentData() == "letter" else "a4"

    @property
    def wash(self) -> Wash:
        """How spans are marked."""
        return "wash" if self.wash_button.isChecked() else "line"
