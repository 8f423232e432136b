"""Typing into the real window, which is killed between two keys."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count

from db.editing.note_edits import add_note
from db.store import Store
from tests.faults.deeds_writing import InLibrary
from tests.faults.killing import Look

LETTERS = "abc def. "


class TypingInWindow(InLibrary):
    """Keys go into the editor of a note; a deed is a letter of which the window says "Saved"."""

    def prepare(self, store: Store, author: str) -> None:
        """Make the note, with its first letter."""
        import desktop.windows.main_window  # noqa: F401 - children need not import it themselves

        change, note = add_note(store.cable_state(self.cable), "footnote", [(0, 6)], author=author)
        store.apply(change, author=author)
        self.note = note.id

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Open the window and type."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        from desktop import theme
        from desktop.settings import Settings
        from desktop.widgets import typing_pause
        from desktop.windows.main_window import MainWindow

        typing_pause.PAUSE_MS, typing_pause.LATEST_MS = 3, 10
        app = QApplication(["chancery"])
        theme.install(app, "light")
        window = MainWindow(Settings(self.folder / "settings.json"))
        window.libraries.open_first(self.library)
        window.finish()
        window.show()
        window.activateWindow()
        window.session.open_cable(self.cable)
        field = window.parts.notes.editor.field
        window.parts.notes.edit_note(self.note)

        def saved() -> None:
            if not window.parts.notes.has_pending():
                say(len(field.words()) - 1)

        window.session.saved.connect(saved)
        for number in count(done):
            QTest.keyClicks(field, LETTERS[number % len(LETTERS)])
            app.processEvents()

    def see(self, store: Store, acknowledged: int) -> tuple[int, tuple[str, ...]]:
        """See that the note holds the letters that were typed, in order."""
        del acknowledged
        words = store.cable_state(self.cable).notes[self.note].words
        wanted = (LETTERS * (len(words) // len(LETTERS) + 1))[: len(words)]
        return len(words), () if words == wanted else (f"the note says {words!r}",)

    def look(self, acknowledged: int) -> Look:
        """As in every library; the settings lie beside it here."""
        found = super().look(acknowledged)
        return Look(found.done, found.torn, tuple(name for name in found.left if name != "settings.json"))
