"""Cables that come in as an import writes them: several at once, one of them with a note of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from db.anchoring.anchors import make_anchor
from db.changes import Change, Step
from db.importing.entering import ForWhom, enter_batch
from db.importing.prepared import prepare
from db.records import Note, Reading, new_id
from db.store import Store
from desktop.reading.plain import read
from desktop.reading.records import import_change

OWN = "Printed in the source"
_MOMENT = "2026-03-01T09:00:00.000000+01:00"


def read_cables(sample: Path, author: str, *, noted: bool = True) -> list[Change]:
    """Return the changes that enter the sample and two small cables, the first with a note of the source."""
    texts = [
        sample.read_bytes(),
        b"SUBJECT: Grain\nTO: Ministry\n\nIt was sent.\n",
        b"SUBJECT: Rice\n\nIt came.\n",
    ]
    changes = [import_change(read(data, f"{n}.txt"), data, author)[0] for n, data in enumerate(texts)]
    if noted:
        changes[0] = replace(changes[0], steps=(*changes[0].steps, *_own_note(changes[0], author)))
    return changes


def enter(store: Store, changes: list[Change], author: str, *, at_once: bool = True) -> list[str]:
    """Enter cables as an import in another process does, or one by one as a window does; return their ids."""
    if at_once:
        whom = ForWhom(author, new_id("i"), store.session_number())
        enter_batch(str(store.path), [prepare(change) for change in changes], whom)
    else:
        for change in changes:
            store.apply(replace(change, import_id=new_id("i")), author=author)
    return [change.cable or "" for change in changes]


def _own_note(change: Change, author: str) -> list[Step]:
    (reading,) = (step.after for step in change.steps if isinstance(step.after, Reading))
    note = Note(new_id("n"), reading.cable, "own", OWN, "slate", (), "60a", author, _MOMENT, _MOMENT)
    place = make_anchor(
        change.texts[0], 3, 9, cable=reading.cable, owner=note.id, reading=reading.id, placed="read"
    )
    return [Step(None, note), Step(None, place)]
