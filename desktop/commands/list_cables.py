"""`chancery list`: the cables of the library, in its order."""

from __future__ import annotations

import argparse

from db.listing import Listed
from db.trash.trash_count import count_trash
from desktop.commands import library
from desktop.commands.output import put_json, say
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr


def run(arguments: argparse.Namespace) -> int:
    """Print one line, or one object, for each cable."""
    if arguments.trashed:
        from desktop.commands import list_trashed

        return list_trashed.run(arguments)
    with library.opened(arguments) as store:
        rows = store.cables()
        deleted = 0 if rows else store.read(count_trash)
        titles = {cable: value for cable, name, value in store.names() if name == "title" and value}
    if arguments.json:
        put_json([_as_json(row, titles.get(row.id, "")) for row in rows])
        return 0
    if not rows and deleted:
        say(tr("No cables here, but some in the trash: `chancery list --trashed` shows them."))
        return 0
    if not rows:
        say(tr("No cables yet. `chancery import FILE` enters one."))
        return 0
    table = [(show_time(row.date) if row.date else "–", row.cable_number or "–") for row in rows]
    widths = [max(len(cells[column]) for cells in table) for column in (0, 1)]
    for row, (date, number) in zip(rows, table, strict=True):
        say(f"{date:<{widths[0]}}  {number:<{widths[1]}}  {row.title or tr('No title')}")
        say(f"{'':<{widths[0]}}  {_facts(row)}  {row.id}")
    return 0


def _facts(row: Listed) -> str:
    notes = plural(row.notes, "{n} note", "{n} notes")
    return f"{notes}, {tr('distribution')}: {tr(row.verdict)}"


def _as_json(row: Listed, title: str) -> dict[str, object]:
    return {
        "id": row.id,
        "title": title or row.title or None,
        "date": row.date or None,
        "cable_number": row.cable_number or None,
        "originator": row.originator or None,
        "notes": row.notes,
        "verdict": row.verdict,
    }
