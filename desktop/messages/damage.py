"""Damage found while a cable is open, in a sentence: what it is, and what that means for her work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from desktop.messages.words import plural, tr


def damaged_sentence(altered: Iterable[tuple[str, str]]) -> str:
    """Return what to tell about records, by kind and id, that are not what was stored."""
    counted = Counter(kind for kind, _ in altered)
    past, listing = counted.pop("step", 0), counted.pop("listing", 0)
    notes, places = counted.pop("note", 0), counted.pop("anchor", 0)
    others = sum(counted.values())
    parts = [
        plural(notes, "{n} note", "{n} notes") if notes else "",
        plural(places, "{n} place in the text", "{n} places in the text") if places else "",
        plural(others, "{n} other entry", "{n} other entries") if others else "",
    ]
    named = ", ".join(part for part in parts if part)
    if named:
        return tr(
            "The library's file is damaged. Of this cable, these are not what was stored: {what}. They cannot"
            " be changed until that is put right.",
            what=named,
        )
    if listing and not past:
        return tr("The list shows this cable otherwise than it is: the library's file is damaged.")
    return tr(
        "A former state of this cable is not what was stored: the library's file is damaged. What you see is"
        " whole, but not every step can be undone."
    )


def unsound_sentence(count: int, *, made: bool) -> str:
    """Return what to tell about a library that is damaged itself, and whether it was backed up."""
    words = plural(
        count,
        "The library's file is damaged: {n} thing in it is not what was stored.",
        "The library's file is damaged: {n} things in it are not what was stored.",
    )
    if made:
        return words + " " + tr("It was backed up as it is; the earlier backups may have it whole.")
    return words + " " + tr("No backup was made of it; the earlier ones were kept.")
