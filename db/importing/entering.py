"""A batch of prepared cables written in one transaction, as one change of an import.

This is `Store.apply` for what is nothing but new: no record has to be looked for before it is written, all
rows of a kind go in together, and the index of words takes the texts in at once, since nobody waits for this
process. `tests/db/importing` holds both ways against each other, row by row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path

from db.anchor_packs import write_anchor_pack
from db.changes import Change, Label, Step, step_digest
from db.history.change_rows import append_change, append_step_rows, number_of
from db.history.opened_sessions import others_than
from db.history.pack_rows import write_pack
from db.history.step_forms import pack_made
from db.history.step_forms import unpack as unpack_step
from db.history.step_packs import pressed, states_in
from db.history.undo_list import remember_for_undo
from db.immutables import write_files, write_texts
from db.importing.prepared import Prepared, Row, unpack
from db.library_list.derive import write_rows
from db.place.library_file import LibraryFile
from db.records import Author
from db.rows import any_there, insert_rows, write_records
from db.schema import latest_version
from db.searching.search_index import index_new_cables

MOST = 200
"""Cables in one change; more are entered in several, so that no transaction grows without bound."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of one cable: its id in the library, and whether its very text was there already.

    `title` is what the one that was there is called in the list.
    """

    cable: str
    already_there: bool
    title: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a batch: each of its cables in order, and how many changes that took."""

    cables: tuple[Entered, ...]
    changes: int


@dataclass(frozen=True, slots=True)
class ForWhom:
    """Under whose name and for which window a batch is written.

    `author` is the id or name that history names. `session` is the number of the window's own opening of the
    library, whose Ctrl+Z takes the import back; None where that is nobody's.
    """

    author: str
    import_id: str
    session: int | None = None


def enter_batch(library: str, blobs: Sequence[bytes], whom: ForWhom) -> Written:
    """Write cables that `prepare` made into the library, but those whose text is there: all or nothing.

    The library is named by its path as words, since this is a task for a child process. Raises LibraryError
    where it cannot be written, ValueError for more than MOST cables.
    """
    if len(blobs) > MOST:
        raise ValueError("a batch has at most 200 cables")
    batch = [unpack(blob) for blob in blobs]
    file = LibraryFile(Path(library), create=False, backups=None)
    try:
        with file.writing() as connection:
            return _enter(connection, batch, whom, file.place)
    finally:
        file.close_beside()


def _enter(connection: sqlite3.Connection, batch: Sequence[Prepared], whom: ForWhom, place: str) -> Written:
    known: dict[str, str] = {}
    entered: list[Entered] = []
    new: list[Prepared] = []
    for one in batch:
        key = one.cable if one.own_ids else one.text_sha256
        there = known.get(key) or _known(connection, one)
        if there is None:
            new.append(one)
        known[key] = there or one.cable
        entered.append(Entered(there or one.cable, already_there=there is not None))
    if not new:
        return Written(_with_titles(connection, entered), 0)
    new, changes = _with_known_authors(connection, new, whom)
    changes += _enter_names(connection, new, whom)
    _write(connection, new)
    _remember(connection, new, whom, place)
    write_rows(connection, [one.cable for one in new])
    index_new_cables(connection, [one.cable for one in new])
    return Written(_with_titles(connection, entered), changes + 1)


def _with_titles(connection: sqlite3.Connection, entered: Sequence[Entered]) -> tuple[Entered, ...]:
    """Name those that were there already as the list does: her file may be called otherwise."""
    return tuple(
        replace(one, title=_title(connection, one.cable)) if one.already_there else one for one in entered
    )


def _title(connection: sqlite3.Connection, cable: str) -> str:
    row = connection.execute("SELECT title FROM listing WHERE cable = ?", (cable,)).fetchone()
    return "" if row is None else str(row[0])


def _known(connection: sqlite3.Connection, one: Prepared) -> str | None:
    """Return the id of the cable in the library that this one is, also one in the trash with this id."""
    if not one.own_ids:
        return _cable_with_text(connection, one.text_sha256)
    return one.cable if any_there(connection, "cable", (one.cable,)) else None


def _cable_with_text(connection: sqlite3.Connection, sha256: str) -> str | None:
    row = connection.execute(
        "SELECT cable.id FROM reading JOIN cable ON cable.id = reading.cable"
        " WHERE reading.text_sha256 = ? AND reading.ordinal = 0 AND cable.trashed IS NULL",
        (sha256,),
    ).fetchone()
    return None if row is None else str(row[0])


