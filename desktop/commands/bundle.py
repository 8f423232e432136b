"""`chancery bundle CABLE... -o FILE`: chosen cables as a library of their own, to be given to a colleague."""

from __future__ import annotations

import argparse
from pathlib import Path

from db.errors import BackupError, LibraryError
from db.merging.bundle import write_bundle
from desktop.commands import library
from desktop.commands.chosen_cables import chosen_cables
from desktop.commands.output import put_json, say
from desktop.messages.library_merge import bundled_sentence


def run(arguments: argparse.Namespace) -> int:
    """Write the bundle and say what is in it."""
    target = Path(arguments.output)
    if not target.parent.is_dir():
        raise LibraryError("library-folder-missing", path=str(target), folder=str(target.parent))
    if target.exists() and not (arguments.force and target.is_file()):
        raise BackupError("file-exists", path=str(target))
    with library.opened(arguments) as store:
        cables, path, author = chosen_cables(store, arguments), store.path, library.author(store)
    private = arguments.added == "marginal"
    bundled = write_bundle(str(path), target, cables, author, private, lambda _share, _code: None)
    if arguments.json:
        put_json(
            {
                "path": str(target),
                "cables": bundled.cables,
                "notes": bundled.notes,
                "left_out": bundled.left_out,
            }
        )
        return 0
    say(bundled_sentence(bundled, str(target)))
    return 0
