"""A correction under way: the text as it stands, what it does to the notes, and what she has decided.

What follows from the text is worked out in the child process after a pause; until it comes, notes and
choices move along with each step, and an answer about a text of before is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from db.cable_state import CableState
from db.changes import Change
from db.correcting.correction_choices import Choice, decided, undecided
from db.correcting.correction_preview import Preview, preview_texts
from db.correcting.corrections import Correction, Hunk, Moved, accept, carried
from db.errors import ChanceryError
from db.records import Anchor, new_id
from db.whole_body import with_whole_body
from desktop.models.new_values import value_steps
from desktop.models.touched_items import Touched, touched_items
from desktop.panels.text.edit_history import TextEdit
from desktop.windows.correcting.correct_choices import Choices

if TYPE_CHECKING:
    from desktop.jobs import Jobs

PAUSE_MS = 300
"""So long after the last key the notes are looked for."""


class CorrectWork(QObject):
    """One correction of one reading. `begin` starts another."""

    previewed = Signal()
    """`items`, `after` and `changes` are those of the text as it stands."""
    failed = Signal(object)
    """The notes could not be looked for: a ChanceryError. Keeping does it again."""

    def __init__(self, jobs: Callable[[], Jobs], parent: QObject) -> None:
        """Work with the child process that `jobs` returns."""
        super().__init__(parent)
        self._jobs = jobs
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self._asked: str | None = None
        self._steps: list[TextEdit] = []
        self._preview: Preview | None = None
        self._number = 0
        self.state: CableState | None = None
        self.text = ""
        self.choices = Choices()
        self.code = "correct-text"
        """What the change is called, as a label's code: "update-from-file" where the text came from one."""
        self.items: list[Touched] = []
        self.after: CableState | None = None

    # -- what stands now -----------------------------------------------------------------------------

    @property
    def base(self) -> CableState:
        """The cable as it was when the correction began, or was last told anew."""
        assert self.state is not None
        return self.state

    @property
    def changed(self) -> bool:
        """Tell whether the text differs from the reading."""
        return self.state is not None and self.text != self.state.text

    @property
    def fresh(self) -> bool:
        """Tell whether what is known about the notes is about the text as it stands."""
        return self._preview is not None and self._preview.correction.new == self.text

    @property
    def changes(self) -> int:
        """How many corrections the text holds, as far as known."""
        return len(self._preview.correction.hunks) if self._preview is not None else 0

    @property
    def becoming(self) -> int:
        """The number of the reading that would be made."""
        return max(one.ordinal for one in self.base.readings.values()) + 1

    def undecided(self) -> tuple[Moved, ...]:
        """Return the listed places that should still be looked at."""
        listed = {item.key for item in self.items}
        if self._preview is None:
            return ()
        left = undecided(self._preview.correction, self.choices.made)
        return tuple(one for one in left if one.before.id in listed)

    def span_now(self, item: Touched) -> tuple[int, int] | None:
        """Return where an item's words, or the nearest ones, stand in the text as it is typed on."""
        span = item.span or item.near
        if span is None:
            return None
        start, end = span
        for step in self._steps:
            start, end = step.moved(start, sticks=True), step.moved(end)
        return start, max(start, end)

    def changed_spans(self) -> list[tuple[int, int, str]]:
        """Return where each correction's words stand in the new text, and the old ones, as far as known."""
        found, shift = [], 0
        for hunk in self._preview.correction.hunks if self._preview is not None else ():
            found.append((hunk.start + shift, hunk.start + shift + len(hunk.new), hunk.old))
            shift += len(hunk.new) - len(hunk.old)
        return found

    def hunk_at(self, place: int) -> tuple[Hunk, int] | None:
        """Return the correction at a place of the new text and where its words begin; None for none."""
        if self._preview is None or not self.fresh:
            return None
        for hunk, (start, end, _old) in zip(
            self._preview.correction.hunks, self.changed_spans(), strict=True
        ):
            if start <= place <= end:
                return hunk, start
        return None

    def place_now(self, place: int) -> int:
        """Return where a place of the reading before stands in the text as it is typed on."""
        place = carried(place, self._preview.correction.hunks) if self._preview is not None else place
        for step in self._steps:
            place = step.moved(place)
        return place

    # -- what is done --------------------------------------------------------------------------------

    def begin(self, state: CableState, text: str | None = None) -> None:
        """Begin to correct a cable's current reading, with the text as it stands already, if it does."""
        self._stop()
        self.state = replace(state)
        self.text = state.text if text is None else text
        self.choices = Choices()
        self.items, self.after, self._preview, self._steps = [], None, None, []
        self._ask()

    def rebase(self, state: CableState) -> None:
        """Go on from what the cable has become elsewhere; choices about places that are no more go."""
        here = {(a.owner, a.ordinal): a.id for a in self._anchors_of(state)}
        now = {a.id: here.get((a.owner, a.ordinal)) for a in self._anchors()}
        choices = self.choices
        choices.rename(now)
        self.begin(state, self.text)
        self.choices = choices

    def refresh(self, state: CableState) -> None:
        """Take the cable as it was read anew, with the same text and the same anchors in it."""
        self.state = replace(state)
        self._list()

    def end(self) -> None:
        """Forget the correction."""
        self._stop()
        self.state, self.text, self.items, self.after, self._preview = None, "", [], None, None

    def follow(self, step: TextEdit, text: str) -> None:
        """Take a step of the editor over; `text` is what stands there now."""
        self.text = text
        self._steps.append(step)
        self.choices.follow(step)
        self._timer.start()

    def choose(self, key: str, choice: Choice | None) -> None:
        """Decide about an item, or take a choice back."""
        self.choices.choose(key, choice)
        self._list()

    def turn_value(self, key: str) -> None:
        """Take an item's new value, or keep today's."""
        self.choices.turn_value(key)
        self._list()

    def turn_choice(self, way: Literal["undo", "redo"]) -> str | None:
        """Take the last choice back, or bring it back; return its item's key, None where there is none."""
        key = self.choices.undo() if way == "undo" else self.choices.redo()
        if key is not None:
            self._list()
        return key

    def ask_again(self) -> None:
        """Have the notes looked for at once, without waiting for a pause."""
        self._timer.stop()
        self._ask()

    def settle(self) -> None:
        """Work out at once what is not known yet: she closes the window, and it cannot wait."""
        if not self.fresh:
            self._take(preview_texts(self.base.text, self.text, self._anchors(), new_id("r")))

    def change(self, *, author: str, reason: str, note: str) -> Change:
        """Return the change that keeps the correction as it is decided; it must be fresh."""
        assert self._preview is not None
        taken = [item.value for item in self.items if item.value is not None and item.taking]
        return accept(
            self.base,
            self._decided(self._preview),
            author=author,
            reason=reason,
            note=note,
            also=value_steps(taken),
            code=self.code,
        )

    # -- private -------------------------------------------------------------------------------------

    def _stop(self) -> None:
        self._timer.stop()
        self._number += 1
        self._asked = None

    def _anchors(self) -> tuple[Anchor, ...]:
        return self._anchors_of(self.base)

    @staticmethod
    def _anchors_of(state: CableState) -> tuple[Anchor, ...]:
        reading = state.cable.reading
        return tuple(a for anchors in state.anchors.values() for a in anchors if a.reading == reading)

    def _ask(self) -> None:
        """Have the notes looked for, one question at a time: the text may change meanwhile."""
        if self.state is None or self._asked is not None:
            return
        if self.fresh:  # typed, and taken back before anybody asked
            self._steps = []
            self._list()
            return
        self._asked = self.text
        number = self._number
        job = self._jobs().run(
            "db.correcting.correction_preview:preview_texts",
            self.base.text,
            self.text,
            self._anchors(),
            new_id("r"),
        )
        job.done.connect(lambda preview: self._answered(number, preview))
        job.failed.connect(lambda error: self._unanswered(number, error))

    def _answered(self, number: int, preview: Preview) -> None:
        if number != self._number:
            return
        self._asked = None
        if preview.correction.new == self.text:
            self._take(preview)
        elif not self._timer.isActive():
            self._ask()

    def _unanswered(self, number: int, error: ChanceryError) -> None:
        if number == self._number:
            self._asked = None
            self.failed.emit(error)

    def _take(self, preview: Preview) -> None:
        self._preview = preview
        self._steps = []
        self._list()

    def _decided(self, preview: Preview) -> Correction:
        return decided(with_whole_body(self.base, preview.correction), self.choices.made)

    def _list(self) -> None:
        if self._preview is None or not self.fresh:
            return  # the answer that comes lists with these choices
        correction = self._decided(self._preview)
        cable = replace(self.base.cable, reading=correction.reading)
        after = replace(self.base, cable=cable, text=correction.new, anchors={})
        after.set_anchors(correction.anchors)
        self.after = after
        made, kept = self.choices.made, self.choices.kept_values
        self.items = touched_items(self.base, self._preview, after, made, kept)
        self.previewed.emit()
