"""`chancery reindex`: the index that the search uses is made anew from the texts and notes."""

from __future__ import annotations

import argparse

from db.searching.search_fill import fill
from desktop.backup_choices import backup_root
from desktop.commands import library
from desktop.commands.output import put_json, say
from desktop.messages.words import plural, tr
from desktop.settings import Settings


def run(arguments: argparse.Namespace) -> int:
    """Index every cable, or with `--missing` those that are not in the index yet, and say how many."""
    path = library.path_of(arguments)
    count = fill(path, anew=not arguments.missing, backups=backup_root(Settings()))
    if arguments.json:
        put_json({"library": str(path), "indexed": count})
    else:
        say(tr("{path}: {words}.", path=path, words=plural(count, "{n} cable indexed", "{n} cables indexed")))
    return 0
