"""The rows that the trash is shown in: cables with their own deleted notes under them, then other notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from db.trash.trash_list import Trash, TrashedCable, TrashedNote
from desktop.messages.trash import cable_facts, cable_title, note_facts, show_deleted
from desktop.messages.words import tr
from desktop.models.note_pieces import plain_words

_LONGEST = 300
"""Characters of a note's words that are kept for its row; more never fits into one."""


@dataclass(frozen=True, slots=True)
class TrashRow:
    """One row: a heading, or a cable or note and what is told of it; `under` is the cable above it."""

    what: Literal["heading", "cable", "note"]
    id: str
    title: str
    facts: str = ""
    deleted: str = ""
    under: str = ""
    thing: TrashedCable | TrashedNote | None = None


def rows_of(trash: Trash) -> list[TrashRow]:
    """Return the rows for what lies in the trash; none where it is empty."""
    rows: list[TrashRow] = []
    if trash.cables:
        rows.append(TrashRow("heading", "", tr("Cables")))
    for cable in trash.cables:
        title = cable_title(cable.title, cable.cable_number)
        told = show_deleted(cable.deleted, cable.by)
        rows.append(TrashRow("cable", cable.id, title, cable_facts(cable), told, thing=cable))
        rows += [_note_row(note, with_cable=True) for note in cable.own_trash]
    if trash.notes:
        rows.append(TrashRow("heading", "", tr("Notes")))
        rows += [_note_row(note, with_cable=False) for note in trash.notes]
    return rows


def spoken(row: TrashRow) -> str:
    """Return a row as a sentence, for a screen reader and the tool tip."""
    return ", ".join(part for part in (row.title, row.facts, row.deleted) if part)


def _note_row(note: TrashedNote, *, with_cable: bool) -> TrashRow:
    words = " ".join(plain_words(note.words).split())
    title = words or (tr("“{quote}”", quote=" ".join(note.quote.split())) if note.quote else "")
    return TrashRow(
        "note",
        note.id,
        title[:_LONGEST] or tr("Note without words"),
        note_facts(note, with_cable=with_cable),
        show_deleted(note.deleted, note.by),
        under=note.cable if with_cable else "",
        thing=note,
    )
