"""Names with the spellings in which they are looked for: each function returns the Change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from db.changes import Change, Label, Step
from db.library_records import NameVariant
from db.records import new_id


def add_variant(spellings: Iterable[str]) -> Change | None:
    """Return the change that keeps spellings of one name together; None for fewer than two."""
    kept = spellings_of(spellings)
    if len(kept) < 2:
        return None
    return Change(Label("add-variant", {"name": kept[0]}), (Step(None, NameVariant(new_id("v"), kept)),))


def change_variant(variant: NameVariant, spellings: Iterable[str]) -> Change | None:
    """Return the change that gives a name other spellings; None for none, fewer than two leave none of it."""
    kept = spellings_of(spellings)
    if kept == variant.spellings:
        return None
    if len(kept) < 2:
        return remove_variant(variant)
    step = Step(variant, replace(variant, spellings=kept))
    return Change(Label("change-variant", {"name": kept[0]}), (step,))


def remove_variant(variant: NameVariant) -> Change:
    """Return the change that forgets that these are spellings of one name."""
    name = variant.spellings[0] if variant.spellings else ""
    return Change(Label("remove-variant", {"name": name}), (Step(variant, None),))


def spellings_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return spellings without blanks at their ends, each once."""
    cleaned = (" ".join(each.split()) for each in words)
    return tuple(dict.fromkeys(each for each in cleaned if each))
