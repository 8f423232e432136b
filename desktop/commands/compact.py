"""`chancery compact`: packs the history, and gives back the room that this sets free."""

from __future__ import annotations

import argparse

from db.history.compaction import compact, give_back_room
from desktop.commands import library
from desktop.commands.output import put_json, say
from desktop.messages.backups import show_size
from desktop.messages.words import plural, tr


def run(arguments: argparse.Namespace) -> int:
    """Pack the library's history and say what came of it."""
    path = library.path_of(arguments)
    done = compact(path)
    smaller = 0 if arguments.pack_only else give_back_room(path)
    if arguments.json:
        put_json({"library": str(path), "merged": done.merged, "packed": done.packed, "smaller": smaller})
        return 0
    say(
        tr(
            "{steps} packed, {saves} put together, {size} free now. No state that has a name or that undo"
            " leads to was given up.",
            steps=plural(done.packed, "{n} step", "{n} steps"),
            saves=plural(done.merged, "{n} save of typing", "{n} saves of typing"),
            size=show_size(max(done.freed, smaller)),
        )
    )
    return 0
