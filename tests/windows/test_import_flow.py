"""Importing for real: one file at once, several by way of the preview, in batches beside the window."""

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
from desktop.import_choices import ImportReport
from desktop.import_paths import Found, read_path, read_typed
from desktop.jobs import Jobs
from desktop.messages.changes import change_label
from desktop.session import Session
from desktop.windows.importing.import_flow import ImportFlow
from desktop.windows.importing.import_preview import ImportPreview
from desktop.windows.importing.import_typed import TypedText
from desktop.windows.library.new_cable_dialog import NewCableDialog
from tests.questions import press

WAIT = 60_000


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


def preview(flow: ImportFlow, qtbot: QtBot) -> ImportPreview:
    """Return the preview once it has looked at all of its files."""
    qtbot.waitUntil(lambda: flow.preview is not None, timeout=WAIT)
    shown = flow.preview
    assert shown is not None
    qtbot.waitUntil(lambda: len(shown.plan.looks) == len(shown.plan.files), timeout=WAIT)
    return shown


def run(flow: ImportFlow, paths: list[Path], qtbot: QtBot, *, several: bool = False) -> ImportReport:
    with qtbot.waitSignal(flow.finished, timeout=WAIT) as told:
        flow.import_paths(paths)
        if several:
            preview(flow, qtbot).accept_button.click()
    report = told.args[0]
    assert isinstance(report, ImportReport)
    return report


def names(report: ImportReport, what: str) -> list[str]:
    return [Path(one.path).name for one in report.outcomes if one.what == what]


def test_a_file_without_a_choice_is_one_drop_and_one_undo(
    flow: ImportFlow, session: Session, sample: Path, qtbot: QtBot
) -> None:
    report = run(flow, [sample], qtbot)
    assert names(report, "imported") == [sample.name]
    label = session.undo_label()
    assert label is not None
    assert change_label(label) == f"Import {sample.name}"
    session.undo()
    assert session.cables() == []


def test_files_and_folders_go_in_together(
    flow: ImportFlow, session: Session, tmp_path: Path, sample: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "cables"
    (folder / "deep" / ".hidden").mkdir(parents=True)
    (folder / "b.txt").write_bytes(b"Second text.\r\n")
    (folder / "deep" / "a.TXT").write_bytes(b"Third text.\n")
    (folder / "deep" / "same.txt").write_bytes(b"Second text.\n")
    (folder / "deep" / ".hidden" / "no.txt").write_bytes(b"Hidden.\n")
    (folder / "picture.png").write_bytes(b"\x89PNG\0")
    (folder / "empty.txt").write_bytes(b"")
    (tmp_path / "nothing").mkdir()
    report = run(flow, [sample, folder, tmp_path / "nothing"], qtbot, several=True)
    assert len(names(report, "imported")) == 3
    assert len(names(report, "already there")) == 1
    assert names(report, "refused") == ["nothing", "empty.txt"]
    assert len(session.cables()) == 3
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
    (tmp_path / "music.txt").write_bytes(bytes(range(256)) * 40)
    report = run(flow, [tmp_path / "music.txt"], qtbot)
    (one,) = report.outcomes
    assert one.refused is not None
    assert (one.what, one.refused.code, dict(one.refused.values)["name"]) == (
        "refused",
        "file-not-text",
        "music.txt",
    )
    assert session.cables() == []


def test_the_same_text_is_found_and_not_entered_twice(
    flow: ImportFlow, session: Session, jobs: Jobs, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "one.txt").write_bytes(b"The same.\n")
    (tmp_path / "two.txt").write_bytes(b"The same.\r\n")
    (entered,) = run(flow, [tmp_path / "one.txt"], qtbot).outcomes
    (again,) = run(ImportFlow(session, jobs, window), [tmp_path / "two.txt"], qtbot).outcomes
    assert (again.what, again.cable) == ("already there", entered.cable)


def test_cancelled_imports_nothing_more(
    flow: ImportFlow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_bytes(f"Text {number}.\n".encode())
    with qtbot.waitSignal(flow.finished, timeout=WAIT) as told:
        flow.import_paths([tmp_path])
        flow.cancel()
    assert told.args[0].outcomes == ()
    assert session.cables() == []


def test_an_answer_that_was_on_its_way_when_it_was_cancelled_asks_nothing(
    flow: ImportFlow, tmp_path: Path, qtbot: QtBot
) -> None:
    found = Found((str(tmp_path / "a.txt"), str(tmp_path / "b.txt")), (), ())
    with qtbot.waitSignal(flow.finished, timeout=WAIT) as told:
        flow.import_paths([tmp_path])
        flow.cancel()
        flow._found(found)  # as the child had sent it a moment before
    assert flow.preview is None
    assert told.args[0].outcomes == ()


def typed(window: QWidget, session: Session, jobs: Jobs) -> tuple[TypedText, NewCableDialog]:
    asking = TypedText(session, jobs, window)
    asking.ask()
    return asking, window.findChildren(NewCableDialog)[-1]


def test_typed_text_is_kept_exactly(session: Session, jobs: Jobs, window: QWidget, qtbot: QtBot) -> None:
    asking, dialog = typed(window, session, jobs)
    dialog.title.setText("A <b>title</b>")
    dialog.text.insertPlainText("No\u00a0break,  two spaces\nand 𠮷.")
    with qtbot.waitSignal(asking.entered, timeout=WAIT) as told:
        QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    state = session.store.cable_state(told.args[0])
    assert state.text == "No\u00a0break,  two spaces\nand 𠮷."
    title = state.fields_in_order("title")[0]
    assert (title.value, title.supplied) == ("A <b>title</b>", True)
    assert state.cable.file_sha256 == ""


def test_a_text_that_is_there_already_keeps_the_dialog_open(
    session: Session, jobs: Jobs, window: QWidget, enter: object, qtbot: QtBot
) -> None:
    assert callable(enter)
    enter("Known text.\n")
    _, dialog = typed(window, session, jobs)
    dialog.text.setPlainText("Known text.\n")
    dialog.make.click()
    qtbot.waitUntil(lambda: "already" in dialog.words.text(), timeout=WAIT)
    assert dialog.isVisible()
    assert dialog.text.isEnabled()
    press("Give it up")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_esc_asks_before_typed_text_is_lost(session: Session, jobs: Jobs, window: QWidget) -> None:
    _, dialog = typed(window, session, jobs)
    dialog.text.setPlainText("Words.")
    press("Keep writing")
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
