"""`chancery list --trashed`: the cables that were deleted, and when and by whom."""

from __future__ import annotations

import argparse

from db.trash.trash_list import TrashedCable, read_trash
from desktop.commands import library
from desktop.commands.output import put_json, say
from desktop.messages.trash import cable_facts, cable_title, show_deleted
from desktop.messages.words import tr


def run(arguments: argparse.Namespace) -> int:
    """Print two lines, or one object, for each cable in the trash, the last deleted first."""
    with library.opened(arguments) as store:
        cables = store.read(read_trash).cables
    if arguments.json:
        put_json([_as_json(cable) for cable in cables])
        return 0
    if not cables:
        say(tr("No cables lie in the trash."))
    for cable in cables:
        say(cable_title(cable.title, cable.cable_number))
        say(f"    {cable_facts(cable)}; {show_deleted(cable.deleted, cable.by)}  {cable.id}")
    return 0


def _as_json(cable: TrashedCable) -> dict[str, object]:
    return {
        "id": cable.id,
        "title": cable.title or None,
        "date": cable.date or None,
        "cable_number": cable.cable_number or None,
        "notes": cable.notes,
        "deleted": cable.deleted,
        "deleted_by": cable.by or None,
    }
