"""The export dialog on the real sample, with the real exporter in its child process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from db.correcting.corrections import new_reading
from db.editing import note_edits
from db.records import NoteKind
from desktop.export_wish import Exported, Which
from desktop.exporting.choices import PdfChoices
from desktop.exporting.formats import format_named
from desktop.importing import enter_sample
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.settings import Settings
from desktop.windows.exporting.export_account import ExportAccount
from desktop.windows.exporting.export_asking import may_write
from desktop.windows.exporting.export_dialog import ExportDialog
from desktop.windows.exporting.export_offers import Offer, of_this
from desktop.windows.exporting.export_parts import local_paper
from tests.questions import press
from tests.windows.export_cancelled import cancelled_at_once

WAIT = 30_000


@pytest.fixture(scope="module")
def jobs(qapp: QApplication) -> Iterator[Jobs]:  # noqa: ARG001
    """Return one warm child process for all tests here."""
    made = Jobs()
    made.warm()
    yield made
    made.close()


@pytest.fixture
def annotated(session: Session, sample: Path) -> Session:
    """Return a session on the sample with two footnotes, a highlight and a marginal note."""
    session.open_cable(enter_sample(session.store, sample, session.author.id))
    add(session, "footnote", "Pak Seong-cheol", "Foreign minister.")
    add(session, "footnote", "Ambassador Qiao", "Qiao Xiaoguang.")
    add(session, "highlight", "3,500 of them", "")
    add(session, "marginal", "Foreign Minister", "a private thought")
    return session


def add(session: Session, kind: NoteKind, quote: str, words: str) -> None:
    state = session.state
    assert state is not None
    start = state.text.index(quote)
    change, _ = note_edits.add_note(
        state, kind, [(start, start + len(quote))], words=words, author=session.author.id
    )
    assert session.do(change)


@pytest.fixture
def dialog(
    annotated: Session, jobs: Jobs, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> Iterator[ExportDialog]:
    """Return the dialog, shown, with an empty folder to write into."""
    folder = tmp_path / "out"
    folder.mkdir()
    settings.put("export", {"folder": str(folder)})
    made = ExportDialog(annotated, jobs, settings)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def _choices(dialog: ExportDialog) -> PdfChoices:
    made = dialog.form.choices(format_named("pdf"))
    assert isinstance(made, PdfChoices)
    return made


def test_at_the_start(dialog: ExportDialog) -> None:
    form = dialog.form
    assert form.target.name.text() == "Chen-8-35, 1961-05-12, annotated.pdf"
    assert not form.kind_box("marginal").isChecked()
    assert form.kind_box("footnote").isChecked()
    assert dialog.said.notes.text() == "4 notes in this cable, 3 will be in the PDF; 1 private one stays out."
    assert _choices(dialog).paper == local_paper()
    assert not _choices(dialog).page_lines


def test_choices_change_the_sentence_and_are_remembered_but_marginal(
    dialog: ExportDialog, settings: Settings, annotated: Session, jobs: Jobs, qtbot: QtBot
) -> None:
    form = dialog.form
    form.kind_box("marginal").setChecked(True)
    form.kind_box("highlight").setChecked(False)
    form.part_box("stages").setChecked(False)
    form.page.line_button.setChecked(True)
    form.page.paper_box.setCurrentIndex(form.page.paper_box.findData("letter"))
    assert dialog.said.notes.text() == "4 notes in this cable, 3 will be in the PDF; 1 stays out."
    dialog.reject()
    again = ExportDialog(annotated, jobs, settings)
    qtbot.addWidget(again)
    chosen = _choices(again)
    again.reject()
    assert not {"highlight", "marginal"} & set(chosen.kinds)
    assert (chosen.paper, chosen.wash, chosen.stages, chosen.header) == ("letter", "line", False, True)


def test_preview_shows_the_finished_pages_and_follows_the_choices(dialog: ExportDialog, qtbot: QtBot) -> None:
    preview = dialog.preview
    qtbot.waitUntil(lambda: not preview.view.picture.isNull(), timeout=WAIT)
    first = preview.view.picture.copy()
    assert preview.place.text() == f"Page 1 of {preview.pages}"
    with qtbot.waitSignal(dialog._pages.shown, timeout=WAIT):
        dialog.form.page.line_button.setChecked(True)
    qtbot.waitUntil(lambda: preview.view.picture != first, timeout=WAIT)
    assert preview.page == 0


def test_exports_what_is_chosen_and_closes(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.exported, timeout=WAIT) as told:
        QTest.mouseClick(dialog.foot.export_button, Qt.MouseButton.LeftButton)
    path, made = told.args
    assert isinstance(made, Exported)
    ledger = made.ledger
    assert (ledger.in_library, ledger.chosen, ledger.written) == (4, 3, 3)
    assert not dialog.isVisible()
    text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert "Qiao Xiaoguang." in text
    assert "private thought" not in text
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_an_existing_file_is_asked_about(dialog: ExportDialog, qtbot: QtBot) -> None:
    path = dialog.form.path()
    assert path is not None
    path.write_text("mine", "utf-8")
    press("Cancel")
    dialog.export()
    assert dialog.isVisible()
    assert path.read_text("utf-8") == "mine"
    press("Replace")
    with qtbot.waitSignal(dialog.exported, timeout=WAIT):
        dialog.export()
    assert path.read_bytes().startswith(b"%PDF")


def test_a_failure_is_told_and_leaves_the_dialog_open(dialog: ExportDialog, qtbot: QtBot) -> None:
    folder = dialog.form.target.folder
    folder.rmdir()
    dialog.export()
    qtbot.waitUntil(lambda: "does not exist" in dialog.foot.words.text(), timeout=WAIT)
    assert dialog.isVisible()
    assert dialog.form.isEnabled()
    assert dialog.foot.export_button.isEnabled()


def test_cancel_stops_the_work_and_leaves_no_file(dialog: ExportDialog, qtbot: QtBot) -> None:
    folder = dialog.form.target.folder
    dialog.export()
    QTest.mouseClick(dialog.foot.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.foot.words.text() == "Cancelled. Nothing was written.", timeout=WAIT)
    assert dialog.isVisible()
    assert list(folder.iterdir()) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_no_name_no_export(dialog: ExportDialog) -> None:
    dialog.form.target.name.setText("  ")
    assert not dialog.foot.export_button.isEnabled()
    assert dialog.foot.words.text() == "Give the file a name."
    dialog.form.target.name.setText("x")
    assert dialog.foot.export_button.isEnabled()


def test_every_control_has_a_name_and_the_keys_are_unique(dialog: ExportDialog) -> None:
    keys = [
        label.text()[label.text().index("&") + 1].lower()
        for label in dialog.findChildren(QAbstractButton)
        if "&" in label.text()
    ]
    assert len(keys) == len(set(keys))
    for button in dialog.findChildren(QAbstractButton):
        assert button.text() or button.accessibleName()


def test_corrections_are_offered_where_there_are_any_and_the_choice_is_kept(
    annotated: Session, jobs: Jobs, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    state = annotated.state
    assert state is not None
    settings.put("export", {"folder": str(tmp_path)})

    def counted() -> ExportDialog:
        made = ExportDialog(annotated, jobs, settings)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: made.form.notes.corrections is not None, timeout=WAIT)
        # While pages are being made, closing ends the child process, and another takes its time to start.
        qtbot.waitUntil(lambda: not made.preview.view.picture.isNull(), timeout=WAIT)
        return made

    before = counted()
    assert not before.form.part_box("corrections").isVisible()
    before.reject()
    text = state.text.replace("Seong-cheol", "Sŏng-ch’ŏl", 1)
    assert annotated.do(new_reading(state, text, author=annotated.author.id, reason="typing error"))
    dialog = counted()
    box = dialog.form.part_box("corrections")
    assert box.isVisible()
    assert not box.isChecked()
    box.click()
    assert dialog.said.notes.text().endswith("1 correction will be a textual note.")
    with qtbot.waitSignal(dialog.exported, timeout=WAIT) as told:
        dialog.export()
    made = told.args[1]
    assert isinstance(made, Exported)
    assert (made.ledger.corrections, made.ledger.corrections_written) == (1, 1)
    again = counted()
    assert _choices(again).corrections
    again.reject()
    assert annotated.undo() is not None
    none = counted()
    assert not _choices(none).corrections
    none.reject()
    assert settings.get("export")["corrections"]


def test_a_dialog_that_ends_with_its_window_leaves_the_pages_that_are_made_alone(
    annotated: Session, jobs: Jobs, settings: Settings, qtbot: QtBot
) -> None:
    """What it makes then cannot be written any more, since its folder is gone; nobody is there to be told."""
    made = ExportDialog(annotated, jobs, settings)
    qtbot.waitUntil(lambda: made._pages._job is not None, timeout=WAIT)
    job = made._pages._job
    assert job is not None
    ended: list[object] = []
    job.done.connect(ended.append)
    job.failed.connect(ended.append)
    shiboken6.delete(made)
    qtbot.waitUntil(lambda: bool(ended), timeout=WAIT)


def test_many_cables_in_another_format_and_their_account(
    annotated: Session,
    enter: Callable[..., str],
    jobs: Jobs,
    settings: Settings,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    """The format is remembered, the title typed stays, a folder with files is asked about."""
    state = annotated.state
    assert state is not None
    ids = (state.cable.id, enter("A report on crabs.\n", title="Crabs"))
    settings.put("export", {"folder": str(tmp_path), "format": "txt"})
    offers = (of_this(state), Offer("selected", "Those selected", Which(ids), 2))
    dialog = ExportDialog(annotated, jobs, settings, offers=offers, chosen="selected")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.formats.format.name == "txt"
    assert dialog.said.losses.text() == "It holds no notes. It does not show the editor’s marks."
    assert dialog.form.target.name.text() == "library, 2 cables"
    assert not dialog.form.notes.isVisible()
    qtbot.waitUntil(lambda: "Korea Desk" in dialog.view.text.toPlainText(), timeout=WAIT)
    dialog.formats.choose("pdf")
    qtbot.waitUntil(lambda: dialog.form.notes.counts.get("footnote") == 2, timeout=WAIT)
    assert dialog.said.notes.text().startswith("4 notes in 2 cables, 3 will be in the files;")
    dialog.form.target.name.setText("mine")
    dialog.formats.choose("txt")
    assert dialog.form.target.name.text() == "mine"
    with qtbot.waitSignal(dialog.exported, timeout=WAIT) as told:
        dialog.export()
    path, made = told.args
    assert sorted(file.name for file in path.iterdir()) == ["Chen-8-35, 1961-05-12.txt", "Crabs.txt"]
    assert settings.get("export")["format"] == "txt"
    other = ExportDialog(annotated, jobs, settings, offers=offers, chosen="selected")
    cancelled_at_once(other, qtbot)
    assert sorted(file.name for file in tmp_path.iterdir() if "other" in file.name) == []
    account = ExportAccount(path, made)
    qtbot.addWidget(account)
    QTest.mouseClick(account.copy, Qt.MouseButton.LeftButton)
    words = QGuiApplication.clipboard().text()
    assert "2 cables in, 2 out." in words
    account.save_as(tmp_path / "account.txt")
    assert (tmp_path / "account.txt").read_text("utf-8") == words + "\n"
    press("Cancel")
    assert may_write(account, path) == "cancel"
