"""A library of several cables with their lists and stages, written through the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.changes import Change
from db.editing import distribution_edits, header_edits, stage_edits
from db.editing.cable_edits import new_cable
from db.store import Store


class Shelf:
    """Cables one after the other; `row` tells the row of one."""

    def __init__(self, path: Path) -> None:
        self.store = Store(path)
        self.author = self.store.ensure_author("Anna Weiss").id
        self.cables: list[str] = []

    def do(self, change: Change | None) -> None:
        assert change is not None
        self.store.apply(change, author=self.author)

    def cable(self, date: str = "", **fields: str) -> str:
        """Enter a cable with this date and these header fields, and return its id."""
        change, cable = new_cable(f"Cable {len(self.cables)}\n", author=self.author)
        self.do(change)
        self.cables.append(cable.id)
        for name, value in {"date": date, **fields}.items():
            if value:
                self.do(header_edits.add_field(self.store.cable_state(cable.id), name, value)[0])
        return cable.id

    def list_of(self, cable: str, *entries: tuple[str, int | None], total: int | None = None) -> str:
        """Give a cable a distribution list, and return the list's id."""
        made, listed = distribution_edits.add_distribution(self.store.cable_state(cable))
        self.do(made)
        for at, (name, copies) in enumerate(entries):
            state = self.store.cable_state(cable)
            self.do(distribution_edits.add_recipient(state, listed.id, at, name, copies)[0])
        if total is not None:
            state = self.store.cable_state(cable)
            self.do(distribution_edits.change_distribution(state, listed.id, stated_total=total))
        return listed.id

    def stages_of(self, cable: str, *stages: tuple[str, str], **more: str) -> None:
        """Stamp a cable with (name, time), each below what is there."""
        for name, when in stages:
            state = self.store.cable_state(cable)
            at = len(state.stages_in_order())
            self.do(stage_edits.add_stage(state, at, name, when=when, **more)[0])

    def row(self, cable: str) -> int:
        return self.cables.index(cable) + 1


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path / "shelf.chancery")
    yield made
    made.store.close()
