"""Cross-references in sentences: what is wrong with them, and who refers to a note."""

from __future__ import annotations

from collections.abc import Sequence

from db.cable_state import CableState
from db.referring.dead import DeadReference
from db.referring.links import kind_of
from db.referring.targets import Target
from desktop.messages.notes import note_title, short_quote
from desktop.messages.words import plural, tr


def dead_reference(state: CableState, found: DeadReference) -> str:
    """Return the finding: "Footnote 3 refers to “note 9”: that note is in the trash."."""
    return tr(
        "{note} refers to “{words}”: {why}.",
        note=note_title(found.note, state.note_marks().get(found.note.id)),
        words=short_quote(found.link.words, 60),
        why=why_dead(found.target),
    )


def why_dead(target: Target) -> str:
    """Return why a reference leads nowhere."""
    is_note = kind_of(target.address) == "note"
    if target.fate == "trashed":
        return tr("that note is in the trash") if is_note else tr("that cable is in the trash")
    return tr("that note is not in the library") if is_note else tr("that cable is not in the library")


def dead_count(count: int) -> str:
    """Return how many references lead nowhere, for a title bar."""
    return plural(count, "{n} dead reference", "{n} dead references")


def referred_by(marks: Sequence[str], others: Sequence[str]) -> str:
    """Return who refers to a note: "Referred to by notes 2, 5; Chen-8/36, note 1"; "" for nobody.

    `marks` are those of several notes of the same cable, `others` the names of the rest.
    """
    parts = list(others)
    if marks:
        parts.insert(0, tr("notes {marks}", marks=tr(", ").join(marks)))
    return tr("Referred to by {notes}", notes=tr("; ").join(parts)) if parts else ""
