"""A cable that was read, as the rows that its import will write: made in the process that read it.

Whoever writes then has only to insert: the work for a hundred records is done where there are processors to
spare, and what crosses between the processes is one string of bytes.
"""

from __future__ import annotations

import json
import pickle
from dataclasses import dataclass
from typing import Any

from db.anchor_packs import pack_anchors
from db.changes import KIND_OF, Change, record_to_json, step_digest
from db.history.change_rows import cable_of
from db.history.step_forms import pack_made
from db.history.step_packs import pack_steps
from db.immutables import FileOnce, Kept, KeptFile, packed_together
from db.library_records import Name
from db.records import Anchor, Author, Cable, Reading, text_hash
from db.rows import row_of

Row = tuple[Any, ...]
Made = tuple[str, str, str | None, bytes, bytes]
"""A step that made a record: its kind, its id, the owner of an anchor, its packed form, its checksum.

Packed at once, since an import is history that will hardly be read: it takes a fifth of the room.

A bare tuple, as there are a hundred in a cable: *m*: as dataclasses they took 0.6 ms to read, so 0.15."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """One cable, ready to be written; `rows` are those of its records by kind, in the order of making.

    `authors` are those of its notes, `names` whom it mentions; both may be in the library already and have no
    steps here. `pack` are all its steps, `count` of them, as one row of history; where they are too many for
    that, None, and then each is one of `steps`. With `own_ids` it comes back from where it has these ids: by
    them it is recognised, and so are its authors; else by its text, and they by their names. `places` are its
    anchors that are not among the rows: of which reading, how many, packed.
    """

    cable: str
    file_name: str
    texts: tuple[Kept, ...]
    files: tuple[KeptFile, ...]
    rows: tuple[tuple[str, tuple[Row, ...]], ...]
    steps: tuple[Made, ...]
    pack: tuple[bytes, bytes] | None
    count: int
    authors: tuple[Author, ...] = ()
    names: tuple[Name, ...] = ()
    places: tuple[str, int, bytes] | None = None
    own_ids: bool = False

    @property
    def text_sha256(self) -> str:
        """The SHA-256 of the text of reading 0, by which the same text is recognised."""
        return self.texts[0][0]


def prepare(change: Change, *, own_ids: bool = False, once: FileOnce | None = None) -> bytes:
    """Return what writing the import of one cable takes, as bytes for another process of this program.

    `once` is the file of which many are read. The first of its texts is that of reading 0. Raises ValueError
    where the change is no import of one cable: where it does anything but make records.
    """
    rows: dict[str, list[Row]] = {}
    made: list[tuple[str, str]] = []
    steps: list[Made] = []
    authors: list[Author] = []
    names: list[Name] = []
    anchors: list[Anchor] = []
    file_name = ""
    for step in change.steps:
        record = step.after
        if step.before is not None or record is None or change.cable is None:
            raise ValueError("an import only makes records")
        if isinstance(record, Author):
            authors.append(record)
            continue
        if isinstance(record, Name):
            names.append(record)
            continue
        if cable_of(record) != change.cable:
            raise ValueError("an import of one cable makes records of that cable")
        if isinstance(record, Cable):
            file_name = record.file_name
        kind = KIND_OF[type(record)]
        if isinstance(record, Anchor):
            anchors.append(record)
        else:
            rows.setdefault(kind, []).append(row_of(record))
        after = record_to_json(record)
        assert after is not None
        made.append((kind, after))
    texts = {text_hash(text): text for text in change.texts}
    places, own = _places(change, anchors, texts)
    if own:
        rows["anchor"] = [row_of(anchor) for anchor in own]
    pack = pack_steps(made, texts.get)
    if pack is None:
        steps = [_step(kind, after) for kind, after in made]
    kept_texts, kept_files = packed_together(change.texts, change.files, once)
    prepared = Prepared(
        change.cable or "",
        file_name,
        tuple(kept_texts),
        tuple(kept_files),
        tuple((kind, tuple(some)) for kind, some in rows.items()),
        tuple(steps),
        pack,
        len(made),
        tuple(authors),
        tuple(names),
        places,
        own_ids,
    )
    return pickle.dumps(prepared, protocol=pickle.HIGHEST_PROTOCOL)


def _places(
    change: Change, anchors: list[Anchor], texts: dict[str, str]
) -> tuple[tuple[str, int, bytes] | None, list[Anchor]]:
    """Return the anchors of reading 0 that can be packed, packed, and the others."""
    readings = (step.after for step in change.steps if isinstance(step.after, Reading))
    first = next((reading for reading in readings if reading.ordinal == 0), None)
    packed = first and pack_anchors(anchors, first.id, texts.get(first.text_sha256, ""))
    if first is None or not packed:
        return None, anchors
    ids = {anchor.id for anchor in packed[1]}
    return (first.id, len(ids), packed[0]), [anchor for anchor in anchors if anchor.id not in ids]


def _step(kind: str, after: str) -> Made:
    fields = json.loads(after)
    owner = fields["owner"] if kind == "anchor" else None
    return kind, fields["id"], owner, pack_made(after, fields["id"], owner), step_digest(None, after)


def unpack(blob: bytes) -> Prepared:
    """Return what `prepare` made in a process of this program."""
    prepared = pickle.loads(blob)
    assert isinstance(prepared, Prepared)
    return prepared
