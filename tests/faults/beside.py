"""What stands in a folder that should not stand there, and what `chancery verify` finds in a library."""

from __future__ import annotations

from pathlib import Path

from db.checking.verify import verify_library
from db.errors import LibraryError


def too_many(folder: Path, *wanted: str) -> tuple[str, ...]:
    """Return the names of the files and folders in `folder` that are none of the wanted ones."""
    return tuple(sorted(path.name for path in folder.iterdir() if path.name not in wanted))


def findings(library: Path, *, alone: bool = False) -> tuple[str, ...]:
    """Return what `verify` finds in a library, a line each."""
    try:
        found = verify_library(library, alone=alone).findings
    except LibraryError as error:
        return (f"{library.name}: {error.code} {error.values}",)
    return tuple(f"{library.name}: {one.code} {one.values}" for one in found)
