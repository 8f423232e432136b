"""What was changed in a text that is being corrected, exactly, so that each step can be taken back.

Qt's own undo would bring back the picture of the text, in which some characters have stand-ins. Here each
step holds the true words, so that undo and redo are exact to the code point.
"""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_BURST = 400
"""Code points that one step of typing holds at most."""


@dataclass(frozen=True, slots=True)
class TextEdit:
    """One step: at code point `start`, `removed` became `added`."""

    start: int
    removed: str
    added: str

    @property
    def inverse(self) -> TextEdit:
        """The step that takes this one back."""
        return TextEdit(self.start, self.added, self.removed)

    def applied(self, text: str) -> str:
        """Return a text after this step. Raises ValueError where its words do not stand there."""
        end = self.start + len(self.removed)
        if text[self.start : end] != self.removed:
            raise ValueError(f"no such words at {self.start}")
        return text[: self.start] + self.added + text[end:]

    def moved(self, place: int, *, sticks: bool = False) -> int:
        """Return where a place of the text stands after this step.

        A place inside what was removed goes to its start, and so does one at the very place of an
        insertion, unless it `sticks` to the words behind it.
        """
        end = self.start + len(self.removed)
        if place < self.start or (place == self.start and not (sticks and end == self.start)):
            return place
        if place >= end:
            return place + len(self.added) - len(self.removed)
        return self.start


class EditHistory:
    """The steps that can be taken back and brought back. What is typed in a row is one step a word."""

    def __init__(self) -> None:
        self._done: list[TextEdit] = []
        self._undone: list[TextEdit] = []
        self._open = False

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Tell whether there is a step to bring back."""
        return bool(self._undone)

    def clear(self) -> None:
        """Forget all steps: another text is shown."""
        self._done.clear()
        self._undone.clear()
        self._open = False

    def close(self) -> None:
        """End the step that typing goes on with: the caret has gone elsewhere."""
        self._open = False

    def add(self, edit: TextEdit, *, typed: bool) -> None:
        """Enter a step that was made; `typed` ones join the step before where they go on with it."""
        self._undone.clear()
        joined = _joined(self._done[-1], edit) if typed and self._open and self._done else None
        if joined is None:
            self._done.append(edit)
        else:
            self._done[-1] = joined
        self._open = typed

    def undo(self) -> TextEdit | None:
        """Return the step that takes back the last one, which may then be brought back; None for none."""
        self._open = False
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1].inverse

    def redo(self) -> TextEdit | None:
        """Return the step that was taken back last; None for none."""
        self._open = False
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]


def _joined(before: TextEdit, edit: TextEdit) -> TextEdit | None:
    """Return two steps as one where the second goes on with the first within a word; None otherwise."""
    if len(before.added) + len(before.removed) > LONGEST_BURST:
        return None
    if not edit.removed and before.added and edit.start == before.start + len(before.added):
        if "\n" in edit.added or (before.added[-1].isspace() and not edit.added[:1].isspace()):
            return None
        return TextEdit(before.start, before.removed, before.added + edit.added)
    if edit.added or before.added or "\n" in edit.removed:
        return None
    if edit.start + len(edit.removed) == before.start:  # backwards
        return TextEdit(edit.start, edit.removed + before.removed, "")
    if edit.start == before.start:  # forwards
        return TextEdit(before.start, before.removed + edit.removed, "")
    return None


def difference(before: str, after: str) -> TextEdit | None:
    """Return the one step from a text to another, without what they have in common at both ends."""
    if before == after:
        return None
    start = common_start(before, after)
    most = min(len(before), len(after)) - start
    tail = min(most, common_start(before[::-1], after[::-1]))
    return TextEdit(start, before[start : len(before) - tail], after[start : len(after) - tail])


def common_start(one: str, other: str) -> int:
    """Return how many code points two texts begin with alike; by halving, at the speed of comparing."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
