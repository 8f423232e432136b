"""Asks for the tags of one cable, or of several: those that all of them have are shown, others stay."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from db.records import Cable
from desktop import theme
from desktop.messages.words import plural, tr
from desktop.widgets.tag_edit import TagEdit


class CableTagsDialog(QDialog):
    """The tags as chips, and a field for more."""

    def __init__(self, cables: Sequence[Cable], known: Sequence[str], parent: QWidget | None = None) -> None:
        """Show the tags that all these cables have; `known` are those of the library."""
        super().__init__(parent)
        self.setWindowTitle(tr("Tags"))
        self._before = tuple(tag for tag in cables[0].tags if all(tag in cable.tags for cable in cables))
        self._after = self._before
        heading = QLabel(plural(len(cables), "Tags of the cable", "Tags of {n:,} cables"), self)
        heading.setFont(theme.serif(21, 600))
        self.tags = TagEdit(lambda: list(known), self)
        self.tags.set_tags(self._before)
        self.tags.edited.connect(self._changed)
        self.tags.done.connect(self._accept)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        ok = buttons.addButton(tr("&Set tags"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(10)
        rows.addWidget(heading)
        if len(cables) > 1:
            why = QLabel(tr("Shown are the tags that all of them have. Other tags stay as they are."), self)
            why.setWordWrap(True)
            theme.ink(why, "ink2")
            rows.addWidget(why)
        rows.addWidget(self.tags)
        rows.addWidget(buttons)
        self.setMinimumWidth(440)
        ok.setAutoDefault(False)
        self.tags.setFocus()

    def changes(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the tags to add and those to take away."""
        add = tuple(tag for tag in self._after if tag not in self._before)
        return add, tuple(tag for tag in self._before if tag not in self._after)

    def _changed(self, tags: Sequence[str]) -> None:
        self._after = tuple(tags)

    def _accept(self) -> None:
        self.tags.finish()
        self.accept()
