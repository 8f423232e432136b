"""Two libraries and the files that go between them."""

from __future__ import annotations

from pathlib import Path

from db.cable_state import CableState
from db.changes import Change
from db.editing.note_edits import add_note
from db.importing.entering import ForWhom
from db.records import NOTE_KINDS, Note, NoteKind, new_id
from db.store import Store
from desktop.exporting.choices import PdfChoices
from desktop.exporting.gather import gather
from desktop.import_choices import Outcome, Wanted
from desktop.import_few import import_here
from desktop.returning.back import Back
from desktop.returning.looking import look_back
from tests.exporting.cables import pdf_bytes
from tests.imported import import_data

ALL = PdfChoices(kinds=NOTE_KINDS)


class House:
    """A historian's library, and what she does in it."""

    def __init__(self, path: Path, author: str) -> None:
        self.path = path
        self.store = Store(path)
        self.author = self.store.ensure_author(author).id

    def enter(self, data: bytes, name: str) -> str:
        return import_data(self.store, data, name, self.author).cable

    def state(self, cable: str) -> CableState:
        return self.store.cable_state(cable)

    def do(self, change: Change | None) -> None:
        assert change is not None
        self.store.apply(change, author=self.author)

    def note(self, cable: str, quote: str, words: str = "w", kind: NoteKind = "footnote") -> Note:
        state = self.state(cable)
        start = state.text.index(quote)
        change, note = add_note(state, kind, [(start, start + len(quote))], author=self.author, words=words)
        self.do(change)
        return note

    def pdf(self, cable: str, choices: PdfChoices = ALL) -> bytes:
        state = self.state(cable)
        return pdf_bytes(gather(state, choices, exported_by="x", text_of=self.store.text), choices)

    def receive(self, data: bytes, name: str = "sent.pdf") -> Outcome:
        """Import a file as the command line does."""
        path = self.path.with_name(name)
        path.write_bytes(data)
        (outcome,) = import_here(self.path, [Wanted(str(path))], ForWhom(self.author, new_id("i"))).outcomes
        return outcome

    def look(self, data: bytes, name: str = "sent.pdf", cable: str = "") -> Back:
        """Look at a file as the window does when it is dropped."""
        path = self.path.with_name(name)
        path.write_bytes(data)
        return look_back(str(path), str(self.path), cable)
