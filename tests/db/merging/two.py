"""Two copies of a library, edited apart and merged, for tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from db.cable_state import CableState
from db.changes import Change
from db.correcting.corrections import new_reading
from db.editing.note_edits import add_note
from db.history.past import Filter
from db.merging.change import merge_change
from db.merging.plan import MergePlan
from db.merging.planning import plan_merge
from db.records import Note
from db.store import Store

__all__ = ["Filter", "Side"]


class Side:
    """One of the libraries, open, and somebody who edits a cable in it."""

    def __init__(self, path: Path, author: str, cable: str) -> None:
        self.path = path
        self.store = Store(path)
        self.author = self.store.ensure_author(author).id
        self.cable = cable

    @property
    def state(self) -> CableState:
        return self.store.cable_state(self.cable)

    def do(self, change: Change | None) -> None:
        if change is not None:
            self.store.apply(change, author=self.author)

    def note(self, words: str = "words", span: tuple[int, int] = (0, 6), **more: Any) -> Note:  # noqa: ANN401
        kind = more.pop("kind", "footnote")
        change, note = add_note(self.state, kind, [span], author=self.author, words=words, **more)
        self.do(change)
        return note

    def correct(self, old: str, new: str) -> None:
        state = self.state
        self.do(new_reading(state, state.text.replace(old, new), author=self.author))

    def plan(self, other: Side) -> MergePlan:
        return plan_merge(self.path, other.path)

    def merge(self, other: Side) -> MergePlan:
        plan = self.plan(other)
        self.do(merge_change(plan))
        return plan