def _write(connection: sqlite3.Connection, new: Sequence[Prepared]) -> None:
    write_texts(connection, (text for one in new for text in one.texts))
    write_files(connection, (file for one in new for file in one.files))
    rows = sorted(chain.from_iterable(one.rows for one in new), key=itemgetter(0))
    for kind, some in groupby(rows, key=itemgetter(0)):
        insert_rows(connection, kind, chain.from_iterable(rows for _, rows in some))
    for one in new:
        if one.places is not None:
            write_anchor_pack(connection, *one.places)


def _remember(connection: sqlite3.Connection, new: Sequence[Prepared], whom: ForWhom, place: str) -> None:
    """Write the change into history, and on the window's list of what it can take back."""
    if len(new) == 1:
        label = Label("import-cable", {"name": new[0].file_name})
    else:
        label = Label("import-cables", {"count": len(new)})
    change = Change(label, (), cable=new[0].cable, kind="import", import_id=whom.import_id)
    schema = latest_version()
    number, _ = append_change(connection, change, author=whom.author, schema=schema, kinds=("cable",))
    first = 0
    for one in new:
        cable = number_of(connection, one.cable)
        if one.pack is not None:
            write_pack(connection, number, cable, first, one.count, one.pack, schema)
        append_step_rows(
            connection,
            [
                (number, first + at, kind, record, cable, owner, None, None, packed, schema, sha256)
                for at, (kind, record, owner, packed, sha256) in enumerate(one.steps)
            ],
        )
        first += one.count
    if whom.session is not None:
        others = others_than(connection, whom.session, place)
        remember_for_undo(connection, change, number, whom.session, others)


def _with_known_authors(
    connection: sqlite3.Connection, new: Sequence[Prepared], whom: ForWhom
) -> tuple[list[Prepared], int]:
    """Return the cables with the authors of their notes being those of the library; enter who is not there.

    That is a change of its own, as it is with everybody who comes into a library: notes lean on it.
    """
    changes = 0
    made = []
    for one in new:
        others: dict[str, str] = {}
        for author in one.authors:
            if one.own_ids:
                if not any_there(connection, "author", (author.id,)):
                    _enter_author(connection, author, whom)
                    changes += 1
                continue
            row = connection.execute("SELECT id FROM author WHERE name = ?", (author.name,)).fetchone()
            if row is not None:
                others[author.id] = str(row[0])
                continue
            _enter_author(connection, author, whom)
            changes += 1
        made.append(_by_others(one, others) if others else one)
    return made, changes


def _enter_author(connection: sqlite3.Connection, author: Author, whom: ForWhom) -> None:
    write_records(connection, (author,))
    change = Change(Label("add-author", {"name": author.name}), (Step(None, author),))
    append_change(connection, change, author=whom.author, schema=latest_version())


def _enter_names(connection: sqlite3.Connection, new: Sequence[Prepared], whom: ForWhom) -> int:
    """Enter whom the cables mention and the library does not have, in changes of their own; return how many.

    As with authors: the cables of several imports may lean on them. One that is there stays as it is.
    """
    changes = 0
    for name in chain.from_iterable(one.names for one in new):
        if not any_there(connection, "name", (name.id,)):
            write_records(connection, (name,))
            change = Change(Label("new-name", {"name": name.name}), (Step(None, name),))
            append_change(connection, change, author=whom.author, schema=latest_version())
            changes += 1
    return changes


def _by_others(one: Prepared, others: dict[str, str]) -> Prepared:
    """Return a cable with these ids of authors in the place of those."""

    def renamed(row: Row) -> Row:
        return tuple(others.get(value, value) if type(value) is str else value for value in row)

    def step_renamed(after: str) -> str:
        for was, now in others.items():
            after = after.replace(f'"{was}"', f'"{now}"')
        return after

    rows = tuple((kind, tuple(map(renamed, some))) for kind, some in one.rows)
    steps = []
    for kind, record, owner, packed, _ in one.steps:
        after = step_renamed(unpack_step(packed, (None,), record, owner) or "")
        steps.append((kind, record, owner, pack_made(after, record, owner), step_digest(None, after)))
    return replace(one, rows=rows, steps=tuple(steps), pack=_pack_by_others(one.pack, others))


def _pack_by_others(pack: tuple[bytes, bytes] | None, others: dict[str, str]) -> tuple[bytes, bytes] | None:
    """Return the steps of a cable in their pack with those ids in the place of these."""
    if pack is None:
        return None
    return pressed(
        [
            (kind, {n: others.get(v, v) if type(v) is str else v for n, v in fields.items()})
            for kind, fields in states_in(*pack) or ()
        ]
    )
