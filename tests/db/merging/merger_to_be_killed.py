"""Merges one library into another, and dies in the middle of the transaction that writes it."""

from __future__ import annotations

import os
import signal
import sys

from db.merging.whole import merge_library

library, other, author, backups = sys.argv[1:]


def die(share: float, code: str) -> None:
    if code == "merging" and share > 0.9:
        os.kill(os.getpid(), signal.SIGKILL)


merge_library(library, other, author, None, backups, die)
