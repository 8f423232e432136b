"""Commands that the window has carried out beside itself, in a process of their own and at low priority."""

from __future__ import annotations

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_START = (
    "import os, sys; sys.path.insert(0, {root!r}); getattr(os, 'nice', int)(10);"
    " from desktop.cli import main; sys.exit(main(sys.argv[1:]))"
)


def child_command(library: Path, *words: str) -> tuple[str, list[str]]:
    """Return the program and its arguments that carry out a command on a library."""
    start = _START.format(root=str(_ROOT))
    return sys.executable, ["-c", start, "--library", str(library.absolute()), *words]
