"""Text that was corrected elsewhere meanwhile, put together with what stands in the editor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.cable_state import CableState
from db.correcting.corrections import carried
from db.errors import ChanceryError
from db.text_merge import Merge, merge_texts

if TYPE_CHECKING:
    from desktop.jobs import Jobs
    from desktop.panels.text.correcting import CorrectingView

MOST_STEPS = 60
"""Corrections that come into the editor each as a step of its own; more come as one."""


class CorrectMerge(QObject):
    """Works it out in the child process, anew as long as she types on meanwhile."""

    merged = Signal(object, object)
    """A `Merge` and the `CableState` whose text is in it; the editor is as it was."""

    def __init__(self, jobs: Callable[[], Jobs], text: Callable[[], str], parent: QObject) -> None:
        """Work with the child process that `jobs` returns; `text` returns what stands in the editor."""
        super().__init__(parent)
        self._jobs = jobs
        self._text = text
        self._number = 0
        self._wanted: tuple[str, CableState] | None = None

    @property
    def pending(self) -> bool:
        """Tell whether it is still being worked out."""
        return self._wanted is not None

    def start(self, base: str, state: CableState) -> None:
        """Put the editor's text, made of `base`, together with a cable's text of today."""
        if self._wanted is not None and self._wanted[1] is state:
            return
        self._wanted = (base, state)
        self._ask()

    def stop(self) -> None:
        """Forget what is being worked out: the correction has ended."""
        self._number += 1
        self._wanted = None

    def _ask(self) -> None:
        assert self._wanted is not None
        self._number += 1
        number, (base, state) = self._number, self._wanted
        mine = self._text()
        job = self._jobs().run("db.text_merge:merge_texts", base, mine, state.text)
        job.done.connect(lambda merge: self._answered(number, merge))
        job.failed.connect(lambda error: self._unanswered(number, error))

    def _answered(self, number: int, merge: Merge) -> None:
        if number != self._number or self._wanted is None:
            return
        if merge.mine != self._text():
            self._ask()
            return
        _base, state = self._wanted
        self.stop()
        self.merged.emit(merge, state)

    def _unanswered(self, number: int, _error: ChanceryError) -> None:
        """Work it out here: without it she could not keep what she has."""
        if number == self._number and self._wanted is not None:
            base, state = self._wanted
            self._answered(number, merge_texts(base, self._text(), state.text))


def take_in(editor: CorrectingView, merge: Merge) -> None:
    """Make the corrections of another in the editor, whose text is `merge.mine`; each can be taken back."""
    if len(merge.taken) > MOST_STEPS:
        editor.put_text(merge.text)
        return
    place = editor.place()
    for hunk in reversed(merge.taken):
        editor.replace(hunk.start, hunk.end, hunk.new)
    moved = {name: carried(getattr(place, name), merge.taken) for name in ("top", "caret", "anchor")}
    editor.restore_place(replace(place, **moved))
