"""A window's session in a process of its own, which writes notes and into the first note beside another."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from db.cable_state import CableState
from db.correcting.word_merge import merge_words
from db.editing import note_edits
from desktop.session import Session

app = QCoreApplication([])
name = sys.argv[2]
session = Session(lambda: name)
session.open_library(Path(sys.argv[1]), create=False)
session.open_cable(session.cables()[0].id)
assert session.state is not None
common = next(iter(session.state.notes))


def now_there() -> CableState:
    """Return the cable as the window shows it now."""
    assert session.state is not None
    return session.state


def write(number: int) -> None:
    """Add a note, then a word to the common one, and go on."""
    state = now_there()
    change, _ = note_edits.add_note(
        state, "footnote", [(0, 6)], author=session.author.id, words=f"{name} {number}"
    )
    assert session.do(change)
    if number % 2 == 0:
        state = now_there()  # words and record from one look: what another wrote meanwhile is in both
        base = state.notes[common].words
        mine = f"{base} {name}{number // 2}."
        while not session.do(note_edits.set_words(state, common, mine)):
            state = now_there()  # refused, and read anew
            theirs = state.notes[common].words
            base, mine = theirs, merge_words(base, mine, theirs)[0]
    if number < 19:
        QTimer.singleShot(0, lambda: write(number + 1))
    else:
        finish()


def finish() -> None:
    """End when nothing waits any more."""
    if session.has_unsaved():
        QTimer.singleShot(50, finish)
        return
    session.close_library()
    app.quit()


QTimer.singleShot(0, lambda: write(0))
raise SystemExit(app.exec())
