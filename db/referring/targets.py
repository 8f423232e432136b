"""What references lead to: a note with its present mark, a cable with its present name, or nothing any more.

Numbers and names are computed here each time, so a reference renumbers and renames itself.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from db.cable_state import CableState
from db.immutables import text_of
from db.numbering import footnote_marks, order_notes, own_mark
from db.records import Anchor, Cable, HeaderField, Note, NoteKind
from db.referring.links import id_in, kind_of
from db.rows import read_record, read_where

_BLANK_IN_NUMBER = re.compile(r"- (?=\d)")
"""As typists leave it: "Chen- 8/35" is called Chen-8/35."""

Fate = Literal["here", "trashed", "gone"]


@dataclass(frozen=True, slots=True)
class Target:
    """What an address leads to; `fate` says whether it is there, in the trash, or not in the library.

    `cable` is the id of the cable, `called` its number, else its title or file. Of a note there are its kind,
    the mark that it bears ("4", "b", or "" for none) and the first words that it stands on.
    """

    address: str
    fate: Fate = "gone"
    cable: str = ""
    called: str = ""
    kind: NoteKind | None = None
    mark: str = ""
    quote: str = ""

    @property
    def is_dead(self) -> bool:
        """Tell whether the reference leads nowhere."""
        return self.fate != "here"


def called(fields: Iterable[HeaderField], cable: Cable) -> str:
    """Return what a cable is called in a reference: its number, else its title, subject or file."""
    values: dict[str, str] = {}
    for field in sorted(fields, key=lambda one: (one.ordinal, one.id)):
        values.setdefault(field.name, field.value)
    number = values.get("cable number", "").strip()
    if number:
        return _BLANK_IN_NUMBER.sub("-", " ".join(number.split()))
    found = next((values[name] for name in ("title", "subject") if values.get(name, "").strip()), "")
    return " ".join(found.split()) or cable.file_name


def target_in(state: CableState, address: str, here: str | None = None) -> Target | None:
    """Return what an address leads to in a cable, or None where that is not in this cable.

    `here` is what the cable is called, for who knows that already.
    """
    name, kind = id_in(address), kind_of(address)
    if here is None:
        here = called(state.fields.values(), state.cable)
    trashed = state.cable.trashed is not None
    if kind == "cable":
        if name != state.cable.id:
            return None
        return Target(address, "trashed" if trashed else "here", name, here)
    note = state.notes.get(name) if kind == "note" else None
    if note is None:
        return None
    marks, spans = state.note_marks(), state.spans_of(name)
    mark = state.own_mark(note) if note.kind == "own" else marks.get(name, "")
    fate: Fate = "trashed" if trashed or note.trashed is not None else "here"
    return Target(address, fate, state.cable.id, here, note.kind, mark, spans[0].quote if spans else "")


def read_targets(connection: sqlite3.Connection, addresses: Iterable[str]) -> dict[str, Target]:
    """Return what each of these addresses leads to in a library."""
    found: dict[str, Target] = {}
    of_cables: dict[str, list[Note]] = {}
    for address in dict.fromkeys(addresses):
        name, kind = id_in(address), kind_of(address)
        record = read_record(connection, kind, name) if kind else None
        if isinstance(record, Note):
            of_cables.setdefault(record.cable, []).append(record)
        elif isinstance(record, Cable):
            fate: Fate = "here" if record.trashed is None else "trashed"
            found[address] = Target(address, fate, name, called(_fields(connection, name), record))
        else:
            found[address] = Target(address)
    for cable, notes in of_cables.items():
        found |= _of_cable(connection, cable, notes)
    return found


def _of_cable(connection: sqlite3.Connection, cable_id: str, notes: Sequence[Note]) -> Mapping[str, Target]:
    cable = read_record(connection, "cable", cable_id)
    assert isinstance(cable, Cable)
    name = called(_fields(connection, cable_id), cable)
    spans = _spans(connection, cable)
    marks = _marks(connection, cable, spans)
    made = {}
    for note in notes:
        fate: Fate = "here" if cable.trashed is None and note.trashed is None else "trashed"
        own = spans.get(note.id, ())
        quote = own[0].quote if own else ""
        address = f"note:{note.id}"
        made[address] = Target(address, fate, cable_id, name, note.kind, marks.get(note.id, ""), quote)
    return made


def _fields(connection: sqlite3.Connection, cable_id: str) -> list[HeaderField]:
    names = "('cable number', 'title', 'subject')"
    rows = read_where(connection, "header_field", f"cable = ? AND name IN {names}", cable_id)
    return [row for row in rows if isinstance(row, HeaderField)]


def _spans(connection: sqlite3.Connection, cable: Cable) -> dict[str, list[Anchor]]:
    found: dict[str, list[Anchor]] = {}
    for anchor in read_where(
        connection,
        "anchor",
        "cable = ? AND reading = ? AND owner IN (SELECT id FROM note WHERE cable = ?)",
        cable.id,
        cable.reading,
        cable.id,
    ):
        if isinstance(anchor, Anchor):
            found.setdefault(anchor.owner, []).append(anchor)
    for spans in found.values():
        spans.sort(key=lambda one: (one.ordinal, one.id))
    return found


def _marks(
    connection: sqlite3.Connection, cable: Cable, spans: Mapping[str, Sequence[Anchor]]
) -> dict[str, str]:
    """Return the marks of a cable's notes as the cable itself numbers them."""
    row = connection.execute("SELECT text_sha256 FROM reading WHERE id = ?", (cable.reading,)).fetchone()
    text = None if row is None else text_of(connection, row[0])
    rows = read_where(connection, "note", "cable = ? AND trashed IS NULL", cable.id)
    notes = [note for note in rows if isinstance(note, Note)]
    marks = footnote_marks(order_notes(text or "", notes, spans), spans)
    beside = {note.series for note in notes if note.id in marks}
    own = {
        note.id: own_mark(note.label, beside=beside) for note in notes if note.kind == "own" and note.label
    }
    return marks | own
