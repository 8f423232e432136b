"""What is done to several cables at once, and saved filters: each function returns the one Change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from db.changes import Change, Label, Step
from db.library_records import SavedFilter
from db.records import Cable, new_id, now

STATUSES = ("draft", "collated", "checked")
"""The editorial statuses, in the order of the work."""


def set_status(cables: Sequence[Cable], status: str) -> Change | None:
    """Return the change that gives cables an editorial status; None where all have it."""
    return _of_cables(cables, "change-status", lambda cable: replace(cable, status=status))


def set_starred(cables: Sequence[Cable], starred: bool) -> Change | None:
    """Return the change that gives cables a star or takes it away; None where nothing is to be done."""
    code = "star-cable" if starred else "unstar-cable"
    return _of_cables(cables, code, lambda cable: replace(cable, starred=starred))


def tag_cables(
    cables: Sequence[Cable], *, add: Sequence[str] = (), remove: Sequence[str] = ()
) -> Change | None:
    """Return the change that adds tags to cables and takes others away; None if that is nothing."""
    added = tuple(" ".join(tag.split()) for tag in add if tag.strip())

    def tagged(cable: Cable) -> Cable:
        kept = tuple(tag for tag in cable.tags if tag not in remove)
        return replace(cable, tags=tuple(dict.fromkeys((*kept, *added))))

    return _of_cables(cables, "tag-cable", tagged)


def trash_cables(cables: Sequence[Cable]) -> Change | None:
    """Return the change that puts cables into the trash with all that belongs to them; None for none."""
    moment = now()
    living = [cable for cable in cables if cable.trashed is None]
    return _of_cables(living, "delete-cables", lambda cable: replace(cable, trashed=moment))


def save_filter(filters: Sequence[SavedFilter], name: str, query: str) -> Change | None:
    """Return the change that saves a query under a name, behind the others or in place of that name's."""
    name, query = " ".join(name.split()), query.strip()
    if not name or not query:
        return None
    known = next((kept for kept in filters if kept.name == name), None)
    if known is not None:
        return change_filter(known, name, query)
    last = max((kept.ordinal for kept in filters), default=-1)
    made = SavedFilter(new_id("g"), name, query, last + 1)
    return Change(Label("save-filter", {"name": name}), (Step(None, made),))


def change_filter(saved: SavedFilter, name: str, query: str) -> Change | None:
    """Return the change of a saved filter's name and query; None for the same, or for no name or query."""
    after = replace(saved, name=" ".join(name.split()) or saved.name, query=query.strip() or saved.query)
    if after == saved:
        return None
    return Change(Label("change-filter", {"name": after.name}), (Step(saved, after),))


def delete_filter(saved: SavedFilter) -> Change:
    """Return the change that takes a saved filter away."""
    return Change(Label("delete-filter", {"name": saved.name}), (Step(saved, None),))


def move_filter(filters: Sequence[SavedFilter], at: int, to: int) -> Change | None:
    """Return the change that puts the filter at one place to another; None where it stands there."""
    ordered = list(filters)
    moved = ordered.pop(at)
    ordered.insert(to, moved)
    steps = tuple(
        Step(kept, replace(kept, ordinal=ordinal))
        for ordinal, kept in enumerate(ordered)
        if kept.ordinal != ordinal
    )
    return Change(Label("move-filter", {"name": moved.name}), steps) if steps else None


def _of_cables(cables: Sequence[Cable], code: str, edit: Callable[[Cable], Cable]) -> Change | None:
    edited = [(cable, edit(cable)) for cable in cables]
    steps = tuple(Step(before, after) for before, after in edited if before != after)
    if not steps:
        return None
    only = steps[0].record.id if len(steps) == 1 else None
    return Change(Label(code, {"count": len(steps)}), steps, cable=only)
