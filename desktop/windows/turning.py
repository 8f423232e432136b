"""Undo and redo of the window: carried out, or waited for where the library is in use, and always told.

Where nothing of hers is left but another window has steps of its own, the keys say so instead of nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QShortcut

from db.changes import Change, Label
from db.errors import ChanceryError
from db.records import Note
from desktop.messages.changes import change_label
from desktop.messages.words import tr
from desktop.models.tool_tips import plain_tip
from desktop.saving import AGAIN_MS

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow
    from desktop.windows.modes import Mode

Way = Literal["undo", "redo"]

_WORDS: tuple[tuple[Way, str], ...] = (("undo", "&Undo"), ("redo", "&Redo"))
MOST_TRIES = 50
"""So often a library in use is tried, ten seconds long, before she is told."""


class Turning(QObject):
    """Turns steps of the session's library, one at a time."""

    def __init__(self, window: MainWindow) -> None:
        """Act for this window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._wanted: tuple[Way, Label | None, Callable[[Change], object]] | None = None
        self._tries = 0
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        self._says: dict[Way, QShortcut] = {}
        self._session.leaving.connect(self._forget)

    # -- public --------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last step and say what it was; in a mode that has steps of its own, its last."""
        if not self._turned_beside("undo"):
            self.turn("undo", self._show)

    def redo(self) -> None:
        """Bring back the step last undone and say what it was; see `undo`."""
        if not self._turned_beside("redo"):
            self.turn("redo", self._show)

    def _turned_beside(self, way: Way) -> bool:
        """Tell whether a mode has turned a step of its own, or a large step is being turned by a job."""
        self._session.flush_wanted.emit()  # what was typed last is the last step
        dialogs = self._window.dialogs
        return self._window.modes.turn(way) or dialogs.import_undo.turn(way) or dialogs.merging.turn(way)

    def turn(self, way: Way, then: Callable[[Change], object] = lambda _change: None) -> None:
        """Undo or redo, tell what it was and call `then`; where the library is in use, wait for it."""
        if self._wanted is not None:
            self._tell_waiting()
            return
        self._tries = MOST_TRIES
        self._turn(way, self._label(way), then)

    def name_steps(self, mode: Mode | None = None) -> set[str]:
        """Name undo and redo after what they would turn; return those that can be used now.

        In a mode they are the mode's own, and have no names.
        """
        present: set[str] = set()
        for way, word in _WORDS:
            label = self._label(way) if mode is None else None
            able = label is not None
            if mode is not None:
                able = mode.can_undo() if way == "undo" else mode.can_redo()
            if able:
                present.add(way)
            self._name(way, tr(word), label, "" if able or mode is not None else self._why_not(way))
        return present

    # -- private ---------------------------------------------------------------------------------------

    def _label(self, way: Way) -> Label | None:
        return self._session.undo_label() if way == "undo" else self._session.redo_label()

    def _name(self, way: Way, word: str, label: Label | None, why_not: str) -> None:
        what = change_label(label) if label else ""
        action = self._window.parts.actions[way]
        action.setText(f"{word} {what.replace('&', '&&')}".rstrip())
        keys = action.shortcut().toString()
        action.setToolTip(plain_tip(f"{word.replace('&', '')} {what}".rstrip() + f" ({keys})", why_not))
        says = self._says.get(way)
        if says is None and why_not:
            # A disabled action does not hear its key, so that somebody else says why.
            says = self._says[way] = QShortcut(action.shortcut(), self._window)
            says.activated.connect(lambda: self._window.parts.status_line.tell(_of_others(way)))
        if says is not None:
            says.setEnabled(bool(why_not))

    def _why_not(self, way: Way) -> str:
        """Return why there is nothing to turn although there are steps, or ""."""
        store = self._session.store
        look = store.next_undo if way == "undo" else store.next_redo
        return _of_others(way) if look(everyones=True) is not None else ""

    def _turn(self, way: Way, label: Label | None, then: Callable[[Change], object]) -> None:
        self._wanted = (way, label, then)
        turn = self._session.undo if way == "undo" else self._session.redo
        change = turn(self._later)
        if self._again.isActive():
            return
        self._wanted = None
        if change is not None:
            then(change)
            words = tr("Undone: {what}.") if way == "undo" else tr("Done again: {what}.")
            self._window.parts.status_line.tell(words.format(what=change_label(change.label)))

    def _later(self, error: ChanceryError) -> bool:
        """Have it tried again where the library is only in use just now."""
        if error.code != "library-locked" or self._tries <= 0:
            return False
        self._tries -= 1
        self._again.start()
        self._tell_waiting()
        return True

    def _try_again(self) -> None:
        if self._wanted is None:
            return
        way, label, then = self._wanted
        if self._label(way) != label:
            self._wanted = None
            self._window.parts.status_line.tell(
                tr("Nothing was undone: something else was done meanwhile.")
                if way == "undo"
                else tr("Nothing was done again: something else was done meanwhile.")
            )
            return
        self._turn(way, label, then)

    def _tell_waiting(self) -> None:
        way = self._wanted[0] if self._wanted is not None else "undo"
        self._window.parts.status_line.tell(
            tr("The library is in use by another program: the step is undone as soon as it lets go.")
            if way == "undo"
            else tr("The library is in use by another program: the step is done again as soon as it lets go.")
        )

    def _forget(self) -> None:
        """Turn nothing any more: the library is left."""
        self._again.stop()
        self._wanted = None

    def _show(self, change: Change) -> None:
        """Choose the note that undo or redo has touched; good news of before is no longer true."""
        self._window.parts.bars.close_good_news()
        state = self._session.state
        notes = [step.record for step in change.steps if isinstance(step.record, Note)]
        if state is None or len(notes) != 1:
            return
        note = state.notes.get(notes[0].id)
        if note is not None and note.trashed is None:
            self._window.notes.choose(note.id, scroll_text=False)


def _of_others(way: Way) -> str:
    if way == "undo":
        return tr("Nothing of yours is left to undo: the last steps are another window's, which undoes them.")
    return tr("Nothing of yours is left to do again: the last step undone is another window's.")
