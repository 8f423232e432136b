"""The part of the settings about backups: where they lie, how many are kept, how much room they take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from db.backup.thinning import Policy
from desktop import theme
from desktop.backup_choices import DAYS, LATEST, backup_policy, backup_root
from desktop.messages.words import tr
from desktop.models.tool_tips import plain_tip
from desktop.settings import Settings

_PLACE_WIDTH = 230


class BackupFields(QWidget):
    """Each choice is handed to `keep` (key, value) at once."""

    def __init__(
        self,
        settings: Settings,
        keep: Callable[[str, object], object],
        show_folder: Callable[[Path], object],
        parent: QWidget | None = None,
    ) -> None:
        """Show the choices in force; `show_folder` opens a folder in the file manager."""
        super().__init__(parent)
        self._settings, self._keep, self._show_folder = settings, keep, show_folder
        self._make_fields()
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.folder.clicked.connect(lambda: self._show_folder(backup_root(self._settings)))
        self.latest.valueChanged.connect(lambda value: self._keep("backup_latest", value))
        self.days.valueChanged.connect(lambda value: self._keep("backup_days", value))
        self.share.valueChanged.connect(lambda value: self._keep("backup_share", value / 100))

    def _make_fields(self) -> None:
        policy: Policy = backup_policy(self._settings)
        self.place = QLabel(self)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.choose = QPushButton(tr("C&hoose…"), self)
        self.choose.setToolTip(tr("Choose the folder for backups; those made so far stay where they are"))
        self.folder = QPushButton(tr("Show f&older"), self)
        for button in (self.choose, self.folder):
            button.setAutoDefault(False)
        self.latest = _number(self, LATEST, policy.latest, tr("Latest backups that are kept"))
        self.days = _number(self, DAYS, policy.days, tr("Days for which one backup a day is kept"))
        self.share = _number(self, (1, 100), round(policy.share * 100), tr("Share of the free disk"))
        self.share.setSuffix(tr(" %"))
        self._show_place()

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.place, 1)
        place.addWidget(self.choose)
        place.addWidget(self.folder)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addLayout(place, 0, 0, 1, 2)
        for row, (field, words) in enumerate(
            (
                (self.latest, tr("&latest are kept, whatever their age")),
                (self.days, tr("da&ys long one of each day, then one of each month for ever")),
                (self.share, tr("of the f&ree disk at most; the oldest go first")),
            ),
            start=1,
        ):
            label = QLabel(words, self)
            label.setBuddy(field)
            theme.ink(label, "ink2")
            grid.addWidget(field, row, 0)
            grid.addWidget(label, row, 1)

    # -- private -------------------------------------------------------------------------------------

    def _choose(self) -> None:
        start = str(backup_root(self._settings))
        name = QFileDialog.getExistingDirectory(self, tr("Folder for backups"), start)
        if name:
            self._keep("backup_folder", name)
            self._show_place()

    def _show_place(self) -> None:
        path = str(backup_root(self._settings))
        shown = self.place.fontMetrics().elidedText(path, Qt.TextElideMode.ElideMiddle, _PLACE_WIDTH)
        self.place.setText(shown)
        self.place.setToolTip(plain_tip(path))
        self.place.setAccessibleName(tr("Backups lie in {path}", path=path))


def _number(parent: QWidget, bounds: tuple[int, int], value: int, name: str) -> QSpinBox:
    box = QSpinBox(parent)
    box.setRange(*bounds)
    box.setValue(value)
    box.setFixedWidth(84)
    box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.UpDownArrows)
    box.setKeyboardTracking(False)
    box.setAccessibleName(name)
    theme.inset(box)
    return box
