"""Names and their mentions lie apart, one with the library, the others with cables: what is mentioned stays.

Who took a name away took all mentions that he knew with it. One that the other side has made since keeps the
name, or brings it back; the mentions that were taken away stay away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from db.cable_rows import names_of
from db.library_records import Name
from db.merging.ours import Ours, record_of
from db.merging.plan import Item
from db.naming.mentioned import mentions_with_anchors
from db.records import Mention, Record


def with_names(ours: Ours, items: Sequence[Item], theirs: Mapping[str, Record]) -> list[Item]:
    """Return the items of a plan so that every mention will have its name; `theirs` are those of the others.

    Raises LibraryError "history-damaged".
    """
    names = {item.id: item for item in items if item.kind == "name"}
    going = [item.id for item in names.values() if item.after is None and item.ours is not None]
    changed = {item.id: item.after for item in items if item.kind == "mention"}
    needed = {record.name for record in changed.values() if isinstance(record, Mention)}
    for mention in mentions_with_anchors(ours.connection, going)[0]:
        if mention.id not in changed:
            needed.add(mention.name)
    kept = needed.intersection(going)
    made = [
        replace(item, what="passed", after=item.ours, states=()) if item.id in kept else item
        for item in items
    ]
    there = {name.id for name in names_of(ours.connection, needed)}
    there |= {name for name, item in names.items() if item.after is not None}
    for name in sorted(needed - there):
        back = theirs.get(name) or _last_known(ours, name)
        if isinstance(back, Name):
            made = [item for item in made if item.id != name]
            made.append(Item("name", name, None, "brought back", None, theirs.get(name), back))
    return made


def _last_known(ours: Ours, name: str) -> Record | None:
    states = ours.lines([name]).get(name, [])
    return next((record for state in reversed(states) if (record := record_of("name", state))), None)
