"""What she has decided about places while the text is corrected, step by step, to be taken back.

Text has an undo of its own (`panels.text.edit_history`); these are the steps of the panel beside it. A place
laid by hand moves along with what is typed, in the steps of before as well, so that what is brought back
stands on the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from db.correcting.correction_choices import Choice
from desktop.panels.text.edit_history import TextEdit


@dataclass(frozen=True, slots=True)
class Decision:
    """One step: what was decided about a place by its key before and after, and whether its value is kept."""

    key: str
    before: Choice | None
    after: Choice | None
    kept_before: bool
    kept_after: bool


class Choices:
    """The decisions in force, by the key of their place, and the steps that led to them."""

    def __init__(self) -> None:
        """Begin with none."""
        self.made: dict[str, Choice] = {}
        self.kept_values: set[str] = set()
        """The places whose record keeps today's value."""
        self._done: list[Decision] = []
        self._undone: list[Decision] = []

    @property
    def can_undo(self) -> bool:
        """Tell whether a decision can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Tell whether a decision can be brought back."""
        return bool(self._undone)

    def start(self, made: Mapping[str, Choice], kept_values: set[str]) -> None:
        """Begin anew with these decisions; there is no step to take back."""
        self.made, self.kept_values = dict(made), set(kept_values)
        self._done.clear()
        self._undone.clear()

    def choose(self, key: str, choice: Choice | None) -> None:
        """Decide about a place, or take a choice back, as a step."""
        kept = key in self.kept_values
        self._do(Decision(key, self.made.get(key), choice, kept, kept))

    def turn_value(self, key: str) -> None:
        """Let a place's record take the new value, or keep today's, as a step."""
        choice, kept = self.made.get(key), key in self.kept_values
        self._do(Decision(key, choice, choice, kept, not kept))

    def undo(self) -> str | None:
        """Take the last decision back and return the key of its place; None where there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._put(step.key, step.before, step.kept_before)
        return step.key

    def redo(self) -> str | None:
        """Bring the decision last taken back in again and return the key of its place."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self._put(step.key, step.after, step.kept_after)
        return step.key

    def follow(self, edit: TextEdit) -> None:
        """Move the places laid by hand along with a step of the text."""

        def moved(choice: Choice | None) -> Choice | None:
            if choice is None or choice.kind != "placed":
                return choice
            start, end = edit.moved(choice.span[0], sticks=True), edit.moved(choice.span[1])
            return replace(choice, span=(start, max(start, end)))

        self.made = {key: one for key, choice in self.made.items() if (one := moved(choice))}
        self._change(lambda step: replace(step, before=moved(step.before), after=moved(step.after)))

    def rename(self, names: Mapping[str, str | None]) -> None:
        """Take these keys instead of those of before; what has none any more is forgotten."""
        self.made = {new: choice for key, choice in self.made.items() if (new := names.get(key))}
        self.kept_values = {new for key in self.kept_values if (new := names.get(key))}

        def renamed(step: Decision) -> Decision | None:
            new = names.get(step.key)
            return replace(step, key=new) if new else None

        self._change(renamed)

    # -- private -------------------------------------------------------------------------------------

    def _do(self, step: Decision) -> None:
        if (step.before, step.kept_before) == (step.after, step.kept_after):
            return
        self._undone.clear()
        self._done.append(step)
        self._put(step.key, step.after, step.kept_after)

    def _put(self, key: str, choice: Choice | None, kept: bool) -> None:
        if choice is None:
            self.made.pop(key, None)
        else:
            self.made[key] = choice
        if kept:
            self.kept_values.add(key)
        else:
            self.kept_values.discard(key)

    def _change(self, change: Callable[[Decision], Decision | None]) -> None:
        for steps in (self._done, self._undone):
            steps[:] = [new for step in steps if (new := change(step)) is not None]
