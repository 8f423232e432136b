"""What can be done about an item of the panel, by link and by key, and why something cannot."""

from __future__ import annotations

from typing import Literal

from desktop.messages.words import tr
from desktop.models.touched_items import Touched

Deed = Literal["right", "choose", "orphan", "near", "back", "value"]
KEYS: dict[Deed, str] = {"right": "R", "choose": "C", "orphan": "O", "near": "N", "back": "U", "value": "V"}
"""The key of each deed, in the list."""
_VALUES = frozenset(("header_field", "stage", "recipient", "distribution"))


def deeds(item: Touched) -> list[tuple[Deed, str]]:
    """Return what can be done about an item, with the words of its link."""
    found: list[tuple[Deed, str]] = []
    if item.choice is not None:
        return [("back", tr("Take back")), ("choose", tr("Choose other words…"))]
    if item.new is None and item.near is not None:
        found.append(("near", tr("Take these words")))
    if item.new is not None and item.open:
        found.append(("right", tr("Right as it is")))
    found.append(("choose", tr("Choose other words…")))
    if item.open:
        found.append(("orphan", _let_go(item)))
    return found


def _let_go(item: Touched) -> str:
    if item.place:
        return tr("Let this place go")
    return tr("Leave it without words") if item.kind in _VALUES else tr("Let it become an orphan")


def chosen_words(item: Touched) -> str:
    """Return what she has decided about an item, in words."""
    if item.choice == "orphan":
        if item.place:
            return tr("This place goes")
        return tr("Left without words") if item.kind in _VALUES else tr("Becomes an orphan")
    return {
        None: "",
        "right": tr("Looked at: right as it is"),
        "placed": tr("Placed by hand"),
    }[item.choice]


def why_not(item: Touched, deed: Deed) -> str:
    """Return why a deed does nothing about an item, and what does."""
    if deed == "value":
        return tr("No value would be read from these words.")
    if deed == "back":
        return tr("Nothing was decided here yet.")
    if item.choice is not None:
        return tr("Decided already: {what}. U takes it back.", what=chosen_words(item))
    if deed == "near":
        if item.new is not None:
            return tr("Its words are there.")
        return tr("No words stand near. C chooses others.")
    if deed == "right" and item.new is None and item.near is not None:
        return tr("Its words are gone. N takes the nearest, C chooses others, O leaves it without.")
    if deed == "right" and item.new is None:
        return tr("Its words are gone. C chooses others, O leaves it without.")
    return tr("Nothing is asked here: its words are the same.")
