"""The settings: name, colours, size of the text, line numbers, places, backups. Each applies at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.backup_choices import backup_root
from desktop.messages.words import tr
from desktop.models.tool_tips import plain_tip
from desktop.session import Session
from desktop.settings import Settings, computer_user
from desktop.widgets.series_box import SeriesBox
from desktop.widgets.typing_pause import TypingPause
from desktop.windows.history.backup_fields import BackupFields

_LEAST, _MOST, _STEP = 70, 250, 5


class SettingsDialog(QDialog):
    """What is changed here is kept and in force at once; there is nothing to confirm."""

    theme_chosen = Signal(str)
    """Colours: "system", "light" or "dark"."""
    zoom_chosen = Signal(int)
    """Size of the text in per cent, 70 to 250."""
    line_numbers_chosen = Signal(bool)

    def __init__(self, settings: Settings, session: Session, parent: QWidget | None = None) -> None:
        """Show the settings in force."""
        super().__init__(parent)
        self._settings = settings
        self._session = session
        self._pause = TypingPause(self)
        self.setWindowTitle(tr("Settings"))
        self._make_fields()
        self._lay_out()
        self._connect()

    # -- build ---------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self.name = QLineEdit(str(self._settings.get("author") or ""), self)
        self.name.setPlaceholderText(computer_user())
        self.name.setMaxLength(200)
        self.themes: dict[str, QRadioButton] = {
            "system": QRadioButton(tr("As the &system"), self),
            "light": QRadioButton(tr("L&ight"), self),
            "dark": QRadioButton(tr("Dar&k"), self),
        }
        group = QButtonGroup(self)
        for button in self.themes.values():
            group.addButton(button)
        kept = self._settings.get("theme", "system")
        self.themes[kept if kept in self.themes else "system"].setChecked(True)
        self.zoom = QSlider(Qt.Orientation.Horizontal, self)
        self.zoom.setRange(_LEAST // _STEP, _MOST // _STEP)
        self.zoom.setPageStep(5)
        self.zoom.setMinimumHeight(24)
        zoom = self._settings.get("zoom", 100)
        self.zoom.setValue(round((zoom if isinstance(zoom, int) else 100) / _STEP))
        self.zoom_words = QLabel(self)
        self.zoom_words.setMinimumWidth(48)
        self.zoom_words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.numbers = QCheckBox(tr("Line n&umbers beside the text"), self)
        self.numbers.setChecked(bool(self._settings.get("line_numbers", False)))
        self.series = SeriesBox(self)
        self.series.setAccessibleName(tr("Marks of new footnotes"))
        self.series.set_series(str(self._settings.get("series", "")))
        self.problem = QLabel(self)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        theme.ink(self.problem, "err")
        self.problem.hide()
        self._show_zoom()

    def _lay_out(self) -> None:
        heading = QLabel(tr("Settings"), self)
        heading.setFont(theme.serif(21, 600))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        name_label = _label(tr("Your &name"), self.name)
        grid.addWidget(name_label, 0, 0)
        grid.addWidget(self.name, 0, 1)
        hint = QLabel(tr("Stands on each note that you make from now on, and in exported files."), self)
        hint.setFont(theme.sans(12))
        hint.setWordWrap(True)
        theme.ink(hint, "ink3")
        grid.addWidget(hint, 1, 1)
        grid.addWidget(_label(tr("Colours")), 2, 0)
        grid.addLayout(_row(*self.themes.values()), 2, 1)
        grid.addWidget(_label(tr("Si&ze of the text"), self.zoom), 3, 0)
        sized = _row(self.zoom, self.zoom_words, stretch=False)
        grid.addLayout(sized, 3, 1)
        grid.addWidget(self.numbers, 4, 1)
        grid.addWidget(_label(tr("New foo&tnotes"), self.series), 5, 0)
        grid.addWidget(self.series, 5, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(_label(tr("Library")), 6, 0)
        grid.addLayout(self._library_row(), 6, 1)
        backups_label = _label(tr("Backups"))
        backups_label.setContentsMargins(0, 6, 0, 0)  # on the line of the folder
        grid.addWidget(backups_label, 7, 0, Qt.AlignmentFlag.AlignTop)
        self.backups = BackupFields(self._settings, self._keep_backups, _show_folder, self)
        grid.addWidget(self.backups, 7, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(16)
        rows.addWidget(heading)
        rows.addLayout(grid)
        rows.addWidget(self.problem)
        rows.addStretch(1)
        rows.addWidget(self.buttons)
        self.resize(600, 500)

    def _library_row(self) -> QHBoxLayout:
        path = str(self._session.store.path) if self._session.has_library else tr("none is open")
        self.place = QLabel(self)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setText(self.place.fontMetrics().elidedText(path, Qt.TextElideMode.ElideMiddle, 290))
        self.place.setToolTip(plain_tip(path))
        self.place.setAccessibleName(tr("The library lies at {path}", path=path))
        self.show_folder = QPushButton(tr("Show &folder"), self)
        self.show_folder.setAutoDefault(False)
        self.show_folder.setEnabled(self._session.has_library)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self.show_folder)
        return row

    def _connect(self) -> None:
        self.name.textEdited.connect(self._pause.touch)
        self.name.editingFinished.connect(self._keep_name)
        self._pause.due.connect(self._keep_name)
        for name, button in self.themes.items():
            button.toggled.connect(lambda on, chosen=name: self._choose_theme(chosen) if on else None)
        self.zoom.valueChanged.connect(self._choose_zoom)
        self.numbers.toggled.connect(self._choose_numbers)
        self.series.series_chosen.connect(lambda chosen: self._settings.put("series", chosen))
        self.show_folder.clicked.connect(self._open_folder)
        self.buttons.rejected.connect(self.reject)

    # -- slots ---------------------------------------------------------------------------------------

    def _keep_name(self) -> None:
        self._pause.stop()
        name = " ".join(self.name.text().split())
        if name != str(self._settings.get("author") or ""):
            self._keep("author", name)

    def _choose_theme(self, name: str) -> None:
        self._keep("theme", name)
        self.theme_chosen.emit(name)

    def _choose_zoom(self) -> None:
        percent = self.zoom.value() * _STEP
        self._show_zoom()
        self._keep("zoom", percent)
        self.zoom_chosen.emit(percent)

    def _choose_numbers(self, shown: bool) -> None:
        self._keep("line_numbers", shown)
        self.line_numbers_chosen.emit(shown)

    def _open_folder(self) -> None:
        _show_folder(Path(self._session.store.path).resolve().parent)

    # -- overrides -----------------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the name, however the dialog is left."""
        self._keep_name()
        super().hideEvent(event)

    # -- private -------------------------------------------------------------------------------------

    def _keep(self, key: str, value: object) -> None:
        kept = self._settings.put(key, value)
        self.problem.setText(
            tr(
                "The settings could not be kept in {path}. They hold until the program ends.",
                path=self._settings.path,
            )
        )
        self.problem.setVisible(not kept)

    def _keep_backups(self, key: str, value: object) -> None:
        self._keep(key, value)
        self._session.backup_root = backup_root(self._settings)

    def _show_zoom(self) -> None:
        self.zoom_words.setText(tr("{n} %", n=self.zoom.value() * _STEP))


def _show_folder(folder: Path) -> None:
    """Show a folder in the file manager, or the nearest one above it that is there yet."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _label(words: str, buddy: QWidget | None = None) -> QLabel:
    label = QLabel(words)
    theme.ink(label, "ink2")
    if buddy is not None:
        label.setBuddy(buddy)
        buddy.setAccessibleName(words.replace("&", ""))
    return label


def _row(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row
