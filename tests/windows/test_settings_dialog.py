"""The settings apply at once and are kept, however the dialog is left."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.backup.thinning import Policy
from desktop.backup_choices import backup_policy, backup_root
from desktop.session import Session
from desktop.settings import Settings, computer_user
from desktop.windows.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(session: Session, settings: Settings, qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(settings, session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_name_is_the_computer_users_until_another_is_typed(
    dialog: SettingsDialog, settings: Settings
) -> None:
    assert dialog.name.text() == ""
    assert dialog.name.placeholderText() == settings.author == computer_user()
    QTest.keyClicks(dialog.name, "  Ada   Reader ")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert settings.author == "Ada Reader"


def test_every_choice_is_told_and_kept_at_once(
    dialog: SettingsDialog, settings: Settings, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.theme_chosen) as theme:
        dialog.themes["dark"].click()
    with qtbot.waitSignal(dialog.line_numbers_chosen) as numbers:
        dialog.numbers.click()
    with qtbot.waitSignal(dialog.zoom_chosen) as zoom:
        QTest.keyClick(dialog.zoom, Qt.Key.Key_Right)
    assert (theme.args, numbers.args, zoom.args) == (["dark"], [True], [105])
    assert dialog.zoom_words.text() == "105 %"
    again = Settings(settings.path)
    assert [again.get(key) for key in ("theme", "line_numbers", "zoom")] == ["dark", True, 105]


def test_the_librarys_place_is_told(dialog: SettingsDialog, session: Session) -> None:
    assert str(session.store.path) in dialog.place.accessibleName()
    assert dialog.show_folder.isEnabled()


def test_settings_that_cannot_be_kept_are_told(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "blocked").write_text("", "utf-8")
    made = SettingsDialog(Settings(tmp_path / "blocked" / "settings.json"), session)
    qtbot.addWidget(made)
    made.show()
    made.numbers.click()
    assert made.problem.isVisible()
    assert "could not be kept" in made.problem.text()


def test_choices_about_backups_are_kept_at_once(
    dialog: SettingsDialog,
    session: Session,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fields = dialog.backups
    assert (fields.latest.value(), fields.days.value(), fields.share.value()) == (10, 31, 20)
    for field, value in ((fields.latest, 3), (fields.days, 7), (fields.share, 50)):
        field.setValue(value)
    elsewhere = tmp_path / "elsewhere"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(elsewhere))
    fields.choose.click()
    again = Settings(settings.path)
    assert backup_policy(again) == Policy(3, 7, 0.5)
    assert backup_root(again) == session.backup_root == elsewhere
    assert str(elsewhere) in fields.place.accessibleName()
