"""Taking back corrections and going back to a reading while one compares; and undoing just that.

In a long text this takes longer than a window may stand still: then the child process works it out, and
what has become of the cable meanwhile makes it begin anew. Every wish ends in a reading or in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from db.cable_state import CableState
from db.changes import Change
from db.correcting.differences import Difference
from db.errors import ChanceryError
from desktop.messages.errors import error_sentence
from desktop.messages.readings import standing_again
from desktop.messages.words import plural, tr
from desktop.models.earlier_words import gone_back_with, taken_back_with
from desktop.session import Session

if TYPE_CHECKING:
    from desktop.jobs import Jobs

AT_ONCE = 40_000
"""Code points of a text up to which this is worked out at once; above that in the child process."""
_OURS = frozenset({"take-back", "go-back", "correct-text", "update-from-file"})
"""Changes that undo and redo turn while one compares: those that make a reading."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to stand again: `job` and `here` work it out beside the window and in it."""

    cable: str
    job: str
    arguments: tuple[object, ...]
    here: Callable[[CableState, str], Change | None]
    done: str


class TakingBack(QObject):
    """Asks the session for the next reading; `say` tells what was refused, `tell` what was done."""

    worked = Signal(bool)
    """A wish is being worked out beside the window; or no longer is."""

    def __init__(
        self,
        session: Session,
        jobs: Callable[[], Jobs],
        turn: Callable[[Literal["undo", "redo"]], object],
        say: Callable[[str, str], object],
        tell: Callable[[str], object],
        parent: QObject,
    ) -> None:
        """Act on the session's open cable; `turn` undoes a step or does it again, and says so."""
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._turn = turn
        self._say = say
        self._tell = tell
        self._wish: _Wish | None = None

    @property
    def busy(self) -> bool:
        """Tell whether a wish is still being worked out; another one waits for her until then."""
        return self._wish is not None

    def take_back(self, chosen: Sequence[Difference], reading: str) -> None:
        """Let the old words of differences, which lead to this reading, stand again, as one step."""
        count = len(chosen)
        what = standing_again(chosen[0]) if count == 1 else plural(count, "{n} correction", "{n} corrections")
        text_of = self._session.store.text
        self._begin(
            "desktop.models.earlier_words:taken_back",
            (tuple(chosen), reading),
            lambda state, author: taken_back_with(text_of, state, chosen, reading, author),
            tr("Taken back: {what}. Undo brings the correction back.", what=what)
            if count == 1
            else tr("Taken back: {what}. Undo brings them back.", what=what),
        )

    def go_back(self, reading: str) -> None:
        """Let the text of an earlier reading stand again, as the next reading."""
        state = self._session.state
        if state is None:
            return
        text_of = self._session.store.text
        self._begin(
            "desktop.models.earlier_words:gone_back",
            (reading,),
            lambda state, author: gone_back_with(text_of, state, reading, author),
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
        """Undo or do again the step that made a reading."""
        if not self.can_turn(way):
            return
        self._turn(way)

    # -- private ---------------------------------------------------------------------------------------

    def _begin(
        self,
        job: str,
        arguments: tuple[object, ...],
        here: Callable[[CableState, str], Change | None],
        done: str,
    ) -> None:
        state = self._session.state
        if state is None:
            return
        if self.busy:
            self._tell(tr("What you asked for before is still being done. Ask again in a moment."))
            return
        self._wish = _Wish(state.cable.id, job, arguments, here, done)
        self._work_out(self._wish)

    def _work_out(self, wish: _Wish) -> None:
        """Work out the change: here for a short text, else beside the window."""
        state = self._session.state
        if state is None or state.cable.id != wish.cable:
            self._end()
            self._tell(tr("Nothing was taken back: another cable was opened meanwhile."))
            return
        author = self._session.author.id
        if len(state.text) > AT_ONCE:
            base = _as_it_stands(state)
            path = str(self._session.store.path)
            job = self._jobs().run(wish.job, path, base, *wish.arguments, author)
            job.done.connect(lambda change: self._worked_out(wish, base, change))
            job.failed.connect(self._refused)
            self.worked.emit(True)
            return
        try:
            change = wish.here(state, author)
        except ChanceryError as error:
            self._refused(error)
            return
        self._carry_out(wish, change)

    def _worked_out(self, wish: _Wish, base: CableState, change: Change | None) -> None:
        """Carry out what was worked out, unless it knows nothing of what was done meanwhile."""
        self._session.flush_wanted.emit()
        self._session.look()
        state = self._session.state
        if state is None or _moved_on(state, base):
            self._work_out(wish)
        else:
            self._carry_out(wish, change)

    def _carry_out(self, wish: _Wish, change: Change | None) -> None:
        self._end()
        if change is not None and self._session.do(change):
            self._tell(wish.done)

    def _refused(self, error: ChanceryError) -> None:
        self._end()
        self._say(error_sentence(error), "warn")

    def _end(self) -> None:
        self._wish = None
        self.worked.emit(False)


def _as_it_stands(state: CableState) -> CableState:
    """Return a cable that takes in nothing more: it may be sent to the child process only later."""
    made = replace(state)
    for each in fields(made):
        shelf = getattr(made, each.name)
        if isinstance(shelf, dict):
            setattr(made, each.name, dict(shelf))
    return made


def _moved_on(state: CableState, base: CableState) -> bool:
    """Tell whether what a new reading is made of is no longer what it was."""
    now, then = (
        (one.cable, one.anchors, one.fields, one.stages, one.recipients, one.distributions)
        for one in (state, base)
    )
    return now != then
