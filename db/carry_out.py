"""A change carried out on the records, within the transaction that is open."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from db.anchor_packs import are_packed, taken_from_packs
from db.changes import Change, Step, compose
from db.checking.record_check import is_altered
from db.errors import ChangeRefusedError, LibraryError
from db.history.change_rows import cable_of
from db.immutables import kept_file, kept_text, write_files, write_texts
from db.library_list.derive import refresh_listing, remove_from_listing
from db.records import Anchor
from db.rows import any_there, read_record, remove_record, write_records
from db.searching.search_index import Reindexing

_ON_SELECTED_WORDS = frozenset(("add-note", "add-span", "place-note", "resize-span", "take-field"))
"""Changes that lay something on words which she sees and has selected."""


def carry_out(connection: sqlite3.Connection, change: Change, path: Path) -> None:
    """Write a change's texts, files and records, and bring the list of cables and the index up to date.

    Raises ChangeRefusedError "record-moved-on" where a record is no longer what the change saw, and
    LibraryError "record-damaged" where it is not what was stored in the library at `path`.
    """
    if change.kind == "merge":  # it passes through states that are no longer anybody's
        led = [step for step in compose(change.steps) if step.before != step.after]
        change = replace(change, steps=tuple(led))
    reindexing = Reindexing(connection, change)
    imported = change.kind == "import"
    write_texts(connection, (kept_text(text, imported=imported) for text in change.texts))
    write_files(connection, map(kept_file, change.files))
    _spread(connection, change)
    for kind, steps in groupby(change.steps, _kind_of_new):
        if kind is not None:
            _enter(connection, change, kind, list(steps))
            continue
        for step in steps:
            _turn(connection, change, step, path)
    _refuse_old_reading(connection, change)
    refresh_listing(connection, change)
    reindexing.finish()


def _kind_of_new(step: Step) -> str | None:
    """Return the kind of record that a step enters; None for a step that alters one or takes it away."""
    return step.kind if step.before is None and step.after is not None else None


def _spread(connection: sqlite3.Connection, change: Change) -> None:
    """Have rows of their own for the anchors with which one lies in a pack that is altered or removed."""
    altered = [step.before for step in change.steps if isinstance(step.before, Anchor)]
    readings = {anchor.reading for anchor in altered}
    write_records(connection, taken_from_packs(connection, readings, {anchor.id for anchor in altered}))


def _enter(connection: sqlite3.Connection, change: Change, kind: str, steps: list[Step]) -> None:
    """Enter new records of one kind together: a correction makes an anchor for each note, in one go."""
    ids = {step.record.id for step in steps}
    anchors = [step.after for step in steps if isinstance(step.after, Anchor)]
    if len(ids) < len(steps) or any_there(connection, kind, ids) or are_packed(connection, anchors):
        raise ChangeRefusedError("record-moved-on", kind=kind, label=change.label.code)
    write_records(connection, (step.record for step in steps))


def _turn(connection: sqlite3.Connection, change: Change, step: Step, path: Path) -> None:
    """Alter one record, or take it away, if it is what the change saw."""
    now_there = read_record(connection, step.kind, step.record.id, cable_of(step.record) or "")
    if now_there != step.before:
        raise ChangeRefusedError("record-moved-on", kind=step.kind, label=change.label.code)
    if now_there is not None and is_altered(connection, now_there):
        raise LibraryError("record-damaged", path=str(path))
    if step.after is not None:
        write_records(connection, (step.after,))
        return
    if step.kind == "cable":
        remove_from_listing(connection, step.record.id)
    remove_record(connection, step.record)


def _refuse_old_reading(connection: sqlite3.Connection, change: Change) -> None:
    """Refuse to lay something on words of a reading that is no longer the cable's: another has corrected it.

    What comes back from history or from a backup may well stand on an older reading.
    """
    if change.kind != "do" or change.label.code not in _ON_SELECTED_WORDS:
        return
    for step in change.steps:
        anchor = step.after
        if isinstance(anchor, Anchor) and step.before is None:
            current = connection.execute("SELECT reading FROM cable WHERE id = ?", (anchor.cable,)).fetchone()
            if current is not None and current[0] != anchor.reading:
                raise ChangeRefusedError("reading-moved-on", kind=step.kind, label=change.label.code)


def is_carried_out(connection: sqlite3.Connection, change: Change) -> bool:
    """Tell whether every record is as a change leaves it."""
    return all(
        read_record(connection, step.kind, step.record.id, cable_of(step.record) or "") == step.after
        for step in change.steps
    )
