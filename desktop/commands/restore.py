"""`chancery restore FILE`: a backup takes the library's place, which is backed up or kept aside first."""

from __future__ import annotations

import argparse
from pathlib import Path

from db.backup.restore import restore
from desktop.backup_choices import backup_root
from desktop.commands import library
from desktop.commands.output import put_json, say
from desktop.messages.words import tr
from desktop.settings import Settings


def run(arguments: argparse.Namespace) -> int:
    """Put the backup in the library's place and say where today's library is now."""
    path, backup = library.path_of(arguments), Path(arguments.file)
    done = restore(backup, path, backup_root(Settings()))
    if arguments.json:
        put_json(
            {
                "restored": str(backup),
                "library": str(path),
                "backed_up": str(done.backed_up.path) if done.backed_up else None,
                "aside": str(done.aside) if done.aside else None,
            }
        )
        return 0
    say(tr("{library} is now what {backup} holds.", library=path, backup=backup))
    if done.backed_up is not None:
        say(tr("The library as it was before lies in {path}.", path=done.backed_up.path))
    if done.aside is not None:
        say(tr("The library as it was before is damaged; it was kept as {path}.", path=done.aside))
    return 0
