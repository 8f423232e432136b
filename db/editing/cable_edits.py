"""Making a cable, and putting one into the trash: each function returns the Change."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from db.changes import Change, Label, Step
from db.records import Cable, Reading, new_id, now, text_hash


def new_cable(
    text: str,
    *,
    author: str,
    file_name: str = "",
    data: bytes = b"",
    encoding: str = "utf-8",
    line_ends: str = "lf",
    had_bom: bool = False,
    file_sha256: str = "",
) -> tuple[Change, Cable]:
    """Return the change that enters a cable with this text as its reading 0, and the cable.

    `data` are the original bytes, kept as they came; empty for a cable that was typed or pasted in.
    `file_sha256` is theirs, where somebody has made it already.
    """
    moment = now()
    reading = Reading(
        new_id("v"), new_id("k"), None, 0, text_hash(text), "[]", "as imported", "", author, moment
    )
    file_hash = (file_sha256 or hashlib.sha256(data).hexdigest()) if data else ""
    cable = Cable(
        reading.cable,
        reading.id,
        file_name,
        file_hash,
        encoding,
        line_ends,
        had_bom,
        "",
        "draft",
        moment,
    )
    change = Change(
        Label("import-cable", {"name": file_name}),
        (Step(None, cable), Step(None, reading)),
        cable=cable.id,
        texts=(text,),
        files=(data,) if data else (),
    )
    return change, cable


def trash_cable(cable: Cable, title: str) -> Change:
    """Return the change that puts a cable into the trash, with everything that belongs to it."""
    after = replace(cable, trashed=now())
    return Change(Label("delete-cable", {"title": title}), (Step(cable, after),), cable=cable.id)


def restore_cable(cable: Cable, title: str) -> Change:
    """Return the change that takes a cable out of the trash."""
    after = replace(cable, trashed=None)
    return Change(Label("restore-cable", {"title": title}), (Step(cable, after),), cable=cable.id)


def set_status(cable: Cable, status: str) -> Change | None:
    """Return the change of a cable's editorial status (draft, collated, checked); None if the same."""
    if cable.status == status:
        return None
    after = replace(cable, status=status)
    return Change(Label("change-status", {"status": status}), (Step(cable, after),), cable=cable.id)
