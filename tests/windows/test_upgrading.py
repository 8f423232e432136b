"""A large library of an earlier form is brought into today's beside the window, and that is said."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.schema import is_older, latest_version
from db.store import Store
from desktop.windows.library import library_control
from desktop.windows.library.upgrading import UpgradeDialog
from tests.windows.desk import open_window

OLD = Path(__file__).parents[1] / "data" / "schema-5.chancery.gz"


def test_it_says_what_is_done_and_opens_the_library_then(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "desk.chancery"
    library.write_bytes(gzip.decompress(OLD.read_bytes()))
    assert is_older(library)
    monkeypatch.setattr(library_control, "LARGE", 0)
    seen: list[str] = []

    def look() -> None:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, UpgradeDialog)]
        for dialog in shown:
            dialog.reject()  # Esc ends nothing
            seen.extend(label.text() for label in dialog.findChildren(QLabel))
        if not shown:
            timer.start()

    timer = QTimer(singleShot=True, interval=5)
    timer.timeout.connect(look)
    timer.start()
    window = open_window(qtbot, tmp_path)
    timer.stop()
    assert seen[0] == "The library is made ready"
    assert seen[1].startswith("desk.chancery was last used by an earlier Chancery.")
    assert window.session.has_library
    assert len(window.session.cables()) > 1
    assert not is_older(library)
    assert list(window.session.backup_root.rglob("*.chancery")) if window.session.backup_root else True


def test_what_is_of_today_or_no_library_is_not_older(tmp_path: Path) -> None:
    store = Store(tmp_path / "new.chancery")
    assert not is_older(tmp_path / "new.chancery")  # also while it is open
    store.close()
    (tmp_path / "words.txt").write_text("no library")
    for name in ("words.txt", "none", "."):
        assert not is_older(tmp_path / name)
    assert latest_version() > 0
