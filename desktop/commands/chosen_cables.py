"""Which cables a command is about: those that are named, all, or what a query means."""

from __future__ import annotations

import argparse

from db.errors import ExportError
from db.library_list.pages import cables_of
from db.searching.find import find
from db.searching.query_names import meant
from db.store import Store
from desktop.commands import library
from desktop.commands.output import warn
from desktop.known_names import known_names
from desktop.messages.search import hint_sentence


def chosen_cables(store: Store, arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return the ids of the cables that are meant, each once; raises NotFoundError, ExportError."""
    if arguments.all:
        ids = [row.id for row in store.cables()]
    elif arguments.query is not None:
        query = store.read(meant, arguments.query, known_names())
        for hint in query.hints:
            warn(hint_sentence(hint))
        numbers = store.read(find, query).cables
        named = store.read(cables_of, numbers)
        ids = [named[n] for n in numbers if n in named]
    else:
        ids = [library.find_cable(store, words) for words in arguments.cables]
    if not ids:
        raise ExportError("export-no-cables")
    return tuple(dict.fromkeys(ids))
