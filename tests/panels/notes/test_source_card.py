"""The source note that is built from the header stands above the cards."""

from pytestqt.qtbot import QtBot

from db.editing import header_edits
from desktop.panels.notes.panel import NotesPanel
from desktop.session import Session
from tests.panels.notes.conftest import AddNote


def _archive(session: Session, value: str) -> None:
    state = session.state
    assert state is not None
    fields = state.fields_in_order("archive")
    if fields:
        assert session.do(header_edits.set_value(state, fields[0].id, value))
    else:
        assert session.do(header_edits.add_field(state, "archive", value)[0])


def test_it_follows_the_header_and_goes_while_notes_are_filtered(
    panel: NotesPanel, session: Session, add_note: AddNote, qtbot: QtBot
) -> None:
    assert panel.source.isHidden()
    _archive(session, "Fond 06")
    assert panel.source.words.accessibleName() == "Source: Fond 06."
    _archive(session, "Fond 07")
    assert panel.source.words.accessibleName() == "Source: Fond 07."
    assert panel.source.isVisible()
    add_note("Korea", words="a note")
    panel.filter.field.setText("a note")
    qtbot.waitUntil(panel.source.isHidden)
