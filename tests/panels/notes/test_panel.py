"""The panel as the window and the user see it: choosing, filtering, editing several, the words of its bar."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from db.cable_state import CableState
from desktop.models.note_filter import NoteFilter
from desktop.panels.notes.panel import NotesPanel
from desktop.session import Session
from desktop.widgets.colour_picker import ColourPicker
from tests.panels.notes.conftest import AddNote

NO_KEY = Qt.KeyboardModifier.NoModifier


def state_of(session: Session) -> CableState:
    assert session.state is not None
    return session.state


def click(panel: NotesPanel, note_id: str, key: Qt.KeyboardModifier = NO_KEY) -> None:
    place = panel.list.visualRect(panel.model.index_of(note_id)).topLeft() + QPoint(60, 20)
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, key, place)


def test_without_notes_the_panel_says_what_it_is_for(panel: NotesPanel) -> None:
    assert panel.summary() == ("", "")
    assert not panel.list.isVisible()


def test_the_summary_counts_kinds_or_is_short(qtbot: QtBot, panel: NotesPanel, add_note: AddNote) -> None:
    add_note("Korea Desk")
    add_note("Qiao")
    with qtbot.waitSignal(panel.summary_changed):
        add_note("3,500", kind="highlight")
    add_note("Pak", kind="marginal")
    assert panel.summary() == ("2 footnotes, 1 marginal, 1 highlight", "")
    panel.set_compact(True)
    assert panel.summary() == ("4", "")


def test_a_click_chooses_and_says_so_once(qtbot: QtBot, panel: NotesPanel, add_note: AddNote) -> None:
    add_note("Korea Desk")
    note = add_note("Qiao")
    with qtbot.waitSignal(panel.note_chosen) as chosen:
        click(panel, note)
    assert chosen.args == [note]
    assert panel.selected_notes() == [note]


def test_being_told_to_select_says_nothing(qtbot: QtBot, panel: NotesPanel, add_note: AddNote) -> None:
    note = add_note("Qiao")
    with qtbot.assertNotEmitted(panel.note_chosen):
        panel.select_note(note)
    assert panel.selected_notes() == [note]
    panel.select_note(None)
    assert panel.selected_notes() == []


def test_several_are_deleted_in_one_change_that_undo_takes_back(
    qtbot: QtBot, panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    first, second, third = add_note("Korea"), add_note("Pak"), add_note("Qiao")
    click(panel, first)
    click(panel, second, Qt.KeyboardModifier.ControlModifier)
    assert panel.selected_notes() == [first, second]
    with qtbot.waitSignal(panel.told) as told:
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert told.args == ["2 notes were put into the trash.", True]
    assert [n.id for n in state_of(session).notes_in_order()] == [third]
    session.undo()
    assert [n.id for n in state_of(session).notes_in_order()] == [first, second, third]


def test_one_deleted_note_is_named(qtbot: QtBot, panel: NotesPanel, add_note: AddNote) -> None:
    add_note("Korea")
    note = add_note("Qiao")
    with qtbot.waitSignal(panel.told) as told:
        panel.deeds.delete([note])
    assert told.args == ["Footnote 2 was put into the trash.", True]


def test_colour_kind_and_tags_of_several_are_one_step_each(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    ids = [add_note("Korea"), add_note("Pak")]
    assert panel.deeds.set_colour(ids, "rose")
    assert panel.deeds.set_kind(ids, "marginal")
    assert panel.deeds.turn_tag(ids, "persons", on=True)
    notes = [state_of(session).notes[i] for i in ids]
    assert [(n.colour, n.kind, n.tags) for n in notes] == [("rose", "marginal", ("persons",))] * 2
    for _ in range(3):
        session.undo()
    notes = [state_of(session).notes[i] for i in ids]
    assert [(n.colour, n.kind, n.tags) for n in notes] == [("sky", "footnote", ())] * 2


def test_next_and_previous_follow_the_text_and_the_filter(panel: NotesPanel, add_note: AddNote) -> None:
    last, first = add_note("Qiao", "x"), add_note("Korea", "x")
    middle = add_note("Pak", "y")
    assert panel.next_note(None, 1) == first
    assert panel.next_note(first, 1) == middle
    assert panel.next_note(last, 1) is None
    assert panel.next_note(last, -1) == middle
    panel.set_filter(NoteFilter("x"))
    assert panel.next_note(first, 1) == last


def test_typing_into_the_filter_says_how_many_are_left(
    qtbot: QtBot, panel: NotesPanel, add_note: AddNote
) -> None:
    add_note("Korea", "spelling")
    add_note("Pak", "other")
    QTest.keyClicks(panel.filter.field, "Spelling")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert panel.filter._words.text() == "1 of 2 notes has the word “Spelling”."
    panel.filter.all.click()
    assert panel.model.rowCount() == 2
    assert panel.filter.field.text() == ""
    assert not panel.filter.result.isVisible()


def test_the_filter_menu_chooses_kinds(panel: NotesPanel, add_note: AddNote) -> None:
    add_note("Korea")
    add_note("Pak", kind="marginal", tags=("A & B",))
    panel.filter._fill_menu()
    action = next(a for a in panel.filter.menu.actions() if a.text() == "Marginal note")
    action.trigger()
    assert panel.model.rowCount() == 1
    assert panel.filter._words.text() == "1 of 2 notes is shown."


def test_the_text_may_choose_a_note_that_the_filter_hides(panel: NotesPanel, add_note: AddNote) -> None:
    hidden = add_note("Korea", "one")
    add_note("Pak", "two")
    panel.set_filter(NoteFilter("two"))
    panel.select_note(hidden)
    assert panel.selected_notes() == [hidden]


def test_the_editor_changes_colour_kind_and_tags(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    note = add_note("Korea", "words")
    add_note("Pak", tags=("persons",))
    panel.edit_note(note)
    panel.editor.colours.set_colour("green")
    panel.editor.colours.chosen.emit("green")
    kinds = panel.editor.kinds
    kinds.activated.emit(kinds.findData("marginal"))
    field = panel.editor.tags.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "new, persons,")
    changed = state_of(session).notes[note]
    assert (changed.colour, changed.kind, changed.tags) == ("green", "marginal", ("new", "persons"))
    assert changed.words == "words"
    assert panel.editor.colours.colour() == "green"
    panel.editor.tags._chips[0].click()
    assert state_of(session).notes[note].tags == ("persons",)


def test_a_cable_s_own_note_shows_its_label(panel: NotesPanel, session: Session, add_note: AddNote) -> None:
    note = add_note("Korea", "see above", kind="own")
    add_note("Pak")
    panel.edit_note(note)
    assert panel.editor.label.isVisible()
    panel.editor.label.setText("60a")
    panel.editor.label.editingFinished.emit()
    assert state_of(session).notes[note].label == "60a"
    assert (
        panel.model.index_of(note)
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .startswith("Cable's own note 60a, sky")
    )


def test_deleting_in_the_editor_closes_it(panel: NotesPanel, session: Session, add_note: AddNote) -> None:
    note = add_note("Korea")
    panel.edit_note(note)
    panel.editor.field.insert_words("last words")
    panel.editor.bin.click()
    assert not panel.editor.isVisible()
    assert state_of(session).notes[note].trashed is not None
    assert state_of(session).notes[note].words == "last words"


def test_another_cable_closes_the_editor_and_keeps_the_words(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    note = add_note("Korea")
    cable = state_of(session).cable.id
    panel.edit_note(note)
    panel.editor.field.insert_words("typed")
    session.open_cable(None)
    assert not panel.editor.isVisible()
    session.open_cable(cable)
    assert state_of(session).notes[note].words == "typed"


def test_every_control_has_a_name(panel: NotesPanel, add_note: AddNote) -> None:
    panel.edit_note(add_note("Korea"))
    controls = [
        *panel.findChildren(QToolButton),
        *panel.findChildren(QComboBox),
        *panel.findChildren(ColourPicker),
        panel.editor.field,
        panel.list,
        panel.filter.field,
    ]
    for control in controls:
        if control.isVisible() and control.parent() is not panel.filter.field:
            assert control.accessibleName(), control


def test_copying_words_and_quote(qapp: QApplication, panel: NotesPanel, add_note: AddNote) -> None:
    note = add_note("Korea Desk", "*so* it is")
    panel.deeds.copy_words([note])
    assert qapp.clipboard().text() == "so it is"
    panel.deeds.copy_quote([note])
    assert qapp.clipboard().text() == "Korea Desk"


def test_the_menu_of_several_notes_offers_what_fits(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    ids = [add_note("Korea", "[x](https://example.org/a&b)"), add_note("Pak")]
    notes = [state_of(session).notes[i] for i in ids]
    one = [a.text() for a in panel.menu.build(notes[:1]).actions()]
    assert "Open link https://example.org/a&&b" in one
    several = [a.text() for a in panel.menu.build(notes).actions()]
    assert "Delete 2 notes\tDel" in several
    assert not any(words.startswith("Edit") for words in several)


def test_undoing_a_note_away_while_it_is_edited_chooses_no_other(
    qtbot: QtBot, panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    kept = add_note("Korea", "kept")
    panel.edit_note(add_note("Pak"))
    with qtbot.assertNotEmitted(panel.note_chosen):
        session.undo()
        panel.list.viewport().repaint()
    assert not panel.editor.isVisible()
    assert panel.model.key(0) == kept
    assert panel.list.hasFocus()
    session.redo()
    assert panel.model.rowCount() == 2


def test_what_is_typed_is_pending_until_it_is_committed(
    qtbot: QtBot, panel: NotesPanel, add_note: AddNote
) -> None:
    panel.edit_note(add_note("Korea"))
    with qtbot.waitSignal(panel.pending_changed) as told:
        QTest.keyClicks(panel.editor.field, "a")
    assert told.args == [True]
    assert panel.has_pending()
    with qtbot.waitSignal(panel.pending_changed) as told:
        panel.commit_pending()
    assert told.args == [False]
    assert not panel.has_pending()
