"""The table of names that is shipped, read when first asked for."""

from __future__ import annotations

from functools import cache

import resources
from db.romanizing.names import Names


@cache
def known_names() -> Names:
    """Return the names of the shipped table, each with its spellings."""
    lines = (resources.folder() / "names" / "romanizations.txt").read_text("utf-8").splitlines()
    groups = (line for line in lines if line.strip() and not line.startswith("#"))
    return Names(tuple(spelling.strip() for spelling in group.split(";")) for group in groups)
