"""A real library with one cable, and the real panel on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.editing import cable_edits, note_edits
from db.records import NoteKind
from desktop import theme
from desktop.panels.notes.panel import NotesPanel
from desktop.session import Session

TEXT = (
    "From the Korea Desk.\nForeign Minister Pak Seong-cheol called in Ambassador Qiao, with 3,500 others.\n"
)

AddNote = Callable[..., str]


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    theme.install(qapp)
    made = Session(lambda: "Anna Weber")
    made.open_library(tmp_path / "notes.chancery")
    change, cable = cable_edits.new_cable(TEXT, author=made.author.id)
    assert made.do(change)
    made.open_cable(cable.id)
    yield made
    made.close_library()


@pytest.fixture
def clock() -> list[float]:
    """Return a clock that stands still until a test moves it: seconds in a list of one."""
    return [1000.0]


@pytest.fixture
def panel(qtbot: QtBot, session: Session, clock: list[float]) -> NotesPanel:
    made = NotesPanel(session, clock=lambda: clock[0])
    made.resize(392, 700)
    made.turn_wanted.connect(lambda way: session.undo() if way == "undo" else session.redo())
    qtbot.addWidget(made)
    session.cable_opened.emit()
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def add_note(session: Session) -> AddNote:
    """Add a note on the first place of some words of the text; return its id."""

    def add(
        quote: str = "",
        words: str = "",
        kind: NoteKind = "footnote",
        colour: str = "sky",
        tags: tuple[str, ...] = (),
    ) -> str:
        state = session.state
        assert state is not None
        start = state.text.index(quote)
        spans = [(start, start + len(quote))] if quote else []
        change, note = note_edits.add_note(
            state, kind, spans, author=session.author.id, words=words, colour=colour
        )
        assert session.do(change)
        if tags:
            assert session.do(note_edits.set_tags(state, note.id, tags))
        return note.id

    return add
