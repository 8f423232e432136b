"""Taking back corrections and going back to a reading while one compares; and undoing just that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QObject

from db.cable_state import CableState
from db.changes import Change, Step
from db.correcting.corrections import Correction
from db.correcting.differences import Difference
from db.correcting.taking_back import go_back, take_back
from db.errors import ChanceryError
from desktop.messages.changes import change_label
from desktop.messages.errors import error_sentence
from desktop.messages.readings import exchanged
from desktop.messages.words import plural, tr
from desktop.models.new_values import new_value, value_steps
from desktop.session import Session

_OURS = frozenset({"take-back", "go-back", "correct-text", "update-from-file"})
"""Changes that undo and redo turn while one compares: those that make a reading."""


class TakingBack(QObject):
    """Asks the session for the next reading; `say` tells what was refused, `tell` what was done."""

    def __init__(
        self,
        session: Session,
        say: Callable[[str, str], object],
        tell: Callable[[str], object],
        parent: QObject,
    ) -> None:
        """Act on the session's open cable."""
        super().__init__(parent)
        self._session = session
        self._say = say
        self._tell = tell

    def take_back(self, chosen: Sequence[Difference], reading: str) -> None:
        """Let the old words of differences, which lead to this reading, stand again, as one step."""
        count = len(chosen)
        one = exchanged(chosen[0].inverse)
        what = one if count == 1 else plural(count, "{n} correction", "{n} corrections")
        self._do(
            lambda state, author: take_back(
                state,
                chosen,
                author=author,
                text_of=self._session.store.text,
                reading=reading,
                also=lambda made: _values(state, made),
            ),
            tr("Taken back: {what}. Undo brings it back.", what=what),
        )

    def go_back(self, reading: str) -> None:
        """Let the text of an earlier reading stand again, as the next reading."""
        state = self._session.state
        if state is None:
            return
        self._do(
            lambda state, author: go_back(
                state,
                reading,
                author=author,
                text_of=self._session.store.text,
                also=lambda made: _values(state, made),
            ),
            tr(
                "The text of reading {n} stands again. Undo takes that back.",
                n=state.readings[reading].ordinal,
            ),
        )

    def can_turn(self, way: Literal["undo", "redo"]) -> bool:
        """Tell whether the step to be undone or done again made a reading."""
        label = self._session.undo_label() if way == "undo" else self._session.redo_label()
        return label is not None and label.code in _OURS

    def turn(self, way: Literal["undo", "redo"]) -> None:
        """Undo or do again the step that made a reading, and say what it was."""
        if not self.can_turn(way):
            return
        change = self._session.undo() if way == "undo" else self._session.redo()
        if change is not None:
            words = tr("Undone: {what}.") if way == "undo" else tr("Done again: {what}.")
            self._tell(words.format(what=change_label(change.label)))

    def _do(self, make: Callable[[CableState, str], Change | None], done: str) -> None:
        """Carry out a change and tell that it is `done`; tell in words where it is refused."""
        state = self._session.state
        if state is None:
            return
        try:
            change = make(state, self._session.author.id)
        except ChanceryError as error:
            self._say(error_sentence(error), "warn")
            return
        if change is not None and self._session.do(change):
            self._tell(done)


def _values(state: CableState, made: Correction) -> list[Step]:
    """Return the steps by which values follow the words that they were read from."""
    return value_steps(value for one in made.moved if (value := new_value(state, one)) is not None)
