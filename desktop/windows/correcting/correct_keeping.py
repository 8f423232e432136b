"""Keeping a correction: from the wish to the reading that was made, or to why it was not.

It may have to wait: until it is known what becomes of the notes, and where the library is in use just then.
She is told so, Keep rests meanwhile, and every way out of the wait ends in a reading or in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer

from db.errors import ChanceryError
from desktop.messages.words import plural, tr
from desktop.saving import AGAIN_MS
from desktop.windows.correcting import correct_questions

if TYPE_CHECKING:
    from desktop.windows.correcting.correct_control import CorrectControl
    from desktop.windows.main_window import MainWindow

MOST_TRIES = 50
"""So often a library in use is tried, ten seconds long: our own index and other windows need far less."""


class CorrectKeeping(QObject):
    """Keeps the correction under way in `control`."""

    def __init__(self, control: CorrectControl, window: MainWindow) -> None:
        """Keep nothing yet."""
        super().__init__(control)
        self._control = control
        self._window = window
        self._session = window.session
        self._waits_for: Literal["", "notes", "library"] = ""
        self._at_it = False
        self._asks = True
        self.tries = 0
        """How often the library is still tried before she is told that it is in use."""
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._carry_out)

    # -- public --------------------------------------------------------------------------------------

    @property
    def waits(self) -> bool:
        """Whether the correction is kept by itself, as soon as that is possible."""
        return bool(self._waits_for)

    @property
    def under_way(self) -> bool:
        """Whether she wants it kept and it is not yet."""
        return self.waits or self._at_it

    def keep(self) -> None:
        """Make the text the next reading, as soon as it is known what becomes of the notes."""
        work = self._control.work
        if not work.changed or self.under_way or self._control.watch.refuses_to_keep():
            return
        self._asks, self.tries = True, MOST_TRIES
        if work.fresh:
            self._carry_out()
            return
        self._wait("notes", tr("The corrections are kept as soon as it is known what becomes of the notes."))
        work.ask_again()

    def keep_at_once(self) -> bool:
        """Keep without a question and without waiting: the window closes. Return whether it was kept."""
        self.stop()
        if self._control.watch.refuses_to_keep():
            return False
        self._control.work.settle()
        self._asks, self.tries = False, 0
        return self._carry_out()

    def stop(self, why: str = "") -> None:
        """Keep it no more; `why` tells her that nothing was kept, where she waited."""
        waited, self._waits_for, self._at_it = self.waits, "", False
        self._again.stop()
        if waited and why:
            self._control.tell(why)

    def go_on(self) -> None:
        """Keep what waited for the notes: what becomes of them is known."""
        if self._waits_for == "notes":
            self._carry_out()

    def settle(self) -> bool:
        """Work out here what becomes of the notes, where she waits for it; return whether she does.

        The child process has failed at it.
        """
        if self._waits_for != "notes":
            return False
        try:
            self._control.work.settle()  # `go_on` is called from there
        finally:
            if self._waits_for == "notes":  # our own mistake, which is told as such
                self.stop()
                self._control.show_state()
        return True

    # -- private -------------------------------------------------------------------------------------

    def _wait(self, what: Literal["notes", "library"], words: str) -> None:
        self._waits_for = what
        self._control.show_state()
        self._control.tell(words)

    def _carry_out(self) -> bool:
        self._waits_for, self._at_it = "", True
        try:
            return self._is_decided() and self._is_up_to_date() and self._make()
        finally:
            self._at_it = False
            if self._control.active:
                self._control.show_state()

    def _is_decided(self) -> bool:
        """Ask about places that she has not looked at; return whether she keeps it all the same."""
        work = self._control.work
        left = work.undecided() if self._asks else ()
        if not left:
            return True
        self._asks = False
        if correct_questions.keep_undecided(self._window, left, work.becoming):
            return self._at_it  # else others have changed what she was asked about
        if self._control.active:
            self._control.step(1)
            self._control.page.touched.setFocus()
        return False

    def _is_up_to_date(self) -> bool:
        """Take in what waits here and what others did; return whether the correction is still of that.

        Where it is not, `CorrectWatch` goes on from what is there now, and has said so.
        """
        self._session.has_unsaved()
        self._session.look()
        state = self._session.state
        if self._at_it and state is not None and state.text != self._control.work.base.text:
            self._control.watch.look()  # what was corrected elsewhere is still being taken in
        return self._at_it and self._control.work.fresh

    def _make(self) -> bool:
        control, work = self._control, self._control.work
        becoming = work.becoming
        change = work.change(
            author=self._session.author.id,
            reason=control.page.reason.currentText().strip(),
            note=control.page.note.text().strip(),
        )
        place = control.page.editor.place()
        lost = self._lost()
        if not self._session.do(change, later=self._try_again):
            return False
        control.end_kept()
        self._window.parts.text.restore_place(place)
        words = [tr("Reading {n} was made.", n=becoming)]
        if (more := self._lost() - lost) > 0:
            words.append(
                plural(
                    more,
                    "{n} note lost its words: see the tray.",
                    "{n} notes lost their words: see the tray.",
                )
            )
        control.tell(" ".join([*words, tr("Undo takes it back.")]))
        return True

    def _lost(self) -> int:
        """Return how many notes of the cable have no place."""
        state = self._session.state
        return sum(state.is_orphan(note) for note in state.notes_in_order()) if state is not None else 0

    def _try_again(self, error: ChanceryError) -> bool:
        """Have it tried again where the library is only in use just now."""
        if error.code != "library-locked" or self.tries <= 0:
            return False
        self.tries -= 1
        self._wait(
            "library",
            tr("The library is in use by another program: the corrections are kept as soon as it lets go."),
        )
        self._again.start()
        return True
