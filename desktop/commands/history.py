"""`chancery history [CABLE]`: what was done, by whom and when, the newest first."""

from __future__ import annotations

import argparse

from db.history.past import PAGE, Entry, Filter, entries
from desktop.commands import library
from desktop.commands.output import put_json, say
from desktop.messages.history import entry_title, when_and_who
from desktop.messages.words import tr


def run(arguments: argparse.Namespace) -> int:
    """Print the history of a cable, or of the library."""
    with library.opened(arguments) as store:
        cable = library.find_cable(store, arguments.cable) if arguments.cable else None
        found: list[Entry] = []
        while page := store.read(entries, Filter(cable=cable), before=found[-1].first if found else None):
            found += page
            if len(page) < PAGE or (arguments.most and len(found) >= arguments.most):
                break
    found = found[: arguments.most or None]
    if arguments.json:
        put_json([_as_json(entry) for entry in found])
        return 0
    for entry in found:
        title = "" if cable or not entry.title else tr(" in “{title}”", title=" ".join(entry.title.split()))
        say(f"{when_and_who(entry.time, entry.author)}: {entry_title(entry)}{title}")
    if not found:
        say(tr("Nothing was done yet."))
    return 0


def _as_json(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "time": entry.time,
        "author": entry.author,
        "words": entry_title(entry),
        "code": entry.label.code,
        "kind": entry.kind,
        "about": entry.about,
        "cable": entry.cable,
        "title": entry.title,
        "saves": entry.saves,
    }
