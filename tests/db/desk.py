"""A small desk for tests: an open library with one cable, edited as the window edits it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from db.cable_rows import names_of
from db.cable_state import CableState
from db.changes import Change
from db.editing import distribution_edits, header_edits, stage_edits
from db.editing.cable_edits import new_cable
from db.editing.note_edits import add_note
from db.records import Note
from db.store import Store

TEXT = "Urgent. From the Korea Desk\nPak said that he agrees — 臺灣 \U00020bb7 — and Pak left.\n"


class Desk:
    """An open library, the cable in it, and the state kept in step change by change."""

    def __init__(self, path: Path, text: str = TEXT) -> None:
        self.store = Store(path)
        self.author = self.store.ensure_author("Anna Weiss").id
        change, cable = new_cable(text, author=self.author, file_name="a.txt", data=text.encode())
        self.store.apply(change, author=self.author)
        self.cable = cable.id
        self.state = self.store.cable_state(self.cable)

    def do(self, change: Change | None) -> None:
        if change is not None:
            self._absorbed(self.store.apply(change, author=self.author))

    def undo(self) -> Change | None:
        return self._absorbed(self.store.undo(author=self.author))

    def redo(self) -> Change | None:
        return self._absorbed(self.store.redo(author=self.author))

    def note(self, words: str = "words", span: tuple[int, int] = (0, 6), **more: Any) -> Note:  # noqa: ANN401
        kind = more.pop("kind", "footnote")
        change, note = add_note(self.state, kind, [span], author=self.author, words=words, **more)
        self.do(change)
        return note

    def recipients(self, *names: str, copies: int | None = None) -> list[str]:
        """Enter recipients into the first list, and return the ids of all of it."""
        for name in names:
            lists = self.state.distributions_in_order()
            at = len(self.state.recipients_of(lists[0].id)) if lists else 0
            made, _ = distribution_edits.add_recipient(
                self.state, lists[0].id if lists else None, at, name, copies
            )
            self.do(made)
        return [r.id for r in self.state.recipients_of(self.state.distributions_in_order()[0].id)]

    def stages(self, *whens: str) -> None:
        for n, when in enumerate(whens):
            self.do(stage_edits.add_stage(self.state, n, f"Stage {n}", when=when)[0])

    def fields(self, *names: str) -> None:
        for name in names:
            self.do(header_edits.add_field(self.state, name, f"value of {name}")[0])

    def reread(self) -> CableState:
        return self.store.cable_state(self.cable)

    def _absorbed(self, change: Change | None) -> Change | None:
        if change is not None:
            unknown = self.state.unknown_names(change)
            self.state.absorb(change, names=self.store.read(names_of, unknown) if unknown else ())
        return change


def facts(state: CableState) -> dict[str, object]:
    """Return everything that a cable's state says, for comparing."""
    shelves = (
        "readings",
        "fields",
        "stages",
        "distributions",
        "recipients",
        "notes",
        "mentions",
        "marks",
        "structures",
        "doubts",
    )
    owners = {owner for name in shelves for owner in getattr(state, name)}
    return {
        **{name: getattr(state, name) for name in (*shelves, "cable", "text", "authors", "anchors")},
        "named": {m.name: state.names.get(m.name) for m in state.mentions.values()},
        "order": [note.id for note in state.notes_in_order()],
        "numbers": state.numbers(),
        "spans": {owner: state.spans_of(owner) for owner in owners},
    }
