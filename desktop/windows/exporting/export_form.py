"""The choices of an export: which cables, which notes, which parts, what paper, which file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from db.records import NoteKind
from desktop.exporting.choices import ExportChoices, PdfChoices
from desktop.exporting.formats import Format, Many
from desktop.windows.exporting.export_cables import CablesForm
from desktop.windows.exporting.export_notes import NotesForm
from desktop.windows.exporting.export_offers import Offer
from desktop.windows.exporting.export_options import OptionsForm
from desktop.windows.exporting.export_parts import PageForm, PartsForm
from desktop.windows.exporting.export_target import TargetForm
from desktop.windows.start_folder import start_folder


class ExportForm(QWidget):
    """The middle of the export dialog: only what means anything in the format is to be seen."""

    changed = Signal()
    """Another choice: another file."""
    cables_changed = Signal()
    """Other cables, or something else is made of them."""
    title_changed = Signal()
    """Another title of the volume, or other numbers in it."""
    file_changed = Signal()
    """Another place."""

    def __init__(self, offers: Sequence[Offer], kept: Mapping[str, Any], parent: QWidget) -> None:
        """Offer these cables; `kept` is what `remembered` gave last time."""
        super().__init__(parent)
        options = kept.get("options")
        self.cables = CablesForm(offers, kept, self)
        self.notes = NotesForm(kept, self)
        self.parts = PartsForm(kept, self)
        self.page = PageForm(kept, self)
        self.options = OptionsForm(options if isinstance(options, dict) else {}, self)
        self.target = TargetForm(start_folder(kept.get("folder")), self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        groups = (self.cables, self.notes, self.parts, self.page, self.options)
        for group in (*groups, self.target):
            rows.addWidget(group)
        rows.addStretch(1)
        for group in groups[1:]:
            group.changed.connect(self.changed)
        self.cables.changed.connect(self.cables_changed)
        self.cables.title_changed.connect(self.title_changed)
        self.target.changed.connect(self.file_changed)

    # -- public --------------------------------------------------------------------------------------

    def show_for(self, found: Format) -> None:
        """Offer the choices that mean anything in a format."""
        self.cables.show_for(found)
        self.notes.show_for(found.asks)
        self.parts.show_for(found.asks)
        self.page.setVisible("paper" in found.asks)
        self.options.show_for(found)

    def choices(self, found: Format) -> ExportChoices:
        """Return what is chosen, as the format's writer takes it."""
        made = found.choices(
            kinds=self.notes.kinds(),
            corrections=self.notes.tells_corrections(),
            options=self.options.chosen(),
            **self.parts.chosen(),
        )
        if isinstance(made, PdfChoices):
            return replace(
                made,
                paper=self.page.paper,
                wash=self.page.wash,
                volume_title=self.cables.title.text().strip(),
                through=self.cables.through.isChecked(),
            )
        return made

    def many(self, found: Format) -> Many:
        """Return what becomes of the chosen cables in this format."""
        return self.cables.many(found)

    def kind_box(self, kind: NoteKind) -> QCheckBox:
        """Return the box of a kind of note."""
        return self.notes.kind_box(kind)

    def part_box(self, name: str) -> QCheckBox:
        """Return the box of a part: "header", "stages", "distribution", "page_lines" or "corrections"."""
        return self.notes.corrections_box if name == "corrections" else self.parts.box(name)

    def path(self) -> Path | None:
        """Return the file or folder to be written, or None where no usable name stands in the field."""
        return self.target.path()

    def remembered(self) -> dict[str, Any]:
        """Return the choices as JSON values; that marginal notes were ticked is not among them."""
        return {
            "paper": self.page.paper,
            "wash": self.page.wash,
            **self.notes.remembered(),
            **self.parts.chosen(),
            "options": self.options.remembered(),
            **self.cables.remembered(),
            "folder": str(self.target.folder),
        }
