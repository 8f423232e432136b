"""Cables that come back with their own ids, as the changes that enter them where they are not there."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.changes import Change, Label, Step
from db.history.change_rows import cable_of
from db.importing.original_file import rebuilt
from db.library_records import Name
from db.records import Anchor, Author, Cable, HeaderField, Note, Reading, Record, text_hash
from db.structures import Structure
from desktop.importing import OWN_CABLE
from desktop.reading.returned import Returned, record_hash


@dataclass(frozen=True, slots=True)
class OwnCable:
    """A cable as it left: the change that enters it with all that is its own, and what it is called."""

    change: Change
    cable: Cable
    title: str
    notes: int


def own_cables(returned: Returned) -> tuple[OwnCable, ...]:
    """Return the cables of a file in its order, each with the authors and names that it needs."""
    cables = [one for one in returned.records if isinstance(one, Cable)]
    return tuple(_own(cable, returned) for cable in cables)


def changed_in(returned: Returned) -> Counter[str]:
    """Return for each cable how many of its records are not as they left, or are new.

    Places and readings go along with what stands on them, and are not counted beside it; a corrected text is.
    """
    return Counter(
        cable_of(one) or ""
        for one in returned.records
        if not isinstance(one, Anchor | Structure | Reading) and returned.left.get(one.id) != record_hash(one)
    )


def _own(cable: Cable, returned: Returned) -> OwnCable:
    owned = [one for one in returned.records if cable_of(one) == cable.id]
    readings = sorted((one for one in owned if isinstance(one, Reading)), key=lambda one: one.ordinal)
    texts = {text_hash(text): text for text in returned.texts}
    own_texts = tuple(dict.fromkeys(texts[one.text_sha256] for one in readings))
    files: tuple[bytes, ...] = ()
    if cable.file_sha256:
        told = {hashlib.sha256(data).hexdigest(): data for data in returned.files}
        data = told.get(cable.file_sha256) or rebuilt(own_texts[0], cable)
        if data is None:
            cable = replace(cable, file_sha256="")
            owned = [cable if isinstance(one, Cable) else one for one in owned]
        else:
            files = (data,)
    named = {str(getattr(one, "author", "")) for one in owned} | {
        str(getattr(one, "name", "")) for one in owned
    }
    shared: list[Record] = [
        one for one in returned.records if isinstance(one, Author | Name) and one.id in named
    ]
    change = Change(
        Label(OWN_CABLE, {"name": cable.file_name}),
        tuple(Step(None, one) for one in (*shared, *owned)),
        cable=cable.id,
        kind="import",
        texts=own_texts,
        files=files,
    )
    notes = sum(isinstance(one, Note) for one in owned)
    return OwnCable(change, cable, _title(owned, cable), notes)


def _title(owned: Sequence[Record], cable: Cable) -> str:
    fields = [one for one in owned if isinstance(one, HeaderField)]
    value = next((f.value for name in ("subject", "title") for f in fields if f.name == name and f.value), "")
    return " ".join(value.split()) or cable.file_name
