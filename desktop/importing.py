"""A file becomes a cable of the library: read it, see whether it is there already, enter it.

One at a time, by the session's door; many at once go by way of `desktop.import_run`.
"""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

from db.cable_rows import names_of
from db.changes import Change, Label
from db.errors import ReadingError
from db.library_records import Name
from db.records import Author, Cable, text_hash
from db.store import Store
from desktop.reading.file_names import name_of
from desktop.reading.formats import MOST_BYTES, read, refused_at_sight
from desktop.reading.records import import_change

OWN_CABLE = "bring-cable"
"""The label of an import that enters a cable under the ids that it left with."""


def file_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises ReadingError "file-not-found", "file-not-readable", "file-not-text" for a pipe or a device, which
    would be read for ever, "file-too-large", or the code of a kind that is not read whatever it holds.
    """
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise ReadingError("file-not-text", name=path.name)
        if stat.S_ISREG(status.st_mode) and status.st_size > MOST_BYTES:
            raise ReadingError("file-too-large", name=path.name, size=status.st_size, most=MOST_BYTES)
        with path.open("rb") as file:
            head = file.read(4096)
            if code := refused_at_sight(head, path.name):
                raise ReadingError(code, name=path.name)
            return head + file.read()
    except FileNotFoundError as error:
        raise ReadingError("file-not-found", path=str(path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError("file-not-readable", path=str(path), reason=reason) from error


def read_file(data: bytes, name: str, author: str) -> tuple[Change, Cable]:
    """Return the change that enters these bytes, a file called `name`, as a cable, and the cable.

    Takes and gives values only, so that it can run in the child process. Raises ReadingError.
    """
    return import_change(read(data, name_of(name)), data, author)


def known_cable(store: Store, change: Change) -> str | None:
    """Return the id of the cable that an import would enter again, or None.

    That is one with the very text, or for a cable that comes back under its own id, the one with that id.
    """
    if change.label.code == OWN_CABLE:
        return change.cable if change.cable and store.has_cable(change.cable) else None
    return store.cable_with_text(text_hash(change.texts[0]))


def for_library(store: Store, change: Change) -> Change:
    """Return an import without the authors and names that the library has: cables of several share them."""
    shared = {step.record.id: step for step in change.steps if isinstance(step.after, Author | Name)}
    if not shared:
        return change
    there = {author.id for author in store.authors()}
    there |= {name.id for name in store.read(names_of, list(shared))}
    steps = [step for step in change.steps if not (step.record.id in shared and step.record.id in there)]
    return replace(change, steps=tuple(steps))


def enter_sample(store: Store, path: Path, author: str) -> str:
    """Enter the sample cable where the library does not have it, note that it was, and return its id.

    A library is given the sample once; deleted, it stays deleted until she asks for it.
    """
    change, cable = read_file(file_bytes(path), path.name, author)
    known = known_cable(store, change)
    if known is not None:
        store.note_sample_entered()
        return known
    change = replace(change, label=Label("enter-sample", {"name": path.name}))
    store.apply(change, author=author, sample=True)
    return cable.id
