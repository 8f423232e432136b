"""Importing for real: files, folders, typed text; one undo step; nothing refused in silence."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.errors import ReadingError
from db.records import HeaderField
from desktop.import_paths import read_path, read_typed
from desktop.jobs import Jobs
from desktop.messages.changes import change_label
from desktop.session import Session
from desktop.windows.import_flow import ImportFlow
from desktop.windows.new_cable_dialog import NewCableDialog
from tests.questions import press

WAIT = 30_000
Outcome = tuple[list[str], int, list[tuple[str, str]]]


@pytest.fixture(scope="module")
def jobs(qapp: QApplication) -> Iterator[Jobs]:  # noqa: ARG001
    made = Jobs()
    made.warm()
    yield made
    made.close()


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> QWidget:  # noqa: ARG001
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def flow(session: Session, jobs: Jobs, window: QWidget) -> ImportFlow:
    return ImportFlow(session, jobs, window)


def run(flow: ImportFlow, paths: list[Path], qtbot: QtBot) -> Outcome:
    with qtbot.waitSignal(flow.finished, timeout=WAIT) as told:
        flow.import_paths(paths)
    imported, already, refused = told.args
    return imported, already, refused


def test_files_and_folders_become_one_undo_step(
    flow: ImportFlow, session: Session, tmp_path: Path, sample: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "cables"
    (folder / "deep" / ".hidden").mkdir(parents=True)
    (folder / "b.txt").write_bytes(b"Second text.\r\n")
    (folder / "deep" / "a.TXT").write_bytes(b"Third text.\n")
    (folder / "deep" / ".hidden" / "no.txt").write_bytes(b"Hidden.\n")
    (folder / "picture.png").write_bytes(b"\x89PNG\0")
    imported, already, refused = run(flow, [sample, folder], qtbot)
    assert (len(imported), already, refused) == (3, 0, [])
    assert [session.store.cable_state(cable).cable.file_name for cable in imported] == [
        "Chen-8-35.txt",
        "b.txt",
        "a.TXT",
    ]
    label = session.undo_label()
    assert label is not None
    assert change_label(label) == "Import 3 cables"
    session.undo()
    assert session.cables() == []
    session.redo()
    assert len(session.cables()) == 3


def test_what_is_refused_is_told_with_its_name(
    flow: ImportFlow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "music.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "good.txt").write_bytes(b"Good.\n")
    (tmp_path / "nothing").mkdir()
    names = ("empty.txt", "music.txt", "missing.txt", "nothing", "good.txt")
    imported, already, refused = run(flow, [tmp_path / name for name in names], qtbot)
    assert (len(imported), already) == (1, 0)
    assert sorted(name for name, _ in refused) == ["empty.txt", "missing.txt", "music.txt", "nothing"]
    assert all(name in sentence for name, sentence in refused)
    assert len(session.cables()) == 1


def test_the_same_text_is_not_entered_twice(
    flow: ImportFlow, session: Session, jobs: Jobs, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_bytes(b"The same.\n")
    imported, already, _ = run(flow, [tmp_path / "one.txt", tmp_path / "two.txt"], qtbot)
    assert (len(imported), already) == (1, 1)
    again = ImportFlow(session, jobs, window)
    heard: list[list[str]] = []
    again.finished.connect(lambda *_: heard.append(list(again.known)))
    assert run(again, [tmp_path / "two.txt"], qtbot) == ([], 1, [])
    assert heard == [imported]


def test_cancelled_imports_nothing_more(
    flow: ImportFlow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_bytes(f"Text {number}.\n".encode())
    with qtbot.waitSignal(flow.finished, timeout=WAIT) as told:
        flow.import_paths([tmp_path])
        flow.cancel()
    assert told.args == [[], 0, []]
    assert session.cables() == []


def typed(window: QWidget) -> NewCableDialog:
    return window.findChildren(NewCableDialog)[-1]


def test_typed_text_is_kept_exactly(
    flow: ImportFlow, session: Session, window: QWidget, qtbot: QtBot
) -> None:
    flow.ask_new_cable()
    dialog = typed(window)
    dialog.title.setText("A <b>title</b>")
    dialog.text.insertPlainText("No\u00a0break,  two spaces\nand 𠮷.")
    with qtbot.waitSignal(flow.finished, timeout=WAIT) as told:
        QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (cable,) = told.args[0]
    state = session.store.cable_state(cable)
    assert state.text == "No\u00a0break,  two spaces\nand 𠮷."
    title = state.fields_in_order("title")[0]
    assert (title.value, title.supplied) == ("A <b>title</b>", True)
    assert state.cable.file_sha256 == ""


def test_a_text_that_is_there_already_keeps_the_dialog_open(
    flow: ImportFlow, window: QWidget, enter: object, qtbot: QtBot
) -> None:
    assert callable(enter)
    enter("Known text.\n")
    flow.ask_new_cable()
    dialog = typed(window)
    dialog.text.setPlainText("Known text.\n")
    dialog.make.click()
    qtbot.waitUntil(lambda: "already" in dialog.words.text(), timeout=WAIT)
    assert dialog.isVisible()
    assert dialog.text.isEnabled()
    press("Discard")
    with qtbot.waitSignal(flow.finished, timeout=WAIT) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert told.args == [[], 0, []]


def test_esc_asks_before_typed_text_is_lost(flow: ImportFlow, window: QWidget) -> None:
    flow.ask_new_cable()
    dialog = typed(window)
    dialog.text.setPlainText("Words.")
    press("Cancel")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.text.exact_text() == "Words."
    dialog.text.clear()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_title_of_her_own_takes_the_place_of_the_one_that_was_read(sample: Path) -> None:
    change, _ = read_typed(sample.read_text("utf-8"), "Mine", "u1")
    titles = [s.after for s in change.steps if isinstance(s.after, HeaderField) and s.after.name == "title"]
    assert [(title.value, title.supplied) for title in titles] == [("Mine", True)]
    assert not [s for s in change.steps if getattr(s.after, "owner", "") == titles[0].id]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this platform")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadingError) as refused:
        read_path(str(tmp_path / "pipe.txt"), "u1")
    assert refused.value.code == "file-not-text"
