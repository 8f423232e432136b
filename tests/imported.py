"""A file's bytes entered in a library, for tests of what is done with a cable then."""

from __future__ import annotations

from dataclasses import dataclass

from db.store import Store
from desktop.importing import known_cable, read_file


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of a file: the cable that holds it, and whether it was there already."""

    cable: str
    already_there: bool


def import_data(store: Store, data: bytes, name: str, author: str) -> Entered:
    """Enter a file's bytes as a cable, unless one with the very same text is there.

    Raises ReadingError where it cannot be read, LibraryError where it cannot be kept.
    """
    change, cable = read_file(data, name, author)
    known = known_cable(store, change)
    if known is not None:
        return Entered(known, already_there=True)
    store.apply(change, author=author, undoable=False)
    return Entered(cable.id, already_there=False)
