"""Entering somebody who makes notes and changes: returns the Change."""

from __future__ import annotations

from collections.abc import Sequence

from db.changes import Change, Label, Step
from db.records import NOTE_COLOURS, Author, new_id


def new_author(name: str, known: Sequence[Author]) -> tuple[Change, Author]:
    """Return the change that enters an author of this name beside those that are known, and the author."""
    initials = "".join(word[0] for word in name.split()[:3]).upper()
    author = Author(new_id("u"), name, initials, NOTE_COLOURS[len(known) % len(NOTE_COLOURS)])
    return Change(Label("add-author", {"name": name}), (Step(None, author),)), author
