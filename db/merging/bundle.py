"""A bundle: a library of its own with chosen cables, for a colleague, who gives it back to be merged.

It is made by merging these cables into a new library: so it holds every state that each record has had, by
which it is known again when it comes back, and nothing of any other cable. Private notes (marginal ones, and
what lies in the trash) stay out unless they are asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from db.backup.library_copy import flush_to_disk, looking_at
from db.carry_out import carry_out
from db.errors import LibraryError
from db.history.change_rows import append_change
from db.library_records import Name
from db.merging.change import merge_change
from db.merging.compare import compare
from db.merging.incoming import Incoming
from db.merging.ours import record_of
from db.merging.theirs import Theirs, read_theirs
from db.place.library_file import LibraryFile
from db.place.part_files import part_path, remove_dead_parts, remove_part
from db.records import Author, Note, Record
from db.schema import latest_version

Report = Callable[[float, str], object]
_HERS = frozenset({"conflict", "saved_filter", "name_variant", "office"})
"""Kinds that belong to her library as a whole; of names, those go along that the cables mention."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What is in a bundle, counted in the finished file: cables, notes; and notes that stayed out."""

    cables: int
    notes: int
    left_out: int


def write_bundle(
    library: str,
    target: Path,
    cables: Collection[str],
    author: str,
    private: bool,
    report: Report,
) -> Bundled:
    """Write a bundle of these cables to a file, replacing what is there only when the bundle is whole.

    With `private` the marginal notes go along. Raises LibraryError; "copy-onto-itself" where the target is
    the library.
    """
    source = Path(library)
    if target.exists() and target.samefile(source):
        raise LibraryError("copy-onto-itself", path=str(target))
    part = part_path(target, os.getpid())
    remove_dead_parts(target)
    try:
        file = LibraryFile(part, create=True, backups=None)
        try:
            with looking_at(source) as connection:
                theirs = read_theirs(connection, file.connection, cables=cables, report=report)
            report(0.5, "bundling")
            found = _count_and_enter(file, theirs, author, private=private)
        finally:
            file.close()
        flush_to_disk(part)
        part.replace(target)
        flush_to_disk(target.parent)
        return found
    except OSError as error:
        raise LibraryError("library-not-writable", path=str(target), reason=error.strerror or "") from error
    finally:
        remove_part(target, os.getpid())


def _count_and_enter(file: LibraryFile, theirs: Theirs, author: str, *, private: bool) -> Bundled:
    kept, left_out = _leaving(theirs.incoming, author, private=private)
    with file.writing() as connection:
        connection.execute("UPDATE library SET sample_entered = 1")  # a colleague's bundle has hers alone
        plan = compare(
            connection, kept, texts=tuple(theirs.texts.values()), files=tuple(theirs.files.values())
        )
        change = merge_change(plan)
        if change is not None:
            named = replace(change.label, code="bundle", values={})
            change = replace(change, label=named)
            carry_out(connection, change, file.path)
            append_change(connection, change, author=author, schema=latest_version(), packed=True)
        counted = [
            int(connection.execute(f"SELECT count(*) FROM {kind}").fetchone()[0])
            for kind in ("cable", "note")
        ]
    return Bundled(counted[0], counted[1], left_out)


def _leaving(incoming: Iterable[Incoming], author: str, *, private: bool) -> tuple[list[Incoming], int]:
    """Return what leaves, and how many notes stay: with them their places and what they once were."""
    every = [one for one in incoming if not one.gone and one.kind not in _HERS]
    out = {one.record.id for one in every if _stays(one.record, private=private)}
    leaving = [one for one in every if out.isdisjoint((one.record.id, getattr(one.record, "owner", "")))]
    used = {author}
    for one in leaving:
        used |= {getattr(one.record, name, "") for name in ("author", "name")}
    kept = [one for one in leaving if not isinstance(one.record, Author | Name) or one.record.id in used]
    return [one if private else _without_private_past(one) for one in kept], len(out)


def _without_private_past(one: Incoming) -> Incoming:
    if not isinstance(one.record, Note):
        return one
    return replace(one, states=tuple(state for state in one.states if not _was_private(state)))


def _stays(record: Record, *, private: bool) -> bool:
    if not isinstance(record, Note):
        return False
    return record.trashed is not None or (record.kind == "marginal" and not private)


def _was_private(state: str) -> bool:
    record = record_of("note", state)
    return isinstance(record, Note) and record.kind == "marginal"
