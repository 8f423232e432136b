"""Others work on the same library while the text is corrected: she is told, and her words stay."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from db.correcting.corrections import new_reading
from db.editing import note_edits
from db.editing.cable_edits import trash_cable
from db.store import Store
from desktop import correction_drafts
from desktop.windows.main_window import MainWindow
from tests.windows.correcting import correct, enter, keep, look_at_all, note, quotes, wait_for_notes
from tests.windows.desk import open_window, state_of


class Other:
    """Another window or command on the same library."""

    def __init__(self, window: MainWindow) -> None:
        self.store = Store(window.session.store.path, create=False)
        self.author = self.store.ensure_author("Other").id
        self.state = self.store.cable_state(state_of(window).cable.id)

    def correct(self, old: str, new: str) -> None:
        change = new_reading(self.state, self.state.text.replace(old, new), author=self.author)
        assert change is not None
        self.store.apply(change, author=self.author)
        self.store.close()

    def note(self, words: str) -> str:
        start = self.state.text.index(words)
        change, made = note_edits.add_note(
            self.state, "footnote", [(start, start + len(words))], author=self.author
        )
        self.store.apply(change, author=self.author)
        self.store.close()
        return made.id


def test_notes_made_elsewhere_come_into_the_panel(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    enter(window)
    correct(window, "Ambassador Qiao", "Ambassador Chiao")
    wait_for_notes(qtbot, window)
    made = Other(window).note("Ambassador Qiao")
    window.session.look_again()
    items = wait_for_notes(qtbot, window)
    assert made in {item.owner for item in window.correcting.work.items}
    assert items["Ambassador Qiao"].new == "Ambassador Chiao"
    assert "elsewhere" in window.parts.status_line._told.text()
    look_at_all(window)
    keep(qtbot, window)
    assert quotes(window, made) == ["Ambassador Chiao"]
    window.close()


def told(window: MainWindow) -> str:
    """Return what the bar says of a text corrected elsewhere, "" where it says nothing."""
    found = [words for words in window.parts.bars.messages() if "corrected elsewhere" in words]
    return found[0] if found else ""


def test_what_was_corrected_elsewhere_comes_into_her_text(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    made = note(window, "footnote", "Korea Desk")
    editor = enter(window)
    correct(window, "Korea Desk", "China Desk")
    item = wait_for_notes(qtbot, window)["Korea Desk"]
    window.correcting.places.do(item.key, "right")
    mine = editor.text
    Other(window).correct("Priority", "Precedence")
    window.session.look_again()
    qtbot.waitUntil(lambda: bool(told(window)), timeout=20_000)
    both = mine.replace("Priority", "Precedence")
    assert editor.text == both
    assert told(window) == (
        "The text was corrected elsewhere meanwhile (reading 1)."
        " 1 correction of reading 1 was taken into your text."
    )
    assert wait_for_notes(qtbot, window)["Korea Desk"].choice == "right"
    assert window.correcting.page.keep.text() == "Keep as reading 2"
    assert window.correcting.work.changes == 1
    look_at_all(window)
    keep(qtbot, window)
    assert told(window) == ""
    assert (state_of(window).reading.ordinal, state_of(window).text) == (2, both)
    assert quotes(window, made) == ["China Desk"]
    window.close()


def test_words_that_both_corrected_are_hers_and_the_others_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    editor = enter(window)
    correct(window, "Ambassador Qiao", "Ambassador Chiao")
    both = editor.text.replace("Ambassador Qiao", "Ambassador Kiao")  # it stands twice
    Other(window).correct("Ambassador Qiao", "Ambassador Kiao")
    window.session.look_again()
    qtbot.waitUntil(lambda: bool(told(window)), timeout=20_000)
    assert editor.text == both
    assert told(window).endswith(
        "1 correction of reading 1 was taken into your text. In 1 place both changed the same words,"
        " and yours stay: “Kiao” there, “Chiao” here."
    )
    wait_for_notes(qtbot, window)
    assert window.correcting.work.changes == 1
    look_at_all(window)
    keep(qtbot, window)
    assert state_of(window).text == both
    window.close()


def test_kept_at_the_same_moment_nothing_is_overwritten(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    editor = enter(window)
    correct(window, "Ambassador Qiao", "Ambassador Chiao")
    wait_for_notes(qtbot, window)
    look_at_all(window)
    mine = editor.text
    Other(window).correct("Priority", "Precedence")
    window.correcting.keep()
    assert window.correcting.active
    assert state_of(window).reading.ordinal == 1
    qtbot.waitUntil(lambda: bool(told(window)), timeout=20_000)
    wait_for_notes(qtbot, window)
    look_at_all(window)
    keep(qtbot, window)
    assert state_of(window).text == mine.replace("Priority", "Precedence")
    window.close()


def test_what_she_types_while_it_is_worked_out_is_there_too(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    editor = enter(window)
    correct(window, "Ambassador Qiao", "Ambassador Chiao")
    Other(window).correct("Priority", "Precedence")
    window.session.look_again()
    correct(window, "Korea Desk", "China Desk")
    mine = editor.text
    qtbot.waitUntil(lambda: bool(told(window)), timeout=20_000)
    assert editor.text == mine.replace("Priority", "Precedence")
    editor.undo()
    assert editor.text == mine
    window.correcting.put_aside()
    window.close()


def test_a_cable_deleted_elsewhere_leaves_the_corrections_as_a_draft(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    editor = enter(window)
    correct(window, "Ambassador Qiao", "Ambassador Chiao")
    mine, cable = editor.text, state_of(window).cable.id
    other = Other(window)
    other.store.apply(trash_cable(other.state.cable, "gone"), author=other.author)
    other.store.close()
    window.session.look_again()
    assert not window.correcting.active
    draft = correction_drafts.read(window.session.store.library_id(), cable)
    assert draft is not None
    assert draft.text == mine
    assert any("draft" in words for words in window.parts.bars.messages())
    window.close()


def test_a_note_deleted_elsewhere_goes_from_the_panel_and_keeps_its_words(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    made = note(window, "footnote", "Ambassador Qiao")
    enter(window)
    correct(window, "Ambassador Qiao", "Ambassador Chiao")
    wait_for_notes(qtbot, window)
    other = Other(window)
    change = note_edits.delete_notes(other.state, [made])
    assert change is not None
    other.store.apply(change, author=other.author)
    other.store.close()
    window.session.look_again()
    wait_for_notes(qtbot, window)
    assert made not in {item.owner for item in window.correcting.work.items}
    look_at_all(window)
    keep(qtbot, window)
    assert quotes(window, made) == ["Ambassador Chiao"]
    window.close()
