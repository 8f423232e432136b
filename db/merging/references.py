"""Records that lean on others: what is leant on stays, or comes back, whoever took it away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from db.changes import KIND_OF, OF_THE_LIBRARY
from db.errors import LibraryError
from db.merging.incoming import Incoming
from db.merging.ours import Ours, record_of
from db.merging.plan import Item, What
from db.records import Record

if TYPE_CHECKING:
    from db.merging.of_cable import Compared

_LEANS_ON: dict[str, tuple[str, ...]] = {
    "cable": ("reading",),
    "reading": ("cable", "parent"),
    "recipient": ("cable", "distribution"),
    "anchor": ("cable", "reading"),
}
_LETTERS = {"cable": "cable", "reading": "reading", "parent": "reading", "distribution": "distribution"}
"""The kind of record that a field names."""


def mend(found: Compared, ours: Ours, incoming: Mapping[str, Incoming]) -> None:
    """Have every record of a cable find what it leans on: keep it, or bring it back from either side.

    Raises LibraryError "library-damaged" where it is nowhere.
    """
    if not any(item.after != item.ours for item in found.items):
        return
    at = {item.id: index for index, item in enumerate(found.items)}
    after = found.after()
    todo = list(after.values())
    while todo:
        for name, field in _leant_on(todo.pop()):
            if name in after:
                continue
            record = _last_known(name, field, found, ours, incoming)
            after[name] = record
            todo.append(record)
            here = found.ours.get(name)
            what: What = "passed" if here is not None else "brought back"
            known = found.items[at[name]] if name in at else None
            states = known.states if known is not None else ()
            there = known.theirs if known is not None else None
            item = Item(
                _LETTERS[field], name, getattr(record, "cable", record.id), what, here, there, record, states
            )
            if known is not None:
                found.items[at[name]] = item
            else:
                at[name] = len(found.items)
                found.items.append(item)


def _leant_on(record: Record) -> Iterator[tuple[str, str]]:
    kind = KIND_OF[type(record)]
    if kind in OF_THE_LIBRARY:
        return
    for field in _LEANS_ON.get(kind, ("cable",)):
        name = getattr(record, field)
        if name:
            yield name, field


def _last_known(
    name: str, field: str, found: Compared, ours: Ours, incoming: Mapping[str, Incoming]
) -> Record:
    """Return a record that is missing as it is here, there, or as it was here last."""
    if name in found.ours:
        return found.ours[name]
    if name in incoming:
        return incoming[name].record
    line = ours.lines([name]).get(name, [])
    record = next((record_of(_LETTERS[field], state) for state in reversed(line) if state), None)
    if record is None:
        raise LibraryError("library-damaged", path="", reason=f"{field} {name}")
    return record
