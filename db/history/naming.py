"""Giving a state of the library a name, and taking that away again: each function returns the Change."""

from __future__ import annotations

from db.changes import Change, Label, Step
from db.library_records import NamedState
from db.records import new_id, now


def name_state(sequence: int, name: str, *, author: str) -> Change:
    """Return the change that names the state after this replica's change of this sequence number."""
    state = NamedState(new_id("z"), name, sequence, author, now())
    return Change(Label("name-state", {"name": name}), (Step(None, state),))


def forget_state(state: NamedState) -> Change:
    """Return the change that takes a state's name away; the state may then be packed like any other."""
    return Change(Label("forget-state", {"name": state.name}), (Step(state, None),))
