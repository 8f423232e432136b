"""Which notes go along, and whether corrections of the text are told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from db.records import NoteKind
from desktop.export_wish import Survey
from desktop.messages.words import plural, tr
from desktop.windows.exporting.export_rows import CountedBox, heading
from desktop.windows.exporting.export_words import kind_label

_KINDS: tuple[NoteKind, ...] = ("footnote", "highlight", "marginal", "source", "own", "general")
_ALWAYS: frozenset[NoteKind] = frozenset({"footnote", "highlight", "marginal"})


class NotesForm(QWidget):
    """Kinds of note with their counts. Marginal notes are private: at the start they are never ticked."""

    changed = Signal()

    def __init__(self, kept: Mapping[str, Any], parent: QWidget) -> None:
        """Show no counts yet; `kept` is what `remembered` gave last time."""
        super().__init__(parent)
        self.counts: dict[NoteKind, int] = {}
        self.corrections: int | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 10)
        rows.setSpacing(0)
        rows.addWidget(heading(tr("Notes"), self))
        self._kinds = {kind: CountedBox(kind_label(kind), self) for kind in _KINDS}
        left_out = kept.get("left_out")
        out = set(left_out) if isinstance(left_out, list) else set()
        for kind, row in self._kinds.items():
            row.box.setChecked(kind != "marginal" and kind not in out)
            row.box.toggled.connect(self.changed)
            rows.addWidget(row)
        self._textual = CountedBox(tr("Corrections as te&xtual notes"), self)
        self._textual.box.setToolTip(
            tr("A lettered note at each correction: the words as imported, and the reason.")
        )
        self._textual.box.setChecked(bool(kept.get("corrections", False)))
        self._textual.box.toggled.connect(self.changed)
        rows.addWidget(self._textual)
        self._show_rows()

    # -- public --------------------------------------------------------------------------------------

    def show_survey(self, found: Survey, *, corrections: bool = True) -> None:
        """Show how many notes and corrections there are; `corrections` says that these were counted, too."""
        self.counts = dict(found.notes)
        self.corrections = found.corrections if corrections else None
        for kind, row in self._kinds.items():
            n = self.counts.get(kind, 0)
            row.show_count(f"{n:,}", plural(n, "{n} note", "{n} notes"))
        n = found.corrections
        if found.cables == 1:
            self._textual.show_count(f"{n:,}", plural(n, "{n} correction", "{n} corrections"))
        else:
            words = plural(n, "in {n} cable", "in {n} cables")
            self._textual.show_count(words, words)
        self._show_rows()

    def kinds(self) -> tuple[NoteKind, ...]:
        """Return the kinds that go along."""
        return tuple(kind for kind in _KINDS if self._kinds[kind].box.isChecked())

    def tells_corrections(self) -> bool:
        """Return whether corrections are told; false where there are none."""
        return self.corrections != 0 and self._textual.box.isChecked()

    def kind_box(self, kind: NoteKind) -> QCheckBox:
        """Return the box of a kind of note."""
        return self._kinds[kind].box

    @property
    def corrections_box(self) -> QCheckBox:
        """The box of the corrections."""
        return self._textual.box

    def show_for(self, asks: Collection[str]) -> None:
        """Offer what means anything in a format."""
        self._asks_corrections = "corrections" in asks
        self.setVisible("notes" in asks)
        self._show_rows()

    def remembered(self) -> dict[str, Any]:
        """Return the choices as JSON values; that marginal notes were ticked is not among them."""
        out = [kind for kind in _KINDS if kind != "marginal" and not self._kinds[kind].box.isChecked()]
        return {"left_out": out, "corrections": self._textual.box.isChecked()}

    # -- private -------------------------------------------------------------------------------------

    _asks_corrections = True

    def _show_rows(self) -> None:
        for kind, row in self._kinds.items():
            row.setVisible(bool(self.counts.get(kind)) or kind in _ALWAYS)
        self._textual.setVisible(bool(self.corrections) and self._asks_corrections)
