"""The first paint shows text and list; what is made after it loses no key, moves nothing and tells all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.errors import LibraryError
from desktop import theme
from desktop.messages.errors import error_sentence
from desktop.settings import Settings
from desktop.windows.main_window import MainWindow
from tests.conftest import REPOSITORY
from tests.windows.desk import ALT, CONTROL, open_window, state_of, type_words

_MOST_MODULES = 195
"""So many modules of ours are enough for text, list and frames; each costs a third of a millisecond."""
_LATER = (
    "db.carry_out",
    "db.checking",
    "db.correcting",
    "db.merging",
    "db.naming.finding",
    "db.reconcile",
    "db.searching.find",
    "db.searching.matching",
    "db.searching.ranking",
    "desktop.exporting",
    "desktop.interchange",
    "desktop.jobs",
    "desktop.panels.distribution",
    "desktop.panels.header",
    "desktop.panels.notes",
    "desktop.panels.stages",
    "desktop.reading",
    "desktop.widgets.word_editor",
    "desktop.windows.controls",
    "desktop.windows.correcting",
    "desktop.windows.dialogs",
    "desktop.windows.handlers",
    "desktop.worker",
    *("charset_normalizer", "fontTools", "lxml", "markdown_it", "multiprocessing", "pikepdf", "typst"),
    *("asyncio", "concurrent", "email", "http", "subprocess"),
)
"""What belongs to nothing that the first paint shows; with all that is below it."""
_FIRST_PAINT = """
import sys
from PySide6.QtWidgets import QApplication
from desktop.windows.main_window import MainWindow
paint = MainWindow.paintEvent
def told(window, event):
    print(*sorted(sys.modules), sep="\\n", flush=True)
    MainWindow.paintEvent = paint
    QApplication.quit()
MainWindow.paintEvent = told
from desktop.__main__ import main
sys.argv[1:] = ["--library", sys.argv[1]]
main()
"""


def begun(qtbot: QtBot, folder: Path) -> MainWindow:
    """Return a window on this folder's library that is painted for the first time, and not made further."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app, "light")
    window = MainWindow(Settings(folder / "settings.json"))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.libraries.open_first(folder / "desk.chancery")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window._painted_before)
    assert window.session.state is None  # the rest of the cable is read last
    return window


def wait_whole(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.first_painted):
        pass


def places(window: MainWindow) -> dict[str, tuple[int, ...]]:
    return {key: fold.geometry().getRect() for key, fold in window.parts.folds.items()}  # type: ignore[misc]


def test_the_first_paint_has_text_and_list(qtbot: QtBot, tmp_path: Path) -> None:
    window = begun(qtbot, tmp_path)
    shown = window.parts.text.toPlainText()
    assert "Korea Desk" in shown
    rows = window.parts.library.list
    assert rows.model().rowCount() == 1
    assert rows.model().index(0, 0).data()
    assert rows.currentIndex().row() == 0
    assert window.windowTitle() != window.parts.library.title != ""
    assert [fold.bar.isVisible() for fold in window.parts.folds.values()] == [True] * 4
    assert next(menu.text() for menu in window.menuBar().actions()) == "&File"
    wait_whole(qtbot, window)
    assert window.parts.text.toPlainText() == shown
    assert all(fold.panel.isVisible() is not fold.folded for fold in window.parts.folds.values())
    assert window.parts.header.model.rows
    assert window.parts.stages.model.rows
    assert window.parts.actions["footnote"].isVisible()
    window.close()


def test_nothing_moves_when_the_panels_are_filled(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    before = places(window)
    window.close()
    again = begun(qtbot, tmp_path)
    assert places(again) == before
    again.finish()
    QApplication.processEvents()
    assert places(again) == before
    again.close()


def test_a_key_that_comes_before_its_handler_does_what_it_does(qtbot: QtBot, tmp_path: Path) -> None:
    window = begun(qtbot, tmp_path)
    start = window.parts.text.toPlainText().index("Korea Desk")
    window.parts.text.select_span(start, start + len("Korea Desk"))
    QTest.keyClick(window.parts.text, Qt.Key.Key_F, CONTROL | ALT)
    state = state_of(window)
    assert [state.spans_of(note.id)[0].quote for note in state.notes_in_order()] == ["Korea Desk"]
    type_words("of the Ministry")
    window.close()
    again = open_window(qtbot, tmp_path)
    assert [note.words for note in state_of(again).notes_in_order()] == ["of the Ministry"]
    again.close()


def test_a_menu_that_is_opened_before_it_is_filled_is_full(qtbot: QtBot, tmp_path: Path) -> None:
    window = begun(qtbot, tmp_path)
    bar = window.menuBar()
    note = next(action for action in bar.actions() if action.text() == "&Note")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(note).center())
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert len(menu.actions()) > 20
    menu.close()
    window.close()


def test_a_window_that_is_closed_at_once_remembers_its_cable(qtbot: QtBot, tmp_path: Path) -> None:
    window = begun(qtbot, tmp_path)
    assert window.close()
    kept = Settings(tmp_path / "settings.json").get("last_cable", {})
    assert str((tmp_path / "desk.chancery").resolve()) in kept


def test_what_fails_before_there_is_anybody_to_tell_it_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    window = begun(qtbot, tmp_path)
    error = LibraryError("library-gone", path=str(tmp_path))
    window.session.failed.emit(error)
    assert not window.parts.bars.bars()
    window.finish()
    assert [bar.words for bar in window.parts.bars.bars()] == [error_sentence(error)]
    window.close()


def test_little_is_loaded_before_the_first_paint(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.close()
    ended = subprocess.run(
        [sys.executable, "-c", _FIRST_PAINT, str(tmp_path / "desk.chancery")],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    loaded = ended.stdout.split()
    assert "desktop.panels.text.view" in loaded
    assert [
        name for name in loaded if name.startswith(tuple(f"{each}." for each in _LATER)) or name in _LATER
    ] == []
    ours = [name for name in loaded if name.partition(".")[0] in ("db", "desktop", "resources")]
    assert len(ours) <= _MOST_MODULES
