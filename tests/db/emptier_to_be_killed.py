"""Empties the trash of one cable and one note, and says when the deleting begins; is killed meanwhile."""

from __future__ import annotations

import sys

from db.trash.emptying import empty_trash

library, cable, note, author, backups = sys.argv[1:]


def say(_fraction: float, code: str) -> None:
    if code == "deleting":
        sys.stdout.write("deleting\n")
        sys.stdout.flush()


empty_trash(library, [cable], [note], author, backups, say)
